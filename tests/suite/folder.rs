//! What several tests need: a project from strings, and a folder of this repository.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use kebiao::curriculum::Curriculum;
use kebiao::diagnostic::{Diagnostics, Place, words};
use kebiao::output::Manifest;
use kebiao::pipeline;
use kebiao::project::{Files, Project};
use kebiao::render::{Before, Coloured, Theme};
use kebiao::site::view::{Audience, Drafts};

const TAKES_ALL: &str = "a string takes all that is written";

/// A path in this repository.
pub(crate) fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file below a folder, by its path from there.
pub(crate) fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let walk = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
    let entries = walk.map(|entry| entry.expect("a readable folder")).filter(|entry| entry.file_type().is_file());
    entries
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).expect("below the folder");
            (path.to_str().expect("a UTF-8 path").replace('\\', "/"), entry.path().to_owned())
        })
        .collect()
}

/// A project, what it compiles to, and what was found.
pub(crate) struct Compiled {
    pub(crate) project: Project,
    pub(crate) curriculum: Curriculum,
    pub(crate) diagnostics: Diagnostics,
}

/// Compiles files that were never on a disk.
pub(crate) fn compile(files: Files) -> Compiled {
    let mut diagnostics = Diagnostics::default();
    let project = Project::of(files, &mut diagnostics);
    let curriculum = pipeline::compile(&project, &mut diagnostics);
    Compiled { project, curriculum, diagnostics }
}

impl Compiled {
    /// Builds the site into memory: path to bytes, and the manifest.
    pub(crate) fn build(&mut self, before: &Manifest) -> (BTreeMap<String, Vec<u8>>, Manifest) {
        let outputs = Mutex::new(BTreeMap::new());
        let sink = |output: &kebiao::output::Output| {
            let twice = outputs.lock().expect("no test panics here").insert(output.path.clone(), output.bytes.clone());
            assert!(twice.is_none(), "{} is made twice", output.path);
            Ok(())
        };
        let manifest = pipeline::build(
            &self.project,
            &self.curriculum,
            Drafts::Hidden,
            Audience::Readers,
            Before { manifest: before, coloured: &Coloured::default() },
            &sink,
            &mut self.diagnostics,
        )
        .expect("memory takes all");
        (outputs.into_inner().expect("no test panics here"), manifest)
    }

    /// The same, each output asked for by itself.
    pub(crate) fn on_demand(&mut self) -> BTreeMap<String, Vec<u8>> {
        let Self { project, curriculum, diagnostics } = self;
        let theme = Theme::of(&project.theme, &project.sources, project.config.language, diagnostics);
        let theme = theme.expect("templates that can be read");
        let mut outputs = BTreeMap::new();
        let how = (Drafts::Hidden, Audience::Readers);
        pipeline::on_demand(project, curriculum, &theme, how, &Coloured::default(), |all| {
            let make = |path: &str| (path.to_owned(), all.make(path, diagnostics).expect("a listed output"));
            outputs.extend(all.paths().map(make));
            outputs.extend(all.search());
        });
        outputs
    }

    /// One line a finding: `path:line:column: severity[code] message; hint`.
    pub(crate) fn findings(&self) -> String {
        let mut lines = String::new();
        for diagnostic in self.diagnostics.sorted() {
            let said = words(&diagnostic.finding, self.project.config.language);
            let place = match &diagnostic.place {
                Place::At(span) => {
                    let source = self.project.sources.get(span.source);
                    let position = source.position(span.start);
                    format!("{}:{}:{} ", source.path(), position.line, position.column)
                }
                Place::Whole(id) => format!("{} ", self.project.sources.get(*id).path()),
                Place::Path(path) => format!("{path} "),
            };
            let (severity, code) = (diagnostic.finding.severity().name(), diagnostic.finding.code());
            writeln!(lines, "{place}{severity}[{code}] {}", said.message).expect(TAKES_ALL);
            if let Place::At(span) = &diagnostic.place {
                let source = self.project.sources.get(span.source);
                let marked = source.slice(*span).lines().next().unwrap_or_default().replace('\t', "→");
                let label = if said.label.is_empty() { String::new() } else { format!("  {}", said.label) };
                writeln!(lines, "  ^ {marked}{label}").expect(TAKES_ALL);
            }
            for hint in said.hints {
                writeln!(lines, "  = {hint}").expect(TAKES_ALL);
            }
        }
        lines
    }
}

/// How many random cases a law is tried with: so many, or `TIMES` as many.
pub(crate) fn cases(usual: u32) -> u32 {
    let times = std::env::var("TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(1);
    usual.saturating_mul(times)
}
