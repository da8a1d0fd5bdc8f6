//! Search finds all that the site holds, and what it finds is there.

use std::collections::{BTreeMap, BTreeSet};

use kebiao::curriculum::MajorTable;
use kebiao::output::Manifest;
use serde_json::Value;

use crate::folder::{Compiled, compile};
use crate::seed::reference;
use crate::site_laws::attributes;

type Outputs = BTreeMap<String, Vec<u8>>;

fn text(outputs: &Outputs, path: &str) -> String {
    String::from_utf8(outputs[path].clone()).expect("an output of text is UTF-8")
}

/// What a file of data hands over.
fn data(outputs: &Outputs, file: &str) -> Value {
    let script = text(outputs, file);
    let json = script.strip_prefix("kebiao.add(").and_then(|rest| rest.strip_suffix(")\n")).expect("one call");
    serde_json::from_str(json).expect("its argument is JSON")
}

/// All that is found in them: kind, level, number, title, address, text.
fn records(outputs: &Outputs) -> Vec<[String; 6]> {
    let files = outputs.keys().filter(|path| path.starts_with("assets/search"));
    let mut records = Vec::new();
    for file in files {
        let found: Vec<[String; 6]> =
            serde_json::from_value(data(outputs, file)["records"].clone()).expect("six texts each");
        records.extend(found);
    }
    records
}

/// Asserts that nothing is missing and that every record leads somewhere.
fn assert_complete(compiled: &mut Compiled) {
    let (outputs, _) = compiled.build(&Manifest::default());
    let records = records(&outputs);
    for [kind, .., href, _] in &records {
        let (file, anchor) = href.split_once('#').map_or((href.as_str(), None), |(file, anchor)| (file, Some(anchor)));
        assert!(outputs.contains_key(file), "{kind}: {href} leads to nothing");
        if let Some(anchor) = anchor {
            assert!(attributes(&text(&outputs, file), "id").contains(&anchor), "{kind}: {href} leads to no place");
        }
    }
    let held: BTreeSet<(&str, &str)> = records
        .iter()
        .flat_map(|[kind, _, _, title, _, text]| [(kind.as_str(), title.as_str()), (kind, text)])
        .collect();
    let has = |kind: &str, text: &str| assert!(held.contains(&(kind, text)), "no {kind} is {text}");
    for syllabus in &compiled.curriculum.syllabuses {
        let standard = syllabus.standard();
        standard.requirements().for_each(|(.., it)| has("requirement", &it.passage.text));
        standard.tasks().for_each(|(_, field, task)| {
            has("field", &field.name);
            has("task", &task.name);
        });
        standard.levels.iter().for_each(|level| has("level", &level.name));
        standard.terms.iter().for_each(|term| has("term", &term.definition.text));
        standard.positions.iter().flat_map(|it| &it.names).for_each(|name| has("position", name));
        MajorTable::of(syllabus).iter().flat_map(|table| &table.rows).for_each(|row| has("major", &row.name));
        for lesson in syllabus.lessons().iter().filter(|lesson| !lesson.is_draft()) {
            has("lesson", &lesson.written.matter.title);
            let sections = lesson.written.body.headings.iter().zip(&lesson.written.sections);
            let shown = sections.filter(|(_, section)| !section.folded);
            shown.for_each(|(heading, _)| has("section", &heading.title));
        }
    }
}

#[test]
fn everything_can_be_found() {
    assert_complete(&mut reference());
}

/// A level of a large standard has files of its own, so that a reader has first what is near.
#[test]
fn much_text_is_cut_by_level() {
    let lesson = |task: &str| {
        let section = format!("## 乙\n\n{}\n", "甲乙丙丁".repeat(12_000));
        format!("---\ntask: {task}\ntitle: 甲\nstatus: ready\n---\n\n{}\n", section.repeat(2)).into_bytes()
    };
    let standard = include_str!("../cases/standard.txt").replace('→', "\t").into_bytes();
    let files = [
        ("seeds/900001.txt", standard),
        ("content/900001/lessons/one.md", lesson("L1-2.1")),
        ("content/900001/lessons/two.md", lesson("L2-2.1")),
    ];
    let mut compiled = compile(files.into_iter().map(|(path, bytes)| (path.to_owned(), bytes)).collect());
    let (outputs, _) = compiled.build(&Manifest::default());
    let wanted = |page: &str| attributes(&text(&outputs, page), "data-of").join(" ");
    assert_eq!(wanted("900001/l1-2.1.html"), "900001 l1");
    assert_eq!(wanted("900001/l2-2.1.html"), "900001 l2");
    assert_eq!(wanted("900001/terms.html"), "900001");
    assert_eq!(wanted("index.html"), "900001");
    let file = |level: &str, name: &str| ["900001".to_owned(), level.to_owned(), name.to_owned()];
    let files: Vec<[String; 3]> =
        serde_json::from_value(data(&outputs, "assets/search.js")["files"].clone()).expect("three texts each");
    assert_eq!(
        files,
        [
            file("l1", "search-900001--l1.js"),
            file("l1", "search-900001--l1-2.js"),
            file("l2", "search-900001--l2.js"),
            file("l2", "search-900001--l2-2.js"),
        ]
    );
    for (path, bytes) in outputs.iter().filter(|(path, _)| path.starts_with("assets/search")) {
        assert!(bytes.len() < 307_200, "{path} has {} bytes", bytes.len());
    }
    assert_complete(&mut compiled);
}

#[test]
fn words_of_a_lesson_are_found_without_their_marks() {
    let lesson = "---\ntask: L1-2.1\ntitle: 甲\nstatus: ready\n---\n开头\n\n## 乙 {teach=2.1.1}\n\n**重**点[[one]] [链接](https://a.b)\n\
                  第二行\n\n| 表 | 格 |\n|---|---|\n| `码` | 行 |\n\n```quiz\nquestion: 问[[one]]`什么`？\nwhy: 因**为**\n```\n\n```html\n<p>\n```\n";
    let files = [
        ("seeds/900001.txt", include_str!("../cases/standard.txt").replace('→', "\t")),
        ("content/900001/lessons/one.md", lesson.to_owned()),
    ];
    let mut compiled = compile(files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect());
    let records = records(&compiled.build(&Manifest::default()).0);
    let texts = |kind: &str| -> Vec<&str> {
        records.iter().filter(|it| it[0] == kind && it[4].contains("-one")).map(|it| it[5].as_str()).collect()
    };
    assert_eq!(texts("lesson"), ["开头", ""]);
    assert_eq!(texts("section"), ["重点甲 链接 第二行 表 格 码 行 <p>"]);
    assert_eq!(texts("quiz"), ["问什么？ 因为"]);
}
