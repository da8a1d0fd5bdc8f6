//! Lines as they are printed, made paragraphs and rows again: what PDF and text with hard line ends have in common.

mod glue;
mod header;
mod number;
mod prose;
mod table;

use crate::diagnostic::Finding;
use crate::form::layout::glue::Glue;
use crate::form::layout::header::Header;
use crate::form::layout::prose::Margins;

/// Half the width of a Han character; all widths are counted in it.
pub(super) const HALF: u32 = 100;

/// A run of characters without a space or gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) text: String,
    /// Whether a space stands before it.
    pub(super) spaced: bool,
}

/// One printed line, never without a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Strip {
    /// The line or page that it stands on.
    pub(super) place: u32,
    /// Whether an empty line stands above it.
    pub(super) apart: bool,
    pub(super) words: Vec<Word>,
}

/// A paragraph or a row, and the place of its first strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) place: u32,
    pub(super) text: String,
    pub(super) finding: Option<Finding>,
}

impl Strip {
    pub(super) fn start(&self) -> u32 {
        self.words.first().map_or(0, |word| word.start)
    }

    pub(super) fn end(&self) -> u32 {
        self.words.last().map_or(0, |word| word.end)
    }

    pub(super) fn text(&self) -> String {
        text(&self.words)
    }
}

/// Words of one line with the spaces between them.
fn text(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        if word.spaced && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}

/// Whether a table of requirements begins with these strips, its columns named.
pub(super) fn is_header(strips: &[Strip]) -> bool {
    Header::of(strips).is_some()
}

/// All printed lines as paragraphs and rows.
pub(super) fn lines(strips: &[Strip]) -> Vec<Line> {
    let glue = Glue::of(strips);
    let parts = parts(strips);
    let prose: Vec<&Strip> = parts.iter().flat_map(|(prose, _)| *prose).collect();
    let margins = Margins::of(&prose);
    let mut lines = Vec::new();
    for (prose, table) in parts {
        lines.extend(prose::paragraphs(prose, margins, &glue));
        lines.extend(table::rows(table, &glue));
    }
    lines
}

/// What stands before each table, and the table.
fn parts(strips: &[Strip]) -> Vec<(&[Strip], &[Strip])> {
    let mut parts = Vec::new();
    let mut rest = strips;
    while !rest.is_empty() {
        let begun = (0..rest.len()).find(|&at| is_header(&rest[at..])).unwrap_or(rest.len());
        let (prose, tabled) = rest.split_at(begun);
        // A header that a page break repeats ends nothing.
        let (table, beyond) = tabled.split_at(tabled.iter().position(ends_table).unwrap_or(tabled.len()));
        parts.push((prose, table));
        rest = beyond;
    }
    parts
}

fn ends_table(strip: &Strip) -> bool {
    let text: String = strip.words.iter().map(|word| word.text.as_str()).collect();
    let caption = text.strip_prefix('表').is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()));
    caption || text == "参考文献" || text.starts_with("附录")
}
