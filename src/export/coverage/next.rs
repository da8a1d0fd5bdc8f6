//! 先写什么: the tasks whose lessons would close most, in every form.

use std::fmt::Write as _;

use serde_json::json;
use unicode_width::UnicodeWidthStr as _;

use crate::content::Facet;
use crate::curriculum::{Next, next};
use crate::export::coverage::csv;
use crate::export::coverage::json::filter;
use crate::export::coverage::report::{Part, Report};
use crate::export::coverage::screen::marks;
use crate::export::coverage::words;
use crate::sheet::{Cell, Column, Form, Sheet, Workbook};

/// A line a task, those that close most first.
pub fn next_table(report: &Report) -> String {
    let language = report.language();
    let mut table = String::new();
    if !report.in_force().is_empty() {
        table.push_str(&(report.in_force() + "\n"));
    }
    for part in &report.parts {
        for next in wanted(report, part) {
            let name = name(part, &next);
            let gap = " ".repeat(48_usize.saturating_sub(name.width()));
            let Next { closes, lacking: [teach, practise, assess], begun, .. } = next;
            let (whole, tenth) = (next.weight / 10, next.weight % 10);
            let [by, of] = if next.weighed { ["按权重", " by weight"] } else { ["", ""] };
            let said = language.of([
                format!("新增覆盖 {closes} 条，{by}占本级 {whole}.{tenth}%；缺讲授 {teach}、实训 {practise}、考核 {assess}；已动笔 {begun} 处"),
                format!("would cover {closes}, {whole}.{tenth}% of its level{of}; lacks {teach} taught, {practise} practised, {assess} assessed; {begun} begun"),
            ]);
            writeln!(table, "{name}{gap}  {said}").expect("a string takes all that is written");
        }
    }
    if !table.contains("  ") {
        writeln!(table, "{}", language.of(["没有缺项", "nothing is missing"]))
            .expect("a string takes all that is written");
    }
    table
}

/// The same as CSV.
pub fn next_csv(report: &Report) -> String {
    let mut file = csv::MARK.to_string();
    csv::line(
        &mut file,
        &["code", "task", "closes", "percent", "teach", "practise", "assess", "begun"].map(str::to_owned),
    );
    for part in &report.parts {
        for next in wanted(report, part) {
            let [teach, practise, assess] = next.lacking;
            let [closes, teach, practise, assess, begun] =
                [next.closes, teach, practise, assess, next.begun].map(|it| it.to_string());
            let figures = [closes, percent(&next), teach, practise, assess, begun];
            let names = [next.task.to_string(), part.syllabus.task(next.task).name.clone()];
            csv::line(&mut file, &[&names[..], &figures[..]].concat());
        }
    }
    file
}

/// The same for programs; `percent` of the level.
pub fn next_json(report: &Report) -> String {
    let mut tasks = Vec::new();
    for part in &report.parts {
        for next in wanted(report, part) {
            let [teach, practise, assess] = next.lacking;
            tasks.push(json!({
                "standard": part.syllabus.standard().code.to_string(), "task": next.task.to_string(),
                "closes": next.closes, "percent": percent(&next).parse::<f64>().unwrap_or_default(), "begun": next.begun,
                "lacks": {"teach": teach, "practise": practise, "assess": assess},
            }));
        }
    }
    let document = json!({"schema": "kebiao/next/1", "filter": filter(report), "tasks": tasks});
    serde_json::to_string_pretty(&document).expect("the document has only text keys")
}

/// The same as a workbook.
pub fn next_screen<'a>(report: &'a Report) -> Workbook<'a> {
    let language = report.language();
    let sheet = |part: &Part| next_sheet(report, part, part.syllabus.standard().code.to_string());
    Workbook {
        title: report.curriculum.title.clone(),
        mark: marks(report),
        pages: language.of(words::PAGES).map(str::to_owned),
        sheets: report.parts.iter().map(sheet).collect(),
    }
}

/// A row a task.
pub(super) fn next_sheet<'a>(report: &Report, part: &Part, name_of_sheet: String) -> Sheet<'a> {
    let language = report.language();
    let say = |word: [&'static str; 2]| language.of(word);
    let mut columns = vec![
        Column::text(say(words::TASK), 48),
        Column::short(say(words::CLOSES), 16),
        Column::short(say(words::WEIGHT), 14),
    ];
    let lacks = |facet| format!("{} {}", say(words::LACKS), say(words::facet(facet)));
    columns.extend(Facet::ALL.map(|facet| Column::short(lacks(facet), 12)));
    columns.push(Column::short(say(words::BEGUN), 10));
    let rows = wanted(report, part).into_iter().map(|next| {
        let weight = Cell::text(percent(&next));
        let mut cells = vec![Cell::text(name(part, &next)), Cell::count(next.closes), weight];
        cells.extend(next.lacking.map(Cell::count));
        cells.push(Cell::count(next.begun));
        cells
    });
    let rows = rows.collect::<Vec<_>>().into();
    let heading = Some(report.in_force()).filter(|said| !said.is_empty()).into_iter().collect();
    Sheet { name: name_of_sheet, heading, columns, rows, foot: Vec::new(), form: Form::Screen { frozen: 1 } }
}

fn wanted(report: &Report, part: &Part) -> Vec<Next> {
    let levels: Vec<_> = part.levels().map(|level| level.id).collect();
    let all = next(part.syllabus, &part.coverage, report.curriculum.config.coverage.require);
    all.into_iter().filter(|next| levels.contains(&next.task.level)).collect()
}

/// `12.8`
fn percent(next: &Next) -> String {
    format!("{}.{}", next.weight / 10, next.weight % 10)
}

fn name(part: &Part, next: &Next) -> String {
    let level = &part.syllabus.level(next.task.level).name;
    format!("{level} {} {}", next.task.number(), part.syllabus.task(next.task).name)
}
