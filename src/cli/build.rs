//! `kebiao build`: a site's folder into its pages.

use std::mem;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::cli::args::{Build, FindingsForm};
use crate::cli::commands::{exit_code, fails, site_folder};
use crate::cli::kept::Kept;
use crate::cli::print::{can_style, say, say_all, told};
use crate::cli::progress::Progress;
use crate::cli::remembered;
use crate::cli::words::{NOTHING_MADE, built};
use crate::curriculum::{Coverage, Curriculum, Totals};
use crate::diagnostic::{Diagnostics, Severity};
use crate::disk::{self, Changes, Folder};
use crate::output::{Fingerprint, Manifest};
use crate::pipeline;
use crate::project::{self, Files, Project, SETTINGS};
use crate::render::{Before, Coloured};
use crate::site::view::{Audience, Drafts};

/// Where a site keeps code that has been coloured.
const COLOURED: &str = "coloured";

/// Builds the site, unless the last build was asked the same and left all that this one would make.
pub(super) fn build(args: &Build) -> Result<ExitCode> {
    let began = Instant::now();
    let site = site_folder()?;
    let files = disk::files(&site)?;
    let (program, asked) = (remembered::program(), asked(args, &files));
    let settings = files.get(SETTINGS).map(Vec::as_slice).unwrap_or_default();
    let (output, language) = (project::output(settings), project::language(settings));
    let output = args.out.clone().unwrap_or_else(|| PathBuf::from(output));
    let done = |kept: &Kept, changes: Changes| {
        built(kept.pages, kept.totals, changes, began.elapsed().as_secs_f64(), &output, language)
    };
    // Whoever asks for JSON reads it with a program, which takes no sentence behind it.
    let tell = |findings: &str, done: &str| {
        say_all(findings);
        if args.findings.form != FindingsForm::Json {
            say(done);
        }
    };
    // Whether the folder may be written to is said behind the findings, as ever.
    let last = Folder::last(&site, &output, &program, asked).ok().flatten();
    if let Some(kept) = last.and_then(|text| Kept::parse(&text)) {
        let done = done(&kept, Changes::default());
        tell(&kept.findings, &done);
        return Ok(ExitCode::SUCCESS);
    }
    let progress = Progress::begin(language);
    let mut diagnostics = Diagnostics::default();
    let (project, last) = rayon::join(
        || Project::within(args.limit(), files, &mut diagnostics),
        || remembered::read_last(&program, &site),
    );
    let ((curriculum, read), coloured) = rayon::join(
        || pipeline::compile_again(&project, &last, &mut diagnostics),
        || Coloured::parse(&program, disk::kept(&site, COLOURED)),
    );
    drop(last);
    let to = To { site: &site, output: &output, program: &program };
    let (made, totals) = rayon::join(
        || made(args, &to, &project, &curriculum, (&coloured, &progress), &mut diagnostics),
        || totals(&curriculum),
    );
    drop(progress);
    let findings = told(&diagnostics, &project.sources, language, Severity::Warning, args.findings.form);
    // What was found is worth knowing where the disk refuses, too.
    if made.is_err() && args.findings.form != FindingsForm::Json {
        say_all(&findings);
    }
    if let Some((folder, manifest, changes)) = made? {
        let pages = manifest.0.keys().filter(|path| path.ends_with(".html")).count();
        let kept = Kept { pages, totals, findings };
        remembered::keep(&program, &site, &read);
        folder.say(asked, &manifest, &kept.print());
        let done = done(&kept, changes);
        tell(&kept.findings, &done);
    } else {
        tell(&findings, language.of(NOTHING_MADE));
    }
    // The program ends, and the system takes their memory at once instead of piece by piece.
    mem::forget((project, curriculum, read));
    Ok(exit_code(&diagnostics, args.strict))
}

/// The requirements of all standards by their state.
fn totals(curriculum: &Curriculum) -> Totals {
    let config = &curriculum.config.coverage;
    curriculum.syllabuses.iter().map(|syllabus| Coverage::of(syllabus, config).all()).sum()
}

/// Where a build writes, and what builds.
struct To<'a> {
    site: &'a Path,
    output: &'a Path,
    program: &'a str,
}

/// The folder, all that stands in it now, and what changed there; nothing where an error kept the site from being made.
fn made(
    args: &Build,
    to: &To,
    project: &Project,
    curriculum: &Curriculum,
    (coloured, progress): (&Coloured, &Progress),
    diagnostics: &mut Diagnostics,
) -> Result<Option<(Folder, Manifest, Changes)>> {
    if fails(diagnostics, args.strict) {
        return Ok(None);
    }
    let folder = Folder::open(to.site, to.output, to.program);
    let folder = match &project.config.output {
        Some(written) if args.out.is_none() => folder.with_context(|| {
            let source = project.sources.get(written.span.source);
            format!("{}:{}", source.path(), source.position(written.span.start).line)
        }),
        _ => folder,
    }?;
    let drafts = if args.drafts { Drafts::Shown } else { Drafts::Hidden };
    let put = |output: &_| {
        progress.made_one();
        folder.put(output)
    };
    let before = Before { manifest: folder.before(), coloured };
    match pipeline::build(project, curriculum, drafts, Audience::Readers, before, &put, diagnostics) {
        Ok(manifest) if !fails(diagnostics, args.strict) => {
            let (changes, kept) = rayon::join(|| folder.commit(&manifest), || coloured.print(to.program));
            let changes = changes?;
            if let Some(bytes) = kept {
                disk::keep(to.site, COLOURED, &bytes);
            }
            Ok(Some((folder, manifest, changes)))
        }
        Ok(_) => folder.abandon().map(|()| None),
        Err(error) => {
            folder.abandon()?;
            Err(error)
        }
    }
}

/// All that decides what a build makes and says: what it reads, how it is asked, and whether it may speak in colours.
fn asked(args: &Build, files: &Files) -> Fingerprint {
    let how = format!("{args:?} {}", can_style());
    Fingerprint::of(&[&disk::fingerprint(files).bytes(), how.as_bytes()])
}
