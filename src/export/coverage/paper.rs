//! 上报版: coverage as tables to print, sign and hand in, one a level.

use crate::content::Facet;
use crate::curriculum::{Row, Totals};
use crate::export::coverage::report::{Part, Report};
use crate::export::coverage::screen::{heading, marks, title};
use crate::export::coverage::words;
use crate::sheet::{Cell, Column, Form, Sheet, Workbook};
use crate::standard::Level;

/// A table a level, with fields and tasks that go over their rows.
pub fn coverage_paper<'a>(report: &'a Report) -> Workbook<'a> {
    let several = report.parts.len() > 1;
    let mut sheets = Vec::new();
    for part in &report.parts {
        for level in part.levels() {
            let code = &part.syllabus.standard().code;
            let name = if several { format!("{code} {}", level.name) } else { level.name.clone() };
            sheets.push(sheet(report, part, level, name));
        }
    }
    Workbook {
        title: report.curriculum.title.clone(),
        mark: marks(report),
        pages: report.language().of(words::PAGES).map(str::to_owned),
        sheets,
    }
}

/// Why a requirement is left out, and who says so.
fn remark(report: &Report, part: &Part, row: &Row) -> String {
    part.syllabus.waiver(row.requirement).map_or_else(String::new, |it| words::waiver(it, report.language()))
}

fn sheet<'a>(report: &Report, part: &'a Part, level: &Level, name: String) -> Sheet<'a> {
    let language = report.language();
    let say = |word: [&'static str; 2]| language.of(word);
    let mut columns = vec![
        Column::text(say(words::FIELD), 12),
        Column::text(say(words::TASK), 14),
        Column::text(say(words::REQUIREMENT), 35),
    ];
    columns.extend(Facet::ALL.map(|facet| Column::short(say(words::facet(facet)), 9)));
    columns.extend([
        Column::short(say(words::STATE), 10),
        Column::text(say(words::EVIDENCE), 32),
        Column::text(say(words::REMARK), 15),
    ]);
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for field in &level.fields {
        let of_field = |row: &&Row| field.tasks.iter().any(|task| task.id == row.task);
        let wanted: Vec<&Row> = part.rows_of(level.id).filter(of_field).collect();
        for (index, row) in wanted.iter().enumerate() {
            let field =
                (index == 0).then(|| Cell::text(format!("{} {}", field.id.number(), field.name)).over(wanted.len()));
            let is_first = index == 0 || wanted[index - 1].task != row.task;
            let task = is_first.then(|| {
                let down = wanted[index..].iter().take_while(|other| other.task == row.task).count();
                let task = part.syllabus.task(row.task);
                Cell::text(format!("{} {}", task.id.number(), task.name)).over(down)
            });
            let text = &part.syllabus.requirement(row.requirement).passage.text;
            let mut cells = vec![
                field.unwrap_or_else(Cell::above),
                task.unwrap_or_else(Cell::above),
                Cell::text(format!("{} {text}", row.requirement.number())),
            ];
            cells.extend(row.facets.map(|state| Cell::text(say(words::facet_state(state)))));
            cells.extend([
                Cell::text(say(words::state(row.state))),
                Cell::text(part.named(row)),
                Cell::text(remark(report, part, row)),
            ]);
            rows.push(cells);
        }
    }
    let own: Totals = part.coverage.own(level.id);
    let cumulative = part.coverage.cumulative(level.id);
    let [colon, dot] = language.of([["：", "　"], [": ", "  "]]);
    let figures = |word: [&'static str; 2], totals| format!("{}{colon}{}", say(word), words::totals(totals, language));
    let mut heading = heading(report, part, format!("{}{dot}{}", title(part, language), level.name));
    let weighted = part.syllabus.exam(level.id).and_then(|exam| exam.percent(&part.coverage));
    let weighted = weighted.map(|percent| format!("{dot}{}{colon}{percent}%", say(words::WEIGHTED)));
    heading.push(figures(words::OWN, own) + &weighted.unwrap_or_default());
    if level.id != part.syllabus.standard().levels[0].id {
        heading.push(figures(words::CUMULATIVE, cumulative));
    }
    heading.push(say(words::SELF_DECLARED).to_owned());
    let foot = vec![language.of(words::SIGNATURES).iter().map(|&it| it.to_owned()).collect()];
    Sheet { name, heading, columns, rows: rows.into(), foot, form: Form::Paper }
}
