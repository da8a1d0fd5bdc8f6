//! The rows of a task in the table of coverage: short, since a standard has hundreds of them on one page.

use serde::Serialize;

use crate::content::{Facet, Reviewer};
use crate::curriculum::{self, Evidence, FacetState, Node, Origin, WhyNot};
use crate::site::route::Route;
use crate::site::view::contents::section_numbers;
use crate::site::view::evidence::{EvidenceView, reviewed};
use crate::site::view::part::{ErratumView, WaiverView};
use crate::site::view::subject::Subject;
use crate::standard::{RequirementId, Task};

/// A cell names so many pieces of evidence; the page of the requirement has them all.
const NAMED: usize = 2;

/// A lesson that evidence stands in, named once a task so that its rows stay short.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LessonName {
    /// `A`
    pub letter: Option<String>,
    /// Its title.
    pub title: String,
    /// Its page.
    pub href: String,
}

/// A requirement's row.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RowCoverage {
    /// `l2-5.3.3`
    pub anchor: String,
    /// `5.3.3`
    pub number: String,
    /// As printed.
    pub text: String,
    /// Its page.
    pub href: String,
    /// The site's repairs.
    pub errata: Vec<ErratumView>,
    /// Why the course leaves it out.
    pub waiver: Option<WaiverView>,
    /// The key of its state's word.
    pub state: &'static str,
    /// 讲授, 实训, 考核.
    pub cells: Vec<CellCoverage>,
}

/// A facet of a requirement.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CellCoverage {
    /// The key of its state's word.
    pub state: &'static str,
    /// The first of what counts and has a page; what decides comes first.
    pub proofs: Vec<Proof>,
    /// How many there are besides.
    pub more: usize,
    /// The keys of the reasons why other evidence does not count.
    pub flaws: Vec<&'static str>,
}

/// Evidence that can be opened, by its place in its lesson.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Proof {
    /// The very place.
    pub href: String,
    /// The letter of its lesson.
    pub letter: Option<String>,
    /// `section`, `quiz`, `rubric` or `material`.
    pub kind: &'static str,
    /// Which of them: a material's name; empty for the only rubric of a lesson.
    pub number: String,
    /// 未核对内容
    pub unexamined: bool,
    /// The key of the verdict that holds, where a person has reviewed it; `machine` where only a program has.
    pub reviewed: Option<&'static str>,
}

/// The lessons that a task's rows name, and the rows.
pub(super) fn task_rows(subject: &Subject, task: &Task, here: &Route) -> (Vec<LessonName>, Vec<RowCoverage>) {
    let mut places: Vec<usize> = Vec::new();
    for requirement in &task.requirements {
        for facet in Facet::ALL {
            for evidence in opened(subject, requirement.id, facet).take(NAMED) {
                if let Origin::Lesson(place, _) = evidence.origin
                    && !places.contains(&place)
                {
                    places.push(place);
                }
            }
        }
    }
    let lesson = |(index, place): (usize, &usize)| {
        let lesson = &subject.syllabus.lessons()[*place];
        Some(LessonName {
            letter: (places.len() > 1).then(|| letter(index)),
            title: lesson.written.matter.title.clone(),
            href: subject.lesson_route(lesson)?.href_from(here),
        })
    };
    let lessons: Vec<LessonName> = places.iter().enumerate().filter_map(lesson).collect();
    let letter_of = |evidence: &Evidence| -> Option<String> {
        let Origin::Lesson(lesson, _) = evidence.origin else { return None };
        lessons[places.iter().position(|place| *place == lesson)?].letter.clone()
    };
    let rows = task.requirements.iter().map(|it| row(subject, it.id, here, &letter_of)).collect();
    (lessons, rows)
}

/// The evidence for a facet that counts and can be opened; what decides comes first.
fn opened<'a>(subject: &'a Subject, id: RequirementId, facet: Facet) -> impl Iterator<Item = &'a Evidence> {
    let counts = move |it: &&Evidence| it.facet == facet && it.why_not.is_none();
    let has_page = |it: &&Evidence| it.lesson(subject.syllabus).is_none_or(|lesson| subject.has_page(lesson));
    subject.coverage.row(id).evidence.iter().filter(counts).filter(has_page)
}

fn row(
    subject: &Subject,
    id: RequirementId,
    here: &Route,
    letter_of: &dyn Fn(&Evidence) -> Option<String>,
) -> RowCoverage {
    let row = subject.coverage.row(id);
    let way = here.way_to(&subject.syllabus.standard().code);
    let cell = |(facet, state): (Facet, FacetState)| {
        let proof = |evidence| proof(subject, evidence, &way, letter_of(evidence));
        let of_facet = row.evidence.iter().filter(|evidence| evidence.facet == facet);
        CellCoverage {
            state: state.name(),
            proofs: opened(subject, id, facet).take(NAMED).filter_map(proof).collect(),
            more: opened(subject, id, facet).skip(NAMED).count(),
            flaws: once(of_facet.filter_map(|evidence| evidence.why_not.map(WhyNot::key))),
        }
    };
    RowCoverage {
        anchor: id.slug(),
        number: id.number(),
        text: subject.syllabus.requirement(id).passage.text.clone(),
        href: subject.requirement_route(id).href_from(here),
        errata: ErratumView::of(subject, Node::Requirement(id)),
        waiver: WaiverView::of(subject.syllabus, id),
        state: row.state.name(),
        cells: Facet::ALL.into_iter().zip(row.facets).map(cell).collect(),
    }
}

/// Each once, as first met.
fn once(keys: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut once = Vec::new();
    keys.for_each(|key| {
        if !once.contains(&key) {
            once.push(key);
        }
    });
    once
}

/// What can be opened; a hidden draft cannot.
fn proof(subject: &Subject, evidence: &Evidence, way: &str, letter: Option<String>) -> Option<Proof> {
    let syllabus = subject.syllabus;
    let href = EvidenceView::href(syllabus, subject.drafts, evidence, way)?;
    let number = match &evidence.origin {
        Origin::Material(_) => evidence.name(syllabus).to_owned(),
        Origin::Lesson(lesson, proof) => {
            let written = &syllabus.lessons()[*lesson].written;
            match *proof {
                curriculum::Proof::Section(index) => section_numbers(&written.body.headings).swap_remove(index),
                curriculum::Proof::Rubric(_) if written.rubrics.len() == 1 => String::new(),
                curriculum::Proof::Quiz(index) | curriculum::Proof::Rubric(index) => (index + 1).to_string(),
            }
        }
    };
    let person = evidence.opinions.iter().any(|it| it.reviewer == Reviewer::Person);
    let reviewed = reviewed(&evidence.opinions).map(|verdict| if person { verdict } else { "machine" });
    Some(Proof { href, letter, kind: evidence.kind(), number, unexamined: evidence.is_unexamined(), reviewed })
}

/// A, B … Z, AA, AB …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    if index < 26 { last.to_string() } else { format!("{}{last}", letter(index / 26 - 1)) }
}
