//! Majors (chapter 4, 适用院校专业): the standard lists them by school type for the whole certificate, never by level.

use crate::text::Span;

/// 院校类型
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SchoolType {
    /// 中等职业学校
    Secondary,
    /// 高等职业学校
    Higher,
    /// 高等职业教育本科学校, also printed as …本科专业
    VocationalBachelor,
    /// 应用型本科学校
    AppliedBachelor,
}

impl SchoolType {
    /// All of them, from the lowest.
    pub const ALL: [Self; 4] = [Self::Secondary, Self::Higher, Self::VocationalBachelor, Self::AppliedBachelor];

    /// The one name that a site uses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Secondary => "中等职业学校",
            Self::Higher => "高等职业学校",
            Self::VocationalBachelor => "高等职业教育本科学校",
            Self::AppliedBachelor => "应用型本科学校",
        }
    }

    /// Reads the spellings that standards use.
    pub fn parse(printed: &str) -> Option<Self> {
        let has = |part: &str| printed.contains(part);
        if has("应用型本科") || has("应用本科") {
            Some(Self::AppliedBachelor)
        } else if has("职业教育本科") || has("职业本科") || has("本科层次职业") {
            Some(Self::VocationalBachelor)
        } else if has("中等职业") || has("中职") {
            Some(Self::Secondary)
        } else if has("高等职业") || has("高职") {
            Some(Self::Higher)
        } else {
            None
        }
    }
}

/// Which catalogue of majors a list follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// 原版目录
    Former,
    /// 现行目录, printed as 新版
    Current,
}

/// 专业目录: a list of majors by school type.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// The number of its section.
    pub number: String,
    /// As printed; `None` where the document has one list only.
    pub name: Option<String>,
    /// By its printed name.
    pub edition: Option<Edition>,
    /// Its heading.
    pub span: Span,
    /// Its lists.
    pub groups: Vec<MajorGroup>,
}

/// The majors of one school type.
#[derive(Clone, Debug)]
pub struct MajorGroup {
    /// `None` where the printed name is not known.
    pub school_type: Option<SchoolType>,
    /// The school type as printed.
    pub printed: String,
    /// The majors' names.
    pub majors: Vec<String>,
    /// Whether 等专业 says that there are more.
    pub open_ended: bool,
    /// The paragraph.
    pub span: Span,
}
