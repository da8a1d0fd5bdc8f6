//! The rows of a CSV file, and those of them that conditions choose.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::path::Path;

use super::figure::number;

/// A file with names of columns in its first row.
pub(super) struct Data {
    columns: Vec<String>,
    records: Vec<Vec<String>>,
}

/// Some rows of it.
#[derive(Clone)]
pub(super) struct Rows<'a> {
    data: &'a Data,
    records: Vec<&'a Vec<String>>,
}

impl Data {
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let unreadable = || format!("{name} cannot be read");
        let bytes = std::fs::read(path).map_err(|_| unreadable())?;
        // Spreadsheets want a byte order mark; it is no part of the first column's name.
        let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
        let mut reader = csv::Reader::from_reader(bytes);
        let columns = reader.headers().map_err(|_| unreadable())?.iter().map(str::to_owned).collect();
        let records: Result<Vec<Vec<String>>, csv::Error> = reader.deserialize().collect();
        Ok(Self { columns, records: records.map_err(|fault| format!("{name}: {fault}"))? })
    }

    pub(super) fn rows(&self) -> Rows<'_> {
        Rows { data: self, records: self.records.iter().collect() }
    }
}

impl<'a> Rows<'a> {
    pub(super) fn count(&self) -> usize {
        self.records.len()
    }

    /// How many different values a column has.
    pub(super) fn distinct(&self, column: &str) -> Result<usize, String> {
        let index = self.column(column)?;
        Ok(self.records.iter().map(|record| &record[index]).collect::<BTreeSet<_>>().len())
    }

    /// A column's numbers, or the products of several columns' (`a * b`); rows with an empty cell are left out.
    pub(super) fn numbers(&self, columns: &str) -> Result<Vec<f64>, String> {
        let columns: Vec<usize> = columns.split(" * ").map(|column| self.column(column)).collect::<Result<_, _>>()?;
        let filled = self.records.iter().filter(|record| columns.iter().all(|index| !record[*index].is_empty()));
        filled.map(|record| columns.iter().map(|index| number(&record[*index])).product()).collect()
    }

    /// The rows that meet all conditions: `market = US or DE, clicks >= 10`.
    pub(super) fn matching(&self, conditions: &str) -> Result<Rows<'a>, String> {
        let mut rows = self.clone();
        for condition in conditions.split(',').map(str::trim).filter(|condition| !condition.is_empty()) {
            let operators = ["!=", ">=", "<=", "="];
            let parts = operators.iter().find_map(|operator| Some((*operator, condition.split_once(operator)?)));
            let Some((operator, (column, wanted))) = parts else {
                return Err(format!("`{condition}` is no condition"));
            };
            let index = self.column(column)?;
            rows.records.retain(|record| meets(&record[index], operator, wanted.trim()));
        }
        Ok(rows)
    }

    fn column(&self, name: &str) -> Result<usize, String> {
        let name = name.trim();
        let found = self.data.columns.iter().position(|column| column == name);
        found.ok_or_else(|| format!("the data have no column {name}"))
    }
}

/// Compares as numbers where both are, else as text, which puts dates in order.
fn meets(cell: &str, operator: &str, wanted: &str) -> bool {
    let order = match (number(cell), number(wanted)) {
        (Ok(cell), Ok(wanted)) => cell.partial_cmp(&wanted),
        // What was not measured is neither above nor below anything.
        _ if cell.is_empty() && !wanted.is_empty() => None,
        _ => Some(cell.cmp(wanted)),
    };
    match operator {
        ">=" => order.is_some_and(Ordering::is_ge),
        "<=" => order.is_some_and(Ordering::is_le),
        "!=" => wanted.split(" or ").all(|wanted| wanted != cell),
        _ => wanted.split(" or ").any(|wanted| wanted == cell),
    }
}
