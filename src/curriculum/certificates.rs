//! Which certificates suit a major: the majors of all standards, by school type.

use std::collections::BTreeMap;

use crate::curriculum::majors::MajorTable;
use crate::curriculum::model::{Curriculum, Syllabus};
use crate::standard::{LevelId, SchoolType};

/// One school type and its majors in all standards.
#[derive(Clone, Debug)]
pub struct Certificates<'a> {
    /// 院校类型
    pub school_type: SchoolType,
    /// By name, with every standard that lists the major.
    pub majors: BTreeMap<String, Vec<Certificate<'a>>>,
}

/// A standard that lists a major.
#[derive(Clone, Debug)]
pub struct Certificate<'a> {
    /// Which.
    pub syllabus: &'a Syllabus,
    /// Whether only the former catalogue lists it.
    pub former_only: bool,
    /// 本校设定: the levels that suit it.
    pub levels: Vec<LevelId>,
}

impl<'a> Certificates<'a> {
    /// All school types that any standard names, from the lowest.
    pub fn of(curriculum: &'a Curriculum) -> Vec<Self> {
        let mut found: BTreeMap<SchoolType, BTreeMap<String, Vec<Certificate>>> = BTreeMap::new();
        for syllabus in &curriculum.syllabuses {
            for table in MajorTable::of(syllabus) {
                let Some(school_type) = table.school_type else { continue };
                let majors = found.entry(school_type).or_default();
                for row in &table.rows {
                    let certificate = Certificate {
                        syllabus,
                        former_only: row.is_former_only(),
                        levels: table.levels_of(row).to_vec(),
                    };
                    majors.entry(row.name.clone()).or_default().push(certificate);
                }
            }
        }
        found.into_iter().map(|(school_type, majors)| Self { school_type, majors }).collect()
    }
}
