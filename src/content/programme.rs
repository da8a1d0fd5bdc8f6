//! A college's 专业人才培养方案: its courses, and what each does for a certificate (`programmes/*.yaml`).

use serde::Deserialize;

use crate::content::column::{self, Column};
use crate::content::hours::{Credits, Hours, WrittenHours, credits};
use crate::content::slug;
use crate::diagnostic::Diagnostics;
use crate::standard::SchoolType;
use crate::text::{Source, SourceId, Spanned};
use crate::yaml::{self, Kept, Located, OneOrEach, OneOrMany, Shape};

/// A programme as it is written: its levels and codes are still text.
#[derive(Clone, Debug)]
pub struct Programme {
    /// Its file.
    pub source: SourceId,
    /// The path of its file from the site's folder.
    pub path: String,
    /// Its address, by its file's name.
    pub slug: String,
    /// 院校
    pub college: String,
    /// 专业
    pub major: Spanned<String>,
    /// The same major has other codes elsewhere.
    pub school_type: SchoolType,
    /// What it is called by.
    pub plan: Plan,
    /// Whether it shows how such a file is written, and is no college's.
    pub example: bool,
    /// Whatever a reader should know of it.
    pub note: Option<String>,
    /// The levels of certificates that it leads to.
    pub levels: Vec<Spanned<String>>,
    /// In the order of the file.
    pub courses: Vec<PlannedCourse>,
    /// What the table that is handed in holds.
    pub columns: Vec<(Column, Option<String>)>,
}

/// What a programme is called by.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Plan {
    /// 专业代码
    pub code: Option<String>,
    /// 学制
    pub years: Option<String>,
    /// 2025级
    pub edition: Option<String>,
}

/// A course of a programme.
#[derive(Clone, Debug)]
pub struct PlannedCourse {
    /// Its name.
    pub name: Spanned<String>,
    /// 课程代码
    pub code: Option<String>,
    /// 专业核心, 专业拓展, …
    pub nature: Option<String>,
    /// 必修 or 选修, where it says so.
    pub required: Option<bool>,
    /// 学时
    pub hours: Hours,
    /// 学分
    pub credits: Option<Credits>,
    /// 学期
    pub semester: Option<String>,
    /// 考试 or 考查.
    pub exam: Option<String>,
    /// 负责人
    pub lead: Option<String>,
    /// The file in `courses/` that plans its weeks.
    pub course: Option<Spanned<String>>,
    /// What it does for the certificate.
    pub covers: Vec<Cover>,
}

/// What a course does for a level, a work field, a task or a requirement.
#[derive(Clone, Debug)]
pub struct Cover {
    /// Its code as written.
    pub code: Spanned<String>,
    /// 融通方式
    pub how: Option<How>,
    /// 支撑度
    pub degree: Option<Degree>,
    /// 考核方式
    pub assessment: Option<String>,
    /// The hours of the course that go to it, where the college says so.
    pub hours: Hours,
}

/// 融通方式
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// 融入
    Whole,
    /// 部分融入
    Part,
    /// 新增课程
    Added,
    /// 专门培训
    Training,
    /// 强化实训
    Practice,
}

/// 支撑度
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Degree {
    /// H
    High,
    /// M
    Middle,
    /// L
    Low,
}

impl How {
    /// As colleges write them.
    pub const NAMES: [(&str, Self); 5] = [
        ("融入", Self::Whole),
        ("部分融入", Self::Part),
        ("新增课程", Self::Added),
        ("专门培训", Self::Training),
        ("强化实训", Self::Practice),
    ];

    /// As colleges write it.
    pub fn name(self) -> &'static str {
        Self::NAMES.into_iter().find(|(_, how)| *how == self).map_or("", |(name, _)| name)
    }
}

impl Degree {
    /// As colleges write them.
    pub const NAMES: [(&str, Self); 8] = [
        ("H", Self::High),
        ("M", Self::Middle),
        ("L", Self::Low),
        ("高", Self::High),
        ("中", Self::Middle),
        ("低", Self::Low),
        ("强", Self::High),
        ("弱", Self::Low),
    ];

    /// `H`, `M` or `L`.
    pub fn name(self) -> &'static str {
        match self {
            Self::High => "H",
            Self::Middle => "M",
            Self::Low => "L",
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    college: String,
    major: Located<String>,
    school_type: Located<String>,
    #[serde(default)]
    plan: Plan,
    #[serde(default)]
    example: bool,
    note: Option<String>,
    levels: OneOrMany,
    #[serde(default)]
    courses: Vec<WrittenCourse>,
    #[serde(default)]
    columns: Vec<OneOrEach>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCourse {
    name: Located<String>,
    code: Option<String>,
    nature: Option<String>,
    required: Option<bool>,
    #[serde(default)]
    hours: WrittenHours,
    credits: Option<Located<String>>,
    semester: Option<String>,
    exam: Option<String>,
    lead: Option<String>,
    course: Option<Located<String>>,
    #[serde(default)]
    covers: Vec<WrittenCover>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCover {
    code: OneOrMany,
    how: Option<Located<String>>,
    degree: Option<Located<String>>,
    assessment: Option<String>,
    #[serde(default)]
    hours: WrittenHours,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Written>()
        .among("school_type", SchoolType::ALL.map(SchoolType::name))
        .among("courses.covers.how", How::NAMES.map(|(name, _)| name))
        .among("courses.covers.degree", Degree::NAMES.map(|(name, _)| name))
}

impl Programme {
    /// The sums of its courses.
    pub fn hours(&self) -> Hours {
        self.courses.iter().map(|course| course.hours).sum()
    }

    /// Reads the whole file; what cannot be read of a course is left out of it.
    pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Self> {
        let read = source.span();
        let (written, kept): (Written, _) = yaml::read_part(source, read, diagnostics)?;
        if kept == Kept::Padded {
            return None;
        }
        let types = SchoolType::ALL.map(|school_type| (school_type.name(), school_type));
        Some(Self {
            source: source.id(),
            path: source.path().to_owned(),
            slug: slug::of_file(source.path()),
            college: written.college,
            major: written.major.at(read),
            school_type: yaml::choice(&written.school_type.at(read), &types, diagnostics)?,
            plan: written.plan,
            example: written.example,
            note: written.note,
            levels: written.levels.at(source, read),
            courses: written.courses.into_iter().map(|course| course.read(source, diagnostics)).collect(),
            columns: column::read(written.columns, read, diagnostics),
        })
    }
}

impl WrittenCourse {
    fn read(self, source: &Source, diagnostics: &mut Diagnostics) -> PlannedCourse {
        let read = source.span();
        PlannedCourse {
            name: self.name.at(read),
            code: self.code,
            nature: self.nature,
            required: self.required,
            hours: self.hours.read(read, diagnostics),
            credits: self.credits.and_then(|written| credits(&written.at(read), diagnostics)),
            semester: self.semester,
            exam: self.exam,
            lead: self.lead,
            course: self.course.map(|course| course.at(read)),
            covers: self.covers.into_iter().flat_map(|cover| cover.read(source, diagnostics)).collect(),
        }
    }
}

impl WrittenCover {
    fn read(self, source: &Source, diagnostics: &mut Diagnostics) -> Vec<Cover> {
        let read = source.span();
        let cover = Cover {
            code: Spanned { value: String::new(), span: read },
            how: self.how.and_then(|how| yaml::choice(&how.at(read), &How::NAMES, diagnostics)),
            degree: self.degree.and_then(|degree| yaml::choice(&degree.at(read), &Degree::NAMES, diagnostics)),
            assessment: self.assessment,
            hours: self.hours.read(read, diagnostics),
        };
        self.code.at(source, read).into_iter().map(|code| Cover { code, ..cover.clone() }).collect()
    }
}
