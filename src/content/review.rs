//! 评审意见: who found what of which claims, and of which texts (`reviews.yaml`).

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::content::lesson::Facet;
use crate::diagnostic::{Diagnostics, Expected, Finding};
use crate::text::{Source, Span, Spanned};
use crate::yaml::{self, Kept, Located, Shape};

/// What someone found of a lesson, or of a material.
#[derive(Clone, Debug)]
pub struct Review {
    /// Of which.
    pub about: Spanned<About>,
    /// Who reviewed it.
    pub by: String,
    /// Whether that is a person.
    pub reviewer: Reviewer,
    /// When, as written: it is shown and never compared with a clock.
    pub date: String,
    /// What was found of the claims that do not say otherwise.
    pub verdict: Verdict,
    /// What else is said of it.
    pub note: Option<String>,
    /// What was reviewed.
    pub stamps: Vec<Stamp>,
}

/// What was reviewed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// A lesson, by its address.
    Lesson(String),
    /// A material, by its file as its table has it.
    Material(String),
}

/// A claim as it was when someone reviewed it.
#[derive(Clone, Debug)]
pub struct Stamp {
    /// The requirement, by its whole code.
    pub requirement: Spanned<String>,
    /// What was claimed for it.
    pub facet: Facet,
    /// Where in the lesson: a section's anchor, `quiz_2`, `rubric_1`; a material's row is `row`.
    pub at: String,
    /// What the texts of both sides were.
    pub prints: Prints,
    /// When, where this claim was reviewed on another day than the others.
    pub date: Option<String>,
    /// What was found of it, where that is not what was found of the others.
    pub verdict: Option<Verdict>,
    /// What is said of it alone.
    pub note: Option<String>,
}

/// Hashes of what a claim is about and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prints {
    /// The requirement's printed text.
    pub standard: String,
    /// The section, quiz or rubric, or the row of a material.
    pub material: String,
    /// The files that it shows or offers, or the material's own; `None` where there are none.
    pub files: Option<String>,
}

/// Who reviewed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reviewer {
    /// 评审专家
    Person,
    /// A program.
    Machine,
}

/// What a reviewer found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// 符合
    Fits,
    /// 基本符合
    MostlyFits,
    /// 不符合
    FailsToFit,
}

impl About {
    /// The key that names it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Lesson(_) => "lesson",
            Self::Material(_) => "material",
        }
    }

    /// Its address, or its file.
    pub fn name(&self) -> &str {
        match self {
            Self::Lesson(name) | Self::Material(name) => name,
        }
    }
}

impl Reviewer {
    /// As `reviews.yaml` has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Machine => "machine",
        }
    }
}

impl Verdict {
    /// All of them, the best first.
    pub const ALL: [Self; 3] = [Self::Fits, Self::MostlyFits, Self::FailsToFit];

    /// As `reviews.yaml` has it, in any language.
    pub fn name(self) -> &'static str {
        match self {
            Self::Fits => "符合",
            Self::MostlyFits => "基本符合",
            Self::FailsToFit => "不符合",
        }
    }

    /// As JSON and words have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fits => "fits",
            Self::MostlyFits => "mostly_fits",
            Self::FailsToFit => "fails_to_fit",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    lesson: Option<Located<String>>,
    material: Option<Located<String>>,
    by: Located<String>,
    kind: Option<Located<String>>,
    date: String,
    verdict: Located<String>,
    note: Option<String>,
    claims: Vec<WrittenStamp>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStamp {
    claim: Located<String>,
    facet: Located<String>,
    at: String,
    standard: String,
    material: String,
    files: Option<String>,
    date: Option<String>,
    verdict: Option<Located<String>>,
    note: Option<String>,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Vec<Written>>()
}

/// Reads the whole file. A reviewer has one entry a lesson, and a lesson one a reviewer.
pub fn reviews(source: &Source, diagnostics: &mut Diagnostics) -> Vec<Review> {
    let read = source.span();
    let (all, _): (Vec<Written>, _) = yaml::read_part(source, read, diagnostics).unwrap_or((Vec::new(), Kept::Part));
    let mut seen = BTreeSet::new();
    let mut reviews = Vec::new();
    for written in all {
        let Some(review) = review(written, read, diagnostics) else { continue };
        if seen.insert((review.about.value.clone(), review.by.clone())) {
            reviews.push(review);
        } else {
            let finding = Finding::ReviewTwice { of: review.about.value.name().to_owned(), by: review.by };
            diagnostics.at(review.about.span, finding);
        }
    }
    reviews
}

fn review(written: Written, read: Span, diagnostics: &mut Diagnostics) -> Option<Review> {
    let by = written.by.at(read);
    if by.value.trim().is_empty() {
        diagnostics.at(by.span, Finding::WrongType { expected: Expected::FilledText });
        return None;
    }
    let kinds = [Reviewer::Person, Reviewer::Machine].map(|kind| (kind.name(), kind));
    let reviewer = match written.kind {
        Some(kind) => yaml::choice(&kind.at(read), &kinds, diagnostics)?,
        None => Reviewer::Person,
    };
    let about = match (written.lesson, written.material) {
        (Some(lesson), None) => named(lesson, About::Lesson, read),
        (None, Some(material)) => named(material, About::Material, read),
        (None, None) => {
            diagnostics.at(by.span, Finding::MissingKey { key: "lesson".to_owned() });
            return None;
        }
        (Some(_), Some(material)) => {
            diagnostics.at(material.at(read).span, Finding::ReviewOfTwo);
            return None;
        }
    };
    Some(Review {
        about,
        by: by.value,
        reviewer,
        date: written.date,
        verdict: verdict(written.verdict, read, diagnostics)?,
        note: written.note,
        stamps: written.claims.into_iter().filter_map(|it| stamp(it, read, diagnostics)).collect(),
    })
}

fn named(written: Located<String>, about: fn(String) -> About, read: Span) -> Spanned<About> {
    let Spanned { value, span } = written.at(read);
    Spanned { value: about(value), span }
}

fn stamp(written: WrittenStamp, read: Span, diagnostics: &mut Diagnostics) -> Option<Stamp> {
    let facets = Facet::ALL.map(|facet| (facet.name(), facet));
    let verdict = match written.verdict {
        Some(written) => Some(verdict(written, read, diagnostics)?),
        None => None,
    };
    Some(Stamp {
        requirement: written.claim.at(read),
        facet: yaml::choice(&written.facet.at(read), &facets, diagnostics)?,
        at: written.at,
        prints: Prints { standard: written.standard, material: written.material, files: written.files },
        date: written.date,
        verdict,
        note: written.note,
    })
}

fn verdict(written: Located<String>, read: Span, diagnostics: &mut Diagnostics) -> Option<Verdict> {
    let verdicts = Verdict::ALL.map(|verdict| (verdict.name(), verdict));
    yaml::choice(&written.at(read), &verdicts, diagnostics)
}
