//! Coverage as JSON: `kebiao/coverage/1`.

use std::hash::{Hash, Hasher};
use std::io;

use serde::{Serialize, Serializer};
use serde_json::ser::Formatter;
use serde_json::{Value, json};

use crate::content::Facet;
use crate::curriculum::{Evidence, FacetState, Opinion, Row, Side, Totals, WhyNot, examined, listed};
use crate::export::coverage::group::Group;
use crate::export::coverage::report::{Part, Report};
use crate::project::{Assessing, CoverageConfig};
use crate::site::view::Excerpt;
use crate::standard::Level;

/// The same figures for programs.
pub fn coverage_json(report: &Report) -> String {
    CoverageJson::of(report).text()
}

/// What stands in it. It is hashed without being written, since most builds change none of it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageJson<'a> {
    schema: &'static str,
    rule: Value,
    filter: Value,
    standards: Vec<StandardJson<'a>>,
}

impl<'a> CoverageJson<'a> {
    /// Of what is asked for.
    pub fn of(report: &'a Report) -> Self {
        Self {
            schema: "kebiao/coverage/1",
            rule: rule(&report.curriculum.config.coverage),
            filter: filter(report),
            standards: report.parts.iter().map(StandardJson::of).collect(),
        }
    }

    /// Each requirement and each piece of evidence on a line of its own.
    pub fn text(&self) -> String {
        let mut text = Vec::new();
        let mut writer = serde_json::Serializer::with_formatter(&mut text, Lines::default());
        self.serialize(&mut writer).expect("the document has only text keys");
        String::from_utf8(text).expect("texts were written")
    }
}

/// JSON with each object of a list on a line of its own: indented, it would be half as large again.
#[derive(Default)]
struct Lines {
    in_list: bool,
}

impl Formatter for Lines {
    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.in_list = true;
        writer.write_all(if first { b"" } else { b"," })
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.in_list = false;
        writer.write_all(b":")
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(if self.in_list { b"\n{" } else { b"{" })
    }
}

#[derive(Clone, Debug, Hash, Serialize)]
struct StandardJson<'a> {
    code: &'a str,
    fingerprint: &'a str,
    levels: Vec<Value>,
    requirements: Rows<'a>,
}

impl<'a> StandardJson<'a> {
    fn of(part: &'a Part<'a>) -> Self {
        let level = |level: &Level| {
            json!({
                "code": level.id.to_string(),
                "own": totals_json(part.coverage.own(level.id)),
                "cumulative": totals_json(part.coverage.cumulative(level.id)),
                "unexamined": {
                    "own": part.coverage.own(level.id).unexamined,
                    "cumulative": part.coverage.cumulative(level.id).unexamined,
                },
            })
        };
        Self {
            code: &part.syllabus.standard().code.0,
            fingerprint: part.fingerprint(),
            levels: part.levels().map(level).collect(),
            requirements: Rows(part),
        }
    }
}

/// The requirements of a part, each made when it is hashed or written: all of them take several times the memory of
/// their text.
#[derive(Clone, Debug)]
struct Rows<'a>(&'a Part<'a>);

impl Hash for Rows<'_> {
    fn hash<H: Hasher>(&self, to: &mut H) {
        self.0.rows().for_each(|row| StatesJson::of(self.0, row).hash(to));
        self.0.evidence_made_from().hash(to);
    }
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.rows().map(|row| RowJson::of(self.0, row)))
    }
}

#[derive(Serialize)]
struct RowJson<'a> {
    #[serde(flatten)]
    states: StatesJson<'a>,
    evidence: Vec<EvidenceJson<'a>>,
}

impl<'a> RowJson<'a> {
    fn of(part: &'a Part, row: &'a Row) -> Self {
        let evidence = row.evidence.iter().map(|it| EvidenceJson::of(part, it));
        Self { states: StatesJson::of(part, row), evidence: evidence.collect() }
    }
}

/// All of a row but for its evidence.
#[derive(Hash, Serialize)]
struct StatesJson<'a> {
    code: String,
    state: &'static str,
    teach: &'static str,
    practise: &'static str,
    assess: &'static str,
    theory: bool,
    practice: bool,
    unnamed: Vec<String>,
    unexamined: Vec<&'static str>,
    waiver: Option<&'a str>,
    waiver_by: Option<&'a str>,
    waiver_until: Option<&'a str>,
}

impl<'a> StatesJson<'a> {
    fn of(part: &'a Part, row: &'a Row) -> Self {
        let [teach, practise, assess] = row.facets.map(FacetState::name);
        let waiver = part.syllabus.waiver(row.requirement);
        let [by_questions, by_doing] = examined(part.syllabus, row);
        Self {
            code: row.requirement.to_string(),
            state: row.state.name(),
            teach,
            practise,
            assess,
            theory: by_questions,
            practice: by_doing,
            unnamed: unnamed(part, row),
            unexamined: facets_of(row.unexamined),
            waiver: waiver.map(|it| it.why.as_str()),
            waiver_by: waiver.and_then(|it| it.by.as_deref()),
            waiver_until: waiver.and_then(|it| it.until.as_deref()),
        }
    }
}

/// A group an entry.
pub fn groups_json(report: &Report, groups: &[Group]) -> String {
    let group = |group: &Group| {
        json!({
            "name": group.name, "cumulative": group.cumulative, "totals": totals_json(group.totals),
            "percent": group.totals.percent(), "unexamined": group.totals.unexamined,
        })
    };
    let document = json!({
        "schema": "kebiao/coverage-groups/1", "rule": rule(&report.curriculum.config.coverage),
        "filter": filter(report), "groups": groups.iter().map(group).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&document).expect("the document has only text keys")
}

pub(super) fn filter(report: &Report) -> Value {
    json!({"level": report.filter.level, "gaps": report.filter.gaps})
}

/// By which rule the figures were made.
fn rule(config: &CoverageConfig) -> Value {
    let CoverageConfig { require, assess, stub, .. } = config;
    let required = Facet::ALL.into_iter().zip(require).filter(|(_, required)| **required);
    json!({
        "require": required.map(|(facet, _)| facet.name()).collect::<Vec<_>>(),
        "assess": match assess {
            Assessing::Performance => "performance",
            Assessing::Any => "any",
        },
        "stub": stub,
    })
}

pub(super) fn totals_json(totals: Totals) -> Value {
    let Totals { total, covered, partly, waived, open, .. } = totals;
    json!({"total": total, "covered": covered, "partly": partly, "waived": waived, "open": open})
}

/// Those of the facets that are marked.
fn facets_of(marked: [bool; 3]) -> Vec<&'static str> {
    let facets = Facet::ALL.into_iter().zip(marked).filter(|(_, marked)| *marked);
    facets.map(|(facet, _)| facet.name()).collect()
}

/// The things that a requirement lists and no evidence names.
fn unnamed(part: &Part, row: &Row) -> Vec<String> {
    listed(part.syllabus, row).map_or_else(Vec::new, |listed| listed.missing)
}

#[derive(Serialize)]
struct EvidenceJson<'a> {
    facet: &'static str,
    kind: &'static str,
    lesson: Option<&'a str>,
    href: Option<String>,
    counts: bool,
    why_not: Option<&'static str>,
    name: &'a str,
    #[serde(rename = "type")]
    kind_of_material: Option<&'static str>,
    file: Option<String>,
    unexamined: bool,
    output: Option<&'a str>,
    authors: &'a [String],
    characters: Option<usize>,
    excerpt: Excerpt<'a>,
    reviews: Vec<OpinionJson<'a>>,
}

impl<'a> EvidenceJson<'a> {
    fn of(part: &Part<'a>, evidence: &'a Evidence) -> Self {
        let shown = part.shown(evidence, &part.way);
        let (kind_of_material, file) = (shown.type_name(), shown.weight().map(str::to_owned));
        Self {
            facet: evidence.facet.name(),
            kind: shown.kind,
            lesson: evidence.lesson(part.syllabus).map(|lesson| lesson.written.slug.as_str()),
            href: shown.href,
            counts: evidence.why_not.is_none(),
            why_not: evidence.why_not.map(WhyNot::name),
            kind_of_material,
            file,
            unexamined: shown.unexamined,
            output: shown.output,
            name: shown.label,
            authors: shown.authors,
            characters: shown.characters,
            excerpt: shown.excerpt,
            reviews: evidence.opinions.iter().map(OpinionJson::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct OpinionJson<'a> {
    by: &'a str,
    kind: &'static str,
    date: &'a str,
    verdict: &'static str,
    note: Option<&'a str>,
    changed: Option<&'static str>,
}

impl<'a> OpinionJson<'a> {
    fn of(opinion: &'a Opinion) -> Self {
        let Opinion { by, reviewer, date, verdict, note, changed } = opinion;
        Self {
            by,
            kind: reviewer.name(),
            date,
            verdict: verdict.key(),
            note: note.as_deref(),
            changed: changed.map(Side::name),
        }
    }
}
