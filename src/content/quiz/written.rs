//! A question as YAML.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::content::quiz::answer::{Kind, Parts};
use crate::content::quiz::points::Worth;
use crate::content::quiz::question::Quiz;
use crate::content::quiz::words::words;
use crate::diagnostic::{Diagnostics, QuizForm};
use crate::text::{Source, Span};
use crate::yaml::{self, Located, OneOrEach, OneOrMany, Shape};

const KINDS: [(&str, Kind); 5] = [
    ("single", Kind::One),
    ("multiple", Kind::Several),
    ("judge", Kind::Judge),
    ("fill", Kind::Fill),
    ("open", Kind::Open),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    assess: OneOrMany,
    kind: Option<Located<String>>,
    question: Option<Located<String>>,
    #[serde(default)]
    choices: BTreeMap<String, Located<String>>,
    answer: Option<OneOrMany>,
    why: Option<OneOrEach>,
    points: Option<u32>,
    difficulty: Option<String>,
}

/// What a block holds.
pub(in crate::content) fn shape() -> Shape {
    yaml::shape::<Written>().among("kind", yaml::words(&KINDS))
}

/// Whether a line is one of such a block, and of nothing else: `kind: single`.
pub(super) fn is_written(line: &str) -> bool {
    let keys = ["kind", "question", "choices", "answer", "why", "points", "difficulty"];
    line.split_once(':').is_some_and(|(key, value)| keys.contains(&key) && (value.is_empty() || value.starts_with(' ')))
}

/// Reads the text of a block.
pub(super) fn read(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> Option<Quiz> {
    let written: Written = yaml::read(source, text, diagnostics)?;
    let kind = written.kind.and_then(|kind| yaml::choice(&kind.at(text), &KINDS, diagnostics));
    let question = written.question.map_or(String::new(), |question| words(question.at(text), diagnostics));
    let mut choices = Vec::new();
    for (letter, choice) in written.choices {
        choices.push((letter, words(choice.at(text), diagnostics)));
    }
    let (mut why, mut reasons) = (String::new(), Vec::new());
    match written.why {
        Some(OneOrEach::One(all)) => why = words(all.at(text), diagnostics),
        Some(OneOrEach::Each(each)) => {
            for (letter, reason) in each {
                let reason = reason.at(text);
                words(reason.clone(), diagnostics);
                reasons.push((letter, reason));
            }
        }
        None => {}
    }
    let parts = Parts {
        material: String::new(),
        is_counted: false,
        assess: written.assess.at(source, text),
        kind,
        question,
        choices,
        answers: written.answer.unwrap_or_default().at(source, text),
        why,
        aside: String::new(),
        reasons,
        points: written.points.map(Worth::Whole),
        difficulty: written.difficulty,
        theirs: None,
        form: QuizForm::Written,
        span: block,
        block,
    };
    Some(parts.whole(diagnostics))
}
