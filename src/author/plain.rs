//! Names from a standard, made safe to stand in a comment and on a disk.

use crate::text::{is_device, is_odd};

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
    let safe = |it| if is_odd(it) { '-' } else { it };
    let name: String = text.chars().map(safe).take(LONGEST).collect();
    let name = name.trim_matches(|it: char| it.is_whitespace() || ".~".contains(it));
    match name {
        "" => "x".to_owned(),
        // Windows would open a device, and wait for it.
        name if is_device(name) => format!("x-{name}"),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{comment, file_name};

    #[test]
    fn names_break_out_of_nothing() {
        assert_eq!(comment("a --> b\n# c"), "a - -＞ b # c");
        assert_eq!(file_name("../..\\甲:乙?"), "-..-甲-乙-");
        assert_eq!(file_name(" .. "), "x");
        assert_eq!([file_name("CON"), file_name("con.txt")], ["x-CON", "x-con.txt"]);
    }
}
