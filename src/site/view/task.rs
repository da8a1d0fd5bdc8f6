//! A task: its requirements with their evidence, its lessons, its strands.

use serde::Serialize;

use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::part::{LessonCard, RequirementRow, StrandView, TotalsView, level_link, schools};
use crate::site::view::subject::Subject;
use crate::standard::{Level, Task, WorkField};

/// What a task's page shows.
#[derive(Clone, Debug, Serialize)]
pub struct TaskView {
    /// Its level.
    pub level: LevelLink,
    /// Its work field.
    pub field: Link,
    /// `2.1`
    pub number: String,
    /// Its name.
    pub name: String,
    /// How far it is covered.
    pub totals: TotalsView,
    /// In the order of print.
    pub requirements: Vec<RequirementRow>,
    /// Its lessons, also those that serve several tasks.
    pub lessons: Vec<LessonCard>,
    /// The same skill in other levels.
    pub strands: Vec<StrandView>,
    /// 覆盖对照表, at this task.
    pub coverage: String,
    /// Its lines in the standard's text.
    pub source: Option<String>,
    /// 本校设定: school types for which a college has set this level.
    pub schools: Vec<Link>,
}

impl TaskView {
    /// Whole.
    pub fn of(subject: &Subject, level: &Level, field: &WorkField, task: &Task) -> Self {
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
            totals: subject.coverage.task(task.id).into(),
            requirements: task.requirements.iter().map(|it| RequirementRow::of(subject, it.id, &here)).collect(),
            lessons: subject.syllabus.lessons_of(task.id).map(|it| LessonCard::of(subject, it, &here)).collect(),
            strands: StrandView::of(subject, task.id, &here),
            coverage: Route::Coverage(subject.code()).anchor_from(&here, &task.id.slug()),
            source: subject.line_href(line, &here),
            schools: schools(subject, level.id, &here),
        }
    }
}
