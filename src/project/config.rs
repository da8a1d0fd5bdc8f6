//! `kebiao.yaml`: every key optional, and the one list of defaults.

use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Language};
use crate::text::{Source, Spanned};
use crate::yaml::{self, Located};

/// What a site says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The site's name; the first standard's where none is given.
    pub title: Option<String>,
    /// The language of the words around the content, and of findings.
    pub language: Language,
    /// Which standards, in which order; every one in `seeds/` where none is given.
    pub standards: Vec<StandardConfig>,
    /// The folder below `themes/` whose files lie over the built-in theme's; see [`Config::theme`].
    pub theme: Option<Spanned<String>>,
    /// The folder that the site is built into; see [`Config::output`].
    pub output: Option<Spanned<String>>,
    /// What counts as covered.
    pub coverage: CoverageConfig,
}

/// One standard of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardConfig {
    /// Its path from the site's folder.
    pub file: Spanned<String>,
    /// A line shown on each of its pages.
    pub notice: Option<String>,
    /// Whether its text is published as a page.
    pub publish_source: bool,
}

/// What counts as covered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoverageConfig {
    /// Whether a requirement must be taught, practised, assessed.
    pub require: [bool; 3],
    /// What assesses.
    pub assess: Assessing,
    /// Under so many characters of own text a section is a stub.
    pub stub: usize,
}

/// What assesses a requirement in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Assessing {
    /// A rubric or a section; quizzes alone do in part, since a choice shows no doing.
    Performance,
    /// A quiz too.
    Any,
}

impl Default for CoverageConfig {
    fn default() -> Self {
        Self { require: [true; 3], assess: Assessing::Performance, stub: 80 }
    }
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Option<String>,
    language: Option<Located<String>>,
    standards: Option<Vec<WrittenStandard>>,
    theme: Option<Located<String>>,
    output: Option<Located<String>>,
    #[serde(default)]
    coverage: WrittenCoverage,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenStandard {
    file: Located<String>,
    notice: Option<String>,
    publish_source: Option<bool>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenCoverage {
    require: Option<Vec<Located<String>>>,
    assess: Option<Located<String>>,
    stub: Option<usize>,
}

impl Config {
    /// Reads `kebiao.yaml`; what is wrong in it is a finding, and the defaults stand in its place.
    pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Self {
        let read = source.span();
        // A file of nothing but comments says nothing, which is allowed.
        let silent = source.text().lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        if silent {
            return Self::default();
        }
        let Some(written) = yaml::read::<Written>(source, read, diagnostics) else {
            return Self { language: language_of(source.text()), ..Self::default() };
        };
        let default = Self::default();
        let language =
            written.language.and_then(|language| yaml::choice(&language.at(read), &Language::TAGS, diagnostics));
        let standards = written.standards.into_iter().flatten().map(|standard| StandardConfig {
            file: standard.file.at(read),
            notice: standard.notice,
            publish_source: standard.publish_source.unwrap_or(true),
        });
        let coverage = {
            let mut coverage = default.coverage;
            if let Some(facets) = written.coverage.require {
                coverage.require = [false; 3];
                for facet in facets {
                    let choices = [("teach", 0), ("practise", 1), ("assess", 2)];
                    if let Some(index) = yaml::choice(&facet.at(read), &choices, diagnostics) {
                        coverage.require[index] = true;
                    }
                }
            }
            if let Some(assess) = written.coverage.assess {
                let choices = [("performance", Assessing::Performance), ("any", Assessing::Any)];
                coverage.assess = yaml::choice(&assess.at(read), &choices, diagnostics).unwrap_or(coverage.assess);
            }
            coverage.stub = written.coverage.stub.unwrap_or(coverage.stub);
            coverage
        };
        Self {
            title: written.title,
            language: language.unwrap_or(default.language),
            standards: standards.collect(),
            theme: written.theme.map(|theme| theme.at(read)),
            output: written.output.map(|output| output.at(read)),
            coverage,
        }
    }

    /// The theme's name.
    pub fn theme(&self) -> &str {
        self.theme.as_ref().map_or("default", |theme| &theme.value)
    }

    /// The folder that the site is built into.
    pub fn output(&self) -> &str {
        self.output.as_ref().map_or("site", |output| &output.value)
    }
}

/// The language of a configuration that cannot be read, so that its author is told so in his own.
fn language_of(text: &str) -> Language {
    let written = text.lines().find_map(|line| line.strip_prefix("language:")).unwrap_or_default();
    let tag = written.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    Language::TAGS.iter().find(|(known, _)| *known == tag).map_or_else(Language::default, |(_, language)| *language)
}
