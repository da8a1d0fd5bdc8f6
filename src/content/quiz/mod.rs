//! 自测题: a question with its answer, in a `quiz` block.

mod answer;
mod pasted;
mod question;
mod words;
mod written;

pub(super) use words::words;
pub(super) use written::shape;

pub use question::{Ask, BLANK, Choice, Quiz};

use crate::diagnostic::Diagnostics;
use crate::text::{Source, Span};

/// Reads the text of a block: one question in YAML, or some as test papers have them.
pub(super) fn read(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> Vec<Quiz> {
    if pasted::is_pasted(source.slice(text)) {
        pasted::read(source, text, block, diagnostics)
    } else {
        written::read(source, text, block, diagnostics).into_iter().collect()
    }
}
