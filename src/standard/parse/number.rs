//! Numbers before a name or a sentence: `1. 名`, `1.1 名`, `1.1.1 能…`, `4.1.1. 能…`.

/// The printed number, its parts, and what follows; nothing where the text begins otherwise.
pub(super) fn leading(text: &str) -> Option<(&str, Vec<u32>, &str)> {
    let end = text.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(text.len());
    let printed = &text[..end];
    let mut numbers = Vec::new();
    for part in printed.trim_end_matches('.').split('.') {
        if part.is_empty() || (part.len() > 1 && part.starts_with('0')) {
            return None;
        }
        numbers.push(part.parse().ok()?);
    }
    let rest = &text[end..];
    // `2021年` and `18mm` count something; a number stands apart or before a Han character.
    let counts = rest
        .starts_with(|character: char| character.is_ascii_alphanumeric() || "年月日个项种%％-—/".contains(character));
    (!counts && !printed.ends_with("..")).then_some((printed, numbers, rest))
}

#[cfg(test)]
mod tests {
    use super::leading;

    #[test]
    fn numbers_are_read_as_printed() {
        assert_eq!(leading("4.1.1. 能分析"), Some(("4.1.1.", vec![4, 1, 1], " 能分析")));
        assert_eq!(leading("5 邮件营销"), Some(("5", vec![5], " 邮件营销")));
        assert_eq!(leading("2.10.1能"), Some(("2.10.1", vec![2, 10, 1], "能")));
        for text in ["2021年12月", "能", "1..2 能", "99999999999 能", ""] {
            assert_eq!(leading(text), None, "{text}");
        }
    }
}
