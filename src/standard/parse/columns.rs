//! Which cell of a row is which.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::number;
use crate::standard::parse::table::Row;
use crate::text::{Source, Span, without_han_spaces};

/// The columns that a header names.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    /// Where work field, task and requirement stand.
    places: [usize; 3],
    width: usize,
}

/// The cells of a row; empty ones where cells are merged.
pub(super) struct Cells {
    pub(super) field: Span,
    pub(super) task: Span,
    /// More than one where a tab has cut the cell.
    pub(super) requirement: Vec<Span>,
}

impl Columns {
    pub(super) const USUAL: Self = Self { places: [0, 1, 2], width: 3 };

    pub(super) fn of(header: &str) -> Self {
        let place = |word| header.split('\t').position(|cell| without_han_spaces(cell).contains(word));
        match (place("工作领域"), place("工作任务"), place("要求")) {
            (Some(field), Some(task), Some(requirement)) => {
                Self { places: [field, task, requirement], width: header.trim_end().split('\t').count() }
            }
            _ => Self::USUAL,
        }
    }

    pub(super) fn cells(self, source: &Source, row: &Row, findings: &mut Diagnostics) -> Cells {
        let filled = row.cells.iter().rposition(|cell| cell.start < cell.end).map_or(0, |last| last + 1);
        let needed = self.places.into_iter().max().map_or(0, |last| last + 1);
        let is_short = row.cells.len() < needed;
        if is_short || filled > self.width {
            let cells = if is_short { row.cells.len() } else { filled };
            findings.at(row.line.text, Finding::RowWidth { cells, expected: self.width });
        }
        let [field, task, requirement] =
            if is_short { short(source, row) } else { self.places.map(|at| row.cells[at]) };
        let more = row.cells.iter().copied().take(filled).skip(self.width);
        Cells { field, task, requirement: std::iter::once(requirement).chain(more).collect() }
    }
}

/// A row without some of its cells: a number tells what it stands before; else the cells on the left are missing.
fn short(source: &Source, row: &Row) -> [Span; 3] {
    let empty = Span { end: row.line.span.start, ..row.line.span };
    let filled = || row.cells.iter().copied().filter(|cell| cell.start < cell.end);
    let told: Option<Vec<usize>> = filled().map(|cell| depth(source.slice(cell))).collect();
    let mut cells = [empty; 3];
    match told {
        Some(told) if told.is_sorted_by(|one, other| one < other) => {
            for (cell, depth) in filled().zip(told) {
                cells[depth] = cell;
            }
        }
        _ => {
            for (cell, place) in row.cells.iter().rev().zip(cells.iter_mut().rev()) {
                *place = *cell;
            }
        }
    }
    cells
}

/// 0 before a work field, 1 before a task, 2 before a requirement.
fn depth(cell: &str) -> Option<usize> {
    let cell = cell.strip_prefix("<p>").unwrap_or(cell);
    number::any(cell).map(|found| number::plain(found.printed).split('.').count() - 1).filter(|depth| *depth < 3)
}
