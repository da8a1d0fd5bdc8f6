//! A question of a test paper in pieces.

use crate::content::quiz::bracket::in_brackets;
use crate::content::quiz::cut::{LONGEST, Letters, cut};
use crate::content::quiz::heading::{Heading, Named};
use crate::content::quiz::label::{Part, is_aside};
use crate::content::quiz::number::numbered;
use crate::content::quiz::points::{Worth, worth};
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
    /// Whether the lines above it begin a text that it is about.
    pub(super) has_text: bool,
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

/// Whether a line stands behind the answers of all blanks, and is none of them nor anything else that has a name.
pub(super) fn is_behind_blanks(source: &Source, this: &Asked, part: Part, line: Span) -> bool {
    let text = source.slice(line);
    if part != Part::Answer || text.is_empty() || this.pieces.len() > LONGEST {
        return false;
    }
    let of = |wanted: fn(&Part) -> bool| this.pieces.iter().filter(move |(part, _)| wanted(part));
    let stem = of(|part| *part == Part::Question).map(|(_, span)| source.slice(*span));
    let begun = |stem: &str| stem.match_indices("__").filter(|(at, _)| !stem[..*at].ends_with('_')).count();
    let blanks: usize = stem.map(begun).sum();
    let answers = of(|part| *part == Part::Answer).count();
    if blanks == 0 || answers < blanks || of(|part| matches!(part, Part::Choice(_))).next().is_some() {
        return false;
    }
    let mut pieces = Vec::new();
    cut(text, line.start as usize, part, this.letters, line, &mut pieces);
    let is_worth = text.contains('分') && worth(text).is_some();
    !is_worth && !is_aside(text) && numbered(text).is_none() && pieces.iter().all(|(part, _)| *part == Part::Answer)
}
