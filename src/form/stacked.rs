//! Plain text in which each cell of a table has a line of its own, as Word and viewers of PDF save it.
//!
//! Nothing but numbers tells the columns, so a table is read only where they leave no doubt.

use crate::diagnostic::Finding;
use crate::form::document::Document;
use crate::form::layout::{ends_table, is_page_number, leading};
use crate::form::rows::{Cell, is_header};

/// Whether a table of such cells begins in some lines.
pub(super) fn is_stacked(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.windows(3).any(|names| header(names).is_some())
}

/// Each cell in its column; lines keep their numbers.
pub(super) fn read(text: &str) -> Document {
    let mut lines: Vec<String> = Vec::new();
    let mut findings = Vec::new();
    let printed: Vec<&str> = text.lines().collect();
    let mut rest = &printed[..];
    while let Some((&first, below)) = rest.split_first() {
        let Some((row, count)) = header_of(rest) else {
            lines.push(first.to_owned());
            rest = below;
            continue;
        };
        let end = rest.iter().position(|line| ends_table(line.trim())).unwrap_or(rest.len());
        let (table, beyond) = rest.split_at(end.max(count));
        if let Some(rows) = rows(table) {
            lines.extend(rows);
        } else {
            findings.push((lines.len() as u32 + 1, Finding::UnreadableColumns));
            // Named in one line, so that the finding stands where the table does.
            lines.push(row);
            lines.extend(table[1..].iter().map(|line| (*line).to_owned()));
        }
        rest = beyond;
    }
    lines.push(String::new());
    Document { text: lines.join("\n"), origins: Vec::new(), findings }
}

/// The names of three columns as one row.
fn header(names: &[&str]) -> Option<String> {
    let cells: Vec<Cell> = names.iter().map(|name| vec![(*name).to_owned()]).collect();
    let are_names = names.iter().all(|name| name.chars().count() <= 12 && !name.contains('\t'));
    (are_names && names.contains(&"工作领域") && is_header(&cells)).then(|| names.join("\t"))
}

/// A header in the first lines, some of them blank, and how many lines it takes.
fn header_of(lines: &[&str]) -> Option<(String, usize)> {
    lines.first().filter(|line| !line.trim().is_empty())?;
    let mut printed = lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let [(_, field), (_, task), (last, requirement)] = [printed.next()?, printed.next()?, printed.next()?];
    Some((header(&[field.trim(), task.trim(), requirement.trim()])?, last + 1))
}

/// The lines of a table with tabs, if each number is a child of the one above it.
fn rows(table: &[&str]) -> Option<Vec<String>> {
    let mut rows: Vec<String> = Vec::new();
    let mut open: Vec<u32> = Vec::new();
    while rows.len() < table.len() {
        let at = rows.len();
        let line = table[at].trim();
        if let Some((row, count)) = header_of(&table[at..]) {
            rows.push(row);
            rows.resize(at + count, String::new());
        } else if line.is_empty() || is_page_number(line) {
            rows.push(line.to_owned());
        } else {
            let number = leading(line).filter(|number| number.len() <= 3);
            let depth = match number {
                Some(number) => {
                    let parent = number.len() - 1;
                    (open.get(..parent)? == &number[..parent]).then_some(())?;
                    open = number;
                    parent
                }
                // What bears no number is the rest of a requirement, or one that is only counted.
                None if open.len() == 3 || line.starts_with(['（', '(', '能']) && open.len() == 2 => 2,
                None => return None,
            };
            rows.push(format!("{}{line}{}", "\t".repeat(depth), "\t".repeat(2 - depth)));
        }
    }
    Some(rows)
}
