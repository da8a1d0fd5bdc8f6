//! Findings as JSON, for programs: `kebiao/findings/1`.

use serde_json::{Value, json};

use crate::diagnostic::language::Language;
use crate::diagnostic::report::{Diagnostic, Place};
use crate::diagnostic::words;
use crate::text::{Origin, Sources, Span};

/// All of them, in their order.
pub fn json(findings: &[&Diagnostic], sources: &Sources, language: Language) -> String {
    let findings: Vec<Value> = findings.iter().map(|found| finding(found, sources, language)).collect();
    let whole = json!({"schema": "kebiao/findings/1", "language": language.tag(), "findings": findings});
    serde_json::to_string_pretty(&whole).expect("findings have only text keys")
}

/// Every key is always there; what a finding has not is `null`.
fn finding(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> Value {
    let said = words::words(&diagnostic.finding, language);
    let mut json = match &diagnostic.place {
        Place::At(span) => place(*span, sources),
        Place::Whole(source) => nowhere(sources.get(*source).path()),
        Place::Path(path) => nowhere(path),
    };
    json["code"] = diagnostic.finding.code().into();
    json["severity"] = diagnostic.finding.severity().name().into();
    json["message"] = said.message.into();
    json["label"] = if said.label.is_empty() { Value::Null } else { said.label.into() };
    json["hints"] = said.hints.into();
    json["other"] = diagnostic.other.map_or(Value::Null, |other| place(other, sources));
    json
}

/// Lines and columns count from 1, columns in characters; the end is the place behind the last one.
fn place(span: Span, sources: &Sources) -> Value {
    let source = sources.get(span.source);
    let (start, end) = (source.position(span.start), source.position(span.end));
    json!({
        "path": source.path(), "line": start.line, "column": start.column,
        "end_line": end.line, "end_column": end.column, "place": source.origin(span.start).map(origin),
    })
}

fn nowhere(path: &str) -> Value {
    json!({"path": path, "line": null, "column": null, "end_line": null, "end_column": null, "place": null})
}

/// Where to look in a file that has no lines of its own.
pub fn origin(origin: Origin) -> Value {
    match origin {
        Origin::Paragraph(number) => json!({"paragraph": number}),
        Origin::Cell(name) => json!({"cell": name}),
        Origin::Page(number) => json!({"page": number}),
    }
}
