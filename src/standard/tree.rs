//! The standard whole, and finding a node by its code.

use crate::standard::id::{FieldId, LevelId, RequirementId, StandardCode, TaskId};
use crate::standard::level::{Level, Positions, Requirement, Task, WorkField};
use crate::standard::major::Catalogue;
use crate::standard::reference::{Literature, Reference};
use crate::standard::term::Term;
use crate::text::{Passage, SourceId, Span};

/// A paragraph as printed.
pub type Paragraph = Passage;

/// 职业技能等级标准
#[derive(Clone, Debug)]
pub struct Standard {
    /// 标准代码, or the file's stem.
    pub code: StandardCode,
    /// Its text.
    pub source: SourceId,
    /// 封面
    pub cover: Cover,
    /// 前言, without what stands in the fields below.
    pub foreword: Vec<Paragraph>,
    /// 声明, which forbids printing and selling in most standards.
    pub declaration: Option<Paragraph>,
    /// 起草单位
    pub drafting_organisations: Vec<String>,
    /// 主要起草人
    pub drafters: Vec<String>,
    /// 范围
    pub scope: Vec<Paragraph>,
    /// 规范性引用文件
    pub references: Vec<Reference>,
    /// 术语和定义
    pub terms: Vec<Term>,
    /// 适用院校专业
    pub catalogues: Vec<Catalogue>,
    /// 面向职业岗位（群）
    pub positions: Vec<Positions>,
    /// How many levels there are, and how they build on each other.
    pub division: Option<Division>,
    /// Those that have a table, from the lowest.
    pub levels: Vec<Level>,
    /// 参考文献
    pub bibliography: Vec<Literature>,
    /// What each line that is not blank belongs to, in the order of lines.
    pub lines: Vec<Claim>,
}

/// 封面
#[derive(Clone, Debug, Default)]
pub struct Cover {
    /// The whole title.
    pub title: String,
    /// The title without 职业技能等级标准.
    pub name: String,
    /// 标准代码
    pub code: Option<String>,
    /// Without brackets: 2021年2.0版.
    pub edition: Option<String>,
    /// Without 制定.
    pub issuer: Option<String>,
    /// Year and month: 2021-12.
    pub issued: Option<String>,
    /// The title's place.
    pub span: Option<Span>,
}

/// 职业技能等级划分 (6.1)
#[derive(Clone, Debug)]
pub struct Division {
    /// The sentence.
    pub passage: Passage,
    /// The names it declares, from the lowest level.
    pub names: Vec<String>,
}

/// A line and what it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// From 1.
    pub line: u32,
    /// Exactly one for each line that is not blank.
    pub owner: Owner,
}

/// What a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// 封面
    Cover,
    /// 目次, repeated header rows, page numbers, running titles, 续表.
    Furniture,
    /// A section's heading.
    Heading,
    /// 前言
    Foreword,
    /// 范围
    Scope,
    /// 规范性引用文件
    References,
    /// 术语和定义
    Terms,
    /// 适用院校专业
    Majors,
    /// 面向职业岗位（群）
    Positions,
    /// 职业技能等级划分
    Division,
    /// A caption, header or row of that level's table.
    Table(LevelId),
    /// 参考文献
    Bibliography,
    /// Nothing: a finding says so.
    Finding,
}

impl Standard {
    /// Its whole title, or its code where its cover has none.
    pub fn title(&self) -> &str {
        if self.cover.title.is_empty() { &self.code.0 } else { &self.cover.title }
    }

    /// Its short name, or its code where its cover has none.
    pub fn name(&self) -> &str {
        if self.cover.name.is_empty() { &self.code.0 } else { &self.cover.name }
    }

    /// The level of that code.
    pub fn level(&self, id: LevelId) -> Option<&Level> {
        self.levels.iter().find(|level| level.id == id)
    }

    /// Every work field with its level, in the order of print.
    pub fn fields(&self) -> impl Iterator<Item = (&Level, &WorkField)> {
        self.levels.iter().flat_map(|level| level.fields.iter().map(move |field| (level, field)))
    }

    /// Every task with its work field and level, in the order of print.
    pub fn tasks(&self) -> impl Iterator<Item = (&Level, &WorkField, &Task)> {
        self.fields().flat_map(|(level, field)| field.tasks.iter().map(move |task| (level, field, task)))
    }

    /// Every requirement with its task, work field and level, in the order of print.
    pub fn requirements(&self) -> impl Iterator<Item = (&Level, &WorkField, &Task, &Requirement)> {
        self.tasks().flat_map(|(level, field, task)| {
            task.requirements.iter().map(move |requirement| (level, field, task, requirement))
        })
    }

    /// The work field of that code.
    pub fn field(&self, id: FieldId) -> Option<&WorkField> {
        self.fields().map(|(_, field)| field).find(|field| field.id == id)
    }

    /// The task of that code.
    pub fn task(&self, id: TaskId) -> Option<&Task> {
        let [field, task] = places(id.numbers);
        let fields = self.level(id.level).map_or(&[][..], |level| &level.fields);
        let likely = fields.get(field).and_then(|field| field.tasks.get(task));
        likely.filter(|task| task.id == id).or_else(|| self.tasks().map(|(_, _, task)| task).find(|task| task.id == id))
    }

    /// The requirement of that code.
    pub fn requirement(&self, id: RequirementId) -> Option<&Requirement> {
        let [field, task, number] = places(id.numbers);
        // Most stand where their numbers say; a misprinted one is looked for.
        let fields = self.level(id.level).map_or(&[][..], |level| &level.fields);
        let likely = fields.get(field).and_then(|field| field.tasks.get(task)?.requirements.get(number));
        likely.filter(|requirement| requirement.id == id).or_else(|| {
            self.requirements().map(|(_, _, _, requirement)| requirement).find(|requirement| requirement.id == id)
        })
    }

    /// The term of that Chinese name.
    pub fn term(&self, name: &str) -> Option<&Term> {
        self.terms.iter().find(|term| term.zh == name)
    }
}

/// Where the nodes stand that numbers count from 1.
fn places<const N: usize>(numbers: [u32; N]) -> [usize; N] {
    numbers.map(|number| number.saturating_sub(1) as usize)
}
