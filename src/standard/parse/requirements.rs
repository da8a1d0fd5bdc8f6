//! Chapter 6.2 (职业技能等级要求描述): rows to work fields, tasks and requirements.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::id::{Code, LevelId};
use crate::standard::level::{Level, Requirement, Task, WorkField};
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::levels::Division;
use crate::standard::parse::number;
use crate::standard::parse::segment::{Segment, segments};
use crate::standard::parse::table::{Part, Row, Table};
use crate::standard::tree::Owner;
use crate::text::{Passage, Source, Span, without_han_spaces};

/// The levels that have a table, from the lowest.
pub(super) fn levels(
    source: &Source,
    tables: &[Table],
    division: &Division,
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Vec<Level> {
    let mut levels: BTreeMap<LevelId, Reading> = BTreeMap::new();
    for table in tables {
        let id = division.id(&table.level).expect("the division names the level of every table");
        let reading = levels.entry(id).or_insert_with(|| Reading::new(source, id, table, division));
        ledger.claim(table.caption, Owner::Table(id));
        let mut columns = Columns::USUAL;
        for (index, part) in table.parts.iter().enumerate() {
            match part {
                Part::Header(line) => {
                    ledger.claim(line, if index == 0 { Owner::Table(id) } else { Owner::Furniture });
                    columns = Columns::of(source.slice(line.text));
                    if index == 0 && columns != Columns::USUAL {
                        findings.at(line.text, Finding::HeaderOrder);
                    }
                }
                Part::Row(row) => {
                    ledger.claim(row.line, Owner::Table(id));
                    reading.row(row, columns, findings);
                }
            }
        }
    }
    levels.into_values().map(|reading| reading.close(findings)).collect()
}

/// Which cell of a row is which.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Columns([usize; 3]);

impl Columns {
    const USUAL: Self = Self([0, 1, 2]);

    fn of(header: &str) -> Self {
        let place = |word| header.split('\t').position(|cell| cell.contains(word));
        match (place("工作领域"), place("工作任务"), place("要求")) {
            (Some(field), Some(task), Some(requirement)) => Self([field, task, requirement]),
            _ => Self::USUAL,
        }
    }
}

/// A level while its rows are read.
struct Reading<'a> {
    source: &'a Source,
    level: Level,
    fields: BTreeMap<[u32; 1], (u8, Span)>,
    tasks: BTreeMap<[u32; 2], (u8, Span)>,
    requirements: BTreeMap<[u32; 3], (u8, Span)>,
}

impl<'a> Reading<'a> {
    fn new(source: &'a Source, id: LevelId, table: &Table, division: &Division) -> Self {
        let level = Level {
            id,
            name: table.level.clone(),
            description: division.descriptions.get(&id).cloned().unwrap_or_default(),
            caption: Passage::of(source, table.caption.text),
            fields: Vec::new(),
        };
        Self { source, level, fields: BTreeMap::new(), tasks: BTreeMap::new(), requirements: BTreeMap::new() }
    }

    fn row(&mut self, row: &Row, columns: Columns, findings: &mut Diagnostics) {
        let Some([field, task, requirement]) = Self::cells(row, columns, findings) else { return };
        self.field(field, findings);
        self.task(task, findings);
        for segment in segments(self.source, requirement, self.expected(), findings) {
            self.requirement(segment, row, findings);
        }
    }

    /// The three cells of a row. One that a tab has cut in two is put together again.
    fn cells(row: &Row, Columns(columns): Columns, findings: &mut Diagnostics) -> Option<[Span; 3]> {
        let filled = row.cells.iter().rposition(|cell| cell.start < cell.end)? + 1;
        let last = row.cells[filled - 1];
        if row.cells.len() < 3 {
            findings.at(row.line.text, Finding::RowWidth { cells: row.cells.len(), expected: 3 });
            let empty = Span { end: row.line.span.start, ..row.line.span };
            // What is missing is on the left, where merged cells stand.
            return Some(match row.cells[..filled] {
                [cell] => [empty, empty, cell],
                [task, requirement] => [empty, task, requirement],
                _ => return None,
            });
        }
        if filled > 3 && columns == Columns::USUAL.0 {
            findings.at(row.line.text, Finding::RowWidth { cells: filled, expected: 3 });
            return Some([row.cells[0], row.cells[1], Span { end: last.end, ..row.cells[2] }]);
        }
        Some(columns.map(|column| row.cells.get(column).copied().unwrap_or(last)))
    }

    /// The number that the next requirement bears, if nothing is odd.
    fn expected(&self) -> Option<[u32; 3]> {
        let task = self.level.fields.last()?.tasks.last()?;
        let [field, number] = task.id.numbers;
        let last = task.requirements.last().map_or(0, |requirement| requirement.id.numbers[2]);
        Some([field, number, last + 1])
    }

    fn field(&mut self, cell: Span, findings: &mut Diagnostics) {
        let text = self.source.slice(cell);
        if text.is_empty() {
            return;
        }
        let last = self.level.fields.last_mut();
        let (printed, numbers, name) = match (number::leading(text), last) {
            (Some((printed, numbers, name)), _) if numbers.len() == 1 => (Some(printed), [numbers[0]], name),
            // A page has cut the name.
            (_, Some(field)) if field.printed.is_some() => {
                field.name = without_han_spaces(&format!("{} {text}", field.name));
                return;
            }
            (_, last) => (None, [last.map_or(1, |field| field.id.numbers[0] + 1)], text),
        };
        let expected = [self.level.fields.last().map_or(1, |field| field.id.numbers[0] + 1)];
        let id = numbered(self.level.id, numbers, expected, cell, &mut self.fields, findings);
        self.level.fields.push(WorkField {
            id,
            printed: printed.map(str::to_owned),
            name: without_han_spaces(name),
            span: cell,
            tasks: Vec::new(),
        });
    }

    fn task(&mut self, cell: Span, findings: &mut Diagnostics) {
        let text = self.source.slice(cell);
        if text.is_empty() {
            return;
        }
        let Some(field) = self.level.fields.last_mut() else {
            findings.at(cell, Finding::OrphanRow);
            return;
        };
        let next = field.tasks.last().map_or(1, |task| task.id.numbers[1] + 1);
        let expected = [field.id.numbers[0], next];
        let (printed, numbers, name) = match (number::leading(text), field.tasks.last_mut()) {
            (Some((printed, numbers, name)), _) if numbers.len() == 2 => {
                (Some(printed), [numbers[0], numbers[1]], name)
            }
            (_, Some(task)) if task.printed.is_some() => {
                task.name = without_han_spaces(&format!("{} {text}", task.name));
                return;
            }
            _ => (None, expected, text),
        };
        if numbers[0] != expected[0] {
            let parent = field.id.number();
            findings.at(cell, Finding::MismatchedNumber { number: Code::new(self.level.id, numbers).number(), parent });
        }
        let id = numbered(self.level.id, numbers, expected, cell, &mut self.tasks, findings);
        field.tasks.push(Task {
            id,
            printed: printed.map(str::to_owned),
            name: without_han_spaces(name),
            span: cell,
            requirements: Vec::new(),
        });
    }

    fn requirement(&mut self, segment: Segment, row: &Row, findings: &mut Diagnostics) {
        let expected = self.expected();
        let Some(task) = self.level.fields.last_mut().and_then(|field| field.tasks.last_mut()) else {
            findings.at(row.line.text, Finding::OrphanRow);
            return;
        };
        let [field, number, next] = expected.expect("there is a task");
        let (printed, numbers) = match (segment.number, task.requirements.last_mut()) {
            (Some((printed, numbers)), _) => (Some(printed), numbers),
            // A page has cut the sentence, or `<p>` has.
            (None, Some(requirement)) => {
                requirement.passage.extend(self.source, segment.text);
                return;
            }
            (None, None) => (None, [field, number, next]),
        };
        let id = Code::new(self.level.id, numbers);
        if numbers[..2] != [field, number] {
            findings.at(segment.text, Finding::MismatchedNumber { number: id.number(), parent: task.id.number() });
        }
        let id =
            numbered(self.level.id, numbers, [field, number, next], segment.whole, &mut self.requirements, findings);
        let passage = Passage::of(self.source, segment.text);
        if passage.text.is_empty() {
            findings.at(segment.whole, Finding::EmptyRequirement { number: id.number() });
        }
        task.requirements.push(Requirement { id, printed, passage });
    }

    fn close(self, findings: &mut Diagnostics) -> Level {
        for field in &self.level.fields {
            if field.tasks.is_empty() {
                findings.at(field.span, Finding::EmptyField { name: field.name.clone() });
            }
            for task in field.tasks.iter().filter(|task| task.requirements.is_empty()) {
                findings.at(task.span, Finding::EmptyTask { name: task.name.clone() });
            }
        }
        self.level
    }
}

/// The code of a node, with findings where its number was there before or is not the next one.
fn numbered<const N: usize>(
    level: LevelId,
    numbers: [u32; N],
    expected: [u32; N],
    span: Span,
    seen: &mut BTreeMap<[u32; N], (u8, Span)>,
    findings: &mut Diagnostics,
) -> Code<N> {
    let mut code = Code::new(level, numbers);
    if let Some((count, first)) = seen.get_mut(&numbers) {
        *count = count.saturating_add(1);
        code.occurrence = *count;
        findings.between(span, *first, Finding::DuplicateNumber { number: code.number(), code: code.to_string() });
        return code;
    }
    seen.insert(numbers, (1, span));
    let sibling = numbers[..N - 1] == expected[..N - 1];
    if sibling && numbers[N - 1] != expected[N - 1] {
        let expected = Code::new(level, expected).number();
        findings.at(span, Finding::SkippedNumber { expected, found: code.number() });
    }
    code
}
