//! A span of a source, read as YAML into a type.

use serde::de::DeserializeOwned;
use serde_yaml::{Error, budget, options};

use crate::diagnostic::{Diagnostics, Finding, Slip};
use crate::text::{Source, Span};
use crate::yaml::fault::{finding, line_of, place_of};
use crate::yaml::mend::Mend;
use crate::yaml::otherwise::{Key, otherwise};
use crate::yaml::signs::plain;
use crate::yaml::slip::{cut, slips};
use crate::yaml::usual::{Seen, Usual};
use crate::yaml::words::in_chinese;

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
    let mut seen = Seen::default();
    let mut error = match parse(text, &mut seen) {
        Ok(value) => {
            otherwise(source, span, &keys::<T>(text, &seen), signs, diagnostics);
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
            Slip::Tight | Slip::Comma => _ = mend.without_entry(place.start),
            Slip::OneLine => mend.without_line(place.start),
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
            diagnostics.at(line_of(source, place, span), in_words(finding, &seen));
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

/// A key that is missing, as those that are there are written.
fn in_words(finding: Finding, seen: &Seen) -> Finding {
    match finding {
        Finding::MissingKey { key } if !seen.keys.is_empty() => {
            let chinese = in_chinese(&key, &[&key]).first().map(|&it| it.to_owned());
            Finding::MissingKey { key: chinese.unwrap_or(key) }
        }
        other => other,
    }
}

/// Half an item of a list could mean something else: only whole ones come back.
fn without_broken_items<T: DeserializeOwned>(value: T, mut mend: Mend, seen: &mut Seen) -> Option<(T, Kept)> {
    let value = if mend.without_broken_items() { parse(&mend.text, seen).ok()? } else { value };
    Some((value, Kept::Part))
}

fn parse<T: DeserializeOwned>(text: &str, seen: &mut Seen) -> Result<T, Error> {
    let options = options! {
        with_snippet: false,
        strict_booleans: true,
        budget: budget! { max_nodes: 200_000, max_depth: 32, max_aliases: 100 },
    };
    serde_yaml::with_deserializer_from_str_with_options(text, options, |inner| {
        T::deserialize(Usual { inner, fields: &[], seen })
    })
}

/// The keys in Chinese with their places, which are read only where there are some.
fn keys<T: DeserializeOwned>(text: &str, seen: &Seen) -> Vec<Key> {
    if seen.keys.is_empty() {
        return Vec::new();
    }
    let mut seen = Seen { places: Some(Vec::new()), ..Seen::default() };
    // It was read a moment ago.
    let _ = parse::<T>(text, &mut seen);
    let keys = seen.keys.into_iter().zip(seen.places.unwrap_or_default());
    keys.map(|((written, usual), place)| Key { written, usual, place }).collect()
}
