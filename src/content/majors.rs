//! What a college sets for majors (`majors.yaml`): the standard itself lists them for the whole certificate.

use serde::Deserialize;

use crate::diagnostic::Diagnostics;
use crate::standard::SchoolType;
use crate::text::{Source, Spanned};
use crate::yaml::{self, Located, Shape};

/// The file whole.
#[derive(Clone, Debug, Default)]
pub struct MajorSettings {
    /// The levels, as written, that suit a school type.
    pub levels: Vec<(SchoolType, Vec<Spanned<String>>)>,
    /// What is set for single majors.
    pub majors: Vec<MajorSetting>,
}

/// What is set for one major of one school type.
#[derive(Clone, Debug)]
pub struct MajorSetting {
    /// As the standard prints it.
    pub name: Spanned<String>,
    /// The same name has other codes elsewhere.
    pub school_type: SchoolType,
    /// 专业代码, a text: some begin with zero or end in a letter.
    pub code: Option<String>,
    /// How it came out of the former catalogue.
    pub change: Option<Change>,
    /// The levels that suit it, where they differ from its school type's.
    pub levels: Vec<Spanned<String>>,
    /// Why.
    pub why: Option<String>,
}

/// What became of majors from one catalogue to the next.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The former names.
    pub from: Vec<String>,
    /// 更名 or 合并
    pub kind: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    levels: WrittenLevels,
    #[serde(default)]
    majors: Vec<WrittenMajor>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WrittenLevels {
    #[serde(rename = "中等职业学校")]
    secondary: Vec<Located<String>>,
    #[serde(rename = "高等职业学校")]
    higher: Vec<Located<String>>,
    #[serde(rename = "高等职业教育本科学校")]
    vocational_bachelor: Vec<Located<String>>,
    #[serde(rename = "应用型本科学校")]
    applied_bachelor: Vec<Located<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMajor {
    name: Located<String>,
    school_type: Located<String>,
    code: Option<String>,
    change: Option<Change>,
    #[serde(default)]
    levels: Vec<Located<String>>,
    why: Option<String>,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Written>().among("majors.school_type", SchoolType::ALL.map(SchoolType::name))
}

/// Reads the whole file.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> MajorSettings {
    let read = source.span();
    let written: Written = yaml::read(source, read, diagnostics).unwrap_or_default();
    let types = SchoolType::ALL.map(|school_type| (school_type.name(), school_type));
    let mut settings = MajorSettings::default();
    let levels = written.levels;
    let levels = [levels.secondary, levels.higher, levels.vocational_bachelor, levels.applied_bachelor];
    for (school_type, levels) in SchoolType::ALL.into_iter().zip(levels).filter(|(_, levels)| !levels.is_empty()) {
        settings.levels.push((school_type, levels.into_iter().map(|level| level.at(read)).collect()));
    }
    for major in written.majors {
        let Some(school_type) = yaml::choice(&major.school_type.at(read), &types, diagnostics) else { continue };
        settings.majors.push(MajorSetting {
            name: major.name.at(read),
            school_type,
            code: major.code,
            change: major.change,
            levels: major.levels.into_iter().map(|level| level.at(read)).collect(),
            why: major.why,
        });
    }
    settings
}
