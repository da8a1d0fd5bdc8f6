//! A question of a test paper in pieces.

use crate::content::quiz::bracket::in_brackets;
use crate::content::quiz::cut::{LONGEST, Letters};
use crate::content::quiz::heading::{Heading, Named};
use crate::content::quiz::label::Part;
use crate::content::quiz::points::Worth;
use crate::text::{Source, Span, Spanned};

/// A question as it was read, before it is put together.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// Its pieces, in order.
    pub(super) pieces: Vec<(Part, Span)>,
    /// The lines that it is about, which stand above it without a number.
    pub(super) material: Vec<Span>,
    /// What a sheet of answers has for it.
    pub(super) given: Vec<(Part, Span)>,
    /// As printed, or one more than the one before.
    pub(super) number: u32,
    /// The part that it stands in, 二 as 2.
    pub(super) part: Option<u32>,
    /// How often numbers began again before it.
    pub(super) run: usize,
    /// What its part says that it is.
    pub(super) named: Option<Named>,
    /// What its part says that each of its questions is worth.
    pub(super) points: Option<Worth>,
    /// What stands above all questions that it assesses.
    pub(super) assess: Vec<Spanned<String>>,
    /// Whether its answer stands with it.
    pub(super) has_answer: bool,
    /// How its choices are written.
    pub(super) letters: Letters,
    /// Whether brackets stand around its number.
    pub(super) is_enclosed: bool,
    /// How many questions in brackets its text holds.
    pub(super) within: u32,
    /// How many headings stand above it.
    pub(super) headings: usize,
}

impl Asked {
    /// Whether it stands in a part.
    pub(super) fn is_of(&self, part: &Heading) -> bool {
        match (part.ordinal, self.part) {
            (Some(named), Some(own)) => named == own,
            _ => self.named.zip(part.named).is_some_and(|(own, named)| own.fits(named)),
        }
    }
}

/// Whether anything is asked yet.
pub(super) fn is_question(asked: &Asked) -> bool {
    asked.pieces.iter().any(|(part, _)| *part == Part::Question)
}

/// Whether a question has all that it needs: choices or an answer.
pub(super) fn is_whole(source: &Source, this: &Asked) -> bool {
    let has = this.pieces.iter().any(|(part, _)| matches!(part, Part::Answer | Part::Choice('B'..)));
    let has_brackets = || {
        let question = this.pieces.iter().filter(|(part, _)| *part == Part::Question);
        let question: Vec<&str> = question.map(|(_, span)| source.slice(*span)).collect();
        in_brackets(&question.join("\n")).is_some()
    };
    is_question(this) && (has || this.pieces.len() <= LONGEST && has_brackets())
}
