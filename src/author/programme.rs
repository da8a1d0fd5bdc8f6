//! A table of courses and requirements that a college has, made a programme's file.

use std::collections::BTreeSet;

use crate::author::code::codes;
use crate::author::header::Header;
use crate::author::plan::{Course, Cover, Given, written};
use crate::author::scalar::scalar;
use crate::author::sheet::{Table, tables};
use crate::content::{Column, Credits, Degree, How};
use crate::diagnostic::{CellSlip, Diagnostics, Finding};
use crate::standard::Standard;

/// The text of `programmes/*.yaml`; each cell that could not be read is a finding, and left out of it.
pub fn programme(path: &str, bytes: &[u8], standards: &[&Standard], diagnostics: &mut Diagnostics) -> Option<String> {
    let tables = tables(path, bytes, diagnostics)?;
    let mut courses: Vec<Course> = Vec::new();
    let mut above = String::new();
    let mut levels: Vec<String> = Vec::new();
    let mut told = Told::default();
    let plans: Vec<(&Table, Header)> = tables.iter().filter_map(|table| Some((table, Header::of(table)?))).collect();
    if !plans.iter().any(|(_, header)| header.has_requirements()) {
        let courses =
            plans.first().and_then(|(table, header)| Some(table.place(header.above, header.place(Column::Course)?)));
        diagnostics.path(path, Finding::NoPlanTable { courses });
        return None;
    }
    for (table, header) in &plans {
        let heading = table.rows[..header.above].iter().flatten().fold(String::new(), |all, cell| all + cell + "\n");
        let reader = Reader { path, table, header, standards, heading: &heading };
        reader.columns(diagnostics);
        reader.rows(&mut courses, &mut levels, &mut told, diagnostics);
        above += &heading;
    }
    if courses.is_empty() {
        diagnostics.path(path, Finding::NoPlanTable { courses: None });
        return None;
    }
    for course in &mut courses {
        course.settle(path, diagnostics);
    }
    Some(written(&above, &levels, &courses))
}

/// What need not be told again.
#[derive(Default)]
struct Told {
    /// What stands in a merged cell, or in each row of a course.
    cells: BTreeSet<(String, &'static str, String)>,
    /// Requirements that some row gives a course.
    supported: BTreeSet<String>,
}

impl Told {
    fn once(&mut self, course: &str, column: Column, text: &str) -> bool {
        let name = Column::NAMES.into_iter().find(|(_, other)| *other == column).map_or("", |(name, _)| name);
        self.cells.insert((course.to_owned(), name, text.to_owned()))
    }
}

struct Reader<'a> {
    path: &'a str,
    table: &'a Table,
    header: &'a Header,
    standards: &'a [&'a Standard],
    heading: &'a str,
}

impl Reader<'_> {
    /// Columns that are not read.
    fn columns(&self, diagnostics: &mut Diagnostics) {
        let names = &self.table.rows[self.header.above];
        for (at, (name, known)) in names.iter().zip(&self.header.columns).enumerate() {
            if known.is_none() && !name.is_empty() {
                let cell = self.table.place(self.header.above, at);
                let finding = Finding::UnreadCell { cell, written: name.clone(), slip: CellSlip::Column };
                diagnostics.path(self.path, finding);
            }
        }
    }

    fn rows(
        &self,
        courses: &mut Vec<Course>,
        levels: &mut Vec<String>,
        told: &mut Told,
        diagnostics: &mut Diagnostics,
    ) {
        // Merged cells that a CSV file has lost: the tree goes on until it is written anew.
        let mut last: Vec<String> = vec![String::new(); self.header.columns.len()];
        for (index, row) in self.table.rows.iter().enumerate().skip(self.header.below) {
            if row.iter().all(String::is_empty) || is_foot(row) {
                continue;
            }
            let goes_on = [Column::Level, Column::Field, Column::Task, Column::Requirement, Column::Code];
            for column in goes_on.into_iter().filter_map(|column| self.header.place(column)) {
                match row.get(column).filter(|cell| !cell.is_empty()) {
                    Some(cell) => {
                        // What stood right of it belonged to the row before.
                        last.iter_mut().skip(column).for_each(String::clear);
                        last[column].clone_from(cell);
                    }
                    None if self.table.filled => last[column].clear(),
                    None => {}
                }
            }
            let cell = |column| self.header.place(column).and_then(|at| row.get(at)).map_or("", String::as_str);
            let name = cell(Column::Course);
            if ["无", "—", "-", "/", "无课程支撑"].contains(&name) {
                continue;
            }
            let kept = |column| self.header.place(column).map_or("", |at| last[at].as_str());
            let sources = [Column::Requirement, Column::Code, Column::Task, Column::Field];
            let source = sources.map(|it| (it, kept(it))).into_iter().find(|(_, text)| !text.is_empty());
            let supported = format!("{} {}", kept(Column::Level), source.map_or("", |(_, text)| text));
            if name.is_empty() {
                // The second row of a merged requirement may have no more to say.
                let own = sources.map(|it| (it, cell(it))).into_iter().find(|(_, text)| !text.is_empty());
                if let Some((column, text)) = own.filter(|_| !told.supported.contains(&supported)) {
                    self.unread(index, column, text, CellSlip::Course, diagnostics);
                }
                continue;
            }
            told.supported.insert(supported);
            let mut cover = Cover::default();
            if let Some((column, text)) = source {
                let level = [kept(Column::Level), &self.table.name, self.heading];
                let found = codes(text, level, self.standards);
                cover.codes = found.known;
                for (part, slip) in found.unread {
                    self.unread(index, column, &part, slip, diagnostics);
                }
            } else if self.header.has_requirements() {
                self.unread(index, Column::Course, name, CellSlip::Requirement, diagnostics);
            }
            cover.how = self.choice(
                index,
                row,
                Column::How,
                &How::NAMES.map(|(name, how)| (name, how.name())),
                CellSlip::How,
                diagnostics,
            );
            let degrees = Degree::NAMES.map(|(name, degree)| (name, degree.name()));
            cover.degree = self.choice(index, row, Column::Degree, &degrees, CellSlip::Degree, diagnostics);
            cover.assessment = Some(cell(Column::Assessment).to_owned()).filter(|text| !text.is_empty());
            for code in &cover.codes {
                let level = code.split('-').next().unwrap_or(code).to_owned();
                if !levels.contains(&level) {
                    levels.push(level);
                }
            }
            let known = courses.iter().position(|course| course.name == name);
            let at = known.unwrap_or_else(|| {
                courses.push(Course { name: name.to_owned(), ..Course::default() });
                courses.len() - 1
            });
            self.about(index, row, &mut courses[at], told, diagnostics);
            cover.given = self.hours(index, row, name, told, diagnostics);
            courses[at].covers.push(cover);
        }
    }

    /// What a row tells of the course itself.
    fn about(&self, index: usize, row: &[String], course: &mut Course, told: &mut Told, diagnostics: &mut Diagnostics) {
        let keys = [
            (Column::CourseCode, "code"),
            (Column::Nature, "nature"),
            (Column::Credits, "credits"),
            (Column::Semester, "semester"),
            (Column::Lead, "lead"),
        ];
        for (column, key) in keys {
            let Some(text) = self.header.place(column).and_then(|at| row.get(at)).filter(|text| !text.is_empty())
            else {
                continue;
            };
            let credits = text.parse::<Credits>();
            if column == Column::Credits && credits.is_err() {
                if told.once(&course.name, column, text) {
                    self.unread(index, column, text, CellSlip::Credits, diagnostics);
                }
                continue;
            }
            let value =
                credits.ok().filter(|_| column == Column::Credits).map_or_else(|| scalar(text), |it| it.to_string());
            match course.about.iter().find(|(known, _)| *known == key) {
                None => course.about.push((key, value)),
                Some((_, known)) if *known != value && told.once(&course.name, column, text) => {
                    self.unread(index, column, text, CellSlip::Differs, diagnostics);
                }
                Some(_) => {}
            }
        }
    }

    /// The hours that a row gives; whether they are the course's own is known when all its rows are.
    fn hours(
        &self,
        index: usize,
        row: &[String],
        name: &str,
        told: &mut Told,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Given> {
        let has_parts = self.header.place(Column::Theory).or(self.header.place(Column::Practice)).is_some();
        let columns = if has_parts { &[Column::Theory, Column::Practice][..] } else { &[Column::Hours] };
        let mut given = Vec::new();
        for column in columns {
            let at = self.header.place(*column);
            let text = at.and_then(|at| row.get(at)).filter(|text| !text.is_empty());
            let Some(text) = text else { continue };
            let hours = match (column, &numbers(text)[..]) {
                (Column::Theory, [hours]) => Ok([Some(*hours), None]),
                (Column::Practice, [hours]) => Ok([None, Some(*hours)]),
                (Column::Hours, [first, second]) => {
                    let is_turned = text.contains('实') && text.find('理') > text.find('实');
                    Ok(if is_turned { [Some(*second), Some(*first)] } else { [Some(*first), Some(*second)] })
                }
                (Column::Hours, [_]) => Err(CellSlip::WholeHours),
                _ => Err(CellSlip::Hours),
            };
            match hours {
                Ok(hours) => {
                    let cell = self.table.place(index, at.unwrap_or_default());
                    given.push(Given { hours, cell, text: text.clone() });
                }
                Err(slip) if told.once(name, *column, text) => self.unread(index, *column, text, slip, diagnostics),
                Err(_) => {}
            }
        }
        given
    }

    fn choice(
        &self,
        index: usize,
        row: &[String],
        column: Column,
        known: &[(&str, &'static str)],
        slip: CellSlip,
        diagnostics: &mut Diagnostics,
    ) -> Option<&'static str> {
        let text = self.header.place(column).and_then(|at| row.get(at)).filter(|text| !text.is_empty())?;
        let word = text.split(['（', '(']).next().unwrap_or_default().trim().to_uppercase();
        let found = known.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
        if found.is_none() {
            self.unread(index, column, text, slip, diagnostics);
        }
        found
    }

    fn unread(&self, row: usize, column: Column, text: &str, slip: CellSlip, diagnostics: &mut Diagnostics) {
        let at = self.header.place(column).unwrap_or_default();
        let written: String = text.chars().take(40).collect();
        diagnostics.path(self.path, Finding::UnreadCell { cell: self.table.place(row, at), written, slip });
    }
}

fn is_foot(row: &[String]) -> bool {
    let first = row.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
    ["编制人", "教研室", "合计", "填表", "审核", "备注", "注："].iter().any(|word| first.starts_with(word))
}

/// Every whole number in a text, without what stands in brackets.
fn numbers(text: &str) -> Vec<u32> {
    let outside = text.split(['（', '(']).next().unwrap_or_default();
    let runs = outside.split(|sign: char| !sign.is_ascii_digit() && sign != '.');
    let found: Vec<Option<u32>> =
        runs.filter(|run| !run.is_empty()).map(|run| run.parse::<u16>().ok().map(u32::from)).collect();
    // Half an hour, or a number that is none: nothing of it is sure.
    found.into_iter().collect::<Option<Vec<u32>>>().unwrap_or_default()
}
