//! Computes the figures of lessons again from the data beside them. `content/README.md` tells how a lesson says which.

use std::path::Path;

use data::Data;
use figure::agrees;
use formula::evaluate;
use marker::{Check, Marker};

use crate::folder::{files, repository};

mod data;
mod figure;
mod formula;
mod marker;

#[test]
fn figures_are_what_the_data_say() {
    let mut wrong = Vec::new();
    let content = files(&repository("content"));
    for (path, file) in content.iter().filter(|(path, _)| path.contains("/lessons/") && path.ends_with(".md")) {
        let text = std::fs::read_to_string(file).expect("a readable lesson");
        let folder = file.parent().expect("a lesson lies in a folder");
        wrong.extend(mistakes(&text, folder).into_iter().map(|mistake| format!("{path}:{mistake}")));
    }
    assert!(wrong.is_empty(), "figures that are not what the data say:\n{}", wrong.join("\n"));
}

/// Every figure of a lesson that its data do not give, each with the line of its marker.
fn mistakes(lesson: &str, folder: &Path) -> Vec<String> {
    let mut mistakes = Vec::new();
    for marker in marker::markers(lesson) {
        match check(&marker, folder) {
            Ok(found) => mistakes.extend(found.into_iter().map(|mistake| format!("{}: {mistake}", marker.line))),
            Err(reason) => mistakes.push(format!("{}: {reason}", marker.line)),
        }
    }
    mistakes
}

/// What one marker finds wrong; an error where the marker itself cannot be followed.
fn check(marker: &Marker, folder: &Path) -> Result<Vec<String>, String> {
    let data = Data::read(&folder.join(&marker.file))?;
    let rows = data.rows().matching(&marker.only)?;
    let mut mistakes = Vec::new();
    for Check { place, written, only, formula } in marker.checks()? {
        let computed = evaluate(&formula, &rows.matching(&only)?)?;
        if !agrees(&written, computed)? {
            mistakes.push(format!("{place} is {written}, but {formula} is {computed}"));
        }
    }
    Ok(mistakes)
}

/// A lesson with sales of three days, and a marker of these lines before a small table.
fn marked(lines: &str, total: &str) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let days = "\u{feff}市场,订单,销售额\nUS,2,60.00\nDE,1,\"1,020.50\"\nUS,3,\n";
    std::fs::write(folder.path().join("days.csv"), days).expect("a writable folder");
    let table = format!("| 市场 | 订单 | 占比 |\n|---|---:|---:|\n| US | 5 | 83.3% |\n| 合计 | {total} | |\n");
    mistakes(&format!("# 一周\n\n<!-- recompute days.csv\n{lines}\n-->\n\n{table}"), folder.path())
}

#[test]
fn a_right_table_passes_and_a_wrong_cell_is_found() {
    let lines = "rows: 市场\nrow: 合计 |\ncolumn: 订单 | sum(订单)\ncell: US | 占比 | sum(订单) / (sum(订单) + 1)";
    assert_eq!(marked(lines, "6"), Vec::<String>::new());
    assert_eq!(marked(lines, "7"), ["3: 合计, 订单 is 7, but sum(订单) is 6"]);
}

#[test]
fn formulas_know_sums_means_counts_products_and_conditions() {
    let right = |formula: &str, value: &str| marked(&format!("value: {value} | {formula}"), value);
    for (formula, value) in [
        ("count()", "3"),
        ("distinct(市场)", "2"),
        ("mean(销售额)", "540.25"),
        ("sum(订单 * 销售额)", "1,140.50"),
        ("sum(订单 where 市场 = US, 订单 >= 3)", "3"),
        ("count(where 市场 = US or DE)", "3"),
        ("count(where 销售额 = )", "1"),
        ("-2 * (sum(订单) - 1) / 4", "−2.5"),
        ("sqrt(sum(订单) + 3)", "3"),
    ] {
        assert_eq!(right(formula, value), Vec::<String>::new(), "{formula}");
    }
}

#[test]
fn a_marker_that_cannot_be_followed_is_found() {
    for (lines, reason) in [
        ("rows: 市场\ncolumn: 单数 | sum(订单)", "3: the table has no column 单数"),
        ("row: 日本 |\ncolumn: 订单 | sum(订单)", "3: the table has no row 日本"),
        ("rows: 市场", "3: the marker checks no figure"),
        ("column: 订单 | sum(订单)", "3: the marker checks no figure"),
        ("rows: 市场\nrow: 合计 |\ncolumn: 订单 | sum(单数)", "3: the data have no column 单数"),
        ("value: 3 | count()", "3: 3 is not in what follows the marker"),
        ("value: 9 | sum(订单)", "3: 9 is not in what follows the marker"),
        ("column: 订单 sum(订单)", "3: `column: 订单 sum(订单)` is not understood"),
        ("value: 6 | total(订单)", "3: `total(订单)` is not understood"),
    ] {
        assert_eq!(marked(lines, "6"), [reason]);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let lost = mistakes("<!-- recompute lost.csv\nvalue: 1 | count()\n-->\n\n1\n", folder.path());
    assert_eq!(lost, ["1: lost.csv cannot be read"]);
}
