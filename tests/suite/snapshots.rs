//! Snapshots: what is written and what is left alone, and what is said of it later.

use std::fs;

use serde_json::{Value, json};

use crate::cli::Site;
use crate::reports::sheets;

const DAY: [&str; 5] = ["coverage", "--snapshot", "期初", "--date", "2026-09-01"];
const FILE: &str = "content/900001/snapshots/期初.yaml";

/// The same as [`Site::new`], whose lesson is not ready yet.
fn site() -> Site {
    let site = Site::new();
    let lesson = fs::read_to_string(site.path("content/900001/lessons/green.md")).expect("its lesson");
    site.write("content/900001/lessons/green.md", &lesson.replace("status: ready", "status: draft"));
    site.run(&DAY)
        .ends(0)
        .answers_nothing()
        .says("已记入 content/900001/snapshots/期初.yaml：6 条要求，已覆盖 0（0%）");
    site.write("content/900001/lessons/green.md", &lesson);
    site
}

#[test]
fn a_snapshot_is_read_again_and_never_lost() {
    let site = site();
    let kept = fs::read_to_string(site.path(FILE)).expect("the snapshot");
    assert!(kept.contains("\ndate: 2026-09-01\nedition: \"2024年1.0版\"\nfingerprint: "), "{kept}");
    assert_eq!(kept.lines().filter(|line| line.starts_with("  L")).count(), 6, "a line a requirement");
    site.run(&["check", "--strict"]).ends(0);
    site.run(&DAY).ends(2).says("已有快照 content/900001/snapshots/期初.yaml（2026-09-01），没有改动它");
    assert_eq!(fs::read_to_string(site.path(FILE)).expect("the snapshot"), kept);
    site.run(&["coverage", "--snapshot", "期初", "--replace", "--date", "2026-10-01"]).ends(0);
    let replaced = fs::read_to_string(site.path(FILE)).expect("the snapshot");
    assert!(replaced.contains("date: 2026-10-01") && replaced.contains("L1-2.1.2: {state: partly,"), "{replaced}");
    assert!(!site.path("site").exists(), "only the snapshot is written");
}

#[test]
fn what_cannot_be_a_file_everywhere_names_no_snapshot() {
    let site = Site::new();
    for name in ["a/b", "..\\b", "..", "", "CON", "nul.2026", "com1", "甲:乙", "甲?", "x.", ".x", "a\u{7}"] {
        site.run(&["coverage", "--snapshot", name]).ends(2).answers_nothing().says("不能作快照的名字");
    }
    site.run(&["coverage", "--snapshot", &"长".repeat(61)]).ends(2);
    for date in ["2026-2-1", "2026-02-30", "今天"] {
        site.run(&["coverage", "--snapshot", "期初", "--date", date]).ends(2);
    }
    assert!(!site.path("content/900001/snapshots").exists());
    site.run(&["coverage", "--snapshot", "begin"]).ends(0);
    site.run(&["coverage", "--snapshot", "BEGIN"]).ends(2).says("begin.yaml");
}

#[test]
fn every_form_says_the_same_of_what_became() {
    let site = site();
    let since = |rest: &[&str]| site.run(&[&["coverage", "--since", "期初"], rest].concat()).ends(0);
    since(&[])
        .gives("初级  当时：已覆盖 0/4（0%），部分覆盖 0，未覆盖 4")
        .gives("初级  现在：已覆盖 0/4（0%），部分覆盖 1，未覆盖 3")
        .gives("由未覆盖到部分覆盖 1 条\n  L1-2.1.2  ");
    let csv = since(&["--format", "csv"]).answer;
    assert_eq!(csv.lines().nth(1), Some("L1-2.1.2,begun,open,partly,能说明水温对茶汤的影响。"));
    let parsed: Value = serde_json::from_str(&since(&["--format", "json"]).answer).expect("JSON");
    let found = &parsed["standards"][0];
    let change = json!([{"code": "L1-2.1.2", "change": "begun", "before": "open", "now": "partly"}]);
    assert_eq!((&found["changes"], &found["since"]["date"]), (&change, &json!("2026-09-01")));
    since(&["--format", "xlsx", "--out", "进展.xlsx"]);
    let excel = sheets(&fs::read(site.path("进展.xlsx")).expect("the workbook"));
    assert_eq!(excel["变化"][1][..4], ["L1-2.1.2", "由未覆盖到部分覆盖", "未覆盖", "部分覆盖"].map(str::to_owned));
    assert!(excel["汇总"].iter().any(|row| row[0] == "初级 · 现在" && row[3] == "1"), "{excel:?}");
    // The page shows it too, and nothing of it without a snapshot.
    site.run(&["build"]).ends(0);
    let page = |site: &Site| fs::read_to_string(site.path("site/900001/coverage.html")).expect("the page");
    assert!(page(&site).contains("由未覆盖到部分覆盖 1 条：<a href=\"l1-2.1.2.html\">初级 2.1.2</a>"));
    fs::remove_file(site.path(FILE)).expect("the snapshot goes");
    site.run(&["build"]).ends(0);
    assert!(!page(&site).contains("id=\"history\"") && !page(&site).contains("id=history"));
}

#[test]
fn a_report_since_a_day_may_be_of_one_level() {
    let site = site();
    let table = site.run(&["coverage", "--since", "期初", "--level", "中级"]).ends(0);
    assert!(table.answer.contains("没有变化") && !table.answer.contains("初级  "), "{}", table.answer);
    site.run(&["coverage", "--since", "期中"]).ends(2).says("没有快照“期中”；本站有：期初");
    Site::new().run(&["coverage", "--since", "期初"]).ends(2).says("先用 kebiao coverage --snapshot 期初 记下一份");
}
