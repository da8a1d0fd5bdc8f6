//! Coverage for the terminal.

use std::fmt::Write as _;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::content::Facet;
use crate::curriculum::FacetState;
use crate::export::coverage::group::Group;
use crate::export::coverage::report::Report;
use crate::export::coverage::words;

/// Every requirement that is asked for with its states, and the figures of each level.
pub fn coverage_table(report: &Report) -> String {
    let language = report.language();
    let heads = Facet::ALL.map(|facet| language.of(words::facet(facet)));
    let [number, text, state] = language.of([["编号", "职业技能要求", "状态"], ["code", "requirement", "state"]]);
    let [own, cumulative] = language.of([["本级：", "含以下各级："], ["this level: ", "with those below: "]]);
    let mut table = String::new();
    for part in &report.parts {
        let standard = part.syllabus.standard();
        let [open, close] = language.of([["（", "）"], [" (", ")"]]);
        writeln!(table, "{}{open}{}{close}", standard.cover.title, standard.code).expect(TAKES_ALL);
        if !report.in_force().is_empty() {
            writeln!(table, "{}", report.in_force()).expect(TAKES_ALL);
        }
        writeln!(table, "{}  {}  {}  {state}", fit(number, CODE), fit(text, TEXT), heads.join("  ")).expect(TAKES_ALL);
        for row in part.rows() {
            let code = fit(&row.requirement.to_string(), CODE);
            let text = fit(&part.syllabus.requirement(row.requirement).passage.text, TEXT);
            let star = row.unexamined.map(|unexamined| if unexamined { "*" } else { "" });
            let marks = [0, 1, 2].map(|facet| mark(row.facets[facet]).to_owned() + star[facet]);
            let marks = [0, 1, 2].map(|facet| fit(&marks[facet], heads[facet].width()));
            let state = language.of(words::state(row.state));
            writeln!(table, "{code}  {text}  {}  {state}", marks.join("  ")).expect(TAKES_ALL);
            if let Some(waiver) = part.syllabus.waiver(row.requirement) {
                let said = words::waiver(waiver, language);
                writeln!(table, "{}  {}{said}", " ".repeat(CODE), language.of(["不纳入：", "waived: "]))
                    .expect(TAKES_ALL);
            }
        }
        for level in part.levels() {
            let line = words::totals(part.coverage.own(level.id), language);
            writeln!(table, "{}  {own}{line}", level.name).expect(TAKES_ALL);
            if let Some(percent) = part.syllabus.exam(level.id).and_then(|exam| exam.percent(&part.coverage)) {
                let said = language
                    .of([format!("按考核权重：已覆盖 {percent}%"), format!("by exam weights: covered {percent}%")]);
                writeln!(table, "{}  {said}", " ".repeat(level.name.width())).expect(TAKES_ALL);
            }
            let line = words::totals(part.coverage.cumulative(level.id), language);
            writeln!(table, "{}  {cumulative}{line}", " ".repeat(level.name.width())).expect(TAKES_ALL);
        }
        let has_suspects = part.rows().any(|row| row.facets.contains(&FacetState::Suspect));
        let suspects = if has_suspects { language.of(SUSPECTS) } else { "" };
        let has_unexamined = part.rows().any(|row| row.unexamined.contains(&true));
        let unexamined = if has_unexamined { language.of(UNEXAMINED) } else { "" };
        writeln!(table, "{}{suspects}{unexamined}", language.of(LEGEND)).expect(TAKES_ALL);
    }
    table
}

/// A line a group.
pub fn groups_table(report: &Report, groups: &[Group]) -> String {
    let language = report.language();
    let mut table = String::new();
    if !report.in_force().is_empty() {
        writeln!(table, "{}", report.in_force()).expect(TAKES_ALL);
    }
    let width = groups.iter().map(|group| group.name.width()).max().unwrap_or(0).min(TEXT);
    for Group { name, totals, .. } in groups {
        writeln!(table, "{}  {}", fit(name, width), words::totals(*totals, language)).expect(TAKES_ALL);
    }
    if groups.is_empty() {
        writeln!(table, "{}", language.of(["没有可以列出的内容", "there is nothing to list"])).expect(TAKES_ALL);
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
const SUSPECTS: [&str; 2] = ["  ? 待复核（不计入）", "  ? to be reviewed again (does not count)"];
const UNEXAMINED: [&str; 2] = ["  * 靠未核对内容的材料", "  * by files not examined"];

fn mark(state: FacetState) -> &'static str {
    match state {
        FacetState::Covered => " ●",
        FacetState::Partly => " ◐",
        FacetState::Suspect => " ?",
        FacetState::Draft => " ✎",
        FacetState::Open => " ·",
    }
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
