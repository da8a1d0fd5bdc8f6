//! 评审意见 joined with the claims that they are about, and what becomes of a claim by them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::content;
use crate::content::{About, Library, Prints, Review, Reviewer, Stamp, Verdict};
use crate::curriculum::lesson::{Claim, Lesson};
use crate::curriculum::material::Material;
use crate::curriculum::model::Syllabus;
use crate::curriculum::name;
use crate::curriculum::stamp;
use crate::diagnostic::{Diagnostics, Finding, Named, nearest};
use crate::project::Files;
use crate::standard::{LevelId, RequirementId, Standard};
use crate::text::Spanned;

/// What one reviewer found of one claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    /// Who.
    pub by: String,
    /// Whether that is a person.
    pub reviewer: Reviewer,
    /// When, as written.
    pub date: String,
    /// What.
    pub verdict: Verdict,
    /// What else.
    pub note: Option<String>,
    /// Which text is no longer the one that was reviewed.
    pub changed: Option<Side>,
}

/// What reviewers found of the claims of a lesson or a material, by their places among its claims.
pub type Opinions = BTreeMap<usize, Vec<Opinion>>;

/// A side of a claim whose text has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// 标准已修订
    Standard,
    /// 材料已改动
    Material,
    /// 两者
    Both,
}

/// What becomes of a claim by what reviewers found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 自评: nobody has reviewed it.
    SelfDeclared,
    /// 已复核
    Reviewed(Verdict),
    /// 待复核: a reviewed text has changed.
    Suspect(Side),
}

impl Side {
    /// As JSON and words have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Material => "material",
            Self::Both => "both",
        }
    }
}

impl Standing {
    /// What some opinions of one claim come to. A person's word goes before a machine's; what was said of today's
    /// texts goes before what was said of earlier ones; and of several verdicts the worst one holds.
    pub fn of(opinions: &[Opinion]) -> Self {
        let by_people = opinions.iter().any(|opinion| opinion.reviewer == Reviewer::Person);
        let heard = || opinions.iter().filter(|opinion| !by_people || opinion.reviewer == Reviewer::Person);
        let verdict = heard().filter(|opinion| opinion.changed.is_none()).map(|opinion| opinion.verdict).max();
        match (verdict, heard().find_map(|opinion| opinion.changed)) {
            (Some(verdict), _) => Self::Reviewed(verdict),
            (None, Some(side)) => Self::Suspect(side),
            (None, None) => Self::SelfDeclared,
        }
    }
}

/// Gives each lesson's claims what reviewers found of them; what fits no claim is reported. `written` are all lessons,
/// also those that have no place.
pub(super) fn link(
    lessons: &mut [Lesson],
    materials: &mut [Material],
    written: &[Arc<content::Lesson>],
    library: &Library,
    standard: &Standard,
    files: &Files,
    diagnostics: &mut Diagnostics,
) {
    if library.reviews.is_empty() {
        return;
    }
    let places = lessons.iter().enumerate().map(|(at, lesson)| (lesson.written.slug.clone(), at));
    let places: BTreeMap<String, usize> = places.collect();
    // Reading texts for them takes long; several reviews may be about one lesson.
    let reviewed = library.reviews.iter().filter_map(|review| match &review.about.value {
        About::Lesson(slug) => places.get(slug).copied(),
        About::Material(_) => None,
    });
    let reviewed: BTreeSet<usize> = reviewed.collect();
    let prints = reviewed.into_par_iter().map(|at| {
        let claims = lessons[at].claims.iter();
        (at, claims.map(|claim| stamp::prints(claim, &lessons[at], standard, files)).collect())
    });
    let prints: BTreeMap<usize, Vec<Prints>> = prints.collect::<Vec<_>>().into_iter().collect();
    for review in &library.reviews {
        let slug = match &review.about.value {
            About::Lesson(slug) => slug,
            About::Material(place) => {
                of_material(review, place, materials, standard, files, diagnostics);
                continue;
            }
        };
        let Some((lesson, prints)) = places.get(slug).map(|at| (&mut lessons[*at], &prints[at])) else {
            let known = written.iter().map(|lesson| lesson.slug.as_str());
            let broken = library.broken.iter().map(|(slug, _)| slug.as_str());
            // A lesson that could not be read or placed has its finding.
            if !known.clone().chain(broken).any(|known| known == slug) {
                let nearest = nearest(slug, known);
                let finding = Finding::UnknownName { kind: Named::Lesson, written: slug.clone(), nearest, range: None };
                diagnostics.at(review.about.span, finding);
            }
            continue;
        };
        let stamps = named(review, standard, Some(lesson.place.level()), diagnostics);
        let matched = matched(lesson, prints, &stamps);
        for (claim, found) in matched.iter().enumerate() {
            let Some(&stamp) = found.as_ref() else { continue };
            let opinion = opinion(review, stamps[stamp].1, &prints[claim]);
            lesson.opinions.entry(claim).or_default().push(opinion);
        }
        gone(&stamps, slug, |index| matched.contains(&Some(index)), diagnostics);
    }
}

/// Gives the rows of a material what a reviewer found of them.
fn of_material(
    review: &Review,
    place: &str,
    materials: &mut [Material],
    standard: &Standard,
    files: &Files,
    diagnostics: &mut Diagnostics,
) {
    let stamps = named(review, standard, None, diagnostics);
    let mut used = BTreeSet::new();
    for material in materials.iter_mut().filter(|material| material.path() == place) {
        for claim in 0..material.claims.len() {
            let is_about =
                |(requirement, stamp): &(RequirementId, &Stamp)| (*requirement, stamp.facet) == material.claims[claim];
            let now = stamp::material(material, claim, standard, files);
            let same = |(_, stamp): &(RequirementId, &Stamp)| stamp.prints == now;
            // Of two rows for one file each has its own.
            let found =
                stamps.iter().position(|it| is_about(it) && same(it)).or_else(|| stamps.iter().position(is_about));
            let Some(index) = found else { continue };
            used.insert(index);
            material.opinions.entry(claim).or_default().push(opinion(review, stamps[index].1, &now));
        }
    }
    gone(&stamps, place, |index| used.contains(&index), diagnostics);
}

/// The stamps of a review whose requirements are there.
fn named<'a>(
    review: &'a Review,
    standard: &Standard,
    level: Option<LevelId>,
    diagnostics: &mut Diagnostics,
) -> Vec<(RequirementId, &'a Stamp)> {
    let mut stamps = Vec::new();
    for stamp in &review.stamps {
        let requirement = name::requirement(&stamp.requirement, standard, level, diagnostics);
        stamps.extend(requirement.map(|requirement| (requirement, stamp)));
    }
    stamps
}

/// Reports the claims that were reviewed and are no more.
fn gone(stamps: &[(RequirementId, &Stamp)], of: &str, is_there: impl Fn(usize) -> bool, diagnostics: &mut Diagnostics) {
    for (index, (_, stamp)) in stamps.iter().enumerate() {
        if !is_there(index) {
            diagnostics.at(stamp.requirement.span, Finding::ReviewedClaimGone { of: of.to_owned() });
        }
    }
}

fn opinion(review: &Review, stamp: &Stamp, now: &Prints) -> Opinion {
    let then = &stamp.prints;
    let standard = then.standard != now.standard;
    let material = then.material != now.material || then.files != now.files;
    Opinion {
        by: review.by.clone(),
        reviewer: review.reviewer,
        date: stamp.date.clone().unwrap_or_else(|| review.date.clone()),
        verdict: stamp.verdict.unwrap_or(review.verdict),
        // What is said of all claims may not be true of one that is judged by itself.
        note: stamp.note.clone().or_else(|| review.note.clone().filter(|_| stamp.verdict.is_none())),
        changed: match (standard, material) {
            (true, true) => Some(Side::Both),
            (true, false) => Some(Side::Standard),
            (false, true) => Some(Side::Material),
            (false, false) => None,
        },
    }
}

/// For each claim the stamp that is its own. Sections and questions move, so the text tells better than the place;
/// after both, what is left of the same kind is taken to be what became of it.
fn matched(lesson: &Lesson, prints: &[Prints], stamps: &[(RequirementId, &Stamp)]) -> Vec<Option<usize>> {
    let mut matched: Vec<Option<usize>> = vec![None; lesson.claims.len()];
    for pass in 0..4 {
        for (index, claim) in lesson.claims.iter().enumerate() {
            let place = claim.proof.anchor(&lesson.written);
            let fits = |(requirement, stamp): &(RequirementId, &Stamp)| {
                let same_text = stamp.prints.material == prints[index].material;
                let about = *requirement == claim.requirement && stamp.facet == claim.facet;
                about
                    && match pass {
                        0 => same_text && stamp.at == place,
                        1 => same_text,
                        2 => stamp.at == place,
                        _ => kind(&stamp.at) == kind(&place),
                    }
            };
            if matched[index].is_none() {
                let free = |at: &usize| !matched.contains(&Some(*at));
                matched[index] = (0..stamps.len()).filter(free).find(|at| fits(&stamps[*at]));
            }
        }
    }
    matched
}

/// Whether a place is a section, a quiz or a rubric: a heading's anchor has no underscore.
fn kind(place: &str) -> &str {
    place.split_once('_').map_or("", |(kind, _)| kind)
}

/// What the opinions of a claim come to, among those of its lesson or material.
pub(super) fn standing(opinions: &Opinions, claim: usize) -> Standing {
    opinions.get(&claim).map_or(Standing::SelfDeclared, |opinions| Standing::of(opinions))
}

/// The stamps of a lesson's claims as they are now, in the order of the text.
pub fn stamps(lesson: &Lesson, syllabus: &Syllabus, files: &Files) -> Vec<Stamp> {
    let stamp = |claim: &Claim| Stamp {
        requirement: Spanned { value: claim.requirement.to_string(), span: lesson.written.body.span },
        facet: claim.facet,
        at: claim.proof.anchor(&lesson.written).into_owned(),
        prints: stamp::prints(claim, lesson, syllabus.standard(), files),
        date: None,
        verdict: None,
        note: None,
    };
    lesson.claims.iter().map(stamp).collect()
}

/// The stamps of all claims of the rows that name a file, as they are now.
pub fn material_stamps(place: &str, syllabus: &Syllabus, files: &Files) -> Vec<Stamp> {
    let rows = syllabus.materials().iter().filter(|material| material.path() == place);
    let mut stamps = Vec::new();
    for material in rows {
        for (claim, (requirement, facet)) in material.claims.iter().enumerate() {
            let span = material.written.place.span;
            stamps.push(Stamp {
                requirement: Spanned { value: requirement.to_string(), span },
                facet: *facet,
                at: "row".to_owned(),
                prints: stamp::material(material, claim, syllabus.standard(), files),
                date: None,
                verdict: None,
                note: None,
            });
        }
    }
    stamps
}
