//! What is peculiar to Chinese print.

/// Whether a character is a Han character.
pub fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}')
}

/// Letters, digits and signs of full width as the plain ones, as an input method may have written them.
pub fn narrow(text: &str) -> String {
    text.chars().map(narrow_character).collect()
}

/// One of them.
pub fn narrow_character(written: char) -> char {
    match written {
        '！'..='～' => char::from_u32(u32::from(written) - 0xFEE0).unwrap_or(written),
        '　' => ' ',
        it => it,
    }
}

/// The text without spaces between Han characters: a name that was broken into lines in print.
pub fn without_han_spaces(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if !character.is_whitespace() {
            joined.push(character);
            continue;
        }
        while characters.next_if(|next| next.is_whitespace()).is_some() {}
        let before = joined.chars().last().is_some_and(is_wide);
        let after = characters.peek().copied().is_some_and(is_wide);
        if !(before && after) {
            joined.push(' ');
        }
    }
    joined.trim().to_owned()
}

fn is_wide(character: char) -> bool {
    is_han(character) || matches!(character, '\u{3000}'..='\u{303F}' | '\u{FF00}'..='\u{FF60}' | '“' | '”')
}

#[cfg(test)]
mod tests {
    use super::without_han_spaces;

    #[test]
    fn spaces_go_between_han_characters_only() {
        assert_eq!(without_han_spaces("国际商务 纠纷处理与 隐私权保护"), "国际商务纠纷处理与隐私权保护");
        assert_eq!(without_han_spaces("独立站 CRM 会员"), "独立站 CRM 会员");
    }
}
