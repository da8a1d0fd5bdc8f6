//! `kebiao pack`: the site as one zip, or a lesson as one page, to be handed out.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;

use anyhow::Result;

use crate::author::file_name;
use crate::cli::args::{FindingsForm, Pack};
use crate::cli::commands::{exit_code, language_of_site, site_folder};
use crate::cli::print::{findings, say};
use crate::cli::progress::Progress;
use crate::cli::remembered;
use crate::cli::which;
use crate::cli::words::{DRAFT_PACKED, HOW_TO_OPEN, NOTHING_PACKED, packed};
use crate::content::Status;
use crate::curriculum::{Curriculum, Lesson};
use crate::diagnostic::{Diagnostics, Language, Severity};
use crate::disk;
use crate::output::{Manifest, Output, zip};
use crate::pipeline;
use crate::render::{self, Before, Coloured};
use crate::site::Route;
use crate::site::view::{Audience, Drafts};

/// `kebiao pack`
pub(super) fn pack(args: &Pack) -> Result<ExitCode> {
    let progress = Progress::begin(language_of_site());
    let mut diagnostics = Diagnostics::default();
    let site = site_folder()?;
    let (project, curriculum) = remembered::compile(&site, &mut diagnostics)?;
    let language = project.config.language;
    let lesson = match &args.single {
        Some(written) if !diagnostics.has_errors() => Some(lesson(&curriculum, written, language)?),
        _ => None,
    };
    let is_draft = lesson.as_ref().is_some_and(|(_, lesson)| lesson.written.matter.status == Status::Draft);
    let mut outputs = BTreeMap::new();
    if !diagnostics.has_errors() {
        let drafts = if is_draft { Drafts::Shown } else { Drafts::Hidden };
        let (sender, made) = mpsc::channel();
        // Whoever receives waits for the last one, so that none is lost.
        let put = |output: &Output| {
            progress.made_one();
            Ok(sender.send(output.clone())?)
        };
        pipeline::build(
            &project,
            &curriculum,
            drafts,
            Audience::Readers,
            Before { manifest: &Manifest::default(), coloured: &Coloured::default() },
            &put,
            &mut diagnostics,
        )?;
        drop(sender);
        outputs.extend(made.into_iter().map(|output: Output| (output.path, output.bytes)));
    }
    drop(progress);
    findings(&diagnostics, &project.sources, language, Severity::Error, FindingsForm::Human);
    if diagnostics.has_errors() {
        say(language.of(NOTHING_PACKED));
        return Ok(exit_code(&diagnostics, false));
    }
    let (name, bytes, files) = if let Some((route, lesson)) = lesson {
        let page = render::single(&outputs, &route.path(), project.config.base_url.as_deref());
        let page = page.expect("a lesson without errors has its page").into_bytes();
        (format!("{}.html", file_name(&lesson.written.matter.title)), page, 1)
    } else {
        let [note, how] = language.of(HOW_TO_OPEN);
        let folder = file_name(&curriculum.title);
        let files = outputs.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        let bytes = zip(&folder, std::iter::once((note, how.as_bytes())).chain(files))?;
        (format!("{folder}.zip"), bytes, outputs.len() + 1)
    };
    if is_draft {
        say(language.of(DRAFT_PACKED));
    }
    let path = disk::pack(&site, &args.out.clone().unwrap_or_else(|| PathBuf::from(name)), &bytes)?;
    say(&packed(files, bytes.len(), path.strip_prefix(&site).unwrap_or(&path), language));
    Ok(ExitCode::SUCCESS)
}

fn lesson<'a>(curriculum: &'a Curriculum, written: &str, language: Language) -> Result<(Route<'a>, &'a Lesson)> {
    let (syllabus, lesson) = which::lesson(written, curriculum, language)?;
    Ok((Route::Lesson(&syllabus.standard().code, &lesson.place, &lesson.written.slug), lesson))
}
