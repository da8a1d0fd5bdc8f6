//! One major: in which standards, at which types of schools, and what leads from its levels to lessons.

use serde::Serialize;

use crate::curriculum::{Lesson, Major, MajorAt, MajorRow, MajorTable, Programme};
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::majors::fate;
use crate::site::view::part::{LessonCard, level_link, task_link};
use crate::site::view::programme::ProgrammeCard;
use crate::site::view::subject::Subject;
use crate::standard::LevelId;

/// What a major's page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MajorView {
    /// As printed.
    pub name: String,
    /// 标准原文 and 本校设定, from the lowest type of school.
    pub schools: Vec<MajorSchool>,
    /// Whether a college has set any level for it.
    pub college: bool,
    /// The levels that suit it, each with its tasks.
    pub levels: Vec<MajorLevel>,
    /// The programmes of this major.
    pub programmes: Vec<ProgrammeCard>,
}

/// What one standard says of a major at one type of school, and what the college has set.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MajorSchool {
    /// 中等职业学校
    pub name: String,
    /// Its place on the page; none for a second standard.
    pub anchor: Option<String>,
    /// The standard, and its page of majors.
    pub standard: Link,
    /// 专业代码
    pub code: Option<String>,
    /// The key of the word for what became of it.
    pub fate: Option<&'static str>,
    /// 更名 or 合并.
    pub change: Option<String>,
    /// The former names, or the present one.
    pub names: Vec<Link>,
    /// 本校设定: the levels that suit it.
    pub levels: Vec<LevelLink>,
    /// 本校设定: why.
    pub why: Option<String>,
}

/// A level that suits a major.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MajorLevel {
    /// The standard and its page.
    pub standard: Link,
    /// The level and its page.
    pub link: LevelLink,
    /// Its place on the page.
    pub anchor: String,
    /// How many lessons it has, and what they take together.
    pub lessons: usize,
    /// 学时
    pub hours: u32,
    /// In the order of print.
    pub tasks: Vec<MajorTask>,
    /// Lessons of the level as a whole.
    pub whole: Vec<LessonCard>,
}

/// A task of a level, with its lessons.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MajorTask {
    /// Its number, name and page.
    pub link: Link,
    /// Also those that serve several tasks.
    pub lessons: Vec<LessonCard>,
}

impl MajorView {
    /// Whole.
    pub fn of(subjects: &[Subject], major: &Major, programmes: &[Programme]) -> Self {
        let here = Route::Major(&major.slug);
        let mut places: Vec<(&MajorAt, &MajorTable, &MajorRow)> = Vec::new();
        for at in &major.places {
            let table = &subjects[at.syllabus].majors[at.table];
            places.push((at, table, &table.rows[at.row]));
        }
        places.sort_by_key(|(_, table, _)| (table.school_type.is_none(), table.school_type));
        let mut schools: Vec<MajorSchool> = Vec::new();
        let mut levels: Vec<(usize, LevelId)> = Vec::new();
        for (at, table, row) in places {
            let first = schools.iter().all(|other| other.name != table.name);
            schools.push(school(&subjects[at.syllabus], table, row, first, &here));
            levels.extend(table.levels_of(row).iter().map(|level| (at.syllabus, *level)));
        }
        levels.sort_unstable();
        levels.dedup();
        let own = programmes.iter().filter(|programme| programme.written.major.value == major.name);
        Self {
            name: major.name.clone(),
            schools,
            college: !levels.is_empty(),
            levels: levels.into_iter().map(|(index, id)| level(&subjects[index], id, &here)).collect(),
            programmes: own.map(|programme| ProgrammeCard::of(programme, &here)).collect(),
        }
    }
}

fn school(subject: &Subject, table: &MajorTable, row: &MajorRow, first: bool, here: &Route) -> MajorSchool {
    let (fate, change) = fate(row);
    let anchor = Route::school_anchor(&table.name);
    let names = row.other_names().into_iter().map(|name| Link {
        label: name.to_owned(),
        href: major_href(subject, name, here).unwrap_or_default(),
        current: false,
    });
    MajorSchool {
        standard: Link {
            label: subject.name().to_owned(),
            href: Route::Majors(subject.code()).anchor_from(here, &anchor),
            current: false,
        },
        name: table.name.clone(),
        anchor: first.then_some(anchor),
        code: row.code.clone(),
        fate,
        change,
        names: names.collect(),
        levels: table.levels_of(row).iter().map(|level| level_link(subject, *level, here)).collect(),
        why: row.why.clone(),
    }
}

/// The page of the major of a name, where there is one.
pub(super) fn major_href(subject: &Subject, name: &str, here: &Route) -> Option<String> {
    subject.all_majors.named(name).map(|major| Route::Major(&major.slug).href_from(here))
}

fn level(subject: &Subject, id: LevelId, here: &Route) -> MajorLevel {
    let card = |lesson: &Lesson| LessonCard::of(subject, lesson, here);
    let own = subject.syllabus.lessons().iter().filter(|lesson| lesson.place.level() == id);
    let own = own.filter(|lesson| subject.has_page(lesson));
    let tasks = subject.syllabus.level(id).fields.iter().flat_map(|field| &field.tasks).map(|task| MajorTask {
        link: task_link(subject, task.id, here),
        lessons: subject.syllabus.lessons_of(task.id).map(card).collect(),
    });
    let link = level_link(subject, id, here);
    MajorLevel {
        standard: Link {
            label: subject.name().to_owned(),
            href: subject.standard_route().href_from(here),
            current: false,
        },
        anchor: format!("{}-{}", subject.index + 1, link.slug),
        link,
        lessons: own.clone().count(),
        hours: own.filter_map(|lesson| lesson.written.matter.hours).sum(),
        tasks: tasks.collect(),
        whole: subject.syllabus.lessons_of_level(id).map(card).collect(),
    }
}
