//! The curriculum: after it is linked, every code has its thing.

use std::collections::BTreeMap;

use crate::content::{Erratum, MajorSetting};
use crate::curriculum::lesson::Lesson;
use crate::project::Config;
use crate::standard::{LevelId, Requirement, RequirementId, SchoolType, Standard, Task, TaskId};
use crate::text::{Source, Spanned};

/// All standards of a site, each with what is taught for it.
#[derive(Clone, Debug)]
pub struct Curriculum {
    /// The site's name.
    pub title: String,
    /// What counts as covered, and the like.
    pub config: Config,
    /// In the order in which the site shows them.
    pub syllabuses: Vec<Syllabus>,
}

/// One standard and all that is taught for it. Made by `link` alone, so that its codes have their things.
#[derive(Clone, Debug)]
pub struct Syllabus {
    pub(super) standard: Standard,
    pub(super) source: Source,
    pub(super) notice: Option<String>,
    pub(super) publish_source: bool,
    pub(super) lessons: Vec<Lesson>,
    pub(super) strands: Vec<Strand>,
    pub(super) college: College,
    pub(super) errata: BTreeMap<RequirementId, Vec<Erratum>>,
}

/// 能力主线: one skill, from level to level.
#[derive(Clone, Debug)]
pub struct Strand {
    /// Its name.
    pub name: Spanned<String>,
    /// From the lowest level.
    pub tasks: Vec<TaskId>,
}

/// 本校设定: what a college sets for majors, with levels that exist.
#[derive(Clone, Debug, Default)]
pub(super) struct College {
    pub(super) levels: BTreeMap<SchoolType, Vec<LevelId>>,
    pub(super) majors: Vec<(MajorSetting, Vec<LevelId>)>,
}

impl Syllabus {
    /// The standard as published.
    pub fn standard(&self) -> &Standard {
        &self.standard
    }

    /// The standard's text.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// A line shown on each page of the standard.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Whether the standard's text has a page.
    pub fn publish_source(&self) -> bool {
        self.publish_source
    }

    /// In the standard's order, then by path.
    pub fn lessons(&self) -> &[Lesson] {
        &self.lessons
    }

    /// In the order of `strands.yaml`.
    pub fn strands(&self) -> &[Strand] {
        &self.strands
    }

    /// The task of a code that this syllabus gave out.
    pub fn task(&self, id: TaskId) -> &Task {
        self.standard.task(id).expect("linked codes have their task")
    }

    /// The requirement of a code that this syllabus gave out.
    pub fn requirement(&self, id: RequirementId) -> &Requirement {
        self.standard.requirement(id).expect("linked codes have their requirement")
    }

    /// Where a requirement stands: parents come from the tree, since a printed number may be wrong.
    pub fn task_of(&self, id: RequirementId) -> &Task {
        let found = self.standard.requirements().find(|(_, _, _, requirement)| requirement.id == id);
        found.map(|(_, _, task, _)| task).expect("linked codes have their task")
    }

    /// The lessons of a task, also those that serve several.
    pub fn lessons_of(&self, task: TaskId) -> impl Iterator<Item = &Lesson> {
        self.lessons.iter().filter(move |lesson| lesson.place.tasks().contains(&task))
    }

    /// The lessons of a level as a whole.
    pub fn lessons_of_level(&self, level: LevelId) -> impl Iterator<Item = &Lesson> {
        self.lessons.iter().filter(move |lesson| lesson.place.tasks().is_empty() && lesson.place.level() == level)
    }

    /// The lesson of that slug.
    pub fn lesson(&self, slug: &str) -> &Lesson {
        self.lessons.iter().find(|lesson| lesson.written.slug == slug).expect("linked slugs have their lesson")
    }

    /// Repairs of a requirement's text.
    pub fn errata_of(&self, requirement: RequirementId) -> &[Erratum] {
        self.errata.get(&requirement).map_or(&[], Vec::as_slice)
    }

    /// The strands that a task belongs to.
    pub fn strands_of(&self, task: TaskId) -> impl Iterator<Item = &Strand> {
        self.strands.iter().filter(move |strand| strand.tasks.contains(&task))
    }
}
