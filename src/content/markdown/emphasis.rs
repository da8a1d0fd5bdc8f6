//! Emphasis beside Chinese punctuation: `**注意：**请` is bold, though the rule of `CommonMark` would not have it.
//!
//! The rule asks whether a letter or a mark stands on each side of the stars; the amended one, which other programs know
//! as CJK-friendly emphasis, asks whether that is Chinese too. So the parser is shown a text in which some characters
//! beside stars are others, of the same length in bytes, and what it finds is turned back.

use std::ops::RangeInclusive;

use memchr::{memchr3, memmem};
use pulldown_cmark::{CodeBlockKind, CowStr, Event, Options, Parser, Tag};

use crate::content::markdown::chinese::{is_chinese, is_selector, is_variant};

/// Letters and marks that stand for others, of three and of four bytes: those that the text itself does not hold.
const LETTERS: [RangeInclusive<char>; 2] = ['\u{a000}'..='\u{a48c}', '\u{10400}'..='\u{1049d}'];
const MARKS: [RangeInclusive<char>; 2] = ['\u{2800}'..='\u{28ff}', '\u{1f000}'..='\u{1f02b}'];

/// Marks that Chinese shares with other scripts, which no space sets apart from the words beside them.
const CLOSING: &str = "”’…—";
const OPENING: &str = "“‘…—";

/// A text as the parser is shown it.
#[derive(Debug)]
pub(super) struct Disguise {
    /// As long as the one that was written.
    pub(super) text: String,
    /// What stands for what.
    pub(super) characters: Vec<(char, char)>,
}

/// What a character should look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Letter,
    Mark,
}

/// The text to be parsed, if it differs from the one that was written.
pub(super) fn disguised(text: &str) -> Option<Disguise> {
    let looks = looks(text);
    if looks.is_empty() {
        return None;
    }
    let free = |pools: [RangeInclusive<char>; 2]| pools.map(|pool| pool.filter(|it| !text.contains(*it)));
    let (mut letters, mut marks) = (free(LETTERS), free(MARKS));
    let mut disguise = Disguise { text: String::with_capacity(text.len()), characters: Vec::new() };
    let mut known: Vec<(char, Look, char)> = Vec::new();
    let mut from = 0;
    for (at, character, look) in looks {
        let found = known.iter().find(|it| (it.0, it.1) == (character, look)).map(|it| it.2);
        let pools = if look == Look::Letter { &mut letters } else { &mut marks };
        // Where none is left, the text is what it is.
        let Some(shown) = found.or_else(|| pools[character.len_utf8().checked_sub(3)?].next()) else { continue };
        if found.is_none() {
            known.push((character, look, shown));
            disguise.characters.push((shown, character));
        }
        disguise.text.push_str(&text[from..at]);
        disguise.text.push(shown);
        from = at + character.len_utf8();
    }
    disguise.text.push_str(&text[from..]);
    Some(disguise)
}

/// Each character that must look otherwise, where it stands and how.
fn looks(text: &str) -> Vec<(usize, char, Look)> {
    let mut looks: Vec<(usize, char, Look)> = Vec::new();
    let blank_line = memmem::Finder::new("\n\n");
    let mut at = 0;
    // The delimiters of the runs since the last blank line, and where the last one ends.
    let mut runs = String::new();
    let mut last_end = 0;
    while let Some(found) = memchr3(b'*', b'~', b'_', &text.as_bytes()[at..]) {
        let found = at + found;
        let delimiter = char::from(text.as_bytes()[found]);
        let end = text.len() - text[found..].trim_start_matches(delimiter).len();
        at = end;
        // One behind a backslash is a letter like any other.
        let slashes = found - text[..found].trim_end_matches('\\').len();
        let start = found + slashes % 2;
        if start == end {
            continue;
        }
        if blank_line.find(&text.as_bytes()[last_end..start]).is_some() {
            runs.clear();
        }
        let is_open = runs.matches(delimiter).count() % 2 == 1;
        let between = last_end > 0 && text[last_end..start].chars().take(2).count() == 1;
        runs.push(delimiter);
        last_end = end;
        let mut before = text[..start].chars().rev();
        let (Some(last), Some(next)) = (before.next(), text[end..].chars().next()) else { continue };
        // One between two runs has its look already.
        let seen = looks.last().filter(|look| look.0 + last.len_utf8() == start).map(|look| look.2);
        let followed = text[end + next.len_utf8()..].starts_with(['*', '~', '_']);
        let around = Around {
            last,
            before_last: before.next(),
            seen,
            next,
            ends: between && is_open,
            begins: followed && !is_open,
        };
        let (left, right) = if delimiter == '_' { (around.underscored(), None) } else { around.looks() };
        looks.extend(left.map(|look| (start - last.len_utf8(), last, look)));
        looks.extend(right.map(|look| (end, next, look)));
    }
    looks.dedup_by_key(|look| look.0);
    looks
}

/// What stands beside a run of stars.
struct Around {
    last: char,
    before_last: Option<char>,
    /// How the last one looks because of the run before it.
    seen: Option<Look>,
    next: char,
    /// Whether one character stands between the run and the one that it likely ends.
    ends: bool,
    /// Whether one stands between it and the one that likely ends it.
    begins: bool,
}

impl Around {
    /// How the characters before and behind the run must look.
    fn looks(&self) -> (Option<Look>, Option<Look>) {
        let Self { last, next, .. } = *self;
        // A selector says how the character before it is drawn, and counts for nothing itself.
        let bearer = if is_selector(last) { self.before_last.unwrap_or(last) } else { last };
        let is_quote = last == '\u{fe01}' && "“”‘’".contains(bearer);
        let chinese_before = is_chinese(bearer) || is_variant(last) || is_quote;
        let mark_before = !chinese_before && is_mark(bearer);
        let (chinese_behind, mark_behind) = (is_chinese(next), !is_chinese(next) && is_mark(next));
        match (chinese_before, chinese_behind) {
            (_, true) if self.seen == Some(Look::Mark) => (None, Some(Look::Mark)),
            (true, _) if mark_behind && !self.ends => (Some(Look::Mark), None),
            (_, true) if mark_before && !self.begins && is_mark(last) => (None, Some(Look::Mark)),
            (_, true) if mark_before && !self.begins => (Some(Look::Mark), Some(Look::Mark)),
            _ => {
                let closes = is_chinese(last) || (CLOSING.contains(last) && next.is_alphanumeric());
                let opens = chinese_behind || (OPENING.contains(next) && last.is_alphanumeric());
                let letter = |character: char, wanted: bool| {
                    (wanted && !character.is_whitespace() && is_mark(character)).then_some(Look::Letter)
                };
                let selected = mark_before && is_selector(last);
                (if selected { Some(Look::Mark) } else { letter(last, closes) }, letter(next, opens))
            }
        }
    }

    /// How the character before underscores must look, which no letter may touch.
    fn underscored(&self) -> Option<Look> {
        let is_marked = is_selector(self.last) && self.before_last.is_some_and(is_mark);
        is_marked.then_some(Look::Mark)
    }
}

/// Whether the parser takes a character for a mark. It has the table, so it is asked.
fn is_mark(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_punctuation();
    }
    if character.is_alphanumeric() || character.is_whitespace() {
        return false;
    }
    // A mark inside, beside a letter, opens nothing.
    let probe = format!("a*{character}a*");
    !Parser::new_ext(&probe, Options::empty()).any(|event| matches!(event, Event::Start(Tag::Emphasis)))
}

/// An event of a disguised text as it is in the one that was written, of which `written` stands in the event's place.
pub(super) fn turned_back<'a>(event: Event, written: &'a str, characters: &[(char, char)]) -> Event<'a> {
    let plain = |text: CowStr<'static>| plain(text, characters);
    // Most words are shown as they were written.
    if matches!(&event, Event::Text(shown) if **shown == *written) {
        return Event::Text(written.into());
    }
    match event.into_static() {
        Event::Text(text) => Event::Text(plain(text)),
        Event::Code(text) => Event::Code(plain(text)),
        Event::InlineMath(text) => Event::InlineMath(plain(text)),
        Event::DisplayMath(text) => Event::DisplayMath(plain(text)),
        Event::FootnoteReference(name) => Event::FootnoteReference(plain(name)),
        Event::Start(Tag::FootnoteDefinition(name)) => Event::Start(Tag::FootnoteDefinition(plain(name))),
        Event::Html(text) => Event::Html(plain(text)),
        Event::InlineHtml(text) => Event::InlineHtml(plain(text)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Link { link_type, dest_url: plain(dest_url), title: plain(title), id: plain(id) })
        }
        Event::Start(Tag::Image { link_type, dest_url, title, id }) => {
            Event::Start(Tag::Image { link_type, dest_url: plain(dest_url), title: plain(title), id: plain(id) })
        }
        Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(plain(info))))
        }
        Event::Start(Tag::Heading { level, id, classes, attrs }) => {
            let attrs = attrs.into_iter().map(|(key, value)| (plain(key), value.map(plain))).collect();
            let classes = classes.into_iter().map(plain).collect();
            Event::Start(Tag::Heading { level, id: id.map(plain), classes, attrs })
        }
        event => event,
    }
}

fn plain(text: CowStr<'static>, characters: &[(char, char)]) -> CowStr<'static> {
    let written = |shown: char| characters.iter().find(|it| it.0 == shown).map(|it| it.1);
    if text.chars().any(|character| written(character).is_some()) {
        text.chars().map(|character| written(character).unwrap_or(character)).collect::<String>().into()
    } else {
        text
    }
}
