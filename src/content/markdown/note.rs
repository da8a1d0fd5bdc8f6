//! Footnotes, and what refers to them.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::content::markdown::body::Placed;
use crate::text::{Source, Span};

/// The notes of a text with which something is wrong.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Notes {
    /// Notes that nothing refers to, or that bear another one's name: they are not shown. In order.
    pub unused: Vec<Span>,
    /// `[^1]` without a note, which is shown as it is written.
    pub missing: Vec<Span>,
}

impl Notes {
    pub(super) fn read(source: &Source, events: &[Placed]) -> Self {
        let references = events.iter().filter_map(|(event, _)| match event {
            Event::FootnoteReference(name) => Some(&**name),
            _ => None,
        });
        let mut wanted: BTreeSet<&str> = references.collect();
        let mut notes = Self::default();
        let mut in_code = false;
        for (event, span) in events {
            match event {
                // What is wanted once is shown once.
                Event::Start(Tag::FootnoteDefinition(name)) if !wanted.remove(&**name) => {
                    notes.unused.push(source.trim(*span));
                }
                Event::Start(Tag::CodeBlock(_)) => in_code = true,
                Event::End(TagEnd::CodeBlock) => in_code = false,
                Event::Text(_) if !in_code => notes.missing.extend(missing(source, *span)),
                _ => {}
            }
        }
        notes
    }

    /// Whether a place belongs to a note that is not shown.
    pub(super) fn is_unused(&self, place: Span) -> bool {
        let before = self.unused.partition_point(|note| note.start <= place.start);
        before > 0 && self.unused[before - 1].contains(place)
    }
}

/// `[^1]` that is text: the parser cuts a text at its brackets, so it may begin with one and end in the next piece.
fn missing(source: &Source, text: Span) -> Option<Span> {
    let all = source.text();
    let rest = all[text.start as usize..].strip_prefix("[^")?;
    let length = rest.find(']')?;
    let is_name = length > 0 && !rest[..length].contains(|it: char| it.is_whitespace() || "[^".contains(it));
    let is_escaped = all[..text.start as usize].ends_with('\\');
    let start = text.start as usize;
    (is_name && !is_escaped).then(|| Span::new(text.source, start, start + "[^]".len() + length))
}
