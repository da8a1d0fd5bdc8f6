//! A table that people keep in Excel or as CSV, cell by cell.

use crate::diagnostic::Diagnostics;
use crate::form::{Limit, Sheet, sheets};
use crate::text::{Decoded, Sources, cell_name, decode, separated};

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
        cell_name(&self.name, row, column)
    }
}

/// The sheets of a file, by its look; a file that cannot be read is a finding.
pub(super) fn tables(path: &str, bytes: &[u8], diagnostics: &mut Diagnostics) -> Option<Vec<Table>> {
    if let Some(text) = text(bytes) {
        let mut sources = Sources::default();
        let id = sources.add(path.to_owned(), text);
        let rows = separated(sources.get(id)).into_iter();
        let rows = rows.map(|row| row.into_iter().map(|cell| cell.value).collect()).collect();
        return Some(vec![Table { name: String::new(), rows, filled: false }]);
    }
    match sheets(bytes, Limit::default()) {
        Ok(sheets) => Some(sheets.into_iter().map(|Sheet { name, rows }| Table { name, rows, filled: true }).collect()),
        Err(finding) => {
            diagnostics.path(path, finding);
            None
        }
    }
}

/// A file of text; nothing where it is packed, as those of Excel are.
fn text(bytes: &[u8]) -> Option<String> {
    match decode(bytes) {
        Decoded::Certain(text) | Decoded::Guessed(text, _) if !bytes.starts_with(b"PK") => Some(text),
        _ => None,
    }
}
