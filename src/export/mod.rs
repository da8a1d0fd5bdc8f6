//! The curriculum for other programs.

mod coverage;
mod standard;
mod tree;

pub use coverage::{coverage_json, coverage_table};
pub use standard::standard_json;
pub use tree::standard_tree;
