//! Quizzes and rubrics of a lesson's text.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, TeraResult, Value};

use crate::content::BLANK;
use crate::render::inline::{inline, line};
use crate::render::theme::Theme;
use crate::site::view::{LinkView, QuizView, RubricView};

/// A quiz, marked by a script or read with its answer.
pub(super) fn quiz(quiz: &QuizView, pictures: &BTreeMap<String, LinkView>, theme: &Theme) -> TeraResult<String> {
    let (inline, line) = (|text: &str| inline(text, pictures, theme), |text: &str| line(text, pictures, theme));
    let mut shown = quiz.clone();
    for choice in &mut shown.choices {
        (choice.text, choice.why) = (line(&choice.text)?.into(), line(&choice.why)?.into());
    }
    let question = inline(quiz.question)?;
    let pieces: Vec<Value> = question.split(BLANK).map(Value::safe_string).collect();
    let mut context = Context::new();
    context.insert_value("quiz", with_html(&shown, "choices", ["text", "why"]));
    context.insert_value("question", Value::safe_string(&question.replace(BLANK, "____")));
    context.insert_value("pieces", pieces.into());
    context.insert_value("why", Value::safe_string(&inline(&quiz.why)?));
    context.insert_value("model", Value::safe_string(&inline(&quiz.answer.concat())?));
    theme.tera.render("quiz.html", &context)
}

/// A rubric as a table.
pub(super) fn rubric(rubric: &RubricView, theme: &Theme) -> TeraResult<String> {
    let mut shown = rubric.clone();
    let pictures = BTreeMap::new();
    for it in &mut shown.criteria {
        it.point = line(&it.point, &pictures, theme)?.into();
        it.standard = line(&it.standard, &pictures, theme)?.into();
    }
    let mut context = Context::new();
    context.insert_value("rubric", with_html(&shown, "criteria", ["point", "standard"]));
    theme.tera.render("rubric.html", &context)
}

/// A block for its template: those texts of each row of a list in it are HTML already.
fn with_html(block: &impl Serialize, list: &'static str, texts: [&'static str; 2]) -> Value {
    let mut block = Value::from_serializable(block).into_map().expect("a view is a map");
    let rows = block.get(&list.into()).and_then(Value::as_array).expect("a view has its list");
    let mut shown: Vec<Value> = Vec::new();
    for row in rows {
        let mut row = row.clone().into_map().expect("a row is a map");
        for text in texts {
            let html = row.get(&text.into()).expect("a row has its texts").clone().mark_safe();
            row.insert(text.into(), html);
        }
        shown.push(row.into());
    }
    block.insert(list.into(), shown.into());
    block.into()
}
