//! What every form becomes.

use crate::diagnostic::Finding;
use crate::text::Origin;

/// The text that the parser reads, and where its lines come from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// One paragraph or one row of a table a line.
    pub text: String,
    /// One for each line, or none at all where the file has lines of its own.
    pub origins: Vec<Origin>,
    /// What was found on the way, by line from 1.
    pub findings: Vec<(u32, Finding)>,
}

impl Document {
    /// A text whose lines are the file's own.
    pub(super) fn of(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// One more line; its number.
    pub fn push(&mut self, line: &str, origin: Origin) -> u32 {
        self.text.push_str(line);
        self.text.push('\n');
        self.origins.push(origin);
        self.origins.len() as u32
    }
}
