//! Lessons that are probably copies of others, made to be safe and published by accident.

use std::collections::BTreeMap;

use crate::curriculum::lesson::{Lesson, Place};
use crate::curriculum::model::Syllabus;
use crate::diagnostic::{Diagnostics, Finding};

/// How systems call the copy of a file, in front of a number that may follow.
const COPY: [&str; 4] = [" - 副本", "-副本", " - Copy", " copy"];

/// Names each lesson that is another one's copy by its title or its file's name.
pub(super) fn check(syllabus: &Syllabus, diagnostics: &mut Diagnostics) {
    // Where a text has errors, titles and places may not be what was meant.
    if diagnostics.has_errors() {
        return;
    }
    // A copy has the longer name.
    let mut lessons: Vec<&Lesson> = syllabus.lessons().iter().collect();
    lessons.sort_by_key(|lesson| length_and_path(lesson));
    let is_there =
        |path: &String| lessons.binary_search_by_key(&(path.len(), path), |lesson| length_and_path(lesson)).is_ok();
    let mut seen: BTreeMap<(&Place, &str), &str> = BTreeMap::new();
    for lesson in &lessons {
        let (path, title) = (lesson.written.path.as_str(), lesson.written.matter.title.as_str());
        let alike = *seen.entry((&lesson.place, title)).or_insert(path);
        if alike != path {
            let finding = Finding::LessonCopied { other: alike.to_owned(), title: Some(title.to_owned()) };
            diagnostics.of(lesson.written.source, finding);
        } else if let Some(original) = original(path).filter(is_there) {
            diagnostics.of(lesson.written.source, Finding::LessonCopied { other: original, title: None });
        }
    }
}

fn length_and_path(lesson: &Lesson) -> (usize, &String) {
    (lesson.written.path.len(), &lesson.written.path)
}

/// The path of the file that one is a copy of, by its name.
fn original(path: &str) -> Option<String> {
    let (name, ending) = path.rsplit_once('.')?;
    let (numbered, bare) = match name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        Some((bare, number)) if number.parse::<u32>().is_ok() => (true, bare.trim_end()),
        _ => (false, name),
    };
    match COPY.iter().find_map(|copy| bare.strip_suffix(copy)) {
        Some(original) => Some(format!("{original}.{ending}")),
        None => numbered.then(|| format!("{bare}.{ending}")),
    }
}
