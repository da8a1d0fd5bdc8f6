//! 自测题 and 评分标准 of a lesson.

use serde::Serialize;

use crate::content::{Ask, Choice, Quiz, Rubric};
use crate::site::view::body::Chip;

/// 自测题
#[derive(Clone, Debug, Hash, Serialize)]
pub struct QuizView {
    /// `quiz_1`
    pub anchor: String,
    /// From 1.
    pub number: usize,
    /// `one`, `several`, `judge`, `fill` or `open`.
    pub kind: &'static str,
    /// What is asked, with a sign for each blank.
    pub question: String,
    /// In the order of their letters.
    pub choices: Vec<ChoiceView>,
    /// Whether the sentence to judge is true; absent where its author does not say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub truth: Option<bool>,
    /// What each blank accepts.
    pub blanks: Vec<Vec<String>>,
    /// The right letters, the words of the blanks, or a whole answer.
    pub answer: Vec<String>,
    /// Why.
    pub why: String,
    /// 分值
    pub points: Option<u32>,
    /// 难易度
    pub difficulty: Option<String>,
    /// What it assesses.
    pub chips: Vec<Chip>,
}

/// An answer to choose.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ChoiceView {
    /// `A`
    pub letter: String,
    /// What it says.
    pub text: String,
    /// Whether it is right.
    pub right: bool,
    /// Why it is or is not; empty where the author does not say.
    pub why: String,
}

/// 评分标准
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RubricView {
    /// `rubric_1`
    pub anchor: String,
    /// 成果
    pub output: Option<String>,
    /// In the order as written.
    pub criteria: Vec<CriterionView>,
    /// The sum of the scores.
    pub total: u32,
    /// What it assesses.
    pub chips: Vec<Chip>,
}

/// A row of a rubric.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CriterionView {
    /// 评分点
    pub point: String,
    /// 分值
    pub score: u32,
    /// 评分要求
    pub standard: String,
}

impl QuizView {
    /// Whole; its number counts from 1.
    pub(super) fn of(quiz: &Quiz, number: usize, anchor: String, chips: Vec<Chip>) -> Self {
        let choices = |choices: &[Choice]| -> Vec<ChoiceView> {
            let each = choices.iter().cloned();
            each.map(|Choice { letter, text, right, why }| ChoiceView { letter, text, right, why }).collect()
        };
        let letters = |choices: &[Choice]| -> Vec<String> {
            choices.iter().filter(|choice| choice.right).map(|choice| choice.letter.clone()).collect()
        };
        let mut view = Self {
            anchor,
            number,
            kind: "one",
            question: quiz.question.clone(),
            choices: Vec::new(),
            truth: None,
            blanks: Vec::new(),
            answer: Vec::new(),
            why: quiz.told(),
            points: quiz.points,
            difficulty: quiz.difficulty.clone(),
            chips,
        };
        match &quiz.ask {
            Ask::One(all) => (view.choices, view.answer) = (choices(all), letters(all)),
            Ask::Several(all) => (view.kind, view.choices, view.answer) = ("several", choices(all), letters(all)),
            Ask::Judge(truth) => (view.kind, view.truth) = ("judge", *truth),
            Ask::Fill(blanks) => {
                let answers = blanks.iter().map(|accepted| accepted.join(" / "));
                (view.kind, view.blanks, view.answer) = ("fill", blanks.clone(), answers.collect());
            }
            Ask::Open(answer) => (view.kind, view.answer) = ("open", vec![answer.clone()]),
        }
        view
    }
}

impl RubricView {
    /// Whole.
    pub(super) fn of(rubric: &Rubric, anchor: String, chips: Vec<Chip>) -> Self {
        let criteria = rubric.criteria.iter().map(|it| CriterionView {
            point: it.point.clone(),
            score: it.score,
            standard: it.standard.clone(),
        });
        Self { anchor, output: rubric.output.clone(), criteria: criteria.collect(), total: rubric.total(), chips }
    }
}
