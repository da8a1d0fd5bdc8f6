//! The words of a text without its marks, by heading, for search.

use std::borrow::Cow;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};

use crate::content::markdown::body::Placed;
use crate::content::markdown::dialect::events;
use crate::content::markdown::heading::Heading;
use crate::content::markdown::note::Notes;

/// Fills in the text of each heading, and returns what stands before the first. A link that shows the name of what it
/// leads to stays as it is written: `renamed` puts the name there, which the text alone does not tell.
pub(super) fn read(events: &[Placed], notes: &Notes, headings: &mut [Heading]) -> String {
    let mut opening = String::new();
    let mut reached = 0;
    let (mut is_hidden, mut is_slug) = (false, false);
    for (event, span) in events {
        let text = match reached {
            0 => &mut opening,
            _ => &mut headings[reached - 1].text,
        };
        match event {
            Event::Start(Tag::Heading { .. }) => {
                reached += 1;
                is_hidden = true;
            }
            // What they ask and judge is found by their own places.
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                is_hidden = info.starts_with("quiz") || info.starts_with("rubric");
            }
            Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock) => is_hidden = false,
            Event::Start(Tag::Link { dest_url, .. }) if shows_another_name(event) => {
                is_slug = true;
                text.extend(["[[", dest_url, "]]"]);
            }
            Event::End(TagEnd::Link) => is_slug = false,
            Event::Text(words) | Event::Code(words) if !is_hidden && !is_slug && !notes.is_unused(*span) => {
                text.push_str(words);
            }
            Event::SoftBreak | Event::HardBreak => gap(text),
            Event::End(end) if !is_inline(*end) => gap(text),
            _ => {}
        }
    }
    // The texts of all lessons are held at once, so none keeps the room that it grew into.
    for text in headings.iter_mut().map(|heading| &mut heading.text).chain([&mut opening]) {
        *text = text.trim_end().to_owned();
    }
    opening
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
pub fn renamed(text: &str, name: impl Fn(&str) -> Option<String>) -> Cow<'_, str> {
    if !text.contains("[[") {
        return text.into();
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
