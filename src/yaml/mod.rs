//! The one way to read YAML: with budgets, with the place of every value, and with findings for what is wrong.

mod read;
mod shape;

pub use read::{Located, OneOrEach, OneOrMany, read};
pub use shape::{Key, Shape, shape};

use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::text::Spanned;

/// A value out of a fixed list of words; a wrong one is a finding.
pub fn choice<T: Copy>(written: &Spanned<String>, choices: &[(&str, T)], diagnostics: &mut Diagnostics) -> Option<T> {
    let found = choices.iter().find(|(name, _)| *name == written.value);
    if found.is_none() {
        diagnostics.at(
            written.span,
            Finding::UnknownValue {
                value: written.value.clone(),
                nearest: nearest(&written.value, choices.iter().map(|(name, _)| *name)),
                known: choices.iter().map(|(name, _)| (*name).to_owned()).collect(),
            },
        );
    }
    found.map(|(_, value)| *value)
}

/// The words of a list of choices, for [`Shape::among`].
pub fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(name, _)| *name).collect()
}
