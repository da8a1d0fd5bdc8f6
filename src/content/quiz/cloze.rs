//! A cloze: a text with counted blanks, `__1__`, whose choices stand below it by their numbers.

use crate::content::quiz::number::Number;
use crate::text::{Source, Span};

/// `__1__`: a blank of a text whose choices stand below it.
pub(super) fn has_counted_blank(line: &str) -> bool {
    line.split("__").any(|it| !it.is_empty() && it.len() <= 3 && it.bytes().all(|it| it.is_ascii_digit()))
}

/// What `1. A. sell B. sells` asks: the blank that its number names.
pub(super) fn named_by(source: &Source, line: Span, number: Number) -> Span {
    let own = &source.slice(line)[number.front..number.length];
    let length = own.trim_end_matches(|it: char| it.is_whitespace() || ".．、".contains(it)).len();
    let at = line.start as usize + number.front;
    Span::new(line.source, at, at + length)
}
