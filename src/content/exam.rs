//! How a college examines a level: shares of theory and practice, and weights (`exam.yaml`). Never a default.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Spanned};
use crate::yaml::{self, Kept, Located, Shape};

/// One level's examination.
#[derive(Clone, Debug)]
pub struct ExamSetting {
    /// Which level, as written.
    pub level: Spanned<String>,
    /// What says so: the name of the examination plan.
    pub source: Option<String>,
    /// Percent of theory and of practice.
    pub shares: Option<[u32; 2]>,
    /// Work fields or tasks as written, each with its percent.
    pub weights: Vec<(Spanned<String>, u32)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    level: Located<String>,
    source: Option<String>,
    theory: Option<Located<u32>>,
    practice: Option<Located<u32>>,
    #[serde(default)]
    weights: BTreeMap<String, Located<u32>>,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Vec<Written>>()
}

/// Reads the whole file; shares that do not make a hundred are a finding and left out.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Vec<ExamSetting> {
    let read = source.span();
    let (all, _): (Vec<Written>, _) = yaml::read_part(source, read, diagnostics).unwrap_or((Vec::new(), Kept::Part));
    let mut settings = Vec::new();
    for written in all {
        let level = written.level.at(read);
        let shares = match (written.theory, written.practice) {
            (Some(theory), Some(practice)) => {
                let (theory, practice) = (theory.at(read), practice.at(read));
                let sum = theory.value.saturating_add(practice.value);
                if sum != 100 {
                    diagnostics.at(theory.span, Finding::WeightSum { sum });
                }
                (sum == 100).then_some([theory.value, practice.value])
            }
            (Some(one), None) | (None, Some(one)) => {
                let one = one.at(read);
                diagnostics.at(one.span, Finding::WeightSum { sum: one.value });
                None
            }
            (None, None) => None,
        };
        let weights = written.weights.into_iter().map(|(node, weight)| {
            let weight = weight.at(read);
            (Spanned { value: node, span: weight.span }, weight.value)
        });
        let mut weights: Vec<(Spanned<String>, u32)> = weights.collect();
        let sum = weights.iter().fold(0_u32, |sum, (_, weight)| sum.saturating_add(*weight));
        if sum != 100 && !weights.is_empty() {
            diagnostics.at(weights[0].0.span, Finding::WeightSum { sum });
            weights.clear();
        }
        settings.push(ExamSetting { level, source: written.source, shares, weights });
    }
    settings
}
