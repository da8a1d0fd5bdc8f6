//! A standard as JSON: `kebiao/standard/1`.

use serde::Serialize;
use serde_json::{Value, json};

use crate::diagnostic::{self, Diagnostic, Diagnostics, Language, Place, words};
use crate::standard::{
    Catalogue, Edition, Level, LevelId, Paragraph, Requirement, SchoolType, Standard, Task, WorkField,
};
use crate::text::{Position, Source, Span};

/// The whole tree and its findings; `levels` is empty where the text is no standard.
pub fn standard_json(standard: &Standard, source: &Source, diagnostics: &Diagnostics, language: Language) -> String {
    let line = |span: Span| source.position(span.start).line;
    let paragraphs = |paragraphs: &[Paragraph]| -> Vec<Value> {
        paragraphs.iter().map(|paragraph| json!({"text": paragraph.text, "line": line(paragraph.first())})).collect()
    };
    let texts =
        |paragraphs: &[Paragraph]| paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect::<Vec<_>>();
    let level_code = |level: Option<LevelId>| level.map(|level| level.to_string());
    let cover = &standard.cover;
    let found = diagnostics.sorted().into_iter().map(|found| diagnostic_json(found, source, language));
    let tree = json!({
        "schema": "kebiao/standard/1",
        "cover": {
            "title": cover.title, "name": cover.name, "code": cover.code, "edition": cover.edition,
            "issuer": cover.issuer, "issued": cover.issued, "line": cover.span.map(line),
        },
        "foreword": paragraphs(&standard.foreword),
        "declaration": standard.declaration.as_ref().map(|text| json!({"text": text.text, "line": line(text.first())})),
        "drafting_organisations": standard.drafting_organisations,
        "drafters": standard.drafters,
        "scope": texts(&standard.scope),
        "normative_references": standard.references.iter().map(|reference| json!({
            "designation": reference.designation, "year": reference.year, "title": reference.title,
            "line": line(reference.span),
        })).collect::<Vec<_>>(),
        "terms": standard.terms.iter().map(|term| json!({
            "number": term.number, "zh": term.zh, "en": term.en, "definition": term.definition.text,
            "source": term.origin, "line": line(term.span),
        })).collect::<Vec<_>>(),
        "catalogues": standard.catalogues.iter().map(|catalogue| catalogue_json(catalogue, source)).collect::<Vec<_>>(),
        "positions": standard.positions.iter().map(|positions| json!({
            "level": level_code(positions.level), "text": positions.paragraph.text, "positions": positions.names,
            "line": line(positions.paragraph.first()),
        })).collect::<Vec<_>>(),
        "division": standard.division.as_ref().map(|division| json!({
            "text": division.passage.text, "line": line(division.passage.first()),
        })),
        "levels": standard.levels.iter().map(|level| level_json(level, source)).collect::<Vec<_>>(),
        "bibliography": standard.bibliography.iter().map(|entry| json!({
            "number": entry.number, "text": entry.passage.text, "line": line(entry.passage.first()),
        })).collect::<Vec<_>>(),
        "diagnostics": found.collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&tree).expect("the tree has only text keys")
}

fn catalogue_json(catalogue: &Catalogue, source: &Source) -> Value {
    let edition = catalogue.edition.map(|edition| match edition {
        Edition::Former => "former",
        Edition::Current => "current",
    });
    json!({
        "number": catalogue.number, "name": catalogue.name, "edition": edition,
        "line": source.position(catalogue.span.start).line,
        "groups": catalogue.groups.iter().map(|group| json!({
            "school_type": group.school_type.map(SchoolType::name), "printed": group.printed,
            "majors": group.majors, "open_ended": group.open_ended, "line": source.position(group.span.start).line,
        })).collect::<Vec<_>>(),
    })
}

#[derive(Serialize)]
struct NodeJson<'a, C: Serialize> {
    code: String,
    number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<&'a str>,
    name: &'a str,
    line: u32,
    #[serde(flatten)]
    children: C,
}

#[derive(Serialize)]
struct Tasks<'a> {
    tasks: Vec<NodeJson<'a, Requirements<'a>>>,
}

#[derive(Serialize)]
struct Requirements<'a> {
    requirements: Vec<RequirementJson<'a>>,
}

#[derive(Serialize)]
struct RequirementJson<'a> {
    code: String,
    number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    printed: Option<&'a str>,
    text: &'a str,
    lines: Vec<u32>,
}

fn level_json(level: &Level, source: &Source) -> Value {
    json!({
        "code": level.id.to_string(), "name": level.name,
        "description": level.description.iter().map(|paragraph| &paragraph.text).collect::<Vec<_>>(),
        "caption": level.caption.text, "line": source.position(level.caption.first().start).line,
        "fields": level.fields.iter().map(|field| field_json(field, source)).collect::<Vec<_>>(),
    })
}

fn field_json<'a>(field: &'a WorkField, source: &Source) -> NodeJson<'a, Tasks<'a>> {
    let number = field.id.number();
    NodeJson {
        code: field.id.to_string(),
        // A work field is printed with a dot behind its number.
        printed: field.printed.as_deref().filter(|printed| printed.trim_end_matches('.') != number),
        number,
        name: &field.name,
        line: source.position(field.span.start).line,
        children: Tasks { tasks: field.tasks.iter().map(|task| task_json(task, source)).collect() },
    }
}

fn task_json<'a>(task: &'a Task, source: &Source) -> NodeJson<'a, Requirements<'a>> {
    let number = task.id.number();
    NodeJson {
        code: task.id.to_string(),
        printed: task.printed.as_deref().filter(|printed| *printed != number),
        number,
        name: &task.name,
        line: source.position(task.span.start).line,
        children: Requirements {
            requirements: task.requirements.iter().map(|requirement| requirement_json(requirement, source)).collect(),
        },
    }
}

fn requirement_json<'a>(requirement: &'a Requirement, source: &Source) -> RequirementJson<'a> {
    let number = requirement.id.number();
    RequirementJson {
        code: requirement.id.to_string(),
        printed: requirement.printed.as_deref().filter(|printed| *printed != number),
        number,
        text: &requirement.passage.text,
        lines: requirement.passage.lines(source),
    }
}

fn diagnostic_json(diagnostic: &Diagnostic, source: &Source, language: Language) -> Value {
    let said = words(&diagnostic.finding, language);
    let at = match diagnostic.place {
        Place::At(span) => Some(source.position(span.start)),
        Place::Whole(_) | Place::Path(_) => None,
    };
    let mut found = json!({
        "code": diagnostic.finding.code(), "severity": diagnostic.finding.severity().name(), "message": said.message,
        "line": at.map(|Position { line, .. }| line), "column": at.map(|Position { column, .. }| column),
        "hints": said.hints,
    });
    if let Place::At(span) = diagnostic.place
        && let Some(origin) = source.origin(span.start)
    {
        found["place"] = diagnostic::origin(origin);
    }
    found
}
