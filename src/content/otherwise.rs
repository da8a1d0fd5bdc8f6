//! Claims as an input method writes them are read as the usual ones, and their author is told so.

use crate::content::markdown::{Attribute, Body, Heading, KEYS};
use crate::diagnostic::{Diagnostics, Edit, Finding};
use crate::text::{Source, Span, is_han, narrow};
use crate::yaml;

/// `｛讲＝2.1.1｝` is read as `{teach=2.1.1}`.
pub(super) fn otherwise(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    for heading in body.headings.iter().filter(|heading| !heading.attributes.is_empty()) {
        let text = source.slice(heading.span);
        let braces = text.rfind(['{', '｛']).unwrap_or(text.len());
        let place = Span { start: heading.span.start + braces as u32, ..heading.span };
        let mut words = keys(source, heading);
        for (wide, plain) in [("｛", "{"), ("＝", "="), ("｝", "}")] {
            if source.slice(place).contains(wide) {
                words.push((wide.to_owned(), plain.to_owned()));
            }
        }
        if !words.is_empty() {
            diagnostics.mendable(place, Finding::WrittenOtherwise { words }, edits(source, heading, place));
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

/// Every sign of the braces as a plain one; what stands in the name of an output is the author's.
fn edits(source: &Source, heading: &Heading, braces: Span) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut inside = Vec::new();
    for attribute in &heading.attributes {
        let Attribute { key, values, .. } = attribute;
        if is_chinese(source, attribute) {
            edits.push(Edit { place: key.span, text: key.value.clone() });
        }
        if key.value == "output" {
            let (Some(first), Some(last)) = (values.first(), values.last()) else { continue };
            inside.push(Span { end: last.span.end, ..first.span });
            continue;
        }
        for value in values {
            let written = source.slice(value.span);
            let plain = narrow(written);
            // A code with its level's name becomes one when the standard is known.
            if plain != written && !plain.contains(is_han) {
                edits.push(Edit { place: value.span, text: plain });
            }
            inside.push(value.span);
        }
    }
    let starts = braces.start as usize;
    for (at, sign) in source.slice(braces).char_indices() {
        let place = Span::new(braces.source, starts + at, starts + at + sign.len_utf8());
        let text = match sign {
            // Where nothing stands between the name and the brace, a space makes it easier to see.
            '｛' if !source.text()[..starts].ends_with(char::is_whitespace) => " {",
            '｛' => "{",
            '｝' => "}",
            '＝' => "=",
            '、' | '，' => ",",
            '　' => " ",
            _ => continue,
        };
        if !inside.iter().any(|value| value.contains(place)) {
            edits.push(Edit { place, text: text.to_owned() });
        }
    }
    edits
}
