//! `$5 和 $6` are prices, and no formula stands between them.
//!
//! A formula begins where no space follows its `$`, and ends at the next `$` if no space stands before it and no digit
//! behind it, as Pandoc has it. One that begins with a digit holds no Chinese but in braces: `$5，再到US$` is none.

use crate::text::is_han;

/// Stands for a `$` that is a price's: one byte too, so that places stay.
pub(super) const SIGN: char = '\u{1}';

/// The text to be parsed, if it differs from the one that was written.
pub(super) fn disguised(text: &str) -> Option<String> {
    if !text.contains('$') || text.contains(SIGN) {
        return None;
    }
    let mut prices = Vec::new();
    let mut start = 0;
    let mut at = 0;
    // Nothing is a formula across a blank line.
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            scan(text, start..at, &mut prices);
            start = at + line.len();
        }
        at += line.len();
    }
    scan(text, start..at, &mut prices);
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for price in &prices {
        out.push_str(&text[from..*price]);
        out.push(SIGN);
        from = price + 1;
    }
    out.push_str(&text[from..]);
    (!prices.is_empty()).then_some(out)
}

/// Finds the `$` of a paragraph that belong to no formula.
fn scan(text: &str, paragraph: std::ops::Range<usize>, prices: &mut Vec<usize>) {
    let end = paragraph.end;
    let mut at = paragraph.start;
    while let Some(found) = text[at..end].find(['$', '`', '\\']) {
        at += found;
        let rest = &text[at..end];
        if let Some(escaped) = rest.strip_prefix('\\') {
            at += 1 + escaped.chars().next().map_or(0, char::len_utf8);
        } else if rest.starts_with('`') {
            let ticks = rest.len() - rest.trim_start_matches('`').len();
            at += ticks + code(&rest[ticks..], ticks);
        } else if let Some(inner) = rest.strip_prefix("$$") {
            at += 2 + inner.find("$$").map_or(0, |length| length + 2);
        } else if let Some(length) = formula(rest) {
            at += length;
        } else {
            prices.push(at);
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
