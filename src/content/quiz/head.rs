//! What stands above the questions of a test paper, or between its parts, and is none of them.

use crate::content::quiz::form::{is_form, is_name_of_paper};
use crate::content::quiz::label::{Before, Part, choice, label};
use crate::content::quiz::notes::{self, has_question_sign};
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span};

/// What is left out of a paper.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Lines that are surely no questions.
    pub(super) left: Vec<Span>,
    /// Lines that could be.
    pub(super) unsure: Vec<Span>,
}

impl Head {
    /// Adds a line that could be a question to those that end with the line above it.
    pub(super) fn doubt(&mut self, line: Span, above: Span) {
        match self.unsure.last_mut().filter(|run| run.end == above.end) {
            Some(run) => run.end = line.end,
            None => self.unsure.push(line),
        }
    }

    /// Tells both: the first of the lines that are no questions, and how many there are.
    pub(super) fn tell(&self, diagnostics: &mut Diagnostics) {
        if let Some(first) = self.left.iter().min_by_key(|line| line.start) {
            diagnostics.at(*first, Finding::PaperHead { lines: self.left.len() });
        }
        for run in &self.unsure {
            diagnostics.at(*run, Finding::PaperUnsure);
        }
    }
}

/// The lines, from the first on, that are surely of a paper's head.
pub(super) fn length(source: &Source, lines: &[Span]) -> usize {
    let text = source.slice(lines[0]);
    if text.is_empty() {
        return 0;
    }
    let below = lines.iter().skip(1).map(|line| source.slice(*line)).find(|text| !text.is_empty());
    let is_answered = below.is_some_and(|text| {
        choice(text, 'A').is_some() || label(text, Before::Line).is_some_and(|(part, _)| part != Part::Assess)
    });
    if is_answered || has_question_sign(text) {
        return 0;
    }
    notes::said(source, lines).max(usize::from(is_name_of_paper(text) || is_form(text)))
}

/// No title has more lines.
const TITLE: usize = 8;

/// The lines of a title that stands above a sheet of answers.
pub(super) fn titles(source: &Source, lines: &[Span]) -> usize {
    let is_head = |line: &&Span| is_name_of_paper(source.slice(**line)) || is_form(source.slice(**line));
    lines.iter().take(TITLE).take_while(is_head).count()
}

/// Whether some words could be a title: they are short, and no sentence.
pub(super) fn is_brief(line: &str) -> bool {
    line.chars().count() <= 30 && !line.contains(['。', '？', '?', '！', '；', '：', ':'])
}
