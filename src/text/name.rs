//! What can name a file on every system: a site travels between them.

/// Whether a text can be the name of a file or folder wherever a site may be copied to.
pub fn is_file_name(name: &str) -> bool {
    !name.is_empty()
        && !name.contains(is_odd)
        && !name.ends_with(|it: char| it == '.' || it.is_whitespace())
        && !is_device(name)
}

/// Whether some system takes no name with this character.
pub fn is_odd(character: char) -> bool {
    character.is_control() || r#"<>:"/\|?*"#.contains(character)
}

/// Whether Windows takes a file's name, with any ending, for a device.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_lowercase();
    let stem = stem.as_str();
    let is_number = |rest| ["1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"].contains(&rest);
    let is_port = |port| stem.strip_prefix(port).is_some_and(is_number);
    ["con", "prn", "aux", "nul"].contains(&stem) || is_port("com") || is_port("lpt")
}

#[cfg(test)]
mod tests {
    use super::is_file_name;

    #[test]
    fn what_one_system_refuses_names_no_file() {
        for name in ["", "CON", "nul.2026", "com1.txt", "LPT²", "甲:乙", "甲?", "x.", "x ", "a\u{7}", "缺‹项>"]
        {
            assert!(!is_file_name(name), "{name}");
        }
        for name in ["课程", ".hidden", "console", "come", "lpta", "com0", "a b", "缺‹项›.xlsx", "第一课 - 副本.md"]
        {
            assert!(is_file_name(name), "{name}");
        }
    }
}
