//! The words and signs for true and false.

/// Those that a sheet has in a row; longer ones first.
pub(super) const TRUTHS: [&str; 11] = ["不正确", "正确", "错误", "对", "错", "√", "×", "✓", "✗", "✔", "✘"];

/// Whether something is true, as people write it.
pub(super) fn truth(written: &str) -> Option<bool> {
    match written.trim_matches(|it: char| it.is_whitespace() || "。.".contains(it)).to_lowercase().as_str() {
        "对" | "正确" | "√" | "✓" | "✔" | "是" | "t" | "true" | "yes" => Some(true),
        "错" | "错误" | "×" | "✗" | "✘" | "x" | "否" | "不正确" | "f" | "false" | "no" => Some(false),
        _ => None,
    }
}
