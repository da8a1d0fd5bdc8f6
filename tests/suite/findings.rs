//! The forms of findings, through the program: for people, for editors, for programs, for GitHub.

use std::fs;

use serde_json::Value;

use crate::cli::Site;
use crate::print::{Numbers, docx};

const WRONG: &str =
    "---\ntask: L1-2.1\ntitle: 泡茶\nstatus: ready\n---\n\n## 水温 {teach=2.1.8}\n\n见[水温表](50%,热.csv)。\n";

/// A site with two errors in one lesson.
fn site() -> Site {
    let site = Site::new();
    site.write("content/900001/lessons/wrong.md", WRONG);
    site
}

#[test]
fn short_is_one_line_a_finding_as_editors_read_it() {
    let ran = site().run(&["check", "--findings", "short"]).ends(1).answers_nothing();
    let lines: Vec<&str> = ran.said.lines().collect();
    assert_eq!(
        lines[0],
        "content/900001/lessons/welcome.md: note[claims-nothing]: 这个学习单元没有标注任何职业技能要求"
    );
    assert!(
        lines[1].starts_with("content/900001/lessons/wrong.md:7:14: error[unknown-requirement]: 标准里没有"),
        "{}",
        ran.said
    );
    assert!(lines[2].starts_with("content/900001/lessons/wrong.md:9:2: error[dead-link]: "), "{}", ran.said);
    assert_eq!(lines[3..], ["共 2 个错误、1 条提示"]);
}

#[test]
fn github_marks_the_line_and_is_told_no_other_command() {
    let site = site();
    let ran = site.run(&["check", "--findings", "github"]).ends(1).answers_nothing();
    let file = "file=content/900001/lessons/wrong.md";
    for begins in [
        "::notice file=content/900001/lessons/welcome.md,title=claims-nothing::这个学习单元".to_owned(),
        format!("::error {file},line=7,endLine=7,col=14,endColumn=19,title=unknown-requirement::标准里没有"),
        format!(
            "::error {file},line=9,endLine=9,col=2,endColumn=18,title=dead-link::链接指向的 `50%25,热.csv` 不存在%0A"
        ),
    ] {
        assert!(ran.said.lines().any(|line| line.starts_with(&begins)), "no {begins}\n{}", ran.said);
    }
    // A name that would end the command, or begin another one.
    site.write("content/900001/lessons/甲,line=1::乙.txt", "");
    let said = site.run(&["check", "--findings", "github"]).said;
    assert!(said.contains("file=content/900001/lessons/甲%2Cline=1%3A%3A乙.txt,title=unread-file::"), "{said}");
}

#[test]
fn a_word_file_has_no_line_that_github_could_mark() {
    let site = Site::new();
    let text = "表 1 甲（初级）\n工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t1.1.1 能迎。1.1.1 能送。\n";
    fs::write(site.path("a.docx"), docx(text, Numbers::Typed)).expect("a new file");
    let twice = "::warning file=a.docx,title=duplicate-number::编号 1.1.1 重复出现%0A";
    site.run(&["parse", "a.docx", "--findings", "github"]).ends(0).says(twice);
    let json = site.run(&["parse", "a.docx", "--findings", "json"]).ends(0).said;
    assert!(json.contains("\"paragraph\": 5"), "{json}");
}

#[test]
fn json_is_the_whole_of_what_is_said() {
    let site = site();
    let read = |arguments: &[&str], code: i32| -> Value {
        let ran = site.run(arguments).ends(code);
        serde_json::from_str(&ran.said).unwrap_or_else(|_| panic!("{arguments:?} says more than JSON:\n{}", ran.said))
    };
    let json = read(&["check", "--findings", "json"], 1);
    assert_eq!((&json["schema"], &json["language"]), (&"kebiao/findings/1".into(), &"zh-CN".into()));
    let findings = json["findings"].as_array().expect("a list");
    assert_eq!(findings.len(), 3);
    assert_eq!(
        findings[1],
        serde_json::json!({
            "code": "unknown-requirement", "severity": "error", "path": "content/900001/lessons/wrong.md",
            "line": 7, "column": 14, "end_line": 7, "end_column": 19, "place": null, "other": null,
            "message": "标准里没有职业技能要求 `2.1.8`", "label": "`L1-2.1` 到 `2.1.2` 为止",
            "hints": ["是不是想写 `2.1.2`？"],
        })
    );
    assert!(findings.iter().all(|it| it.as_object().map(serde_json::Map::len) == Some(12)), "{findings:#?}");
    // Where something else is asked for than what is wrong, no notes are told, and no sentence behind the findings.
    for command in ["build", "coverage"] {
        assert_eq!(read(&[command, "--findings", "json"], 1)["findings"].as_array().map(Vec::len), Some(2));
    }
    fs::remove_file(site.path("content/900001/lessons/wrong.md")).expect("the lesson goes");
    assert_eq!(read(&["build", "--findings", "json"], 0)["findings"], serde_json::json!([]));
    let answer = site.run(&["parse", "seeds/900001.txt", "--findings", "json"]).ends(0);
    assert!(answer.answer.contains("绿茶冲泡") && answer.said.contains("kebiao/findings/1"));
}

#[test]
fn every_finding_is_told_to_programs_however_many_there_are() {
    let site = Site::new();
    let text = "表 1 甲（初级）\n工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t";
    site.write("many.txt", &format!("{text}{}\n", "1.1.1 能迎送客人。".repeat(131)));
    for form in ["short", "github", "json"] {
        let said = site.run(&["parse", "many.txt", "--findings", form]).ends(0).said;
        assert_eq!(said.matches("duplicate-number").count(), 130, "{form}");
    }
}

#[test]
fn findings_end_once_with_how_to_ask() {
    let ran = site().run(&["check"]).ends(1);
    assert!(ran.said.ends_with("想知道是什么意思、怎么改：kebiao explain unknown-requirement\n"), "{}", ran.said);
    assert_eq!(ran.said.matches("kebiao explain").count(), 1);
    let site = Site::built();
    site.write("kebiao.yaml", "language: en\n");
    site.run(&["check"]).ends(0).says("what it means and how to mend it: kebiao explain claims-nothing");
    assert!(!site.run(&["build"]).said.contains("explain"), "notes are not shown by a build");
}

#[test]
fn a_code_is_explained_in_the_language_of_the_site() {
    let site = Site::new();
    let chinese = site.run(&["explain", "unknown-requirement"]).ends(0).gives("改法：").gives("{teach=2.1.9}");
    assert!(chinese.answer.starts_with("错误[unknown-requirement] "), "{}", chinese.answer);
    site.run(&["explain", "错误[Unknown-Requirement]"]).ends(0).gives("改法：");
    site.run(&["explain", "unknown-requirement", "--language", "en"]).ends(0).gives("error[unknown-requirement] The ");
    site.write("kebiao.yaml", "language: en\n");
    let english = site.run(&["explain", "stub"]).ends(0).gives("warning[stub] ").gives("Cure: ");
    assert!(!english.answer.contains("改法"), "{}", english.answer);
    site.run(&["explain"]).ends(0).gives("Errors: ").gives("  unknown-requirement ").gives("  unused-file ");
}

#[test]
fn a_code_that_is_not_known_is_guessed() {
    let site = Site::new();
    site.run(&["explain", "unknwon-task"]).ends(2).answers_nothing().says("是不是想问 `unknown-task`？");
    site.run(&["explain", "nonsense"]).ends(2).answers_nothing().says("全部代码：kebiao explain");
}
