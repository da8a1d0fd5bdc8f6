//! Claims as an input method writes them: `## 标题 ｛讲＝2.1.1｝`.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::content::markdown::heading::KEYS;
use crate::yaml;

/// The text with plain braces and equals signs at the ends of such headings, as long as before; nothing where none is.
pub(super) fn disguised(text: &str, options: Options) -> Option<String> {
    let may_be = |line: &str| line.trim_start().starts_with('#') && line.contains(['｛', '＝']);
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
    let (key, is_bare) = inside.split_once(['=', '＝']).map_or((inside, true), |(key, _)| (key, false));
    let key = yaml::usual(key.trim(), &KEYS).unwrap_or(key.trim());
    if !KEYS.contains(&key) || (is_bare && key != "answer") {
        return None;
    }
    let end = heading.start + line.len();
    let start = heading.start + before.len();
    let plain = format!("{{{}}}", inside.replace('＝', "=").replace('　', "   "));
    Some((start..end, format!("{plain:>width$}", width = plain.chars().count() + (end - start - plain.len()))))
}
