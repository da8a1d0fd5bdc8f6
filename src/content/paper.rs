//! A test paper that was pasted into a text, where nobody can answer it.

use crate::content::markdown::Body;
use crate::content::{lost, quiz};
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span};

/// Tells the first question of each section that stands in no block.
pub(super) fn look(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    let fences = body.fences.iter().map(|fence| fence.span);
    let mut bounds: Vec<Span> = body.headings.iter().map(|heading| heading.span).chain(fences).collect();
    bounds.sort_unstable();
    let end = Span { start: body.span.end, ..body.span };
    let mut from = body.span.start;
    for bound in bounds.into_iter().chain([end]) {
        let text = Span { start: from, end: bound.start.max(from), ..body.span };
        from = bound.end.max(from);
        // What a block with the wrong signs was to hold is told with those.
        let is_block = || source.lines_of(text).any(|it| lost::lost_block(source.slice(it)).is_some());
        if let Some(question) = quiz::in_text(source, text).filter(|_| !is_block()) {
            diagnostics.at(question, Finding::PaperAsText);
        }
    }
}
