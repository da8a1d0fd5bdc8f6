//! Values with their places, and those that may be written in two ways.

use std::collections::BTreeMap;

use serde::de::{MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_yaml::Location;

use crate::text::{Source, Span, Spanned};

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
pub struct OneOrMany {
    texts: Vec<Located<String>>,
    /// Whether the only one was a number to the parser: `2.10` is not `2.1`.
    is_number: bool,
}

impl OneOrMany {
    /// Each text and its place, given the span that was read of a source.
    pub fn at(self, source: &Source, read: Span) -> Vec<Spanned<String>> {
        let mut texts: Vec<Spanned<String>> = self.texts.into_iter().map(|text| text.at(read)).collect();
        for text in texts.iter_mut().filter(|_| self.is_number) {
            // Wide digits are no number there.
            let written = source.text().get(text.span.range()).filter(|written| written.parse::<f64>().is_ok());
            if let Some(written) = written {
                written.clone_into(&mut text.value);
            }
        }
        texts
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
    Number(String),
    Many(Vec<Located<String>>),
}

impl<'de> Deserialize<'de> for OneOrMany {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let spanned = serde_yaml::Spanned::<OneOrManyTexts>::deserialize(deserializer)?;
        let (referenced, defined) = (spanned.referenced, spanned.defined);
        let is_number = matches!(spanned.value, OneOrManyTexts::Number(_));
        let texts = match spanned.value {
            OneOrManyTexts::One(value) | OneOrManyTexts::Number(value) => {
                vec![Located(serde_yaml::Spanned { value, referenced, defined })]
            }
            OneOrManyTexts::Many(texts) => texts,
        };
        Ok(Self { texts, is_number })
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
                Ok(OneOrManyTexts::Number(number.to_string()))
            }

            fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
                Ok(OneOrManyTexts::Number(number.to_string()))
            }

            fn visit_f64<E>(self, number: f64) -> Result<Self::Value, E> {
                Ok(OneOrManyTexts::Number(number.to_string()))
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

/// A place in the span that was read, as one of its source.
pub(super) fn place(location: Location, read: Span) -> Span {
    let within = location.span();
    let start = within.byte_offset().map_or(0, |offset| offset as usize);
    let end = start + within.byte_len().map_or(0, |length| length as usize);
    let length = (read.end - read.start) as usize;
    Span::new(read.source, read.start as usize + start.min(length), read.start as usize + end.min(length))
}
