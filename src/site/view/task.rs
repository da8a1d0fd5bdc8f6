//! A task: its requirements with their evidence, its lessons, its strands.

use serde::Serialize;

use crate::curriculum::Node;
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::part::{
    ErratumView, LessonCard, RequirementRow, StrandView, TotalsView, level_link, schools, task_link,
};
use crate::site::view::starter::Starter;
use crate::site::view::subject::Subject;
use crate::standard::{Level, Task, TaskId, WorkField};

/// What a task's page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskView<'a> {
    /// Its level.
    pub level: LevelLink,
    /// Its work field.
    pub field: Link,
    /// `2.1`
    pub number: String,
    /// Its name.
    pub name: String,
    /// The site's repairs of its number.
    pub errata: Vec<ErratumView>,
    /// How far it is covered.
    pub totals: TotalsView,
    /// In the order of print.
    pub requirements: Vec<RequirementRow<'a>>,
    /// Its lessons, also those that serve several tasks.
    pub lessons: Vec<LessonCard>,
    /// Where it has none that can be read: the nearest tasks before and after that have.
    pub elsewhere: Vec<Link>,
    /// Where it has none at all, for its author: how to begin.
    pub starter: Option<Starter>,
    /// The same skill in other levels.
    pub strands: Vec<StrandView>,
    /// 覆盖对照表, at this task.
    pub coverage: String,
    /// Its lines in the standard's text.
    pub source: Option<String>,
    /// 本校设定: school types for which a college has set this level.
    pub schools: Vec<Link>,
}

impl<'a> TaskView<'a> {
    /// Whole.
    pub fn of(subject: &Subject<'a>, level: &Level, field: &WorkField, task: &Task, starter: Option<Starter>) -> Self {
        let here = subject.task_route(task.id);
        let page = subject.level_route(level.id);
        let line = subject.syllabus.source().position(task.span.start).line;
        Self {
            level: level_link(subject, level.id, &here),
            field: Link {
                label: format!("{} {}", field.id.number(), field.name),
                href: page.anchor_from(&here, &Route::field_anchor(field.id)),
                current: false,
            },
            number: task.id.number(),
            name: task.name.clone(),
            errata: ErratumView::of(subject, Node::Task(task.id)),
            totals: subject.coverage.task(task.id).into(),
            requirements: task.requirements.iter().map(|it| RequirementRow::of(subject, it.id, &here)).collect(),
            lessons: subject.syllabus.lessons_of(task.id).map(|it| LessonCard::of(subject, it, &here)).collect(),
            elsewhere: elsewhere(subject, task.id, &here),
            starter,
            strands: StrandView::of(subject, task.id, &here),
            coverage: Route::Coverage(subject.code()).anchor_from(&here, &task.id.slug()),
            source: subject.line_href(line, &here),
            schools: schools(subject, level.id, &here),
        }
    }
}

fn elsewhere(subject: &Subject, id: TaskId, here: &Route) -> Vec<Link> {
    let is_taught = |id: &TaskId| subject.syllabus.lessons_of(*id).any(|lesson| subject.has_page(lesson));
    if is_taught(&id) {
        return Vec::new();
    }
    let all: Vec<TaskId> = subject.syllabus.standard().tasks().map(|(_, _, task)| task.id).collect();
    let (before, after) = all.split_at(all.iter().position(|other| *other == id).expect("the task is one of them"));
    let nearest = [before.iter().rev().find(|id| is_taught(id)), after.iter().find(|id| is_taught(id))];
    let link = |id: &TaskId| Link {
        label: format!("{} {}", subject.level_name(id.level), task_link(subject, *id, here).label),
        ..task_link(subject, *id, here)
    };
    nearest.into_iter().flatten().map(link).collect()
}
