//! The files of coverage that stand beside each standard's page of it.

use crate::export::coverage::csv::coverage_csv;
use crate::export::coverage::json::coverage_json;
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
    make: Box<dyn Fn() -> Made + Send + Sync + 'a>,
}

/// What stands in a file, not yet its bytes: most builds change none of its figures.
#[derive(Clone, Debug)]
pub enum Made {
    /// As it is.
    Text(String),
    /// A file of Excel.
    Excel(Workbook),
    /// A file of Word.
    Word(Workbook),
}

impl<'a> File<'a> {
    pub(in crate::export) fn new(path: String, make: impl Fn() -> Made + Send + Sync + 'a) -> Self {
        Self { path, make: Box::new(make) }
    }

    /// What stands in it.
    pub fn make(&self) -> Made {
        (self.make)()
    }
}

impl Made {
    /// Of all that the file is made from.
    pub fn fingerprint(&self) -> Fingerprint {
        match self {
            Self::Text(text) => Fingerprint::of(&[text.as_bytes()]),
            Self::Excel(workbook) | Self::Word(workbook) => Fingerprint::of_value(workbook),
        }
    }

    /// The file.
    pub fn bytes(self) -> Vec<u8> {
        match self {
            Self::Text(text) => text.into_bytes(),
            Self::Excel(workbook) => xlsx(workbook),
            Self::Word(workbook) => docx(&workbook),
        }
    }
}

/// The files of each standard.
pub fn coverage_files<'a>(bar: &'a Bar) -> Vec<File<'a>> {
    let mut files = Vec::new();
    for subject in &bar.subjects {
        for file in CoverageFile::ALL {
            files.push(File::new(Route::CoverageFile(subject.code(), file).path(), move || {
                let report = &Report::single(bar.curriculum, subject.syllabus, subject.coverage);
                match file {
                    CoverageFile::Csv => Made::Text(coverage_csv(report)),
                    CoverageFile::Json => Made::Text(coverage_json(report) + "\n"),
                    CoverageFile::Excel => Made::Excel(coverage_screen(report)),
                    CoverageFile::PaperExcel => Made::Excel(coverage_paper(report)),
                    CoverageFile::PaperWord => Made::Word(coverage_paper(report)),
                }
            }));
        }
    }
    files
}
