//! A span of a source, read as YAML into a type.

use std::collections::BTreeMap;

use serde::de::{DeserializeOwned, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_yaml::{Error, Location, budget, options};

use crate::diagnostic::{Diagnostics, Expected, Finding, Slip, nearest};
use crate::text::{Source, Span, Spanned, narrow};
use crate::yaml::mend::Mend;
use crate::yaml::signs::plain;
use crate::yaml::slip::{cut, slips};
use crate::yaml::usual::Usual;

/// A value with its place in the text that was read; [`Located::at`] tells the place in the source.
#[derive(Clone, Debug, Deserialize)]
#[serde(transparent)]
pub struct Located<T>(serde_yaml::Spanned<T>);

impl<T> Located<T> {
    /// The value and its place, given the span that was read.
    pub fn at(self, read: Span) -> Spanned<T> {
        Spanned { span: place(self.0.referenced, read), value: self.0.value }
    }
}

/// `a` or `[a, b]`.
#[derive(Clone, Debug, Default)]
pub struct OneOrMany(Vec<Located<String>>);

impl OneOrMany {
    /// Each text and its place, given the span that was read.
    pub fn at(self, read: Span) -> Vec<Spanned<String>> {
        self.0.into_iter().map(|text| text.at(read)).collect()
    }
}

/// What the parser is told to call either of them.
pub(super) const TEXT_OR_LIST: &str = "text or list";
pub(super) const TEXT_OR_EACH: &str = "text or mapping";
pub(super) const COUNT_OR_EACH: &str = "number or mapping";

/// `80`, or `{a: 80, b: 100}`, with keys of the author's own.
#[derive(Clone, Debug)]
pub enum CountOrEach {
    /// One for all.
    One(u32),
    /// One for each key.
    Each(BTreeMap<String, u32>),
}

impl<'de> Deserialize<'de> for CountOrEach {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Counts;

        impl<'de> Visitor<'de> for Counts {
            type Value = CountOrEach;

            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str(COUNT_OR_EACH)
            }

            fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Self::Value, E> {
                Ok(CountOrEach::One(u32::try_from(number).unwrap_or(u32::MAX)))
            }

            fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Self::Value, E> {
                let number = u32::try_from(number);
                number.map(CountOrEach::One).map_err(|_| E::invalid_type(serde::de::Unexpected::Other("number"), &self))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut counts = BTreeMap::new();
                while let Some((key, count)) = map.next_entry()? {
                    counts.insert(key, count);
                }
                Ok(CountOrEach::Each(counts))
            }
        }

        deserializer.deserialize_any(Counts)
    }
}

/// `a` or `{A: a, B: b}`.
#[derive(Clone, Debug)]
pub enum OneOrEach {
    /// One for all.
    One(Located<String>),
    /// One for each.
    Each(BTreeMap<String, Located<String>>),
}

enum OneOrManyTexts {
    One(String),
    Many(Vec<Located<String>>),
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<OneOrManyTexts>::deserialize(deserializer)?;
        let (referenced, defined) = (spanned.referenced, spanned.defined);
        Ok(Self(match spanned.value {
            OneOrManyTexts::One(value) => vec![Located(serde_yaml::Spanned { value, referenced, defined })],
            OneOrManyTexts::Many(texts) => texts,
        }))
    }
}

impl<'de> Deserialize<'de> for OneOrManyTexts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = OneOrManyTexts;

            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str(TEXT_OR_LIST)
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(OneOrManyTexts::One(text.to_owned()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(OneOrManyTexts::One(number.to_string()))
            }

            fn visit_bool<E>(self, truth: bool) -> Result<Self::Value, E> {
                Ok(OneOrManyTexts::One(truth.to_string()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
                let mut texts = Vec::new();
                while let Some(text) = list.next_element()? {
                    texts.push(text);
                }
                Ok(OneOrManyTexts::Many(texts))
            }
        }

        deserializer.deserialize_any(Texts)
    }
}

impl<'de> Deserialize<'de> for OneOrEach {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<OneOrEachTexts>::deserialize(deserializer)?;
        let (referenced, defined) = (spanned.referenced, spanned.defined);
        Ok(match spanned.value {
            OneOrEachTexts::One(value) => Self::One(Located(serde_yaml::Spanned { value, referenced, defined })),
            OneOrEachTexts::Each(texts) => Self::Each(texts),
        })
    }
}

enum OneOrEachTexts {
    One(String),
    Each(BTreeMap<String, Located<String>>),
}

impl<'de> Deserialize<'de> for OneOrEachTexts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Texts;

        impl<'de> Visitor<'de> for Texts {
            type Value = OneOrEachTexts;

            fn expecting(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
                formatter.write_str(TEXT_OR_EACH)
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(OneOrEachTexts::One(text.to_owned()))
            }

            fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
                Ok(OneOrEachTexts::One(number.to_string()))
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut texts = BTreeMap::new();
                while let Some((key, text)) = map.next_entry()? {
                    texts.insert(key, text);
                }
                Ok(OneOrEachTexts::Each(texts))
            }
        }

        deserializer.deserialize_any(Texts)
    }
}

/// How much of a text could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing is wrong.
    All,
    /// What is wrong is left out.
    Part,
    /// The same, and a key that had to be there holds what nobody wrote.
    Padded,
}

/// More faults than anybody would mend before looking again.
const MOST: usize = 40;

/// Reads a span of a source; everything that is wrong is a finding, and then nothing comes back.
pub fn read<T: DeserializeOwned>(source: &Source, span: Span, diagnostics: &mut Diagnostics) -> Option<T> {
    read_part(source, span, diagnostics).filter(|(_, kept)| *kept == Kept::All).map(|(value, _)| value)
}

/// The same, where what could be read comes back as well as it can be.
pub fn read_part<T: DeserializeOwned>(source: &Source, span: Span, diagnostics: &mut Diagnostics) -> Option<(T, Kept)> {
    let written = source.slice(span);
    let plain = plain(written);
    let text = plain.as_ref().map_or(written, |(text, _)| text);
    let signs = plain.as_ref().map_or(&[][..], |(_, signs)| signs);
    for cut in cut(text) {
        let place = Span::new(span.source, span.start as usize + cut.start, span.start as usize + cut.end);
        diagnostics.at(place, Finding::CutText { lost: source.slice(place).to_owned() });
    }
    let mut seen = Vec::new();
    let mut error = match parse(text, &mut seen) {
        Ok(value) => {
            otherwise(source, span, &seen, signs, diagnostics);
            return Some((value, Kept::All));
        }
        Err(error) => error,
    };
    let mut mend = Mend::of(text);
    let slips = slips(text);
    let (has_slips, has_many) = (!slips.is_empty(), slips.len() > MOST);
    for (place, slip) in slips.into_iter().take(MOST) {
        let start = span.start as usize + place.start;
        let shown = Span::new(span.source, start, start + place.len());
        match &slip {
            Slip::Tab => mend.untab(&place),
            Slip::Tight => _ = mend.without_entry(place.start),
            _ => _ = mend.without_block(place.start),
        }
        let finding = Finding::BrokenYaml { slip };
        mend.tell(place.start, &finding);
        diagnostics.at(shown, finding);
    }
    if has_many {
        return None;
    }
    if has_slips {
        match parse(&mend.text, &mut seen) {
            Ok(value) => return without_broken_items(value, mend, &mut seen),
            Err(other) => error = other,
        }
    }
    for _ in 0..MOST {
        let place = place_of(&error, &mend.text, span);
        let at = (place.start - span.start) as usize;
        let finding = finding(&error);
        let follows = mend.follows(at, &finding);
        if !follows {
            mend.tell(at, &finding);
        }
        let mended = match &finding {
            // What is no list at all, or no mapping, has no parts that could be read.
            Finding::WrongType { .. } if mend.is_start(at) => false,
            _ if at >= written.len() => false,
            Finding::MissingKey { key } => mend.without_need(at, key),
            Finding::BrokenYaml { .. } => mend.without_block(at),
            _ if follows => mend.without_block(at),
            _ => mend.without_entry(at),
        };
        if !follows {
            diagnostics.at(line_of(source, place, span), finding);
        }
        if !mended {
            return None;
        }
        match parse(&mend.text, &mut seen) {
            Ok(value) if mend.made_up => return Some((value, Kept::Padded)),
            Ok(value) => return without_broken_items(value, mend, &mut seen),
            Err(other) => error = other,
        }
    }
    None
}

/// Half an item of a list could mean something else: only whole ones come back.
fn without_broken_items<T: DeserializeOwned>(
    value: T,
    mut mend: Mend,
    seen: &mut Vec<(String, &'static str)>,
) -> Option<(T, Kept)> {
    let value = if mend.without_broken_items() { parse(&mend.text, seen).ok()? } else { value };
    Some((value, Kept::Part))
}

fn parse<T: DeserializeOwned>(text: &str, seen: &mut Vec<(String, &'static str)>) -> Result<T, Error> {
    let options = options! {
        with_snippet: false,
        strict_booleans: true,
        budget: budget! { max_nodes: 200_000, max_depth: 32, max_aliases: 100 },
    };
    serde_yaml::with_deserializer_from_str_with_options(text, options, |inner| {
        T::deserialize(Usual { inner, fields: &[], seen })
    })
}

/// Where the parser stopped.
fn place_of(error: &Error, text: &str, span: Span) -> Span {
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

/// What was written in Chinese or with wide signs is understood, and told once how it is usually written.
fn otherwise(
    source: &Source,
    span: Span,
    keys: &[(String, &'static str)],
    signs: &[usize],
    diagnostics: &mut Diagnostics,
) {
    let text = source.slice(span);
    let mut words: Vec<(usize, &str, String)> = Vec::new();
    for (key, usual) in keys {
        words.extend(text.find(key).map(|at| (at, key.as_str(), (*usual).to_owned())));
    }
    for at in signs {
        let sign = text[*at..].chars().next().expect("a sign stands there");
        let wide = &text[*at..*at + sign.len_utf8()];
        words.push((*at, wide, plain_sign(sign)));
    }
    words.sort();
    let Some(&(at, first, _)) = words.first() else { return };
    let start = span.start as usize + at;
    let place = Span::new(span.source, start, start + first.len());
    let mut said: Vec<(String, String)> = Vec::new();
    for (_, written, usual) in words {
        if !said.iter().any(|(known, _)| known == written) {
            said.push((written.to_owned(), usual));
        }
    }
    diagnostics.at(place, Finding::WrittenOtherwise { words: said });
}

fn plain_sign(sign: char) -> String {
    match sign {
        '“' | '”' => "\"".to_owned(),
        '、' => ",".to_owned(),
        '【' => "[".to_owned(),
        '】' => "]".to_owned(),
        sign => narrow(&sign.to_string()),
    }
}

fn place(location: Location, read: Span) -> Span {
    let within = location.span();
    let start = within.byte_offset().map_or(0, |offset| offset as usize);
    let end = start + within.byte_len().map_or(0, |length| length as usize);
    let length = (read.end - read.start) as usize;
    Span::new(read.source, read.start as usize + start.min(length), read.start as usize + end.min(length))
}

/// A place of no width is shown as the rest of its line.
fn line_of(source: &Source, place: Span, read: Span) -> Span {
    if place.start < place.end {
        return Span { end: place.end.min(read.end), ..place };
    }
    let rest = source.slice(Span { end: read.end, ..place });
    let length = rest.find('\n').unwrap_or(rest.len());
    source.trim(Span { end: place.start + length as u32, ..place })
}

fn finding(error: &Error) -> Finding {
    match error {
        Error::SerdeUnknownField { field, expected, .. } => Finding::UnknownKey {
            key: field.clone(),
            nearest: nearest(field, expected.iter().copied()),
            known: expected.iter().map(|&name| name.to_owned()).collect(),
        },
        Error::SerdeMissingField { field, .. } => Finding::MissingKey { key: (*field).to_owned() },
        Error::DuplicateMappingKey { key, .. } => Finding::DuplicateKey { key: key.clone().unwrap_or_default() },
        Error::SerdeUnknownVariant { variant, expected, .. } => Finding::UnknownValue {
            value: variant.clone(),
            nearest: nearest(variant, expected.iter().copied()),
            known: expected.iter().map(|&name| name.to_owned()).collect(),
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
