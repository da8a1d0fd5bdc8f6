//! All lessons of a level or a work field on one page, to be printed.

use serde::Serialize;

use crate::curriculum::Lesson;
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::body::{BodyView, Setting, place_prefix};
use crate::site::view::lesson::claimed;
use crate::site::view::part::{kind_key, level_link, task_link};
use crate::site::view::subject::Subject;
use crate::standard::{Level, LevelId, Task, WorkField};

/// With more lessons a level has one booklet for each work field, a work field one for each task, and a task none: no
/// phone opens and nobody prints so many at once.
const MOST: usize = 100;

/// What a booklet shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct BookletView<'a> {
    /// The standard's short name, at the head of each printed page.
    pub standard: String,
    /// The level.
    pub level: LevelLink,
    /// The name of the work field or the task, where it is one's.
    pub name: Option<String>,
    /// Booklets of work fields or tasks, where there are too many lessons for one.
    pub parts: Vec<PartLink>,
    /// How many lessons its parts and itself have.
    pub count: usize,
    /// In the order of the standard.
    pub lessons: Vec<BookletLesson<'a>>,
}

/// A work field or a task of a booklet that has too many lessons for one.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PartLink {
    /// Its name, and its booklet, or the task's page where it has none.
    pub link: Link,
    /// How many lessons it has.
    pub count: usize,
    /// Whether each of them is printed from its own page.
    pub singly: bool,
}

/// A lesson in a booklet.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct BookletLesson<'a> {
    /// Its slug, before the names of all places in it.
    pub prefix: String,
    /// Its name.
    pub title: &'a str,
    /// What it is about.
    pub summary: Option<&'a str>,
    /// Its tasks.
    pub tasks: Vec<Link>,
    /// The key of its kind's word.
    pub kind: &'static str,
    /// 学时
    pub hours: Option<u32>,
    /// Who wrote it.
    pub authors: &'a [String],
    /// 对应的职业技能要求: place, number and text.
    pub requirements: Vec<(String, String, &'a str)>,
    /// Its text.
    pub body: BodyView<'a>,
}

/// A booklet to be, of a level, a work field or a task.
pub struct Booklet<'a> {
    /// Its address.
    pub route: Route<'a>,
    /// The name of the work field or the task, where it is one's.
    pub name: Option<String>,
    /// The booklets around it, from the level's down.
    pub within: Vec<(Option<String>, Route<'a>)>,
    parts: Vec<PartLink>,
    count: usize,
    lessons: Vec<&'a Lesson>,
}

impl<'a> Booklet<'a> {
    /// The booklets of a level, which has lessons or none; the one that lists others stands behind them.
    pub fn all(subject: &Subject<'a>, level: &'a Level) -> Vec<Self> {
        let lessons: Vec<&Lesson> = shown(subject, level.id).collect();
        let mut all = Vec::new();
        if !lessons.is_empty() {
            let route = Route::Booklet(subject.code(), level.id);
            let whole =
                Self { route, name: None, within: Vec::new(), parts: Vec::new(), count: lessons.len(), lessons };
            whole.add(subject, &level.fields.iter().map(Part::Field).collect::<Vec<_>>(), &mut all);
        }
        all
    }

    /// Adds the booklets of its parts, where it has too many lessons, and itself with the lessons that are left.
    fn add(mut self, subject: &Subject<'a>, parts: &[Part<'a>], all: &mut Vec<Self>) {
        if self.count > MOST {
            for part in parts {
                let (of_part, others): (Vec<_>, Vec<_>) = self.lessons.iter().partition(|lesson| part.has(lesson));
                self.lessons = others;
                if of_part.is_empty() {
                    continue;
                }
                let (count, name) = (of_part.len(), part.name());
                let singly = count > MOST && matches!(part, Part::Task(_));
                let route = part.route(subject, singly);
                let link = Link { label: name.clone(), href: route.href_from(&self.route), current: false };
                self.parts.push(PartLink { link, count, singly });
                if !singly {
                    let mut within = self.within.clone();
                    within.push((self.name.clone(), self.route));
                    let part_of = Self { route, name: Some(name), within, parts: Vec::new(), count, lessons: of_part };
                    part_of.add(subject, &part.parts(), all);
                }
            }
        }
        all.push(self);
    }
}

/// What a long booklet falls into.
enum Part<'a> {
    Field(&'a WorkField),
    Task(&'a Task),
}

impl Part<'_> {
    fn name(&self) -> String {
        match self {
            Self::Field(field) => format!("{} {}", field.id.number(), field.name),
            Self::Task(task) => format!("{} {}", task.id.number(), task.name),
        }
    }

    /// Its booklet, or its page.
    fn route<'a>(&self, subject: &Subject<'a>, singly: bool) -> Route<'a> {
        match self {
            Self::Field(field) => Route::FieldBooklet(subject.code(), field.id),
            Self::Task(task) if singly => subject.task_route(task.id),
            Self::Task(task) => Route::TaskBooklet(subject.code(), task.id),
        }
    }

    fn parts(&self) -> Vec<Self> {
        match self {
            Self::Field(field) => field.tasks.iter().map(Self::Task).collect(),
            Self::Task(_) => Vec::new(),
        }
    }

    /// Whether a lesson's first task belongs to it: lessons of the level as a whole belong to none.
    fn has(&self, lesson: &Lesson) -> bool {
        let first = lesson.place.tasks().first();
        first.is_some_and(|first| match self {
            Self::Field(field) => field.tasks.iter().any(|task| task.id == *first),
            Self::Task(task) => task.id == *first,
        })
    }
}

impl<'a> BookletView<'a> {
    /// Whole.
    pub fn of(subject: &Subject<'a>, level: LevelId, booklet: &Booklet<'a>) -> Self {
        let here = &booklet.route;
        Self {
            standard: subject.name().to_owned(),
            level: level_link(subject, level, here),
            name: booklet.name.clone(),
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

impl<'a> BookletLesson<'a> {
    fn of(subject: &Subject<'a>, lesson: &'a Lesson, here: &Route) -> Self {
        let matter = &lesson.written.matter;
        let prefix = place_prefix(lesson);
        let requirements = claimed(lesson).into_iter().map(|id| {
            let text = subject.syllabus.requirement(id).passage.text.as_str();
            ([&*prefix, &*id.slug()].concat(), subject.number_beside(id, lesson.place.level()), text)
        });
        Self {
            requirements: requirements.collect(),
            prefix,
            title: &matter.title,
            summary: matter.summary.as_deref(),
            tasks: lesson.place.tasks().iter().map(|task| task_link(subject, *task, here)).collect(),
            kind: kind_key(matter.kind),
            hours: matter.hours,
            authors: &matter.authors,
            body: BodyView::of(subject, lesson, here, Setting::Booklet),
        }
    }
}

/// The lessons of a level that have pages.
fn shown<'a>(subject: &Subject<'a>, level: LevelId) -> impl Iterator<Item = &'a Lesson> {
    let lessons = subject.syllabus.lessons().iter().filter(move |lesson| lesson.place.level() == level);
    lessons.filter(|lesson| subject.has_page(lesson))
}
