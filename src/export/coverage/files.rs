//! The tables of coverage that stand beside each standard's page of it.

use crate::export::coverage::csv::coverage_csv;
use crate::export::coverage::json::CoverageJson;
use crate::export::coverage::paper::coverage_paper;
use crate::export::coverage::report::Report;
use crate::export::coverage::screen::coverage_screen;
use crate::output::Fingerprint;
use crate::sheet::{Workbook, docx, xlsx};
use crate::site::{Bar, CoverageFile, Route};

/// A table to be: where its files will stand, and how it is made.
pub struct Table<'a> {
    /// Each holds all of it, in the form that its path ends with.
    pub paths: Vec<String>,
    make: Box<dyn Fn() -> Made<'a> + Send + Sync + 'a>,
}

/// What stands in a table, not yet the bytes of its files: most builds change none of its figures.
pub enum Made<'a> {
    /// As it is.
    Text(String),
    /// For programs.
    Json(CoverageJson<'a>),
    /// For Excel and for Word.
    Workbook(Workbook<'a>),
}

impl<'a> Table<'a> {
    pub(in crate::export) fn new(paths: Vec<String>, make: impl Fn() -> Made<'a> + Send + Sync + 'a) -> Self {
        Self { paths, make: Box::new(make) }
    }

    /// What stands in it.
    pub fn make(&self) -> Made<'a> {
        (self.make)()
    }
}

impl Made<'_> {
    /// Of all that its files are made from.
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Text(text) => Fingerprint::of(&[text.as_bytes()]),
            Self::Json(json) => Fingerprint::of_value(json),
            Self::Workbook(workbook) => Fingerprint::of_value(workbook),
        }
    }

    /// The file of that path; a workbook is one for Word where the path ends so, else one for Excel.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        match self {
            Self::Text(text) => text.clone().into_bytes(),
            Self::Json(json) => (json.text() + "\n").into_bytes(),
            Self::Workbook(workbook) if path.ends_with(".docx") => docx(workbook),
            Self::Workbook(workbook) => xlsx(workbook),
        }
    }
}

/// The report of each standard.
pub fn reports<'a>(bar: &'a Bar) -> Vec<Report<'a>> {
    let subjects = bar.subjects.iter();
    subjects.map(|subject| Report::single(bar.curriculum, subject.syllabus, subject.coverage)).collect()
}

/// The tables of each of them.
pub(in crate::export) fn coverage_tables<'a>(reports: &'a [Report]) -> Vec<Table<'a>> {
    let mut tables = Vec::new();
    for (report, part) in reports.iter().flat_map(|report| report.parts.iter().map(move |part| (report, part))) {
        let path = |file| Route::CoverageFile(&part.syllabus.standard().code, file).path();
        let paper = [CoverageFile::PaperExcel, CoverageFile::PaperWord].map(path).to_vec();
        tables.extend([
            Table::new(vec![path(CoverageFile::Excel)], || Made::Workbook(coverage_screen(report))),
            Table::new(paper, || Made::Workbook(coverage_paper(report))),
            Table::new(vec![path(CoverageFile::Csv)], || Made::Text(coverage_csv(report))),
            Table::new(vec![path(CoverageFile::Json)], || Made::Json(CoverageJson::of(report))),
        ]);
    }
    tables
}
