//! `kebiao import`

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::author;
use crate::cli::args::{Import, ImportProgramme, What};
use crate::cli::commands::{exit_code, site_folder};
use crate::cli::lesson::lesson;
use crate::cli::print::{findings, say};
use crate::cli::words::{TO_FILL_IN, to_fill_in};
use crate::curriculum::Syllabus;
use crate::diagnostic::{Diagnostics, Severity};
use crate::disk;
use crate::pipeline;
use crate::project::Project;
use crate::text::Sources;

/// What people have becomes what a site is made from.
pub(super) fn import(args: &Import) -> Result<ExitCode> {
    match &args.what {
        What::Lesson(args) => lesson(args),
        What::Programme(args) => programme(args),
    }
}

fn programme(args: &ImportProgramme) -> Result<ExitCode> {
    let site = site_folder()?;
    let bytes = disk::named(&args.file)?;
    // What is wrong with the site itself is told by `check`.
    let project = Project::of(disk::files(&site)?, &mut Diagnostics::default());
    let curriculum = pipeline::compile(&project, &mut Diagnostics::default());
    let language = project.config.language;
    let written = args.file.to_string_lossy().replace('\\', "/");
    let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let name = author::file_name(args.name.as_deref().unwrap_or(&stem));
    let path = format!("content/programmes/{name}.yaml");
    if project.texts.contains_key(&path) {
        bail!(language.of([
            format!("{path} 已经在那里，没有覆盖；用 --name 换一个名字"),
            format!("{path} is there already and was left alone; choose another with --name"),
        ]));
    }
    let standards: Vec<_> = curriculum.syllabuses.iter().map(Syllabus::standard).collect();
    let mut diagnostics = Diagnostics::default();
    let text = author::programme(&written, &bytes, &standards, &mut diagnostics);
    findings(&diagnostics, &Sources::default(), language, Severity::Note, args.findings.form);
    if let Some(text) = text {
        disk::add(&site, &path, text.as_bytes())?;
        say(&language.of([format!("写好了 {path}"), format!("made {path}")]));
        let gaps = author::gaps(&text);
        if !gaps.is_empty() {
            say(language.of(TO_FILL_IN));
        }
        for gap in gaps {
            say(&to_fill_in(&path, &gap, language));
        }
    }
    Ok(exit_code(&diagnostics, false))
}
