//! What a build reads, all of it in memory.

mod address;
mod config;
#[expect(clippy::module_inception, reason = "the folder is named for its chief type")]
mod project;
mod written;

pub use config::{
    Assessing, Config, CoverageConfig, HoursConfig, Html, Minimum, PrintConfig, RepositoryConfig, SchoolConfig,
    StandardConfig, StandardText,
};
pub use project::{
    Files, MISNAMED, PICTURES, Project, SETTINGS, StandardFile, is_about, language, named_paths, output, text,
};
pub use written::shape;
