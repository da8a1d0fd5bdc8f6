//! Repairs to the standard's text, each with a reason (`errata.yaml`).

use serde::Deserialize;

use crate::diagnostic::Diagnostics;
use crate::text::{Source, Spanned};
use crate::yaml::{self, Located};

/// One repair, made by the site and shown as such beside the original.
#[derive(Clone, Debug)]
pub struct Erratum {
    /// The requirement, as written.
    pub at: Spanned<String>,
    /// What is repaired.
    pub repair: Repair,
    /// Why.
    pub why: String,
}

/// What a repair changes.
#[derive(Clone, Debug)]
pub struct Repair {
    /// The words as printed, which occur once in the requirement.
    pub find: Spanned<String>,
    /// The words as they should be.
    pub replace: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    at: Located<String>,
    find: Located<String>,
    replace: String,
    why: String,
}

/// Reads the whole file.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Vec<Erratum> {
    let read = source.span();
    let written: Vec<Written> = yaml::read(source, read, diagnostics).unwrap_or_default();
    let erratum = |written: Written| Erratum {
        at: written.at.at(read),
        repair: Repair { find: written.find.at(read), replace: written.replace },
        why: written.why,
    };
    written.into_iter().map(erratum).collect()
}
