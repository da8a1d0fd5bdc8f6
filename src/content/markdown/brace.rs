//! Claims as an input method writes them: `## 标题 ｛讲＝2.1.1｝`, `｛讲：2.1.1；练：2.1.2｝`, `{ teach = 2.1.1 }`.

use std::ops::Range;

use memchr::memchr_iter;
use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::content::markdown::heading::KEYS;
use crate::text::is_han;
use crate::yaml;

/// What stands between the parts of a claim.
const GAP: [char; 7] = [' ', '　', ',', '，', '、', ';', '；'];

/// What stands between a key and its value.
const SIGNS: [char; 4] = ['=', '＝', ':', '：'];

/// The text with plain braces and equals signs at the ends of such headings, as long as before; nothing where none is.
pub(super) fn disguised(text: &str, options: Options) -> Option<String> {
    // A line may hold as many signs as it likes, and only its first one begins a heading.
    let begins = |at: &usize| {
        let before = text[..*at].trim_end_matches(|it: char| it.is_whitespace() && it != '\n');
        before.is_empty() || before.ends_with('\n')
    };
    let may_be = |at: usize| {
        let line = text[at..].lines().next().unwrap_or_default();
        plain(line, 0..line.len(), options).is_some()
    };
    if !memchr_iter(b'#', text.as_bytes()).filter(begins).any(may_be) {
        return None;
    }
    let mut disguised = text.to_owned();
    let events = Parser::new_ext(text, options).into_offset_iter();
    for (_, range) in events.filter(|(event, _)| matches!(event, Event::Start(Tag::Heading { .. }))) {
        if let Some((place, plain)) = plain(text, range, options) {
            disguised.replace_range(place, &plain);
        }
    }
    (disguised != text).then_some(disguised)
}

/// The braces at a heading's end and what they become; the bytes that are saved stand before them.
fn plain(text: &str, heading: Range<usize>, options: Options) -> Option<(Range<usize>, String)> {
    let line = text[heading.clone()].trim_end();
    let inside = line.strip_suffix(['}', '｝'])?;
    let (before, inside) = inside.rsplit_once(['{', '｛'])?;
    if is_plain_claim(&line[before.len()..]) {
        return None;
    }
    if key(inside.trim_start_matches(GAP)).is_none() && usual(inside.trim()) != "answer" {
        return None;
    }
    let end = heading.start + line.len();
    let start = heading.start + before.len();
    let plain = format!("{{{}}}", parts(inside));
    if plain == text[start..end] {
        return None;
    }
    // A key without a value touches the next one, and a space between them makes the text longer: it is no claim.
    let room = (end - start).checked_sub(plain.len())?;
    let padded = " ".repeat(room) + &plain;
    // What is not read as a claim would be shown, and each of its characters stands where it stood.
    let read = format!("{}{padded}", &text[heading.start..start]);
    let heading = Parser::new_ext(&read, options).next();
    let is_read = matches!(heading, Some(Event::Start(Tag::Heading { attrs, .. })) if !attrs.is_empty());
    is_read.then_some((start..end, padded))
}

/// Whether a claim is as most are, `{practise=2.1.1 output=报告}`: keys with one value each, all of it in plain signs.
/// It means itself, and nothing of it is usually written otherwise.
pub fn is_plain_claim(braces: &str) -> bool {
    let inside = braces.strip_prefix('{').and_then(|it| it.strip_suffix('}'));
    let is_plain = |it: char| it.is_ascii_alphanumeric() || it == '.' || it == '-' || is_han(it);
    let is_value = |it: &str| !it.is_empty() && it.chars().all(is_plain);
    let is_part = |it: &str| it.split_once('=').is_some_and(|(key, value)| KEYS.contains(&key) && is_value(value));
    inside.is_some_and(|inside| inside.split(' ').all(is_part))
}

/// Each key with `=` behind it and a space before it; values stay as they are.
fn parts(inside: &str) -> String {
    let mut parts = String::new();
    let mut of = "";
    let mut rest = inside.trim_matches(GAP);
    while !rest.is_empty() {
        let gap = parts.trim_end_matches(GAP).len();
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
            let word = rest.find(GAP).unwrap_or(rest.len());
            if of != "output" && usual(&rest[..word]) == "part" && parts[gap..].trim() != "" {
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
    let is_end = |it: char| it.is_whitespace() || GAP.contains(&it) || SIGNS.contains(&it);
    let (name, behind) = rest.split_at(rest.find(is_end)?);
    let value = behind.trim_start().strip_prefix(SIGNS)?;
    KEYS.contains(&usual(name)).then(|| (name, rest.len() - value.len()))
}

fn usual(written: &str) -> &str {
    yaml::usual(written, &KEYS).unwrap_or(written)
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::Options;

    use super::{SIGNS, disguised, is_plain_claim, parts};
    use crate::content::markdown::KEYS;
    use crate::yaml;

    #[test]
    fn a_text_stays_as_long_as_it_is() {
        let names: Vec<&str> =
            KEYS.into_iter().flat_map(|key| [vec![key], yaml::in_chinese(key, &KEYS)].concat()).collect();
        let signs = || SIGNS.into_iter().chain([' ', '　', '，']);
        let pairs = || names.iter().flat_map(|name| signs().map(move |sign| format!("{name}{sign}")));
        for head in pairs().flat_map(|first| pairs().map(move |second| format!("## 甲 {{{first}{second}2.1.1}}\n"))) {
            let read = disguised(&head, Options::ENABLE_HEADING_ATTRIBUTES);
            assert_eq!(read.map_or(head.len(), |read| read.len()), head.len(), "{head}");
        }
    }

    #[test]
    fn a_plain_claim_is_what_others_become() {
        let values = ["2.1.1", "L1-2.1.1", "初级2.1.1", "报告", "part", "部分", "answer"];
        let each = || KEYS.into_iter().flat_map(|key| values.map(|value| format!("{key}={value}")));
        let pairs = each().flat_map(|first| each().map(move |second| format!("{first} {second}")));
        for claim in each().chain(pairs) {
            assert!(is_plain_claim(&format!("{{{claim}}}")), "{claim}");
            assert_eq!(parts(&claim), claim);
        }
        for other in ["{讲=2.1.1}", "{teach=２.1.1}", "{teach=2.1.1,2.1.2}", "{teach=2.1.1 part}", "{teach=}", "{}"] {
            assert!(!is_plain_claim(other), "{other}");
        }
    }
}
