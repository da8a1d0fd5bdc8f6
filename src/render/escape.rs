//! Text that is hostile until it is escaped.

/// A text as HTML, safe inside attributes too.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            character => out.push(character),
        }
    }
    out
}

/// A text between tags, where quotation marks are harmless.
pub(super) fn text(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A text inside a string of a style sheet: whatever might end it, or the sheet, is written by its number.
pub(super) fn css(text: &str) -> String {
    let plain = |it: char| it.is_alphanumeric() || "-_、，（）·".contains(it);
    text.chars().map(|it| if plain(it) { it.to_string() } else { format!("\\{:x} ", it as u32) }).collect()
}
