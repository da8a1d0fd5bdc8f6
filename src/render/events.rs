//! What the events of a text tell of one another.

use std::ops::Range;

use pulldown_cmark::Event;

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

/// Whether a line break stands where Chinese print has no space: between Han characters, or beside their punctuation.
pub(super) fn joins(events: &[Placed], index: usize) -> bool {
    let is_mark = |character: char| "，。；：、！？（）“”《》".contains(character);
    let text = |event: Option<&Placed>| match event {
        Some((Event::Text(text) | Event::Code(text), _)) => text.to_string(),
        _ => String::new(),
    };
    let before = index.checked_sub(1).map(|before| text(events.get(before))).unwrap_or_default();
    let after = text(events.get(index + 1));
    before.ends_with(is_mark) || after.starts_with(is_mark) || (before.ends_with(is_han) && after.starts_with(is_han))
}
