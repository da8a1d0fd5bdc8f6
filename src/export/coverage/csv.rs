//! Coverage as CSV: a row a requirement, or a row a group.

use std::collections::BTreeSet;

use crate::content::Facet;
use crate::curriculum::{Row, Totals};
use crate::export::coverage::group::Group;
use crate::export::coverage::report::{Part, Report};
use crate::export::coverage::words;

/// Excel takes a file without it for one of the old encodings.
pub(in crate::export) const MARK: char = '\u{feff}';

/// Every requirement that is asked for, with the addresses of evidence that counts.
pub fn coverage_csv(report: &Report) -> String {
    let mut file = format!(
        "{MARK}code,level,field,task,requirement,teach,practise,assess,state,evidence,unexamined,output,waiver\r\n"
    );
    for part in &report.parts {
        let names = part.coverage.places(part.syllabus);
        for row in part.rows() {
            let (level, field, task) = names[&row.task];
            let marked = Facet::ALL.into_iter().zip(row.unexamined).filter(|(_, marked)| *marked);
            let unexamined: Vec<&str> = marked.map(|(facet, _)| facet.name()).collect();
            let waiver = part.syllabus.waiver(row.requirement);
            let [teach, practise, assess] = row.facets.map(|state| state.name().to_owned());
            line(
                &mut file,
                &[
                    report.code(part, row),
                    level.name.clone(),
                    field.name.clone(),
                    task.name.clone(),
                    part.syllabus.requirement(row.requirement).passage.text.clone(),
                    teach,
                    practise,
                    assess,
                    row.state.name().to_owned(),
                    addresses(part, row),
                    unexamined.join(" "),
                    outputs(part, row).join("；"),
                    waiver.map_or_else(String::new, |it| words::waiver(it, report.language())),
                ],
            );
        }
    }
    file
}

/// A row a group, with its figures.
pub fn groups_csv(groups: &[Group]) -> String {
    let mut file = format!("{MARK}group,total,covered,partly,waived,open,percent,unexamined\r\n");
    for Group { name, totals, .. } in groups {
        let Totals { total, covered, partly, waived, open, unexamined } = *totals;
        let figures = [total, covered, partly, waived, open, totals.percent(), unexamined];
        let figures = figures.map(|figure| figure.to_string());
        let cells: Vec<String> = std::iter::once(name.clone()).chain(figures).collect();
        line(&mut file, &cells);
    }
    file
}

/// Of evidence that counts and has a page.
fn addresses(part: &Part, row: &Row) -> String {
    let counting = row.evidence.iter().filter(|evidence| evidence.why_not.is_none());
    let addresses: Vec<String> = counting.filter_map(|evidence| part.href(evidence, &part.way)).collect();
    let mut seen = BTreeSet::new();
    addresses.iter().map(String::as_str).filter(|href| seen.insert(*href)).collect::<Vec<_>>().join(" ")
}

/// 成果 of the evidence that counts, each once.
pub(super) fn outputs<'a>(part: &Part<'a>, row: &Row) -> Vec<&'a str> {
    let mut outputs: Vec<&str> = Vec::new();
    let counting = row.evidence.iter().filter(|evidence| evidence.why_not.is_none());
    for output in counting.filter_map(|evidence| evidence.output(part.syllabus)) {
        if !outputs.contains(&output) {
            outputs.push(output);
        }
    }
    outputs
}

pub(in crate::export) fn line(file: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|cell| quoted(cell)).collect();
    file.push_str(&cells.join(","));
    file.push_str("\r\n");
}

/// A cell that no spreadsheet takes for a formula.
fn quoted(cell: &str) -> String {
    let safe = if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() };
    if safe.contains([',', '"', '\n', '\r']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_cell_is_a_formula() {
        assert_eq!(quoted("=1+1"), "'=1+1");
        assert_eq!(quoted("@SUM(A1),\"x\""), "\"'@SUM(A1),\"\"x\"\"\"");
        assert_eq!(quoted("能说明水温"), "能说明水温");
    }
}
