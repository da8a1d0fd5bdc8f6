//! What can be written in each file, for whoever describes it: asked of its reader.

use crate::content::{
    course, errata, exam, front_matter, majors, page, programme, quiz, review, rubric, snapshot, strand, waiver,
};
use crate::yaml::Shape;

/// One kind of file or block that people write.
#[derive(Clone, Debug)]
pub struct Form {
    /// Its name.
    pub name: &'static str,
    /// Which files of a site; `None` where it is a part of a file.
    pub files: Option<&'static str>,
    /// What it holds.
    pub shape: Shape,
}

/// All of them; a new file of YAML is a line here.
pub fn forms() -> Vec<Form> {
    let form = |name, files, shape| Form { name, files, shape };
    vec![
        form("lesson", None, front_matter::shape()),
        form("page", None, page::shape()),
        form("quiz", None, quiz::shape()),
        form("rubric", None, rubric::shape()),
        form("strands", Some("content/*/strands.yaml"), strand::shape()),
        form("majors", Some("content/*/majors.yaml"), majors::shape()),
        form("errata", Some("content/*/errata.yaml"), errata::shape()),
        form("waivers", Some("content/*/waivers.yaml"), waiver::shape()),
        form("exam", Some("content/*/exam.yaml"), exam::shape()),
        form("reviews", Some("content/*/reviews.yaml"), review::shape()),
        form("snapshot", Some("content/*/snapshots/*.yaml"), snapshot::shape()),
        form("course", Some("content/courses/*.yaml"), course::shape()),
        form("programme", Some("content/programmes/*.yaml"), programme::shape()),
    ]
}
