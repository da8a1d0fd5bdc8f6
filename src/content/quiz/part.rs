//! The parts of a sheet of answers, `二、1. √ 2. ×`, of which a line may hold several.

use crate::content::quiz::heading::{Heading, part};
use crate::content::quiz::marks::{Marks, is_marks};
use crate::content::quiz::number::{Numbered, numbered};
use crate::text::{Source, Span};

/// The part that a text begins with, where answers follow.
pub(super) fn named_part(text: &str) -> Option<Heading> {
    let part = part(text)?;
    let rest = &text[part.length..];
    let is_number =
        |number: Numbered| number.signed || number.to > number.from || Marks::of(&rest[number.length..]).is_some();
    let is_part = part.named.is_some() || text[..part.length].contains('题') || numbered(rest).is_some_and(is_number);
    // 二、 on a line of its own
    let is_alone = rest.is_empty() && !text.starts_with('第');
    (is_part || is_alone || is_marks(rest)).then_some(part)
}

/// `第一部分` alone, which may hold several parts that count from 一、 for themselves.
pub(super) fn is_division(text: &str) -> bool {
    text.starts_with('第') && part(text).is_some_and(|part| part.named.is_none() && part.length == text.len())
}

/// What stands in a line of each part; one that begins within the name of another is none.
pub(super) fn parts(source: &Source, line: Span) -> Vec<Span> {
    let text = source.slice(line);
    let mut end = 0;
    let mut cuts = vec![0];
    for (at, _) in text.char_indices() {
        let is_apart = text[..at].ends_with(|it: char| it.is_whitespace() || "。；;".contains(it));
        if at < end || at > 0 && !is_apart {
            continue;
        }
        if let Some(part) = named_part(&text[at..]) {
            end = at + part.length;
            cuts.extend((at > 0).then_some(at));
        }
    }
    cuts.push(text.len());
    let start = line.start as usize;
    cuts.windows(2).map(|cut| source.trim(Span::new(line.source, start + cut[0], start + cut[1]))).collect()
}

/// Whether a line begins one.
pub(super) fn begins_part(source: &Source, line: Span) -> bool {
    let pieces = parts(source, line);
    pieces.len() > 1 || named_part(source.slice(pieces[0])).is_some()
}
