//! Chapter 6.2 (职业技能等级要求描述): rows to work fields, tasks and requirements.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::id::{Code, LevelId};
use crate::standard::level::{Level, Requirement, Task, WorkField};
use crate::standard::parse::columns::Cells;
use crate::standard::parse::division::Division;
use crate::standard::parse::number;
use crate::standard::parse::numbering::{Named, Numbering, named};
use crate::standard::parse::paragraph::paragraphs;
use crate::standard::parse::row::{Cell, bare};
use crate::standard::parse::segment::{Number, Segment, is_quoted, segments};
use crate::standard::parse::table::Table;
use crate::standard::tree::Owner;
use crate::text::{Passage, Source, Span, without_han_spaces};

/// A level while its rows are read.
pub(super) struct Reading<'a> {
    source: &'a Source,
    level: Level,
    fields: Numbering<1>,
    tasks: Numbering<2>,
    requirements: Numbering<3>,
    /// The cells of the last task's requirements, not yet cut.
    cells: Vec<Span>,
    /// The number of the last task that bears its field's number.
    last_task: u32,
}

impl<'a> Reading<'a> {
    pub(super) fn new(source: &'a Source, id: LevelId, table: &Table, division: &Division) -> Self {
        let mut lines = table.caption.iter();
        // A table without a caption begins with its header.
        let first = table.first().text;
        let first = lines.next().map_or(Span { end: first.start, ..first }, |line| line.text);
        let mut caption = Passage::of(source, first);
        lines.for_each(|line| caption.extend(source, line.text));
        let level = Level {
            id,
            name: table.level.clone().unwrap_or_default(),
            description: division.descriptions.get(&id).cloned().unwrap_or_default(),
            caption,
            fields: Vec::new(),
        };
        Self {
            source,
            level,
            fields: Numbering::new(id),
            tasks: Numbering::new(id),
            requirements: Numbering::new(id),
            cells: Vec::new(),
            last_task: 0,
        }
    }

    /// Takes a row in, and tells what it belongs to.
    pub(super) fn row(&mut self, cells: Cells, findings: &mut Diagnostics) -> Owner {
        let Cells { field, task, requirement, is_first, .. } = cells;
        let is_numbered = |number: Option<&Span>| number.map(|piece| bare(self.source.slice(*piece)));
        let of_task = is_numbered(task.first()).and_then(number::leading::<2>).and_then(|found| found.numbers);
        let of_row = is_numbered(requirement.first()).and_then(number::leading::<3>);
        // A number alone may be quoted, and go on behind the next page.
        let of_row = of_row.filter(|found| !found.rest.trim().is_empty() && !is_quoted(found.rest));
        let of_row = of_row.and_then(|found| found.numbers);
        if !field.is_empty() {
            let is_rest = is_first && task.is_empty();
            self.field(&field, of_task, is_rest, findings);
        }
        if !task.is_empty() && !self.level.fields.is_empty() {
            self.task(&task, of_row, findings);
        }
        let is_homeless = match self.level.fields.last() {
            None => true,
            Some(field) => field.tasks.is_empty() && !requirement.is_empty(),
        };
        if is_homeless && field.is_empty() {
            return Owner::Finding;
        }
        if is_homeless {
            findings.at(cells.row.line.text, Finding::OrphanRow { rows: 1 });
        } else {
            self.cells.extend(requirement);
        }
        Owner::Table(self.level.id)
    }

    /// `of_task` is the number of the task in the same row.
    fn field(&mut self, cell: &Cell, of_task: Option<[u32; 2]>, is_rest: bool, findings: &mut Diagnostics) {
        let found: Named<1> = named(&whole(self.source, cell), without_han_spaces);
        let expected = [self.level.fields.last().map_or(1, |field| field.id.numbers[0].saturating_add(1))];
        if let Some(last) = self.level.fields.last_mut() {
            // A merged cell that was printed again in each of its rows.
            let same = found.is_again(last.printed.as_deref(), last.id.numbers);
            if same && found.name == last.name {
                return;
            }
            // A page has cut the name, unless the task's number tells of another field.
            let is_cut = of_task.is_none_or(|[field, _]| [field] == last.id.numbers);
            if found.printed.is_none() && is_cut && (last.printed.is_some() || is_rest) {
                extend(&mut last.name, &found.name);
                return;
            }
        }
        self.close_task(findings);
        let place = self.level.fields.len();
        let numbers = numbers(&found, expected, cell[0], findings);
        let id = self.fields.code(numbers, (expected, place), cell[0], findings);
        self.last_task = 0;
        let Named { printed, name, .. } = found;
        self.level.fields.push(WorkField { id, printed, name, span: cell[0], tasks: Vec::new() });
    }

    /// `of_row` is the number of the requirement in the same row.
    fn task(&mut self, cell: &Cell, of_row: Option<[u32; 3]>, findings: &mut Diagnostics) {
        let found: Named<2> = named(&whole(self.source, cell), without_han_spaces);
        let Some(field) = self.level.fields.last_mut() else { return };
        let expected = [field.id.numbers[0], self.last_task.saturating_add(1)];
        if let Some(last) = field.tasks.last_mut() {
            let same = found.is_again(last.printed.as_deref(), last.id.numbers);
            if same && found.name == last.name {
                return;
            }
            let is_cut = of_row.is_none_or(|[field, task, _]| [field, task] == last.id.numbers);
            if found.printed.is_none() && last.printed.is_some() && is_cut {
                extend(&mut last.name, &found.name);
                return;
            }
        }
        let (number, place) = (field.id.number(), field.tasks.len());
        self.close_task(findings);
        let numbers = numbers(&found, expected, cell[0], findings);
        if numbers[0] == expected[0] {
            self.last_task = numbers[1];
        } else {
            let found = Code::new(self.level.id, numbers).number();
            findings.at(cell[0], Finding::MismatchedNumber { number: found, parent: number });
        }
        let id = self.tasks.code(numbers, (expected, place), cell[0], findings);
        let Named { printed, name, .. } = found;
        let task = Task { id, printed, name, span: cell[0], requirements: Vec::new() };
        self.level.fields.last_mut().expect("a field is open").tasks.push(task);
    }

    /// Cuts the text of the last task, which is whole now.
    fn close_task(&mut self, findings: &mut Diagnostics) {
        let cells = std::mem::take(&mut self.cells);
        let Some(task) = self.level.fields.last_mut().and_then(|field| field.tasks.last_mut()) else { return };
        let paragraphs = paragraphs(self.source, &cells, findings);
        let [field, number] = task.id.numbers;
        let mut last = 0_u32;
        for (place, segment) in segments(self.source, &paragraphs, task.id.numbers).into_iter().enumerate() {
            let expected = [field, number, last.saturating_add(1)];
            let numbers = match &segment.number {
                Some((_, Number::Dotted(numbers))) => *numbers,
                Some((printed, Number::TooLarge)) => {
                    findings.at(segment.whole, Finding::UnreadableNumber { number: printed.clone() });
                    expected
                }
                Some((_, Number::Item(_))) | None => expected,
            };
            if numbers[..2] == expected[..2] {
                last = numbers[2];
            } else {
                let found = Code::new(self.level.id, numbers).number();
                findings.at(segment.whole, Finding::MismatchedNumber { number: found, parent: task.id.number() });
            }
            let id = self.requirements.code(numbers, (expected, place), segment.whole, findings);
            task.requirements.push(requirement(self.source, id, segment));
        }
    }

    /// The level whole.
    pub(super) fn close(mut self, findings: &mut Diagnostics) -> Level {
        self.close_task(findings);
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

fn requirement(source: &Source, id: Code<3>, segment: Segment) -> Requirement {
    let mut pieces = segment.text.into_iter();
    let mut passage = Passage::of(source, pieces.next().unwrap_or(segment.whole));
    pieces.for_each(|piece| passage.extend(source, piece));
    Requirement { id, printed: segment.number.map(|(printed, _)| printed), passage }
}

/// What a number says: its place where there is none, or one too large.
fn numbers<const N: usize>(found: &Named<N>, expected: [u32; N], cell: Span, findings: &mut Diagnostics) -> [u32; N] {
    if let Some(printed) = found.printed.as_ref().filter(|_| found.is_too_large) {
        findings.at(cell, Finding::UnreadableNumber { number: printed.clone() });
    }
    found.numbers.unwrap_or(expected)
}

/// A cell's text as one: a number that a page cut is joined by nothing, a name by a space that may go again.
fn whole(source: &Source, cell: &Cell) -> String {
    let pieces: Vec<&str> = cell.iter().map(|piece| source.slice(*piece)).collect();
    let is_number = pieces.first().is_some_and(|first| number::is_piece(first));
    let text = if is_number { pieces.concat() } else { pieces.join(" ") };
    bare(&text.replace("</p>", "")).trim().to_owned()
}

/// Goes on with a name that a page has cut, as its lines go on.
fn extend(name: &mut String, rest: &str) {
    // Only the characters that meet can lose their space.
    let seam = name.char_indices().next_back().map_or(0, |(at, _)| at);
    let joined = without_han_spaces(&format!("{} {rest}", &name[seam..]));
    name.truncate(seam);
    name.push_str(&joined);
}
