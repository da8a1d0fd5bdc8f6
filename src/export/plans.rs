//! The tables that stand beside the pages of programmes and courses.

use crate::curriculum::Curriculum;
use crate::export::coverage::{Made, Table};
use crate::export::programme::{programme_csv, programme_paper};
use crate::export::programme_screen::programme_screen;
use crate::export::timetable::timetable;
use crate::site::{PlanFile, Route};

/// 课证对接表 of each programme, 学期授课计划 of each course.
pub(super) fn plan_tables(curriculum: &Curriculum) -> Vec<Table<'_>> {
    let mut tables = Vec::new();
    for programme in &curriculum.programmes {
        let path = |file| Route::ProgrammeFile(&programme.written.slug, file).path();
        let paper = [PlanFile::Excel, PlanFile::Word].map(path).to_vec();
        tables.extend([
            Table::new(paper, move || Made::Workbook(programme_paper(curriculum, programme))),
            Table::new(vec![path(PlanFile::Screen)], move || Made::Workbook(programme_screen(curriculum, programme))),
            Table::new(vec![path(PlanFile::Csv)], move || Made::Text(programme_csv(curriculum, programme))),
        ]);
    }
    for course in &curriculum.courses {
        let path = |file| Route::CourseFile(&course.written.slug, file).path();
        let paths = [PlanFile::Excel, PlanFile::Word].map(path).to_vec();
        tables.push(Table::new(paths, move || Made::Workbook(timetable(curriculum, course))));
    }
    tables
}
