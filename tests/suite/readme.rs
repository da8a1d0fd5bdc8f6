//! What the README for teachers shows is what the program does.

use kebiao::diagnostic::Language;
use kebiao::output::Manifest;
use kebiao::{author, export};

use crate::folder::{compile, repository};

const STANDARD: &str = include_str!("../cases/standard.txt");

/// The block that begins with a line and ends with another.
fn block<'a>(text: &'a str, begins: &str, ends: &str) -> &'a str {
    let (_, rest) = text.split_once(begins).expect("the block begins");
    rest.split_once(ends).expect("the block ends").0
}

fn readme() -> String {
    std::fs::read_to_string(repository("README.zh-CN.md")).expect("a readable README")
}

fn site(lesson: &str) -> kebiao::project::Files {
    let files =
        [("seeds/900001.txt", STANDARD.replace('→', "\t")), ("content/900001/lessons/yingbin.md", lesson.to_owned())];
    files.into_iter().map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
}

#[test]
fn the_lesson_covers_its_requirement() {
    let readme = readme();
    let compiled = compile(site(block(&readme, "~~~~markdown\n", "~~~~\n")));
    assert_eq!(compiled.findings(), "");
    let table = export::coverage_table(&export::Report::whole(&compiled.curriculum));
    let row = table.lines().find(|line| line.starts_with("L1-1.1.1 ")).expect("a row for each requirement");
    assert!(row.ends_with("已覆盖"), "{table}");
}

#[test]
fn a_new_site_has_as_many_pages_and_files_as_it_says() {
    let readme = readme();
    let before = compile(site(""));
    let [syllabus] = before.curriculum.syllabuses.as_slice() else { panic!("one standard") };
    let seed = STANDARD.replace('→', "\t").into_bytes();
    let files = author::new(syllabus.standard(), "seeds/900001.txt", seed, Language::Chinese);
    let (made, _) = compile(files).build(&Manifest::default());
    let pages = made.keys().filter(|path| path.ends_with(".html")).count();
    let line = block(&readme, "完成：", "，用时");
    let covered = "6 条要求（已覆盖 0，部分覆盖 0，未覆盖 6）";
    assert_eq!(line, format!("{pages} 页，{covered}，写入 {} 个文件", made.len()));
}

#[test]
fn the_slip_is_told_as_it_is_shown() {
    let readme = readme();
    let lesson = block(&readme, "~~~~markdown\n", "~~~~\n").replace("{teach=1.1.1}", "{teach=1.1.9}");
    let compiled = compile(site(&lesson));
    let found = compiled.diagnostics.sorted();
    let (sources, language) = (&compiled.project.sources, compiled.project.config.language);
    let shown: Vec<String> =
        found.iter().map(|found| kebiao::diagnostic::show(found, sources, language, false)).collect();
    assert_eq!(shown, [format!("错误{}", block(&readme, "```text\n错误", "\n```\n"))]);
}
