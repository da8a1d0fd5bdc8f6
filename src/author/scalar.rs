//! A text as a value of YAML, as plain as it may be, also within brackets.

use std::fmt::Write as _;

/// Bare where it can only be read as that text, else in quotes.
pub(super) fn scalar(text: &str) -> String {
    // Wide commas and colons would be taken for the signs of YAML that they look like.
    let is_plain = |character: char| character.is_alphanumeric() || "-._ 。、！？（）《》—·".contains(character);
    let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    let bare = text.starts_with(char::is_alphanumeric)
        && !text.ends_with(' ')
        && text.chars().all(is_plain)
        && text.parse::<f64>().is_err()
        && !words.contains(&text.to_lowercase().as_str());
    if bare { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted += "\\n",
            // No editor shows them, and YAML forbids most of them.
            _ if character.is_control()
                || matches!(character, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}'..='\u{FFFF}') =>
            {
                write!(quoted, "\\u{:04X}", character as u32).expect("a string takes all that is written");
            }
            _ => quoted.push(character),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn only_what_could_be_read_otherwise_is_quoted() {
        assert_eq!(scalar("步骤清楚。"), "步骤清楚。");
        assert_eq!(scalar("甲，乙"), "\"甲，乙\"");
        assert_eq!(scalar("甲: 乙"), "\"甲: 乙\"");
        assert_eq!(scalar("2021"), "\"2021\"");
        assert_eq!(scalar("9f21e0"), "9f21e0");
        assert_eq!(scalar("120e45"), "\"120e45\"");
        assert_eq!(scalar("是：否, \"好\"\n"), "\"是：否, \\\"好\\\"\\n\"");
        assert_eq!(scalar("no"), "\"no\"");
        assert_eq!(scalar(""), "\"\"");
    }
}
