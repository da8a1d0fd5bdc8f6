//! A course whose lessons are found: weeks in a row.

use std::collections::BTreeSet;

use crate::content;
use crate::curriculum::model::Syllabus;
use crate::diagnostic::{Diagnostics, Finding, Named, nearest};
use crate::standard::LevelId;
use crate::text::Spanned;

/// A course and its lessons.
#[derive(Clone, Debug)]
pub struct Course {
    /// As its author wrote it.
    pub written: content::Course,
    /// The lessons of each of its weeks.
    pub weeks: Vec<Vec<LessonAt>>,
}

/// A lesson of one of the site's standards.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LessonAt {
    /// The place of its standard among the syllabuses.
    pub syllabus: usize,
    /// Its address in that standard.
    pub slug: String,
}

impl Course {
    /// Its lessons, once each, in the order in which they are taught.
    pub fn lessons(&self) -> Vec<&LessonAt> {
        let mut seen = BTreeSet::new();
        self.weeks.iter().flatten().filter(|lesson| seen.insert(*lesson)).collect()
    }

    /// The weeks in which a lesson is taught.
    pub fn weeks_of(&self, syllabus: usize, slug: &str) -> Vec<u32> {
        let weeks = self.written.weeks.iter().zip(&self.weeks);
        let holds = |lessons: &[LessonAt]| lessons.iter().any(|it| it.syllabus == syllabus && it.slug == slug);
        weeks.filter(|(_, lessons)| holds(lessons)).map(|(week, _)| week.number.value).collect()
    }
}

/// Finds the lessons of all courses; `lost` are lessons that have their finding already.
pub(super) fn link(
    written: Vec<content::Course>,
    syllabuses: &[Syllabus],
    lost: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> Vec<Course> {
    let mut courses = Vec::new();
    for course in written {
        let mut weeks = Vec::new();
        for week in &course.weeks {
            let lessons = week.lessons.iter().filter_map(|name| lesson(name, syllabuses, lost, diagnostics));
            weeks.push(lessons.collect());
        }
        let course = Course { written: course, weeks };
        add_up(&course, syllabuses, diagnostics);
        courses.push(course);
    }
    // From the lowest level up; what has no lessons comes last.
    courses.sort_by_key(|course| {
        let first = course.lessons().into_iter().map(|at| (at.syllabus, level(at, syllabuses))).min();
        (first.is_none(), first)
    });
    courses
}

fn level(at: &LessonAt, syllabuses: &[Syllabus]) -> LevelId {
    syllabuses[at.syllabus].lesson(&at.slug).place.level()
}

/// `seo-checkup`, or `530047:seo-checkup`.
fn lesson(
    written: &Spanned<String>,
    syllabuses: &[Syllabus],
    lost: &BTreeSet<String>,
    diagnostics: &mut Diagnostics,
) -> Option<LessonAt> {
    let name = written.value.trim();
    let (code, name) =
        name.split_once([':', '：']).map_or((None, name), |(code, name)| (Some(code.trim()), name.trim()));
    let slug = content::slug(name.strip_suffix(".md").unwrap_or(name));
    let within = |syllabus: &Syllabus| code.is_none_or(|code| code == syllabus.standard.code.0);
    let all = || syllabuses.iter().enumerate().filter(|(_, syllabus)| within(syllabus));
    let found: Vec<usize> =
        all().filter(|(_, syllabus)| syllabus.places.has_lesson(&slug)).map(|(index, _)| index).collect();
    match found[..] {
        [syllabus] => return Some(LessonAt { syllabus, slug }),
        [] if lost.contains(&slug) => {}
        [] => {
            let known = all().flat_map(|(_, syllabus)| &syllabus.lessons).map(|lesson| lesson.written.slug.as_str());
            let near = nearest(&slug, known).map(|near| code.map_or(near.clone(), |code| format!("{code}:{near}")));
            let finding = Finding::UnknownName {
                kind: Named::Lesson,
                written: written.value.clone(),
                nearest: near,
                range: None,
            };
            diagnostics.at(written.span, finding);
        }
        _ => {
            let standards = found.iter().map(|index| syllabuses[*index].standard.code.to_string()).collect();
            diagnostics.at(written.span, Finding::AmbiguousLesson { written: name.to_owned(), standards });
        }
    }
    None
}

/// What the weeks give to lessons, beside what the lessons ask for.
fn add_up(course: &Course, syllabuses: &[Syllabus], diagnostics: &mut Diagnostics) {
    let hours = |at: &&LessonAt| syllabuses[at.syllabus].lesson(&at.slug).written.matter.hours;
    let lessons: Option<Vec<u32>> = course.lessons().iter().map(hours).collect();
    let taught = course.written.weeks.iter().zip(&course.weeks).filter(|(_, lessons)| !lessons.is_empty());
    let weeks = taught.map(|(week, _)| week.hours.total()).sum();
    // A lesson that does not say how long it takes cannot be compared.
    let Some(lessons) = lessons.map(|lessons| lessons.iter().sum()).filter(|sum| *sum != weeks) else { return };
    if weeks > 0 {
        diagnostics.at(course.written.name.span, Finding::CourseHours { weeks, lessons });
    }
}
