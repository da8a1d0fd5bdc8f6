//! Chapter 6.2 (职业技能等级要求描述): rows to work fields, tasks and requirements.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::id::{Code, LevelId};
use crate::standard::level::{Level, Requirement, Task, WorkField};
use crate::standard::parse::columns::{Cells, Columns};
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::levels::Division;
use crate::standard::parse::number;
use crate::standard::parse::segment::{Next, Number, Segment, segments};
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
                Part::Row(row) => ledger.claim(row.line, reading.row(row, columns, findings)),
            }
        }
    }
    levels.into_values().map(|reading| reading.close(findings)).collect()
}

/// A level while its rows are read.
struct Reading<'a> {
    source: &'a Source,
    level: Level,
    fields: Seen<1>,
    tasks: Seen<2>,
    requirements: Seen<3>,
}

/// Where a number was printed first, and how often since.
type Seen<const N: usize> = BTreeMap<[u32; N], (u8, Span)>;

impl<'a> Reading<'a> {
    fn new(source: &'a Source, id: LevelId, table: &Table, division: &Division) -> Self {
        let level = Level {
            id,
            name: table.level.clone(),
            description: division.descriptions.get(&id).cloned().unwrap_or_default(),
            caption: Passage::of(source, table.caption.text),
            fields: Vec::new(),
        };
        Self { source, level, fields: Seen::new(), tasks: Seen::new(), requirements: Seen::new() }
    }

    /// Takes a row in, and tells what it belongs to.
    fn row(&mut self, row: &Row, columns: Columns, findings: &mut Diagnostics) -> Owner {
        let owner = Owner::Table(self.level.id);
        let Cells { field, task, requirement } = columns.cells(self.source, row, findings);
        let is_empty = |cell: Span| cell.start == cell.end;
        if !is_empty(field) {
            self.field(field, task, findings);
        }
        if !is_empty(task) && !self.level.fields.is_empty() {
            self.task(task, requirement[0], findings);
        }
        let is_homeless = match self.level.fields.last() {
            None => true,
            Some(field) => field.tasks.is_empty() && requirement.iter().any(|cell| !is_empty(*cell)),
        };
        if is_homeless {
            findings.at(row.line.text, Finding::OrphanRow);
            return if is_empty(field) { Owner::Finding } else { owner };
        }
        for cell in requirement.into_iter().filter(|cell| !is_empty(*cell)) {
            let next = self.next();
            for segment in segments(self.source, cell, next, findings) {
                self.requirement(&segment, findings);
            }
        }
        owner
    }

    fn field(&mut self, cell: Span, task: Span, findings: &mut Diagnostics) {
        let text = self.source.slice(cell);
        let expected = [self.level.fields.last().map_or(1, |field| field.id.numbers[0].saturating_add(1))];
        let found = number::leading(text);
        let name = without_han_spaces(found.map_or(text, |found| found.rest));
        if let Some(last) = self.level.fields.last_mut() {
            // A merged cell that was printed again in each of its rows.
            let same = found.is_none_or(|found| found.numbers == Some(last.id.numbers));
            if same && name == last.name {
                return;
            }
            // A page has cut the name, unless the task's number tells of another field.
            let is_cut = number::leading(self.source.slice(task))
                .and_then(|task| task.numbers)
                .is_none_or(|[field, _]| [field] == last.id.numbers);
            if found.is_none() && last.printed.is_some() && is_cut {
                last.name = without_han_spaces(&format!("{} {text}", last.name));
                return;
            }
        }
        let place = self.level.fields.len();
        let (printed, numbers) = printed(found, expected, cell, findings);
        let id = numbered(self.level.id, numbers, (expected, place), cell, &mut self.fields, findings);
        self.level.fields.push(WorkField { id, printed, name, span: cell, tasks: Vec::new() });
    }

    fn task(&mut self, cell: Span, requirement: Span, findings: &mut Diagnostics) {
        let text = self.source.slice(cell);
        let Some(field) = self.level.fields.last_mut() else { return };
        let siblings = field.tasks.iter().rev().filter(|task| task.id.numbers[0] == field.id.numbers[0]);
        let next = siblings.map(|task| task.id.numbers[1]).next().unwrap_or(0).saturating_add(1);
        let expected = [field.id.numbers[0], next];
        let found = number::leading(text);
        let name = without_han_spaces(found.map_or(text, |found| found.rest));
        if let Some(last) = field.tasks.last_mut() {
            let same = found.is_none_or(|found| found.numbers == Some(last.id.numbers));
            if same && name == last.name {
                return;
            }
            let is_cut = number::leading(self.source.slice(requirement).trim_start_matches("<p>"))
                .and_then(|requirement| requirement.numbers)
                .is_none_or(|[field, task, _]| [field, task] == last.id.numbers);
            if found.is_none() && last.printed.is_some() && is_cut {
                last.name = without_han_spaces(&format!("{} {text}", last.name));
                return;
            }
        }
        let (printed, numbers) = printed(found, expected, cell, findings);
        if numbers[0] != expected[0] {
            let parent = field.id.number();
            findings.at(cell, Finding::MismatchedNumber { number: Code::new(self.level.id, numbers).number(), parent });
        }
        let place = field.tasks.len();
        let id = numbered(self.level.id, numbers, (expected, place), cell, &mut self.tasks, findings);
        field.tasks.push(Task { id, printed, name, span: cell, requirements: Vec::new() });
    }

    /// The numbers that the next requirement may bear, if nothing is odd.
    fn next(&self) -> Next {
        let task = self.level.fields.last().and_then(|field| field.tasks.last()).expect("the row has a task");
        let [field, number] = task.id.numbers;
        let siblings = task.requirements.iter().rev().filter(|other| other.id.numbers[..2] == task.id.numbers);
        let last = siblings.map(|requirement| requirement.id.numbers[2]).next().unwrap_or(0);
        let item = match task.requirements.last() {
            None => Some(1),
            Some(last) => last.printed.as_deref().and_then(number::item).and_then(|found| found.numbers),
        };
        let item = item.map(|item| if task.requirements.is_empty() { item } else { item.saturating_add(1) });
        Next { dotted: [field, number, last.saturating_add(1)], item }
    }

    fn requirement(&mut self, segment: &Segment, findings: &mut Diagnostics) {
        let expected = self.next().dotted;
        let task = self.level.fields.last_mut().and_then(|field| field.tasks.last_mut()).expect("the row has a task");
        let numbers = match (segment.number, task.requirements.last_mut()) {
            (Some((_, Number::Dotted(numbers))), _) => numbers,
            (Some((printed, Number::TooLarge)), _) => {
                findings.at(segment.whole, Finding::UnreadableNumber { number: printed.to_owned() });
                expected
            }
            // A page has cut the sentence, or `<p>` has.
            (None, Some(last)) if last.printed.is_some() || !last.passage.text.ends_with(['。', '；']) => {
                if last.passage.text.is_empty() {
                    last.passage = Passage::of(self.source, segment.text);
                } else {
                    last.passage.extend(self.source, segment.text);
                }
                return;
            }
            (Some((_, Number::Item(_))) | None, _) => expected,
        };
        let id = Code::new(self.level.id, numbers);
        if numbers[..2] != expected[..2] {
            findings.at(segment.whole, Finding::MismatchedNumber { number: id.number(), parent: task.id.number() });
        }
        let place = task.requirements.len();
        let id = numbered(self.level.id, numbers, (expected, place), segment.whole, &mut self.requirements, findings);
        let printed = segment.number.map(|(printed, _)| printed.to_owned());
        task.requirements.push(Requirement { id, printed, passage: Passage::of(self.source, segment.text) });
    }

    fn close(self, findings: &mut Diagnostics) -> Level {
        for field in &self.level.fields {
            if field.tasks.is_empty() {
                findings.at(field.span, Finding::EmptyField { name: field.name.clone() });
            }
            for task in &field.tasks {
                if task.requirements.is_empty() {
                    findings.at(task.span, Finding::EmptyTask { name: task.name.clone() });
                }
                for requirement in task.requirements.iter().filter(|found| found.passage.text.is_empty()) {
                    let place = requirement.number_place(self.source);
                    findings.at(place, Finding::EmptyRequirement { number: requirement.id.number() });
                }
            }
        }
        self.level
    }
}

/// A field's or task's number as printed, and what it says: its place where it has none, or one too large.
fn printed<const N: usize>(
    found: Option<number::Leading<[u32; N]>>,
    expected: [u32; N],
    cell: Span,
    findings: &mut Diagnostics,
) -> (Option<String>, [u32; N]) {
    let Some(found) = found else { return (None, expected) };
    if found.numbers.is_none() {
        findings.at(cell, Finding::UnreadableNumber { number: found.printed.to_owned() });
    }
    (Some(found.printed.to_owned()), found.numbers.unwrap_or(expected))
}

/// The code of a node, with findings where its number was there before or leaves one out.
///
/// `place` counts the siblings before it: behind an odd number, the one by place is no gap.
fn numbered<const N: usize>(
    level: LevelId,
    numbers: [u32; N],
    (expected, place): ([u32; N], usize),
    span: Span,
    seen: &mut Seen<N>,
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
    let last = N - 1;
    let mut before = numbers;
    before[last] = numbers[last].saturating_sub(1);
    let is_sibling = numbers[..last] == expected[..last];
    let follows = numbers[last] == expected[last] || numbers[last] as usize == place + 1 || seen.contains_key(&before);
    if is_sibling && !follows {
        let expected = Code::new(level, expected).number();
        findings.at(span, Finding::SkippedNumber { expected, found: code.number() });
    }
    code
}
