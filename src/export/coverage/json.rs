//! Coverage as JSON: `kebiao/coverage/1`.

use serde_json::{Value, json};

use crate::content::Facet;
use crate::curriculum::{Evidence, FacetState, Opinion, Row, Side, Totals, WhyNot, examined, listed};
use crate::export::coverage::group::Group;
use crate::export::coverage::report::{Part, Report};
use crate::project::{Assessing, CoverageConfig};
use crate::site::Route;
use crate::standard::Level;

/// The same figures for programs.
pub fn coverage_json(report: &Report) -> String {
    let standards = report.parts.iter().map(|part| {
        let level = |level: &Level| {
            json!({
                "code": level.id.to_string(),
                "own": totals_json(part.coverage.own(level.id)),
                "cumulative": totals_json(part.coverage.cumulative(level.id)),
            })
        };
        let row = |row: &Row| {
            let [teach, practise, assess] = row.facets.map(FacetState::name);
            let [by_questions, by_doing] = examined(part.syllabus, row);
            json!({
                "code": row.requirement.to_string(), "state": row.state.name(),
                "teach": teach, "practise": practise, "assess": assess,
                "theory": by_questions, "practice": by_doing, "unnamed": unnamed(part, row),
                "waiver": part.syllabus.waiver(row.requirement).map(|it| &it.why),
                "evidence": row.evidence.iter().map(|it| evidence_json(part, it)).collect::<Vec<_>>(),
            })
        };
        json!({
            "code": part.syllabus.standard().code.to_string(),
            "fingerprint": part.coverage.fingerprint(part.syllabus),
            "levels": part.levels().map(level).collect::<Vec<_>>(),
            "requirements": part.rows().map(row).collect::<Vec<_>>(),
        })
    });
    let standards: Vec<Value> = standards.collect();
    let document = json!({
        "schema": "kebiao/coverage/1", "rule": rule(&report.curriculum.config.coverage),
        "filter": filter(report), "standards": standards,
    });
    serde_json::to_string_pretty(&document).expect("the document has only text keys")
}

/// A group an entry.
pub fn groups_json(report: &Report, groups: &[Group]) -> String {
    let group = |group: &Group| json!({"name": group.name, "cumulative": group.cumulative, "totals": totals_json(group.totals), "percent": group.totals.percent()});
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
    let Totals { total, covered, partly, waived, open } = totals;
    json!({"total": total, "covered": covered, "partly": partly, "waived": waived, "open": open})
}

/// The things that a requirement lists and no evidence names.
fn unnamed(part: &Part, row: &Row) -> Vec<String> {
    listed(part.syllabus, row).map_or_else(Vec::new, |listed| listed.missing)
}

fn evidence_json(part: &Part, evidence: &Evidence) -> Value {
    let shown = part.shown(evidence, &Route::Home);
    json!({
        "facet": evidence.facet.name(), "kind": shown.kind, "lesson": evidence.lesson(),
        "href": shown.href, "counts": evidence.why_not.is_none(),
        "why_not": evidence.why_not.map(WhyNot::name),
        "name": shown.label, "authors": shown.authors, "characters": shown.characters, "excerpt": shown.excerpt,
        "reviews": evidence.opinions.iter().map(opinion_json).collect::<Vec<_>>(),
    })
}

fn opinion_json(opinion: &Opinion) -> Value {
    let Opinion { by, reviewer, date, verdict, note, changed } = opinion;
    json!({
        "by": by, "kind": reviewer.name(), "date": date, "verdict": verdict.key(), "note": note,
        "changed": changed.map(Side::name),
    })
}
