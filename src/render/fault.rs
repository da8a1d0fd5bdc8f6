//! What a template did wrong, from what the crate that reads templates says of it.

use tera::{Error, ErrorKind};

use crate::diagnostic::TemplateSlip;

/// A template's fault.
pub(super) struct Fault {
    /// The template's path in the theme; nothing where it is not told.
    pub(super) template: Option<String>,
    /// Its place in the template.
    pub(super) place: Place,
    /// What is wrong.
    pub(super) slip: TemplateSlip,
}

/// Where in a template.
pub(super) enum Place {
    /// Bytes.
    Bytes(std::ops::Range<usize>),
    /// A line and a column, from 1.
    Line(usize, usize),
    /// Anywhere.
    Whole,
}

/// Reads what is said of a fault.
pub(super) fn fault(error: &Error) -> Fault {
    if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
        return Fault {
            template: Some(report.filename().to_owned()),
            place: Place::Bytes(report.span().range.clone()),
            slip: slip(report.message()),
        };
    }
    // What is looked up once all templates are read comes as a text, with the place drawn into it.
    let said = error.to_string();
    let message = said.lines().next().unwrap_or_default();
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let drawn = said.lines().find_map(|line| {
        let (path, column) = line.trim().strip_prefix("--> ")?.rsplit_once(':')?;
        let (path, line) = path.rsplit_once(':')?;
        Some((path.to_owned(), Place::Line(line.parse().ok()?, column.parse().ok()?)))
    });
    let inherits = message.strip_prefix("Template '").and_then(|rest| {
        let (template, rest) = rest.split_once("' is inheriting from '")?;
        Some((template.to_owned(), rest.split_once('\'')?.0.to_owned()))
    });
    match (drawn, inherits) {
        (_, Some((template, name))) => {
            Fault { template: Some(template), place: Place::Whole, slip: TemplateSlip::Template { name } }
        }
        (Some((template, place)), None) => Fault { template: Some(template), place, slip: slip(message) },
        (None, None) => Fault { template: None, place: Place::Whole, slip: slip(message) },
    }
}

fn slip(message: &str) -> TemplateSlip {
    let name = message.split('`').nth(1).unwrap_or_default().to_owned();
    let begins = |begin: &str| message.starts_with(begin);
    if begins("Variable `") {
        let known = message.split_once("Available variables: ").map_or("", |(_, known)| known).to_owned();
        return TemplateSlip::Variable { name, known };
    }
    if begins("Unknown filter") || begins("Unknown function") || begins("Unknown test") || begins("Unknown component") {
        return TemplateSlip::Call { name };
    }
    if begins("Unknown template") {
        return TemplateSlip::Template { name };
    }
    if begins("no word has the key") {
        return TemplateSlip::Word { key: name };
    }
    if begins("Unexpected end of input") {
        return TemplateSlip::End;
    }
    if begins("Unknown tag") {
        return TemplateSlip::Tag;
    }
    match message.strip_prefix("Found ").and_then(|rest| rest.split_once(" but expected ")) {
        Some((found, expected)) => TemplateSlip::Sign {
            found: found.to_owned(),
            expected: expected.trim_start_matches("one of: ").trim_end_matches('.').to_owned(),
        },
        None => TemplateSlip::Other { detail: message.to_owned() },
    }
}
