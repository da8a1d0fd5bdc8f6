//! What a chapter is about, told by its title, since its number moves where another chapter is missing.

use crate::text::without_han_spaces;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chapter {
    Cover,
    Contents,
    Foreword,
    Scope,
    References,
    Terms,
    Majors,
    Positions,
    Requirements,
    Bibliography,
    Unknown,
}

impl Chapter {
    /// The chapter of a numbered heading.
    pub(super) fn of(title: &str) -> Self {
        let has = |part: &str| title.contains(part);
        if has("引用文件") {
            Self::References
        } else if has("术语") {
            Self::Terms
        } else if has("岗位") {
            Self::Positions
        } else if has("专业") {
            Self::Majors
        } else if ["技能要求", "能力要求", "技能等级", "能力等级", "等级划分"].into_iter().any(has)
        {
            Self::Requirements
        } else if has("范围") {
            Self::Scope
        } else if has("参考文献") {
            Self::Bibliography
        } else {
            Self::Unknown
        }
    }

    /// The chapter of a line without a number, which must be a title word for word.
    pub(super) fn alone(text: &str) -> Option<Self> {
        Some(match without_han_spaces(text).as_str() {
            "目次" | "目录" => Self::Contents,
            "前言" | "引言" => Self::Foreword,
            "参考文献" => Self::Bibliography,
            "范围" => Self::Scope,
            "规范性引用文件" => Self::References,
            "术语和定义" | "术语与定义" => Self::Terms,
            "适用院校专业" | "对应院校专业" | "适用院校专业（可参照）" => Self::Majors,
            "面向职业岗位" | "面向职业岗位（群）" | "面向职业岗位(群)" | "面向工作岗位" | "面向工作岗位（群）" => {
                Self::Positions
            }
            "职业技能要求" | "职业能力要求" | "职业技能等级划分" | "职业技能等级要求描述" => {
                Self::Requirements
            }
            _ => return None,
        })
    }
}
