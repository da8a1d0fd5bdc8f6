//! Printed lines, and the lines that they become.

use crate::diagnostic::Finding;

/// Half the width of a Han character; all widths are counted in it.
pub(in crate::form) const HALF: u32 = 100;

/// A run of characters without a space or gap.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::form) struct Word {
    pub(in crate::form) start: u32,
    pub(in crate::form) end: u32,
    pub(in crate::form) text: String,
    /// Whether a space stands before it.
    pub(in crate::form) spaced: bool,
    /// The ruled cell that it stands in.
    pub(in crate::form) cell: Option<Cell>,
}

/// A cell of a table whose borders are ruled, by where it stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::form) struct Cell {
    pub(in crate::form) left: u32,
    pub(in crate::form) right: u32,
    /// The smaller, the higher.
    pub(in crate::form) top: u32,
}

/// One printed line, never without a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::form) struct Strip {
    /// The line or page that it stands on.
    pub(in crate::form) place: u32,
    /// Whether an empty line stands above it.
    pub(in crate::form) apart: bool,
    pub(in crate::form) words: Vec<Word>,
}

/// A paragraph or a row, and the place of its first strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::form) struct Line {
    pub(in crate::form) place: u32,
    pub(in crate::form) text: String,
    pub(in crate::form) finding: Option<Finding>,
}

impl Strip {
    pub(in crate::form) fn start(&self) -> u32 {
        self.words.first().map_or(0, |word| word.start)
    }

    pub(in crate::form) fn end(&self) -> u32 {
        self.words.last().map_or(0, |word| word.end)
    }

    pub(in crate::form) fn text(&self) -> String {
        text(&self.words)
    }
}

/// Words of one line with the spaces between them.
pub(super) fn text(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        if word.spaced && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text
}
