//! A table that people keep in Excel or as CSV, cell by cell.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use crate::text::{Decoded, decode};

/// One sheet: what stands in each cell, also in those that a merged one goes over.
#[derive(Clone, Debug)]
pub(super) struct Table {
    /// The sheet's name; empty for a CSV file.
    pub(super) name: String,
    /// From the first row and column.
    pub(super) rows: Vec<Vec<String>>,
    /// Whether merged cells are filled; where they are not, an empty cell may be one.
    pub(super) filled: bool,
}

impl Table {
    /// `B5`, with the sheet where it has a name.
    pub(super) fn place(&self, row: usize, column: usize) -> String {
        let mut letters = String::new();
        let mut rest = column + 1;
        while rest > 0 {
            letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
            rest = (rest - 1) / 26;
        }
        let cell = format!("{letters}{}", row + 1);
        if self.name.is_empty() { cell } else { format!("{}!{cell}", self.name) }
    }
}

/// The sheets of a file, by its look; nothing where it is neither Excel nor text.
pub(super) fn tables(bytes: &[u8]) -> Option<Vec<Table>> {
    if bytes.starts_with(b"PK") {
        return workbook(bytes);
    }
    match decode(bytes) {
        Decoded::Certain(text) | Decoded::Guessed(text, _) => {
            Some(vec![Table { name: String::new(), rows: rows(&text), filled: false }])
        }
        Decoded::Undecodable { .. } => None,
    }
}

fn workbook(bytes: &[u8]) -> Option<Vec<Table>> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).ok()?;
    let mut tables = Vec::new();
    for name in file.sheet_names() {
        let Ok(range) = file.worksheet_range(&name) else { continue };
        let merged = file.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let Some((last_row, last_column)) = range.end() else { continue };
        let cell = |row: u32, column: u32| {
            // A merged cell holds its words at its first place.
            let over = merged.iter().find(|it| it.contains(row, column));
            let place = over.map_or((row, column), |it| it.start);
            range.get_value(place).map_or_else(String::new, words)
        };
        let row = |row: u32| (0..=last_column).map(|column| cell(row, column)).collect();
        tables.push(Table { rows: (0..=last_row).map(row).collect(), name, filled: true });
    }
    Some(tables)
}

fn words(cell: &Data) -> String {
    match cell {
        Data::Empty | Data::Error(_) => String::new(),
        Data::Float(number) => number.to_string(),
        other => other.to_string().trim().to_owned(),
    }
}

/// The rows of a CSV file; quotes may hold commas and ends of lines.
fn rows(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![vec![String::new()]];
    let mut quoted = false;
    let mut signs = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(sign) = signs.next() {
        let row = rows.last_mut().expect("there is always a row");
        let cell = row.last_mut().expect("there is always a cell");
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                cell.push('"');
                signs.next();
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            ',' if !quoted => row.push(String::new()),
            '\n' if !quoted => rows.push(vec![String::new()]),
            '\r' => {}
            other => cell.push(other),
        }
    }
    for cell in rows.iter_mut().flatten() {
        *cell = cell.trim().to_owned();
    }
    rows
}
