//! Parts that several kinds of page show.

use serde::Serialize;

use crate::content::{Erratum, Facet, Kind, Repair, Waiver};
use crate::curriculum::{Lesson, MajorTable, Node, Syllabus, Totals};
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::evidence::EvidenceView;
use crate::site::view::subject::Subject;
use crate::standard::{LevelId, RequirementId, Task, TaskId};

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
#[derive(Clone, Copy, Debug, Hash, Serialize)]
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
    /// Of the covered ones, those that would not be so without files that nobody has examined.
    pub unexamined: usize,
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
            unexamined: totals.unexamined,
            percent: totals.percent(),
            state: totals.state().name(),
        }
    }
}

/// A requirement in a table or list.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RequirementRow<'a> {
    /// `l2-5.3.3`, its place on a page.
    pub anchor: String,
    /// `5.3.3`, shown with its level unless the page is that level's.
    pub number: String,
    /// As printed.
    pub text: &'a str,
    /// Its page.
    pub href: String,
    /// The site's repairs of its text and number, shown after the text.
    pub errata: Vec<ErratumView>,
    /// Why the course leaves it out.
    pub waiver: Option<WaiverView>,
    /// The key of its state's word.
    pub state: &'static str,
    /// 讲授, 实训, 考核.
    pub facets: Vec<FacetView<'a>>,
}

/// 不纳入
#[derive(Clone, Debug, Hash, Serialize)]
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
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ErratumView {
    /// The words, or the number, as printed.
    pub find: String,
    /// What should stand there.
    pub replace: String,
    /// Why.
    pub why: String,
}

/// One facet of a requirement.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FacetView<'a> {
    /// `teach`, `practise` or `assess`.
    pub facet: &'static str,
    /// The key of its state's word.
    pub state: &'static str,
    /// Everything that claims it, also what does not count.
    pub evidence: Vec<EvidenceView<'a>>,
}

impl<'a> RequirementRow<'a> {
    /// Whole, with its evidence.
    pub fn of(subject: &Subject<'a>, requirement: RequirementId, here: &Route) -> Self {
        let mut whole = Self::without_evidence(subject, requirement, here);
        let way = here.way_to(&subject.syllabus.standard().code);
        for evidence in &subject.coverage.row(requirement).evidence {
            let facet = whole.facets.iter_mut().find(|facet| facet.facet == evidence.facet.name());
            facet.expect("a row has every facet").evidence.push(EvidenceView::of(
                subject.syllabus,
                subject.drafts,
                evidence,
                &way,
            ));
        }
        whole
    }

    /// Its text and states alone; what claims it may be much.
    pub fn without_evidence(subject: &Subject<'a>, requirement: RequirementId, here: &Route) -> Self {
        let row = subject.coverage.row(requirement);
        let facets = Facet::ALL.into_iter().zip(row.facets).map(|(facet, state)| FacetView {
            facet: facet.name(),
            state: state.name(),
            evidence: Vec::new(),
        });
        Self {
            anchor: requirement.slug(),
            number: requirement.number(),
            text: &subject.syllabus.requirement(requirement).passage.text,
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

/// A lesson in a list.
#[derive(Clone, Debug, Hash, Serialize)]
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
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StrandView {
    /// Its name.
    pub name: String,
    /// From the lowest level.
    pub steps: Vec<StrandStep>,
}

/// A task of a strand.
#[derive(Clone, Debug, Hash, Serialize)]
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

/// A task's number and name, on pages of its level.
pub fn numbered(task: &Task) -> String {
    [&task.id.number(), " ", &task.name].concat()
}

/// A task's number, name and page.
pub(super) fn task_link(subject: &Subject, task: TaskId, here: &Route) -> Link {
    let route = subject.task_route(task);
    let label = numbered(subject.syllabus.task(task));
    Link { label, href: route.href_from(here), current: route == *here }
}
