//! One function a command: arguments into calls of the pipeline, and what came of it onto the terminal.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::author;
use crate::cli::args::{
    Check, Command, Coverage, CoverageBy, CoverageFormat, Explain, FindingsForm, Parse, StandardFormat,
};
use crate::cli::print::{answer, brief, findings, say};
use crate::cli::progress::Progress;
use crate::cli::remembered;
use crate::cli::snapshot;
use crate::cli::words::{
    COURSE_FORMS, NEEDS_FILE, NO_FIGURES, NOTHING_FOUND, PAPER_FORM, PROGRAMME_FORMS, SCREEN_FORM, fixed, made,
    no_such_level, no_such_plan, other_ending, within,
};
use crate::curriculum::{self, Curriculum};
use crate::diagnostic::{Diagnostics, Language, Severity};
use crate::disk::{self, Refusal};
use crate::export::{self, By, Filter, Report};
use crate::form;
use crate::pipeline;
use crate::project::{self, Project, SETTINGS};
use crate::sheet::{docx, xlsx};
use crate::standard;
use crate::text::Sources;

/// `kebiao check`
pub(super) fn check(args: &Check) -> Result<ExitCode> {
    let recode = if args.fix { fix()? } else { Vec::new() };
    let progress = Progress::begin(language_of_site());
    let mut diagnostics = Diagnostics::default();
    let site = site_folder()?;
    let (project, curriculum) = remembered::compile(&site, &mut diagnostics)?;
    for source in project.sources.all().filter(|source| recode.iter().any(|path| path == source.path())) {
        diagnostics.recode_first(source.id());
    }
    drop(progress);
    // Figures over a text with errors would be wrong.
    if !diagnostics.has_errors() {
        curriculum::thresholds(&curriculum, &mut diagnostics);
        if let Some(needed) = args.min_coverage {
            let asked = curriculum::threshold(&curriculum, needed, args.level.as_deref(), &mut diagnostics);
            if let Some(level) = args.level.as_ref().filter(|_| !asked) {
                bail!(unknown_level(level, &curriculum));
            }
        }
    }
    findings(&diagnostics, &project.sources, project.config.language, Severity::Note, args.findings.form);
    if diagnostics.sorted().is_empty() && args.findings.form != FindingsForm::Json {
        say(project.config.language.of(NOTHING_FOUND));
    }
    Ok(exit_code(&diagnostics, args.strict))
}

/// Repairs what can be repaired safely, and names each file; gives those that must be saved as UTF-8 first.
fn fix() -> Result<Vec<String>> {
    let site = site_folder()?;
    let files = disk::files(&site)?;
    let mut found = Diagnostics::default();
    let project = Project::of(files.clone(), &mut found);
    pipeline::compile(&project, &mut found);
    let mut recode = Vec::new();
    for fix in author::fixes(&project, &found, &files) {
        match &fix.bytes {
            Some(bytes) => disk::edit(&site, &fix.path, bytes)?,
            None => recode.push(fix.path.clone()),
        }
        answer(&fixed(&fix, project.config.language))?;
    }
    Ok(recode)
}

/// `kebiao coverage`
pub(super) fn coverage(args: &Coverage) -> Result<ExitCode> {
    let mut diagnostics = Diagnostics::default();
    let site = site_folder()?;
    let (project, curriculum) = remembered::compile(&site, &mut diagnostics)?;
    let language = project.config.language;
    // Figures over a text with errors would be wrong.
    if diagnostics.has_errors() {
        findings(&diagnostics, &project.sources, language, Severity::Error, args.findings.form);
        if args.findings.form != FindingsForm::Json {
            say(language.of(NO_FIGURES));
        }
        return Ok(exit_code(&diagnostics, false));
    }
    let tell = || match args.findings.form {
        FindingsForm::Human => brief(&diagnostics, &project.sources, language),
        form => findings(&diagnostics, &project.sources, language, Severity::Note, form),
    };
    refuse_name(args, language)?;
    if args.plan.programme.is_some() || args.plan.course.is_some() {
        tell();
        return plan(args, &curriculum);
    }
    let filter = Filter { level: args.level.clone(), gaps: args.gaps };
    let Some(report) = Report::of(&curriculum, filter) else {
        bail!(unknown_level(args.level.as_deref().unwrap_or_default(), &curriculum));
    };
    if let Some(name) = &args.days.snapshot {
        tell();
        return snapshot::keep(name, &args.days, &report);
    }
    if matches!(args.format, CoverageFormat::Xlsx | CoverageFormat::Docx) && args.out.is_none() {
        bail!(language.of(NEEDS_FILE));
    }
    let made = match &args.days.since {
        Some(name) => snapshot::since(name, args.format, &report)?,
        None => answered(&report, args),
    };
    // Before the answer, so that its figures are what one sees last.
    tell();
    match &args.out {
        Some(file) => write(file, &made, language)?,
        None => answer(&String::from_utf8_lossy(&made))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// An answer into a file, and where it is.
fn write(file: &Path, bytes: &[u8], language: Language) -> Result<()> {
    disk::write(&site_folder()?, file, bytes)?;
    say(&made(file, language));
    Ok(())
}

/// A file's name must not promise another form than it holds, nor an option go unheard.
fn refuse_name(args: &Coverage, language: Language) -> Result<()> {
    let format = args.format.name();
    if args.paper && !matches!(args.format, CoverageFormat::Xlsx | CoverageFormat::Docx) {
        bail!(language.of(PAPER_FORM));
    }
    let Some(file) = &args.out else { return Ok(()) };
    let ending = file.extension().map(|it| it.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_book = matches!(args.format, CoverageFormat::Xlsx | CoverageFormat::Docx);
    let is_known = ["xlsx", "docx", "csv", "json"].contains(&ending.as_str());
    if ending != format && (is_book || is_known) {
        bail!(other_ending(file, format, Some(ending).filter(|_| is_known), language));
    }
    Ok(())
}

/// `kebiao coverage --programme`, `--course`
fn plan(args: &Coverage, curriculum: &curriculum::Curriculum) -> Result<ExitCode> {
    let language = curriculum.config.language;
    let is_table = matches!(args.format, CoverageFormat::Xlsx | CoverageFormat::Docx);
    let (workbook, csv) = if let Some(slug) = &args.plan.programme {
        let known = curriculum.programmes.iter();
        let Some(programme) = known.clone().find(|programme| programme.written.slug == *slug) else {
            bail!(no_such_plan(slug, known.map(|programme| programme.written.slug.as_str()), language));
        };
        let workbook = if args.plan.screen { export::programme_screen } else { export::programme_paper };
        (workbook(curriculum, programme), Some(export::programme_csv(curriculum, programme)))
    } else {
        let slug = args.plan.course.as_deref().unwrap_or_default();
        let known = curriculum.courses.iter();
        let Some(course) = known.clone().find(|course| course.written.slug == slug) else {
            bail!(no_such_plan(slug, known.map(|course| course.written.slug.as_str()), language));
        };
        (export::timetable(curriculum, course), None)
    };
    let bytes = match (args.format, csv) {
        (format, _) if args.plan.screen && format != CoverageFormat::Xlsx => bail!(language.of(SCREEN_FORM)),
        _ if is_table && args.out.is_none() => bail!(language.of(NEEDS_FILE)),
        (CoverageFormat::Xlsx, _) => xlsx(&workbook),
        (CoverageFormat::Docx, _) => docx(&workbook),
        (CoverageFormat::Csv, Some(csv)) => csv.into_bytes(),
        (_, csv) => bail!(language.of(if csv.is_some() { PROGRAMME_FORMS } else { COURSE_FORMS })),
    };
    match &args.out {
        Some(file) => write(file, &bytes, language)?,
        None => answer(&String::from_utf8_lossy(&bytes))?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The report in the form that was asked for.
fn answered(report: &Report, args: &Coverage) -> Vec<u8> {
    let groups = args.by.map(|it| export::groups(report, by(it)));
    match (args.format, groups) {
        (CoverageFormat::Table, _) if args.next => export::next_table(report).into_bytes(),
        (CoverageFormat::Csv, _) if args.next => export::next_csv(report).into_bytes(),
        (CoverageFormat::Json, _) if args.next => (export::next_json(report) + "\n").into_bytes(),
        (CoverageFormat::Xlsx, _) if args.next => xlsx(&export::next_screen(report)),
        (CoverageFormat::Docx, _) if args.next => docx(&export::next_screen(report)),
        (CoverageFormat::Table, None) => export::coverage_table(report).into_bytes(),
        (CoverageFormat::Table, Some(groups)) => export::groups_table(report, &groups).into_bytes(),
        (CoverageFormat::Csv, None) => export::coverage_csv(report).into_bytes(),
        (CoverageFormat::Csv, Some(groups)) => export::groups_csv(&groups).into_bytes(),
        (CoverageFormat::Json, None) => (export::coverage_json(report) + "\n").into_bytes(),
        (CoverageFormat::Json, Some(groups)) => (export::groups_json(report, &groups) + "\n").into_bytes(),
        (CoverageFormat::Xlsx, Some(groups)) => xlsx(&export::groups_screen(report, &groups)),
        (CoverageFormat::Docx, Some(groups)) => docx(&export::groups_screen(report, &groups)),
        (CoverageFormat::Xlsx, None) if args.paper => xlsx(&export::coverage_paper(report)),
        (CoverageFormat::Xlsx, None) => xlsx(&export::coverage_screen(report)),
        (CoverageFormat::Docx, None) => docx(&export::coverage_paper(report)),
    }
}

fn unknown_level(level: &str, curriculum: &Curriculum) -> String {
    let levels = curriculum.syllabuses.iter().flat_map(|syllabus| &syllabus.standard().levels);
    let known: BTreeSet<String> = levels.map(|level| format!("{} {}", level.id, level.name)).collect();
    no_such_level(level, &known, curriculum.config.language)
}

fn by(by: CoverageBy) -> By {
    match by {
        CoverageBy::Level => By::Level,
        CoverageBy::Field => By::Field,
        CoverageBy::Task => By::Task,
        CoverageBy::Strand => By::Strand,
        CoverageBy::Author => By::Author,
        CoverageBy::Major => By::Major,
    }
}

/// `kebiao parse`
pub(super) fn parse(args: &Parse) -> Result<ExitCode> {
    let bytes = disk::named(&args.file)?;
    let mut diagnostics = Diagnostics::default();
    let mut sources = Sources::default();
    let path = args.file.to_string_lossy().replace('\\', "/");
    let stem = args.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let read = form::read(&path, &bytes, args.limit(), &mut sources, &mut diagnostics);
    let standard = if let Some(id) = read {
        standard::parse(sources.get(id), &stem, &mut diagnostics)
    } else {
        let id = sources.add(path, String::new());
        // The answer keeps its shape; that nothing could be read is said already.
        standard::parse(sources.get(id), &stem, &mut Diagnostics::default())
    };
    answer(&match args.format {
        StandardFormat::Tree => export::standard_tree(&standard),
        StandardFormat::Json => {
            export::standard_json(&standard, sources.get(standard.source), &diagnostics, args.language) + "\n"
        }
    })?;
    findings(&diagnostics, &sources, args.language, Severity::Note, args.findings.form);
    Ok(exit_code(&diagnostics, false))
}

/// The site in whose folders this runs, where it should run in the site's own.
pub(super) fn site_above() -> Option<PathBuf> {
    let here = site_folder().ok()?;
    if disk::is_site(&here) {
        return None;
    }
    let is_part = |folder: &&Path| here.strip_prefix(folder).is_ok_and(disk::is_read) && disk::is_site(folder);
    here.ancestors().skip(1).find(is_part).map(Path::to_owned)
}

/// Refuses what works on a site in one of its folders: nothing would be found there, and the cures told would mislead.
pub(super) fn refuse_within(command: &Command) -> Result<()> {
    match (command, site_above()) {
        (
            Command::New(_) | Command::Parse(_) | Command::Explain(_) | Command::Schema(_) | Command::Completions(_),
            _,
        )
        | (_, None) => Ok(()),
        (_, Some(site)) => bail!(within(&site, language(command))),
    }
}

pub(super) fn site_folder() -> Result<PathBuf> {
    Ok(std::env::current_dir().map_err(Refusal::NoCurrentFolder)?)
}

pub(super) fn fails(diagnostics: &Diagnostics, strict: bool) -> bool {
    diagnostics.has_errors() || (strict && diagnostics.count(Severity::Warning) > 0)
}

pub(super) fn exit_code(diagnostics: &Diagnostics, strict: bool) -> ExitCode {
    if fails(diagnostics, strict) { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

/// The language of what is said when a command ends early.
pub(super) fn language(command: &Command) -> Language {
    match command {
        Command::Parse(args) => args.language,
        Command::New(args) => args.language,
        Command::Explain(Explain { language: Some(language), .. }) => *language,
        _ => language_of_site(),
    }
}

/// The site's, as far as its settings can be read.
pub(super) fn language_of_site() -> Language {
    disk::bytes(Path::new(SETTINGS)).map_or_else(|_| Language::default(), |bytes| project::language(&bytes))
}
