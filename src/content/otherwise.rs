//! Claims as an input method writes them are read as the usual ones, and their author is told so.

use std::collections::BTreeSet;

use crate::content::gap::{Part, Written, gaps};
use crate::content::markdown::{Attribute, Body, Heading, KEYS, is_plain_claim};
use crate::diagnostic::{Diagnostics, Edit, Finding, Mender};
use crate::text::{Source, Span, is_han, narrow};
use crate::yaml;

/// `｛讲＝2.1.1｝` is read as `{teach=2.1.1}`.
pub(super) fn otherwise(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    for heading in body.headings.iter().filter(|heading| !heading.attributes.is_empty()) {
        let text = source.slice(heading.span);
        let first = heading.attributes.iter().map(|attribute| attribute.key.span.start).min();
        let before = first.map_or(text, |first| &text[..(first - heading.span.start) as usize]);
        let braces = before.rfind(['{', '｛']).unwrap_or(text.len());
        let place = Span { start: heading.span.start + braces as u32, ..heading.span };
        if is_plain_claim(source.slice(place)) {
            continue;
        }
        let Written { mut edits, words: between, joined } = gaps(source, &parts(heading), place);
        edits.extend(values(source, heading));
        let mut words = keys(source, heading);
        for (wide, plain) in [("｛", "{"), ("＝", "="), ("｝", "}")] {
            if source.slice(place).contains(wide) {
                words.push((wide.to_owned(), plain.to_owned()));
            }
        }
        words.retain(|(word, _)| !joined.contains(word.as_str()));
        words.extend(between);
        let mut told = BTreeSet::new();
        words.retain(|word| told.insert(word.clone()));
        if !words.is_empty() {
            diagnostics.mendable(place, Finding::WrittenOtherwise { words, mender: Mender::Fix }, edits);
        }
    }
}

fn keys(source: &Source, heading: &Heading) -> Vec<(String, String)> {
    let keys = heading.attributes.iter().filter_map(|attribute| {
        let written = source.slice(attribute.key.span);
        is_chinese(source, attribute).then(|| (written.to_owned(), attribute.key.value.clone()))
    });
    keys.collect()
}

fn is_chinese(source: &Source, attribute: &Attribute) -> bool {
    yaml::usual(source.slice(attribute.key.span), &KEYS) == Some(attribute.key.value.as_str())
}

/// The keys and the values of a claim, in order; the name of an output is the author's.
fn parts(heading: &Heading) -> Vec<(Span, Part<'_>)> {
    let mut parts = Vec::new();
    for Attribute { key, values, .. } in &heading.attributes {
        parts.push((key.span, Part::Key(&key.value)));
        let (Some(first), Some(last)) = (values.first(), values.last()) else { continue };
        if key.value == "output" {
            parts.push((Span { end: last.span.end, ..first.span }, Part::First));
            continue;
        }
        parts.push((first.span, Part::First));
        parts.extend(values.iter().skip(1).map(|value| (value.span, Part::Next)));
    }
    parts.sort_by_key(|(span, _)| *span);
    parts
}

/// Keys as the usual ones, and codes in plain digits.
fn values(source: &Source, heading: &Heading) -> Vec<Edit> {
    let mut edits = Vec::new();
    for attribute in &heading.attributes {
        let Attribute { key, values, .. } = attribute;
        if is_chinese(source, attribute) {
            edits.push(Edit { place: key.span, text: key.value.clone() });
        }
        for value in values.iter().filter(|_| key.value != "output") {
            let written = source.slice(value.span);
            let plain = narrow(written);
            // A code with its level's name becomes one when the standard is known.
            if plain != written && !plain.contains(is_han) {
                edits.push(Edit { place: value.span, text: plain });
            }
        }
    }
    edits
}
