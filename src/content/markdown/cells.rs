//! Cells beyond the columns of a table, which no page shows.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::content::markdown::body::Placed;
use crate::text::{Source, Span};

/// What a row holds beyond its table's columns, and how many those are.
pub(super) fn lost(source: &Source, events: &[Placed]) -> Vec<(Span, usize)> {
    let mut lost = Vec::new();
    let mut columns = 0;
    let mut shown = 0;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Table(alignments)) => columns = alignments.len(),
            Event::Start(Tag::TableCell) => shown = span.end,
            Event::End(TagEnd::TableRow) => {
                let rest = Span { start: shown.min(span.end), ..*span };
                let is_edge = |it: char| it == '|' || it.is_whitespace();
                let text = source.slice(rest);
                let begins = text.len() - text.trim_start_matches(is_edge).len();
                let start = rest.start as usize + begins;
                let end = rest.start as usize + text.trim_end_matches(is_edge).len();
                if start < end {
                    lost.push((Span::new(span.source, start, end), columns));
                }
            }
            _ => {}
        }
    }
    lost
}
