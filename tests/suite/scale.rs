//! Large inputs: each is read whole, and says no more than it has to. None is timed; a quadratic loop would be felt.

use kebiao::diagnostic::{Diagnostic, Diagnostics, Finding, Language, show};
use kebiao::export;
use kebiao::form::{self, Limit};
use kebiao::project::Files;
use kebiao::standard::{Standard, parse};
use kebiao::text::{Source, SourceId, Sources};

use crate::folder::compile;

const HEAD: &str = "表 1 甲职业技能等级要求（初级）\n工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t";

/// What was read, what was found, and how long the answer is.
fn read(text: &str) -> (Standard, Diagnostics, usize) {
    let source = Source::new(SourceId(0), "x.txt".to_owned(), text.to_owned());
    let mut diagnostics = Diagnostics::default();
    let standard = parse(&source, "x", &mut diagnostics);
    let filled = source.lines().filter(|line| !source.slice(*line).trim().is_empty()).count();
    assert_eq!(standard.lines.len(), filled, "each line is claimed once");
    let answer = export::standard_json(&standard, &source, &diagnostics, Language::Chinese);
    (standard, diagnostics, answer.len())
}

fn requirements(standard: &Standard) -> usize {
    standard.requirements().count()
}

fn count(diagnostics: &Diagnostics, wanted: impl Fn(&Finding) -> bool) -> usize {
    diagnostics.sorted().iter().filter(|found| wanted(&found.finding)).count()
}

/// What is printed for each number.
fn each(numbers: std::ops::Range<usize>, print: impl Fn(usize) -> String) -> String {
    numbers.map(print).collect::<Vec<_>>().concat()
}

#[test]
fn one_line_of_a_megabyte_is_one_requirement() {
    let (standard, _, _) = read(&format!("{HEAD}1.1.1 能{}。\n", "冲泡绿茶，".repeat(80_000)));
    assert_eq!(requirements(&standard), 1);
    let (standard, _, _) = read(&format!("{HEAD}1.1.1 能{}。\n", "1".repeat(1_000_000)));
    assert_eq!(requirements(&standard), 1);
    let (standard, _, _) = read(&format!("{HEAD}1.1.1 能{}。\n", "1 ".repeat(100_000)));
    assert_eq!(requirements(&standard), 1);
}

#[test]
fn a_line_that_says_nothing_to_anyone_is_one_finding() {
    let (_, diagnostics, _) = read(&"字".repeat(500_000));
    assert_eq!(diagnostics.sorted().len(), 1);
}

#[test]
fn a_hundred_thousand_stray_lines_are_one_finding() {
    let (_, diagnostics, _) = read(&format!("{HEAD}1.1.1 能迎送客人。\n\n{}", "闲话。\n".repeat(100_000)));
    assert_eq!(count(&diagnostics, |finding| matches!(finding, Finding::StrayText { lines: 100_000 })), 1);
    let (_, diagnostics, _) = read(&format!(
        "{HEAD}1.1.1 能迎送客人。\n表 2 乙（中级）\n工作领域\t工作任务\t要求\n{}",
        "\t\t1.1.1 能。\n".repeat(50_000)
    ));
    assert_eq!(count(&diagnostics, |finding| matches!(finding, Finding::OrphanRow { rows: 50_000 })), 1);
}

#[test]
fn many_paragraphs_in_a_cell_are_many_requirements() {
    let (standard, ..) = read(&format!("{HEAD}{}\n", "<p>能迎送客人。</p>".repeat(50_000)));
    assert_eq!(requirements(&standard), 50_000);
    let pieces = "<p>并能</p>".repeat(50_000);
    let (standard, ..) = read(&format!("{HEAD}1.1.1 能迎送{pieces}\n"));
    assert_eq!(requirements(&standard), 1);
    let (_, diagnostics, _) = read(&format!("{HEAD}{}1.1.1 能。\n", "<p>".repeat(20_000)));
    assert_eq!(count(&diagnostics, |finding| *finding == Finding::UnclosedTag), 20_000);
}

#[test]
fn many_findings_in_one_line_each_have_their_place() {
    let (standard, diagnostics, answer) = read(&format!("{HEAD}{}\n", "1.1.1 能迎送客人。".repeat(20_000)));
    assert_eq!(requirements(&standard), 20_000);
    assert_eq!(count(&diagnostics, |finding| matches!(finding, Finding::DuplicateNumber { .. })), 19_999);
    assert!(answer < 20_000 * 1_000);
    let mut codes: Vec<_> = standard.requirements().map(|(.., requirement)| requirement.id).collect();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 20_000, "codes are unique");
    let (_, diagnostics, _) = read(&format!("{HEAD}1.1.1 能{}。\n", "迎宾 and 送客，".repeat(20_000)));
    assert_eq!(count(&diagnostics, |finding| matches!(finding, Finding::OddWording { .. })), 20_000);
}

#[test]
fn what_is_shown_of_a_long_line_does_not_grow_with_it() {
    let shown = |times: usize| {
        let text = format!("{HEAD}{}\n", "1.1.1 能迎送客人。".repeat(times));
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let id = sources.add("x.txt".to_owned(), text);
        parse(sources.get(id), "x", &mut diagnostics);
        let twice = |it: &&Diagnostic| matches!(it.finding, Finding::DuplicateNumber { .. });
        let last = diagnostics.sorted().into_iter().rfind(twice).cloned().expect("a number twice");
        show(&last, &sources, Language::Chinese, false)
    };
    let (short, long) = (shown(2_000), shown(20_000));
    assert!(long.len() <= short.len() + 40, "{long}");
    // A column is counted in the whole line: two names, and nineteen thousand sentences of twelve characters.
    assert!(long.contains("x.txt:3:240002"), "{long}");
    assert!(long.contains("这一处记为 `L1-1.1.1-20000`"), "{long}");
}

#[test]
fn many_rows_and_names_cut_by_pages_are_read_in_order() {
    let rows = "\t\t并能\n工作领域\t工作任务\t职业技能要求\n".repeat(20_000);
    let (standard, ..) = read(&format!("{HEAD}1.1.1 能迎送\n{rows}"));
    assert_eq!(requirements(&standard), 1);
    let rows = "客人\t\t\n\t迎送\t\n".repeat(20_000);
    let (standard, ..) = read(&format!("{HEAD}1.1.1 能迎送\n{rows}"));
    assert_eq!((standard.fields().count(), standard.tasks().count()), (1, 1));
    let rows = each(2..20_000, |number| format!("\t1.{number} 任务\t1.{number}.1 能。\n"));
    let (standard, ..) = read(&format!("{HEAD}1.1.1 能迎送客人。\n{rows}"));
    assert_eq!(requirements(&standard), 19_999);
}

#[test]
fn nested_brackets_and_long_lists_are_lists() {
    let brackets = format!("{}{}", "（".repeat(10_000), "）".repeat(10_000));
    let majors = "茶艺、".repeat(20_000);
    let text =
        format!("4 适用院校专业\n中等职业学校：茶{brackets}、{majors}旅游等专业。\n6 职业技能要求\n{HEAD}1.1.1 能。\n");
    let (standard, ..) = read(&text);
    assert_eq!(standard.catalogues[0].groups[0].majors.len(), 20_002);
    let lines = "茶艺、\n".repeat(20_000);
    let (standard, ..) = read(&format!("4 适用院校专业\n中等职业学校：\n{lines}旅游等专业。\n"));
    assert_eq!(standard.catalogues[0].groups[0].majors.len(), 20_001);
}

#[test]
fn many_headings_terms_and_captions_are_each_their_own() {
    let terms = "3.1 茶汤\n冲泡所得的汤水。\n".repeat(20_000);
    let (standard, ..) = read(&format!("3 术语和定义\n{terms}"));
    assert_eq!(standard.terms.len(), 20_000);
    let contents = each(1..20_000, |number| format!("{number} 某某\n"));
    let (standard, ..) = read(&format!("目次\n{contents}{contents}"));
    assert!(standard.levels.is_empty());
    let table = "工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t1.1.1 能。\n";
    let tables = each(1..2_000, |number| format!("表 {number} 甲（{number}级）\n{table}"));
    let (standard, ..) = read(&tables);
    assert_eq!(requirements(&standard), 1_999);
}

#[test]
fn a_header_repeated_or_far_too_long_is_looked_at_once() {
    let header = "工作领域\t工作任务\t职业技能要求\n";
    let declared = "6 职业技能要求\n甲职业技能等级分为初级、中级、高级三个等级。\n";
    let text = format!("{declared}表 1 甲（初级）\n{}1. 接待\t1.1 迎宾\t1.1.1 能迎宾。\n", header.repeat(30_000));
    let (standard, ..) = read(&text);
    assert_eq!(requirements(&standard), 1);
    let rows = "\t\t并能。\n".repeat(30_000);
    let wide = format!("{}{}\n1. 接待\t1.1 迎宾\t1.1.1 能迎宾，\n{rows}", header.trim_end(), "\t甲".repeat(30_000));
    let (standard, ..) = read(&wide);
    assert_eq!(requirements(&standard), 1);
}

#[test]
fn what_no_one_sees_is_passed_over_once() {
    let (standard, ..) = read(&format!("{HEAD}{}1.1.1 能迎宾。\n", "<p>\u{200b}</p>".repeat(50_000)));
    assert_eq!(requirements(&standard), 2);
    let entries = format!("1.1 {} 5\n", "字".repeat(105)).repeat(40_000);
    let (standard, ..) = read(&format!("1 范围\n目次\n{entries}"));
    assert!(standard.levels.is_empty());
}

#[test]
fn each_of_many_levels_is_its_own() {
    let table = "工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t1.1.1 能。\n";
    let (standard, diagnostics, _) = read(&each(1..300, |number| format!("表 {number} 甲（{number}级）\n{table}")));
    assert_eq!(standard.levels.len(), 299);
    assert_eq!(count(&diagnostics, |finding| matches!(finding, Finding::DuplicateNumber { .. })), 0);
}

#[test]
fn brackets_in_markdown_are_looked_at_once() {
    for brackets in ["[", "[](", "[a](b "] {
        let text = brackets.repeat(300_000);
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let id = form::read("x.md", text.as_bytes(), Limit::default(), &mut sources, &mut diagnostics);
        let id = id.expect("Markdown is a form");
        assert_eq!(sources.get(id).text().trim_end(), text.trim_end());
    }
}

#[test]
fn a_header_as_wide_as_it_likes_is_none() {
    let text = format!("工作领域工作任务{}要求\n1. 接待  1.1 迎宾   1.1.1 能迎宾。\n", "职".repeat(30_000));
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let id = form::read("x.txt", text.as_bytes(), Limit::default(), &mut sources, &mut diagnostics).expect("a text");
    assert_eq!(sources.get(id).text(), text);
}

/// What is found in a lesson with that text.
fn lesson(text: &str) -> Diagnostics {
    let lesson = format!("---\ntask: L1-2.1\ntitle: 甲\nstatus: ready\n---\n{text}\n");
    let standard = include_str!("../cases/standard.txt").replace('→', "\t");
    compile(Files::from([
        ("seeds/900001.txt".to_owned(), standard.into_bytes()),
        ("content/900001/lessons/a.md".to_owned(), lesson.into_bytes()),
    ]))
    .diagnostics
}

#[test]
fn brackets_and_braces_of_a_lesson_are_looked_at_once() {
    let lost = |text: &str| count(&lesson(text), |finding| matches!(finding, Finding::LostClaim));
    for bracket in ["(", "{", "｛", "【", "（讲授"] {
        assert_eq!(lost(&format!("## 甲\n\n{}", bracket.repeat(20_000))), 0, "{bracket}");
    }
    assert_eq!(lost(&format!("## 甲\n\n{}", "{讲：2.1.1 ".repeat(20_000))), 1);
    assert_eq!(lost(&format!("## 甲\n\n{}", "{讲：2.1.1} ".repeat(5_000))), 5_000);
    assert_eq!(lost(&format!("## 甲\n\n乙{}", "#".repeat(200_000))), 0);
    assert_eq!(lost(&"## 甲 （讲：2.1.1）\n\n".repeat(5_000)), 5_000);
}

#[test]
fn a_claim_as_long_as_it_likes_is_read_once() {
    let told = |text: &str| count(&lesson(text), |finding| matches!(finding, Finding::WrittenOtherwise { .. }));
    assert_eq!(told(&format!("## 甲 {{teach={}b=c}}", "a ".repeat(20_000))), 0);
    assert_eq!(told(&format!("## 甲 {{{}2.1.1}}", "讲=".repeat(20_000))), 1);
    assert_eq!(told(&format!("## 甲 ｛讲＝{}2.1.1｝", "2.1.1，".repeat(20_000))), 1);
}

#[test]
fn a_long_or_odd_test_paper_is_read_once() {
    let papers = [
        each(0..3_000, |at| format!("{}. 题（ ）\nA. 甲\nB. 乙\n答案：B\n", at % 900 + 1)),
        format!("1. 甲\nA. 一\nB. 二\n答案：{}\n", "A".repeat(10_000)),
        format!("1. 甲\n{}A. 一\nB. 二\n答案：A\n", "\n".repeat(10_000)),
        format!("1. 甲{}\nA. 一\nB. 二\n答案：A\n", "（".repeat(10_000)),
        format!("1. 甲\n2. 乙\n{}", "答案：B\n".repeat(10_000)),
        format!("1. 甲\n2. 乙\n{}", "参考答案\n".repeat(10_000)),
        format!("1. 甲\n{}", "2 米\n".repeat(10_000)),
    ];
    let unanswered = |paper: &String| {
        let found = lesson(&format!("\n```quiz\n{paper}```\n"));
        count(&found, |finding| matches!(finding, Finding::QuizWithoutAnswer { .. }))
    };
    assert_eq!(papers.iter().map(unanswered).collect::<Vec<_>>(), [0, 0, 0, 0, 1, 2, 1]);
}
