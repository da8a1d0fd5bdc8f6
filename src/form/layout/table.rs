//! Printed lines inside a table, made rows again.
//!
//! Merged cells stand in the middle of their rows, so what belongs together is told by its numbers first and by its
//! place only where there are none.

use crate::diagnostic::Finding;
use crate::form::layout::glue::Glue;
use crate::form::layout::header::Header;
use crate::form::layout::number;
use crate::form::layout::strip::{Line, Strip, Word, text};
use crate::form::rows::{Cell, Rows};

/// A name or a sentence that several strips hold.
#[derive(Debug)]
struct Entry {
    number: Option<Vec<u32>>,
    text: String,
    /// The index of its first strip.
    first: usize,
    /// The index of its last one.
    last: usize,
}

/// What stands under one header, down to the next one that a page break repeats.
#[derive(Debug)]
struct Part<'a> {
    header: &'a Strip,
    strips: &'a [Strip],
    /// The index of the first of them in the table.
    first: usize,
    gutters: Option<[u32; 2]>,
}

fn parts(table: &[Strip]) -> Vec<Part<'_>> {
    let headers = (0..table.len()).filter_map(|at| Header::of(&table[at..]).map(|(header, count)| (at, header, count)));
    let headers: Vec<(usize, Header, usize)> = headers.collect();
    let parts = headers.iter().enumerate().map(|(index, (at, header, count))| {
        let end = headers.get(index + 1).map_or(table.len(), |(next, ..)| *next);
        let first = (at + count).min(end);
        let strips = &table[first..end];
        Part { header: &table[*at], strips, first, gutters: header.gutters(strips) }
    });
    parts.collect()
}

/// The rows of a table; one whose columns cannot be told apart comes back as it is, with a finding.
pub(super) fn rows(table: &[Strip], glue: &Glue) -> Vec<Line> {
    let parts = parts(table);
    let as_it_is = |strip: &Strip| Line { place: strip.place, text: strip.text(), finding: None };
    if let Some(unreadable) = parts.iter().find(|part| part.gutters.is_none()) {
        let finding = |strip| std::ptr::eq(strip, unreadable.header).then_some(Finding::UnreadableColumns);
        return table.iter().map(|strip| Line { finding: finding(strip), ..as_it_is(strip) }).collect();
    }
    let mut lines = Vec::new();
    if let Some(part) = parts.first() {
        lines.push(Line { place: part.header.place, text: Header::LINE.to_owned(), finding: None });
    }
    let mut columns: [Vec<Entry>; 3] = Default::default();
    for Part { strips, first, gutters, .. } in &parts {
        let gutters = gutters.expect("a table with an unreadable part was given back");
        for (strip, index) in strips.iter().zip(*first..) {
            if is_page_number(strip) {
                lines.push(as_it_is(strip));
                continue;
            }
            for (column, entries) in columns.iter_mut().enumerate() {
                let here =
                    |word: &&Word| gutters.iter().filter(|it| **it < u32::midpoint(word.start, word.end)).count();
                let words: Vec<Word> = strip.words.iter().filter(|word| here(word) == column).cloned().collect();
                if !words.is_empty() {
                    enter(entries, column + 1, &text(&words), index, glue);
                }
            }
        }
    }
    let mut rows = Rows::default();
    for row in merged(columns) {
        lines.push(Line { place: table[row.first].place, text: rows.line(&row.cells), finding: None });
    }
    lines.sort_by_key(|line| line.place);
    lines
}

fn is_page_number(strip: &Strip) -> bool {
    strip.text().chars().all(|it| it.is_ascii_digit() || "-—– ".contains(it))
}

/// Takes a line of a cell in: a new entry where its number says so, else more of the last one.
fn enter(entries: &mut Vec<Entry>, depth: usize, text: &str, index: usize, glue: &Glue) {
    let number = number::leading(text).filter(|number| number.len() == depth);
    if let Some(last) = entries.last_mut().filter(|_| number.is_none())
        && (last.number.is_some() || index == last.last + 1)
    {
        glue.join(&mut last.text, text);
        last.last = index;
        return;
    }
    entries.push(Entry { number, text: text.to_owned(), first: index, last: index });
}

/// A row while it is put together.
#[derive(Debug)]
struct Row {
    /// The index of its first strip.
    first: usize,
    cells: [Cell; 3],
}

impl Row {
    fn of(column: usize, entry: &Entry) -> Self {
        let mut row = Self { first: entry.first, cells: Default::default() };
        row.cells[column].push(entry.text.clone());
        row
    }
}

/// Each requirement with the task and the field that its number names.
fn merged([fields, tasks, requirements]: [Vec<Entry>; 3]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut fields, mut tasks) = (fields.into_iter().peekable(), tasks.into_iter().peekable());
    let (mut field, mut task): (Option<Entry>, Option<Entry>) = (None, None);
    for requirement in &requirements {
        while let Some(next) = tasks.next_if(|next| belongs(requirement, next, task.as_ref())) {
            while let Some(above) = fields.next_if(|above| belongs(&next, above, field.as_ref())) {
                rows.push(Row::of(0, &above));
                field = Some(above);
            }
            match rows.last_mut() {
                Some(row) if row.cells[1].is_empty() && row.cells[2].is_empty() => row.cells[1].push(next.text.clone()),
                _ => rows.push(Row::of(1, &next)),
            }
            task = Some(next);
        }
        match rows.last_mut() {
            Some(row) => row.cells[2].push(requirement.text.clone()),
            None => rows.push(Row::of(2, requirement)),
        }
        if let Some(row) = rows.last_mut() {
            row.first = row.first.min(requirement.first);
        }
    }
    // What is left has no requirement; the parser says so.
    rows.extend(fields.map(|field| Row::of(0, &field)));
    rows.extend(tasks.map(|task| Row::of(1, &task)));
    apart(rows)
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

/// Whether the next parent is the one of this child: by number, or by place where the numbers do not tell.
fn belongs(child: &Entry, next: &Entry, current: Option<&Entry>) -> bool {
    let Some(current) = current else { return true };
    let above = next.first <= child.first;
    let Some((_, parent)) = child.number.as_ref().and_then(|number| number.split_last()) else {
        return above;
    };
    let names = |entry: &Entry| entry.number.as_deref() == Some(parent);
    match (names(next), names(current)) {
        (true, false) => true,
        (false, true) => false,
        _ => above,
    }
}
