//! What is wrong with a text, and how we say it.
//!
//! A [`Finding`] is a fact with typed arguments; `words` turns it into sentences, `show` into
//! lines on a terminal, `terse` and `json` into what other programs read;
//! `explain` has a page for each code.

mod language;

mod argument;
mod asked;
mod excerpt;
mod explain;
mod finding;
mod json;
mod report;
mod rule;
mod show;
mod terse;
mod words;

pub use argument::{
    CellSlip, CoverPart, Expected, Foreign, Headed, Lost, MathsSlip, Measured, Mender, Named, QuizForm, QuizPart, Slip,
    TemplateSlip, Unread,
};
pub use asked::asked;
pub use explain::{Explained, explained};
pub use finding::Finding;
pub use json::{json, origin};
pub use language::Language;
pub use report::{Diagnostic, Diagnostics, Edit, Place};
pub use rule::Severity;
pub use show::show;
pub use terse::{github, short};
pub use words::{Words, severity, words};

use crate::text::is_han;

/// The known name nearest to a written one, where it is near enough to be meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let length = written.chars().count();
    // A Chinese word is short: one wrong character in three is still a slip.
    let allowed = if written.chars().any(is_han) { length.div_ceil(3) } else { (length / 3).max(1) };
    // Capitals alone make no other name.
    let distance = |name: &str| {
        if name.to_lowercase() == written.to_lowercase() { 0 } else { strsim::damerau_levenshtein(written, name) }
    };
    known
        .into_iter()
        .map(|name| (distance(name), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, name)| name.to_owned())
}
