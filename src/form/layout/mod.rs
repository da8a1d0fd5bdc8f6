//! Lines as they are printed, made paragraphs and rows again: what PDF and text with hard line ends have in common.

mod entry;
mod glue;
mod header;
mod number;
mod part;
mod prose;
mod strip;
mod table;

use crate::form::layout::glue::Glue;
use crate::form::layout::header::Header;
use crate::form::layout::prose::Margins;

pub(super) use number::leading;
pub(super) use part::ends_table;
pub(super) use strip::{Cell, HALF, Line, Strip, Word};

/// Whether a table of requirements begins with these strips, its columns named.
pub(super) fn is_header(strips: &[Strip]) -> bool {
    Header::of(strips).is_some()
}

/// Whether a line is nothing but the number of its page.
pub(super) fn is_page_number(text: &str) -> bool {
    text.chars().all(|it| it.is_ascii_digit() || "-—– 第页".contains(it))
}

/// All printed lines as paragraphs and rows.
pub(super) fn lines(strips: &[Strip]) -> Vec<Line> {
    let glue = Glue::of(strips);
    let parts = part::parts(strips);
    let prose: Vec<&Strip> = parts.iter().flat_map(|(prose, _)| *prose).collect();
    let margins = Margins::of(&prose);
    let mut lines = Vec::new();
    for (prose, table) in parts {
        lines.extend(prose::paragraphs(prose, margins, &glue));
        lines.extend(table::rows(table, &glue));
    }
    lines
}
