//! 自测题: a question with its answer, in a `quiz` block.

mod answer;
mod asked;
mod blank;
mod bracket;
mod cloze;
mod counted;
mod cut;
mod doubts;
mod form;
mod found;
mod head;
mod heading;
mod key;
mod label;
mod loose;
mod marks;
mod notes;
mod number;
mod opened;
mod paper;
mod part;
mod pasted;
mod pictures;
mod piece;
mod points;
mod question;
mod section;
mod sheet;
mod spread;
mod starts;
mod strokes;
mod table;
mod text;
mod truth;
mod words;
mod written;

pub(super) use pictures::pictures;
pub(super) use text::in_text;
pub(super) use words::{refuse_pictures, words};
pub(super) use written::shape;

pub use question::{Ask, BLANK, Choice, Quiz};

use crate::diagnostic::{Diagnostics, Finding, Severity};
use crate::text::{Source, SourceId, Span};

/// Whether a line is the heading of some questions: `一、单选题`.
pub fn heads_questions(line: &str) -> bool {
    heading::heading(line.trim()).is_some()
}

/// Whether a text is questions as test papers have them, all of them with their answers.
pub fn is_test_paper(text: &str) -> bool {
    let source = Source::new(SourceId(0), String::new(), text.to_owned());
    let mut diagnostics = Diagnostics::default();
    if !pasted::is_pasted(&source, source.span()) {
        return false;
    }
    let quizzes = pasted::read(&source, source.span(), source.span(), &mut diagnostics);
    // What is left out of its head is a note.
    diagnostics.sorted().iter().all(|it| it.finding.severity() == Severity::Note)
        && !quizzes.is_empty()
        && quizzes.iter().all(Quiz::has_answer)
}

/// Reads the text of a block: one question in YAML, or some as test papers have them.
pub(super) fn read(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> Vec<Quiz> {
    if pasted::is_pasted(source, text) {
        pasted::read(source, text, block, diagnostics)
    } else if let Some(first) = pasted::not_yaml(source, text) {
        diagnostics.at(first, Finding::QuizUnread);
        Vec::new()
    } else {
        written::read(source, text, block, diagnostics).into_iter().collect()
    }
}
