//! A table of courses and requirements that a college has, made a programme's file.

use std::collections::BTreeSet;

use crate::author::code::codes;
use crate::author::header::Header;
use crate::author::plan::{Course, Cover, written};
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
    for table in &tables {
        let Some(header) = Header::of(table) else { continue };
        let heading = table.rows[..header.above].iter().flatten().fold(String::new(), |all, cell| all + cell + "\n");
        let reader = Reader { path, table, header: &header, standards, heading: &heading };
        reader.columns(diagnostics);
        reader.rows(&mut courses, &mut levels, diagnostics);
        above += &heading;
    }
    if courses.is_empty() {
        diagnostics.path(path, Finding::NoPlanTable);
        return None;
    }
    Some(written(&above, &levels, &courses))
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

    fn rows(&self, courses: &mut Vec<Course>, levels: &mut Vec<String>, diagnostics: &mut Diagnostics) {
        // Merged cells that a CSV file has lost: the tree goes on until it is written anew.
        let mut last: Vec<String> = vec![String::new(); self.header.columns.len()];
        // A sum that stands in each row of a course is told once.
        let mut told = BTreeSet::new();
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
            if name.is_empty() || ["无", "—", "-", "/", "无课程支撑"].contains(&name) {
                continue;
            }
            let kept = |column| self.header.place(column).map_or("", |at| last[at].as_str());
            let mut cover = Cover::default();
            let sources = [Column::Requirement, Column::Code, Column::Task, Column::Field].map(|it| (it, kept(it)));
            if let Some((column, text)) = sources.into_iter().find(|(_, text)| !text.is_empty()) {
                let level = [kept(Column::Level), &self.table.name, self.heading];
                match codes(text, level, self.standards) {
                    Some(found) => cover.codes = found,
                    None => self.unread(index, column, text, CellSlip::Code, diagnostics),
                }
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
            cover.hours = self.hours(index, row, &mut told, diagnostics);
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
            self.about(index, row, &mut courses[at], diagnostics);
            courses[at].add(cover);
        }
    }

    /// What a row tells of the course itself.
    fn about(&self, index: usize, row: &[String], course: &mut Course, diagnostics: &mut Diagnostics) {
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
            if course.about.iter().any(|(known, _)| *known == key) {
                continue;
            }
            if column == Column::Credits && text.parse::<Credits>().is_err() {
                self.unread(index, column, text, CellSlip::Credits, diagnostics);
                continue;
            }
            course.about.push((key, if column == Column::Credits { text.clone() } else { scalar(text) }));
        }
    }

    /// Theory and practice, from their columns or from one that holds both.
    fn hours(
        &self,
        index: usize,
        row: &[String],
        told: &mut BTreeSet<(Option<String>, String)>,
        diagnostics: &mut Diagnostics,
    ) -> [Option<u32>; 2] {
        let cell = |column| self.header.place(column).and_then(|at| row.get(at)).filter(|text| !text.is_empty());
        let mut hours = [None, None];
        for (slot, column) in [Column::Theory, Column::Practice].into_iter().enumerate() {
            let Some(text) = cell(column) else { continue };
            match numbers(text)[..] {
                [hour] => hours[slot] = Some(hour),
                _ => self.unread(index, column, text, CellSlip::Hours, diagnostics),
            }
        }
        let has_parts = self.header.place(Column::Theory).or(self.header.place(Column::Practice)).is_some();
        if let Some(text) = cell(Column::Hours).filter(|_| !has_parts) {
            match numbers(text)[..] {
                [theory, practice] if !text.contains('实') || text.find('理') < text.find('实') => {
                    return [Some(theory), Some(practice)];
                }
                [practice, theory] => return [Some(theory), Some(practice)],
                [_] => {
                    let course = self.header.place(Column::Course).and_then(|at| row.get(at));
                    if told.insert((course.cloned(), text.clone())) {
                        self.unread(index, Column::Hours, text, CellSlip::WholeHours, diagnostics);
                    }
                }
                _ => self.unread(index, Column::Hours, text, CellSlip::Hours, diagnostics),
            }
        }
        hours
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
