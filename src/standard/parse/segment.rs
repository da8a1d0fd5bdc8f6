//! A cell of requirements, cut where each of them begins.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::number;
use crate::text::{Source, Span};

/// A requirement, or the rest of one that a page break cut off.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// As printed, and its parts; `None` for a rest.
    pub(super) number: Option<(String, [u32; 3])>,
    /// The text after the number.
    pub(super) text: Span,
    /// The number and the text.
    pub(super) whole: Span,
}

/// Cuts a cell at `<p>` and at the number that is expected next: a text may hold other numbers.
pub(super) fn segments(
    source: &Source,
    cell: Span,
    mut next: Option<[u32; 3]>,
    findings: &mut Diagnostics,
) -> Vec<Segment> {
    let mut segments = Vec::new();
    for paragraph in paragraphs(source, cell, findings) {
        let mut rest = paragraph;
        while rest.start < rest.end {
            let number = leading(source, rest);
            if let Some((_, [field, task, requirement])) = number {
                next = Some([field, task, requirement + 1]);
            }
            let skip = number.map_or(0, |(printed, _)| printed.len());
            let text = source.slice(rest);
            let end = next.and_then(|next| begins(&text[skip..], next)).map_or(text.len(), |at| skip + at);
            let whole = source.trim(Span { end: rest.start + end as u32, ..rest });
            segments.push(Segment {
                number: number.map(|(printed, numbers)| (printed.to_owned(), numbers)),
                text: source.trim(Span { start: whole.start + skip as u32, ..whole }),
                whole,
            });
            rest = source.trim(Span { start: rest.start + end as u32, ..rest });
        }
    }
    segments
}

fn leading(source: &Source, span: Span) -> Option<(&str, [u32; 3])> {
    let (printed, numbers, _) = number::leading(source.slice(span))?;
    Some((printed, numbers.try_into().ok()?))
}

/// Where in a text a requirement of that number begins.
fn begins(text: &str, number: [u32; 3]) -> Option<usize> {
    let printed = number.map(|part| part.to_string()).join(".");
    text.match_indices(&printed).map(|(at, _)| at).find(|&at| {
        let apart = text[..at].ends_with(|before: char| before.is_whitespace() || "。；".contains(before));
        apart && number::leading(&text[at..]).is_some_and(|(_, numbers, _)| numbers == number)
    })
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
