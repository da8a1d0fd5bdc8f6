//! Printed lines inside a table, made rows again.
//!
//! Merged cells stand in the middle of their rows, so what belongs together is told by its numbers first, by the
//! borders of its cells where they are ruled, and by its place only where there is neither.

use crate::diagnostic::Finding;
use crate::form::layout::entry::Entry;
use crate::form::layout::glue::Glue;
use crate::form::layout::header::{Columns, Header};
use crate::form::layout::is_page_number;
use crate::form::layout::strip::{Line, Strip, text};
use crate::form::rows::{Cell, Rows};

/// What stands under one header, down to the next one that a page break repeats.
#[derive(Debug)]
struct Part<'a> {
    header: Header,
    /// The header's first strip.
    head: &'a Strip,
    strips: &'a [Strip],
    /// The index of the first of them in the table.
    first: usize,
    columns: Option<Columns>,
}

fn parts(table: &[Strip]) -> Vec<Part<'_>> {
    let headers = (0..table.len()).filter_map(|at| Header::of(&table[at..]).map(|(header, count)| (at, header, count)));
    let mut headers = headers.peekable();
    let mut parts = Vec::new();
    while let Some((at, header, count)) = headers.next() {
        let end = headers.peek().map_or(table.len(), |(next, ..)| *next);
        let first = (at + count).min(end);
        let strips = &table[first..end];
        parts.push(Part { columns: header.columns(strips), header, head: &table[at], strips, first });
    }
    parts
}

/// The rows of a table; one whose columns cannot be told apart comes back as it is, with a finding.
pub(super) fn rows(table: &[Strip], glue: &Glue) -> Vec<Line> {
    let parts = parts(table);
    if let Some(unreadable) = parts.iter().find(|part| part.columns.is_none()) {
        let finding = |strip| std::ptr::eq(strip, unreadable.head).then_some(Finding::UnreadableColumns);
        return table.iter().map(|strip| Line { finding: finding(strip), ..as_it_is(strip) }).collect();
    }
    let mut lines = Vec::new();
    // A header that names other columns begins rows of its own.
    for parts in parts.chunk_by(|one, other| one.header.names == other.header.names) {
        lines.extend(under(table, parts, glue));
    }
    lines
}

fn as_it_is(strip: &Strip) -> Line {
    Line { place: strip.place, text: strip.text(), finding: None }
}

/// The first header of some parts with the same columns, and all rows of them.
fn under(table: &[Strip], parts: &[Part], glue: &Glue) -> Vec<Line> {
    let [Part { header, head, .. }, ..] = parts else { return Vec::new() };
    let mut rows = Rows::default();
    let names: Vec<Cell> = header.names.iter().map(|name| vec![name.clone()]).collect();
    let mut lines = vec![(0, Line { place: head.place, text: rows.line(&names), finding: None })];
    let mut entries: Vec<Vec<Entry>> = header.names.iter().map(|_| Vec::new()).collect();
    for Part { strips, first, columns, .. } in parts {
        let columns = columns.as_ref().expect("a table with an unreadable part was given back");
        for (strip, index) in strips.iter().zip(*first..) {
            let is_across = || strip.words.iter().all(|word| word.cell.is_some_and(|cell| columns.is_across(cell)));
            if is_page_number(&strip.text()) || is_across() {
                lines.push((index, as_it_is(strip)));
                continue;
            }
            let mut words: Vec<Vec<_>> = header.names.iter().map(|_| Vec::new()).collect();
            for word in &strip.words {
                words[columns.of(word)].push(word.clone());
            }
            for (column, words) in words.iter().enumerate().filter(|(_, words)| !words.is_empty()) {
                let depth = header.known.iter().position(|known| *known == column).map_or(0, |known| known + 1);
                let place = (strip.place, words[0].cell);
                Entry::of(text(words), depth, index, place).enter(&mut entries[column], glue);
            }
        }
    }
    let (merged, is_guessed) = merged(entries, header.known);
    lines[0].1.finding = is_guessed.then_some(Finding::GuessedRows);
    for row in merged {
        lines.push((row.first, Line { place: table[row.first].place, text: rows.line(&row.cells), finding: None }));
    }
    lines.sort_by_key(|(index, _)| *index);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// A row while it is put together.
#[derive(Debug)]
struct Row {
    /// The index of its first strip.
    first: usize,
    cells: Vec<Cell>,
}

/// Each requirement with the task and the field that its number names, or in whose cells' rows it stands; and whether
/// any was only guessed.
fn merged(
    mut entries: Vec<Vec<Entry>>,
    [field_column, task_column, requirement_column]: [usize; 3],
) -> (Vec<Row>, bool) {
    let width = entries.len();
    let new = |column: usize, entry: &Entry| {
        let mut row = Row { first: entry.first, cells: vec![Cell::new(); width] };
        row.cells[column].push(entry.text.clone());
        row
    };
    let mut rows: Vec<Row> = Vec::new();
    let mut fields = std::mem::take(&mut entries[field_column]).into_iter().peekable();
    let mut tasks = std::mem::take(&mut entries[task_column]).into_iter().peekable();
    let (mut field, mut task): (Option<Entry>, Option<Entry>) = (None, None);
    let requirements = std::mem::take(&mut entries[requirement_column]);
    let is_numbered = requirements.iter().all(Entry::is_numbered);
    let mut is_guessed = false;
    for requirement in requirements {
        while let Some(next) = tasks.next_if(|next| next.is_above(&requirement, task.as_ref())) {
            is_guessed |= task.is_some() && next.is_guessed(&requirement);
            while let Some(above) = fields.next_if(|above| above.is_above(&next, field.as_ref())) {
                is_guessed |= field.is_some() && above.is_guessed(&next);
                rows.push(new(field_column, &above));
                field = Some(above);
            }
            match rows.last_mut() {
                Some(row) if row.cells[task_column].is_empty() && row.cells[requirement_column].is_empty() => {
                    row.cells[task_column].push(next.text.clone());
                }
                _ => rows.push(new(task_column, &next)),
            }
            task = Some(next);
        }
        match rows.last_mut() {
            Some(row) => row.cells[requirement_column].push(requirement.text.clone()),
            None => rows.push(new(requirement_column, &requirement)),
        }
        if let Some(row) = rows.last_mut() {
            row.first = row.first.min(requirement.first);
        }
    }
    // What is left has no requirement; the parser says so. It may have lost one that stands above it.
    is_guessed |= !is_numbered && tasks.clone().any(|task| !task.is_ruled());
    rows.extend(fields.map(|field| new(field_column, &field)));
    rows.extend(tasks.map(|task| new(task_column, &task)));
    let mut rows = apart(rows);
    // Columns beside the three stand with the row above whose end they begin.
    for (column, entries) in entries.iter().enumerate() {
        for entry in entries {
            let at = rows.partition_point(|row| row.first <= entry.first).saturating_sub(1);
            match rows.get_mut(at) {
                Some(row) => row.cells[column].push(entry.text.clone()),
                None => rows.push(new(column, entry)),
            }
        }
    }
    (apart(rows), is_guessed)
}

/// The rows from above, those that begin on one printed line as one: a line holds no two.
fn apart(mut rows: Vec<Row>) -> Vec<Row> {
    rows.sort_by_key(|row| row.first);
    let mut apart: Vec<Row> = Vec::new();
    for row in rows {
        match apart.last_mut().filter(|last| last.first == row.first) {
            Some(last) => last.cells.iter_mut().zip(row.cells).for_each(|(cell, more)| cell.extend(more)),
            None => apart.push(row),
        }
    }
    apart
}
