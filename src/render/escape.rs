//! Text that is hostile until it is escaped.

use std::fmt::Write as _;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

/// A text as HTML, safe inside attributes too.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_html(&mut out, text).expect("a string takes all that is written");
    out
}

/// Writes a text between tags, where quotation marks are harmless.
pub(super) fn push_text(html: &mut String, text: &str) {
    escape_html_body_text(html, text).expect("a string takes all that is written");
}

/// A text inside a string of a style sheet: whatever might end it, or the sheet, is written by its number.
pub(super) fn css(text: &str) -> String {
    let plain = |it: char| it.is_alphanumeric() || "-_、，（）·".contains(it);
    let mut out = String::with_capacity(text.len());
    for it in text.chars() {
        if plain(it) {
            out.push(it);
        } else {
            write!(out, "\\{:x} ", it as u32).expect("a string takes all that is written");
        }
    }
    out
}
