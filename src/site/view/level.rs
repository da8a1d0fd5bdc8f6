//! A level: its work fields with their tasks and lessons.

use serde::Serialize;

use crate::curriculum::Node;
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::booklet::BookletView;
use crate::site::view::part::{ErratumView, LessonCard, TotalsView, level_link, schools};
use crate::site::view::subject::Subject;
use crate::standard::{Level, Task, WorkField};

/// What a level's page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LevelView {
    /// As printed.
    pub name: String,
    /// `l1`
    pub slug: String,
    /// What its holders do.
    pub description: Vec<String>,
    /// How many tasks it has.
    pub tasks: usize,
    /// 职业岗位
    pub positions: Vec<String>,
    /// 本级
    pub own: TotalsView,
    /// 含以下各级
    pub cumulative: TotalsView,
    /// The levels below, whose requirements the cumulative figure counts too.
    pub below: Vec<LevelLink>,
    /// The sentence of the standard that says how levels build on each other.
    pub division: Option<String>,
    /// In the order of print.
    pub fields: Vec<FieldView>,
    /// Lessons of the level as a whole.
    pub lessons: Vec<LessonCard>,
    /// The level above.
    pub above: Option<LevelLink>,
    /// 覆盖对照表
    pub coverage: String,
    /// All its lessons on one page, to be printed, where it has any.
    pub booklet: Option<String>,
    /// 本校设定: school types for which a college has set this level.
    pub schools: Vec<Link>,
}

/// A work field on its level's page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FieldView {
    /// `2`
    pub number: String,
    /// Its name.
    pub name: String,
    /// `l1-2`
    pub anchor: String,
    /// The site's repairs of its number.
    pub errata: Vec<ErratumView>,
    /// In the order of print.
    pub tasks: Vec<TaskRow>,
}

/// A task on its level's page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskRow {
    /// `2.1`
    pub number: String,
    /// Its name.
    pub name: String,
    /// The site's repairs of its number.
    pub errata: Vec<ErratumView>,
    /// Its page.
    pub href: String,
    /// Linked directly, so that nobody needs two clicks.
    pub lessons: Vec<LessonCard>,
    /// How far it is covered.
    pub totals: TotalsView,
}

impl LevelView {
    /// Whole.
    pub fn of(subject: &Subject, level: &Level) -> Self {
        let here = subject.level_route(level.id);
        let standard = subject.syllabus.standard();
        let positions = standard.positions.iter().filter(|it| it.level.is_none_or(|of| of == level.id));
        let others = |keep: fn(&Level, &Level) -> bool| -> Vec<LevelLink> {
            let others = standard.levels.iter().filter(|other| keep(other, level));
            others.map(|other| level_link(subject, other.id, &here)).collect()
        };
        Self {
            name: level.name.clone(),
            slug: level.id.slug(),
            description: level.description.iter().map(|paragraph| paragraph.text.clone()).collect(),
            tasks: level.fields.iter().map(|field| field.tasks.len()).sum(),
            positions: positions.flat_map(|it| it.names.clone()).collect(),
            own: subject.coverage.own(level.id).into(),
            cumulative: subject.coverage.cumulative(level.id).into(),
            below: others(|other, level| other.id < level.id),
            above: others(|other, level| other.id > level.id).into_iter().next(),
            division: standard.division.as_ref().map(|division| division.passage.text.clone()),
            fields: level.fields.iter().map(|field| field_view(subject, field, &here)).collect(),
            lessons: subject.syllabus.lessons_of_level(level.id).map(|it| LessonCard::of(subject, it, &here)).collect(),
            coverage: Route::Coverage(subject.code()).href_from(&here),
            booklet: BookletView::href(subject, level.id, &here),
            schools: schools(subject, level.id, &here),
        }
    }
}

fn field_view(subject: &Subject, field: &WorkField, here: &Route) -> FieldView {
    let row = |task: &Task| TaskRow {
        number: task.id.number(),
        name: task.name.clone(),
        errata: ErratumView::of(subject, Node::Task(task.id)),
        href: subject.task_route(task.id).href_from(here),
        lessons: subject.syllabus.lessons_of(task.id).map(|lesson| LessonCard::of(subject, lesson, here)).collect(),
        totals: subject.coverage.task(task.id).into(),
    };
    FieldView {
        number: field.id.number(),
        name: field.name.clone(),
        anchor: Route::field_anchor(field.id),
        errata: ErratumView::of(subject, Node::Field(field.id)),
        tasks: field.tasks.iter().map(row).collect(),
    }
}
