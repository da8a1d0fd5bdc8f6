//! The levels that have a table, each made from the rows of its tables.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::id::LevelId;
use crate::standard::level::Level;
use crate::standard::parse::columns::{Cells, Columns, join};
use crate::standard::parse::division::Division;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::requirements::Reading;
use crate::standard::parse::row::Row;
use crate::standard::parse::table::{Part, Table};
use crate::standard::tree::Owner;
use crate::text::{Source, Span};

/// From the lowest.
pub(super) fn levels(
    source: &Source,
    tables: &[Table],
    division: &Division,
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Vec<Level> {
    let mut levels: BTreeMap<LevelId, Reading> = BTreeMap::new();
    for table in tables {
        let id =
            division.id(table.level.as_deref().unwrap_or_default()).expect("the division names every table's level");
        let is_empty = table.rows().next().is_none();
        let owner = if is_empty { Owner::Finding } else { Owner::Table(id) };
        for (at, part) in table.parts.iter().enumerate() {
            if let Part::Header(line) | Part::UnknownHeader(line) = part {
                ledger.claim(line, if at == 0 { owner } else { Owner::Furniture });
            }
        }
        for line in &table.caption {
            // A heading that leads to a table stays a heading.
            if !ledger.has(line) {
                ledger.claim(line, owner);
            }
        }
        if is_empty {
            findings.at(table.first().text, Finding::EmptyTable);
            continue;
        }
        if table.is_misplaced {
            findings.at(table.first().text, Finding::MisplacedTable);
        }
        let reading = levels.entry(id).or_insert_with(|| Reading::new(source, id, table, division));
        read(source, table, reading, ledger, findings);
    }
    levels.into_values().map(|reading| reading.close(findings)).collect()
}

/// Reads a table's rows in the order of print.
fn read(source: &Source, table: &Table, reading: &mut Reading, ledger: &mut Ledger, findings: &mut Diagnostics) {
    let mut orphans = Orphans::default();
    for cells in rows(source, table, findings) {
        let row = cells.row;
        let owner = reading.row(cells, findings);
        for line in std::iter::once(&row.line).chain(&row.wrapped) {
            ledger.claim(line, owner);
        }
        if owner == Owner::Finding {
            orphans.add(row.line.text);
        } else {
            orphans.end(findings);
        }
    }
    orphans.end(findings);
}

/// Each row's cells by the columns of the header above it, with what pages have cut made whole.
fn rows<'a>(source: &Source, table: &'a Table<'a>, findings: &mut Diagnostics) -> Vec<Cells<'a>> {
    let mut columns = Columns::usual();
    let mut rows: Vec<Cells> = Vec::new();
    let mut unread: BTreeSet<(Span, Option<Span>)> = BTreeSet::new();
    let mut header = table.first().text;
    let mut is_first = false;
    for (at, part) in table.parts.iter().enumerate() {
        match part {
            Part::Header(line) => {
                columns = Columns::of(source, &Row::of(source, line));
                header = line.text;
                if at == 0 && !columns.is_usual() {
                    findings.at(line.text, Finding::HeaderOrder);
                }
                is_first = at > 0;
            }
            Part::UnknownHeader(_) => {}
            Part::Row(row) => {
                unread.extend(columns.unread(source, row).map(|name| (name.unwrap_or(header), name)));
                rows.push(columns.cells(source, row, std::mem::take(&mut is_first), findings));
            }
        }
    }
    let mut told: BTreeSet<Option<&str>> = BTreeSet::new();
    for (place, name) in unread {
        // A header that a page break repeats names the same column.
        let name = name.map(|name| source.slice(name));
        if told.insert(name) {
            findings.at(place, Finding::UnreadColumn { name: name.map(str::to_owned) });
        }
    }
    join(source, &mut rows);
    rows
}

/// Rows that follow each other and belong to no task: one finding.
#[derive(Default)]
struct Orphans(Option<(Span, usize)>);

impl Orphans {
    fn add(&mut self, row: Span) {
        match &mut self.0 {
            Some((span, rows)) => (span.end, *rows) = (row.end, *rows + 1),
            None => self.0 = Some((row, 1)),
        }
    }

    fn end(&mut self, findings: &mut Diagnostics) {
        if let Some((span, rows)) = self.0.take() {
            findings.at(span, Finding::OrphanRow { rows });
        }
    }
}
