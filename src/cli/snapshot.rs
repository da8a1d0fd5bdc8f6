//! `kebiao coverage --snapshot` and `--since`

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::author;
use crate::cli::args::{CoverageFormat, Days};
use crate::cli::commands::site_folder;
use crate::cli::print::say;
use crate::cli::today::today;
use crate::cli::words::{kept, no_such_snapshot, not_a_name, snapshot_there};
use crate::curriculum::{Snapshot, Syllabus};
use crate::disk;
use crate::export::{self, Report, Since};
use crate::sheet::{docx, xlsx};

/// Writes a file a standard, each beside what is written for it; none where one of them is there already.
pub(super) fn keep(name: &str, days: &Days, report: &Report) -> Result<ExitCode> {
    let (site, language) = (site_folder()?, report.language());
    let name = name.trim();
    if author::file_name(name) != name {
        bail!(not_a_name(name, language));
    }
    let date = days.date.clone().unwrap_or_else(today);
    let mut files = Vec::new();
    for part in &report.parts {
        // On some systems names that differ in capitals alone are one.
        let is_same = |it: &&Snapshot| it.written.name.to_lowercase() == name.to_lowercase();
        let there = part.syllabus.snapshots().iter().find(is_same);
        let path = match there {
            Some(there) if !days.replace => bail!(snapshot_there(&there.written.path, &there.written.date, language)),
            Some(there) => there.written.path.clone(),
            None => format!("content/{}/snapshots/{name}.yaml", part.syllabus.standard().code),
        };
        files.push((part, path, there.is_some()));
    }
    for (part, path, is_there) in files {
        let text = export::snapshot_yaml(report, part, &date);
        let write = if is_there { disk::edit } else { disk::add };
        write(&site, &path, text.as_bytes())?;
        say(&kept(&path, part.coverage.all(), language));
    }
    Ok(ExitCode::SUCCESS)
}

/// What became of coverage since, in the form that is asked for.
pub(super) fn since(name: &str, format: CoverageFormat, report: &Report) -> Result<Vec<u8>> {
    let Some(since) = Since::of(report, name.trim()) else {
        let all = report.curriculum.syllabuses.iter().flat_map(Syllabus::snapshots);
        let known = all.map(|snapshot| snapshot.written.name.as_str()).collect();
        bail!(no_such_snapshot(name, &known, report.language()));
    };
    Ok(match format {
        CoverageFormat::Table => export::since_table(&since).into_bytes(),
        CoverageFormat::Csv => export::since_csv(&since).into_bytes(),
        CoverageFormat::Json => (export::since_json(&since) + "\n").into_bytes(),
        CoverageFormat::Xlsx => xlsx(&export::since_screen(&since)),
        CoverageFormat::Docx => docx(&export::since_screen(&since)),
    })
}
