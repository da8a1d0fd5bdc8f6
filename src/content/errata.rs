//! Repairs to the standard's text, each with a reason (`errata.yaml`).

use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Spanned};
use crate::yaml::{self, Kept, Located, Shape};

/// One repair, made by the site and shown as such beside the original.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// The requirement, task or work field, as written.
    pub at: Spanned<String>,
    /// What is repaired.
    pub repair: Repair,
    /// Why.
    pub why: String,
}

/// What a repair changes.
#[derive(Clone, Debug)]
pub enum Repair {
    /// A requirement's words.
    Words {
        /// The words as printed, which occur once in the requirement.
        find: Spanned<String>,
        /// The words as they should be.
        replace: String,
    },
    /// The number that a node should have. Its code and its address stay.
    Number(Spanned<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    at: Located<String>,
    find: Option<Located<String>>,
    replace: Option<String>,
    number: Option<Located<String>>,
    why: String,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Vec<Written>>()
}

/// Reads the whole file.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Vec<Erratum> {
    let read = source.span();
    let (all, _): (Vec<Written>, _) = yaml::read_part(source, read, diagnostics).unwrap_or((Vec::new(), Kept::Part));
    let mut errata = Vec::new();
    for Written { at, find, replace, number, why } in all {
        let at = at.at(read);
        let repair = match (find, replace, number) {
            (Some(find), Some(replace), None) => Repair::Words { find: find.at(read), replace },
            (None, None, Some(number)) => Repair::Number(number.at(read)),
            _ => {
                diagnostics.at(at.span, Finding::ErratumOfTwoKinds);
                continue;
            }
        };
        errata.push(Erratum { at, repair, why });
    }
    errata
}
