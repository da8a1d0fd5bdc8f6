//! The current level's work fields and tasks, beside a page.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::curriculum::Coverage;
use crate::site::route::Route;
use crate::standard::{LevelId, Standard, Task, TaskId, WorkField};

/// A work field in the tree beside a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Branch<'a> {
    /// `2`
    pub number: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its place on the level's page.
    pub href: &'a str,
    /// Its tasks; none where the page shows only the fields.
    pub tasks: Vec<Leaf<'a>>,
}

/// A task in the tree beside a page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Leaf<'a> {
    /// `2.1`
    pub number: &'a str,
    /// Its name.
    pub name: &'a str,
    /// Its page.
    pub href: &'a str,
    /// How far it is covered.
    pub state: &'static str,
    /// What `aria-current` says: `page` for this page, `true` for what it belongs to.
    pub current: Option<&'static str>,
}

/// The trees of a standard's levels. Its pages borrow them: they lie side by side, so that all have the same links.
#[derive(Clone, Debug)]
pub struct Trees(BTreeMap<LevelId, Vec<FieldLink>>);

/// What all pages have of a branch.
#[derive(Clone, Debug)]
struct FieldLink {
    number: String,
    name: String,
    href: String,
    tasks: Vec<TaskLink>,
}

/// What all pages have of a leaf.
#[derive(Clone, Debug)]
struct TaskLink {
    id: TaskId,
    number: String,
    name: String,
    href: String,
    state: &'static str,
}

impl Trees {
    /// Of all levels.
    pub fn of(standard: &Standard, coverage: &Coverage) -> Self {
        let (code, here) = (&standard.code, Route::Standard(&standard.code));
        let task = |task: &Task| TaskLink {
            id: task.id,
            number: task.id.number(),
            name: task.name.clone(),
            href: Route::Task(code, task.id).href_from(&here),
            state: coverage.task(task.id).state().name(),
        };
        let field = |field: &WorkField| FieldLink {
            number: field.id.number(),
            name: field.name.clone(),
            href: Route::Level(code, field.id.level).anchor_from(&here, &Route::field_anchor(field.id)),
            tasks: field.tasks.iter().map(task).collect(),
        };
        let levels = standard.levels.iter();
        Self(levels.map(|level| (level.id, level.fields.iter().map(field).collect())).collect())
    }

    /// A level's tree as seen from a page that belongs to some of its tasks. The pages of levels and tasks have the
    /// whole of it; there are many more of the others, which have the tasks around their own.
    pub(super) fn seen<'t>(&'t self, here: &Route, level: LevelId, belongs: &[TaskId]) -> Vec<Branch<'t>> {
        let whole = matches!(here, Route::Level(..) | Route::Task(..));
        let leaf = |task: &'t TaskLink| {
            let TaskLink { id, number, name, href, state } = task;
            let is_this = matches!(here, Route::Task(_, this) if this == id);
            Leaf { number, name, href, state, current: current(is_this, belongs.contains(id)) }
        };
        let branch = |field: &'t FieldLink| {
            let FieldLink { number, name, href, tasks } = field;
            let open = whole || tasks.iter().any(|task| belongs.contains(&task.id));
            // The level's own page needs but the place on it.
            let page = if matches!(here, Route::Level(..)) { href.find('#').unwrap_or(0) } else { 0 };
            let tasks = if open { tasks.as_slice() } else { &[] };
            Branch { number, name, href: &href[page..], tasks: tasks.iter().map(leaf).collect() }
        };
        self.0[&level].iter().map(branch).collect()
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
