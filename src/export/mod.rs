//! The curriculum for other programs.

mod coverage;
mod plans;
mod programme;
mod programme_screen;
mod standard;
mod timetable;
mod tree;

pub use coverage::{
    By, File, Filter, Group, Made, Part, Report, Since, coverage_csv, coverage_files, coverage_json, coverage_paper,
    coverage_screen, coverage_table, groups, groups_csv, groups_json, groups_screen, groups_table, next_csv, next_json,
    next_screen, next_table, reports, since_csv, since_json, since_screen, since_table, snapshot_yaml,
};
pub use plans::plan_files;
pub use programme::{programme_csv, programme_paper};
pub use programme_screen::programme_screen;
pub use standard::standard_json;
pub use timetable::timetable;
pub use tree::standard_tree;
