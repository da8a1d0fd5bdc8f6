//! Which cell of a row is which.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::number;
use crate::standard::parse::row::{Cell, Row, bare};
use crate::text::{Source, Span, without_han_spaces};

/// The columns that a header names.
#[derive(Clone)]
pub(super) struct Columns {
    /// Where work field, task and requirement stand.
    places: [usize; 3],
    width: usize,
    /// Columns that the tree has no place for, from the left, with the names of those that have one.
    others: Vec<(usize, Option<Span>)>,
}

/// The cells of a row that the tree takes.
pub(super) struct Cells<'a> {
    pub(super) row: &'a Row<'a>,
    /// A page has ended before it.
    pub(super) is_first: bool,
    pub(super) field: Cell,
    pub(super) task: Cell,
    /// More than one piece where a tab or a line's end has cut the cell.
    pub(super) requirement: Cell,
}

impl Columns {
    /// 工作领域, 工作任务, 职业技能要求.
    pub(super) fn usual() -> Self {
        Self { places: [0, 1, 2], width: 3, others: Vec::new() }
    }

    pub(super) fn of(source: &Source, header: &Row) -> Self {
        let text = |cell: &Cell| cell.first().map_or(String::new(), |piece| without_han_spaces(source.slice(*piece)));
        let names: Vec<String> = header.cells.iter().map(text).collect();
        let place = |words: &[&str]| names.iter().position(|name| words.iter().any(|word| name.contains(word)));
        let places = (place(&["领域", "项目", "模块"]), place(&["任务"]), place(&["要求", "职业技能"]));
        let (Some(field), Some(task), Some(requirement)) = places else { return Self::usual() };
        let others = header.cells.iter().enumerate().filter(|(at, _)| ![field, task, requirement].contains(at));
        let width = names.iter().rposition(|name| !name.is_empty()).map_or(3, |last| last + 1);
        let others = others.take_while(|(at, _)| *at < width).map(|(at, cell)| (at, cell.first().copied())).collect();
        Self { places: [field, task, requirement], width, others }
    }

    /// Whether the three stand in the usual order.
    pub(super) fn is_usual(&self) -> bool {
        self.places.is_sorted()
    }

    /// The names of the columns whose text in this row is not read. 序号 counts the rows.
    pub(super) fn unread(&self, source: &Source, row: &Row) -> impl Iterator<Item = Option<Span>> {
        let is_unread = move |(at, name): &&(usize, Option<Span>)| {
            let name = name.map_or("", |name| source.slice(name));
            let counts = ["序号", "编号", "No", "NO"].iter().any(|word| name.contains(word));
            let is_count = |cell: &Cell| counts && cell.iter().all(|piece| number::is_piece(source.slice(*piece)));
            !row.cells[*at].is_empty() && !is_count(&row.cells[*at])
        };
        // A header may be longer than all the rows under it.
        self.others.iter().take_while(|(at, _)| *at < row.cells.len()).filter(is_unread).map(|(_, name)| *name)
    }

    pub(super) fn cells<'a>(
        &self,
        source: &Source,
        row: &'a Row<'a>,
        is_first: bool,
        findings: &mut Diagnostics,
    ) -> Cells<'a> {
        let filled = row.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1);
        let needed = self.places.into_iter().max().map_or(0, |last| last + 1);
        let is_short = row.cells.len() < needed;
        if is_short || filled > self.width {
            let cells = if is_short { row.cells.len() } else { filled };
            findings.at(row.line.text, Finding::RowWidth { cells, expected: self.width });
        }
        let [field, task, mut requirement] =
            if is_short { short(source, row) } else { self.places.map(|at| row.cells[at].clone()) };
        requirement.extend(row.cells.iter().take(filled).skip(self.width).flatten());
        Cells { row, is_first, field, task, requirement }
    }
}

/// A row without some of its cells: a number tells what it stands before; else the cells on the left are missing.
fn short(source: &Source, row: &Row) -> [Cell; 3] {
    let filled = || row.cells.iter().filter(|cell| !cell.is_empty());
    let told: Option<Vec<usize>> = filled().map(|cell| depth(source.slice(cell[0]))).collect();
    let mut cells = [Cell::new(), Cell::new(), Cell::new()];
    match told {
        Some(told) if told.is_sorted_by(|one, other| one < other) => {
            for (cell, depth) in filled().zip(told) {
                cells[depth].clone_from(cell);
            }
        }
        _ => {
            for (cell, place) in row.cells.iter().rev().zip(cells.iter_mut().rev()) {
                place.clone_from(cell);
            }
        }
    }
    cells
}

/// 0 before a work field, 1 before a task, 2 before a requirement.
fn depth(cell: &str) -> Option<usize> {
    number::any(bare(cell)).map(|found| number::plain(found.printed).split('.').count() - 1).filter(|depth| *depth < 3)
}

/// Makes whole the numbers of fields and tasks that pages have cut: `1.` and `1 迎宾`, `1` and `. 接待`.
pub(super) fn join(source: &Source, rows: &mut [Cells]) {
    let (mut field, mut task) = (0, 0);
    for at in 1..rows.len() {
        let (before, after) = rows.split_at_mut(at);
        let after = &mut after[0];
        if cuts::<1>(source, &before[field].field, &after.field) {
            before[field].field.append(&mut after.field);
        } else if !after.field.is_empty() {
            field = at;
        }
        if cuts::<2>(source, &before[task].task, &after.task) {
            before[task].task.append(&mut after.task);
        } else if !after.task.is_empty() {
            task = at;
        }
    }
}

/// Whether a cell holds the rest of a number that another begins.
fn cuts<const N: usize>(source: &Source, before: &Cell, after: &Cell) -> bool {
    let [after] = after[..] else { return false };
    let is_piece = before.len() < 4 && before.iter().all(|piece| number::is_piece(source.slice(*piece)));
    if before.is_empty() || !is_piece {
        return false;
    }
    let after = source.slice(after);
    let joined: String = before.iter().map(|piece| source.slice(*piece)).chain([after]).collect();
    let is_named = |text: &str| number::leading::<N>(text).is_some_and(|found| !found.rest.trim().is_empty());
    is_named(&joined) && !is_named(after) || number::is_piece(&joined) && number::leading::<N>(after).is_none()
}
