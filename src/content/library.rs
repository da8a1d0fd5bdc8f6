//! All that people have written, by standard.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content::course::Course;
use crate::content::errata::Erratum;
use crate::content::exam::ExamSetting;
use crate::content::lesson::Lesson;
use crate::content::majors::MajorSettings;
use crate::content::material::Material;
use crate::content::page::FreePage;
use crate::content::programme::Programme;
use crate::content::review::Review;
use crate::content::snapshot::Snapshot;
use crate::content::strand::Strand;
use crate::content::waiver::Waiver;

/// What stands below `content/`.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// What is written for each standard, by its folder's name.
    pub libraries: BTreeMap<String, Library>,
    /// In the order of their paths.
    pub courses: Vec<Course>,
    /// In the order of their paths.
    pub programmes: Vec<Programme>,
    /// In the order that they ask for, then of their paths.
    pub pages: Vec<FreePage>,
}

/// The folders below `content/` that are no standard's.
pub const SHARED: [&str; 3] = ["courses", "programmes", PAGES];

/// The one of free pages, where pictures and data may lie too.
pub const PAGES: &str = "pages";

/// What is written for one standard.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// In the order of their paths.
    pub lessons: Vec<Arc<Lesson>>,
    /// The addresses and paths of files that are lessons but could not be read, which have their findings.
    pub broken: Vec<(String, String)>,
    /// In the order of the file.
    pub strands: Vec<Strand>,
    /// What a college sets.
    pub majors: MajorSettings,
    /// In the order of the file.
    pub errata: Vec<Erratum>,
    /// In the order of the file.
    pub reviews: Vec<Review>,
    /// In the order of the tables.
    pub materials: Vec<Material>,
    /// In the order of the file.
    pub waivers: Vec<Waiver>,
    /// In the order of the file.
    pub exams: Vec<ExamSetting>,
    /// In the order of their paths.
    pub snapshots: Vec<Snapshot>,
}
