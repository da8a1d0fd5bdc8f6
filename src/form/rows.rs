//! The rows of a table, whatever its form, as lines: cells between tabs.

use crate::text::without_han_spaces;

/// The paragraphs of a cell.
pub(super) type Cell = Vec<String>;

/// Tells which column holds requirements, from the last header on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Rows {
    requirement: Option<usize>,
}

impl Rows {
    /// One row as one line.
    ///
    /// Paragraphs of the requirements stay apart as `<p>…</p>`, those of a name are its wrapped pieces.
    pub(super) fn line(&mut self, cells: &[Cell]) -> String {
        if is_header(cells) {
            self.requirement = cells.iter().position(|cell| joined(cell).contains("要求"));
            return cells.iter().map(joined).collect::<Vec<_>>().join("\t");
        }
        let requirement = self.requirement.unwrap_or(2).min(cells.len().saturating_sub(1));
        let texts = cells.iter().enumerate().map(|(column, cell)| {
            if column == requirement && cell.len() > 1 {
                cell.iter().map(|paragraph| format!("<p>{}</p>", flat(paragraph))).collect::<Vec<_>>().join(" ")
            } else {
                flat(&cell.join(" "))
            }
        });
        texts.collect::<Vec<_>>().join("\t")
    }
}

/// Whether a row names the columns of a table of requirements.
pub(super) fn is_header(cells: &[Cell]) -> bool {
    let texts: Vec<String> = cells.iter().map(joined).collect();
    texts.len() > 1 && texts.iter().any(|text| text == "工作任务") && texts.iter().any(|text| text.contains("要求"))
}

fn joined(cell: &Cell) -> String {
    without_han_spaces(&cell.join(" "))
}

/// Without what would begin another cell or line.
fn flat(text: &str) -> String {
    text.replace(['\t', '\n', '\r'], " ").trim().to_owned()
}
