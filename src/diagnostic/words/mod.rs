//! The sentences of findings, each in Chinese and in English side by side; a file holds those of one floor.

mod around;
mod course;
mod craft;
mod decided;
mod evidence;
mod folder;
mod form;
mod import;
mod lesson;
mod paper;
mod pdf;
mod picture;
mod plan;
mod programme;
mod prose;
mod quiz;
mod review;
mod standard;
mod table;
mod theme;
mod yaml;

pub use around::severity;
pub(super) use around::{HINT, OTHER, PLACE, place};

use crate::diagnostic::finding::Finding;
use crate::diagnostic::language::Language;

/// What is said of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub message: String,
    /// The fact at its place; empty where the message says it all.
    pub label: String,
    /// What to do.
    pub hints: Vec<String>,
}

/// One finding in Chinese and in English.
type Both = [Words; 2];

/// Says a finding.
pub fn words(finding: &Finding, language: Language) -> Words {
    let both = folder::say(finding)
        .or_else(|| form::say(finding))
        .or_else(|| import::say(finding))
        .or_else(|| pdf::say(finding))
        .or_else(|| yaml::say(finding))
        .or_else(|| standard::say(finding))
        .or_else(|| table::say(finding))
        .or_else(|| lesson::say(finding))
        .or_else(|| quiz::say(finding))
        .or_else(|| paper::say(finding))
        .or_else(|| prose::say(finding))
        .or_else(|| picture::say(finding))
        .or_else(|| evidence::say(finding))
        .or_else(|| course::say(finding))
        .or_else(|| programme::say(finding))
        .or_else(|| plan::say(finding))
        .or_else(|| craft::say(finding))
        .or_else(|| review::say(finding))
        .or_else(|| theme::say(finding))
        .unwrap_or_else(|| decided::say(finding));
    language.of(both)
}

fn said(message: impl Into<String>, label: impl Into<String>, hints: &[&str]) -> Words {
    Words { message: message.into(), label: label.into(), hints: hints.iter().map(|&hint| hint.to_owned()).collect() }
}

/// The name that may have been meant, or else how such names are written; in Chinese and in English.
fn did_you_mean(nearest: Option<&str>, otherwise: [&str; 2]) -> [String; 2] {
    match nearest {
        Some(nearest) => [format!("是不是想写 `{nearest}`？"), format!("did you mean `{nearest}`?")],
        None => otherwise.map(str::to_owned),
    }
}
