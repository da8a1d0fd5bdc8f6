//! The current level's work fields and tasks, beside a page.

use serde::Serialize;

use crate::site::route::Route;
use crate::site::view::Subject;
use crate::standard::{LevelId, Task, TaskId, WorkField};

/// A work field in the tree beside a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Branch<'a> {
    /// `2`
    pub number: String,
    /// Its name.
    pub name: &'a str,
    /// Its place on the level's page.
    pub href: String,
    /// Its tasks; none where the page shows only the fields.
    pub tasks: Vec<Leaf<'a>>,
}

/// A task in the tree beside a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Leaf<'a> {
    /// `2.1`
    pub number: String,
    /// Its name.
    pub name: &'a str,
    /// Its page.
    pub href: String,
    /// How far it is covered.
    pub state: &'static str,
    /// What `aria-current` says: `page` for this page, `true` for what it belongs to.
    pub current: Option<&'static str>,
}

/// A level's tree as seen from a page that belongs to some of its tasks. The pages of levels and tasks have the whole
/// of it; there are many more of the others, which have the tasks around their own.
pub(super) fn tree<'a>(subject: &'a Subject, here: &Route, level: LevelId, belongs: &[TaskId]) -> Vec<Branch<'a>> {
    let page = subject.level_route(level);
    let whole = matches!(here, Route::Level(..) | Route::Task(..));
    let branch = |field: &'a WorkField| {
        let open = whole || field.tasks.iter().any(|task| belongs.contains(&task.id));
        let tasks = if open { field.tasks.as_slice() } else { &[] };
        Branch {
            number: field.id.number(),
            name: &field.name,
            href: page.anchor_from(here, &Route::field_anchor(field.id)),
            tasks: tasks.iter().map(|task| leaf(subject, here, task, belongs)).collect(),
        }
    };
    subject.syllabus.level(level).fields.iter().map(branch).collect()
}

fn leaf<'a>(subject: &Subject, here: &Route, task: &'a Task, belongs: &[TaskId]) -> Leaf<'a> {
    let route = subject.task_route(task.id);
    Leaf {
        number: task.id.number(),
        name: &task.name,
        href: route.href_from(here),
        state: subject.coverage.task(task.id).state().name(),
        current: current(route == *here, belongs.contains(&task.id)),
    }
}

/// What `aria-current` says of a link to this page, or to what it belongs to.
pub(super) fn current(is_this: bool, belongs: bool) -> Option<&'static str> {
    match (is_this, belongs) {
        (true, _) => Some("page"),
        (false, true) => Some("true"),
        (false, false) => None,
    }
}
