//! Claims as an input method writes them: `## 标题 ｛讲＝2.1.1｝`, `｛讲：2.1.1；练：2.1.2｝`, `{ teach = 2.1.1 }`.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::content::markdown::heading::KEYS;
use crate::yaml;

/// What stands between the parts of a claim.
const GAP: [char; 7] = [' ', '　', ',', '，', '、', ';', '；'];

/// The text with plain braces and equals signs at the ends of such headings, as long as before; nothing where none is.
pub(super) fn disguised(text: &str, options: Options) -> Option<String> {
    let may_be = |line: &str| {
        let line = line.trim();
        line.starts_with('#') && plain(line, 0..line.len()).is_some()
    };
    if !text.lines().any(may_be) {
        return None;
    }
    let mut disguised = text.to_owned();
    let events = Parser::new_ext(text, options).into_offset_iter();
    for (_, range) in events.filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. }))) {
        if let Some((place, plain)) = plain(text, range) {
            disguised.replace_range(place, &plain);
        }
    }
    (disguised != text).then_some(disguised)
}

/// The braces at a heading's end and what they become; the bytes that are saved stand before them.
fn plain(text: &str, heading: Range<usize>) -> Option<(Range<usize>, String)> {
    let line = text[heading.clone()].trim_end();
    let inside = line.strip_suffix(['}', '｝'])?;
    let (before, inside) = inside.rsplit_once(['{', '｛'])?;
    if key(inside.trim_start_matches(GAP)).is_none() && usual(inside.trim()) != "answer" {
        return None;
    }
    let end = heading.start + line.len();
    let start = heading.start + before.len();
    let plain = format!("{{{}}}", parts(inside));
    let changes = plain != text[start..end];
    let padded = format!("{plain:>width$}", width = plain.chars().count() + (end - start - plain.len()));
    changes.then_some((start..end, padded))
}

/// Each key with `=` behind it and a space before it; values stay as they are.
fn parts(inside: &str) -> String {
    let mut parts = String::new();
    let mut of = "";
    let mut rest = inside.trim_matches(GAP);
    while !rest.is_empty() {
        let word = rest.find(GAP).unwrap_or(rest.len());
        let gap = parts.trim_end_matches(GAP).len();
        let is_bare = of != "output" && usual(&rest[..word]) == "part" && parts[gap..].trim() != "";
        if let Some((name, length)) = key(rest) {
            parts.truncate(gap);
            parts.push_str(if parts.is_empty() { "" } else { " " });
            parts.push_str(name);
            parts.push('=');
            of = usual(name);
            rest = &rest[length..];
            let value = rest.trim_start_matches([' ', '　']);
            rest = if key(value).is_some() { rest } else { value };
        } else {
            if is_bare {
                parts.truncate(gap);
                parts.push(' ');
            }
            parts.push_str(&rest[..word].replace('＝', "="));
            rest = &rest[word..];
        }
        let behind = rest.trim_start_matches(GAP);
        parts.push_str(&rest[..rest.len() - behind.len()].replace('　', " "));
        rest = behind;
    }
    parts
}

/// The key that a text begins with, and how long it is with its sign.
fn key(rest: &str) -> Option<(&str, usize)> {
    let (name, value) = rest.split_once(['=', '＝', ':', '：'])?;
    let is_known = KEYS.contains(&usual(name.trim_end()));
    is_known.then(|| (name.trim_end(), rest.len() - value.len()))
}

fn usual(written: &str) -> &str {
    yaml::usual(written, &KEYS).unwrap_or(written)
}
