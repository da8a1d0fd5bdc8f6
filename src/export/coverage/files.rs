//! The files of coverage that stand beside each standard's page of it.

use rayon::prelude::*;

use crate::curriculum::Curriculum;
use crate::export::coverage::csv::coverage_csv;
use crate::export::coverage::json::coverage_json;
use crate::export::coverage::paper::coverage_paper;
use crate::export::coverage::report::Report;
use crate::export::coverage::screen::coverage_screen;
use crate::output::{Fingerprint, Output};
use crate::sheet::{Workbook, docx, xlsx};
use crate::site::{CoverageFile, Route};

/// A file to be, not yet made: most builds change none of its figures.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its path.
    pub path: String,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Text(String),
    Excel(Workbook),
    Word(Workbook),
}

impl Made {
    pub(in crate::export) fn text(path: String, text: String) -> Self {
        Self { path, content: Content::Text(text) }
    }

    pub(in crate::export) fn excel(path: String, workbook: Workbook) -> Self {
        Self { path, content: Content::Excel(workbook) }
    }

    pub(in crate::export) fn word(path: String, workbook: Workbook) -> Self {
        Self { path, content: Content::Word(workbook) }
    }

    /// Of all that it is made from.
    pub fn fingerprint(&self) -> Fingerprint {
        match &self.content {
            Content::Text(text) => Fingerprint::of(&[text.as_bytes()]),
            Content::Excel(workbook) | Content::Word(workbook) => {
                Fingerprint::of(&[&serde_json::to_vec(workbook).expect("a workbook has only text keys")])
            }
        }
    }

    /// The file.
    pub fn output(&self) -> Output {
        let bytes = match &self.content {
            Content::Text(text) => text.clone().into_bytes(),
            Content::Excel(workbook) => xlsx(workbook),
            Content::Word(workbook) => docx(workbook),
        };
        Output { path: self.path.clone(), bytes }
    }
}

/// The files of each standard.
pub fn coverage_files(curriculum: &Curriculum) -> Vec<Made> {
    let files = curriculum.syllabuses.par_iter().flat_map(|syllabus| {
        let report = Report::single(curriculum, syllabus);
        let file = |file: CoverageFile| {
            let content = match file {
                CoverageFile::Csv => Content::Text(coverage_csv(&report)),
                CoverageFile::Json => Content::Text(coverage_json(&report) + "\n"),
                CoverageFile::Excel => Content::Excel(coverage_screen(&report)),
                CoverageFile::PaperExcel => Content::Excel(coverage_paper(&report)),
                CoverageFile::PaperWord => Content::Word(coverage_paper(&report)),
            };
            let path = Route::CoverageFile(syllabus.standard().code.clone(), file).path();
            Made { path, content }
        };
        CoverageFile::ALL.par_iter().map(|it| file(*it)).collect::<Vec<_>>()
    });
    files.collect()
}
