//! Schemas say what the readers say: the same keys, needed ones and words, each explained.

use std::collections::BTreeSet;

use kebiao::author;
use kebiao::diagnostic::{Finding, Language};
use kebiao::project::Files;
use kebiao::yaml::{Key, Shape};

use crate::folder::{Compiled, compile};

/// A site with one file more, made of the template's standard.
fn with(path: &str, text: &str) -> Compiled {
    let standard = include_str!("../cases/standard.txt").replace('→', "\t");
    let files = [("seeds/900001.txt", standard), (path, text.to_owned())];
    compile(files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect::<Files>())
}

/// A file in which the reader of a form meets these lines, which stand within braces.
fn written(form: &str, within: &str) -> (String, String) {
    let lesson = |block: &str| format!("---\ntask: L1-1.1\ntitle: 甲\n---\n\n```{block}\n{{{within}}}\n```\n");
    let (path, text) = match form {
        "kebiao" => ("kebiao.yaml", format!("{{{within}}}\n")),
        "lesson" => ("content/900001/lessons/a.md", format!("---\n{{{within}}}\n---\n")),
        "page" => ("content/pages/a.md", format!("---\n{{{within}}}\n---\n")),
        "quiz" | "rubric" => ("content/900001/lessons/a.md", lesson(form)),
        "course" => ("content/courses/a.yaml", format!("{{{within}}}\n")),
        "programme" => ("content/programmes/a.yaml", format!("{{{within}}}\n")),
        "snapshot" => ("content/900001/snapshots/a.yaml", format!("{{{within}}}\n")),
        "majors" => ("content/900001/majors.yaml", format!("{{{within}}}\n")),
        list => (["content/900001/", list, ".yaml"].concat().leak() as &str, format!("- {{{within}}}\n")),
    };
    (path.to_owned(), text)
}

fn keys(shape: &Shape) -> &[Key] {
    match shape {
        Shape::Keys(keys) => keys,
        Shape::List(inner) => keys(inner),
        other => panic!("{other:?} has no keys"),
    }
}

#[test]
fn every_key_of_a_schema_is_read_and_every_key_that_is_read_is_in_it() {
    for form in author::schemas() {
        let (path, text) = written(form.name, "zzzzzzzz: 1");
        let found = with(&path, &text).diagnostics.sorted().into_iter().find_map(|it| match &it.finding {
            Finding::UnknownKey { known, .. } => Some(known.clone()),
            _ => None,
        });
        let known: BTreeSet<String> = found.unwrap_or_else(|| panic!("{path} is read")).into_iter().collect();
        let said: BTreeSet<String> = keys(&form.shape).iter().map(|key| key.name.to_owned()).collect();
        assert_eq!(said, known, "{}", form.name);
    }
}

#[test]
fn a_key_that_a_schema_needs_is_needed() {
    for form in author::schemas() {
        for key in keys(&form.shape).iter().filter(|key| key.needed) {
            let others = keys(&form.shape).iter().filter(|other| other.needed && other.name != key.name);
            let others: Vec<String> = others.map(|other| format!("{}: {}", other.name, sample(&other.shape))).collect();
            let (path, text) = written(form.name, &others.join(", "));
            let compiled = with(&path, &text);
            let missing = Finding::MissingKey { key: key.name.to_owned() };
            assert!(compiled.diagnostics.sorted().iter().any(|it| it.finding == missing), "{path}: {text}");
        }
    }
}

fn sample(shape: &Shape) -> String {
    match shape {
        Shape::List(_) => "[]".to_owned(),
        Shape::Each(_) => "{}".to_owned(),
        _ => "1".to_owned(),
    }
}

#[test]
fn every_word_of_a_schema_is_read() {
    for form in author::schemas() {
        for key in keys(&form.shape) {
            for word in words(&key.shape) {
                let (path, text) = written(form.name, &format!("{}: {word}", key.name));
                let wrong = with(&path, &text).findings();
                assert!(!wrong.contains("[unknown-value]"), "{wrong}");
            }
        }
    }
}

/// An editor that underlined what is read would be wrong.
#[test]
fn every_chinese_key_and_word_of_a_schema_is_read() {
    for form in author::schemas() {
        let schema: serde_json::Value = serde_json::from_str(&author::schema(&form, Language::Chinese)).expect("JSON");
        let properties = schema.pointer("/items/properties").or_else(|| schema.pointer("/properties"));
        let properties = properties.and_then(serde_json::Value::as_object).expect("a mapping");
        assert!(keys(&form.shape).iter().all(|key| properties.contains_key(key.name)), "{}", form.name);
        for key in properties.keys() {
            let (path, text) = written(form.name, &format!("{key}: zzzzzzzz"));
            let wrong = with(&path, &text).findings();
            assert!(!wrong.contains("[unknown-key]"), "{wrong}");
        }
    }
    let lesson = author::schemas().into_iter().find(|form| form.name == "lesson").expect("lessons have a schema");
    let schema = author::schema(&lesson, Language::Chinese);
    for word in ["任务", "标题", "学时", "状态", "编写中", "理实一体"] {
        assert!(schema.contains(&format!("\"{word}\"")), "{word}");
    }
}

fn words(shape: &Shape) -> Vec<&'static str> {
    match shape {
        Shape::Word(words) => words.clone(),
        Shape::Maybe(inner) => words(inner),
        _ => Vec::new(),
    }
}

#[test]
fn every_key_is_explained_and_nothing_else_is() {
    let mut paths = BTreeSet::new();
    for form in author::schemas() {
        for path in form.shape.paths() {
            paths.insert(format!("{}.{}", form.name, path.join(".")));
        }
        for language in [Language::Chinese, Language::English] {
            let schema = author::schema(&form, language);
            serde_json::from_str::<serde_json::Value>(&schema).expect("a schema is JSON");
        }
    }
    let said: BTreeSet<String> = author::said_paths().map(str::to_owned).collect();
    let unsaid: Vec<_> = paths.difference(&said).collect();
    let unread: Vec<_> = said.difference(&paths).collect();
    assert!(unsaid.is_empty(), "say in src/author/said.rs what these hold: {unsaid:?}");
    assert!(unread.is_empty(), "src/author/said.rs explains keys that nothing reads: {unread:?}");
}

#[test]
fn the_settings_of_a_new_site_name_every_key() {
    let forms = author::schemas();
    let settings = forms.iter().find(|form| form.name == "kebiao").expect("the settings have a schema");
    for file in [
        include_str!("../../src/author/files/kebiao.zh-CN.yaml"),
        include_str!("../../src/author/files/kebiao.en.yaml"),
    ] {
        let lines = file.lines().map(|line| line.trim_start_matches(['#', ' ', '-']));
        let written: BTreeSet<&str> = lines.filter_map(|line| Some(line.split_once(':')?.0)).collect();
        for path in settings.shape.paths() {
            let key = path.last().expect("a path has a key");
            assert!(written.contains(key), "explain {} in src/author/files/kebiao.*.yaml", path.join("."));
        }
    }
}
