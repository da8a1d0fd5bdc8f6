//! What the events of a text tell of one another.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::text::is_han;

/// An event and its place in the text.
pub(super) type Placed<'a> = (Event<'a>, Range<usize>);

/// For each event the index of the one that ends it; its own where it holds nothing.
pub(super) fn ends(events: &[Placed]) -> Vec<usize> {
    let mut ends: Vec<usize> = (0..events.len()).collect();
    let mut open = Vec::new();
    for (index, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push(index),
            Event::End(_) => {
                let start = open.pop().expect("the parser ends only what it has begun");
                ends[start] = index;
            }
            _ => {}
        }
    }
    ends
}

/// The words of a text without their marks.
pub(super) fn words(events: &[Placed]) -> String {
    let texts = events.iter().filter_map(|(event, _)| match event {
        Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => Some(&**text),
        _ => None,
    });
    texts.collect()
}

/// Marks that only Chinese print has, which bring their own space; and those that it shares with other scripts.
const MARKS: &str = "，。；：、！？（）《》〈〉「」『』【】〔〕";
const SHARED: &str = "“”‘’…—";

/// Whether a line break stands where Chinese print has no space: between Han characters, or beside their punctuation.
pub(super) fn joins(events: &[Placed], index: usize) -> bool {
    let before = events[..index].iter().rev().find_map(|(event, _)| words_of(event));
    let after = events[index + 1..].iter().find_map(|(event, _)| words_of(event));
    let before = before.and_then(|words| words.chars().next_back());
    let after = after.and_then(|words| words.chars().next());
    let (Some(before), Some(after)) = (before, after) else { return false };
    let sides = [before, after];
    let is_chinese = |it: char| is_han(it) || SHARED.contains(it);
    sides.iter().any(|it| MARKS.contains(*it))
        || (sides.map(is_chinese) == [true; 2] && sides.iter().any(|it| is_han(*it)))
}

/// The words of an event beside a line break; none where another one tells: marks around words, and notes.
fn words_of<'a>(event: &'a Event) -> Option<&'a str> {
    match event {
        Event::Text(words) | Event::Code(words) => Some(words),
        Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. })
        | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link)
        | Event::FootnoteReference(_) => None,
        _ => Some(""),
    }
}
