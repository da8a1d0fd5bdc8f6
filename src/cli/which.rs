//! The lesson that a command names.

use anyhow::{Result, bail};

use crate::curriculum::{Curriculum, Lesson, Syllabus};
use crate::diagnostic::{Language, nearest};

/// The lesson by its address, its file, the file's name or its title, with the standard's code before it where several have it.
pub(super) fn lesson<'a>(
    written: &str,
    curriculum: &'a Curriculum,
    language: Language,
) -> Result<(&'a Syllabus, &'a Lesson)> {
    let path = written.replace('\\', "/");
    let path = without_ending(path.trim_start_matches("./"));
    let (code, name) = path.split_once(':').map_or((None, path), |(code, name)| (Some(code), name));
    let all = || curriculum.syllabuses.iter().flat_map(|it| it.lessons().iter().map(move |lesson| (it, lesson)));
    let fits = |(syllabus, lesson): &(&Syllabus, &Lesson)| {
        let file = without_ending(&lesson.written.path);
        let is_of = code.is_none_or(|code| syllabus.standard().code.0 == code);
        let is_named = lesson.written.slug == name || file == name || file.ends_with(&format!("/{name}"));
        is_of && (is_named || lesson.written.matter.title == written)
    };
    let found: Vec<_> = all().filter(fits).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let [chinese, english] = meant(name, all().map(|(_, lesson)| lesson));
            bail!(
                language
                    .of(
                        [format!("没有学习单元 {written}{chinese}"), format!("there is no lesson {written}{english}"),]
                    )
            )
        }
        [(one, _), ..] => {
            let example = format!("{}:{name}", one.standard().code);
            bail!(language.of([
                format!("几个标准都有学习单元 {written}；写作 {example}"),
                format!("several standards have a lesson {written}; write {example}"),
            ]))
        }
    }
}

/// What may have been meant, or how lessons are named; in Chinese and in English.
fn meant<'a>(name: &str, lessons: impl Iterator<Item = &'a Lesson>) -> [String; 2] {
    let name = stem(name);
    let lessons: Vec<&Lesson> = lessons.collect();
    let called = |lesson: &&'a Lesson| {
        [lesson.written.slug.as_str(), stem(&lesson.written.path), lesson.written.matter.title.as_str()]
    };
    let near = nearest(name, lessons.iter().flat_map(called));
    if let Some(near) = lessons.iter().find(|lesson| near.as_deref().is_some_and(|near| called(lesson).contains(&near)))
    {
        let near = stem(&near.written.path);
        return [format!("；是不是想写 {near}？"), format!("; did you mean {near}?")];
    }
    let Some(first) = lessons.first().map(|lesson| stem(&lesson.written.path)) else {
        return ["；站点里还没有学习单元".to_owned(), "; the site has none yet".to_owned()];
    };
    [format!("；写它的文件名，例如 {first}"), format!("; a lesson is named by its file, as in {first}")]
}

/// The name of a lesson's file, as its author sees it.
fn stem(path: &str) -> &str {
    without_ending(path.rsplit('/').next().unwrap_or(path))
}

fn without_ending(path: &str) -> &str {
    match path.rsplit_once('.') {
        Some((name, ending)) if ending.eq_ignore_ascii_case("md") => name,
        _ => path,
    }
}
