//! 等级递进: strands as rows, levels as columns.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::curriculum::{Progression, Strand};
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::chart::{Chart, ChartTask, NARROW, WIDE};
use crate::site::view::drawing::{Drawing, draw};
use crate::site::view::part::{TotalsView, level_link};
use crate::site::view::subject::Subject;
use crate::standard::{Level, LevelId, Requirement, Task, TaskId, WorkField};

/// What the page of progression shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProgressionView {
    /// The sentence of the standard that says how levels build on each other.
    pub division: Option<String>,
    /// The columns.
    pub levels: Vec<LevelLink>,
    /// How the strands go on, for desktops and phones; none where there is no strand.
    pub drawings: Vec<Drawing>,
    /// The rows.
    pub strands: Vec<StrandRow>,
    /// Tasks that no strand names.
    pub alone: Vec<Cell>,
}

/// A strand across the levels.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StrandRow {
    /// Its name.
    pub name: String,
    /// One a level.
    pub cells: Vec<Cell>,
}

/// The tasks of one level.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Cell {
    /// The column it stands in.
    pub level: LevelLink,
    /// None where the strand skips the level.
    pub tasks: Vec<TaskCell>,
}

/// A task in a cell.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskCell {
    /// `2.1`
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How far it is covered.
    pub totals: TotalsView,
    /// Number and text, so that the change of wording can be read across.
    pub requirements: Vec<Link>,
}

impl ProgressionView {
    /// Whole.
    pub fn of(subject: &Subject) -> Self {
        let here = Route::Progression(subject.code());
        let progression = Progression::of(subject.syllabus);
        let levels: Vec<LevelLink> =
            progression.levels.iter().map(|level| level_link(subject, *level, &here)).collect();
        let cells = |columns: &[Vec<TaskId>]| -> Vec<Cell> {
            let cell = |(level, tasks): (&LevelLink, &Vec<TaskId>)| Cell {
                level: level.clone(),
                tasks: tasks.iter().map(|task| task_cell(subject, *task, &here)).collect(),
            };
            levels.iter().zip(columns).map(cell).collect()
        };
        let strands =
            progression.rows.iter().map(|(name, columns)| StrandRow { name: name.clone(), cells: cells(columns) });
        Self {
            drawings: drawings(subject, &levels, &here),
            division: subject.syllabus.standard().division.as_ref().map(|division| division.passage.text.clone()),
            strands: strands.collect(),
            alone: cells(&progression.alone),
            levels,
        }
    }
}

/// Without strands there is nothing that boxes alone would tell.
fn drawings(subject: &Subject, levels: &[LevelLink], here: &Route) -> Vec<Drawing> {
    let standard = subject.syllabus.standard();
    if subject.syllabus.strands().is_empty() {
        return Vec::new();
    }
    let place: BTreeMap<TaskId, usize> =
        standard.tasks().enumerate().map(|(place, (.., task))| (task.id, place)).collect();
    let columns: BTreeMap<LevelId, usize> =
        standard.levels.iter().enumerate().map(|(column, level)| (level.id, column)).collect();
    let task = |(level, _, task): (&Level, &WorkField, &Task)| ChartTask {
        column: columns[&level.id],
        number: task.id.number(),
        name: task.name.clone(),
        href: subject.task_route(task.id).href_from(here),
        state: subject.coverage.task(task.id).state().name(),
    };
    let strand =
        |strand: &'_ Strand| (strand.name.value.clone(), strand.tasks.iter().map(|task| place[task]).collect());
    let chart = Chart {
        levels,
        tasks: standard.tasks().map(task).collect(),
        strands: subject.syllabus.strands().iter().map(strand).collect(),
    };
    vec![draw(&chart, WIDE), draw(&chart, NARROW)]
}

fn task_cell(subject: &Subject, id: TaskId, here: &Route) -> TaskCell {
    let task = subject.syllabus.task(id);
    let requirement = |requirement: &Requirement| Link {
        label: format!("{} {}", requirement.id.number(), requirement.passage.text),
        href: subject.requirement_route(requirement.id).href_from(here),
        current: false,
    };
    TaskCell {
        number: id.number(),
        name: task.name.clone(),
        href: subject.task_route(id).href_from(here),
        totals: subject.coverage.task(id).into(),
        requirements: task.requirements.iter().map(requirement).collect(),
    }
}
