//! The curriculum for other programs.

mod coverage;
mod plans;
mod programme;
mod programme_screen;
mod standard;
mod timetable;
mod tree;

pub use coverage::{
    By, Filter, Group, Made, Part, Report, Since, Table, coverage_csv, coverage_json, coverage_paper, coverage_screen,
    coverage_table, groups, groups_csv, groups_json, groups_screen, groups_table, next_csv, next_json, next_screen,
    next_table, reports, since_csv, since_json, since_screen, since_table, snapshot_yaml,
};
pub use programme::{programme_csv, programme_paper};
pub use programme_screen::programme_screen;
pub use standard::standard_json;
pub use timetable::timetable;
pub use tree::standard_tree;

use crate::curriculum::Curriculum;

/// The tables that stand as files beside the pages: those of coverage, of programmes and of courses.
pub fn tables<'a>(reports: &'a [Report], curriculum: &'a Curriculum) -> Vec<Table<'a>> {
    let mut tables = coverage::coverage_tables(reports);
    tables.extend(plans::plan_tables(curriculum));
    tables
}
