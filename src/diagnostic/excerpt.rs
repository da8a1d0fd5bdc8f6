//! The part of a text that is shown with a finding: whole lines, unless one is longer than anyone reads.

use std::borrow::Cow;

use annotate_snippets::{Annotation, AnnotationKind, Element, Origin, Snippet};

use crate::text::{Source, Span};

/// A place in an excerpt, and what is said of it.
pub(super) struct Mark<'a> {
    pub(super) kind: AnnotationKind,
    pub(super) span: Span,
    pub(super) label: &'a str,
}

/// A text longer than this is cut around the place, to so many bytes before and behind it.
const LONGEST: usize = 8 * 1024;
const AROUND: usize = 240;

/// Whether the lines that hold a place are more than is shown.
pub(super) fn is_long(source: &Source, span: Span) -> bool {
    let lines = lines(source, span);
    (lines.end - lines.start) as usize > LONGEST
}

/// The lines that hold a place, with their marks.
pub(super) fn excerpt<'a>(source: &'a Source, shown: Span, marks: &[Mark<'a>]) -> Vec<Element<'a>> {
    // Only the lines that matter are handed over: a standard has cells of a thousand characters.
    let lines = lines(source, shown);
    let is_long = is_long(source, shown);
    let window = if is_long { window(source, lines, shown) } else { lines };
    let before = if window.start > lines.start { "…" } else { "" };
    let after = if window.end < lines.end { "…" } else { "" };
    let whole = source.slice(window);
    let text: Cow<str> = if is_long { [before, whole, after].concat().into() } else { whole.into() };
    let place = source.position(window.start);
    let mut snippet = Snippet::source(text).line_start(place.line as usize);
    for Mark { kind, span, label } in marks {
        let span = source.whole(*span);
        let at = |byte: u32| (byte.clamp(window.start, window.end) - window.start) as usize + before.len();
        let annotation: Annotation = kind.span(at(span.start)..at(span.end));
        snippet = snippet.annotation(if label.is_empty() { annotation } else { annotation.label(*label) });
    }
    if !is_long {
        return vec![snippet.path(source.path()).into()];
    }
    // A column is counted in the line, not in what is left of it.
    let first = source.position(shown.start);
    let origin = Origin::path(source.path()).line(first.line as usize).char_column(first.column as usize);
    vec![origin.into(), snippet.into()]
}

/// The whole lines that hold a place.
fn lines(source: &Source, span: Span) -> Span {
    let (text, span) = (source.text(), source.whole(span));
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |at| span.end as usize + at);
    // What ends the lines of Windows is no sign that anyone wrote.
    let end = if text[end..].starts_with('\n') && text[start..end].ends_with('\r') { end - 1 } else { end };
    Span::new(source.id(), start, end)
}

/// The beginning of a place and what is around it.
fn window(source: &Source, lines: Span, shown: Span) -> Span {
    let text = source.text();
    let start = (shown.start as usize).saturating_sub(AROUND).max(lines.start as usize);
    let end = (shown.end as usize).min(shown.start as usize + AROUND) + AROUND;
    let end = end.min(lines.end as usize);
    Span::new(source.id(), text.floor_char_boundary(start), text.ceil_char_boundary(end))
}
