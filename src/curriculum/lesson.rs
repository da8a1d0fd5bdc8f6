//! A lesson whose names are resolved.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::content;
use crate::content::{Facet, Status};
use crate::curriculum::attachment::Attachment;
use crate::curriculum::overview::Overview;
use crate::curriculum::review::Opinions;
use crate::standard::{LevelId, RequirementId, TaskId};
use crate::text::Source;

/// A lesson, where it belongs, what it claims and what it points to.
#[derive(Clone, Debug)]
pub struct Lesson {
    /// As its author wrote it.
    pub written: Arc<content::Lesson>,
    /// Where it belongs.
    pub place: Place,
    /// In the order of the text.
    pub claims: Vec<Claim>,
    /// What reviewers found of each claim, by its number; a claim without is 自评.
    pub opinions: Opinions,
    /// What each mention points to, with the byte of the source where it begins; in order.
    pub targets: Vec<(u32, Target)>,
    pub(super) source: Arc<Source>,
    /// Files that it shows or offers, by their path from the site's folder.
    pub files: BTreeMap<String, Attachment>,
}

impl Lesson {
    /// Whether it is still being written.
    pub fn is_draft(&self) -> bool {
        self.written.matter.status == Status::Draft
    }

    /// Its Markdown, without the front matter.
    pub fn text(&self) -> &str {
        self.source.slice(self.written.body.span)
    }

    /// Whether its text holds a word.
    pub fn mentions(&self, word: &str) -> bool {
        self.text().contains(word)
    }
}

/// Where a lesson belongs.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// To one task, or to some of one level; in the standard's order.
    Tasks(LevelId, Vec<TaskId>),
    /// To a level as a whole.
    Level(LevelId),
}

impl Place {
    /// Its level.
    pub fn level(&self) -> LevelId {
        match self {
            Self::Tasks(level, _) | Self::Level(level) => *level,
        }
    }

    /// Its tasks; none where it belongs to a level as a whole.
    pub fn tasks(&self) -> &[TaskId] {
        match self {
            Self::Tasks(_, tasks) => tasks,
            Self::Level(_) => &[],
        }
    }
}

/// 对应标注: that something in a lesson does something for a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// For which.
    pub requirement: RequirementId,
    /// What.
    pub facet: Facet,
    /// By what.
    pub proof: Proof,
    /// Whether it says that it does part of it only.
    pub part: bool,
}

/// What a claim rests on, by its number in the lesson.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// A section.
    Section(usize),
    /// 自测题
    Quiz(usize),
    /// 评分标准
    Rubric(usize),
}

impl Proof {
    /// As JSON has it.
    pub fn kind(self) -> &'static str {
        match self {
            Self::Section(_) => "section",
            Self::Quiz(_) => "quiz",
            Self::Rubric(_) => "rubric",
        }
    }

    /// Where it stands on its lesson's page.
    pub fn anchor(self, lesson: &content::Lesson) -> Cow<'_, str> {
        match self {
            Self::Section(index) => lesson.body.headings[index].anchor.as_str().into(),
            // A heading's anchor is pinyin and never has an underscore.
            Self::Quiz(index) => format!("quiz_{}", index + 1).into(),
            Self::Rubric(index) => format!("rubric_{}", index + 1).into(),
        }
    }
}

/// What a mention points to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// What belongs to a standard, by the place of that one among the syllabuses.
    Thing(usize, Thing),
    /// The site's home.
    Home,
    /// A free page by its slug, and a place on it.
    Page(String, Option<String>),
    /// A place on the same page.
    Anchor(String),
    /// A file beside the text, by its path from the site's folder.
    File(String),
    /// A picture to be shown, likewise.
    Picture(String),
    /// A page of another host.
    Outside(String),
}

/// What belongs to a standard and has a page, or a place on one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A level.
    Level(LevelId),
    /// A task.
    Task(TaskId),
    /// A requirement.
    Requirement(RequirementId),
    /// A term, by its place among the standard's terms: a number may be printed twice.
    Term(usize),
    /// A lesson by its slug, and a place in it.
    Lesson(String, Option<String>),
    /// A page that the standard has once.
    Overview(Overview),
}
