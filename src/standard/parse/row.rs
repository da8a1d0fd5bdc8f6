//! A row of a table and its cells, whose text a line may wrap.

use crate::standard::parse::line::Line;
use crate::standard::parse::number;
use crate::text::{Source, Span};

/// A cell's text in pieces; empty where cells are merged.
pub(super) type Cell = Vec<Span>;

/// A row and its cells, the empty ones too.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) line: &'a Line,
    pub(super) cells: Vec<Cell>,
    /// The lines into which a cell was wrapped.
    pub(super) wrapped: Vec<&'a Line>,
}

impl<'a> Row<'a> {
    pub(super) fn of(source: &Source, line: &'a Line) -> Self {
        let cells = spans(source, line.span).map(|cell| if cell.start < cell.end { vec![cell] } else { Vec::new() });
        Self { line, cells: cells.collect(), wrapped: Vec::new() }
    }

    /// Whether a line without cells is the rest of the last one: it follows at once, and the sentence was not ended.
    pub(super) fn goes_on(&self, source: &Source, line: &Line) -> bool {
        let last = self.wrapped.last().unwrap_or(&self.line);
        if line.number != last.number + 1 {
            return false;
        }
        let text = source.slice(line.text);
        if let Some(found) = number::leading::<3>(text) {
            return found.rest.trim_start().starts_with('能');
        }
        let Some((first, piece)) = self.cells.last().and_then(|cell| Some((cell.first()?, cell.last()?))) else {
            return false;
        };
        // Without numbers, each line of a cell may be a requirement.
        if bare(text).starts_with('能') && !is_listed(bare(source.slice(*first))) {
            return true;
        }
        let is_ended = source.slice(*piece).ends_with(['。', '；', '！', '？', '>']);
        let is_note =
            ["注：", "注:", "注 ", "说明", "备注", "资料来源", "表"].iter().any(|word| text.starts_with(word));
        !is_ended && !is_note && number::any(text).is_none()
    }

    pub(super) fn extend(&mut self, line: &'a Line) {
        self.wrapped.push(line);
        if let Some(cell) = self.cells.last_mut() {
            cell.push(line.text);
        }
    }

    /// Whether the next row is the rest of this one: a line has ended in the name of a field or task, before its tab.
    pub(super) fn is_cut(&self, source: &Source, next: &Row) -> bool {
        let last = self.wrapped.last().unwrap_or(&self.line);
        let (Some(Some(begun)), Some(Some(rest))) =
            (self.cells.last().map(|cell| cell.first()), next.cells.first().map(|cell| cell.first()))
        else {
            return false;
        };
        let rest = bare(source.slice(*rest));
        // A field has one number, a task two.
        let is_name = number::any(bare(source.slice(*begun)))
            .is_some_and(|found| number::plain(found.printed).split('.').count() == self.cells.len());
        next.line.number == last.number + 1
            && self.cells.len() + next.cells.len() == WIDTH + 1
            && is_name
            && !is_listed(rest)
            && !rest.starts_with('能')
    }

    /// Goes on with a row that is its rest.
    pub(super) fn complete(&mut self, next: Self) {
        self.wrapped.push(next.line);
        self.wrapped.extend(next.wrapped);
        let mut cells = next.cells.into_iter();
        if let (Some(last), Some(rest)) = (self.cells.last_mut(), cells.next()) {
            last.extend(rest);
        }
        self.cells.extend(cells);
    }

    /// Whether a number stands in it, as in a row of requirements.
    pub(super) fn is_numbered(&self, source: &Source) -> bool {
        let numbered = |cell: &Cell| {
            cell.first().is_some_and(|piece| {
                let text = bare(source.slice(*piece));
                is_listed(text) || text.starts_with('能')
            })
        };
        self.cells.iter().any(numbered)
    }

    /// Whether it is a row of short words, as a header is.
    pub(super) fn is_short(&self, source: &Source) -> bool {
        let is_short = |cell: &Cell| {
            let text = cell.first().map_or("", |piece| source.slice(*piece));
            !text.is_empty() && text.chars().take(13).count() <= 12 && !text.ends_with(['。', '；', '，'])
        };
        self.cells.len() > 1 && self.cells.iter().all(is_short)
    }

    /// The text of the cell that is numbered 1.1 or 1.1.1, which begins a level.
    pub(super) fn firsts(&self, source: &Source) -> Option<String> {
        let texts = self.cells.iter().filter_map(|cell| cell.first()).map(|piece| bare(source.slice(*piece)));
        let first = |text: &&str| {
            let two = number::leading::<2>(text).is_some_and(|found| found.numbers == Some([1, 1]));
            two || number::leading::<3>(text).is_some_and(|found| found.numbers == Some([1, 1, 1]))
        };
        texts.into_iter().find(first).map(str::to_owned)
    }
}

/// Field, task and requirement.
const WIDTH: usize = 3;

/// Whether a number of any kind stands before a text.
fn is_listed(text: &str) -> bool {
    number::any(text).is_some() || number::item(text).is_some()
}

/// A cell's text without the tag of its first paragraph.
pub(super) fn bare(text: &str) -> &str {
    text.strip_prefix("<p>").unwrap_or(text).trim_start()
}

fn spans(source: &Source, line: Span) -> impl Iterator<Item = Span> {
    let mut start = line.start as usize;
    source.slice(line).split('\t').map(move |cell| {
        let span = source.trim(Span::new(line.source, start, start + cell.len()));
        start += cell.len() + 1;
        span
    })
}
