//! What all pages of one standard are made from.

use crate::curriculum::{Course, Coverage, FreePage, Lesson, MajorTable, Majors, Syllabus};
use crate::project::Html;
use crate::site::route::Route;
use crate::site::tree::Trees;
use crate::standard::{LevelId, RequirementId, StandardCode, TaskId};

/// A syllabus, its coverage, and whether drafts have pages.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The standard and what is taught for it.
    pub syllabus: &'a Syllabus,
    /// How far it is covered.
    pub coverage: &'a Coverage,
    /// The trees beside its pages.
    pub trees: &'a Trees,
    /// Its majors by school type.
    pub majors: &'a [MajorTable],
    /// The majors of all standards, each with its page.
    pub all_majors: &'a Majors,
    /// The courses of the site.
    pub courses: &'a [Course],
    /// The free pages of the site.
    pub pages: &'a [FreePage],
    /// What HTML in a lesson becomes.
    pub html: Html,
    /// Its place among the site's standards.
    pub index: usize,
    /// Whether drafts have pages.
    pub drafts: Drafts,
}

/// Whether lessons that are still being written have pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drafts {
    /// Tables show their state without a link.
    Hidden,
    /// They are marked as such.
    Shown,
}

impl<'a> Subject<'a> {
    /// The standard's short name.
    pub fn name(&self) -> &'a str {
        self.syllabus.standard().name()
    }

    /// The standard's code.
    pub fn code(&self) -> &'a StandardCode {
        &self.syllabus.standard().code
    }

    /// The standard's page.
    pub fn standard_route(&self) -> Route<'a> {
        Route::Standard(self.code())
    }

    /// A level's page.
    pub fn level_route(&self, level: LevelId) -> Route<'a> {
        Route::Level(self.code(), level)
    }

    /// A task's page.
    pub fn task_route(&self, task: TaskId) -> Route<'a> {
        Route::Task(self.code(), task)
    }

    /// A requirement's page.
    pub fn requirement_route(&self, requirement: RequirementId) -> Route<'a> {
        Route::Requirement(self.code(), requirement)
    }

    /// Whether a lesson has a page: a hidden draft has none.
    pub fn has_page(&self, lesson: &Lesson) -> bool {
        has_page(self.drafts, lesson)
    }

    /// A lesson's page; a hidden draft has none.
    pub fn lesson_route(&self, lesson: &'a Lesson) -> Option<Route<'a>> {
        self.has_page(lesson).then(|| Route::Lesson(self.code(), &lesson.place, &lesson.written.slug))
    }

    /// The page of majors, where the standard lists any.
    pub fn majors_route(&self) -> Option<Route<'a>> {
        (!self.majors.is_empty()).then(|| Route::Majors(self.code()))
    }

    /// The page of terms, where the standard defines any.
    pub fn terms_route(&self) -> Option<Route<'a>> {
        (!self.syllabus.standard().terms.is_empty()).then(|| Route::Terms(self.code()))
    }

    /// The page of positions, where the standard lists any.
    pub fn positions_route(&self) -> Option<Route<'a>> {
        (!self.syllabus.standard().positions.is_empty()).then(|| Route::Positions(self.code()))
    }

    /// A term on the page of terms, by its place among the standard's terms.
    pub fn term_href(&self, index: usize, here: &Route) -> String {
        let anchor = Route::term_anchor(&self.syllabus.standard().terms, index);
        Route::Terms(self.code()).anchor_from(here, &anchor)
    }

    /// A line of the standard's text, where it is published.
    pub fn line_href(&self, line: u32, here: &Route) -> Option<String> {
        let page = Route::Source(self.code());
        self.syllabus.publish_source().then(|| page.anchor_from(here, &Route::line_anchor(line)))
    }

    /// A requirement's number, with its level where others stand beside it: a bare number names nothing.
    pub fn number_beside(&self, requirement: RequirementId, level: LevelId) -> String {
        let number = requirement.number();
        if requirement.level == level { number } else { format!("{} {number}", self.level_name(requirement.level)) }
    }

    /// A level's name as printed.
    pub fn level_name(&self, level: LevelId) -> &'a str {
        &self.syllabus.level(level).name
    }
}

/// Whether a lesson has a page: a hidden draft has none.
pub(super) fn has_page(drafts: Drafts, lesson: &Lesson) -> bool {
    !lesson.is_draft() || drafts == Drafts::Shown
}
