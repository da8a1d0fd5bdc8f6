//! 版本校验码: a short code that tells whether two tables of coverage say the same.

use xxhash_rust::xxh3::Xxh3;

use crate::curriculum::coverage::Coverage;
use crate::curriculum::evidence::Origin;
use crate::curriculum::model::Syllabus;

impl Coverage {
    /// Of the requirements as printed, of what is claimed for each by what, and of the states that follow from it.
    ///
    /// Words of a lesson that change nothing of this leave it as it is.
    pub fn fingerprint(&self, syllabus: &Syllabus) -> String {
        let mut hash = Xxh3::new();
        // Where one part ends counts.
        let mut add = |part: &str| {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        };
        add(&syllabus.standard().code.0);
        for row in self.rows() {
            add(&row.requirement.to_string());
            add(&syllabus.requirement(row.requirement).passage.text);
            add(row.state.name());
            for state in row.facets {
                add(state.name());
            }
            for evidence in &row.evidence {
                add(evidence.facet.name());
                match &evidence.origin {
                    Origin::Lesson(index, proof) => {
                        add(&syllabus.lessons()[*index].written.slug);
                        add(&format!("{proof:?}"));
                    }
                    Origin::Material(index) => add(&syllabus.materials()[*index].written.place.value),
                }
                add(if evidence.part { "part" } else { "whole" });
                add(evidence.why_not.map_or("counts", |why| why.name()));
            }
        }
        let code = hash.digest() & 0xffff_ffff_ffff;
        format!("{:04X}-{:04X}-{:04X}", code >> 32, (code >> 16) & 0xffff, code & 0xffff)
    }
}
