//! A site's folder as values: its configuration, texts and other files.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostics, Finding, Language, Unread, nearest};
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
    /// The paths of those that could not be read, which have their findings.
    pub missing: Vec<String>,
    /// The Markdown and YAML below `content/`, by path.
    pub texts: Arc<BTreeMap<String, SourceId>>,
    /// Everything else below `content/`: pictures, data; and the school's logo.
    pub files: Arc<Files>,
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

/// The endings of pictures that may be a logo: those that every browser shows.
pub const PICTURES: [&str; 5] = ["svg", "png", "jpg", "jpeg", "webp"];

/// The file of a site's settings.
pub const SETTINGS: &str = "kebiao.yaml";
/// What settings are called by mistake: with the other ending, or with one that Windows hides.
pub const MISNAMED: [&str; 3] = ["kebiao.yml", "kebiao.yaml.txt", "kebiao.yml.txt"];
const SEEDS: &str = "seeds/";
const CONTENT: &str = "content/";

impl Project {
    /// Sorts a folder's files into what they are for.
    pub fn of(files: Files, diagnostics: &mut Diagnostics) -> Self {
        Self::within(Limit::default(), files, diagnostics)
    }

    /// The same, with standards up to another size.
    pub fn within(limit: Limit, files: Files, diagnostics: &mut Diagnostics) -> Self {
        Self::again(&Sources::default(), limit, files, diagnostics)
    }

    /// The same, with those texts of the time before that are still the same.
    pub fn again(before: &Sources, limit: Limit, mut files: Files, diagnostics: &mut Diagnostics) -> Self {
        let mut sources = Sources::default();
        if !files.contains_key(SETTINGS) {
            for path in MISNAMED.iter().filter(|path| files.contains_key(**path)) {
                diagnostics.path(path, Finding::UnreadFile { kind: Unread::Settings });
            }
        }
        let mut config =
            match files.remove(SETTINGS).and_then(|bytes| text(SETTINGS, &bytes, &mut sources, diagnostics)) {
                Some(id) => Config::parse(sources.get(id), diagnostics),
                None => Config::default(),
            };
        let (standards, missing) = standards(&config, limit, &mut files, &mut sources, diagnostics);
        let logo = config.school.logo.take().filter(|logo| is_logo(logo, &files, diagnostics));
        let mut others: Files = logo.iter().filter_map(|logo| files.remove_entry(&logo.value)).collect();
        config.school.logo = logo;
        let theme_folder = format!("themes/{}/", config.theme());
        if let Some(theme) = &config.theme
            && theme.value != "default"
            && !files.keys().any(|path| path.starts_with(&theme_folder))
        {
            let known: Vec<&str> =
                files.keys().filter_map(|path| path.strip_prefix("themes/")?.split('/').next()).collect();
            let nearest = nearest(&theme.value, known).map(|name| format!("themes/{name}"));
            diagnostics.at(theme.span, Finding::MissingPath { path: theme_folder.clone(), nearest });
        }
        let (mut texts, mut theme) = (BTreeMap::new(), BTreeMap::new());
        for (path, file) in decoded(files) {
            let bytes = match file {
                File::Text(decoded) => {
                    let id = taken_again(before, &path, decoded, &mut sources, diagnostics);
                    texts.extend(id.map(|id| (path, id)));
                    continue;
                }
                File::Bytes(bytes) => bytes,
            };
            if let Some(name) = path.strip_prefix(&theme_folder) {
                if !has_ending(name, &["html", "css", "js", "yaml"]) {
                    if !is_about(name) {
                        diagnostics.path(&path, Finding::UnusedFile);
                    }
                    continue;
                }
                theme.extend(text(&path, &bytes, &mut sources, diagnostics).map(|id| (name.to_owned(), id)));
            } else if path.starts_with(SEEDS) {
                // Where a standard is missing, it may be this one under another name.
                if missing.is_empty() && !is_about(&path) {
                    diagnostics.path(&path, Finding::UnreadFile { kind: Unread::Seed });
                }
            } else if !path.starts_with(CONTENT) {
                // A file beside the folders that are read.
            } else if is_for_authors(&path) {
                // It is for whoever works on the files.
            } else if path.ends_with("/materials.xlsx") {
                // Which of two tables holds cannot be guessed; the names stand in this order.
                if texts.contains_key(&path.replace(".xlsx", ".csv")) {
                    diagnostics.path(&path, Finding::TwoTables);
                    continue;
                }
                let id = form::read_excel(&path, &bytes, limit, &mut sources, diagnostics);
                texts.extend(id.map(|id| (path, id)));
            } else {
                others.insert(path, bytes);
            }
        }
        let (texts, files) = (Arc::new(texts), Arc::new(others));
        Self { config, sources, standards, missing, texts, files, theme }
    }

    /// The same with other texts in the place of some below `content/`, by their paths; nothing where it takes more to
    /// read them, or they are no such texts.
    pub fn with(&self, changed: impl Iterator<Item = (String, Vec<u8>)>) -> Option<Self> {
        let mut sources = self.sources.clone();
        for (path, bytes) in changed {
            let id = *self.texts.get(&path)?;
            let Decoded::Certain(text) = decode(&bytes) else { return None };
            if has_ending(&path, &["xlsx"]) {
                return None;
            }
            sources = sources.with(id, text);
        }
        Some(Self { sources, ..self.clone() })
    }
}

/// What a file holds.
enum File {
    /// A text below `content/`.
    Text(Decoded),
    /// Anything else.
    Bytes(Vec<u8>),
}

/// Texts are decoded on all cores: lessons are many, and none needs another.
fn decoded(files: Files) -> Vec<(String, File)> {
    let each = files.into_par_iter().map(|(path, bytes)| {
        let file = if is_text(&path) { File::Text(decode(&bytes)) } else { File::Bytes(bytes) };
        (path, file)
    });
    each.collect()
}

fn is_text(path: &str) -> bool {
    let is_one = || path.ends_with("/materials.csv") || has_ending(path, &["md", "yaml", "yml"]);
    path.starts_with(CONTENT) && is_one() && !is_for_authors(path)
}

fn is_for_authors(path: &str) -> bool {
    has_ending(path, &["md"]) && !path.contains("/lessons/") && is_about(path)
}

/// Whether a logo is there and is a picture.
fn is_logo(logo: &Spanned<String>, files: &Files, diagnostics: &mut Diagnostics) -> bool {
    let path = &logo.value;
    let is_there = files.contains_key(path);
    if !is_there {
        let pictures = files.keys().map(String::as_str).filter(|path| has_ending(path, &PICTURES));
        diagnostics.at(logo.span, Finding::MissingPath { path: path.clone(), nearest: nearest(path, pictures) });
    } else if !has_ending(path, &PICTURES) {
        diagnostics.at(logo.span, Finding::UnusableLogo { path: path.clone() });
        return false;
    }
    is_there
}

/// The paths that the configuration names, whether anything is there or not.
pub fn named_paths(files: &Files) -> Vec<String> {
    let Some(config) = files.get(SETTINGS).and_then(|bytes| config(bytes)) else { return Vec::new() };
    let standards = config.standards.into_iter().map(|standard| standard.file);
    standards.chain(config.school.logo).map(|path| path.value).collect()
}

/// The language of a site, by its settings alone.
pub fn language(settings: &[u8]) -> Language {
    config(settings).unwrap_or_default().language
}

/// The folder that a site is built into, by its settings alone.
pub fn output(settings: &[u8]) -> String {
    config(settings).unwrap_or_default().output().to_owned()
}

fn config(settings: &[u8]) -> Option<Config> {
    let mut sources = Sources::default();
    // What is wrong with them is found when the project is made.
    let mut unseen = Diagnostics::default();
    let id = text(SETTINGS, settings, &mut sources, &mut unseen)?;
    Some(Config::parse(sources.get(id), &mut unseen))
}

/// The standards that the configuration names, or all in `seeds/`; and the paths of those that could not be read.
fn standards(
    config: &Config,
    limit: Limit,
    files: &mut Files,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> (Vec<StandardFile>, Vec<String>) {
    let mut standards = Vec::new();
    let mut missing = Vec::new();
    let mut seen: Vec<&Spanned<String>> = Vec::new();
    for StandardConfig { file, notice, publish_source } in &config.standards {
        let path = &file.value;
        if let Some(first) = seen.iter().find(|first| first.value == *path) {
            diagnostics.between(file.span, first.span, Finding::ListedTwice { path: path.clone() });
            continue;
        }
        seen.push(file);
        let Some(bytes) = files.remove(path) else {
            let nearest = nearest(path, files.keys().map(String::as_str));
            diagnostics.at(file.span, Finding::MissingPath { path: path.clone(), nearest });
            missing.push(path.clone());
            continue;
        };
        match form::read(path, &bytes, limit, sources, diagnostics) {
            Some(source) => standards.push(StandardFile {
                source,
                stem: stem(path),
                notice: notice.clone(),
                publish_source: *publish_source,
            }),
            None => missing.push(path.clone()),
        }
    }
    if config.standards.is_empty() {
        let seeds: Vec<String> = files.keys().filter(|path| is_standard(path)).cloned().collect();
        if seeds.is_empty() {
            diagnostics.path("seeds", Finding::NoStandard);
        }
        for path in seeds {
            let bytes = files.remove(&path).expect("the path was just listed");
            match form::read(&path, &bytes, limit, sources, diagnostics) {
                Some(source) => {
                    standards.push(StandardFile { source, stem: stem(&path), notice: None, publish_source: true });
                }
                None => missing.push(path),
            }
        }
    }
    (standards, missing)
}

fn stem(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned()
}

fn is_standard(path: &str) -> bool {
    let Some(name) = path.strip_prefix(SEEDS) else { return false };
    !is_about(name) && !name.contains('/') && has_ending(name, &form::ENDINGS)
}

/// Whether a file tells about those beside it.
pub fn is_about(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path).to_uppercase();
    ["README", "NOTICE", "LICENSE", "SOURCES"].iter().any(|stem| name.starts_with(stem))
}

fn has_ending(path: &str, endings: &[&str]) -> bool {
    path.rsplit_once('.').is_some_and(|(_, ending)| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Takes a file in as a text; one that is in no known encoding is a finding.
pub fn text(path: &str, bytes: &[u8], sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<SourceId> {
    taken_again(&Sources::default(), path, decode(bytes), sources, diagnostics)
}

/// The same of a text that is decoded, with the one of the time before where it is still the same.
fn taken_again(
    before: &Sources,
    path: &str,
    decoded: Decoded,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<SourceId> {
    match decoded {
        Decoded::Certain(text) => Some(sources.add_again(before, path, text)),
        Decoded::Guessed(text, encoding) => {
            let id = sources.add_again(before, path, text);
            diagnostics.of(id, Finding::GuessedEncoding { encoding });
            Some(id)
        }
        Decoded::Undecodable { byte } => {
            diagnostics.path(path, Finding::UndecodableText { byte });
            None
        }
    }
}
