//! A site's theme: its own files laid over the built-in ones, by path.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Error, Kwargs, State, Tera, Value};

use crate::diagnostic::{Diagnostics, Finding, Language, nearest};
use crate::output::{Fingerprint, Output};
use crate::render::bundle;
use crate::render::escape::css;
use crate::render::fault::{Fault, Place, fault};
use crate::render::lang::lang;
use crate::render::qr::qr;
use crate::render::words::Words;
use crate::site::Route;
use crate::text::{Source, SourceId, Sources, Span};
use crate::yaml;

/// Templates, words, styles and scripts.
pub struct Theme {
    pub(super) tera: Tera,
    pub(super) words: Arc<Words>,
    /// Style sheets and scripts, by name.
    assets: Vec<(&'static str, String)>,
    /// Of all its files that pages are made from.
    fingerprint: Fingerprint,
    /// The site's own files, for findings about them.
    sources: BTreeMap<String, Source>,
}

macro_rules! built_in {
    ($($name:literal),* $(,)?) => {
        /// The built-in theme's files, so that a site builds from the bare program.
        const BUILT_IN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../themes/default/", $name)))),*];
    };
}

built_in![
    "all-majors.html",
    "base.html",
    "booklet.html",
    "course.html",
    "coverage.html",
    "heading.html",
    "home.html",
    "lesson.html",
    "level.html",
    "major.html",
    "majors.html",
    "not-found.html",
    "page.html",
    "parts.html",
    "positions.html",
    "programme.html",
    "progression.html",
    "quiz.html",
    "requirement.html",
    "requirements.html",
    "rubric.html",
    "source.html",
    "scripts/find.js",
    "scripts/frame.js",
    "scripts/lesson.js",
    "scripts/search.js",
    "scripts/tables.js",
    "standard.html",
    "style/dark.css",
    "style/frame.css",
    "style/lesson.css",
    "style/pages.css",
    "style/parts.css",
    "style/print.css",
    "style/search.css",
    "style/tables.css",
    "style/text.css",
    "style/tokens.css",
    "task.html",
    "terms.html",
    "words/en.yaml",
    "words/zh-CN.yaml",
];

impl Theme {
    /// Lays a site's theme files over the built-in ones; nothing where a template cannot be read, which is a finding.
    pub fn of(
        own: &BTreeMap<String, SourceId>,
        sources: &Sources,
        language: Language,
        diagnostics: &mut Diagnostics,
    ) -> Option<Self> {
        let mut files: BTreeMap<&str, &str> = BUILT_IN.iter().copied().collect();
        let words_path = format!("words/{}.yaml", language.tag());
        let built_in_words = files[words_path.as_str()];
        files.extend(own.iter().map(|(name, id)| (name.as_str(), sources.get(*id).text())));
        // A site's words lie over the built-in ones key by key, so that it need not repeat them all.
        let mut words = words(&words_path, built_in_words, diagnostics);
        if let Some(id) = own.get(&words_path) {
            let source = sources.get(*id);
            let own: BTreeMap<String, String> = yaml::read(source, source.span(), diagnostics).unwrap_or_default();
            unused_words(source, &own, &words, &files, diagnostics);
            words.0.extend(own);
        }
        let words = Arc::new(words);
        let mut tera = Tera::new();
        let say = Arc::clone(&words);
        tera.register_filter("say", move |key: &str, arguments: Kwargs, _: &State| say.say(key, &arguments));
        let name = Arc::clone(&words);
        tera.register_filter("name", move |it: &Value, arguments: Kwargs, state: &State| {
            name.name(it, &arguments, state)
        });
        tera.register_filter("lang", move |text: &str, _: Kwargs, _: &State| lang(text, language));
        tera.register_filter("qr", |address: &str, _: Kwargs, _: &State| Value::safe_string(&qr(address)));
        tera.register_filter("css", |text: &str, _: Kwargs, _: &State| Value::safe_string(&css(text)));
        let assets = bundle::assets(&files);
        let (dark, colours) = bundle::dark(&files);
        // Style sheets and scripts are outputs of their own, whose names stay.
        let in_pages =
            files.iter().filter(|(name, _)| name.ends_with(".html") || name.ends_with(".yaml") || **name == dark);
        let texts = in_pages.flat_map(|(name, text)| [name.as_bytes(), text.as_bytes()]);
        let parts: Vec<&[u8]> = texts.chain([language.tag().as_bytes()]).collect();
        let fingerprint = Fingerprint::of(&parts);
        let templates = files.into_iter().filter(|(name, _)| name.ends_with(".html"));
        // The site's own stay as they are, so that what is wrong in one has its place.
        let templates = templates.map(|(name, text)| {
            (name, if own.contains_key(name) { text.into() } else { words.said(text, language).into() })
        });
        let templates: Vec<(&str, Cow<str>)> = templates.collect();
        let templates = templates.iter().map(|(name, text)| (*name, &**text));
        let added = tera.add_raw_templates(templates.chain([(dark, colours.as_str())]));
        let theme = Self {
            tera,
            words,
            assets,
            fingerprint,
            sources: own.iter().map(|(name, id)| (name.clone(), sources.get(*id).clone())).collect(),
        };
        match added {
            Ok(()) => Some(theme),
            Err(error) => {
                theme.report(&error, diagnostics);
                None
            }
        }
    }

    /// Of all its files that pages are made from.
    pub fn fingerprint(&self) -> Fingerprint {
        self.fingerprint
    }

    /// Of its style sheets.
    pub fn style(&self) -> Fingerprint {
        let sheets = self.assets.iter().filter(|(name, _)| name.ends_with(".css"));
        Fingerprint::of(&sheets.map(|(_, text)| text.as_bytes()).collect::<Vec<_>>())
    }

    /// Its style sheet and its scripts.
    pub fn assets(&self) -> impl Iterator<Item = Output> {
        let output = |(name, text): &(&str, String)| Output {
            path: Route::Asset(name).path(),
            bytes: text.clone().into_bytes(),
        };
        self.assets.iter().map(output)
    }

    /// A template's fault, at its place where the template is the site's own.
    pub(super) fn report(&self, error: &Error, diagnostics: &mut Diagnostics) {
        let Fault { template, place, slip } = fault(error);
        let finding = Finding::TemplateFault { slip };
        let Some(name) = template else { return diagnostics.path("themes", finding) };
        let Some(source) = self.sources.get(&name) else {
            return diagnostics.path(&format!("themes/default/{name}"), finding);
        };
        let id = source.id();
        match place {
            Place::Bytes(range) => diagnostics.at(Span::new(id, range.start, range.end), finding),
            Place::Line(line, column) => match source.lines().nth(line.saturating_sub(1)) {
                Some(line) => {
                    let at = source.slice(line).char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
                    diagnostics.at(Span { start: line.start + at as u32, ..line }, finding);
                }
                None => diagnostics.of(id, finding),
            },
            Place::Whole => diagnostics.of(id, finding),
        }
    }
}

/// A word of the site's own that no template says: its key may be misspelt.
fn unused_words(
    source: &Source,
    own: &BTreeMap<String, String>,
    known: &Words,
    files: &BTreeMap<&str, &str>,
    diagnostics: &mut Diagnostics,
) {
    let templates = || files.iter().filter(|(name, _)| name.ends_with(".html")).map(|(_, text)| text);
    for key in own.keys().filter(|key| !known.0.contains_key(*key)) {
        let quoted = [format!("\"{key}\""), format!("'{key}'"), format!("`{key}`")];
        if templates().any(|text| quoted.iter().any(|quoted| text.contains(quoted))) {
            continue;
        }
        let begins = |line: &Span| source.slice(*line).trim_start_matches(['"', '\'']).starts_with(key.as_str());
        let line = source.lines().find(begins).unwrap_or(source.span());
        let place = Span { end: line.end.min(line.start + key.len() as u32), ..line };
        let nearest = nearest(key, known.0.keys().map(String::as_str));
        diagnostics.at(place, Finding::UnusedWord { key: key.clone(), nearest });
    }
}

/// The built-in words, which have no place to point to.
fn words(path: &str, text: &str, diagnostics: &mut Diagnostics) -> Words {
    let mut sources = Sources::default();
    let id = sources.add(path.to_owned(), text.to_owned());
    let source = sources.get(id);
    Words(yaml::read(source, source.span(), diagnostics).unwrap_or_default())
}
