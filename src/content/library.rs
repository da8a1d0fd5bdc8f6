//! All that people have written, by standard.

use std::collections::BTreeMap;

use crate::content::errata::Erratum;
use crate::content::lesson::Lesson;
use crate::content::majors::MajorSettings;
use crate::content::strand::Strand;

/// What stands in the folders below `content/`, by the folder's name.
#[derive(Clone, Debug, Default)]
pub struct Content(pub BTreeMap<String, Library>);

/// What is written for one standard.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// In the order of their paths.
    pub lessons: Vec<Lesson>,
    /// The addresses and paths of files that are lessons but could not be read, which have their findings.
    pub broken: Vec<(String, String)>,
    /// In the order of the file.
    pub strands: Vec<Strand>,
    /// What a college sets.
    pub majors: MajorSettings,
    /// In the order of the file.
    pub errata: Vec<Erratum>,
}
