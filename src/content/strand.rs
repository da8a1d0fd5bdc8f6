//! 能力主线: which tasks carry one skill upwards (`strands.yaml`).

use serde::Deserialize;

use crate::diagnostic::Diagnostics;
use crate::text::{Source, Spanned};
use crate::yaml::{self, Kept, Located, Shape};

/// One skill, from level to level.
#[derive(Clone, Debug)]
pub struct Strand {
    /// Its name.
    pub name: Spanned<String>,
    /// Its tasks as written, from the lowest level.
    pub tasks: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    strand: Located<String>,
    tasks: Vec<Located<String>>,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Vec<Written>>()
}

/// Reads the whole file.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Vec<Strand> {
    let read = source.span();
    let (written, _): (Vec<Written>, _) =
        yaml::read_part(source, read, diagnostics).unwrap_or((Vec::new(), Kept::Part));
    let strand = |written: Written| Strand {
        name: written.strand.at(read),
        tasks: written.tasks.into_iter().map(|task| task.at(read)).collect(),
    };
    written.into_iter().map(strand).collect()
}
