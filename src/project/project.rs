//! A site's folder as values: its configuration, texts and other files.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::form::{self, Limit};
use crate::project::config::{Config, StandardConfig};
use crate::text::{Decoded, SourceId, Sources, Spanned, decode};

/// Files by their path from the site's folder, with `/` between its parts.
pub type Files = BTreeMap<String, Vec<u8>>;

/// All that a build reads.
#[derive(Clone, Debug)]
pub struct Project {
    /// `kebiao.yaml`.
    pub config: Config,
    /// Every text, by its number.
    pub sources: Sources,
    /// The standards, in the order in which the site shows them.
    pub standards: Vec<StandardFile>,
    /// The Markdown and YAML below `content/`, by path.
    pub texts: BTreeMap<String, SourceId>,
    /// Everything else below `content/`: pictures, data.
    pub files: Files,
    /// The site's own theme files, by their path in the theme's folder.
    pub theme: BTreeMap<String, SourceId>,
}

/// A standard's text and how the site shows it.
#[derive(Clone, Debug)]
pub struct StandardFile {
    /// Its text.
    pub source: SourceId,
    /// Its file's name without ending, its address where the text has no code.
    pub stem: String,
    /// A line shown on each of its pages.
    pub notice: Option<String>,
    /// Whether its text is published as a page.
    pub publish_source: bool,
}

const CONFIG: &str = "kebiao.yaml";
const SEEDS: &str = "seeds/";
const CONTENT: &str = "content/";

impl Project {
    /// Sorts a folder's files into what they are for.
    pub fn of(files: Files, diagnostics: &mut Diagnostics) -> Self {
        Self::within(Limit::default(), files, diagnostics)
    }

    /// The same, with standards up to another size.
    pub fn within(limit: Limit, mut files: Files, diagnostics: &mut Diagnostics) -> Self {
        let mut sources = Sources::default();
        let config = match files.remove(CONFIG).and_then(|bytes| text(CONFIG, &bytes, &mut sources, diagnostics)) {
            Some(id) => Config::parse(sources.get(id), diagnostics),
            None => Config::default(),
        };
        let standards = standards(&config, limit, &mut files, &mut sources, diagnostics);
        let theme_folder = format!("themes/{}/", config.theme);
        if config.theme != "default" && !files.keys().any(|path| path.starts_with(&theme_folder)) {
            let known: Vec<&str> =
                files.keys().filter_map(|path| path.strip_prefix("themes/")?.split('/').next()).collect();
            let nearest = nearest(&config.theme, known).map(|name| format!("themes/{name}"));
            diagnostics.path(CONFIG, Finding::MissingPath { path: theme_folder.clone(), nearest });
        }
        let mut project =
            Self { config, sources, standards, texts: BTreeMap::new(), files: Files::new(), theme: BTreeMap::new() };
        for (path, bytes) in files {
            if let Some(name) = path.strip_prefix(&theme_folder) {
                project
                    .theme
                    .extend(text(&path, &bytes, &mut project.sources, diagnostics).map(|id| (name.to_owned(), id)));
            } else if !path.starts_with(CONTENT) {
                // A file beside the folders that are read.
            } else if has_ending(&path, &["md", "yaml", "yml"]) {
                project.texts.extend(text(&path, &bytes, &mut project.sources, diagnostics).map(|id| (path, id)));
            } else {
                project.files.insert(path, bytes);
            }
        }
        project
    }
}

/// The standards that the configuration names, or all in `seeds/`.
fn standards(
    config: &Config,
    limit: Limit,
    files: &mut Files,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<StandardFile> {
    let mut standards = Vec::new();
    for StandardConfig { file: Spanned { value: path, span }, notice, publish_source } in &config.standards {
        let Some(bytes) = files.remove(path) else {
            let nearest = nearest(path, files.keys().map(String::as_str));
            diagnostics.at(*span, Finding::MissingPath { path: path.clone(), nearest });
            continue;
        };
        let Some(source) = form::read(path, &bytes, limit, sources, diagnostics) else { continue };
        standards.push(StandardFile {
            source,
            stem: stem(path),
            notice: notice.clone(),
            publish_source: *publish_source,
        });
    }
    if config.standards.is_empty() {
        let seeds: Vec<String> = files.keys().filter(|path| is_standard(path)).cloned().collect();
        if seeds.is_empty() {
            diagnostics.path("seeds", Finding::NoStandard);
        }
        for path in seeds {
            let bytes = files.remove(&path).expect("the path was just listed");
            let Some(source) = form::read(&path, &bytes, limit, sources, diagnostics) else { continue };
            standards.push(StandardFile { source, stem: stem(&path), notice: None, publish_source: true });
        }
    }
    standards
}

fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

fn is_standard(path: &str) -> bool {
    let Some(name) = path.strip_prefix(SEEDS) else { return false };
    let about = ["README", "NOTICE", "LICENSE"].iter().any(|stem| name.to_uppercase().starts_with(stem));
    !about && !name.contains('/') && has_ending(name, &form::ENDINGS)
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn text(path: &str, bytes: &[u8], sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<SourceId> {
    match decode(bytes) {
        Decoded::Certain(text) => Some(sources.add(path.to_owned(), text)),
        Decoded::Guessed(text, encoding) => {
            let id = sources.add(path.to_owned(), text);
            diagnostics.of(id, Finding::GuessedEncoding { encoding });
            Some(id)
        }
        Decoded::Undecodable { byte } => {
            diagnostics.path(path, Finding::UndecodableText { byte });
            None
        }
    }
}
