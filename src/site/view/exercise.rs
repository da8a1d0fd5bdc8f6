//! 自测题 and 评分标准 of a lesson.

use std::borrow::Cow;

use serde::Serialize;

use crate::content::{Ask, Choice, Quiz, Rubric};
use crate::site::view::body::Chip;

/// 自测题
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuizView<'a> {
    /// `quiz_1`
    pub anchor: String,
    /// From 1.
    pub number: usize,
    /// `one`, `several`, `judge`, `fill` or `open`.
    pub kind: &'static str,
    /// What is asked, with a sign for each blank.
    pub question: &'a str,
    /// In the order of their letters.
    pub choices: Vec<ChoiceView<'a>>,
    /// Whether the sentence to judge is true; absent where its author does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub truth: Option<bool>,
    /// What each blank accepts.
    pub blanks: &'a [Vec<String>],
    /// The right letters, the words of the blanks, or a whole answer.
    pub answer: Vec<Cow<'a, str>>,
    /// Why.
    pub why: String,
    /// 分值
    pub points: Option<u32>,
    /// 难易度
    pub difficulty: Option<&'a str>,
    /// What it assesses.
    pub chips: Vec<Chip>,
}

/// An answer to choose.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ChoiceView<'a> {
    /// `A`
    pub letter: &'a str,
    /// What it says.
    pub text: Cow<'a, str>,
    /// Whether it is right.
    pub right: bool,
    /// Why it is or is not; empty where the author does not say.
    pub why: Cow<'a, str>,
}

/// 评分标准
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RubricView<'a> {
    /// `rubric_1`
    pub anchor: String,
    /// 成果
    pub output: Option<&'a str>,
    /// In the order as written.
    pub criteria: Vec<CriterionView<'a>>,
    /// The sum of the scores.
    pub total: u32,
    /// What it assesses.
    pub chips: Vec<Chip>,
}

/// A row of a rubric.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CriterionView<'a> {
    /// 评分点
    pub point: Cow<'a, str>,
    /// 分值
    pub score: u32,
    /// 评分要求
    pub standard: Cow<'a, str>,
}

impl<'a> QuizView<'a> {
    /// Whole; its number counts from 1.
    pub(super) fn of(quiz: &'a Quiz, number: usize, anchor: String, chips: Vec<Chip>) -> Self {
        let choices = |choices: &'a [Choice]| -> Vec<ChoiceView> {
            let each = choices.iter().map(|Choice { letter, text, right, why }| ChoiceView {
                letter,
                text: text.into(),
                right: *right,
                why: why.into(),
            });
            each.collect()
        };
        let letters = |choices: &'a [Choice]| -> Vec<Cow<'a, str>> {
            choices.iter().filter(|choice| choice.right).map(|choice| choice.letter.as_str().into()).collect()
        };
        let mut view = Self {
            anchor,
            number,
            kind: "one",
            question: &quiz.question,
            choices: Vec::new(),
            truth: None,
            blanks: &[],
            answer: Vec::new(),
            why: quiz.told(),
            points: quiz.points,
            difficulty: quiz.difficulty.as_deref(),
            chips,
        };
        match &quiz.ask {
            Ask::One(all) => (view.choices, view.answer) = (choices(all), letters(all)),
            Ask::Several(all) => (view.kind, view.choices, view.answer) = ("several", choices(all), letters(all)),
            Ask::Judge(truth) => (view.kind, view.truth) = ("judge", *truth),
            Ask::Fill(blanks) => {
                let answers = blanks.iter().map(|accepted| accepted.join(" / ").into());
                (view.kind, view.blanks, view.answer) = ("fill", blanks, answers.collect());
            }
            Ask::Open(answer) => (view.kind, view.answer) = ("open", vec![answer.as_str().into()]),
        }
        view
    }
}

impl<'a> RubricView<'a> {
    /// Whole.
    pub(super) fn of(rubric: &'a Rubric, anchor: String, chips: Vec<Chip>) -> Self {
        let criteria = rubric.criteria.iter().map(|it| CriterionView {
            point: (&it.point).into(),
            score: it.score,
            standard: (&it.standard).into(),
        });
        Self { anchor, output: rubric.output.as_deref(), criteria: criteria.collect(), total: rubric.total(), chips }
    }
}
