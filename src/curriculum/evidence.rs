//! 佐证材料: what coverage rests on, and why some of it does not count.

use crate::content::Facet;
use crate::curriculum::assesses::Assesses;
use crate::curriculum::lesson::{Lesson, Proof};
use crate::curriculum::model::Syllabus;
use crate::curriculum::review::{Opinion, Side, Standing};

/// 佐证材料: what a claim rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// What it does.
    pub facet: Facet,
    /// Where it stands.
    pub origin: Origin,
    /// Whether it does part of it only.
    pub part: bool,
    /// What reviewers found of it; 自评 where nobody has.
    pub opinions: Vec<Opinion>,
    /// Why it does not count; `None` where it does.
    pub why_not: Option<WhyNot>,
}

/// Where evidence stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the lesson of that place among the syllabus's.
    Lesson(usize, Proof),
    /// In the material of that place in the table.
    Material(usize),
}

/// Why a claim does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// 编写中
    Draft,
    /// 内容不足
    Stub,
    /// 待复核: a text that was reviewed has changed.
    Suspect(Side),
    /// 不符合, says a reviewer.
    Refused,
    /// A link leads to what nobody here keeps.
    Link,
}

impl Evidence {
    /// As JSON has it: `section`, `quiz`, `rubric` or `material`.
    pub fn kind(&self) -> &'static str {
        match &self.origin {
            Origin::Lesson(_, proof) => proof.kind(),
            Origin::Material(_) => "material",
        }
    }

    /// Its lesson; a material has none.
    pub fn lesson<'a>(&self, syllabus: &'a Syllabus) -> Option<&'a Lesson> {
        match self.origin {
            Origin::Lesson(index, _) => Some(&syllabus.lessons()[index]),
            Origin::Material(_) => None,
        }
    }

    /// Its lesson's title, or the material's name.
    pub fn name<'a>(&self, syllabus: &'a Syllabus) -> &'a str {
        match &self.origin {
            Origin::Lesson(index, _) => &syllabus.lessons()[*index].written.matter.title,
            Origin::Material(index) => &syllabus.materials()[*index].written.name,
        }
    }

    /// Who wrote it.
    pub fn authors<'a>(&self, syllabus: &'a Syllabus) -> &'a [String] {
        match &self.origin {
            Origin::Lesson(index, _) => &syllabus.lessons()[*index].written.matter.authors,
            Origin::Material(index) => &syllabus.materials()[*index].written.authors,
        }
    }

    /// How it assesses, where it claims to.
    pub fn assesses(&self, syllabus: &Syllabus) -> Assesses {
        match &self.origin {
            Origin::Lesson(_, Proof::Quiz(_)) => Assesses::ByQuestions,
            Origin::Lesson(..) => Assesses::ByDoing,
            Origin::Material(index) => syllabus.materials()[*index].assesses(),
        }
    }

    /// 未核对内容: a file of which this site knows no more than that it is there, and that nobody has reviewed.
    pub fn is_unexamined(&self) -> bool {
        let is_reviewed = matches!(Standing::of(&self.opinions), Standing::Reviewed(_));
        let is_known = is_reviewed || matches!(self.why_not, Some(WhyNot::Link | WhyNot::Stub));
        matches!(self.origin, Origin::Material(_)) && !is_known
    }

    /// 成果: what its section leaves in the hands of who practises.
    pub fn output<'a>(&self, syllabus: &'a Syllabus) -> Option<&'a str> {
        match &self.origin {
            Origin::Lesson(lesson, Proof::Section(index)) if self.facet == Facet::Practise => {
                syllabus.lessons()[*lesson].written.sections[*index].output.as_deref()
            }
            _ => None,
        }
    }
}

impl WhyNot {
    /// As JSON and words have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Stub => "stub",
            Self::Suspect(_) => "suspect",
            Self::Refused => "refused",
            Self::Link => "link",
        }
    }

    /// The same with the side that has changed, as words have it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Suspect(Side::Standard) => "suspect_standard",
            Self::Suspect(Side::Material) => "suspect_material",
            Self::Suspect(Side::Both) => "suspect_both",
            other => other.name(),
        }
    }
}
