//! The files that stand beside the pages of programmes and courses.

use crate::curriculum::Curriculum;
use crate::export::coverage::{File, Made};
use crate::export::programme::{programme_csv, programme_paper};
use crate::export::programme_screen::programme_screen;
use crate::export::timetable::timetable;
use crate::site::{PlanFile, Route};

/// 课证对接表 of each programme, 学期授课计划 of each course.
pub fn plan_files(curriculum: &Curriculum) -> Vec<File<'_>> {
    let mut files = Vec::new();
    for programme in &curriculum.programmes {
        for file in PlanFile::ALL {
            let path = Route::ProgrammeFile(programme.written.slug.clone(), file).path();
            files.push(File::new(path, move || match file {
                PlanFile::Excel => Made::Excel(programme_paper(curriculum, programme)),
                PlanFile::Word => Made::Word(programme_paper(curriculum, programme)),
                PlanFile::Screen => Made::Excel(programme_screen(curriculum, programme)),
                PlanFile::Csv => Made::Text(programme_csv(curriculum, programme)),
            }));
        }
    }
    for course in &curriculum.courses {
        let path = |file| Route::CourseFile(course.written.slug.clone(), file).path();
        files.push(File::new(path(PlanFile::Excel), move || Made::Excel(timetable(curriculum, course))));
        files.push(File::new(path(PlanFile::Word), move || Made::Word(timetable(curriculum, course))));
    }
    files
}
