//! The files of coverage that stand beside each standard's page of it.

use crate::export::coverage::csv::coverage_csv;
use crate::export::coverage::json::CoverageJson;
use crate::export::coverage::paper::coverage_paper;
use crate::export::coverage::report::Report;
use crate::export::coverage::screen::coverage_screen;
use crate::output::Fingerprint;
use crate::sheet::{Workbook, docx, xlsx};
use crate::site::{Bar, CoverageFile, Route};

/// A file to be: where it will stand, and how it is made.
pub struct File<'a> {
    /// Its path.
    pub path: String,
    make: Box<dyn Fn() -> Made<'a> + Send + Sync + 'a>,
}

/// What stands in a file, not yet its bytes: most builds change none of its figures.
#[derive(Clone, Debug)]
pub enum Made<'a> {
    /// As it is.
    Text(String),
    /// For programs.
    Json(CoverageJson<'a>),
    /// A file of Excel.
    Excel(Workbook<'a>),
    /// A file of Word.
    Word(Workbook<'a>),
}

impl<'a> File<'a> {
    pub(in crate::export) fn new(path: String, make: impl Fn() -> Made<'a> + Send + Sync + 'a) -> Self {
        Self { path, make: Box::new(make) }
    }

    /// What stands in it.
    pub fn make(&self) -> Made<'a> {
        (self.make)()
    }
}

impl Made<'_> {
    /// Of all that the file is made from.
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Text(text) => Fingerprint::of(&[text.as_bytes()]),
            Self::Json(json) => Fingerprint::of_value(json),
            Self::Excel(workbook) | Self::Word(workbook) => Fingerprint::of_value(workbook),
        }
    }

    /// The file.
    pub fn bytes(self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.into_bytes(),
            Self::Json(json) => (json.text() + "\n").into_bytes(),
            Self::Excel(workbook) => xlsx(workbook),
            Self::Word(workbook) => docx(&workbook),
        }
    }
}

/// The report of each standard.
pub fn reports<'a>(bar: &'a Bar) -> Vec<Report<'a>> {
    let subjects = bar.subjects.iter();
    subjects.map(|subject| Report::single(bar.curriculum, subject.syllabus, subject.coverage)).collect()
}

/// The files of each of them.
pub fn coverage_files<'a>(reports: &'a [Report]) -> Vec<File<'a>> {
    let mut files = Vec::new();
    for (report, part) in reports.iter().flat_map(|report| report.parts.iter().map(move |part| (report, part))) {
        for file in CoverageFile::ALL {
            let path = Route::CoverageFile(part.syllabus.standard().code.clone(), file).path();
            files.push(File::new(path, move || match file {
                CoverageFile::Csv => Made::Text(coverage_csv(report)),
                CoverageFile::Json => Made::Json(CoverageJson::of(report)),
                CoverageFile::Excel => Made::Excel(coverage_screen(report)),
                CoverageFile::PaperExcel => Made::Excel(coverage_paper(report)),
                CoverageFile::PaperWord => Made::Word(coverage_paper(report)),
            }));
        }
    }
    files
}
