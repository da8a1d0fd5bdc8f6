//! The part, or the text that questions are about, which a line of a test paper opens.

use crate::content::quiz::asked::Asked;
use crate::content::quiz::cut::LONGEST;
use crate::content::quiz::heading::{Heading, heading};
use crate::content::quiz::label::{Before, Part, label};
use crate::content::quiz::number::number;
use crate::content::quiz::piece::is_stem;
use crate::content::quiz::points::{Worth, worth};
use crate::content::quiz::section::{Section, begins_text, section};
use crate::content::quiz::sheet::is_title;
use crate::text::{Source, Span};

/// What becomes of a line that begins a part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// It is nothing else.
    Heading,
    /// Its name says no kind.
    Left,
    /// It is a question itself.
    Question,
}

/// The part that a line begins, and what the line is.
pub(super) fn opened(
    source: &Source,
    lines: &[Span],
    part: Part,
    this: &Asked,
    known: &[u32],
    headings: usize,
) -> Option<(Asked, Line)> {
    let text = source.slice(lines[0]);
    let of = |ordinal, named| Asked { part: ordinal, named, points: each(text), headings, ..Asked::default() };
    if let Some(Heading { ordinal, named, .. }) = heading(text) {
        return Some((of(ordinal, named), Line::Heading));
    }
    if is_stem(source, lines) {
        return None;
    }
    match section(source, text, part, &this.pieces, known.last().copied().unwrap_or_default())? {
        Section::Text => None,
        Section::Part => Some((of(None, None), Line::Left)),
        Section::Counted(ordinal) if holds_questions(source, &lines[1..]) => {
            Some((of(Some(ordinal), None), Line::Left))
        }
        Section::Counted(ordinal) => Some((of(Some(ordinal), None), Line::Question)),
    }
}

/// Whether a line begins a text that no question above it is about.
pub(super) fn is_text(source: &Source, line: &str, part: Part, this: &Asked) -> bool {
    section(source, line, part, &this.pieces, 0) == Some(Section::Text)
        || begins_text(source, line, part, &this.pieces, this.number)
}

/// What a heading says that each question of its part is worth; （20分） is for all of them.
fn each(heading: &str) -> Option<Worth> {
    heading.rfind(['（', '(']).map(|open| &heading[open..]).filter(|it| it.contains('每')).and_then(worth)
}

/// Whether numbers follow a name, before an answer or another part: `四、书面表达` may be a question itself.
fn holds_questions(source: &Source, below: &[Span]) -> bool {
    let is_other = |line: &str| heading(line).is_some() || label(line, Before::Line).is_some() || is_title(line);
    let mut below = below.iter().take(LONGEST).map(|line| source.slice(*line));
    below.find_map(|line| (is_other(line) || number(line).is_some()).then(|| number(line).is_some())).unwrap_or(false)
}
