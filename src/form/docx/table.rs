//! The tables of a Word file: each row one line, a merged cell empty where it goes on, as in print.

use crate::diagnostic::Finding;
use crate::form::docx::body::{Body, is_gone};
use crate::form::docx::xml::Element;
use crate::form::rows::{Cell, is_header};
use crate::text::Origin;

/// A cell and the column of the grid that it begins in.
struct Placed<'a> {
    element: &'a Element,
    start: usize,
    /// Merged with the cell above.
    continued: bool,
}

/// Word makes no table wider, and each row of a wide one costs as much as the header.
const COLUMNS: usize = 63;

impl Body {
    pub(super) fn table(&mut self, table: &Element) {
        // Where the columns of print begin: a grid has more when borders do not align.
        let mut columns: Vec<usize> = Vec::new();
        let mut rows = Vec::new();
        below(table, "tr", &mut rows);
        for row in rows.into_iter().filter(|row| row.child("trPr").is_none_or(|it| it.child("del").is_none())) {
            let origin = Origin::Paragraph(self.paragraphs + 1);
            let placed = cells(row);
            if let [only] = &placed[..]
                && only.start == 0
                && !only.continued
            {
                // A frame around text or around another table, or a title across this one.
                self.blocks(only.element);
                continue;
            }
            let mut nested = false;
            let texts: Vec<Cell> = placed.iter().map(|cell| self.cell(cell, &mut nested)).collect();
            if (columns.is_empty() && placed.len() > 1) || is_header(&texts) {
                columns = placed.iter().take(COLUMNS).map(|cell| cell.start).collect();
            }
            let texts = spread(texts, &placed, &columns);
            let line = self.rows.line(&texts);
            let line = self.document.push(&line, origin);
            if nested {
                self.document.findings.push((line, Finding::NestedTable));
            }
            self.tell_notes(line);
            for cell in &placed {
                let mut paragraphs = Vec::new();
                below(cell.element, "p", &mut paragraphs);
                for paragraph in paragraphs {
                    self.boxes(paragraph);
                }
            }
        }
    }

    /// The paragraphs of a cell, those of a table inside it among them.
    fn cell(&mut self, cell: &Placed, nested: &mut bool) -> Cell {
        if cell.continued {
            self.paragraphs += cell.element.count("p");
            return Cell::new();
        }
        let mut texts = Cell::new();
        self.texts(cell.element, &mut texts, nested);
        texts
    }

    fn texts(&mut self, parent: &Element, texts: &mut Cell, nested: &mut bool) {
        for child in parent.elements().filter(|child| !is_gone(child)) {
            if child.name == "p" {
                texts.extend(self.paragraph(child).into_iter().map(|line| line.replace('\t', " ").trim().to_owned()));
            } else {
                *nested |= child.name == "tbl";
                self.texts(child, texts, nested);
            }
        }
    }
}

fn cells(row: &Element) -> Vec<Placed<'_>> {
    let number = |element: Option<&Element>, name| -> usize {
        element.and_then(|it| it.value(name)).and_then(|value| value.parse().ok()).unwrap_or(0)
    };
    let mut start = number(row.child("trPr"), "gridBefore");
    let mut elements = Vec::new();
    below(row, "tc", &mut elements);
    let placed = elements.into_iter().map(|element| {
        let properties = element.child("tcPr");
        let merged = ["vMerge", "hMerge"].into_iter().filter_map(|name| properties?.child(name));
        let continued = merged.into_iter().any(|merge| merge.attribute("val") != Some("restart"));
        let placed = Placed { element, start, continued };
        start = start.saturating_add(number(properties, "gridSpan").max(1));
        placed
    });
    placed.collect()
}

/// Cells into columns: one for one where the row has as many as the table, else by where they begin.
fn spread(texts: Vec<Cell>, placed: &[Placed], columns: &[usize]) -> Vec<Cell> {
    if texts.len() >= columns.len() {
        return texts;
    }
    let mut row = vec![Cell::new(); columns.len()];
    for (text, cell) in texts.into_iter().zip(placed) {
        let column = columns.partition_point(|start| *start <= cell.start).saturating_sub(1);
        row[column].extend(text);
    }
    row
}

/// The nearest elements of a name, also inside content controls and accepted revisions.
fn below<'a>(parent: &'a Element, name: &str, found: &mut Vec<&'a Element>) {
    for child in parent.elements().filter(|child| !is_gone(child)) {
        if child.name == name {
            found.push(child);
        } else {
            below(child, name, found);
        }
    }
}
