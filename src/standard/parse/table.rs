//! The tables of chapter 6: rows and cells, made whole across page breaks.

use crate::standard::parse::line::{Line, Look};
use crate::standard::parse::number;
use crate::standard::parse::section::{Chapter, Chapters};
use crate::text::{Source, Span};

/// A caption and all rows up to the next one.
#[derive(Debug)]
pub(super) struct Table<'a> {
    pub(super) caption: &'a Line,
    /// The level that the caption names in brackets.
    pub(super) level: String,
    pub(super) parts: Vec<Part<'a>>,
}

#[derive(Debug)]
pub(super) enum Part<'a> {
    /// The first header, or one that a page break repeats, and the columns it names.
    Header(&'a Line),
    Row(Row<'a>),
}

/// A row and its cells, the empty ones too.
#[derive(Debug)]
pub(super) struct Row<'a> {
    pub(super) line: &'a Line,
    pub(super) cells: Vec<Span>,
}

/// Every table of requirements. Page breaks repeat the header row, so a repeated one ends nothing.
pub(super) fn tables<'a>(source: &Source, chapters: &Chapters<'a>) -> Vec<Table<'a>> {
    let mut tables: Vec<Table> = Vec::new();
    for line in chapters.lines(Chapter::Requirements) {
        if line.look == Look::Caption {
            let level = bracketed(source.slice(line.text)).to_owned();
            tables.push(Table { caption: line, level, parts: Vec::new() });
            continue;
        }
        let Some(table) = tables.last_mut() else { continue };
        match line.look {
            Look::Header => table.parts.push(Part::Header(line)),
            // A row of two cells may end in a number, as a line of the contents does.
            Look::Row | Look::Contents => table.parts.push(Part::Row(Row { line, cells: cells(source, line.span) })),
            _ => {}
        }
    }
    tables.retain(|table| is_of_requirements(source, table));
    tables
}

/// Another form of standard has tables of 职业功能, 工作内容 and 技能要求: a header that this one does not know.
fn is_of_requirements(source: &Source, table: &Table) -> bool {
    match table.parts.first() {
        Some(Part::Header(_)) => true,
        Some(Part::Row(row)) => row.cells.iter().any(|cell| {
            let text = source.slice(*cell);
            number::any(text.strip_prefix("<p>").unwrap_or(text)).is_some()
        }),
        None => false,
    }
}

pub(super) fn cells(source: &Source, line: Span) -> Vec<Span> {
    let mut start = line.start as usize;
    let mut cells = Vec::new();
    for cell in source.slice(line).split('\t') {
        cells.push(source.trim(Span::new(line.source, start, start + cell.len())));
        start += cell.len() + 1;
    }
    cells
}

/// What stands in the last brackets: the level, in captions and at the head of paragraphs.
fn bracketed(text: &str) -> &str {
    let Some(start) = text.rfind(['（', '(']) else { return "" };
    let inner = &text[start..];
    inner.trim_start_matches(['（', '(']).trim_end_matches(['）', ')']).trim()
}
