//! What may be wrong in any text, whatever it is about.

use crate::content::markdown::Body;
use crate::content::{craft, lost};
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::Source;

/// Looks through a text.
pub(super) fn look(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    for (formula, slip) in &body.broken_maths {
        diagnostics.at(*formula, Finding::BrokenMaths { slip: slip.clone() });
    }
    for (mark, meant) in &body.lost_marks {
        diagnostics.at(*mark, Finding::LostMark { meant: meant.clone() });
    }
    for (cells, columns) in &body.lost_cells {
        diagnostics.at(*cells, Finding::LostCells { columns: *columns });
    }
    lost::links(source, body, diagnostics);
    craft::look(source, body, diagnostics);
    for note in &body.notes.unused {
        diagnostics.at(*note, Finding::UnusedNote);
    }
    for reference in &body.notes.missing {
        diagnostics.at(*reference, Finding::MissingNote);
    }
}
