//! Levels and what hangs on them (chapters 5 and 6).

use crate::standard::id::{FieldId, LevelId, RequirementId, TaskId};
use crate::standard::tree::Paragraph;
use crate::text::{Passage, Source, Span};

/// 等级: one table of requirements (chapter 6.2).
#[derive(Clone, Debug)]
pub struct Level {
    /// L1 is the lowest.
    pub id: LevelId,
    /// As printed: 初级.
    pub name: String,
    /// What its holders do, from chapter 6.1; several paragraphs where it has them.
    pub description: Vec<Paragraph>,
    /// The table's caption.
    pub caption: Passage,
    /// Its work fields, in the order of print.
    pub fields: Vec<WorkField>,
}

impl Level {
    /// Whether people mean it by that code or name.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || name.parse() == Ok(self.id)
    }
}

/// 工作领域
#[derive(Clone, Debug)]
pub struct WorkField {
    /// Its level and number.
    pub id: FieldId,
    /// The number as printed where that is unusual.
    pub printed: Option<String>,
    /// Its name, without the spaces of line breaks.
    pub name: String,
    /// Where it is printed.
    pub span: Span,
    /// Its tasks, in the order of print.
    pub tasks: Vec<Task>,
}

/// 工作任务
#[derive(Clone, Debug)]
pub struct Task {
    /// Its level and number.
    pub id: TaskId,
    /// The number as printed where that is unusual.
    pub printed: Option<String>,
    /// Its name, without the spaces of line breaks.
    pub name: String,
    /// Where it is printed.
    pub span: Span,
    /// Its requirements, in the order of print.
    pub requirements: Vec<Requirement>,
}

/// 职业技能要求
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Its level and number.
    pub id: RequirementId,
    /// The number as printed where that is unusual.
    pub printed: Option<String>,
    /// Its text as printed, which a page may have cut in pieces.
    pub passage: Passage,
}

impl Requirement {
    /// Where its number is printed; its text where it has none.
    pub(super) fn number_place(&self, source: &Source) -> Span {
        let first = self.passage.first();
        let before = source.text()[..first.start as usize].trim_end();
        let printed = self.printed.as_deref().filter(|printed| before.ends_with(printed));
        printed.map_or(first, |printed| Span::new(first.source, before.len() - printed.len(), before.len()))
    }
}

/// 职业岗位（群）: what chapter 5 says for one level, or for all.
#[derive(Clone, Debug)]
pub struct Positions {
    /// `None` where one paragraph serves all levels.
    pub level: Option<LevelId>,
    /// The paragraph as printed.
    pub paragraph: Paragraph,
    /// The names in it, between 从事 and 等…岗位.
    pub names: Vec<String>,
}
