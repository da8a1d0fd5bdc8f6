//! 不纳入: requirements that a course leaves out, each with a reason (`waivers.yaml`).

use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Expected, Finding};
use crate::text::{Source, Spanned};
use crate::yaml::{self, Kept, Located, Shape};

/// That a course leaves a requirement out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// Which, as written.
    pub requirement: Spanned<String>,
    /// Why.
    pub why: String,
    /// Who decided it.
    pub by: Option<String>,
    /// Until when; shown, and never compared with a clock.
    pub until: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    requirement: Located<String>,
    why: Located<String>,
    by: Option<String>,
    until: Option<String>,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Vec<Written>>()
}

/// Reads the whole file; a waiver without a reason is a finding and none.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Vec<Waiver> {
    let read = source.span();
    let (all, _): (Vec<Written>, _) = yaml::read_part(source, read, diagnostics).unwrap_or((Vec::new(), Kept::Part));
    let mut waivers = Vec::new();
    for Written { requirement, why, by, until } in all {
        let why = why.at(read);
        if why.value.trim().is_empty() {
            diagnostics.at(why.span, Finding::WrongType { expected: Expected::FilledText });
            continue;
        }
        waivers.push(Waiver { requirement: requirement.at(read), why: why.value, by, until });
    }
    waivers
}
