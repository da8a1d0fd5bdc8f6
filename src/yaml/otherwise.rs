//! What was written in Chinese or with wide signs is understood; told once is how it is usually written.

use serde_yaml::Location;

use crate::diagnostic::{Diagnostics, Edit, Finding, Mender};
use crate::text::{Source, Span, narrow};
use crate::yaml::value::place;

/// A key in Chinese.
pub(super) struct Key {
    pub(super) written: String,
    pub(super) usual: &'static str,
    pub(super) place: Location,
}

/// Tells of keys and signs; each sign comes with what it was read as, in as many bytes.
pub(super) fn otherwise(
    source: &Source,
    span: Span,
    keys: &[Key],
    signs: &[(usize, String)],
    diagnostics: &mut Diagnostics,
) {
    let mut words: Vec<(Span, String, String)> = Vec::new();
    let mut edits = Vec::new();
    for Key { written, usual, place: location } in keys {
        let place = place(*location, span);
        words.push((place, written.clone(), (*usual).to_owned()));
        // Of a key between quotation marks we know no more than that it is there.
        if source.slice(place) == written {
            edits.push(Edit { place, text: (*usual).to_owned() });
        }
    }
    for (at, read_as) in signs {
        let start = span.start as usize + at;
        let place = Span::new(span.source, start, start + read_as.len());
        let sign = source.slice(place).chars().next().expect("a sign stands there");
        let shown = Span::new(span.source, start, start + sign.len_utf8());
        words.push((shown, sign.to_string(), plain_sign(sign)));
        edits.push(Edit { place, text: plain(source, place, read_as) });
    }
    words.sort();
    let Some((first, ..)) = words.first() else { return };
    let first = *first;
    let mut said: Vec<(String, String)> = Vec::new();
    for (_, written, usual) in words {
        if !said.iter().any(|(known, _)| *known == written) {
            said.push((written, usual));
        }
    }
    diagnostics.mendable(first, Finding::WrittenOtherwise { words: said, mender: Mender::Fix }, edits);
}

/// What a sign becomes in the file, where nothing needs as many bytes: one space behind a colon or a comma.
fn plain(source: &Source, place: Span, read_as: &str) -> String {
    let sign = read_as.trim();
    let touches = source.text()[place.end as usize..].starts_with(|next: char| !next.is_whitespace());
    match sign {
        // How deep a line is must not change.
        "" => read_as.to_owned(),
        ":" | "," if touches => format!("{sign} "),
        _ => sign.to_owned(),
    }
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
