//! Runs `cases/**/*.md`: one heading is one test.

use std::fmt::Write as _;

use kebiao::export;
use kebiao::output::Manifest;
use kebiao::project::Files;
use kebiao::standard;

use crate::fence::{Block, fences};
use crate::folder::{Compiled, compile, files, repository};

/// The standard that a case has if it gives none.
const USUAL: &str = include_str!("../cases/standard.txt");

/// Templates that show a text's body and nothing else.
const PLAIN: [(&str, &str); 5] = [
    ("lesson.html", "{{ body | safe }}"),
    ("page.html", "{{ body | safe }}"),
    (
        "heading.html",
        "{% if heading.answer %}<summary id=\"{{ heading.anchor }}\">{{ html | safe }}</summary>{% else %}<h{{ rank }} id=\"{{ heading.anchor }}\">{{ html | safe }}{% for chip in heading.chips %} [{{ chip.facet }} {{ chip.number }}{% if chip.part %} part{% endif %} {{ chip.href }}]{% endfor %}{% if heading.output %} ({{ heading.output }}){% endif %}</h{{ rank }}>{% endif %}\n",
    ),
    (
        "quiz.html",
        "<quiz id=\"{{ quiz.anchor }}\">{% if quiz.kind != \"one\" %}{{ quiz.kind }}: {% endif %}{{ question | safe }}{% for choice in quiz.choices %} {{ choice.letter }}={{ choice.text }}{% if choice.right %}!{% endif %}{% if choice.why %} ({{ choice.why }}){% endif %}{% endfor %}{% if quiz.truth is defined %} {{ quiz.truth }}{% else %} {% endif %}{% for blank in quiz.blanks %} [{{ blank | join(sep=\"|\") }}]{% endfor %}{% if quiz.kind == \"open\" %} {{ model | safe }}{% endif %} {{ why | safe }}{% if quiz.points %} {{ quiz.points }}{% endif %}{% if quiz.difficulty %} {{ quiz.difficulty }}{% endif %}</quiz>\n",
    ),
    (
        "rubric.html",
        "<rubric id=\"{{ rubric.anchor }}\">{% for it in rubric.criteria %}{{ it.point }} {{ it.score }} {{ it.standard }};{% endfor %} {{ rubric.total }}</rubric>\n",
    ),
];

#[test]
fn every_case_comes_out_as_expected() {
    let update = std::env::var_os("UPDATE").is_some();
    // `CASES=content cargo test` runs only those whose path holds that word.
    let only = std::env::var("CASES").unwrap_or_default();
    let mut failures = String::new();
    let mut count = 0;
    let wanted = |path: &str| path.ends_with(".md") && path.contains(&only);
    for (path, file) in files(&repository("tests/cases")).into_iter().filter(|(path, _)| wanted(path)) {
        let text = std::fs::read_to_string(&file).expect("a readable case");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let mut changed = false;
        for (title, blocks) in cases(&text).into_iter().rev() {
            count += 1;
            let mut compiled = compile(project(&blocks));
            let expected: Vec<&Block> = blocks.iter().filter(|block| !is_input(&block.info)).collect();
            assert!(!expected.is_empty(), "{path}: “{title}” expects nothing");
            for block in expected.into_iter().rev() {
                let actual = output(&mut compiled, &block.info);
                if actual.trim_end() == block.text.trim_end() {
                    continue;
                }
                if update {
                    lines.splice(block.lines.clone(), actual.trim_end().lines().map(str::to_owned));
                    changed = true;
                } else {
                    writeln!(
                        failures,
                        "{path}: {title}: {}\n--- expected\n{}\n+++ actual\n{}\n",
                        block.info,
                        block.text.trim_end(),
                        actual.trim_end()
                    )
                    .expect("a string takes all that is written");
                }
            }
        }
        if changed {
            std::fs::write(&file, lines.join("\n") + "\n").expect("a writable case");
        }
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(count > 0, "there are no cases");
}

fn is_input(info: &str) -> bool {
    info == "standard" || info.starts_with("file ")
}

/// The headings of a file, each with its fences.
fn cases(text: &str) -> Vec<(String, Vec<Block>)> {
    let blocks = fences(text);
    let is_inside = |line: usize| blocks.iter().any(|block| block.lines.contains(&line));
    let lines = text.lines().enumerate().filter(|(index, _)| !is_inside(*index));
    let headings = lines.filter_map(|(index, line)| Some((index, line.strip_prefix("# ")?)));
    let mut cases: Vec<(usize, String, Vec<Block>)> =
        headings.map(|(index, title)| (index, title.to_owned(), Vec::new())).collect();
    for block in &blocks {
        let case = cases.iter_mut().rfind(|(heading, ..)| *heading < block.lines.start);
        case.expect("a fence stands under a heading").2.push(block.clone());
    }
    cases.retain(|(_, _, blocks)| !blocks.is_empty());
    cases.into_iter().map(|(_, title, blocks)| (title, blocks)).collect()
}

/// A case's files; a tab in a standard is written `→`, and a carriage return in any file `␍`.
fn project(blocks: &[Block]) -> Files {
    let mut files = Files::new();
    files.insert("seeds/900001.txt".to_owned(), USUAL.replace('→', "\t").into_bytes());
    let mut config = String::new();
    for block in blocks.iter().filter(|block| is_input(&block.info)) {
        let text = format!("{}\n", block.text).replace('␍', "\r");
        match block.info.strip_prefix("file ") {
            Some("kebiao.yaml") => config += &text,
            Some(path) => {
                let text = if path.starts_with("seeds/") { text.replace('→', "\t") } else { text };
                files.insert(path.to_owned(), text.into_bytes());
            }
            None => {
                files.insert("seeds/900001.txt".to_owned(), text.replace('→', "\t").into_bytes());
            }
        }
    }
    for (name, text) in PLAIN {
        files.entry(format!("themes/plain/{name}")).or_insert_with(|| text.as_bytes().to_vec());
    }
    if !config.contains("theme:") {
        config += "theme: plain\n";
    }
    files.insert("kebiao.yaml".to_owned(), config.into_bytes());
    files
}

/// What a case asks for.
fn output(compiled: &mut Compiled, info: &str) -> String {
    let (kind, argument) = info.split_once(' ').unwrap_or((info, ""));
    let tree = |compiled: &Compiled| {
        let file = compiled.project.standards.first().expect("a standard");
        let source = compiled.project.sources.get(file.source);
        let mut diagnostics = kebiao::diagnostic::Diagnostics::default();
        let standard = standard::parse(source, &file.stem, &mut diagnostics);
        (
            export::standard_tree(&standard),
            export::standard_json(&standard, source, &diagnostics, kebiao::diagnostic::Language::Chinese),
        )
    };
    match kind {
        "tree" => tree(compiled).0,
        "json" => {
            let json: serde_json::Value = serde_json::from_str(&tree(compiled).1).expect("an export is JSON");
            let part = json.pointer(argument).unwrap_or_else(|| panic!("no {argument} in the JSON"));
            serde_json::to_string_pretty(part).expect("JSON prints")
        }
        "findings" => compiled.findings(),
        "shown" => {
            let found = compiled.diagnostics.sorted();
            let (sources, language) = (&compiled.project.sources, compiled.project.config.language);
            let shown = found.iter().map(|found| kebiao::diagnostic::show(found, sources, language, false));
            shown.collect::<Vec<_>>().join("\n\n")
        }
        "coverage" => export::coverage_table(&export::Report::whole(&compiled.curriculum)),
        "coverage-json" => {
            let json = export::coverage_json(&export::Report::whole(&compiled.curriculum));
            let json: serde_json::Value = serde_json::from_str(&json).expect("an export is JSON");
            let part = json.pointer(argument).unwrap_or_else(|| panic!("no {argument} in the JSON"));
            serde_json::to_string_pretty(part).expect("JSON prints")
        }
        "csv" => {
            let csv = export::coverage_csv(&export::Report::whole(&compiled.curriculum));
            csv.trim_start_matches('\u{feff}').replace('\r', "")
        }
        "next" => export::next_table(&export::Report::whole(&compiled.curriculum)),
        "since" | "since-csv" => {
            let report = export::Report::whole(&compiled.curriculum);
            let since = export::Since::of(&report, argument).unwrap_or_else(|| panic!("no snapshot {argument}"));
            let csv = || export::since_csv(&since).replace('\r', "");
            if kind == "since" { export::since_table(&since) } else { csv() }
        }
        "page" => {
            let (outputs, _) = compiled.build(&Manifest::default());
            let bytes = outputs.get(argument).unwrap_or_else(|| panic!("no {argument} among {:?}", outputs.keys()));
            String::from_utf8(bytes.clone()).expect("a page is UTF-8")
        }
        "outputs" => {
            let (outputs, _) = compiled.build(&Manifest::default());
            outputs.into_keys().collect::<Vec<_>>().join("\n")
        }
        "build-findings" => {
            compiled.build(&Manifest::default());
            compiled.findings()
        }
        other => panic!("no output is called {other}"),
    }
}
