//! Coverage in every form: what one says, all say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use kebiao::content::Stamp;
use kebiao::curriculum::{Coverage, FacetState, Row, stamps};
use kebiao::diagnostic::{Language, json, show};
use kebiao::export::{self, Filter, Report};
use kebiao::output::Manifest;
use kebiao::project::Files;
use kebiao::sheet::{Cell, Column, Form, Sheet, Workbook, docx, xlsx};
use proptest::prelude::*;
use serde_json::Value;

use crate::folder::{Compiled, cases, compile};

const USUAL: &str = include_str!("../cases/standard.txt");
const CODES: [&str; 6] = ["L1-1.1.1", "L1-1.1.2", "L1-2.1.1", "L1-2.1.2", "L2-1.1.1", "L2-2.1.1"];

fn files(rest: &[(&str, &str)]) -> Files {
    let standard = [("seeds/900001.txt", USUAL.replace('→', "\t"))];
    let rest = rest.iter().map(|(path, text)| (*path, (*text).to_owned()));
    standard.into_iter().chain(rest).map(|(path, text)| (path.to_owned(), text.into_bytes())).collect()
}

/// A lesson that claims one facet of one requirement: in whole or in part, as a draft, or too short.
fn lesson((requirement, facet, kind): (usize, usize, usize)) -> String {
    let code = CODES[requirement];
    let facet = ["teach", "practise", "assess"][facet];
    let part = if kind == 1 { " part" } else { "" };
    let status = if kind == 2 { "draft" } else { "ready" };
    let text = "水温高了茶汤苦，水温低了香气不出。".repeat(if kind == 3 { 1 } else { 8 });
    let level = &code[..2];
    format!(
        "---\nlevel: {level}\ntitle: =甲,\"乙\"\nauthors: [张老师]\nstatus: {status}\n---\n## 丙 {{{facet}={code}{part}}}\n{text}\n"
    )
}

/// One piece of evidence of a random site: which requirement, which facet, which kind of evidence.
type Piece = (usize, usize, usize);

/// Pieces of every kind, some of them reviewed, some of the requirements waived.
fn site(pieces: &[Piece], reviews: &[usize], waived: &BTreeSet<usize>) -> Files {
    let mut files = files(&[("content/900001/materials/a.docx", "x")]);
    let mut table = "名称,类型,文件或链接,讲授,实训,考核\n".to_owned();
    for (index, piece) in pieces.iter().enumerate() {
        let (code, level) = (CODES[piece.0], &CODES[piece.0][..2]);
        let head = format!("---\nlevel: {level}\ntitle: 甲{index}\nstatus: ready\n---\n\n## 乙\n\n");
        let text = match piece.2 {
            4 => format!(
                "{head}```quiz\nassess: {code}\nquestion: 问\nchoices: {{A: 甲, B: 乙}}\nanswer: A\nwhy: 因\n```\n"
            ),
            5 => format!("{head}```rubric\nassess: {code}\ncriteria: [{{point: 点, score: 100, standard: 准}}]\n```\n"),
            kind @ 6.. => {
                let name = ["课件", "微课", "试题"][kind - 6];
                let place = if kind == 7 { "https://example.com/a" } else { "materials/a.docx" };
                let claims: Vec<&str> = (0..3).map(|facet| if facet == piece.1 { code } else { "" }).collect();
                writeln!(table, "材料{index},{name},{place},{}", claims.join(",")).expect("a string takes all");
                continue;
            }
            _ => lesson(*piece),
        };
        files.insert(format!("content/900001/lessons/a{index}.md"), text.into_bytes());
    }
    files.insert("content/900001/materials.csv".to_owned(), table.into_bytes());
    let waivers: Vec<String> =
        waived.iter().map(|it| format!("- {{requirement: {}, why: 不教}}\n", CODES[*it])).collect();
    files.insert("content/900001/waivers.yaml".to_owned(), waivers.concat().into_bytes());
    let compiled = compile(files.clone());
    assert!(!compiled.diagnostics.has_errors(), "{}", compiled.findings());
    let mut said = String::new();
    for (lesson, review) in compiled.curriculum.syllabuses[0].lessons().iter().zip(reviews) {
        let stamps = stamps(lesson, &compiled.curriculum.syllabuses[0], &compiled.project.files);
        let verdict = ["", "符合", "基本符合", "不符合", "符合"][*review];
        if *review == 0 || stamps.is_empty() {
            continue;
        }
        let slug = &lesson.written.slug;
        writeln!(said, "- {{lesson: {slug}, by: 丙, date: 2026-01-01, verdict: {verdict}, claims: [")
            .expect("a string takes all");
        for Stamp { requirement, facet, at, prints, .. } in stamps {
            // The last kind of review was of another text.
            let material = if *review == 4 { "0000000000000000" } else { &prints.material };
            let (code, facet, standard) = (requirement.value, facet.name(), prints.standard);
            writeln!(
                said,
                "  {{claim: {code}, facet: {facet}, at: {at}, standard: \"{standard}\", material: \"{material}\"}},"
            )
            .expect("a string takes all");
        }
        said.push_str("]}\n");
    }
    files.insert("content/900001/reviews.yaml".to_owned(), said.into_bytes());
    files
}

/// The words of each sheet, row by row.
pub(crate) fn sheets(bytes: &[u8]) -> BTreeMap<String, Vec<Vec<String>>> {
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("another library reads it");
    let names = file.sheet_names();
    let words = |cell: &Data| match cell {
        Data::Empty => String::new(),
        Data::Float(number) => number.to_string(),
        other => other.to_string(),
    };
    let sheet = |name: String| {
        let range = file.worksheet_range(&name).expect("a readable sheet");
        let rows = range.rows().map(|row| row.iter().map(words).collect()).collect();
        (name, rows)
    };
    names.into_iter().map(sheet).collect()
}

/// The main part of a Word file.
pub(crate) fn document(bytes: &[u8]) -> String {
    let mut file = zip::ZipArchive::new(Cursor::new(bytes)).expect("a Word file is a zip");
    let mut text = String::new();
    file.by_name("word/document.xml").expect("its main part").read_to_string(&mut text).expect("UTF-8");
    text
}

/// The words of each row of a Word file's tables, cell by cell.
fn word_rows(document: &str) -> Vec<Vec<String>> {
    let words = |cell: &str| -> String {
        let runs = cell.split("<w:t xml:space=\"preserve\">").skip(1);
        runs.map(|run| run.split("</w:t>").next().unwrap_or_default()).collect()
    };
    let rows = document.split("<w:tr>").skip(1);
    rows.map(|row| row.split("<w:tc>").skip(1).map(words).collect()).collect()
}

/// The states that a row of the page's table shows, and the one that it has.
fn page_states<'a>(page: &'a str, anchor: &str) -> Vec<&'a str> {
    let row = page.split_once(&format!("<tr id=\"{anchor}\"")).expect("the page has the row").1;
    let row = row.split_once("<tr").map_or(row, |(row, _)| row);
    let shapes = row.split("href=\"#s-").skip(1);
    let whole = row.split_once('>').expect("a tag ends").0.trim();
    let state = whole.strip_prefix("data-s=\"").map_or("covered", |rest| rest.trim_end_matches('"'));
    shapes.filter_map(|rest| rest.split('"').next()).chain([state]).collect()
}

fn csv_rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").expect("Excel needs the mark");
    csv::Reader::from_reader(text).records().map(|row| row.expect("each row has all columns")).collect()
}

/// As the terminal has it.
fn mark(state: &str) -> &'static str {
    match state {
        "covered" => "●",
        "partly" => "◐",
        "suspect" => "?",
        "draft" => "✎",
        _ => "·",
    }
}

/// What speaks for a requirement is the same in JSON, CSV and Excel, and so is what does not count.
fn assert_evidence(row: &Row, of_json: &Value, of_csv: &str, excel: &[Vec<String>], code: &str) {
    let json = of_json["evidence"].as_array().expect("a list");
    assert_eq!(json.len(), row.evidence.len());
    let counting = json.iter().filter(|it| it["counts"] == true).filter_map(|it| it["href"].as_str());
    let addresses: BTreeSet<&str> = counting.collect();
    assert_eq!(of_csv.split_whitespace().collect::<BTreeSet<_>>(), addresses, "CSV");
    let of_excel: Vec<bool> = excel.iter().filter(|cells| cells[0] == code).map(|cells| cells[5] == "计入").collect();
    let counts: Vec<bool> = json.iter().map(|it| it["counts"] == true).collect();
    assert_eq!(of_excel, counts, "Excel");
    assert!(json.iter().all(|it| (it["counts"] == true) == it["why_not"].is_null()));
}

/// Every form of one site's coverage says the same of each requirement and of each level.
fn assert_agree(compiled: &mut Compiled) {
    let (outputs, _) = compiled.build(&Manifest::default());
    let file = |name: &str| &outputs[&format!("900001/{name}")];
    let curriculum = &compiled.curriculum;
    let syllabus = &curriculum.syllabuses[0];
    let coverage = Coverage::of(syllabus, &curriculum.config.coverage);
    let page = String::from_utf8_lossy(file("coverage.html"));
    let terminal = export::coverage_table(&Report::whole(curriculum));
    let json: Value = serde_json::from_slice(file("coverage.json")).expect("JSON");
    let csv = csv_rows(file("coverage.csv"));
    let excel = sheets(file("coverage.xlsx"));
    let word = document(file("coverage-report.docx"));
    let paper: Vec<Vec<String>> = sheets(file("coverage-report.xlsx")).into_values().flatten().collect();
    let in_word = word_rows(&word);
    let evidence = excel["佐证材料"].clone();
    let in_excel: Vec<&Vec<String>> =
        syllabus.standard().levels.iter().flat_map(|level| &excel[&level.name][1..]).collect();
    let found = &json["standards"][0];
    let words = |state: &str| match state {
        "covered" => "已覆盖",
        "partly" => "部分覆盖",
        "waived" => "不纳入",
        "draft" => "编写中或内容不足",
        "suspect" => "待复核",
        _ => "未覆盖",
    };
    assert_eq!(csv.len(), coverage.rows().len());
    for (index, row) in coverage.rows().iter().enumerate() {
        let code = row.requirement.to_string();
        let text = &syllabus.requirement(row.requirement).passage.text;
        let states: Vec<&str> = row.facets.iter().map(|state| state.name()).chain([row.state.name()]).collect();
        let of_json = &found["requirements"][index];
        let from_json: Vec<&str> =
            ["teach", "practise", "assess", "state"].iter().map(|key| of_json[key].as_str().expect("a text")).collect();
        assert_eq!((of_json["code"].as_str(), &from_json), (Some(code.as_str()), &states), "JSON");
        let from_csv: Vec<&str> = (5..9).map(|column| &csv[index][column]).collect();
        assert_eq!((&csv[index][0], &csv[index][4], from_csv), (code.as_str(), text.as_str(), states.clone()), "CSV");
        let said: Vec<&str> = states.iter().map(|state| words(state)).collect();
        let from_excel: Vec<&str> = in_excel[index][5..9].iter().map(String::as_str).collect();
        assert_eq!((&in_excel[index][0], from_excel), (&code, said.clone()), "Excel");
        let handed_in = paper.iter().find(|cells| cells.get(2).is_some_and(|it| it.ends_with(text.as_str())));
        let from_paper: Vec<&str> = handed_in.expect("its row")[3..7].iter().map(String::as_str).collect();
        assert_eq!(from_paper, said, "上报版");
        let in_word = in_word.iter().find(|cells| cells.get(2).is_some_and(|it| it.ends_with(text.as_str())));
        let from_word: Vec<&str> = in_word.expect("its row")[3..7].iter().map(String::as_str).collect();
        assert_eq!(from_word, said, "Word");
        let line = terminal.lines().find(|line| line.starts_with(&code)).expect("its line");
        assert!(line.ends_with(said[3]), "{line}");
        let marks: Vec<&str> = row.facets.iter().map(|state| mark(state.name())).collect();
        let from_line = line.split_whitespace().rev().skip(1).take(3).map(|mark| mark.trim_end_matches('*'));
        let from_line: Vec<&str> = from_line.collect();
        assert_eq!(from_line.into_iter().rev().collect::<Vec<_>>(), marks, "{line}");
        assert_eq!(page_states(&page, &row.requirement.slug()), states, "the page");
        let stars = line.matches('*').count();
        assert_eq!(stars, row.unexamined.iter().filter(|marked| **marked).count(), "{line}");
        assert_eq!(csv[index][10].split_whitespace().count(), stars, "CSV");
        assert_eq!(of_json["unexamined"].as_array().map(Vec::len), Some(stars), "JSON");
        assert_evidence(row, of_json, &csv[index][9], &evidence, &code);
    }
    for (index, level) in syllabus.standard().levels.iter().enumerate() {
        let (own, all) = (coverage.own(level.id), coverage.cumulative(level.id));
        for (key, totals) in [("own", own), ("cumulative", all)] {
            let figures = [totals.total, totals.covered, totals.partly, totals.waived, totals.open];
            let keys = ["total", "covered", "partly", "waived", "open"];
            let from_json = keys.map(|name| found["levels"][index][key][name].as_u64().expect("a figure") as usize);
            assert_eq!(from_json, figures);
            assert_eq!(figures[1..].iter().sum::<usize>(), totals.total, "each requirement has one state");
        }
        let line = format!("已覆盖 {}/{}（{}%）", own.covered, own.total, own.percent());
        assert!(terminal.contains(&line) && word.contains(&line), "{line}");
        // Whatever rests on files that nobody has examined is told in every form.
        let examined = format!("，其中 {} 条靠未核对内容的材料", own.unexamined);
        assert_eq!(found["levels"][index]["unexamined"]["own"], own.unexamined);
        if own.unexamined > 0 {
            let said = line + &examined;
            assert!(terminal.contains(&said) && word.contains(&said) && page.contains(&examined), "{said}");
        }
        let summary = excel["汇总"].iter().find(|row| row[0] == format!("{} · 本级", level.name));
        let figures = [own.total, own.covered, own.partly, own.waived, own.open].map(|figure| figure.to_string());
        assert_eq!(summary.expect("its row")[1..6], figures);
    }
    let fingerprint = coverage.fingerprint(syllabus);
    assert!(page.contains(&fingerprint) && word.contains(&fingerprint));
    assert_eq!(found["fingerprint"], fingerprint.as_str());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(16), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_form_says_the_same(
        pieces in prop::collection::vec((0..6_usize, 0..3_usize, 0..9_usize), 0..20),
        reviews in prop::collection::vec(0..5_usize, 20),
        waived in prop::collection::btree_set(0..6_usize, 0..3),
    ) {
        assert_agree(&mut compile(site(&pieces, &reviews, &waived)));
    }
}

/// Random sites would prove little if they had no more than a few states.
#[test]
fn random_sites_can_have_every_state() {
    let pieces: Vec<Piece> =
        (0..6).flat_map(|code| [0, 1, 2, 3, 4, 5].map(|kind| (code, 0, (code + kind) % 9))).collect();
    let reviews: Vec<usize> = (0..pieces.len()).map(|index| index % 5).collect();
    let few = |pieces: &[Piece], reviews: &[usize]| {
        let mut compiled = compile(site(pieces, reviews, &[5].into()));
        assert_agree(&mut compiled);
        let coverage = Coverage::of(&compiled.curriculum.syllabuses[0], &compiled.curriculum.config.coverage);
        let states =
            |row: &Row| row.facets.map(FacetState::name).into_iter().chain([row.state.name()]).collect::<Vec<_>>();
        coverage.rows().iter().flat_map(states).collect::<BTreeSet<_>>()
    };
    let mut found = few(&pieces, &reviews);
    found.extend(few(&[(0, 0, 0)], &[4]));
    found.extend(few(&[(0, 0, 2)], &[0]));
    found.extend(few(&[(0, 0, 0), (0, 1, 0), (0, 2, 0)], &[0; 3]));
    assert_eq!(found, ["covered", "draft", "open", "partly", "suspect", "waived"].into());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let files = files(&[("content/900001/lessons/a.md", &lesson((2, 0, 0)))]);
    let made = || {
        let compiled = compile(files.clone());
        let report = Report::whole(&compiled.curriculum);
        let [screen, paper] = [export::coverage_screen(&report), export::coverage_paper(&report)];
        [xlsx(&screen), docx(&paper), xlsx(&paper)]
    };
    let first = made();
    assert_eq!(first, made());
    // Neither tells when it was made.
    for bytes in &first {
        let mut file = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        for index in 0..file.len() {
            let part = file.by_index(index).expect("a part");
            assert!(part.last_modified().is_none_or(|time| time.year() <= 2000));
        }
    }
}

/// A title that a spreadsheet would take for a formula stays words, and links lead to the very section.
#[test]
fn cells_are_words_and_links() {
    let files = files(&[("content/900001/lessons/a.md", &lesson((2, 0, 0)))]);
    let mut compiled = compile(files);
    let (outputs, _) = compiled.build(&Manifest::default());
    let excel = sheets(&outputs["900001/coverage.xlsx"]);
    let row = &excel["佐证材料"][1];
    assert_eq!(row[..5], ["L1-2.1.1", "讲授", "小节", "丙", "=甲,\"乙\""].map(str::to_owned));
    let mut file = zip::ZipArchive::new(Cursor::new(&outputs["900001/coverage.xlsx"])).expect("a zip");
    let mut links = String::new();
    let mut cells = String::new();
    for index in 0..file.len() {
        let mut part = file.by_index(index).expect("a part");
        let name = part.name().expect("a name in UTF-8").into_owned();
        let to = if name.contains("_rels/sheet") { &mut links } else { &mut cells };
        if name.contains("sheet") {
            part.read_to_string(to).expect("UTF-8");
        }
    }
    assert!(links.contains("Target=\"l1-a.html\""), "{links}");
    assert!(cells.contains("location=\"teach-l1-2-1-1\""));
    assert!(!cells.contains("<f>"), "a cell is a formula");
}

/// A table of materials that Excel saved counts as one of CSV does.
#[test]
fn materials_may_come_from_excel() {
    let column = |name: &str| Column::text(name, 20);
    let rows = [
        ["绿茶课件", "课件", "materials/a.docx", "初级 2.1.1、2.1.2", "", ""],
        ["任务书", "实训任务书", "materials/a.docx", "", "L1-2.1.1", ""],
        ["考核表", "实训报告", "materials/a.docx", "", "", "L1-2.1.1"],
    ];
    let sheet = Sheet {
        name: "材料".to_owned(),
        heading: Vec::new(),
        columns: ["名称", "类型", "文件或链接", "讲授", "实训", "考核"].map(column).into(),
        rows: rows.map(|row| row.map(Cell::text).into()).to_vec().into(),
        foot: Vec::new(),
        form: Form::Screen { frozen: 1 },
    };
    let mut files = files(&[("content/900001/materials/a.docx", "x")]);
    let table = xlsx(&Workbook { sheets: vec![sheet], ..Workbook::default() });
    files.insert("content/900001/materials.xlsx".to_owned(), table);
    let mut compiled = compile(files);
    assert!(!compiled.findings().contains("error"), "{}", compiled.findings());
    assert_agree(&mut compiled);
    let syllabus = &compiled.curriculum.syllabuses[0];
    let coverage = Coverage::of(syllabus, &compiled.curriculum.config.coverage);
    let states: Vec<&str> = coverage.rows().iter().map(|row| row.state.name()).collect();
    assert_eq!(states, ["open", "open", "covered", "partly", "open", "open"]);
}

/// What is wrong with a cell of an Excel file is told at the cell, as Excel names it, and the rest counts.
#[test]
fn a_cell_of_excel_that_cannot_be_read_is_named() {
    let rows = [
        ["绿茶, 红茶", "课件", "materials/a.docx", "初级 2.1.1、2.1.9", "两节课"],
        ["任务书", "任务单", "materials/a.docx", "L1-2.1", "1"],
    ];
    let sheet = Sheet {
        name: "材料".to_owned(),
        heading: Vec::new(),
        columns: ["名称", "类型", "文件或链接", "讲授", "学时"].map(|name| Column::text(name, 20)).into(),
        rows: rows.map(|row| row.map(Cell::text).into()).to_vec().into(),
        foot: Vec::new(),
        form: Form::Screen { frozen: 1 },
    };
    let mut files = files(&[("content/900001/materials/a.docx", "x")]);
    let table = xlsx(&Workbook { sheets: vec![sheet], ..Workbook::default() });
    files.insert("content/900001/materials.xlsx".to_owned(), table);
    let compiled = compile(files);
    let sources = &compiled.project.sources;
    let found = compiled.diagnostics.sorted();
    let told: Vec<String> = found.iter().map(|found| show(found, sources, Language::Chinese, false)).collect();
    let place = |cell: &str| format!("单元格 材料!{cell}");
    for (told, cell) in told.iter().zip(["D2", "E2", "B3", "D3"]) {
        assert!(told.contains(&place(cell)) && told.starts_with("警告"), "{cell}: {told}");
    }
    assert_eq!(told.len(), 4, "{}", told.join("\n"));
    assert!(json(&found, sources, Language::Chinese).contains("\"cell\": \"材料!D3\""));
    let syllabus = &compiled.curriculum.syllabuses[0];
    let coverage = Coverage::of(syllabus, &compiled.curriculum.config.coverage);
    assert_eq!(coverage.all().partly, 1);
}

#[test]
fn a_report_holds_what_is_asked_for_and_says_so() {
    let files = files(&[("content/900001/lessons/a.md", &lesson((2, 0, 0)))]);
    let compiled = compile(files);
    let filter = |level: &str, gaps| Filter { level: Some(level.to_owned()), gaps };
    let report = Report::of(&compiled.curriculum, filter("初级", true)).expect("there is such a level");
    let rows = csv_rows(export::coverage_csv(&report).as_bytes());
    assert_eq!(rows.len(), 4);
    let terminal = export::coverage_table(&report);
    assert!(terminal.contains("筛选条件：等级：初级；只列缺项"), "{terminal}");
    let json: Value = serde_json::from_str(&export::coverage_json(&report)).expect("JSON");
    assert_eq!(json["filter"], serde_json::json!({"level": "初级", "gaps": true}));
    for workbook in [export::coverage_screen(&report), export::coverage_paper(&report)] {
        let said = sheets(&xlsx(&workbook));
        let has =
            |sheet: &Vec<Vec<String>>| sheet.iter().flatten().any(|cell| cell == "筛选条件：等级：初级；只列缺项");
        assert!(said.values().all(has), "{said:?}");
    }
    assert!(Report::of(&compiled.curriculum, filter("l2", false)).is_some());
    assert!(Report::of(&compiled.curriculum, filter("顶级", false)).is_none());
}

/// 版本校验码 changes with one character of a requirement or a claim, and not with a lesson's other words.
#[test]
fn the_fingerprint_tells_tables_apart() {
    let fingerprint = |standard: &str, lesson: &str| {
        let mut files = files(&[("content/900001/lessons/a.md", lesson)]);
        files.insert("seeds/900001.txt".to_owned(), standard.replace('→', "\t").into_bytes());
        let compiled = compile(files);
        assert!(!compiled.diagnostics.has_errors());
        let syllabus = &compiled.curriculum.syllabuses[0];
        Coverage::of(syllabus, &compiled.curriculum.config.coverage).fingerprint(syllabus)
    };
    let written = lesson((2, 0, 0));
    let usual = fingerprint(USUAL, &written);
    assert_eq!(usual.len(), 14, "{usual}");
    assert_eq!(fingerprint(USUAL, &written.replace("茶汤苦", "茶汤涩")), usual);
    assert_eq!(fingerprint(USUAL, &written.replace("张老师", "李老师")), usual);
    assert_eq!(fingerprint(&USUAL.replace("某某技术", "某技术"), &written), usual);
    assert_ne!(fingerprint(&USUAL.replace("能介绍茶单", "能介绍茶单子"), &written), usual);
    assert_ne!(fingerprint(USUAL, &written.replace("2.1.1}", "2.1.2}")), usual);
    assert_ne!(fingerprint(USUAL, &written.replace("2.1.1}", "2.1.1 part}")), usual);
    assert_ne!(fingerprint(USUAL, &written.replace("teach", "assess")), usual);
    assert_ne!(fingerprint(USUAL, &written.replace("status: ready", "status: draft")), usual);
}
