//! All lessons of a level or a work field on one page, to be printed.

use serde::Serialize;

use crate::curriculum::Lesson;
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::body::{BodyView, Setting, place_prefix};
use crate::site::view::lesson::claimed;
use crate::site::view::part::{kind_key, level_link, task_link};
use crate::site::view::subject::Subject;
use crate::standard::{Level, LevelId, WorkField};

/// With more lessons a level has one booklet for each work field.
const MOST: usize = 100;

/// What a booklet shows.
#[derive(Clone, Debug, Serialize)]
pub struct BookletView {
    /// The standard's short name, at the head of each printed page.
    pub standard: String,
    /// The level.
    pub level: LevelLink,
    /// The work field, where it is one's.
    pub field: Option<String>,
    /// Booklets of work fields, where the level has too many lessons for one.
    pub parts: Vec<Link>,
    /// How many lessons its parts and itself have.
    pub count: usize,
    /// In the order of the standard.
    pub lessons: Vec<BookletLesson>,
}

/// A lesson in a booklet.
#[derive(Clone, Debug, Serialize)]
pub struct BookletLesson {
    /// Its slug, before the names of all places in it.
    pub prefix: String,
    /// Its name.
    pub title: String,
    /// What it is about.
    pub summary: Option<String>,
    /// Its tasks.
    pub tasks: Vec<Link>,
    /// The key of its kind's word.
    pub kind: &'static str,
    /// 学时
    pub hours: Option<u32>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// 对应的职业技能要求: place, number and text.
    pub requirements: Vec<(String, String, String)>,
    /// Its text.
    pub body: BodyView,
}

/// A booklet to be, of a level or of one of its work fields.
pub struct Booklet<'a> {
    /// Its address.
    pub route: Route,
    /// The work field, where it is one's.
    pub field: Option<String>,
    parts: Vec<Link>,
    count: usize,
    lessons: Vec<&'a Lesson>,
}

impl<'a> Booklet<'a> {
    /// The booklets of a level, which has lessons or none.
    pub fn all(subject: &Subject<'a>, level: &Level) -> Vec<Self> {
        let lessons: Vec<&Lesson> = shown(subject, level.id).collect();
        let route = Route::Booklet(subject.code(), level.id);
        if lessons.len() <= MOST {
            let whole = Self { route, field: None, parts: Vec::new(), count: lessons.len(), lessons };
            return if whole.lessons.is_empty() { Vec::new() } else { vec![whole] };
        }
        let mut all = Vec::new();
        let mut parts = Vec::new();
        for field in &level.fields {
            let of_field: Vec<&Lesson> = lessons.iter().copied().filter(|lesson| is_of(lesson, field)).collect();
            let part = Route::FieldBooklet(subject.code(), field.id);
            if of_field.is_empty() {
                continue;
            }
            let name = format!("{} {}", field.id.number(), field.name);
            parts.push(Link { label: name.clone(), href: part.href_from(&route), current: false });
            let count = of_field.len();
            all.push(Self { route: part, field: Some(name), parts: Vec::new(), count, lessons: of_field });
        }
        let count = lessons.len();
        // Lessons of the level as a whole belong to no field.
        let others = lessons.into_iter().filter(|lesson| lesson.place.tasks().is_empty()).collect();
        all.push(Self { route, field: None, parts, count, lessons: others });
        all
    }
}

impl BookletView {
    /// Whole.
    pub fn of(subject: &Subject, level: LevelId, booklet: &Booklet) -> Self {
        let here = &booklet.route;
        Self {
            standard: subject.name().to_owned(),
            level: level_link(subject, level, here),
            field: booklet.field.clone(),
            parts: booklet.parts.clone(),
            count: booklet.count,
            lessons: booklet.lessons.iter().map(|lesson| BookletLesson::of(subject, lesson, here)).collect(),
        }
    }

    /// A level's booklet as seen from a page, where it has one.
    pub(super) fn href(subject: &Subject, level: LevelId, here: &Route) -> Option<String> {
        let has_lessons = shown(subject, level).next().is_some();
        has_lessons.then(|| Route::Booklet(subject.code(), level).href_from(here))
    }
}

impl BookletLesson {
    fn of(subject: &Subject, lesson: &Lesson, here: &Route) -> Self {
        let matter = &lesson.written.matter;
        let prefix = place_prefix(lesson);
        let requirements = claimed(lesson).into_iter().map(|id| {
            let text = subject.syllabus.requirement(id).passage.text.clone();
            (format!("{prefix}{}", id.slug()), subject.number_beside(id, lesson.place.level()), text)
        });
        Self {
            requirements: requirements.collect(),
            prefix,
            title: matter.title.clone(),
            summary: matter.summary.clone(),
            tasks: lesson.place.tasks().iter().map(|task| task_link(subject, *task, here)).collect(),
            kind: kind_key(matter.kind),
            hours: matter.hours,
            authors: matter.authors.clone(),
            body: BodyView::of(subject, lesson, here, Setting::Booklet),
        }
    }
}

/// The lessons of a level that have pages.
fn shown<'a>(subject: &Subject<'a>, level: LevelId) -> impl Iterator<Item = &'a Lesson> {
    let lessons = subject.syllabus.lessons().iter().filter(move |lesson| lesson.place.level() == level);
    lessons.filter(|lesson| subject.lesson_route(lesson).is_some())
}

/// Whether a lesson's first task belongs to a work field.
fn is_of(lesson: &Lesson, field: &WorkField) -> bool {
    let first = lesson.place.tasks().first();
    first.is_some_and(|first| field.tasks.iter().any(|task| task.id == *first))
}
