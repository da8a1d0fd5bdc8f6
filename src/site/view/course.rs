//! A course: what is taught week by week.

use serde::Serialize;

use crate::content::Hours;
use crate::curriculum::{Course, LessonAt};
use crate::site::navigation::{LevelLink, Link, WordLink};
use crate::site::route::{PlanFile, Route};
use crate::site::view::part::{LessonCard, level_link};
use crate::site::view::subject::Subject;
use crate::standard::LevelId;

/// What a course's page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CourseView {
    /// Its name.
    pub name: String,
    /// What it is about.
    pub summary: Option<String>,
    /// The standards and levels that its lessons belong to.
    pub standards: Vec<CourseStandard>,
    /// How many lessons it has, each counted once.
    pub lessons: usize,
    /// In the order of the year.
    pub weeks: Vec<WeekView>,
    /// The sums.
    pub hours: HoursView,
    /// 学期授课计划
    pub files: Vec<WordLink>,
}

/// A standard that a course teaches, and which of its levels.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CourseStandard {
    /// Its name and page.
    pub link: Link,
    /// From the lowest.
    pub levels: Vec<LevelLink>,
}

/// A week of a course.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct WeekView {
    /// Which.
    pub number: u32,
    /// Its place on the page.
    pub anchor: String,
    /// What is done besides, or instead of, lessons.
    pub topic: Option<String>,
    /// Its lessons.
    pub lessons: Vec<LessonCard>,
    /// 学时
    pub hours: HoursView,
    /// 作业
    pub homework: Option<String>,
}

/// 学时
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HoursView {
    /// 理论
    pub theory: u32,
    /// 实践
    pub practice: u32,
    /// Both.
    pub total: u32,
}

impl From<Hours> for HoursView {
    fn from(hours: Hours) -> Self {
        Self { theory: hours.theory, practice: hours.practice, total: hours.total() }
    }
}

/// A course on the home page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CourseCard {
    /// Its name and page.
    pub link: Link,
    /// What it is about.
    pub summary: Option<String>,
    /// How many weeks.
    pub weeks: usize,
    /// The sums.
    pub hours: HoursView,
}

impl CourseView {
    /// Whole.
    pub fn of(subjects: &[Subject], course: &Course) -> Self {
        let written = &course.written;
        let here = Route::Course(&written.slug);
        let card = |at: &LessonAt| {
            let subject = &subjects[at.syllabus];
            LessonCard::of(subject, subject.syllabus.lesson(&at.slug), &here)
        };
        let weeks = written.weeks.iter().zip(&course.weeks).map(|(week, lessons)| WeekView {
            number: week.number.value,
            anchor: Route::week_anchor(week.number.value),
            topic: week.topic.clone(),
            lessons: lessons.iter().map(card).collect(),
            hours: week.hours.into(),
            homework: week.homework.clone(),
        });
        Self {
            name: written.name.value.clone(),
            summary: written.summary.clone(),
            standards: standards(subjects, course, &here),
            lessons: course.lessons().len(),
            weeks: weeks.collect(),
            hours: written.hours().into(),
            files: [PlanFile::Excel, PlanFile::Word].map(|file| file_link(&written.slug, file, &here)).to_vec(),
        }
    }
}

fn file_link(slug: &str, file: PlanFile, here: &Route) -> WordLink {
    let route = Route::CourseFile(slug, file);
    WordLink { word: file.key(), href: route.href_from(here), current: false }
}

impl CourseCard {
    /// The course as seen from a page.
    pub fn of(course: &Course, here: &Route) -> Self {
        let written = &course.written;
        Self {
            link: course_link(course, here),
            summary: written.summary.clone(),
            weeks: written.weeks.len(),
            hours: written.hours().into(),
        }
    }
}

/// A course's name and page.
pub(super) fn course_link(course: &Course, here: &Route) -> Link {
    let route = Route::Course(&course.written.slug);
    Link { label: course.written.name.value.clone(), href: route.href_from(here), current: route == *here }
}

fn standards(subjects: &[Subject], course: &Course, here: &Route) -> Vec<CourseStandard> {
    let lessons = course.lessons();
    let mut standards = Vec::new();
    for (index, subject) in subjects.iter().enumerate() {
        let own = lessons.iter().filter(|at| at.syllabus == index);
        let mut levels: Vec<LevelId> = own.map(|at| subject.syllabus.lesson(&at.slug).place.level()).collect();
        levels.sort_unstable();
        levels.dedup();
        if levels.is_empty() {
            continue;
        }
        standards.push(CourseStandard {
            link: Link {
                label: subject.name().to_owned(),
                href: subject.standard_route().href_from(here),
                current: false,
            },
            levels: levels.into_iter().map(|level| level_link(subject, level, here)).collect(),
        });
    }
    standards
}
