//! Coverage in every form that leaves the program: one report feeds them all.

mod csv;
mod files;
mod group;
mod json;
mod named;
mod next;
mod paper;
mod report;
mod screen;
mod since;
mod snapshot;
mod terminal;
mod words;

pub(super) use csv::{MARK, line};
pub use csv::{coverage_csv, groups_csv};
pub(super) use files::coverage_tables;
pub use files::{Made, Table, reports};
pub use group::{By, Group, groups};
pub use json::{coverage_json, groups_json};
pub use next::{next_csv, next_json, next_screen, next_table};
pub use paper::coverage_paper;
pub use report::{Filter, Part, Report};
pub use screen::{coverage_screen, groups_screen};
pub use since::{Since, since_csv, since_json, since_screen, since_table};
pub use snapshot::snapshot_yaml;
pub use terminal::{coverage_table, groups_table};
pub(super) use words::{PAGES, SIGNATURES};
