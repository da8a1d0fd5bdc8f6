//! Printed lines inside a table, made rows again.
//!
//! Merged cells stand in the middle of their rows, so what belongs together is told by its numbers first and by its
//! place only where there are none.

use crate::diagnostic::Finding;
use crate::form::layout::glue::Glue;
use crate::form::layout::{HALF, Line, Strip, Word, number, text};
use crate::form::rows::{Cell, Rows};

/// The names of the columns, and where they stand.
#[derive(Debug)]
pub(super) struct Header([(u32, u32); 3]);

impl Header {
    pub(super) fn of(strip: &Strip) -> Option<Self> {
        let all: String = strip.words.iter().map(|word| word.text.as_str()).collect();
        let named = all.strip_prefix("工作领域")?.strip_prefix("工作任务")?;
        let requirement = named.ends_with("要求") && named.chars().count() <= 8;
        let (task, last) = ("工作领域".len(), "工作领域工作任务".len());
        let places = [(0, task), (task, last), (last, all.len())];
        requirement.then(|| Self(places.map(|(from, to)| extent(&strip.words, from, to))))
    }

    /// The two gutters between the columns: the widest strip between two names that no word stands in.
    fn gutters(&self, strips: &[Strip]) -> Option<[u32; 2]> {
        let gutter = |left: (u32, u32), right: (u32, u32)| {
            let (from, to) = (u32::midpoint(left.0, left.1), u32::midpoint(right.0, right.1));
            let words = strips.iter().flat_map(|strip| &strip.words);
            let mut taken: Vec<(u32, u32)> = words.map(|word| (word.start, word.end)).collect();
            taken.sort_unstable();
            let mut reached = from;
            let mut widest = (0, 0);
            for (start, end) in taken.into_iter().chain([(to, to)]) {
                let start = start.min(to);
                widest = widest.max((start.saturating_sub(reached), reached));
                reached = reached.max(end);
            }
            let (width, at) = widest;
            (width >= HALF).then_some(at + width / 2)
        };
        let [field, task, requirement] = self.0;
        Some([gutter(field, task)?, gutter(task, requirement)?])
    }
}

/// From where to where the words stand that hold a range of bytes.
fn extent(words: &[Word], from: usize, to: usize) -> (u32, u32) {
    let mut at = 0;
    let mut found = (u32::MAX, 0);
    for word in words {
        let range = at..at + word.text.len();
        at = range.end;
        if range.start < to && from < range.end {
            // A name that is not apart from its neighbour has its share of the word.
            let share = |byte: usize| {
                let inside = byte.clamp(range.start, range.end) - range.start;
                word.start + (word.end - word.start) * inside as u32 / word.text.len() as u32
            };
            found = (found.0.min(share(from)), found.1.max(share(to)));
        }
    }
    found
}

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

/// The rows of a table; strips that no columns can be told in come back as they are, with a finding.
pub(super) fn rows(strips: &[Strip], glue: &Glue) -> Vec<Line> {
    let mut columns: [Vec<Entry>; 3] = Default::default();
    let mut lines = Vec::new();
    let mut gutters = None;
    for (index, strip) in strips.iter().enumerate() {
        if let Some(header) = Header::of(strip) {
            let after = &strips[index + 1..];
            let part = after.iter().position(|strip| Header::of(strip).is_some()).unwrap_or(after.len());
            gutters = header.gutters(&strips[index..=index + part]);
            if gutters.is_none() {
                let finding = Some(Finding::UnreadableColumns);
                lines.push(Line { place: strip.place, text: strip.text(), finding });
                lines.extend(after.iter().map(|it| Line { place: it.place, text: it.text(), finding: None }));
                return lines;
            }
            if index == 0 {
                let text = "工作领域\t工作任务\t职业技能要求".to_owned();
                lines.push(Line { place: strip.place, text, finding: None });
            }
            continue;
        }
        let Some([field, task]) = gutters else { continue };
        if is_page_number(strip) {
            continue;
        }
        for (column, entries) in columns.iter_mut().enumerate() {
            let inside = |word: &&Word| {
                let middle = u32::midpoint(word.start, word.end);
                usize::from(middle > field) + usize::from(middle > task) == column
            };
            let words: Vec<Word> = strip.words.iter().filter(inside).cloned().collect();
            if !words.is_empty() {
                enter(entries, column + 1, &text(&words), index, glue);
            }
        }
    }
    let mut rows = Rows::default();
    for row in merged(columns) {
        lines.push(Line { place: strips[row.first].place, text: rows.line(&row.cells), finding: None });
    }
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
    rows.extend(tasks.map(|task| Row::of(1, &task)));
    rows.extend(fields.map(|field| Row::of(0, &field)));
    rows
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
