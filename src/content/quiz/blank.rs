//! The answers of blanks, as papers and learning platforms write them.

use crate::content::quiz::number::numbered;
use crate::text::{Source, Span, Spanned, narrow};

/// What an answer has for each blank.
pub(super) struct Blanks {
    /// The words for each; `|` stands between those that are equally right.
    pub(super) each: Vec<Spanned<String>>,
    /// How many of them have numbers that say which is for which.
    pub(super) counted: usize,
}

/// `80；2` are two answers, `(1) CTR；点击率 (2) CPC` those of two blanks, of which the first takes either.
/// So many are counted in the lines above.
pub(super) fn blanks(source: &Source, span: Span, counted: usize) -> Blanks {
    let text = source.slice(span);
    let place = |from: usize, to: usize| {
        source.trim(Span::new(span.source, span.start as usize + from, span.start as usize + to))
    };
    let starts = starts(text, counted);
    if starts.is_empty() {
        return Blanks { each: pieces(source, span), counted: 0 };
    }
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([text.len()]);
    let each = starts.iter().zip(ends).map(|((at, length), end)| {
        let span = place(at + length, end);
        let words: Vec<String> = pieces(source, span).into_iter().map(|piece| piece.value).collect();
        Spanned { value: words.join("|"), span }
    });
    Blanks { each: each.collect(), counted: starts.len() }
}

/// Where `(1)`, `(2)` and so on begin, and how long they are, if the text begins with the next.
fn starts(text: &str, counted: usize) -> Vec<(usize, usize)> {
    let mut starts: Vec<(usize, usize)> = Vec::new();
    for (at, character) in text.char_indices() {
        let is_sign = "（(".contains(character) || ('①'..='⑳').contains(&character);
        if !is_sign || starts.is_empty() && at > 0 {
            continue;
        }
        let is_next = |from: u32, to: u32| from == to && from as usize == counted + starts.len() + 1;
        if let Some(number) = numbered(&text[at..]).filter(|it| it.signed && is_next(it.from, it.to)) {
            starts.push((at, number.length));
        }
    }
    starts
}

/// What `；` divides.
fn pieces(source: &Source, span: Span) -> Vec<Spanned<String>> {
    let mut at = span.start as usize;
    let mut answers = Vec::new();
    for piece in source.slice(span).split_inclusive(['；', ';']) {
        let place = source.trim(Span::new(span.source, at, at + piece.trim_end_matches(['；', ';']).len()));
        at += piece.len();
        let value = source.slice(place).trim_end_matches(['。', '.']);
        if !value.is_empty() {
            answers.push(Spanned { value: alternatives(value), span: place });
        }
    }
    answers
}

/// `GSC 或 Google Search Console` and `80%/80％` are two ways to write what is right.
fn alternatives(value: &str) -> String {
    let ways: Vec<&str> = value.split(" 或 ").map(str::trim).collect();
    if ways.len() > 1 && ways.iter().all(|way| way.chars().count() > 1) {
        return ways.join("|");
    }
    match value.split_once(['/', '／']) {
        Some((one, other)) if narrow(one).trim() == narrow(other).trim() => format!("{}|{}", one.trim(), other.trim()),
        _ => value.to_owned(),
    }
}
