//! 等级递进: strands as rows, levels as columns.

use serde::Serialize;

use crate::curriculum::Progression;
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::part::{TotalsView, level_link};
use crate::site::view::subject::Subject;
use crate::standard::{Requirement, TaskId};

/// What the page of progression shows.
#[derive(Clone, Debug, Serialize)]
pub struct ProgressionView {
    /// The sentence of the standard that says how levels build on each other.
    pub division: Option<String>,
    /// The columns.
    pub levels: Vec<LevelLink>,
    /// The rows.
    pub strands: Vec<StrandRow>,
    /// Tasks that no strand names.
    pub alone: Vec<Cell>,
}

/// A strand across the levels.
#[derive(Clone, Debug, Serialize)]
pub struct StrandRow {
    /// Its name.
    pub name: String,
    /// One a level.
    pub cells: Vec<Cell>,
}

/// The tasks of one level.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// The column it stands in.
    pub level: LevelLink,
    /// None where the strand skips the level.
    pub tasks: Vec<TaskCell>,
}

/// A task in a cell.
#[derive(Clone, Debug, Serialize)]
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
            division: subject.syllabus.standard().division.as_ref().map(|division| division.passage.text.clone()),
            strands: strands.collect(),
            alone: cells(&progression.alone),
            levels,
        }
    }
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
