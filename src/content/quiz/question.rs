//! A question with its answer, whole.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{QuizForm, QuizPart};
use crate::text::{Span, Spanned};

/// Stands in a question where a word is to be filled in.
pub const BLANK: char = '\u{fffc}';

/// A question that checks itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Quiz {
    /// Which requirements it assesses, as written.
    pub assess: Vec<Spanned<String>>,
    /// What is asked, with a [`BLANK`] for each word to fill in.
    pub question: String,
    /// How it is answered.
    pub ask: Ask,
    /// Why; empty where only the choices say so.
    pub why: String,
    /// What its author tells beside the reason, such as 知识点; it is shown with it.
    pub aside: String,
    /// 分值
    pub points: Option<u32>,
    /// 难易度, in its author's word.
    pub difficulty: Option<String>,
    /// How it was written.
    pub form: QuizForm,
    /// The question itself.
    pub span: Span,
    /// The block that it stands in, alone or with others.
    pub block: Span,
}

/// How a question is answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// 单选
    One(Vec<Choice>),
    /// 多选
    Several(Vec<Choice>),
    /// 判断: whether it is true, where its author says so.
    Judge(Option<bool>),
    /// 填空: what each blank accepts.
    Fill(Vec<Vec<String>>),
    /// 简答: an answer to compare one's own with.
    Open(String),
}

/// 选项
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Choice {
    /// `A`
    pub letter: String,
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why it is right or wrong; may be empty.
    pub why: String,
}

impl Quiz {
    /// Whether it lacks a question, an answer or a reason.
    pub fn is_stub(&self) -> bool {
        !self.missing().is_empty()
    }

    /// What it lacks.
    pub fn missing(&self) -> Vec<QuizPart> {
        let choices = match &self.ask {
            Ask::One(choices) | Ask::Several(choices) => choices.as_slice(),
            Ask::Judge(_) | Ask::Fill(_) | Ask::Open(_) => &[],
        };
        let says_why = !self.why.trim().is_empty() || choices.iter().any(|choice| !choice.why.is_empty());
        // An answer in whole sentences is its own reason.
        let needs_reason = !matches!(self.ask, Ask::Open(_));
        let parts = [
            (QuizPart::Question, self.question.trim().is_empty()),
            (QuizPart::Answer, !self.has_answer()),
            (QuizPart::Why, needs_reason && !says_why),
        ];
        parts.into_iter().filter(|(_, is_missing)| *is_missing).map(|(part, _)| part).collect()
    }

    /// What is told when it is answered: why, and what its author tells beside.
    pub fn told(&self) -> String {
        let both = [self.why.as_str(), self.aside.as_str()];
        both.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
    }

    /// All that it asks and tells, so that two versions of it can be compared.
    pub fn words(&self) -> Vec<&str> {
        let mut words = vec![self.question.as_str(), self.why.as_str()];
        match &self.ask {
            Ask::One(choices) | Ask::Several(choices) => {
                for Choice { letter, text, right, why } in choices {
                    words.extend([letter.as_str(), text.as_str(), if *right { "1" } else { "0" }, why.as_str()]);
                }
            }
            Ask::Judge(truth) => words.push(truth.map_or("", |truth| if truth { "1" } else { "0" })),
            Ask::Fill(blanks) => words.extend(blanks.iter().flatten().map(String::as_str)),
            Ask::Open(answer) => words.push(answer),
        }
        if !self.aside.is_empty() {
            words.push(&self.aside);
        }
        words
    }

    /// Whether its author said what is right.
    pub(super) fn has_answer(&self) -> bool {
        match &self.ask {
            Ask::One(choices) | Ask::Several(choices) => choices.iter().any(|choice| choice.right),
            Ask::Judge(truth) => truth.is_some(),
            Ask::Fill(blanks) => blanks.iter().any(|accepted| !accepted.is_empty()),
            Ask::Open(answer) => !answer.trim().is_empty(),
        }
    }
}
