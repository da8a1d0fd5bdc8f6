//! Parts that several kinds of page show.

use serde::Serialize;

use crate::content::{BLANK, Erratum, Facet, Kind, Repair, Reviewer, Waiver};
use crate::curriculum::{
    Evidence, Lesson, MajorTable, Material, Node, Opinion, Origin, Proof, Standing, Syllabus, Totals, WhyNot,
};
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::leads::weight;
use crate::site::view::subject::{Drafts, Subject, lesson_route};
use crate::standard::{LevelId, RequirementId, TaskId};

/// The key of a kind's word.
pub(super) fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Integrated => "integrated",
        Kind::Lab => "lab",
        Kind::Project => "project",
        Kind::Assessment => "assessment",
        Kind::Reading => "reading",
    }
}

/// Requirements by state, as text and as a bar.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct TotalsView {
    /// All of them.
    pub total: usize,
    /// 已覆盖
    pub covered: usize,
    /// 部分覆盖
    pub partly: usize,
    /// 不纳入
    pub waived: usize,
    /// 未覆盖
    pub open: usize,
    /// Covered of all, rounded down.
    pub percent: usize,
    /// All as one state.
    pub state: &'static str,
}

impl From<Totals> for TotalsView {
    fn from(totals: Totals) -> Self {
        Self {
            total: totals.total,
            covered: totals.covered,
            partly: totals.partly,
            waived: totals.waived,
            open: totals.open,
            percent: totals.percent(),
            state: totals.state().name(),
        }
    }
}

/// A requirement in a table or list.
#[derive(Clone, Debug, Serialize)]
pub struct RequirementRow {
    /// `l2-5.3.3`, its place on a page.
    pub anchor: String,
    /// `5.3.3`, shown with its level unless the page is that level's.
    pub number: String,
    /// As printed.
    pub text: String,
    /// Its page.
    pub href: String,
    /// The site's repairs of its text and number, shown after the text.
    pub errata: Vec<ErratumView>,
    /// Why the course leaves it out.
    pub waiver: Option<WaiverView>,
    /// The key of its state's word.
    pub state: &'static str,
    /// 讲授, 实训, 考核.
    pub facets: Vec<FacetView>,
}

/// 不纳入
#[derive(Clone, Debug, Serialize)]
pub struct WaiverView {
    /// Why.
    pub why: String,
    /// Who decided it.
    pub by: Option<String>,
    /// Until when.
    pub until: Option<String>,
}

impl WaiverView {
    /// Of a requirement that the course leaves out.
    pub(super) fn of(syllabus: &Syllabus, requirement: RequirementId) -> Option<Self> {
        let Waiver { why, by, until, .. } = syllabus.waiver(requirement)?.clone();
        Some(Self { why, by, until })
    }
}

/// 本站勘误
#[derive(Clone, Debug, Serialize)]
pub struct ErratumView {
    /// The words, or the number, as printed.
    pub find: String,
    /// What should stand there.
    pub replace: String,
    /// Why.
    pub why: String,
}

/// One facet of a requirement.
#[derive(Clone, Debug, Serialize)]
pub struct FacetView {
    /// `teach`, `practise` or `assess`.
    pub facet: &'static str,
    /// The key of its state's word.
    pub state: &'static str,
    /// Everything that claims it, also what does not count.
    pub evidence: Vec<EvidenceView>,
}

/// 佐证材料
#[derive(Clone, Debug, Serialize)]
pub struct EvidenceView {
    /// `section`, `quiz`, `rubric` or `material`.
    pub kind: &'static str,
    /// The section's title, the work that a rubric judges, or the material's name; empty for a quiz.
    pub label: String,
    /// Which quiz it is.
    pub number: Option<usize>,
    /// The lesson's title; empty for a material.
    pub lesson: String,
    /// Of a material: the key of its kind's word, and what kind of file it is and how large.
    pub material: Option<(&'static str, String)>,
    /// 学时 of a material.
    pub hours: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// How many characters it has; quizzes, rubrics and materials tell none.
    pub characters: Option<usize>,
    /// How it begins.
    pub excerpt: String,
    /// Whether it asks questions, which show no doing.
    pub theory: bool,
    /// The very place; a draft has none.
    pub href: Option<String>,
    /// Whether it does part of it only.
    pub part: bool,
    /// The key of the reason why it does not count.
    pub why_not: Option<&'static str>,
    /// The key of the verdict that holds, where someone has reviewed it and nothing has changed since.
    pub reviewed: Option<&'static str>,
    /// What reviewers found; none where it is 自评.
    pub reviews: Vec<ReviewView>,
}

/// 评审意见
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReviewView {
    /// The verdict's key.
    pub verdict: &'static str,
    /// Who.
    pub by: String,
    /// The key of who that is: `reviewer_person`, `reviewer_machine`.
    pub reviewer: &'static str,
    /// When, as written.
    pub date: String,
    /// What else.
    pub note: Option<String>,
    /// The key of what has changed since.
    pub changed: Option<&'static str>,
}

impl ReviewView {
    /// What one reviewer found.
    pub fn of(opinion: &Opinion) -> Self {
        Self {
            verdict: opinion.verdict.key(),
            by: opinion.by.clone(),
            reviewer: reviewer_key(opinion.reviewer),
            date: opinion.date.clone(),
            note: opinion.note.clone(),
            changed: opinion.changed.map(|side| WhyNot::Suspect(side).key()),
        }
    }
}

/// The key of who reviewed.
pub(super) fn reviewer_key(reviewer: Reviewer) -> &'static str {
    match reviewer {
        Reviewer::Person => "reviewer_person",
        Reviewer::Machine => "reviewer_machine",
    }
}

fn reviewed(opinions: &[Opinion]) -> Option<&'static str> {
    match Standing::of(opinions) {
        Standing::Reviewed(verdict) => Some(verdict.key()),
        Standing::SelfDeclared | Standing::Suspect(_) => None,
    }
}

impl RequirementRow {
    /// Whole, with its evidence.
    pub fn of(subject: &Subject, requirement: RequirementId, here: &Route) -> Self {
        let mut whole = Self::without_evidence(subject, requirement, here);
        for evidence in &subject.coverage.row(requirement).evidence {
            let facet = whole.facets.iter_mut().find(|facet| facet.facet == evidence.facet.name());
            facet.expect("a row has every facet").evidence.push(EvidenceView::of(
                subject.syllabus,
                subject.drafts,
                evidence,
                here,
            ));
        }
        whole
    }

    /// Its text and states alone; what claims it may be much.
    pub fn without_evidence(subject: &Subject, requirement: RequirementId, here: &Route) -> Self {
        let row = subject.coverage.row(requirement);
        let facets = Facet::ALL.into_iter().zip(row.facets).map(|(facet, state)| FacetView {
            facet: facet.name(),
            state: state.name(),
            evidence: Vec::new(),
        });
        Self {
            anchor: requirement.slug(),
            number: requirement.number(),
            text: subject.syllabus.requirement(requirement).passage.text.clone(),
            href: subject.requirement_route(requirement).href_from(here),
            errata: ErratumView::of(subject, Node::Requirement(requirement)),
            waiver: WaiverView::of(subject.syllabus, requirement),
            state: row.state.name(),
            facets: facets.collect(),
        }
    }
}

impl ErratumView {
    /// Every repair of a node.
    pub fn of(subject: &Subject, node: Node) -> Vec<Self> {
        let number = match node {
            Node::Field(id) => id.number(),
            Node::Task(id) => id.number(),
            Node::Requirement(id) => id.number(),
        };
        let view = |erratum: &Erratum| {
            let (find, replace) = match &erratum.repair {
                Repair::Words { find, replace } => (find.value.clone(), replace.clone()),
                Repair::Number(repaired) => (number.clone(), repaired.value.clone()),
            };
            Self { find, replace, why: erratum.why.clone() }
        };
        subject.syllabus.errata_of(node).iter().map(view).collect()
    }
}

impl EvidenceView {
    /// As seen from a page.
    pub fn of(syllabus: &Syllabus, drafts: Drafts, evidence: &Evidence, here: &Route) -> Self {
        let common = Self {
            kind: evidence.kind(),
            label: String::new(),
            number: None,
            lesson: String::new(),
            material: None,
            hours: None,
            authors: evidence.authors(syllabus).to_vec(),
            characters: None,
            excerpt: String::new(),
            theory: evidence.is_theory(syllabus),
            href: None,
            part: evidence.part,
            why_not: evidence.why_not.map(WhyNot::key),
            reviewed: reviewed(&evidence.opinions),
            reviews: evidence.opinions.iter().map(ReviewView::of).collect(),
        };
        match &evidence.origin {
            Origin::Lesson(slug, proof) => Self::in_lesson(syllabus, drafts, (slug, *proof), here, common),
            Origin::Material(index) => Self::of_material(syllabus, *index, here, common),
        }
    }

    fn in_lesson(syllabus: &Syllabus, drafts: Drafts, at: (&str, Proof), here: &Route, common: Self) -> Self {
        let (slug, proof) = at;
        let lesson = syllabus.lesson(slug);
        let written = &lesson.written;
        let (label, characters, text) = match proof {
            Proof::Section(index) => {
                let heading = &written.body.headings[index];
                (heading.title.clone(), Some(written.sections[index].characters), heading.text.clone())
            }
            Proof::Quiz(index) => (String::new(), None, written.quizzes[index].question.replace(BLANK, "____")),
            Proof::Rubric(index) => {
                let rubric = &written.rubrics[index];
                let points: Vec<&str> = rubric.criteria.iter().map(|it| it.point.as_str()).collect();
                (rubric.output.clone().unwrap_or_default(), None, points.join("；"))
            }
        };
        let route = lesson_route(syllabus, drafts, lesson);
        let href = route.map(|route| route.anchor_from(here, &proof.anchor(written)));
        let lesson = written.matter.title.clone();
        let number = if let Proof::Quiz(index) = proof { Some(index + 1) } else { None };
        Self { label, number, lesson, characters, excerpt: excerpt(&text), href, ..common }
    }

    fn of_material(syllabus: &Syllabus, index: usize, here: &Route, common: Self) -> Self {
        let Material { written, file, .. } = &syllabus.materials()[index];
        let weight = file.as_ref().map_or(String::new(), |(_, file)| weight(&file.name, file.bytes));
        let code = syllabus.standard().code.clone();
        let href = match file {
            Some((_, file)) => Route::File(code, MATERIALS.to_owned(), file.name.clone()).href_from(here),
            None => written.place.value.clone(),
        };
        Self {
            label: written.name.clone(),
            material: Some((written.kind.key(), weight)),
            hours: written.hours.clone(),
            href: Some(href),
            ..common
        }
    }
}

/// Where materials lie among the files of lessons; no lesson has that slug.
pub(crate) const MATERIALS: &str = "materials";

/// How a text begins: so much as tells a reviewer whether to open it.
fn excerpt(text: &str) -> String {
    const LETTERS: usize = 60;
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(LETTERS) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}

/// A lesson in a list.
#[derive(Clone, Debug, Serialize)]
pub struct LessonCard {
    /// Its name.
    pub title: String,
    /// Its page; a hidden draft has none.
    pub href: Option<String>,
    /// The key of its kind's word.
    pub kind: &'static str,
    /// 学时
    pub hours: Option<u32>,
    /// What it is about.
    pub summary: Option<String>,
    /// Whether it is still being written.
    pub draft: bool,
}

impl LessonCard {
    /// The lesson as seen from a page.
    pub fn of(subject: &Subject, lesson: &Lesson, here: &Route) -> Self {
        let matter = &lesson.written.matter;
        Self {
            title: matter.title.clone(),
            href: subject.lesson_route(lesson).map(|route| route.href_from(here)),
            kind: kind_key(matter.kind),
            hours: matter.hours,
            summary: matter.summary.clone(),
            draft: lesson.is_draft(),
        }
    }
}

/// 能力主线 as seen from one of its tasks.
#[derive(Clone, Debug, Serialize)]
pub struct StrandView {
    /// Its name.
    pub name: String,
    /// From the lowest level.
    pub steps: Vec<StrandStep>,
}

/// A task of a strand.
#[derive(Clone, Debug, Serialize)]
pub struct StrandStep {
    /// Its level.
    pub level: LevelLink,
    /// Its number and name.
    pub task: Link,
}

impl StrandView {
    /// The strands of a task.
    pub fn of(subject: &Subject, task: TaskId, here: &Route) -> Vec<Self> {
        let step = |step: &TaskId| StrandStep {
            level: level_link(subject, step.level, here),
            task: Link { current: *step == task, ..task_link(subject, *step, here) },
        };
        let strands = subject.syllabus.strands_of(task);
        strands
            .map(|strand| Self { name: strand.name.value.clone(), steps: strand.tasks.iter().map(step).collect() })
            .collect()
    }
}

/// 本校设定: the school types for which a college has set a level, and their place on the page of majors.
pub(super) fn schools(subject: &Subject, level: LevelId, here: &Route) -> Vec<Link> {
    let page = Route::Majors(subject.code());
    let suits =
        |table: &&MajorTable| table.levels.contains(&level) || table.rows.iter().any(|row| row.levels.contains(&level));
    let link = |table: &MajorTable| Link {
        label: table.name.clone(),
        href: page.anchor_from(here, &Route::school_anchor(&table.name)),
        current: false,
    };
    subject.majors.iter().filter(suits).map(link).collect()
}

/// A level's name and page.
pub(super) fn level_link(subject: &Subject, level: LevelId, here: &Route) -> LevelLink {
    let route = subject.level_route(level);
    LevelLink {
        name: subject.level_name(level).to_owned(),
        slug: level.slug(),
        href: route.href_from(here),
        current: (route == *here).then_some("page"),
    }
}

/// A task's number, name and page.
pub(super) fn task_link(subject: &Subject, task: TaskId, here: &Route) -> Link {
    let route = subject.task_route(task);
    let label = format!("{} {}", task.number(), subject.syllabus.task(task).name);
    Link { label, href: route.href_from(here), current: route == *here }
}
