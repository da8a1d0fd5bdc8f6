//! 评分标准: what is looked at in a piece of work, in a `rubric` block.

use serde::{Deserialize, Serialize};

use crate::content::quiz;
use crate::diagnostic::Diagnostics;
use crate::text::{Source, Span, Spanned};
use crate::yaml::{self, Located, OneOrMany, Shape};

/// How a piece of work is judged.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rubric {
    /// Which requirements it assesses, as written.
    pub assess: Vec<Spanned<String>>,
    /// 成果: the piece of work.
    pub output: Option<String>,
    /// What is looked at.
    pub criteria: Vec<Criterion>,
    /// The whole block.
    pub span: Span,
}

/// 评分项
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Criterion {
    /// What is looked at.
    pub point: String,
    /// How much it gives.
    pub score: u32,
    /// When it gives that.
    pub standard: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    assess: OneOrMany,
    output: Option<String>,
    #[serde(default)]
    criteria: Vec<WrittenCriterion>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCriterion {
    point: Located<String>,
    score: u32,
    standard: Option<Located<String>>,
}

/// What a block holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Written>()
}

impl Rubric {
    /// Reads the text of a block.
    pub(crate) fn read(source: &Source, text: Span, span: Span, diagnostics: &mut Diagnostics) -> Option<Self> {
        let written: Written = yaml::read(source, text, diagnostics)?;
        let mut criteria = Vec::new();
        for WrittenCriterion { point, score, standard } in written.criteria {
            let mut said = |words: Located<String>| {
                let said = words.at(text);
                quiz::refuse_pictures(&said, diagnostics);
                quiz::words(said, diagnostics)
            };
            let point = said(point);
            let standard = standard.map_or(String::new(), said);
            criteria.push(Criterion { point, score, standard });
        }
        Some(Self { assess: written.assess.at(source, text), output: written.output, criteria, span })
    }

    /// Whether it has nothing to look at.
    pub fn is_stub(&self) -> bool {
        self.criteria.is_empty()
    }

    /// The sum of its scores.
    pub fn total(&self) -> u32 {
        self.criteria.iter().fold(0, |sum, criterion| sum.saturating_add(criterion.score))
    }
}
