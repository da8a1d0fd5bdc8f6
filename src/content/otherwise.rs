//! Claims as an input method writes them are read as the usual ones, and their author is told so.

use crate::content::markdown::{Attribute, Body, Heading, KEYS};
use crate::diagnostic::{Diagnostics, Edit, Finding};
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
        let mut words = keys(source, heading);
        for (wide, plain) in [("｛", "{"), ("＝", "="), ("｝", "}")] {
            if source.slice(place).contains(wide) {
                words.push((wide.to_owned(), plain.to_owned()));
            }
        }
        let edits = edits(source, heading, place, &mut words);
        if !words.is_empty() {
            diagnostics.mendable(place, Finding::WrittenOtherwise { words }, edits);
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

/// A key, a value, and what stands before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Key,
    First,
    Next,
}

/// Every sign of the braces as a plain one; what stands in the name of an output is the author's. Tells of those
/// between the parts.
fn edits(source: &Source, heading: &Heading, braces: Span, words: &mut Vec<(String, String)>) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut parts = Vec::new();
    for attribute in &heading.attributes {
        let Attribute { key, values, .. } = attribute;
        if is_chinese(source, attribute) {
            edits.push(Edit { place: key.span, text: key.value.clone() });
        }
        parts.push((key.span, Part::Key, key.value.as_str()));
        if key.value == "output" {
            let (Some(first), Some(last)) = (values.first(), values.last()) else { continue };
            parts.push((Span { end: last.span.end, ..first.span }, Part::First, ""));
            continue;
        }
        for (index, value) in values.iter().enumerate() {
            let written = source.slice(value.span);
            let plain = narrow(written);
            // A code with its level's name becomes one when the standard is known.
            if plain != written && !plain.contains(is_han) {
                edits.push(Edit { place: value.span, text: plain });
            }
            parts.push((value.span, if index == 0 { Part::First } else { Part::Next }, ""));
        }
    }
    parts.sort_by_key(|(span, ..)| *span);
    let mut from = braces.start;
    for (index, (span, part, name)) in parts.into_iter().enumerate() {
        let gap = Span { start: from, end: span.start.max(from), ..braces };
        from = span.end;
        let written = source.slice(gap);
        let is_blank = written.trim().is_empty();
        let text = match part {
            // Where nothing stands between the name and the brace, a space makes it easier to see.
            _ if index == 0 && written.starts_with('｛') && touches(source, braces) => " {".to_owned(),
            _ if index == 0 => "{".to_owned(),
            Part::First if !is_blank => "=".to_owned(),
            // What is no sign is the author's.
            Part::Key if is_blank || written.contains(|it: char| "=＝".contains(it) || it.is_alphanumeric()) => {
                plain(written)
            }
            Part::Key => {
                let key = source.slice(span);
                words.retain(|(one, _)| one != key);
                words.push((format!("{written}{key}"), format!(" {name}")));
                " ".to_owned()
            }
            _ => plain(written),
        };
        if part == Part::First && !["=", "＝"].contains(&written) {
            words.push((written.to_owned(), text.clone()));
        }
        if text != written {
            edits.push(Edit { place: gap, text });
        }
    }
    let rest = source.slice(Span { start: from, ..braces });
    if let Some(closing) = rest.find(['}', '｝']).filter(|at| *at > 0 || rest.starts_with('｝')) {
        let end = from + rest[closing..].chars().next().map_or(0, char::len_utf8) as u32 + closing as u32;
        edits.push(Edit { place: Span { start: from, end, ..braces }, text: "}".to_owned() });
    }
    let mut told = Vec::new();
    for word in words.drain(..) {
        if !told.contains(&word) {
            told.push(word);
        }
    }
    *words = told;
    edits
}

fn touches(source: &Source, braces: Span) -> bool {
    !source.text()[..braces.start as usize].ends_with(char::is_whitespace)
}

/// Signs between values as plain ones.
fn plain(gap: &str) -> String {
    let one = |sign: char| match sign {
        '＝' => '=',
        '、' | '，' | '；' | ';' => ',',
        '　' => ' ',
        sign => sign,
    };
    gap.chars().map(one).collect()
}
