//! What the lines of a question hold, before it is put together: choices, an answer, room for one.

use crate::content::quiz::bracket::{in_brackets, with_blank_brackets};
use crate::content::quiz::cut::{LONGEST, Letters, at_lines, cut};
use crate::content::quiz::heading::heading;
use crate::content::quiz::label::{Before, Part, choice, is_aside, is_mark, label};
use crate::content::quiz::loose;
use crate::content::quiz::number::{loose_number, number};
use crate::content::quiz::question::BLANK;
use crate::text::{Source, Span, Spanned};

/// Each line without the white space around it.
pub(super) fn lines(source: &Source, text: Span) -> Vec<Span> {
    source.lines_of(text).collect()
}

/// Whether a line without a number is a question's: choices stand in it, or below it.
pub(super) fn is_stem(source: &Source, lines: &[Span]) -> bool {
    let text = source.slice(lines[0]);
    if text.is_empty() {
        return false;
    }
    let is_choice = |text: &str| choice(text, 'A').is_some();
    let is_named = || {
        let label = label(text, Before::Line).filter(|(part, _)| *part != Part::Question);
        label.is_some() || is_aside(text) || is_choice(text)
    };
    let below = lines.iter().skip(1).map(|line| source.slice(*line)).find(|text| !text.is_empty());
    // Nearly no line of a lesson holds the letter.
    let has_letter = || text.contains('A') || text.contains('Ａ');
    let has_choices = below.is_some_and(is_choice) || has_letter() && text.split_whitespace().skip(1).any(is_choice);
    has_choices && !is_named()
}

/// Whether a numbered line and those up to the next one ask something: there are choices, a blank or an answer.
pub(super) fn asks(source: &Source, lines: &[Span]) -> bool {
    has_room(source, lines) || pieces(source, lines).iter().any(|(part, _)| *part == Part::Answer)
}

/// The same without an answer.
pub(super) fn has_room(source: &Source, lines: &[Span]) -> bool {
    pieces(source, lines).iter().any(|(part, span)| match part {
        Part::Choice(_) => true,
        Part::Question => {
            let question = source.slice(*span);
            question.contains("__") || with_blank_brackets(question).contains(BLANK) || in_brackets(question).is_some()
        }
        _ => false,
    })
}

/// The pieces of a numbered line and those up to the next one.
fn pieces(source: &Source, lines: &[Span]) -> Vec<(Part, Span)> {
    let is_next = |line: &&Span| number(source.slice(**line)).is_some() || heading(source.slice(**line)).is_some();
    let lines = &lines[..lines.len().min(LONGEST)];
    let end = lines.iter().skip(1).position(|line| is_next(&line)).map_or(lines.len(), |at| at + 1);
    let mut pieces = Vec::new();
    let mut part = Part::Question;
    let mut letters = Letters { loose_from: None, at_lines: Some(at_lines(source, &lines[..end])) };
    for (index, line) in lines[..end].iter().enumerate() {
        let text = source.slice(*line);
        let number = number(text).or_else(|| loose_number(text)).filter(|_| index == 0);
        let length = number.map_or(0, |number| number.length);
        if part == Part::Question && letters.loose_from.is_none() {
            letters.loose_from = loose::begin(source, &lines[index..end]);
        }
        part = cut(&text[length..], line.start as usize + length, part, letters, *line, &mut pieces);
    }
    pieces
}

/// The answer among the pieces of a question, or in its brackets.
pub(super) fn own_answer(source: &Source, pieces: &[(Part, Span)]) -> Option<String> {
    let question = pieces.iter().filter(|(part, _)| *part == Part::Question).map(|(_, span)| source.slice(*span));
    answer(source, pieces).or_else(|| in_brackets(&question.collect::<Vec<_>>().join("\n")).map(|(answer, _)| answer))
}

pub(super) fn answer(source: &Source, pieces: &[(Part, Span)]) -> Option<String> {
    let answers = pieces.iter().filter(|(part, _)| *part == Part::Answer);
    let answers: Vec<&str> = answers.map(|(_, span)| source.slice(source.trim(*span))).collect();
    (!answers.is_empty()).then(|| answers.join("\n"))
}

/// Whether the answer so far is letters, or whether something is true.
pub(super) fn is_short(source: &Source, pieces: &[(Part, Span)]) -> bool {
    let mut answers = pieces.iter().filter(|(part, _)| *part == Part::Answer);
    answers.all(|(_, span)| is_mark(source.slice(source.trim(*span))))
}

/// Codes in a row, as something that is assessed names them.
pub(super) fn codes(source: &Source, span: Span) -> Vec<Spanned<String>> {
    let mut at = span.start as usize;
    let mut codes = Vec::new();
    for piece in source.slice(span).split_inclusive([',', '，', '、', '；', '[', ']']) {
        let place = Span::new(span.source, at, at + piece.trim_end_matches([',', '，', '、', '；', '[', ']']).len());
        at += piece.len();
        let place = source.trim(place);
        if place.start < place.end {
            codes.push(Spanned { value: source.slice(place).to_owned(), span: place });
        }
    }
    codes
}
