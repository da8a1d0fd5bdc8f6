//! The rows of a task in the table of coverage: short, since a standard has hundreds of them on one page.

use serde::Serialize;

use crate::content::Facet;
use crate::curriculum::{Evidence, Node, WhyNot};
use crate::site::route::Route;
use crate::site::view::part::{ErratumView, EvidenceView, WaiverView};
use crate::site::view::subject::Subject;
use crate::standard::{RequirementId, Task};

/// A lesson that evidence stands in, named once a task so that its rows stay short.
#[derive(Clone, Debug, Serialize)]
pub struct LessonName {
    /// `A`
    pub letter: Option<String>,
    /// Its title.
    pub title: String,
    /// Its page; a hidden draft has none.
    pub href: Option<String>,
}

/// A requirement's row.
#[derive(Clone, Debug, Serialize)]
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
#[derive(Clone, Debug, Serialize)]
pub struct CellCoverage {
    /// The key of its state's word.
    pub state: &'static str,
    /// What counts and has a page; what decides comes first.
    pub proofs: Vec<Proof>,
    /// The keys of the reasons why other evidence does not count.
    pub flaws: Vec<&'static str>,
}

/// Evidence that can be opened.
#[derive(Clone, Debug, Serialize)]
pub struct Proof {
    /// The very place.
    pub href: String,
    /// The letter of its lesson.
    pub letter: Option<String>,
    /// `section`, `quiz` or `rubric`.
    pub kind: &'static str,
    /// The section's title, or the work that a rubric judges; empty for a quiz.
    pub label: String,
    /// The key of the verdict that holds, where someone has reviewed it.
    pub reviewed: Option<&'static str>,
}

/// The lessons that a task's evidence stands in, and its rows.
pub(super) fn task_rows(subject: &Subject, task: &Task, here: &Route) -> (Vec<LessonName>, Vec<RowCoverage>) {
    let mut slugs: Vec<&str> = Vec::new();
    for requirement in &task.requirements {
        for evidence in &subject.coverage.row(requirement.id).evidence {
            if let Some(slug) = evidence.lesson().filter(|slug| !slugs.contains(slug)) {
                slugs.push(slug);
            }
        }
    }
    let lesson = |(index, slug): (usize, &&str)| {
        let lesson = subject.syllabus.lesson(slug);
        LessonName {
            letter: (slugs.len() > 1).then(|| letter(index)),
            title: lesson.written.matter.title.clone(),
            href: subject.lesson_route(lesson).map(|route| route.href_from(here)),
        }
    };
    let lessons: Vec<LessonName> = slugs.iter().enumerate().map(lesson).collect();
    let letter_of = |evidence: &Evidence| -> Option<String> {
        let place = slugs.iter().position(|slug| Some(*slug) == evidence.lesson())?;
        lessons[place].letter.clone()
    };
    let rows = task.requirements.iter().map(|it| row(subject, it.id, here, &letter_of));
    (lessons.clone(), rows.collect())
}

fn row(
    subject: &Subject,
    id: RequirementId,
    here: &Route,
    letter_of: &dyn Fn(&Evidence) -> Option<String>,
) -> RowCoverage {
    let row = subject.coverage.row(id);
    let proof = |evidence: &Evidence| {
        let shown = EvidenceView::of(subject.syllabus, subject.drafts, evidence, here);
        Some(Proof {
            href: shown.href?,
            letter: letter_of(evidence),
            kind: shown.kind,
            label: shown.label,
            reviewed: shown.reviewed,
        })
    };
    let cell = |(facet, state): (Facet, crate::curriculum::FacetState)| {
        let of_facet = || row.evidence.iter().filter(move |evidence| evidence.facet == facet);
        CellCoverage {
            state: state.name(),
            proofs: of_facet().filter(|evidence| evidence.why_not.is_none()).filter_map(proof).collect(),
            flaws: of_facet().filter_map(|evidence| evidence.why_not.map(WhyNot::key)).collect(),
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

/// A, B … Z, AA, AB …
fn letter(index: usize) -> String {
    let last = char::from(b'A' + (index % 26) as u8);
    if index < 26 { last.to_string() } else { format!("{}{last}", letter(index / 26 - 1)) }
}
