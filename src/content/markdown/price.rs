//! `$5 和 $6` are prices, and no formula stands between them.
//!
//! A formula begins where no space follows its `$`, and ends at the next `$` if no space stands before it and no digit
//! behind it, as Pandoc has it. One that begins with a digit holds no Chinese but in braces: `$5，再到US$` is none.

use std::ops::Range;

use memchr::{memchr, memchr3};

use crate::text::is_han;

/// Stands for a `$` that is a price's: one byte too, so that places stay.
pub(super) const SIGN: char = '\u{1}';

/// The text to be parsed, if it differs from the one that was written.
pub(super) fn disguised(text: &str) -> Option<String> {
    let holds = |sign: char| memchr(sign as u8, text.as_bytes()).is_some();
    if !holds('$') || holds(SIGN) {
        return None;
    }
    let mut found = Found::default();
    for paragraph in paragraphs(text) {
        scan(text, paragraph, &mut found);
    }
    let prices = found.prices;
    if prices.is_empty() {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for price in &prices {
        out.push_str(&text[from..*price]);
        out.push(SIGN);
        from = price + 1;
    }
    out.push_str(&text[from..]);
    Some(out)
}

/// The formulas that a text was meant to hold, whether they can be read or not, and what begins one that nothing ends.
pub(super) fn meant(text: &str) -> (Vec<Range<usize>>, Vec<usize>) {
    let mut found = Found::default();
    for paragraph in paragraphs(text) {
        scan(text, paragraph, &mut found);
    }
    let is_command = |at: &usize| {
        let mut behind = text[at + 1..].chars();
        behind.next() == Some('\\') && behind.next().is_some_and(|it| it.is_ascii_alphabetic())
    };
    (found.formulas, found.prices.into_iter().filter(is_command).collect())
}

#[derive(Default)]
struct Found {
    prices: Vec<usize>,
    formulas: Vec<Range<usize>>,
}

/// Nothing is a formula across a blank line.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut paragraphs = Vec::new();
    let (mut start, mut at) = (0, 0);
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            paragraphs.push(start..at);
            start = at + line.len();
        }
        at += line.len();
    }
    paragraphs.push(start..at);
    paragraphs
}

/// Finds the `$` of a paragraph that belong to no formula, and the formulas.
fn scan(text: &str, paragraph: Range<usize>, found: &mut Found) {
    let end = paragraph.end;
    let mut at = paragraph.start;
    while let Some(sign) = memchr3(b'$', b'`', b'\\', &text.as_bytes()[at..end]) {
        at += sign;
        let rest = &text[at..end];
        if let Some(escaped) = rest.strip_prefix('\\') {
            at += 1 + escaped.chars().next().map_or(0, char::len_utf8);
        } else if rest.starts_with('`') {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            at += ticks + code(&rest[ticks..], ticks);
        } else if let Some(inner) = rest.strip_prefix("$$") {
            let length = 2 + inner.find("$$").map_or(0, |length| length + 2);
            found.formulas.push(at..at + length);
            at += length;
        } else if let Some(length) = formula(rest) {
            found.formulas.push(at..at + length);
            at += length;
        } else {
            found.prices.push(at);
            at += 1;
        }
    }
}

/// The bytes up to the end of a code span, if it ends.
fn code(rest: &str, ticks: usize) -> usize {
    let mut at = 0;
    while let Some(found) = rest[at..].find('`') {
        at += found;
        let run = rest[at..].len() - rest[at..].trim_start_matches('`').len();
        at += run;
        if run == ticks {
            return at;
        }
    }
    0
}

/// The bytes of the formula with which a text begins, with both its `$`.
fn formula(rest: &str) -> Option<usize> {
    let inner = &rest[1..];
    if inner.starts_with(char::is_whitespace) {
        return None;
    }
    let ends = inner.match_indices('$').map(|(at, _)| at).find(|at| !inner[..*at].ends_with('\\'));
    let tex = &inner[..ends?];
    let after = &inner[tex.len() + 1..];
    let ends_well =
        !tex.is_empty() && !tex.ends_with(char::is_whitespace) && !after.starts_with(|it: char| it.is_ascii_digit());
    (ends_well && !is_price(tex)).then_some(tex.len() + 2)
}

fn is_price(tex: &str) -> bool {
    let mut depth = 0;
    let mut is_chinese = |character: char| {
        depth += i32::from(character == '{') - i32::from(character == '}');
        depth == 0 && (is_han(character) || "，。；、：！？（）".contains(character))
    };
    tex.starts_with(|it: char| it.is_ascii_digit()) && tex.chars().any(&mut is_chinese)
}
