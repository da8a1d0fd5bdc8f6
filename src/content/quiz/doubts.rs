//! Where a test paper may say something else than was read: numbers and letters that do not follow each other.

use crate::content::quiz::asked::Asked;
use crate::content::quiz::label::{Part, choice};
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span};

/// Numbers of questions go up by one, and begin again in a new part or at 1.
pub(super) fn numbers(asked: &[Asked], diagnostics: &mut Diagnostics) {
    for pair in asked.windows(2) {
        let [before, this] = pair else { continue };
        let is_new = this.number == 1 || this.headings > before.headings && this.number <= before.number;
        if this.number != before.number + 1 && !is_new {
            let finding = Finding::QuestionNumber { number: this.number, expected: before.number + 1 };
            diagnostics.at(this.pieces[0].1, finding);
        }
    }
}

/// A letter that begins a line among the choices is a choice's, and one that comes twice is none's.
pub(super) fn letters(source: &Source, asked: &[Asked], diagnostics: &mut Diagnostics) {
    for asked in asked {
        let strays = asked.pieces.windows(2).find_map(|pair| {
            let [(Part::Choice(before), _), (Part::Choice(letter), line)] = pair else { return None };
            let line = source.trim(*line);
            let found = ('A'..='H').find(|letter| choice(source.slice(line), *letter).is_some());
            found.filter(|_| before == letter).map(|found| (line, found, *letter))
        });
        if let Some((line, found, letter)) = strays {
            told(line, found, letter, diagnostics);
        }
    }
    for (part, span) in asked.iter().flat_map(|asked| &asked.pieces) {
        let Part::Choice(letter) = part else { continue };
        let text = source.slice(*span);
        let behind = text.char_indices().filter(|(_, it)| it.is_whitespace()).map(|(at, it)| at + it.len_utf8());
        if let Some(at) =
            behind.into_iter().find(|at| !text[..*at].trim().is_empty() && choice(&text[*at..], *letter).is_some())
        {
            told(source.trim(Span { start: span.start + at as u32, ..*span }), *letter, *letter, diagnostics);
        }
    }
}

fn told(place: Span, letter: char, before: char, diagnostics: &mut Diagnostics) {
    let expected = char::from(before as u8 + 1).to_string();
    diagnostics.at(place, Finding::ChoiceLetter { letter: letter.to_string(), expected });
}
