//! Booklets: every lesson stands in one at most, a long level has one for each work field, a long field one for each task.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kebiao::output::Manifest;
use kebiao::project::Files;

use crate::folder::compile;
use crate::site_laws::{assert_lawful, attributes};

const STANDARD: &str = include_str!("../cases/standard.txt");

/// A site whose first level has lessons of two tasks, of which one is L1-1.1, and one of the level as a whole.
fn built(standard: &str, second: &str, of_first: usize, of_second: usize) -> BTreeMap<String, Vec<u8>> {
    let mut files = Files::new();
    let standard = standard.replace('→', "\t");
    files.insert("seeds/900001.txt".to_owned(), standard.into_bytes());
    let mut lesson = |place: &str, name: &str| {
        // The same names of places in each.
        let mut text =
            format!("---\n{place}\ntitle: {name}\nstatus: ready\n---\n## 步骤\n\n见[步骤](#bu-zhou)[^a]。\n\n");
        text.push_str("[^a]: 注。\n\n");
        for part in
            ["quiz\nquestion: 何时？\nchoices: {A: 先, B: 后}\nanswer: A", "rubric\ncriteria: [{point: 快, score: 1}]"]
        {
            writeln!(text, "```{part}\n```\n").expect("a string takes all that is written");
        }
        files.insert(format!("content/900001/lessons/{name}.md"), text.into_bytes());
    };
    for number in 0..of_first {
        lesson("task: L1-1.1", &format!("jia{number}"));
    }
    for number in 0..of_second {
        lesson(&format!("task: {second}"), &format!("yi{number}"));
    }
    lesson("level: L1", "whole");
    let (outputs, _) = compile(files).build(&Manifest::default());
    outputs
}

/// The lessons in each booklet.
fn booklets(outputs: &BTreeMap<String, Vec<u8>>) -> BTreeMap<&str, Vec<String>> {
    let booklets = outputs.iter().filter(|(path, _)| path.ends_with("-print.html"));
    let lessons = |page: &[u8]| {
        let page = std::str::from_utf8(page).expect("a page is UTF-8");
        let places = attributes(page, "id").into_iter().filter_map(|id| id.strip_suffix('_'));
        let names = ["jia", "yi", "whole"];
        places.filter(|id| names.iter().any(|name| id.starts_with(name))).map(str::to_owned).collect()
    };
    booklets.map(|(path, page)| (path.as_str(), lessons(page))).collect()
}

#[test]
fn a_level_is_one_booklet() {
    let outputs = built(STANDARD, "L1-2.1", 2, 1);
    assert_lawful(&outputs);
    let lessons = ["jia0", "jia1", "yi0", "whole"].map(str::to_owned).to_vec();
    assert_eq!(booklets(&outputs), BTreeMap::from([("900001/l1-print.html", lessons)]));
}

#[test]
fn a_long_level_is_one_booklet_a_field() {
    let outputs = built(STANDARD, "L1-2.1", 60, 41);
    assert_lawful(&outputs);
    let booklets = booklets(&outputs);
    let counts: Vec<(&str, usize)> = booklets.iter().map(|(path, lessons)| (*path, lessons.len())).collect();
    assert_eq!(counts, [("900001/l1-1-print.html", 60), ("900001/l1-2-print.html", 41), ("900001/l1-print.html", 1)]);
    let page = |path: &str| String::from_utf8(outputs[path].clone()).expect("a page is UTF-8");
    let (whole, part) = (page("900001/l1-print.html"), page("900001/l1-1-print.html"));
    assert!(whole.contains("102 个学习单元"), "the first page of a long level counts all its lessons");
    assert!(part.contains(r#"<a href="l1-print.html">学习单元汇编</a>"#), "a part leads up to the whole by its name");
}

#[test]
fn a_long_field_is_one_booklet_a_task_and_a_long_task_none() {
    // Both tasks in one field.
    let standard = STANDARD.replace("2. 冲泡→2.1 绿茶冲泡", "1. 接待→1.2 送客");
    let standard = standard.replace("2.1.1 能用玻璃杯", "1.2.1 能用玻璃杯").replace("2.1.2 能说明", "1.2.2 能说明");
    let outputs = built(&standard, "L1-1.2", 101, 4);
    assert_lawful(&outputs);
    let booklets = booklets(&outputs);
    let counts: Vec<(&str, usize)> = booklets.iter().map(|(path, lessons)| (*path, lessons.len())).collect();
    assert_eq!(counts, [("900001/l1-1-print.html", 0), ("900001/l1-1.2-print.html", 4), ("900001/l1-print.html", 1)]);
    let page = |path: &str| String::from_utf8(outputs[path].clone()).expect("a page is UTF-8");
    let (field, task) = (page("900001/l1-1-print.html"), page("900001/l1-1.2-print.html"));
    let tasks = "<li><a href=\"l1-1.1.html\">1.1 迎宾</a> <small>101 个学习单元，数量较多，请从各单元的页面打印</small>\
                 <li><a href=\"l1-1.2-print.html\">1.2 送客</a> <small>4 个学习单元</small>";
    assert!(field.contains(tasks), "a field leads to the booklet of each task, or to its page: {field}");
    for above in ["<a href=\"l1-print.html\">学习单元汇编</a>", "<a href=\"l1-1-print.html\">1 接待</a>"] {
        assert!(task.contains(above), "a task's booklet leads up: {task}");
    }
}

#[test]
fn a_number_of_another_level_bears_its_level() {
    let mut files = Files::new();
    let standard = STANDARD.replace('→', "\t");
    files.insert("seeds/900001.txt".to_owned(), standard.into_bytes());
    let lesson =
        "---\ntask: L2-1.1\ntitle: 茶席\nstatus: ready\n---\n## 先练 {practise=L1-1.1.1}\n\n## 再练 {practise=1.1.1}\n";
    files.insert("content/900001/lessons/both.md".to_owned(), lesson.as_bytes().to_vec());
    let (outputs, _) = compile(files).build(&Manifest::default());
    for path in ["900001/l2-1.1-both.html", "900001/l2-print.html"] {
        let page = std::str::from_utf8(&outputs[path]).expect("a page is UTF-8");
        for number in [">初级 1.1.1</", ">1.1.1</"] {
            assert!(page.contains(number), "{path} holds {number}");
        }
    }
}
