//! What search looks through: every name and text of the site, each with the place where it stands.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::hash::{Hash, Hasher};
use std::mem;

use rayon::prelude::*;
use serde::{Serialize, Serializer};

use crate::content::markdown::{Words, plain};
use crate::content::{self, BLANK, Criterion};
use crate::curriculum::{FreePage, Lesson, Proof};
use crate::site::navigation::Bar;
use crate::site::route::Route;
use crate::site::view::{Subject, programme_name, shown};
use crate::standard::LevelId;

/// A file has about so many bytes of text at most; a standard with more has one for each level, and a level with more
/// has several.
const LARGE: usize = 240_000;

/// All that can be found, in files that a page loads when its reader searches.
#[derive(Clone, Debug, Default)]
pub struct Index<'a> {
    /// The one for the whole site, then those of the standards' lessons.
    pub shards: Vec<Shard<'a>>,
    /// The standards' short names by their folder, where there are several.
    pub standards: Vec<(String, String)>,
}

/// One file of search data.
#[derive(Clone, Debug)]
pub struct Shard<'a> {
    /// Its name among the assets.
    pub file: String,
    /// The folder of the standard whose lessons it holds, and the level where it holds those of one, else nothing;
    /// `None` for the whole site.
    pub of: Option<[String; 2]>,
    /// What it holds, in order, by lessons where it holds those.
    pub records: Vec<Vec<Record<'a>>>,
}

/// Something that can be found; written as a list, and borrowed from the curriculum where it can be, since there are
/// many.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Record<'a>(
    /// The key of the word for its kind.
    pub &'static str,
    /// Its level as printed, or nothing.
    pub &'a str,
    /// Its number, or nothing.
    pub String,
    /// Its name, or nothing.
    pub Cow<'a, str>,
    /// Where it stands, from the site's folder.
    pub String,
    /// Its text.
    pub Text<'a>,
);

/// The text of a record. What stands in lessons is made when it is asked for: held at once, it would be all of them
/// again.
#[derive(Clone, Debug)]
pub enum Text<'a> {
    /// As it is.
    Whole(Cow<'a, str>),
    /// Words of a lesson, with the names of what its links lead to.
    Lesson(&'a Words, &'a Lesson, &'a Subject<'a>),
}

impl Text<'_> {
    fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Whole(text) => text.as_ref().into(),
            Self::Lesson(words, lesson, subject) => {
                let words = words.of(lesson.text());
                shown(words, &lesson.written.body, &lesson.targets, |_| subject, subject.pages)
            }
        }
    }

    /// Its bytes, with links as they are written.
    fn size(&self) -> usize {
        match self {
            Self::Whole(text) => text.len(),
            Self::Lesson(words, ..) => words.size(),
        }
    }
}

impl<'a, T: Into<Cow<'a, str>>> From<T> for Text<'a> {
    fn from(text: T) -> Self {
        Self::Whole(text.into())
    }
}

impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, to: &mut H) {
        self.text().hash(to);
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.text())
    }
}

impl Record<'_> {
    /// Its bytes, about.
    fn size(&self) -> usize {
        self.3.len() + self.4.len() + self.5.size()
    }
}

impl<'a> Index<'a> {
    /// Of all standards.
    pub fn of(bar: &'a Bar) -> Self {
        let (subjects, curriculum) = (bar.subjects.as_slice(), bar.curriculum);
        let mut all = Vec::new();
        let mut shards = Vec::new();
        for subject in subjects {
            names(subject, &mut all);
            shards.extend(lessons(subject));
        }
        // A major that two standards list has one page.
        let mut seen = BTreeSet::new();
        all.retain(|record| record.0 != "major" || seen.insert(record.4.clone()));
        for course in &curriculum.courses {
            let written = &course.written;
            let page = Route::Course(&written.slug).path();
            let text = written.summary.as_deref().unwrap_or_default();
            all.push(Record("course", "", String::new(), (&*written.name.value).into(), page, text.into()));
        }
        for programme in &curriculum.programmes {
            let page = Route::Programme(&programme.written.slug).path();
            let names = programme.courses.iter().map(|course| course.written.name.value.as_str());
            let names = names.collect::<Vec<_>>().join(" ");
            all.push(Record("programme", "", String::new(), programme_name(programme).into(), page, names.into()));
        }
        for page in &curriculum.pages {
            free_page(subjects, &curriculum.pages, page, &mut all);
        }
        shards.insert(0, Shard { file: "search.js".to_owned(), of: None, records: vec![all] });
        let name = |subject: &Subject| (content::standard_folder(subject.code()), subject.name().to_owned());
        let standards = if subjects.len() > 1 { subjects.iter().map(name).collect() } else { Vec::new() };
        Self { shards, standards }
    }
}

/// The standard's own names and texts, and the names of its lessons.
fn names<'a>(subject: &'a Subject, records: &mut Vec<Record<'a>>) {
    let standard = subject.syllabus.standard();
    let code = subject.code();
    let mut add = |kind, level: &'a str, number: String, name: Cow<'a, str>, href: String, text: Text<'a>| {
        records.push(Record(kind, level, number, name, href, text));
    };
    let cover = &standard.cover;
    let about = [&cover.code, &cover.edition, &cover.issuer].into_iter().flatten().cloned().collect::<Vec<_>>();
    add(
        "standard",
        "",
        String::new(),
        standard.title().into(),
        subject.standard_route().path(),
        about.join(" ").into(),
    );
    for level in &standard.levels {
        let page = subject.level_route(level.id);
        let text = level.description.iter().map(|paragraph| paragraph.text.as_str()).collect::<String>();
        add("level", "", String::new(), (&*level.name).into(), page.path(), text.into());
        for field in &level.fields {
            let href = anchored(&page, &Route::field_anchor(field.id));
            add("field", &level.name, field.id.number(), (&*field.name).into(), href, "".into());
            for task in &field.tasks {
                let href = subject.task_route(task.id).path();
                add("task", &level.name, task.id.number(), (&*task.name).into(), href, (&*field.name).into());
                for it in &task.requirements {
                    let href = subject.requirement_route(it.id).path();
                    add("requirement", &level.name, it.id.number(), "".into(), href, (&*it.passage.text).into());
                }
            }
        }
    }
    for (index, term) in standard.terms.iter().enumerate() {
        let href = anchored(&Route::Terms(code), &Route::term_anchor(&standard.terms, index));
        let name = [Some(&term.zh), term.en.as_ref()].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
        add("term", "", term.number.clone(), name.into(), href, (&*term.definition.text).into());
    }
    for table in subject.majors {
        let school = Route::school_anchor(&table.name);
        for row in &table.rows {
            let number = row.code.clone().unwrap_or_default();
            let page = subject.all_majors.named(&row.name).map(|major| Route::Major(&major.slug));
            let href = page.map_or_else(String::new, |page| anchored(&page, &school));
            add("major", "", number, (&*row.name).into(), href, (&*table.name).into());
        }
    }
    for positions in &standard.positions {
        let level = positions.level.and_then(|id| standard.level(id));
        let page = Route::Positions(code);
        let href = level.map_or(page.path(), |level| anchored(&page, &level.id.slug()));
        for name in &positions.names {
            let level = level.map_or("", |level| &level.name);
            add("position", level, String::new(), name.into(), href.clone(), "".into());
        }
    }
    let way = Route::Home.way_to(code);
    for lesson in subject.syllabus.lessons() {
        let Some(page) = subject.lesson_route(lesson) else { continue };
        let matter = &lesson.written.matter;
        let level = subject.level_name(lesson.place.level());
        let summary = matter.summary.as_deref().unwrap_or_default();
        add("lesson", level, String::new(), (&*matter.title).into(), page.href_within(&way), summary.into());
    }
}

/// The records of a lesson's text, and their bytes, about.
struct OfLesson<'a> {
    size: usize,
    records: Vec<Record<'a>>,
}

/// The text of a standard's lessons, by section, quiz and rubric.
fn lessons<'a>(subject: &'a Subject) -> Vec<Shard<'a>> {
    let (folder, way) = (content::standard_folder(subject.code()), Route::Home.way_to(subject.code()));
    let records = subject.syllabus.lessons().par_iter().filter_map(|lesson| {
        let page = subject.lesson_route(lesson)?;
        let records = text(subject, lesson, &page.href_within(&way));
        Some((lesson.place.level(), OfLesson { size: records.iter().map(Record::size).sum(), records }))
    });
    let mut levels: Vec<(LevelId, Vec<OfLesson>)> = Vec::new();
    for (level, lesson) in records.collect::<Vec<_>>() {
        match levels.last_mut() {
            Some((last, all)) if *last == level => all.push(lesson),
            _ => levels.push((level, vec![lesson])),
        }
    }
    match levels.iter().flat_map(|(_, lessons)| lessons).map(|lesson| lesson.size).sum() {
        0 => Vec::new(),
        LARGE.. => {
            let of_level = |(level, lessons): (LevelId, Vec<OfLesson<'a>>)| {
                let parts = parts(lessons).into_iter().enumerate();
                // No folder of a standard holds `--`, so that no two files have one name.
                let level = level.slug();
                let name = |part: usize| match part {
                    0 => format!("search-{folder}--{level}.js"),
                    _ => format!("search-{folder}--{level}-{}.js", part + 1),
                };
                let shard =
                    |(part, records)| Shard { file: name(part), of: Some([folder.clone(), level.clone()]), records };
                parts.map(shard).collect::<Vec<_>>()
            };
            levels.into_iter().flat_map(of_level).collect()
        }
        _ => {
            let records = levels.into_iter().flat_map(|(_, lessons)| lessons).map(|lesson| lesson.records).collect();
            vec![Shard { file: format!("search-{folder}.js"), of: Some([folder, String::new()]), records }]
        }
    }
}

/// Cut where a part would be too large.
fn parts(lessons: Vec<OfLesson<'_>>) -> Vec<Vec<Vec<Record<'_>>>> {
    let (mut parts, mut part, mut size) = (Vec::new(), Vec::new(), 0);
    for lesson in lessons {
        if size + lesson.size <= LARGE {
            size += lesson.size;
            part.push(lesson.records);
            continue;
        }
        let mut records = Vec::new();
        for record in lesson.records {
            size += record.size();
            if size > LARGE {
                size = record.size();
                part.push(mem::take(&mut records));
                parts.push(mem::take(&mut part));
            }
            records.push(record);
        }
        part.push(records);
    }
    parts.push(part);
    parts
}

/// What can be found in the text of a lesson.
fn text<'a>(subject: &'a Subject, lesson: &'a Lesson, page: &str) -> Vec<Record<'a>> {
    let (level, written) = (subject.level_name(lesson.place.level()), &lesson.written);
    let words = |words| Text::Lesson(words, lesson, subject);
    let mut records =
        Vec::with_capacity(1 + written.body.headings.len() + written.quizzes.len() + written.rubrics.len());
    let mut add = |kind, name: &'a str, anchor: &str, text: Text<'a>| {
        let href = if anchor.is_empty() { page.to_owned() } else { [page, "#", anchor].concat() };
        records.push(Record(kind, level, String::new(), name.into(), href, text));
    };
    if !written.body.opening.is_empty() {
        add("lesson", &written.matter.title, "", words(&written.body.opening));
    }
    // What is folded so that one thinks first must not be found first.
    let sections = written.body.headings.iter().zip(&written.sections).filter(|(_, section)| !section.folded);
    for (heading, _) in sections {
        add("section", &heading.title, &heading.anchor, words(&heading.text));
    }
    for (index, quiz) in written.quizzes.iter().enumerate() {
        let anchor = Proof::Quiz(index).anchor(written);
        let words = format!("{} {}", plain(&quiz.question.replace(BLANK, "____")), plain(&quiz.why));
        add("quiz", "", &anchor, words.trim_end().to_owned().into());
    }
    for (index, rubric) in written.rubrics.iter().enumerate() {
        let anchor = Proof::Rubric(index).anchor(written);
        let point = |it: &Criterion| format!("{} {}", plain(&it.point), plain(&it.standard));
        let points: Vec<String> = rubric.criteria.iter().map(point).collect();
        add("rubric", rubric.output.as_deref().unwrap_or_default(), &anchor, points.join(" ").into());
    }
    records
}

/// A free page, and each of its sections.
fn free_page<'a>(subjects: &'a [Subject], pages: &'a [FreePage], page: &'a FreePage, records: &mut Vec<Record<'a>>) {
    let written = &page.written;
    let shown =
        |words: &'a Words| shown(words.of(&page.text), &written.body, &page.targets, |index| &subjects[index], pages);
    let route = Route::FreePage(&written.slug);
    let about = [written.summary.as_deref().unwrap_or_default(), &shown(&written.body.opening)].join(" ");
    let mut add = |kind, name: &'a str, href, text: Cow<'a, str>| {
        records.push(Record(kind, "", String::new(), name.into(), href, text.into()));
    };
    add("page", &written.title, route.path(), about.trim().to_owned().into());
    for heading in &written.body.headings {
        add("section", &heading.title, anchored(&route, &heading.anchor), shown(&heading.text));
    }
}

fn anchored(page: &Route, anchor: &str) -> String {
    format!("{}#{anchor}", page.path())
}
