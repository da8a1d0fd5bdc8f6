//! The curriculum: after it is linked, every code has its thing.

use std::collections::BTreeMap;

use crate::content::{Erratum, MajorSetting, Waiver};
use crate::curriculum::course::Course;
use crate::curriculum::errata::Node;
use crate::curriculum::exam::Exam;
use crate::curriculum::lesson::Lesson;
use crate::curriculum::material::Material;
use crate::curriculum::page::FreePage;
use crate::curriculum::programme::Programme;
use crate::curriculum::snapshot::Snapshot;
use crate::project::Config;
use crate::standard::{Level, LevelId, Requirement, RequirementId, SchoolType, Standard, Task, TaskId};
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
    /// From the lowest level, then by their files.
    pub courses: Vec<Course>,
    /// In the order of their files.
    pub programmes: Vec<Programme>,
    /// In the order that they ask for, then of their files.
    pub pages: Vec<FreePage>,
}

/// One standard and all that is taught for it. Made by `link` alone, so that its codes have their things.
#[derive(Clone, Debug)]
pub struct Syllabus {
    pub(super) standard: Standard,
    pub(super) source: Source,
    pub(super) notice: Option<String>,
    pub(super) publish_source: bool,
    pub(super) lessons: Vec<Lesson>,
    pub(super) places: Places,
    pub(super) strands: Vec<Strand>,
    pub(super) college: College,
    pub(super) errata: BTreeMap<Node, Vec<Erratum>>,
    pub(super) materials: Vec<Material>,
    pub(super) waivers: BTreeMap<RequirementId, Waiver>,
    pub(super) exams: BTreeMap<LevelId, Exam>,
    pub(super) snapshots: Vec<Snapshot>,
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

/// Where the things of a syllabus stand, since pages ask for each of them many times.
#[derive(Clone, Debug, Default)]
pub(super) struct Places {
    /// Level, work field and task by their places in the tree.
    tasks: BTreeMap<TaskId, [usize; 3]>,
    requirements: BTreeMap<RequirementId, ([usize; 3], usize)>,
    lessons: BTreeMap<String, usize>,
    /// The lessons of each task.
    of_task: BTreeMap<TaskId, Vec<usize>>,
}

impl Places {
    /// Looks through the whole tree once.
    pub(super) fn of(standard: &Standard, lessons: &[Lesson]) -> Self {
        let mut places = Self::default();
        for (level_index, level) in standard.levels.iter().enumerate() {
            for (field_index, field) in level.fields.iter().enumerate() {
                for (task_index, task) in field.tasks.iter().enumerate() {
                    let place = [level_index, field_index, task_index];
                    places.tasks.insert(task.id, place);
                    let requirements = task.requirements.iter().enumerate();
                    places.requirements.extend(requirements.map(|(index, it)| (it.id, (place, index))));
                }
            }
        }
        let slugs = lessons.iter().enumerate();
        places.lessons = slugs.map(|(index, lesson)| (lesson.written.slug.clone(), index)).collect();
        for (index, lesson) in lessons.iter().enumerate() {
            for task in lesson.place.tasks() {
                places.of_task.entry(*task).or_default().push(index);
            }
        }
        places
    }

    /// Whether there is a lesson of that slug.
    pub(super) fn has_lesson(&self, slug: &str) -> bool {
        self.lessons.contains_key(slug)
    }
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

    /// In the standard's order, then by their `order`, then by path.
    pub fn lessons(&self) -> &[Lesson] {
        &self.lessons
    }

    /// From the oldest.
    pub fn snapshots(&self) -> &[Snapshot] {
        &self.snapshots
    }

    /// In the order of `strands.yaml`.
    pub fn strands(&self) -> &[Strand] {
        &self.strands
    }

    /// The level of a code that this syllabus gave out.
    pub fn level(&self, id: LevelId) -> &Level {
        self.standard.level(id).expect("linked codes have their level")
    }

    /// The task of a code that this syllabus gave out.
    pub fn task(&self, id: TaskId) -> &Task {
        let [level, field, task] = self.places.tasks[&id];
        &self.standard.levels[level].fields[field].tasks[task]
    }

    /// The requirement of a code that this syllabus gave out.
    pub fn requirement(&self, id: RequirementId) -> &Requirement {
        let ([level, field, task], index) = self.places.requirements[&id];
        &self.standard.levels[level].fields[field].tasks[task].requirements[index]
    }

    /// The lessons of a task, also those that serve several.
    pub fn lessons_of(&self, task: TaskId) -> impl Iterator<Item = &Lesson> {
        self.places.of_task.get(&task).into_iter().flatten().map(|index| &self.lessons[*index])
    }

    /// The lessons of a level as a whole.
    pub fn lessons_of_level(&self, level: LevelId) -> impl Iterator<Item = &Lesson> {
        self.lessons.iter().filter(move |lesson| lesson.place.tasks().is_empty() && lesson.place.level() == level)
    }

    /// The lesson of that slug.
    pub fn lesson(&self, slug: &str) -> &Lesson {
        &self.lessons[self.place_of(slug)]
    }

    /// Its place among the lessons.
    pub fn place_of(&self, slug: &str) -> usize {
        self.places.lessons[slug]
    }

    /// Repairs of a requirement's text, or of a node's number.
    pub fn errata_of(&self, node: Node) -> &[Erratum] {
        self.errata.get(&node).map_or(&[], Vec::as_slice)
    }

    /// In the order of the table.
    pub fn materials(&self) -> &[Material] {
        &self.materials
    }

    /// Why a requirement is left out.
    pub fn waiver(&self, requirement: RequirementId) -> Option<&Waiver> {
        self.waivers.get(&requirement)
    }

    /// How a level is examined, where a college says so.
    pub fn exam(&self, level: LevelId) -> Option<&Exam> {
        self.exams.get(&level)
    }

    /// The strands that a task belongs to.
    pub fn strands_of(&self, task: TaskId) -> impl Iterator<Item = &Strand> {
        self.strands.iter().filter(move |strand| strand.tasks.contains(&task))
    }
}
