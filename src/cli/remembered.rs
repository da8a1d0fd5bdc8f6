//! Lessons as the last build read them, for every command that reads a whole site.

use std::path::Path;
use std::time::SystemTime;

use anyhow::Result;

use crate::curriculum::Curriculum;
use crate::diagnostic::Diagnostics;
use crate::disk;
use crate::pipeline::{self, Remembered};
use crate::project::Project;

/// Where a site keeps them.
const LESSONS: &str = "lessons";

/// Reads a site's files and compiles its texts, with what the last build read of them.
pub(super) fn compile(site: &Path, diagnostics: &mut Diagnostics) -> Result<(Project, Curriculum)> {
    let files = disk::files(site)?;
    let (project, last) = rayon::join(|| Project::of(files, diagnostics), || read_last(&program(), site));
    let (curriculum, _) = pipeline::compile_again(&project, &last, diagnostics);
    Ok((project, curriculum))
}

/// What the last build read.
pub(super) fn read_last(program: &str, site: &Path) -> Remembered {
    Remembered::parse(program, disk::kept(site, LESSONS))
}

/// Keeps what was read for the next time.
pub(super) fn keep(program: &str, site: &Path, read: &Remembered) {
    if let Some(bytes) = read.print(program) {
        disk::keep(site, LESSONS, &bytes);
    }
}

/// The program that runs: another one reads and makes something else of the same texts. One whose file cannot be looked
/// at is told from every other by its time.
pub(super) fn program() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let file = std::env::current_exe().ok().and_then(|file| disk::stamp(&file));
    let stamp = file.unwrap_or_else(|| format!("at {:?}", SystemTime::now()));
    format!("kebiao {version} {stamp}")
}
