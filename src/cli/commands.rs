//! One function a command: arguments into calls of the pipeline, and what came of it onto the terminal.

use std::io::{IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context as _, Result};

use crate::cli::args::{Build, Check, Coverage, CoverageFormat, Parse, StandardFormat};
use crate::curriculum;
use crate::curriculum::{Curriculum, Totals};
use crate::diagnostic::{Diagnostics, Severity, show};
use crate::disk::{self, Changes, Folder};
use crate::export;
use crate::form;
use crate::pipeline;
use crate::project::Project;
use crate::site::view::Drafts;
use crate::standard;
use crate::text::Sources;

/// `kebiao build`
pub(super) fn build(args: &Build) -> Result<ExitCode> {
    let began = Instant::now();
    let mut diagnostics = Diagnostics::default();
    let site = site_folder()?;
    let project = Project::within(args.limit(), disk::files(&site)?, &mut diagnostics);
    let curriculum = pipeline::compile(&project, &mut diagnostics);
    let mut done = None;
    if !fails(&diagnostics, args.strict) {
        let output = args.out.clone().unwrap_or_else(|| PathBuf::from(&project.config.output));
        let folder = Folder::open(&site, &output, &program())?;
        let drafts = if args.drafts { Drafts::Shown } else { Drafts::Hidden };
        let sink = |output: &_| folder.put(output);
        let manifest = pipeline::build(&project, &curriculum, drafts, folder.before(), &sink, &mut diagnostics);
        match manifest {
            Ok(manifest) if !fails(&diagnostics, args.strict) => {
                let pages = manifest.0.keys().filter(|path| path.ends_with(".html")).count();
                done = Some((pages, folder.commit(&manifest)?, output));
            }
            Ok(_) => folder.abandon()?,
            Err(error) => {
                folder.abandon()?;
                return Err(error);
            }
        }
    }
    print_findings(&diagnostics, &project.sources, Severity::Warning);
    if let Some((pages, changes, output)) = done {
        eprintln!("{}", summary(&curriculum, pages, changes, began.elapsed().as_secs_f64(), &output));
    } else {
        eprintln!("没有生成网站；上一次生成的网站没有改动");
    }
    Ok(exit_code(&diagnostics, args.strict))
}

/// `kebiao check`
pub(super) fn check(args: &Check) -> Result<ExitCode> {
    let mut diagnostics = Diagnostics::default();
    let project = Project::of(disk::files(&site_folder()?)?, &mut diagnostics);
    pipeline::compile(&project, &mut diagnostics);
    print_findings(&diagnostics, &project.sources, Severity::Note);
    if diagnostics.sorted().is_empty() {
        eprintln!("没有发现问题");
    }
    Ok(exit_code(&diagnostics, args.strict))
}

/// `kebiao coverage`
pub(super) fn coverage(args: &Coverage) -> Result<ExitCode> {
    let mut diagnostics = Diagnostics::default();
    let project = Project::of(disk::files(&site_folder()?)?, &mut diagnostics);
    let curriculum = pipeline::compile(&project, &mut diagnostics);
    // Figures over a text with errors would be wrong.
    if diagnostics.has_errors() {
        print_findings(&diagnostics, &project.sources, Severity::Error);
        return Ok(exit_code(&diagnostics, false));
    }
    let answer = match args.format {
        CoverageFormat::Table => export::coverage_table(&curriculum),
        CoverageFormat::Json => export::coverage_json(&curriculum) + "\n",
    };
    match &args.out {
        Some(file) => disk::write(file, answer.as_bytes())?,
        None => print(&answer)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// `kebiao parse`
pub(super) fn parse(args: &Parse) -> Result<ExitCode> {
    let bytes = disk::bytes(&args.file)?;
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
    print(&match args.format {
        StandardFormat::Tree => export::standard_tree(&standard),
        StandardFormat::Json => export::standard_json(&standard, sources.get(standard.source), &diagnostics) + "\n",
    })?;
    print_findings(&diagnostics, &sources, Severity::Note);
    Ok(exit_code(&diagnostics, false))
}

fn site_folder() -> Result<PathBuf> {
    std::env::current_dir().context("读不了当前文件夹")
}

/// The program that runs: another one makes other pages of the same texts.
fn program() -> String {
    let version = env!("CARGO_PKG_VERSION");
    let file = std::env::current_exe().and_then(std::fs::metadata);
    let changed = file.ok().and_then(|file| Some((file.len(), file.modified().ok()?)));
    match changed.and_then(|(length, time)| Some((length, time.duration_since(std::time::UNIX_EPOCH).ok()?))) {
        Some((length, time)) => format!("kebiao {version} {length} {}", time.as_nanos()),
        None => format!("kebiao {version}"),
    }
}

/// An answer goes to standard output; a reader that has seen enough may close it.
fn print(answer: &str) -> Result<()> {
    match std::io::stdout().write_all(answer.as_bytes()) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        written => written.context("写不了标准输出"),
    }
}

/// All findings that matter at least so much, then how many there are.
fn print_findings(diagnostics: &Diagnostics, sources: &Sources, least: Severity) {
    let coloured = std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none();
    for diagnostic in diagnostics.sorted().into_iter().filter(|it| it.finding.severity() <= least) {
        eprintln!("{}\n", show(diagnostic, sources, coloured));
    }
    let counts = [(Severity::Error, "个错误"), (Severity::Warning, "个警告"), (Severity::Note, "条提示")];
    let shown = counts.into_iter().filter(|(severity, _)| *severity <= least);
    let counted: Vec<String> = shown
        .map(|(severity, unit)| (diagnostics.count(severity), unit))
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    if !counted.is_empty() {
        eprintln!("共 {}", counted.join("、"));
    }
}

fn fails(diagnostics: &Diagnostics, strict: bool) -> bool {
    diagnostics.has_errors() || (strict && diagnostics.count(Severity::Warning) > 0)
}

fn exit_code(diagnostics: &Diagnostics, strict: bool) -> ExitCode {
    if fails(diagnostics, strict) { ExitCode::from(1) } else { ExitCode::SUCCESS }
}

fn summary(curriculum: &Curriculum, pages: usize, changes: Changes, seconds: f64, output: &Path) -> String {
    let mut all = Totals::default();
    for syllabus in &curriculum.syllabuses {
        let totals = curriculum::Coverage::of(syllabus, &curriculum.config.coverage).all();
        all.total += totals.total;
        all.covered += totals.covered;
        all.partly += totals.partly;
        all.open += totals.open;
    }
    let Totals { total, covered, partly, open } = all;
    let written = match changes {
        Changes { written: 0, removed: 0 } => "没有变化".to_owned(),
        Changes { written, removed: 0 } => format!("写入 {written} 个文件"),
        Changes { written, removed } => format!("写入 {written} 个文件，删去 {removed} 个"),
    };
    format!(
        "完成：{pages} 页，{total} 条要求（已覆盖 {covered}，部分覆盖 {partly}，未覆盖 {open}），{written}，用时 {seconds:.2} 秒 → {}/",
        output.display()
    )
}
