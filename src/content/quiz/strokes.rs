//! Strokes that are a blank, `____`, and those that a link or code holds.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::content::markdown;
use crate::content::quiz::question::BLANK;

/// `____` is a blank, and an author's own stand-in for one is none.
pub(super) fn with_blanks(question: &str) -> String {
    let kept = if question.contains("__") { kept(question) } else { Vec::new() };
    let mut out = String::with_capacity(question.len());
    let mut at = 0;
    while let Some(found) = question[at..].find("__") {
        let start = at + found;
        let rest = &question[start..];
        let strokes = &rest[..rest.len() - rest.trim_start_matches('_').len()];
        out.extend(question[at..start].chars().filter(|it| *it != BLANK));
        if kept.iter().any(|(range, longest)| range.contains(&start) && strokes.len() <= *longest) {
            out.push_str(strokes);
        } else {
            out.push(BLANK);
        }
        at = start + strokes.len();
    }
    out.extend(question[at..].chars().filter(|it| *it != BLANK));
    out
}

/// Where strokes stay what they are, up to how many: in the address of a link or picture, and the two of `__init__` in code.
fn kept(question: &str) -> Vec<(Range<usize>, usize)> {
    let mut kept = Vec::new();
    // Behind the last of a link's words stands its address.
    let mut read = 0;
    for (event, range) in markdown::events(question) {
        match event {
            Event::Start(Tag::Link { link_type, .. }) => {
                read = range.start;
                if link_type == LinkType::Autolink {
                    kept.push((range, usize::MAX));
                }
            }
            Event::Start(Tag::Image { .. }) => kept.push((range, usize::MAX)),
            Event::End(TagEnd::Link) => kept.push((read..range.end, usize::MAX)),
            Event::Code(_) => {
                read = range.end;
                kept.push((range, 2));
            }
            _ => read = read.max(range.end),
        }
    }
    kept
}
