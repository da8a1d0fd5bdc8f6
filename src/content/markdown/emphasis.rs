//! Emphasis beside Chinese punctuation: `**注意：**请` is bold, though the rule of `CommonMark` would not have it.
//!
//! The rule asks whether a letter or a punctuation mark stands beside the stars. So the parser is shown a text in which
//! Chinese marks beside stars are letters, of the same length in bytes, and what it finds is turned back.

use pulldown_cmark::{CodeBlockKind, CowStr, Event, Tag};

use crate::content::markdown::price;

/// Marks of three bytes in UTF-8, each with its stand-in: the letters from [`FIRST`] on, which are Yi syllables.
const MARKS: &str = "，。、：；！？（）《》〈〉「」『』【】〔〕“”‘’…—～";
const FIRST: char = '\u{a000}';

/// The text to be parsed, if it differs from the one that was written.
pub(super) fn disguised(text: &str) -> Option<String> {
    // A text in Yi is left alone, since its own letters could not be told from stand-ins.
    if text.chars().any(|character| character != price::SIGN && mark(character).is_some()) {
        return None;
    }
    let is_star = |character: Option<char>| matches!(character, Some('*' | '~'));
    let mut disguised = String::with_capacity(text.len());
    let mut before = None;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let beside = is_star(before) || is_star(characters.peek().copied());
        let shown = if beside { stand_in(character) } else { None };
        disguised.push(shown.unwrap_or(character));
        before = Some(character);
    }
    (disguised != text).then_some(disguised)
}

fn stand_in(mark: char) -> Option<char> {
    let index = MARKS.chars().position(|known| known == mark)?;
    char::from_u32(FIRST as u32 + index as u32)
}

fn mark(stand_in: char) -> Option<char> {
    if stand_in == price::SIGN {
        return Some('$');
    }
    let index = (stand_in as u32).checked_sub(FIRST as u32)?;
    MARKS.chars().nth(index as usize)
}

/// An event of a disguised text as it is in the one that was written.
pub(super) fn turned_back(event: Event) -> Event<'static> {
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

fn plain(text: CowStr<'static>) -> CowStr<'static> {
    if text.chars().any(|character| mark(character).is_some()) {
        text.chars().map(|character| mark(character).unwrap_or(character)).collect::<String>().into()
    } else {
        text
    }
}
