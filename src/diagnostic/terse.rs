//! Findings as one line each: for editors that jump to a place, and for GitHub, which marks the line in a change.

use std::borrow::Cow;

use crate::diagnostic::language::Language;
use crate::diagnostic::report::{Diagnostic, Place};
use crate::diagnostic::rule::Severity;
use crate::diagnostic::words;
use crate::text::Sources;

/// `path:line:column: severity[code]: message`, as compilers write it; only the message is in the site's language.
pub fn short(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let said = words::words(&diagnostic.finding, language);
    let place = match &diagnostic.place {
        Place::At(span) => {
            let source = sources.get(span.source);
            let position = source.position(span.start);
            format!("{}:{}:{}", source.path(), position.line, position.column)
        }
        Place::Whole(source) => sources.get(*source).path().to_owned(),
        Place::Path(path) => path.clone(),
    };
    let (severity, code) = (diagnostic.finding.severity().name(), diagnostic.finding.code());
    // A message may quote a file's name, which may hold anything.
    one_line(&format!("{place}: {severity}[{code}]: {}", said.message)).into_owned()
}

/// A command of GitHub's workflows: `::error file=…,line=…::message`.
pub fn github(diagnostic: &Diagnostic, sources: &Sources, language: Language) -> String {
    let said = words::words(&diagnostic.finding, language);
    let level = match diagnostic.finding.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let mut properties = match &diagnostic.place {
        Place::At(span) => {
            let source = sources.get(span.source);
            let mut properties = vec![("file", source.path().to_owned())];
            // A Word file or a PDF has no lines that GitHub could mark.
            if source.origin(span.start).is_none() {
                let (start, end) = (source.position(span.start), source.position(span.end));
                properties.push(("line", start.line.to_string()));
                properties.push(("endLine", end.line.to_string()));
                properties.push(("col", start.column.to_string()));
                if end.line == start.line {
                    properties.push(("endColumn", end.column.to_string()));
                }
            }
            properties
        }
        Place::Whole(source) => vec![("file", sources.get(*source).path().to_owned())],
        Place::Path(path) => vec![("file", path.clone())],
    };
    properties.push(("title", diagnostic.finding.code().to_owned()));
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", property(value))).collect();
    let lines = [said.message, said.label].into_iter().chain(said.hints).filter(|line| !line.is_empty());
    let lines: Vec<String> = lines.collect();
    format!("::{level} {}::{}", properties.join(","), data(&lines.join("\n")))
}

/// What GitHub would take for the end of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The same, and what it would take for the end of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

fn one_line(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) { text.replace(char::is_control, " ").into() } else { text.into() }
}
