//! A cell of requirements, cut where each of them begins.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::number;
use crate::text::{Source, Span};

/// A requirement, or the rest of one that a page break cut off.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Segment<'a> {
    /// As printed, and what it says; `None` for a rest.
    pub(super) number: Option<(&'a str, Number)>,
    /// The text after the number.
    pub(super) text: Span,
    /// The number and the text.
    pub(super) whole: Span,
}

/// What stands before a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// `1.1.1`
    Dotted([u32; 3]),
    /// `1.1.99999999999`
    TooLarge,
    /// `（1）`
    Item(u32),
}

/// The numbers with which a cell may go on.
#[derive(Clone, Copy, Debug)]
pub(super) struct Next {
    pub(super) dotted: [u32; 3],
    /// `None` where the task's requirements are numbered otherwise, so that （1） is a part of their text.
    pub(super) item: Option<u32>,
}

/// Cuts a cell at `<p>` and at the numbers of requirements: a text may hold other numbers.
pub(super) fn segments<'a>(
    source: &'a Source,
    cell: Span,
    mut next: Next,
    findings: &mut Diagnostics,
) -> Vec<Segment<'a>> {
    let mut segments = Vec::new();
    for paragraph in paragraphs(source, cell, findings) {
        let mut rest = paragraph;
        while rest.start < rest.end {
            let text = source.slice(rest);
            let number = leading(text, next);
            if let Some((_, number)) = number {
                next = next.after(number);
            }
            let skip = number.map_or(0, |(printed, _)| printed.len());
            let places = text.char_indices().map(|(at, _)| at).filter(|&at| at > skip);
            let end = places.into_iter().find(|&at| begins(text, at, next)).unwrap_or(text.len());
            let whole = source.trim(Span { end: rest.start + end as u32, ..rest });
            let text = source.trim(Span { start: whole.start + skip as u32, ..whole });
            segments.push(Segment { number, text, whole });
            rest = source.trim(Span { start: rest.start + end as u32, ..rest });
        }
    }
    segments
}

impl Next {
    fn after(self, number: Number) -> Self {
        match number {
            Number::Dotted([field, task, requirement]) => {
                Self { dotted: [field, task, requirement.saturating_add(1)], item: None }
            }
            Number::TooLarge => Self { item: None, ..self },
            Number::Item(item) => Self { item: Some(item.saturating_add(1)), ..self },
        }
    }
}

/// The number at the head of a text, as printed, and what it says.
fn leading(text: &str, next: Next) -> Option<(&str, Number)> {
    if let Some(found) = number::leading(text) {
        let number = found.numbers.map_or(Number::TooLarge, Number::Dotted);
        // A page may begin with a quotation: `1.1.1 条`.
        let quoted = found.rest.trim_start().starts_with(['条', '款', '节']) && number != Number::Dotted(next.dotted);
        return (!quoted).then_some((found.printed, number));
    }
    next.item?;
    number::item(text).and_then(|found| Some((found.printed, Number::Item(found.numbers?))))
}

/// Whether a requirement begins there: any behind a sentence's end, or the next one before 能.
fn begins(text: &str, at: usize, next: Next) -> bool {
    let (before, from) = text.split_at(at);
    let ended = before.trim_end().ends_with(['。', '；', ';', '！', '？']);
    if !ended && !before.ends_with(char::is_whitespace) {
        return false;
    }
    match leading(from, next) {
        Some((printed, Number::Dotted(number))) => {
            ended || (number == next.dotted && from[printed.len()..].trim_start().starts_with('能'))
        }
        Some((_, Number::Item(item))) => ended && next.item == Some(item),
        Some((_, Number::TooLarge)) => ended,
        None => false,
    }
}

/// The texts between `<p>` and `</p>`, or the bare cell.
fn paragraphs(source: &Source, cell: Span, findings: &mut Diagnostics) -> Vec<Span> {
    let text = source.slice(cell);
    let mut paragraphs = Vec::new();
    let mut start = 0;
    let mut opened: Option<usize> = None;
    let mut cut = |start: usize, end: usize| {
        let at = cell.start as usize;
        let paragraph = source.trim(Span::new(cell.source, at + start, at + end));
        if paragraph.start < paragraph.end {
            paragraphs.push(paragraph);
        }
    };
    for (at, tag) in
        text.match_indices("<p>").chain(text.match_indices("</p>")).collect::<std::collections::BTreeMap<_, _>>()
    {
        cut(start, at);
        start = at + tag.len();
        if tag == "<p>" {
            unclosed(cell, opened, findings);
            opened = Some(at);
        } else {
            opened = None;
        }
    }
    cut(start, text.len());
    unclosed(cell, opened, findings);
    paragraphs
}

fn unclosed(cell: Span, opened: Option<usize>, findings: &mut Diagnostics) {
    let Some(at) = opened else { return };
    let start = cell.start as usize + at;
    findings.at(Span::new(cell.source, start, start + "<p>".len()), Finding::UnclosedTag);
}
