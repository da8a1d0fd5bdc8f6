//! Every code has its page, and the example of each page causes that code and no other.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kebiao::curriculum;
use kebiao::diagnostic::{Diagnostics, Explained, Language, explained};
use kebiao::form::Limit;
use kebiao::output::Manifest;
use kebiao::pipeline;
use kebiao::project::{Files, Project};
use kebiao::sheet::{Cell, Column, Form, Sheet, Workbook, xlsx};

use crate::fence::{Block, fences};
use crate::folder::{Compiled, files, repository};
use crate::pictures::png;
use crate::print::{Numbers, body, docx, package, spaced};
#[cfg(feature = "pdf")]
use crate::{paper, ruled};

const STANDARD: &str = include_str!("../cases/standard.txt");

/// The program that the tests run either reads PDF or does not; and programmes and lessons are imported by
/// commands of their own, which `cli.rs` and `import.rs` test.
const CANNOT: &[&str] = if cfg!(feature = "pdf") {
    &["without-pdf", "no-plan-table", "unread-cell", "not-word", "not-kept", "moved"]
} else {
    &[
        "pdf-without-text",
        "unknown-characters",
        "guessed-rows",
        "no-plan-table",
        "unread-cell",
        "not-word",
        "not-kept",
        "moved",
    ]
};

/// What is found beside the code that the page is about, since it cannot be kept apart from it.
const BESIDE: [(&str, &[&str]); 2] = [
    ("guessed-rows", &["missing-cover", "missing-section", "empty-task"]),
    ("unreadable-columns", &["empty-table", "stray-text", "unknown-task"]),
];

fn rules() -> Vec<(String, String)> {
    let code = std::fs::read_to_string(repository("src/diagnostic/rule.rs")).expect("a readable source");
    let rules = code.split("=> (\"").skip(1).filter_map(|rest| {
        let (name, rest) = rest.split_once("\", ")?;
        Some((name.to_owned(), rest.split(')').next()?.to_lowercase()))
    });
    rules.collect()
}

#[test]
fn every_code_has_its_page_and_every_page_its_code() {
    let pages = files(&repository("src/diagnostic/codes")).into_iter().map(|(path, _)| path);
    let pages: BTreeSet<String> =
        pages.filter(|path| path != "README.md").map(|path| path.trim_end_matches(".md").to_owned()).collect();
    let codes: BTreeSet<String> = rules().into_iter().map(|(code, _)| code).collect();
    let listed: BTreeSet<String> = explained(Language::Chinese).map(|it| it.code.to_owned()).collect();
    let how = "src/diagnostic/codes/README.md tells how to write one";
    assert!(codes.is_subset(&pages), "no page: {:?}; {how}", codes.difference(&pages));
    assert!(pages.is_subset(&codes), "no such code: {:?}", pages.difference(&codes));
    assert!(codes.is_subset(&listed), "not in explain.rs: {:?}; {how}", codes.difference(&listed));
    assert_eq!(explained(Language::Chinese).count(), listed.len(), "a code is listed twice in explain.rs");
}

#[test]
fn every_page_stands_where_its_severity_belongs() {
    let rules = rules();
    for Explained { code, severity, .. } in explained(Language::Chinese) {
        let (_, rule) = rules.iter().find(|(known, _)| known == code).expect("every page has its code");
        // One that depends on what was found stands in one of its places.
        let fits = rule == severity.name() || !["error", "warning", "note"].contains(&rule.as_str());
        assert!(fits, "{code} is of severity {rule}, and explain.rs lists it under {}", severity.name());
    }
}

#[test]
fn every_page_says_what_it_is_and_what_to_do_in_both_languages() {
    for language in [Language::Chinese, Language::English] {
        for Explained { code, summary, text, .. } in explained(language) {
            let (end, cure) = language.of([("。", "改法："), (".", "Cure: ")]);
            assert!(summary.ends_with(end) && !summary.contains('\n'), "{code}: the first paragraph is one sentence");
            let cures = text.lines().filter(|line| line.starts_with(cure)).count();
            assert_eq!(cures, 1, "{code}: one paragraph begins with {cure}");
            let is_chinese = text.chars().any(|it| "，；：、？。".contains(it));
            assert!(language == Language::Chinese || !is_chinese, "{code}: a Chinese mark in English");
        }
    }
}

#[test]
fn the_site_that_examples_change_has_no_findings() {
    assert_eq!(found(usual()), Vec::<String>::new());
}

#[test]
fn every_example_causes_its_code_and_no_other() {
    let mut failures = String::new();
    let mut runs = 0;
    for Explained { code, example, .. } in explained(Language::Chinese).filter(|it| !CANNOT.contains(&it.code)) {
        let blocks = fences(example);
        assert!(!blocks.is_empty(), "{code} has no example");
        let mut files = usual();
        for block in &blocks {
            change(&mut files, code, block);
        }
        let beside = BESIDE.iter().find(|(of, _)| *of == code).map_or(&[][..], |(_, beside)| beside);
        let found: BTreeSet<String> = found(files).into_iter().filter(|it| !beside.contains(&it.as_str())).collect();
        if found != BTreeSet::from([code.to_owned()]) {
            writeln!(failures, "the example of {code} causes {found:?}").expect("a string takes all");
        }
        runs += 1;
    }
    assert!(failures.is_empty(), "{failures}");
    assert!(runs > 100, "{runs}");
}

fn standard() -> String {
    STANDARD.replace('→', "\t")
}

/// The site of `codes/README.md`.
fn usual() -> Files {
    let readme = std::fs::read_to_string(repository("src/diagnostic/codes/README.md")).expect("a readable README");
    let (_, site) = readme.split_once("## The site that examples change").expect("the README has the site");
    let mut files = Files::from([("seeds/900001.txt".to_owned(), standard().into_bytes())]);
    for block in fences(site) {
        change(&mut files, "", &block);
    }
    files
}

/// Does with the site's files what a fence says.
fn change(files: &mut Files, code: &str, block: &Block) {
    let (kind, path) = block.info.split_once(' ').unwrap_or_else(|| panic!("{code}: {} names no file", block.info));
    match kind {
        "file" => {
            files.insert(path.to_owned(), format!("{}\n", block.text).into_bytes());
        }
        "gone" => {
            files.remove(path).unwrap_or_else(|| panic!("{code}: {path} was not there"));
        }
        "made" => {
            files.retain(|known, _| !path.starts_with("seeds/900001.") || !known.starts_with("seeds/900001."));
            files.insert(path.to_owned(), made(code));
        }
        "diff" => {
            let side = |gone: char| {
                let lines = block.text.lines().filter(|line| !line.starts_with(gone));
                let lines: Vec<&str> = lines.map(|line| line.get(1..).unwrap_or("")).collect();
                (lines.join("\n") + "\n").replace('→', "\t")
            };
            let (from, to) = (side('+'), side('-'));
            let text = String::from_utf8(files[path].clone()).expect("a text");
            assert_eq!(text.matches(&from).count(), 1, "{code}: in {path} this must stand once:\n{from}");
            files.insert(path.to_owned(), text.replace(&from, &to).into_bytes());
        }
        _ => panic!("{code}: no fence is called {kind}"),
    }
}

/// The codes that are found in a site and in building it; with a low limit for large files.
fn found(files: Files) -> Vec<String> {
    let mut diagnostics = Diagnostics::default();
    let project = Project::within(Limit::mebibytes(1), files, &mut diagnostics);
    let curriculum = pipeline::compile(&project, &mut diagnostics);
    let mut compiled = Compiled { project, curriculum, diagnostics };
    if !compiled.diagnostics.has_errors() {
        curriculum::thresholds(&compiled.curriculum, &mut compiled.diagnostics);
        compiled.build(&Manifest::default());
    }
    let sorted = compiled.diagnostics.sorted();
    sorted.iter().map(|found| found.finding.code().to_owned()).collect()
}

/// Files that are no text.
fn made(code: &str) -> Vec<u8> {
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
    match code {
        "standard-twice" => standard().into_bytes(),
        "ambiguous-lesson" | "ambiguous-code" => standard().replace("900001", "900002").into_bytes(),
        "undecodable-text" => b"\x00\xff\x00\xff\xff".to_vec(),
        "guessed-encoding" => encoding_rs::GBK.encode(&standard()).0.into_owned(),
        "file-too-large" => vec![b' '; 1024 * 1024 + 1],
        "old-word" => ole.to_vec(),
        "encrypted-file" => {
            ole.iter().copied().chain("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes)).collect()
        }
        "broken-file" => docx(&standard(), Numbers::Typed).split_at(300).0.to_vec(),
        "unread-sheets" | "two-tables" => {
            let row = |cells: [&'static str; 3]| cells.into_iter().map(Cell::text).collect();
            let sheet = |name: &str, rows: Vec<Vec<Cell<'static>>>| Sheet {
                name: name.to_owned(),
                heading: Vec::new(),
                columns: ["名称", "文件或链接", "讲授"].map(|name| Column::text(name, 20)).to_vec(),
                rows: rows.into(),
                foot: Vec::new(),
                form: Form::Screen { frozen: 0 },
            };
            let rows = vec![row(["水温表", "lessons/water.csv", "L1-2.1.1"])];
            let mut sheets = vec![sheet("材料", rows.clone()), sheet("别的", rows)];
            sheets.truncate(if code == "two-tables" { 1 } else { 2 });
            xlsx(&Workbook { sheets, ..Workbook::default() })
        }
        "picture-ending" => png(4, 3, Some(&[90; 36])),
        "broken-picture" => png(4, 3, Some(&[90; 36])).split_at(40).0.to_vec(),
        "huge-picture" => png(30_000, 20_000, None),
        "picture" => b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec(),
        "control-character" => standard().replace("茶席。", "茶\u{1}席。").into_bytes(),
        "unreadable-columns" => {
            spaced(&standard()).replace("  1.1 迎宾", "1.1 迎宾和绿茶冲泡之前的准备工作").into_bytes()
        }
        "nested-table" => {
            let inner = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>能布置茶席。</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
            let body = body(&standard(), Numbers::Typed);
            let (before, after) = body.rsplit_once("</w:tc>").expect("the standard has tables");
            package(&format!("{before}{inner}<w:p/></w:tc>{after}"))
        }
        "unread-notes" => {
            let note = "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>";
            package(&body(&standard(), Numbers::Typed).replacen("</w:p>", note, 1))
        }
        #[cfg(feature = "pdf")]
        "pdf-without-text" => paper::pdf("", paper::Font::Told, paper::Page::Plain),
        #[cfg(feature = "pdf")]
        "unknown-characters" => {
            let text = spaced(&standard()).replace("能演示三种茶", "能演示三\u{E001}茶");
            paper::pdf(&text, paper::Font::Told, paper::Page::Plain)
        }
        #[cfg(feature = "pdf")]
        "guessed-rows" => ruled::without_borders(),
        _ => panic!("{code}: nobody makes its file"),
    }
}
