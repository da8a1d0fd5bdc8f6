//! The tables of chapter 6: which lines make one, and whose level it is.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::caption;
use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::{Line, Look, title};
use crate::standard::parse::number;
use crate::standard::parse::row::Row;
use crate::standard::parse::section::Chapters;
use crate::text::{Source, without_han_spaces};

/// A caption and all rows up to the next one.
#[derive(Debug)]
pub(super) struct Table<'a> {
    /// The lines that say whose table it is; none where it begins with its header.
    pub(super) caption: Vec<&'a Line>,
    /// The level's name.
    pub(super) level: Option<String>,
    pub(super) parts: Vec<Part<'a>>,
    /// Stands in another chapter.
    pub(super) is_misplaced: bool,
}

#[derive(Debug)]
pub(super) enum Part<'a> {
    /// The first header, or one that a page break repeats, and the columns it names.
    Header(&'a Line),
    /// A first row of short words where a header is expected.
    UnknownHeader(&'a Line),
    Row(Row<'a>),
}

impl<'a> Table<'a> {
    /// The line that stands for it in a finding.
    pub(super) fn first(&self) -> &'a Line {
        let part = self.parts.first().map(|part| match part {
            Part::Header(line) | Part::UnknownHeader(line) => *line,
            Part::Row(row) => row.line,
        });
        self.caption.first().copied().or(part).expect("a table is opened by a caption or by its first part")
    }

    pub(super) fn rows(&self) -> impl Iterator<Item = &Row<'a>> {
        self.parts.iter().filter_map(|part| if let Part::Row(row) = part { Some(row) } else { None })
    }
}

/// Every table of requirements. Page breaks repeat the header row, so a repeated one ends nothing.
pub(super) fn tables<'a>(
    source: &'a Source,
    chapters: &Chapters<'a>,
    declared: &[String],
    ledger: &Ledger,
    findings: &mut Diagnostics,
) -> Vec<Table<'a>> {
    let mut reading =
        Reading { source, declared, tables: Vec::new(), caption: Vec::new(), is_refused: false, is_misplaced: false };
    for section in chapters.all(Chapter::Requirements) {
        reading.leave();
        reading.is_misplaced = section.is_misplaced;
        // `6.2.1 初级` leads to a table as a caption does.
        let names = caption::level(&section.title, declared).is_some();
        reading.caption.extend(section.heading.filter(|_| names));
        let lines: Vec<&Line> = section.lines.iter().copied().filter(|line| !ledger.has(line)).collect();
        for (at, line) in lines.iter().copied().enumerate() {
            let next = lines.get(at + 1).copied();
            match line.look {
                Look::Caption => {
                    reading.leave();
                    reading.caption.push(line);
                }
                Look::Header => reading.header(line, next),
                // A row of two cells may end in a number, as a line of the contents does.
                Look::Row | Look::Contents => reading.row(line, findings),
                Look::Heading(_) if source.slice(line.text).contains('\t') => reading.row(line, findings),
                _ => reading.text(line, next),
            }
        }
    }
    reading.leave();
    name(source, &mut reading.tables, declared, findings);
    reading.tables
}

struct Reading<'r, 'a> {
    source: &'a Source,
    declared: &'r [String],
    tables: Vec<Table<'a>>,
    /// Lines that lead to a table which has not begun.
    caption: Vec<&'a Line>,
    /// The table's columns are not known, so its rows are not read.
    is_refused: bool,
    is_misplaced: bool,
}

impl<'a> Reading<'_, 'a> {
    fn header(&mut self, line: &'a Line, next: Option<&'a Line>) {
        self.is_refused = false;
        if !self.caption.is_empty() || self.tables.is_empty() || next.is_some_and(|next| self.begins_anew(next)) {
            self.open();
        }
        self.tables.last_mut().expect("a table is open").parts.push(Part::Header(line));
    }

    fn row(&mut self, line: &'a Line, findings: &mut Diagnostics) {
        let row = Row::of(self.source, line);
        if self.caption.is_empty() {
            if let Some(table) = self.tables.last_mut().filter(|_| !self.is_refused) {
                match table.parts.last_mut() {
                    Some(Part::Row(last)) if last.is_cut(self.source, &row) => last.complete(row),
                    _ => table.parts.push(Part::Row(row)),
                }
            }
            return;
        }
        if row.is_numbered(self.source) {
            self.open();
            self.tables.last_mut().expect("a table is open").parts.push(Part::Row(row));
        } else if row.is_short(self.source) {
            let is_known = row.cells.len() == 3
                && !is_national(self.source.slice(line.text))
                && !self.is_misplaced
                && !self.is_needless();
            findings.at(line.text, Finding::UnknownHeader { is_read: is_known });
            if is_known {
                self.open();
                self.tables.last_mut().expect("a table is open").parts.push(Part::UnknownHeader(line));
            } else {
                self.caption.clear();
                self.is_refused = true;
            }
        }
    }

    /// A line without cells: the rest of a row, a part of a caption, a caption without 表, or nothing.
    fn text(&mut self, line: &'a Line, next: Option<&'a Line>) {
        let text = self.source.slice(line.text);
        if self.caption.is_empty() {
            let begun = Row::of(self.source, line);
            if next.is_some_and(|next| next.look == Look::Row && begun.is_cut(self.source, &Row::of(self.source, next)))
                && let Some(table) = self.tables.last_mut().filter(|_| !self.is_refused)
            {
                table.parts.push(Part::Row(begun));
                return;
            }
            let row = self.tables.last_mut().and_then(|table| table.parts.last_mut());
            if let Some(Part::Row(row)) = row
                && row.goes_on(self.source, line)
            {
                row.extend(line);
                return;
            }
        }
        let leads = next.is_some_and(|next| next.look == Look::Header);
        let is_short = line.text.end - line.text.start <= 180 && !text.ends_with(['。', '；', '，', '：']);
        let level = if leads && is_short { caption::level(text, self.declared) } else { None };
        let Some(level) = level else { return };
        let is_caption = self.caption.is_empty() && (text.contains("要求") || is_only(text, &level));
        // A long caption has its level in a second line.
        let is_rest = self.caption.last().is_some_and(|last| last.look == Look::Caption)
            && caption::level(&self.caption_text(), self.declared).is_none();
        if is_caption || is_rest {
            self.caption.push(line);
        }
    }

    /// Whether every level has its table, and the caption names none: what follows is a table of something else.
    fn is_needless(&self) -> bool {
        let has_table = |name: &String| {
            let levels = self.tables.iter().filter_map(|table| table.level.as_deref());
            levels.into_iter().any(|level| caption::is_same(level, name))
        };
        !self.declared.is_empty()
            && caption::level(&self.caption_text(), self.declared).is_none()
            && self.declared.iter().all(has_table)
    }

    /// Without captions, a table of another level is told by its numbers, which begin again with other words.
    fn begins_anew(&self, next: &'a Line) -> bool {
        let Some(table) = self.tables.last() else { return false };
        if self.tables.len() >= self.declared.len() || next.look != Look::Row {
            return false;
        }
        // Numbers begin at a table's head.
        let first = |part: &Part| if let Part::Row(row) = part { row.firsts(self.source) } else { None };
        let one = table.parts.iter().take(HEAD).find_map(first);
        let other = Row::of(self.source, next).firsts(self.source);
        one.zip(other).is_some_and(|(one, other)| one != other)
    }

    /// A caption that led to nothing is a table without rows; a heading that did is a heading.
    fn leave(&mut self) {
        if self.caption.first().is_some_and(|line| line.look == Look::Caption) {
            self.open();
        }
        self.caption.clear();
    }

    fn open(&mut self) {
        let level = caption::level(&self.caption_text(), self.declared);
        let caption = std::mem::take(&mut self.caption);
        let is_misplaced = self.is_misplaced;
        self.is_refused = false;
        self.tables.push(Table { caption, level, parts: Vec::new(), is_misplaced });
    }

    fn caption_text(&self) -> String {
        self.caption.iter().map(|line| self.source.slice(line.text)).collect()
    }
}

/// So many rows and headers are a table's head.
const HEAD: usize = 20;

/// Gives a table that no line names the next level that has none.
fn name(source: &Source, tables: &mut [Table], declared: &[String], findings: &mut Diagnostics) {
    let mut taken: BTreeSet<String> = tables.iter().filter_map(|table| table.level.clone()).collect();
    let mut before: Option<(String, String)> = None;
    for table in tables {
        let text: String = table.caption.iter().map(|line| source.slice(line.text)).collect();
        if table.level.is_none() {
            // A page break repeats the caption.
            let same = before.take().filter(|(caption, _)| !text.is_empty() && *caption == text);
            let is_again = same.is_some();
            let next = || declared.iter().find(|name| !taken.contains(*name)).cloned();
            let level = same.map(|(_, level)| level).or_else(next).unwrap_or_else(|| own_name(&text));
            // Where there is one level only, its table needs no name.
            if !is_again && declared.len() != 1 && table.rows().next().is_some() {
                findings.at(table.first().text, Finding::UnnamedLevel { level: level.clone() });
            }
            taken.insert(level.clone());
            table.level = Some(level);
        }
        before = table.level.clone().map(|level| (text, level));
    }
}

/// Whether a line is nothing but a level's name, with a number or in brackets: `6.2.1 初级`, `（初级）`.
fn is_only(text: &str, level: &str) -> bool {
    let text = without_han_spaces(title(text));
    caption::is_same(text.trim_matches(['（', '）', '(', ')']), level)
}

/// What a table is called that names no level: its caption without 表 and number.
fn own_name(caption: &str) -> String {
    let text = caption.trim_start_matches('表').trim_start();
    let text = text.trim_start_matches(|it: char| number::is_part(it) || it == '-').trim();
    if text.is_empty() { "未标明等级".to_owned() } else { without_han_spaces(text) }
}

/// 国家职业标准 has tables of 职业功能, 工作内容 and 技能要求: another form with other rules.
pub(super) fn is_national(header: &str) -> bool {
    header.contains("职业功能") && header.contains("工作内容")
}
