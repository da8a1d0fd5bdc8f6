//! The pages that every standard has once, by the names under which a text may link to them.

use crate::curriculum::model::Syllabus;
use crate::standard::Standard;

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overview {
    /// Cover, scope, references.
    Standard,
    /// 覆盖对照表
    Coverage,
    /// 等级递进
    Progression,
    /// 适用专业
    Majors,
    /// 术语
    Terms,
    /// 职业岗位（群）
    Positions,
    /// 全部职业技能要求
    Requirements,
    /// 标准原文
    Source,
}

const NAMES: [(&[&str], Overview); 8] = [
    (&["standard", "关于本标准"], Overview::Standard),
    (&["coverage", "覆盖对照表"], Overview::Coverage),
    (&["progression", "等级递进"], Overview::Progression),
    (&["majors", "适用专业"], Overview::Majors),
    (&["terms", "术语"], Overview::Terms),
    (&["positions", "职业岗位", "职业岗位（群）"], Overview::Positions),
    (&["requirements", "全部职业技能要求"], Overview::Requirements),
    (&["source", "标准原文"], Overview::Source),
];

/// Whether a name is that of the site's home.
pub(super) fn is_home(written: &str) -> bool {
    ["home", "首页"].contains(&written)
}

impl Overview {
    /// The page of that name, if a standard has it; `source` says whether its text is published.
    pub(super) fn named(written: &str, standard: &Standard, source: bool) -> Option<Self> {
        let (_, page) = NAMES.iter().find(|(names, _)| names.contains(&written))?;
        let is_there = match page {
            Self::Standard | Self::Coverage | Self::Progression | Self::Requirements => true,
            Self::Majors => standard.catalogues.iter().any(|catalogue| !catalogue.groups.is_empty()),
            Self::Terms => !standard.terms.is_empty(),
            Self::Positions => !standard.positions.is_empty(),
            Self::Source => source,
        };
        is_there.then_some(*page)
    }

    /// The page of that name, if the standard of a syllabus has it.
    pub(super) fn of(written: &str, syllabus: &Syllabus) -> Option<Self> {
        Self::named(written, &syllabus.standard, syllabus.publish_source)
    }
}
