//! The words of a text without its marks, by heading, for search.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::content::markdown::body::Placed;
use crate::content::markdown::dialect::events;
use crate::content::markdown::note::Notes;
use crate::content::markdown::places::{Found, Words};
use crate::text::{Source, Span};

/// What stands before the first heading, and under each. A link that shows the name of what it leads to stays as it is
/// written: `renamed` puts the name there, which the text alone does not tell.
pub(super) fn read(source: &Source, read: Span, events: &[Placed], notes: &Notes) -> (Words, Vec<Words>) {
    let mut all = Vec::new();
    let mut found = Found::of(source.slice(read));
    let (mut is_hidden, mut is_slug) = (false, false);
    for (event, span) in events {
        let place = (span.start - read.start) as usize..(span.end - read.start) as usize;
        match event {
            Event::Start(Tag::Heading { .. }) => {
                all.push(found.take());
                is_hidden = true;
            }
            // What they ask and judge is found by their own places.
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                is_hidden = info.starts_with("quiz") || info.starts_with("rubric");
            }
            Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock) => is_hidden = false,
            Event::Start(Tag::Link { dest_url, .. }) if shows_another_name(event) => {
                is_slug = true;
                found.add(&format!("[[{dest_url}]]"), place);
            }
            Event::End(TagEnd::Link) => is_slug = false,
            Event::Text(words) | Event::Code(words) if !is_hidden && !is_slug && !notes.is_unused(*span) => {
                found.add(words, place);
            }
            Event::SoftBreak | Event::HardBreak => found.gap(),
            Event::End(end) if !is_inline(*end) => found.gap(),
            _ => {}
        }
    }
    all.push(found.take());
    let opening = all.remove(0);
    (opening, all)
}

/// The words of a short text, such as a quiz has.
pub fn plain(markdown: &str) -> String {
    let mut text = String::new();
    let mut is_slug = false;
    for (event, _) in events(markdown) {
        match event {
            Event::Start(_) if shows_another_name(&event) => is_slug = true,
            Event::End(TagEnd::Link) => is_slug = false,
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words) if !is_slug => text.push_str(&words),
            Event::SoftBreak | Event::HardBreak => gap(&mut text),
            Event::End(end) if !is_inline(end) => gap(&mut text),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// `[[a-slug]]` is shown with the name of what it leads to; a name in Chinese is a term's, and shown as it is.
fn shows_another_name(event: &Event) -> bool {
    let Event::Start(Tag::Link { link_type: LinkType::WikiLink { has_pothole: false }, dest_url, .. }) = event else {
        return false;
    };
    dest_url.is_ascii()
}

/// A heading's text with names in the place of links; what has no name stays.
pub fn renamed(text: Cow<'_, str>, name: impl Fn(&str) -> Option<String>) -> Cow<'_, str> {
    if !text.contains("[[") {
        return text;
    }
    let mut parts = text.split("[[");
    let mut renamed = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once("]]").and_then(|(target, rest)| Some((name(target)?, rest))) {
            Some((name, rest)) => renamed.extend([name.as_str(), rest]),
            None => renamed.extend(["[[", part]),
        }
    }
    renamed.into()
}

fn gap(text: &mut String) {
    if !text.is_empty() && !text.ends_with(' ') {
        text.push(' ');
    }
}

fn is_inline(end: TagEnd) -> bool {
    matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

#[cfg(test)]
mod tests {
    use crate::content::markdown::read;
    use crate::text::{Source, SourceId};

    #[test]
    fn words_are_found_again_in_their_text() {
        let of = |text: &str| {
            let source = Source::new(SourceId(0), "a.md".to_owned(), text.to_owned());
            let body = read(&source, source.span());
            let texts = body.headings.iter().map(|heading| &heading.text);
            [&body.opening].into_iter().chain(texts).map(|it| it.of(text).into_owned()).collect::<Vec<_>>()
        };
        assert_eq!(of("甲**乙**\n丙 `` 丁` `` \n\n## 戊\n\n- 己\n- [庚](#x)\n"), ["甲乙 丙 丁`", "己 庚"]);
        assert_eq!(of("## 甲\n## 乙 {teach=2.1.1}\n\n见 [[l-1]]，[[术语]]。\n"), ["", "", "见 [[l-1]]，术语。"]);
        // What the text has otherwise.
        assert_eq!(of("甲 &lt; \\* 乙\n\n## 丙\n\n| 丁\\|戊 |\n|-|\n| 己 |\n"), ["甲 < * 乙", "丁|戊 己"]);
        assert_eq!(of("```text\r\n甲\r\n  乙\r\n```\r\n"), ["甲\n  乙"]);
    }
}
