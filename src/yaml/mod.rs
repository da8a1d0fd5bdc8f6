//! The one way to read YAML: with budgets, with the place of every value, and with findings for what is wrong.

mod fault;
mod mend;
mod otherwise;
mod read;
mod scan;
mod shape;
mod signs;
mod slip;
mod usual;
mod value;
mod words;

pub use read::{Kept, read, read_part};
pub use shape::{Key, Shape, shape};
pub use value::{CountOrEach, Located, OneOrEach, OneOrMany};
pub use words::{in_chinese, listed, meant, usual};

use crate::diagnostic::{Diagnostics, Edit, Finding, Mender};
use crate::text::Spanned;

/// A value out of a fixed list of words; a wrong one is a finding.
pub fn choice<T: Copy>(written: &Spanned<String>, choices: &[(&str, T)], diagnostics: &mut Diagnostics) -> Option<T> {
    let known: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
    let usual = usual(&written.value, &known).filter(|_| !known.contains(&written.value.as_str()));
    if let Some(usual) = usual {
        let words = vec![(written.value.clone(), usual.to_owned())];
        let edit = Edit { place: written.span, text: usual.to_owned() };
        diagnostics.mendable(written.span, Finding::WrittenOtherwise { words, mender: Mender::Fix }, vec![edit]);
    }
    let name = usual.unwrap_or(&written.value);
    let found = choices.iter().find(|(known, _)| *known == name);
    if found.is_none() {
        diagnostics.at(
            written.span,
            Finding::UnknownValue {
                value: written.value.clone(),
                nearest: meant(&written.value, &known),
                known: listed(&written.value, &known),
            },
        );
    }
    found.map(|(_, value)| *value)
}

/// The words of a list of choices, for [`Shape::among`].
pub fn words<T>(choices: &[(&'static str, T)]) -> Vec<&'static str> {
    choices.iter().map(|(name, _)| *name).collect()
}
