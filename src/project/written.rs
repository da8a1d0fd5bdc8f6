//! `kebiao.yaml` as it is written: the keys, and what becomes of them.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Expected, Finding, Language, nearest};
use crate::project::address;
use crate::project::config::{
    Assessing, Config, CoverageConfig, HoursConfig, Html, Minimum, PrintConfig, RepositoryConfig, SchoolConfig,
    StandardConfig, StandardText,
};
use crate::text::{Source, Span, Spanned};
use crate::yaml::{self, CountOrEach, Located, Shape};

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Option<String>,
    language: Option<Located<String>>,
    standards: Option<Vec<WrittenStandard>>,
    theme: Option<Located<String>>,
    output: Option<Located<String>>,
    base_url: Option<Located<String>>,
    school: Option<WrittenSchool>,
    repository: Option<WrittenRepository>,
    coverage: Option<WrittenCoverage>,
    hours: Option<WrittenHours>,
    print: Option<WrittenPrint>,
    markdown: Option<WrittenMarkdown>,
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
    minimum: Option<BTreeMap<String, Located<CountOrEach>>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenHours {
    per_credit: Option<Located<u32>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSchool {
    name: Option<String>,
    logo: Option<Located<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenRepository {
    url: Option<Located<String>>,
    edit: Option<Located<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenPrint {
    standard_text: Option<Located<String>>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenMarkdown {
    raw_html: Option<bool>,
}

const FACETS: [(&str, usize); 3] = [("teach", 0), ("practise", 1), ("assess", 2)];
const ASSESSING: [(&str, Assessing); 2] = [("performance", Assessing::Performance), ("any", Assessing::Any)];
const TEXTS: [(&str, StandardText); 2] = [("codes", StandardText::Codes), ("full", StandardText::Full)];

/// What a threshold may be set for.
const MEASURED: [&str; 4] = ["covered", "teach", "practise", "assess"];

/// What `kebiao.yaml` holds.
pub fn shape() -> Shape {
    yaml::shape::<Written>()
        .among("language", yaml::words(&Language::TAGS))
        .among("coverage.require", yaml::words(&FACETS))
        .among("coverage.assess", yaml::words(&ASSESSING))
        .among("print.standard_text", yaml::words(&TEXTS))
}

impl Config {
    /// Reads `kebiao.yaml`; what is wrong in it is a finding, and the default stands in its place.
    pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Self {
        let read = source.span();
        // A file of nothing but comments says nothing, which is allowed.
        let silent = source.text().lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
        if silent {
            return Self::default();
        }
        let Some((written, _)) = yaml::read_part::<Written>(source, read, diagnostics) else {
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
        let school = written.school.unwrap_or_default();
        Self {
            title: written.title,
            language: language.unwrap_or(default.language),
            standards: standards.collect(),
            theme: written.theme.map(|theme| theme.at(read)),
            output: written.output.map(|output| output.at(read)),
            base_url: written.base_url.and_then(|url| address::base(&url.at(read), diagnostics)),
            school: SchoolConfig { name: school.name, logo: school.logo.map(|logo| logo.at(read)) },
            repository: written.repository.unwrap_or_default().read(read, diagnostics),
            coverage: written.coverage.unwrap_or_default().read(read, diagnostics),
            hours: written.hours.unwrap_or_default().read(read, diagnostics),
            print: written.print.unwrap_or_default().read(read, diagnostics),
            html: match written.markdown.and_then(|markdown| markdown.raw_html) {
                Some(true) => Html::Raw,
                Some(false) | None => Html::Text,
            },
        }
    }
}

impl WrittenCoverage {
    fn read(self, read: Span, diagnostics: &mut Diagnostics) -> CoverageConfig {
        let mut coverage = CoverageConfig::default();
        if let Some(facets) = self.require {
            coverage.require = [false; 3];
            for facet in facets {
                if let Some(index) = yaml::choice(&facet.at(read), &FACETS, diagnostics) {
                    coverage.require[index] = true;
                }
            }
        }
        if let Some(assess) = self.assess {
            coverage.assess = yaml::choice(&assess.at(read), &ASSESSING, diagnostics).unwrap_or(coverage.assess);
        }
        coverage.stub = self.stub.unwrap_or(coverage.stub);
        for (level, minimum) in self.minimum.into_iter().flatten() {
            let Spanned { value, span } = minimum.at(read);
            let counts = match value {
                CountOrEach::One(covered) => BTreeMap::from([(MEASURED[0].to_owned(), covered)]),
                CountOrEach::Each(counts) => counts,
            };
            if counts.values().any(|percent| *percent > 100) {
                diagnostics.at(span, Finding::WrongType { expected: Expected::Percent });
                continue;
            }
            for key in counts.keys().filter(|key| !MEASURED.contains(&key.as_str())) {
                let known = MEASURED.map(str::to_owned).to_vec();
                diagnostics.at(span, Finding::UnknownKey { key: key.clone(), nearest: nearest(key, MEASURED), known });
            }
            let [covered, teach, practise, assess] = MEASURED.map(|key| counts.get(key).copied());
            let facets = [teach, practise, assess];
            coverage.minimum.push(Minimum { level: Spanned { value: level, span }, covered, facets });
        }
        coverage
    }
}

impl WrittenHours {
    fn read(self, read: Span, diagnostics: &mut Diagnostics) -> HoursConfig {
        let per_credit = self.per_credit.map(|it| it.at(read));
        if let Some(none) = per_credit.as_ref().filter(|it| it.value == 0) {
            diagnostics.at(none.span, Finding::WrongType { expected: Expected::Hours });
        }
        HoursConfig { per_credit: per_credit.map(|it| it.value).filter(|hours| *hours > 0) }
    }
}

impl WrittenRepository {
    fn read(self, read: Span, diagnostics: &mut Diagnostics) -> RepositoryConfig {
        RepositoryConfig {
            url: self.url.and_then(|url| address::outside(&url.at(read), diagnostics)),
            edit: self.edit.and_then(|edit| address::edit(&edit.at(read), diagnostics)),
        }
    }
}

impl WrittenPrint {
    fn read(self, read: Span, diagnostics: &mut Diagnostics) -> PrintConfig {
        let text = self.standard_text.and_then(|text| yaml::choice(&text.at(read), &TEXTS, diagnostics));
        PrintConfig { standard_text: text.unwrap_or_default() }
    }
}

/// The language of a configuration that cannot be read, so that its author is told so in his own.
fn language_of(text: &str) -> Language {
    let written = text.lines().find_map(|line| line.strip_prefix("language:")).unwrap_or_default();
    let tag = written.split('#').next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    Language::TAGS.iter().find(|(known, _)| *known == tag).map_or_else(Language::default, |(_, language)| *language)
}
