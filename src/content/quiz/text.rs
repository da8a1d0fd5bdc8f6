//! Questions that stand in a text as they do in a test paper, where nobody can answer them.

use memchr::memmem;

use crate::content::quiz::bracket::in_brackets;
use crate::content::quiz::number::number;
use crate::content::quiz::pasted::read;
use crate::content::quiz::piece::{is_stem, lines};
use crate::content::quiz::question::{Ask, Quiz};
use crate::diagnostic::Diagnostics;
use crate::text::{Source, Span};

/// The line of the first question in a text, if it has choices and its answer, or is one of several that are judged.
pub(in crate::content) fn in_text(source: &Source, text: Span) -> Option<Span> {
    let lines = lines(source, text);
    // Nearly no text of a lesson holds the letter of a first choice.
    let has_letter = ["A", "Ａ"].iter().any(|it| memmem::find(source.slice(text).as_bytes(), it.as_bytes()).is_some());
    let asks = |at: usize| {
        let line = source.slice(lines[at]);
        let is_stem = || has_letter && is_stem(source, &lines[at..]);
        !line.is_empty() && (is_stem() || number(line).is_some() && in_brackets(line).is_some())
    };
    let first = lines[(0..lines.len()).find(|at| asks(*at))?];
    let text = Span { start: first.start, ..text };
    let quizzes = read(source, text, text, &mut Diagnostics::default());
    let answered: Vec<&Quiz> = quizzes.iter().filter(|quiz| quiz.has_answer()).collect();
    let has_choices = |quiz: &&&Quiz| matches!(&quiz.ask, Ask::One(it) | Ask::Several(it) if it.len() > 1);
    let judged = || answered.iter().filter(|quiz| matches!(quiz.ask, Ask::Judge(_)));
    // One alone may be a sentence that ends in brackets.
    let question = answered.iter().find(has_choices).or_else(|| judged().next().filter(|_| judged().count() > 1))?;
    lines.into_iter().rfind(|line| line.start <= question.span.start)
}
