//! Excel: the first sheet that holds anything, as lines of cells with commas between them.
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

/// What a sheet holds, and the names of other sheets that hold something.
struct Sheet {
    text: String,
    others: Vec<String>,
}

/// Takes a workbook in; a file that cannot be read is a finding and no source.
pub fn read_excel(
    path: &str,
    bytes: &[u8],
    limit: Limit,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<SourceId> {
    match sheet(bytes, limit) {
        Ok(Sheet { text, others }) => {
            let id = sources.add(path.to_owned(), text);
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

fn sheet(bytes: &[u8], limit: Limit) -> Result<Sheet, Finding> {
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

fn cells(bytes: &[u8]) -> Result<Sheet, Finding> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
    let mut read: Option<String> = None;
    let mut others = Vec::new();
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
        if cells.is_empty() {
            continue;
        }
        if read.is_some() {
            others.push(name);
            continue;
        }
        // What stands in a merged cell holds for all of it.
        for area in merged {
            let Some(text) = cells.get(&area.start).cloned() else { continue };
            for row in area.start.0..=area.end.0.min(ROWS - 1) {
                for column in area.start.1..=area.end.1.min(COLUMNS - 1) {
                    cells.insert((row, column), text.clone());
                }
            }
        }
        read = Some(lines(&cells));
    }
    Ok(Sheet { text: read.unwrap_or_default(), others })
}

fn words(value: &DataRef) -> String {
    let text = match value {
        DataRef::Empty => String::new(),
        DataRef::SharedString(text) => (*text).to_owned(),
        other => Data::from(other.clone()).to_string(),
    };
    // A row is one line.
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn lines(cells: &BTreeMap<(u32, u32), String>) -> String {
    let mut text = String::new();
    let (mut row, mut column) = (0, 0);
    for (&(at, place), cell) in cells {
        while row < at {
            text.push('\n');
            row += 1;
            column = 0;
        }
        while column < place {
            text.push(',');
            column += 1;
        }
        if cell.contains([',', '"']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push('\n');
    text
}
