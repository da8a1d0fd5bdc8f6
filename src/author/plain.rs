//! Names from a standard, made safe to stand in YAML, in a comment, and on a disk.

/// A text as a YAML value, also within brackets: in quotes unless it is words alone.
pub(super) fn scalar(text: &str) -> String {
    let is_word = |it: char| it.is_alphanumeric() || "（）、《》—·".contains(it);
    let begins = text.chars().next().is_some_and(|it| it.is_alphabetic() && !it.is_ascii());
    if begins && text.chars().all(is_word) {
        return text.to_owned();
    }
    // A string of JSON is one of YAML too.
    serde_json::Value::from(text).to_string()
}

/// A text that ends no comment, neither of YAML nor of HTML, and stays on its line.
pub(super) fn comment(text: &str) -> String {
    let line = text.split(|it: char| it.is_whitespace() || it.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ").replace("--", "- -");
    line.replace('>', "＞").replace('<', "＜")
}

/// So many characters of a name are kept: some systems allow no more than 255 bytes.
const LONGEST: usize = 60;

/// A text as the name of a file or folder, on every system.
pub fn file_name(text: &str) -> String {
    let safe = |it: char| if it.is_control() || r#"<>:"/\|?*"#.contains(it) { '-' } else { it };
    let name: String = text.chars().map(safe).take(LONGEST).collect();
    let name = name.trim_matches(|it: char| it.is_whitespace() || ".~".contains(it));
    if name.is_empty() { "x".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{comment, file_name, scalar};

    #[test]
    fn names_break_out_of_nothing() {
        assert_eq!(scalar("海外搜索引擎优化"), "海外搜索引擎优化");
        assert_eq!(scalar("甲: 乙"), "\"甲: 乙\"");
        assert_eq!(scalar("甲，乙"), "\"甲，乙\"");
        assert_eq!(scalar("2021"), "\"2021\"");
        assert_eq!(comment("a --> b\n# c"), "a - -＞ b # c");
        assert_eq!(file_name("../..\\甲:乙?"), "-..-甲-乙-");
        assert_eq!(file_name(" .. "), "x");
    }
}
