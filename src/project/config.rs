//! `kebiao.yaml`: every key optional, and the one list of defaults.

use crate::diagnostic::Language;
use crate::text::Spanned;

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
    /// Where the site will stand, with a slash at its end, for what must be absolute.
    pub base_url: Option<String>,
    /// The school that publishes the site.
    pub school: SchoolConfig,
    /// Where the site's texts are kept.
    pub repository: RepositoryConfig,
    /// What counts as covered.
    pub coverage: CoverageConfig,
    /// 学时 and 学分.
    pub hours: HoursConfig,
    /// What is printed.
    pub print: PrintConfig,
    /// What HTML in a text becomes.
    pub html: Html,
}

/// 学时 and 学分.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HoursConfig {
    /// So many hours make a credit, where the school says so.
    pub per_credit: Option<u32>,
}

/// The school that publishes the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchoolConfig {
    /// Its name.
    pub name: Option<String>,
    /// The path of its logo from the site's folder.
    pub logo: Option<Spanned<String>>,
}

/// Where the site's texts are kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RepositoryConfig {
    /// Where everyone can see them.
    pub url: Option<String>,
    /// Where a text can be edited; `{path}` stands for its path from the site's folder.
    pub edit: Option<String>,
}

/// What HTML in a text becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Html {
    /// The text that it is: nothing in a lesson can change its page.
    #[default]
    Text,
    /// A part of the page, as its author wrote it.
    Raw,
}

/// What is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintConfig {
    /// How a requirement is named in printed lessons.
    pub standard_text: StandardText,
}

/// How a requirement is named in printed lessons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StandardText {
    /// By its code: the text belongs to its publisher.
    #[default]
    Codes,
    /// With its text, to which the publisher consents.
    Full,
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
    /// 达标线
    pub minimum: Vec<Minimum>,
}

/// How much of a level must be covered, in percent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Minimum {
    /// Which level, as written, at the place of what is asked for.
    pub level: Spanned<String>,
    /// Of its requirements.
    pub covered: Option<u32>,
    /// Of its requirements, taught, practised, assessed.
    pub facets: [Option<u32>; 3],
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
        Self { require: [true; 3], assess: Assessing::Performance, stub: 80, minimum: Vec::new() }
    }
}

impl Config {
    /// The theme's name.
    pub fn theme(&self) -> &str {
        self.theme.as_ref().map_or("default", |theme| &theme.value)
    }

    /// The folder that the site is built into.
    pub fn output(&self) -> &str {
        self.output.as_ref().map_or("site", |output| &output.value)
    }
}
