//! What stands between the parts of a claim as an input method writes it, and what usually does.

use std::collections::BTreeSet;

use crate::diagnostic::Edit;
use crate::text::{Source, Span};

/// A part of a claim.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part<'a> {
    /// A key, in the usual word for it.
    Key(&'a str),
    /// The first value behind it.
    First,
    /// One more.
    Next,
}

/// What is written otherwise than it usually is.
#[derive(Default)]
pub(super) struct Written<'a> {
    /// Every sign as a plain one.
    pub(super) edits: Vec<Edit>,
    /// What is told of those between the parts.
    pub(super) words: Vec<(String, String)>,
    /// Keys that are told of with the sign before them.
    pub(super) joined: BTreeSet<&'a str>,
}

/// Looks at what stands between the parts, and at the braces around them.
pub(super) fn gaps<'a>(source: &'a Source, parts: &[(Span, Part)], braces: Span) -> Written<'a> {
    let mut found = Written::default();
    let mut from = braces.start;
    for (index, (span, part)) in parts.iter().enumerate() {
        let gap = Span { start: from, end: span.start.max(from), ..braces };
        from = span.end;
        let written = source.slice(gap);
        let is_blank = written.trim().is_empty();
        // What is no sign is the author's.
        let stays = is_blank || written.contains(|it: char| "=＝".contains(it) || it.is_alphanumeric());
        let text = match part {
            _ if index == 0 => {
                // Where nothing stands between the name and the brace, a space makes it easier to see.
                let before = if written.starts_with('｛') && touches(source, braces) { " " } else { "" };
                let inner = written.trim_start_matches(['{', '｛']);
                // `#name`
                format!("{before}{{{}", if stays && !is_blank { inner.trim_start() } else { "" })
            }
            Part::First if !is_blank => "=".to_owned(),
            Part::Key(name) if !stays => {
                let key = source.slice(*span);
                found.joined.insert(key);
                found.words.push((format!("{written}{key}"), format!(" {name}")));
                " ".to_owned()
            }
            Part::Next if is_blank => {
                let code = source.slice(*span);
                found.words.push((format!("{written}{code}"), format!(",{code}")));
                ",".to_owned()
            }
            _ => plain(written),
        };
        if *part == Part::First && !["=", "＝"].contains(&written) {
            found.words.push((written.to_owned(), text.clone()));
        }
        if text != written {
            found.edits.push(Edit { place: gap, text });
        }
    }
    let rest = source.slice(Span { start: from, ..braces });
    if let Some(closing) = rest.find(['}', '｝']).filter(|at| *at > 0 || rest.starts_with('｝')) {
        let end = from + rest[closing..].chars().next().map_or(0, char::len_utf8) as u32 + closing as u32;
        found.edits.push(Edit { place: Span { start: from, end, ..braces }, text: "}".to_owned() });
    }
    found
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
