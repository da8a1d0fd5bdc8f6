//! What a build reads, all of it in memory.

mod config;
#[expect(clippy::module_inception, reason = "the folder is named for its chief type")]
mod project;

pub use config::{Assessing, Config, CoverageConfig, StandardConfig};
pub use project::{Files, Project, StandardFile, is_about, standard_paths, text};
