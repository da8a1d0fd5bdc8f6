//! `kebiao new`, and what it proposes for a site that is there.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::author;
use crate::cli::args::{FindingsForm, New, Suggest, Suggestion};
use crate::cli::commands::{exit_code, site_folder};
use crate::cli::print::{answer, findings, say};
use crate::cli::words::{NO_SITE, started, taken};
use crate::diagnostic::{Diagnostics, Severity};
use crate::disk::{self, Refusal};
use crate::form::{self, Limit};
use crate::pipeline;
use crate::project::Project;
use crate::standard::{self, Standard};
use crate::text::Sources;

/// `kebiao new`
pub(super) fn new(args: &New) -> Result<ExitCode> {
    // Before anything is read: whoever named a folder in use wants to know that first.
    if !disk::is_free(&args.folder)? {
        bail!(Refusal::NotEmpty(args.folder.clone()));
    }
    let file = match &args.standard {
        Some(file) => file.clone(),
        None => only_standard(args.limit())?,
    };
    if args.standard.is_none() {
        say(&taken(&file, args.language));
    }
    let bytes = disk::named(&file)?;
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let standard = read(&file, &bytes, args.limit(), &mut sources, &mut diagnostics);
    let Some(standard) = standard.filter(|_| !diagnostics.has_errors()) else {
        findings(&diagnostics, &sources, args.language, Severity::Error, FindingsForm::Human);
        say(args.language.of(NO_SITE));
        return Ok(exit_code(&diagnostics, false));
    };
    let seed = author::seed_path(&name(&file), &standard);
    disk::create(&args.folder, &author::new(&standard, &seed, bytes, args.language))?;
    say(&started(&args.folder, &standard, args.language));
    Ok(ExitCode::SUCCESS)
}

/// `kebiao suggest`
pub(super) fn suggest(args: &Suggest) -> Result<ExitCode> {
    let mut diagnostics = Diagnostics::default();
    let project = Project::of(disk::files(&site_folder()?)?, &mut diagnostics);
    let curriculum = pipeline::compile(&project, &mut diagnostics);
    let language = project.config.language;
    for syllabus in &curriculum.syllabuses {
        let Suggestion::Strands = args.what;
        let path = format!("# content/{}/strands.yaml\n", syllabus.standard().code);
        answer(&(path + &author::strands(syllabus.standard(), "", language)))?;
    }
    if curriculum.syllabuses.is_empty() {
        findings(&diagnostics, &project.sources, language, Severity::Error, FindingsForm::Human);
        return Ok(exit_code(&diagnostics, false));
    }
    Ok(ExitCode::SUCCESS)
}

/// The one standard in the current folder.
fn only_standard(limit: Limit) -> Result<PathBuf> {
    let found = standards_here(limit)?;
    match found.as_slice() {
        [one] => Ok(one.clone()),
        [] => bail!(Refusal::NoStandardBeside),
        _ => bail!(Refusal::StandardsBeside(found)),
    }
}

/// The standards that lie in the current folder.
pub(super) fn standards_here(limit: Limit) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for path in disk::standards_beside(&site_folder()?)? {
        let bytes = disk::bytes(&path)?;
        // What is no standard is no mistake here.
        let (mut sources, mut unseen) = (Sources::default(), Diagnostics::default());
        if read(&path, &bytes, limit, &mut sources, &mut unseen).is_some_and(|standard| !standard.levels.is_empty()) {
            found.push(path);
        }
    }
    Ok(found)
}

fn read(
    file: &Path,
    bytes: &[u8],
    limit: Limit,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Standard> {
    let path = file.to_string_lossy().replace('\\', "/");
    let stem = file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let id = form::read(&path, bytes, limit, sources, diagnostics)?;
    Some(standard::parse(sources.get(id), &stem, diagnostics))
}

fn name(file: &Path) -> String {
    file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}
