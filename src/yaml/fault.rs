//! What the parser says is wrong, and where, as findings.

use serde_yaml::Error;

use crate::diagnostic::{Expected, Finding, Slip};
use crate::text::{Source, Span};
use crate::yaml::value::{COUNT_OR_EACH, TEXT_OR_EACH, TEXT_OR_LIST, place};
use crate::yaml::words::{listed, meant};

/// Where the parser stopped.
pub(super) fn place_of(error: &Error, text: &str, span: Span) -> Span {
    let Some(location) = error.location() else { return span };
    if location.span().byte_offset().is_some() {
        return place(location, span);
    }
    let before: usize = text.split_inclusive('\n').take(location.line().saturating_sub(1) as usize).map(str::len).sum();
    let column = location.column().saturating_sub(1) as usize;
    let within = text[before..].char_indices().nth(column).map_or(0, |(at, _)| at);
    let start = (span.start as usize + before + within).min(span.end as usize);
    Span::new(span.source, start, start)
}

/// A place of no width is shown as the rest of its line.
pub(super) fn line_of(source: &Source, place: Span, read: Span) -> Span {
    if place.start < place.end {
        return Span { end: place.end.min(read.end), ..place };
    }
    let rest = source.slice(Span { end: read.end, ..place });
    let length = rest.find('\n').unwrap_or(rest.len());
    source.trim(Span { end: place.start + length as u32, ..place })
}

/// What is wrong.
pub(super) fn finding(error: &Error) -> Finding {
    match error {
        Error::SerdeUnknownField { field, expected, .. } => {
            Finding::UnknownKey { key: field.clone(), nearest: meant(field, expected), known: listed(field, expected) }
        }
        Error::SerdeMissingField { field, .. } => Finding::MissingKey { key: (*field).to_owned() },
        Error::DuplicateMappingKey { key, .. } => Finding::DuplicateKey { key: key.clone().unwrap_or_default() },
        Error::SerdeUnknownVariant { variant, expected, .. } => Finding::UnknownValue {
            value: variant.clone(),
            nearest: meant(variant, expected),
            known: listed(variant, expected),
        },
        Error::Unexpected { expected, .. } => Finding::WrongType { expected: expected_type(expected) },
        Error::SerdeInvalidType { expected, .. } | Error::SerdeInvalidValue { expected, .. } => {
            Finding::WrongType { expected: expected_type(expected) }
        }
        Error::InvalidScalar { ty, .. } => Finding::WrongType { expected: expected_type(ty) },
        Error::InvalidBooleanStrict { .. } => Finding::WrongType { expected: Expected::Truth },
        Error::NullIntoString { .. } => Finding::WrongType { expected: Expected::FilledText },
        other => {
            let said = other.to_string();
            // The same key in Chinese and in English.
            if let Some((key, _)) = said.strip_prefix("duplicate field `").and_then(|rest| rest.split_once('`')) {
                return Finding::DuplicateKey { key: key.to_owned() };
            }
            // The place is told by the finding itself, and counts from the start of the span that was read.
            let detail = said.split_once(" at line ").map_or(said.as_str(), |(detail, _)| detail);
            Finding::BrokenYaml { slip: slip(detail) }
        }
    }
}

/// What someone who does not know the parser did, by what the parser says of it.
fn slip(detail: &str) -> Slip {
    let slips = [
        ("mapping values are not allowed", Slip::Colon),
        ("block scalar", Slip::Block),
        ("found a tab", Slip::Tab),
        ("tabs disallowed", Slip::Tab),
        ("simple key expected", Slip::Key),
        ("misplaced bracket", Slip::Brackets),
        ("quoted scalar", Slip::Quotes),
        ("unclosed bracket", Slip::Brackets),
        ("unexpected character", Slip::Sign),
        ("unknown anchor", Slip::Star),
        ("budget breached", Slip::TooMuch),
    ];
    let known = slips.into_iter().find(|(said, _)| detail.contains(said));
    known.map_or_else(|| Slip::Other(detail.to_owned()), |(_, slip)| slip)
}

/// A type by what the parser calls it.
fn expected_type(expected: &str) -> Expected {
    let names = [
        (TEXT_OR_LIST, Expected::TextOrList),
        (TEXT_OR_EACH, Expected::TextOrEach),
        (COUNT_OR_EACH, Expected::Percent),
        ("string", Expected::Text),
        ("sequence", Expected::List),
        ("mapping", Expected::Mapping),
        ("bool", Expected::Truth),
        ("f64", Expected::Number),
        ("u", Expected::Count),
        ("i", Expected::Integer),
    ];
    let known = names.into_iter().find(|(name, _)| expected.trim_start_matches("expected ").starts_with(name));
    known.map_or_else(|| Expected::Other(expected.to_owned()), |(_, expected)| expected)
}
