//! 自测题: a question with its answer, in a `quiz` block.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span, Spanned};
use crate::yaml::{self, Located, OneOrMany};

/// A question that checks itself.
#[derive(Clone, Debug)]
pub struct Quiz {
    /// Which requirements it assesses, as written.
    pub assess: Vec<Spanned<String>>,
    /// What is asked.
    pub question: String,
    /// By letter.
    pub choices: BTreeMap<String, String>,
    /// The letters of the right choices.
    pub answer: Vec<String>,
    /// Why it is right, and the others are not.
    pub why: String,
    /// The whole block.
    pub span: Span,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    assess: OneOrMany,
    #[serde(default)]
    question: String,
    #[serde(default)]
    choices: BTreeMap<String, String>,
    answer: Option<Located<OneOrMany>>,
    #[serde(default)]
    why: String,
}

impl Quiz {
    /// Reads the text of a block.
    pub(crate) fn read(source: &Source, text: Span, span: Span, diagnostics: &mut Diagnostics) -> Option<Self> {
        let written: Written = yaml::read(source, text, diagnostics)?;
        let answer = written.answer.map(|answer| answer.at(text).value.at(text)).unwrap_or_default();
        for letter in answer.iter().filter(|letter| !written.choices.contains_key(&letter.value)) {
            diagnostics.at(letter.span, Finding::QuizAnswer { answer: letter.value.clone() });
        }
        Some(Self {
            assess: written.assess.at(text),
            question: written.question,
            choices: written.choices,
            answer: answer.into_iter().map(|letter| letter.value).collect(),
            why: written.why,
            span,
        })
    }

    /// Whether it lacks a question, an answer or a reason.
    pub fn is_stub(&self) -> bool {
        self.question.trim().is_empty() || self.answer.is_empty() || self.why.trim().is_empty()
    }
}
