//! Excel: the sheets that hold anything, cell by cell; the first as lines of cells with commas between them.
//!
//! A row keeps its number as a line, so that a finding names the row that people see.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};
use std::thread;

use calamine::{Data, DataRef, Reader as _, Xlsx};
use zip::ZipArchive;

use crate::diagnostic::{Diagnostics, Finding};
use crate::form::read::{GUARDED, Limit};
use crate::text::{SourceId, Sources};

const BROKEN: Finding = Finding::BrokenFile { kind: "Excel" };
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// No one writes more by hand, and a damaged file may name any cell.
const ROWS: u32 = 100_000;
const COLUMNS: u32 = 256;
/// Nor merges more; a file of a few bytes may merge a whole sheet.
const MERGED: u64 = 1_000_000;

/// A sheet that holds something.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// What stands in its cells, from the first row and column; in a merged one that of its first place.
    pub rows: Vec<Vec<String>>,
}

/// Takes a workbook in; a file that cannot be read is a finding and no source.
pub fn read_excel(
    path: &str,
    bytes: &[u8],
    limit: Limit,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<SourceId> {
    match sheets(bytes, limit) {
        Ok(sheets) => {
            let mut names = sheets.iter().map(|sheet| sheet.name.clone());
            let name = names.next().unwrap_or_default();
            let others: Vec<String> = names.collect();
            let first = sheets.first().map_or_else(String::new, |sheet| lines(&sheet.rows));
            let id = sources.add_sheet(path.to_owned(), first, name);
            if !others.is_empty() {
                diagnostics.of(id, Finding::UnreadSheets { names: others.join("、") });
            }
            Some(id)
        }
        Err(finding) => {
            diagnostics.path(path, finding);
            None
        }
    }
}

/// All sheets of a workbook that hold something, or why it cannot be read.
pub fn sheets(bytes: &[u8], limit: Limit) -> Result<Vec<Sheet>, Finding> {
    if bytes.starts_with(OLE) {
        return Err(Finding::EncryptedFile);
    }
    unpacks(bytes, limit)?;
    // A damaged file is the file's fault, whatever the library makes of it.
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(GUARDED.to_owned());
        let reading = thread.spawn_scoped(scope, || cells(bytes)).expect("the system begins one more thread");
        reading.join().unwrap_or(Err(BROKEN))
    })
}

/// Whether what is packed stays within the limit, whatever it claims.
fn unpacks(bytes: &[u8], limit: Limit) -> Result<(), Finding> {
    let mut file = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    let mut rest = limit.bytes() as u64;
    for index in 0..file.len() {
        let part = file.by_index(index).map_err(|_| BROKEN)?;
        let size = std::io::copy(&mut part.take(rest + 1), &mut std::io::sink()).map_err(|_| BROKEN)?;
        rest = rest.checked_sub(size).ok_or_else(|| limit.exceeded())?;
    }
    Ok(())
}

fn cells(bytes: &[u8]) -> Result<Vec<Sheet>, Finding> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    let mut sheets = Vec::new();
    let mut rest = MERGED;
    for name in file.sheet_names() {
        let merged = file.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let mut cells: BTreeMap<(u32, u32), String> = BTreeMap::new();
        // A sheet of pictures and the like has no cells.
        let Ok(mut reader) = file.worksheet_cells_reader(&name) else { continue };
        while let Some(cell) = reader.next_cell().map_err(|_| BROKEN)? {
            let (row, column) = cell.get_position();
            let text = words(cell.get_value());
            if !text.is_empty() && row < ROWS && column < COLUMNS {
                cells.insert((row, column), text);
            }
        }
        // What stands in a merged cell holds for all of it.
        for area in merged {
            let Some(text) = cells.get(&area.start).cloned() else { continue };
            let (last_row, last_column) = (area.end.0.min(ROWS - 1), area.end.1.min(COLUMNS - 1));
            let size = u64::from(last_row + 1 - area.start.0) * u64::from(last_column + 1 - area.start.1);
            let Some(left) = rest.checked_sub(size) else { continue };
            rest = left;
            for row in area.start.0..=last_row {
                for column in area.start.1..=last_column {
                    cells.insert((row, column), text.clone());
                }
            }
        }
        if !cells.is_empty() {
            sheets.push(Sheet { name, rows: rows(cells) });
        }
    }
    Ok(sheets)
}

fn rows(cells: BTreeMap<(u32, u32), String>) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    for ((row, column), text) in cells {
        rows.resize_with(rows.len().max(row as usize + 1), Vec::new);
        let row = &mut rows[row as usize];
        row.resize(column as usize, String::new());
        row.push(text);
    }
    rows
}

fn words(value: &DataRef) -> String {
    let text = match value {
        DataRef::Empty => String::new(),
        DataRef::SharedString(text) => (*text).to_owned(),
        // As people see it, not as the number that Excel keeps.
        DataRef::DateTime(day) if day.is_datetime() => {
            let (year, month, day, ..) = day.to_ymd_hms_milli();
            format!("{year}-{month:02}-{day:02}")
        }
        other => Data::from(other.clone()).to_string(),
    };
    // A row is one line.
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| {
        if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.clone() }
    };
    rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
}
