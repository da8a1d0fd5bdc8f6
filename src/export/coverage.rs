//! Coverage for the terminal, and as JSON: `kebiao/coverage/1`.

use std::fmt::Write as _;

use serde_json::{Value, json};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::content::Facet;
use crate::curriculum::{Coverage, Curriculum, Evidence, FacetState, State, Syllabus, Totals, WhyNot};
use crate::diagnostic::Language;
use crate::project::{Assessing, CoverageConfig};
use crate::site::Route;

/// Every requirement with its states, and the figures of each level, for whoever reads the site's language.
pub fn coverage_table(curriculum: &Curriculum) -> String {
    let language = curriculum.config.language;
    let heads = language.of([["讲授", "实训", "考核"], ["taught", "practised", "assessed"]]);
    let [number, text, state] = language.of([["编号", "职业技能要求", "状态"], ["code", "requirement", "state"]]);
    let [own, cumulative] = language.of([["本级：", "含以下各级："], ["this level: ", "with those below: "]]);
    let mut table = String::new();
    for syllabus in &curriculum.syllabuses {
        let coverage = Coverage::of(syllabus, &curriculum.config.coverage);
        let standard = syllabus.standard();
        let [open, close] = language.of([["（", "）"], [" (", ")"]]);
        writeln!(table, "{}{open}{}{close}", standard.cover.title, standard.code).expect(TAKES_ALL);
        writeln!(table, "{}  {}  {}  {state}", fit(number, CODE), fit(text, TEXT), heads.join("  ")).expect(TAKES_ALL);
        for row in coverage.rows() {
            let code = fit(&row.requirement.to_string(), CODE);
            let text = fit(&syllabus.requirement(row.requirement).passage.text, TEXT);
            let marks = [0, 1, 2].map(|facet| fit(mark(row.facets[facet]), heads[facet].width()));
            let state = language.of(state_word(row.state));
            writeln!(table, "{code}  {text}  {}  {state}", marks.join("  ")).expect(TAKES_ALL);
        }
        for level in &standard.levels {
            let line = totals_line(coverage.own(level.id), language);
            writeln!(table, "{}  {own}{line}", level.name).expect(TAKES_ALL);
            let line = totals_line(coverage.cumulative(level.id), language);
            writeln!(table, "{}  {cumulative}{line}", " ".repeat(level.name.width())).expect(TAKES_ALL);
        }
        writeln!(table, "{}", language.of(LEGEND)).expect(TAKES_ALL);
    }
    table
}

const TAKES_ALL: &str = "a string takes all that is written";
/// Columns of a terminal.
const CODE: usize = 10;
const TEXT: usize = 48;
const LEGEND: [&str; 2] = [
    "● 已覆盖  ◐ 部分覆盖  ✎ 编写中或内容不足（不计入）  · 未覆盖",
    "● covered  ◐ partly  ✎ a draft or too short (does not count)  · open",
];

fn mark(state: FacetState) -> &'static str {
    match state {
        FacetState::Covered => " ●",
        FacetState::Partly => " ◐",
        FacetState::Draft => " ✎",
        FacetState::Open => " ·",
    }
}

fn state_word(state: State) -> [&'static str; 2] {
    match state {
        State::Covered => ["已覆盖", "covered"],
        State::Partly => ["部分覆盖", "partly"],
        State::Open => ["未覆盖", "open"],
    }
}

fn totals_line(totals: Totals, language: Language) -> String {
    let Totals { total, covered, partly, open } = totals;
    let percent = totals.percent();
    language.of([
        format!("已覆盖 {covered}/{total}（{percent}%），部分覆盖 {partly}，未覆盖 {open}"),
        format!("covered {covered}/{total} ({percent}%), partly {partly}, open {open}"),
    ])
}

/// Cut or filled to a width, in which a Han character takes two columns.
fn fit(text: &str, width: usize) -> String {
    let mut shown = text.to_owned();
    if text.width() > width {
        shown.clear();
        for character in text.chars() {
            if shown.width() + character.width().unwrap_or(0) > width - 2 {
                break;
            }
            shown.push(character);
        }
        shown.push('…');
    }
    let missing = width.saturating_sub(shown.width());
    shown + &" ".repeat(missing)
}

/// The same figures for programs.
pub fn coverage_json(curriculum: &Curriculum) -> String {
    let standards = curriculum.syllabuses.iter().map(|syllabus| {
        let coverage = Coverage::of(syllabus, &curriculum.config.coverage);
        let level = |level: &crate::standard::Level| {
            json!({
                "code": level.id.to_string(),
                "own": totals_json(coverage.own(level.id)),
                "cumulative": totals_json(coverage.cumulative(level.id)),
            })
        };
        let row = |row: &crate::curriculum::Row| {
            let [teach, practise, assess] = row.facets.map(FacetState::name);
            json!({
                "code": row.requirement.to_string(), "state": row.state.name(),
                "teach": teach, "practise": practise, "assess": assess,
                "evidence": row.evidence.iter().map(|it| evidence_json(syllabus, it)).collect::<Vec<_>>(),
            })
        };
        json!({
            "code": syllabus.standard().code.to_string(),
            "levels": syllabus.standard().levels.iter().map(level).collect::<Vec<_>>(),
            "requirements": coverage.rows().iter().map(row).collect::<Vec<_>>(),
        })
    });
    let CoverageConfig { require, assess, stub } = &curriculum.config.coverage;
    let required = Facet::ALL.into_iter().zip(require).filter(|(_, required)| **required);
    let rule = json!({
        "require": required.map(|(facet, _)| facet.name()).collect::<Vec<_>>(),
        "assess": match assess {
            Assessing::Performance => "performance",
            Assessing::Any => "any",
        },
        "stub": stub,
    });
    let document = json!({"schema": "kebiao/coverage/1", "rule": rule, "standards": standards.collect::<Vec<_>>()});
    serde_json::to_string_pretty(&document).expect("the document has only text keys")
}

fn totals_json(totals: Totals) -> Value {
    let Totals { total, covered, partly, open } = totals;
    json!({"total": total, "covered": covered, "partly": partly, "waived": 0, "open": open})
}

fn evidence_json(syllabus: &Syllabus, evidence: &Evidence) -> Value {
    let lesson = syllabus.lesson(&evidence.lesson);
    let route = Route::Lesson(syllabus.standard().code.clone(), lesson.place.clone(), evidence.lesson.clone());
    let href = format!("{}#{}", route.path(), evidence.proof.anchor(&lesson.written));
    json!({
        "facet": evidence.facet.name(), "kind": evidence.proof.kind(), "lesson": evidence.lesson,
        "href": (!lesson.is_draft()).then_some(href),
        "counts": evidence.why_not.is_none(),
        "why_not": evidence.why_not.map(WhyNot::name),
    })
}
