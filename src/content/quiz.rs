//! 自测题: a question with its answer, in a `quiz` block.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag};
use serde::Deserialize;

use crate::content::markdown;
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
    question: Option<Located<String>>,
    #[serde(default)]
    choices: BTreeMap<String, String>,
    answer: Option<Located<OneOrMany>>,
    why: Option<Located<String>>,
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
            question: words(written.question, text, diagnostics),
            choices: written.choices,
            answer: answer.into_iter().map(|letter| letter.value).collect(),
            why: words(written.why, text, diagnostics),
            span,
        })
    }

    /// Whether it lacks a question, an answer or a reason.
    pub fn is_stub(&self) -> bool {
        self.question.trim().is_empty() || self.answer.is_empty() || self.why.trim().is_empty()
    }
}

/// Words in Markdown, which have no place from which a path could start: only web addresses are links in them.
fn words(written: Option<Located<String>>, read: Span, diagnostics: &mut Diagnostics) -> String {
    let Some(words) = written.map(|words| words.at(read)) else { return String::new() };
    for (event, _) in markdown::events(&words.value) {
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let target = markdown::destination(link_type, &dest_url);
                if !markdown::is_web(&target) {
                    diagnostics.at(words.span, Finding::UnusableLink { target });
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                diagnostics.at(words.span, Finding::UnusableLink { target: dest_url.into_string() });
            }
            _ => {}
        }
    }
    words.value
}
