//! Pages that are one list: positions, all requirements, the source, and the page for what is not there.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::site::navigation::LevelLink;
use crate::site::route::Route;
use crate::site::view::part::{RequirementRow, level_link};
use crate::site::view::subject::Subject;
use crate::standard::{Level, Positions};

/// What a server shows where there is nothing; it may stand at any depth, so it links to nothing.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct NotFoundView {}

/// 职业岗位（群）
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PositionsView {
    /// In the order of print.
    pub rows: Vec<PositionRow>,
}

/// What chapter 5 says for one level, or for all.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PositionRow {
    /// `None` where it serves all levels.
    pub level: Option<LevelLink>,
    /// Whether it is the first of its level, to which links lead.
    pub first: bool,
    /// The names.
    pub names: Vec<String>,
    /// The paragraph as printed.
    pub text: String,
}

impl PositionsView {
    /// Whole.
    pub fn of(subject: &Subject) -> Self {
        let here = Route::Positions(subject.code());
        // A level that is declared, or only spoken of, and has no table has no page.
        let has_page = |level| subject.syllabus.standard().level(level).is_some();
        let mut seen = BTreeSet::new();
        let row = |positions: &Positions| PositionRow {
            level: positions.level.filter(|level| has_page(*level)).map(|level| level_link(subject, level, &here)),
            first: seen.insert(positions.level),
            names: positions.names.clone(),
            text: positions.paragraph.text.clone(),
        };
        Self { rows: subject.syllabus.standard().positions.iter().map(row).collect() }
    }
}

/// All requirements on one page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RequirementsView<'a> {
    /// From the lowest.
    pub levels: Vec<LevelRequirements<'a>>,
}

/// A level's requirements.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LevelRequirements<'a> {
    /// Its name and page.
    pub link: LevelLink,
    /// In the order of print.
    pub tasks: Vec<TaskRequirements<'a>>,
}

/// A task's requirements.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskRequirements<'a> {
    /// `l2-2.1`, its place on the page.
    pub anchor: String,
    /// The work field's name.
    pub field: String,
    /// `2.1`
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// In the order of print.
    pub rows: Vec<RequirementRow<'a>>,
}

impl<'a> RequirementsView<'a> {
    /// Whole.
    pub fn of(subject: &Subject<'a>) -> Self {
        let here = Route::Requirements(subject.code());
        let standard = subject.syllabus.standard();
        let tasks = |level: &Level| -> Vec<TaskRequirements<'a>> {
            let of_level = standard.tasks().filter(|(of, ..)| of.id == level.id);
            of_level
                .map(|(_, field, task)| TaskRequirements {
                    anchor: task.id.slug(),
                    field: field.name.clone(),
                    number: task.id.number(),
                    name: task.name.clone(),
                    href: subject.task_route(task.id).href_from(&here),
                    rows: task
                        .requirements
                        .iter()
                        .map(|it| RequirementRow::without_evidence(subject, it.id, &here))
                        .collect(),
                })
                .collect()
        };
        let level =
            |level: &Level| LevelRequirements { link: level_link(subject, level.id, &here), tasks: tasks(level) };
        Self { levels: standard.levels.iter().map(level).collect() }
    }
}

/// The standard's text with line numbers.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SourceView {
    /// Its path from the site's folder.
    pub path: String,
    /// Every line, also the blank ones.
    pub lines: Vec<SourceLine>,
}

/// A line of the standard's text.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SourceLine {
    /// From 1.
    pub number: u32,
    /// `line-150`
    pub anchor: String,
    /// As received.
    pub text: String,
}

impl SourceView {
    /// Whole.
    pub fn of(subject: &Subject) -> Self {
        let source = subject.syllabus.source();
        let lines = source.lines().zip(1..).map(|(line, number)| SourceLine {
            number,
            anchor: Route::line_anchor(number),
            text: source.slice(line).to_owned(),
        });
        Self { path: source.path().to_owned(), lines: lines.collect() }
    }
}
