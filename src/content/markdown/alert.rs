//! Alerts by Chinese names: `> [!注意]`, `> ［！提示］`.

use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, Tag, TagEnd};

use crate::text::narrow;

/// What each is called, as the pages call it.
const NAMES: [(&str, BlockQuoteKind); 10] = [
    ("说明", BlockQuoteKind::Note),
    ("备注", BlockQuoteKind::Note),
    ("提示", BlockQuoteKind::Tip),
    ("重要", BlockQuoteKind::Important),
    ("重点", BlockQuoteKind::Important),
    ("注意", BlockQuoteKind::Warning),
    ("警告", BlockQuoteKind::Caution),
    ("警示", BlockQuoteKind::Caution),
    ("小心", BlockQuoteKind::Caution),
    ("当心", BlockQuoteKind::Caution),
];

/// The events of a text, in which a quote that begins so is an alert.
pub(super) fn named<'a>(text: &str, events: Vec<(Event<'a>, Range<usize>)>) -> Vec<(Event<'a>, Range<usize>)> {
    let is_quote = |(event, _): &(Event, Range<usize>)| matches!(event, Event::Start(Tag::BlockQuote(None)));
    if !events.iter().any(is_quote) || !text.contains(['!', '！']) {
        return events;
    }
    let mut named = Vec::with_capacity(events.len());
    // The quotes that are open.
    let mut open = Vec::new();
    let mut at = 0;
    while let Some((event, range)) = events.get(at) {
        at += 1;
        match event {
            Event::Start(Tag::BlockQuote(None)) => {
                let found = alert(&events[at..]);
                let kind = found.map(|(kind, _)| kind);
                open.push(kind);
                named.push((Event::Start(Tag::BlockQuote(kind)), range.clone()));
                if let Some((_, length)) = found {
                    // What follows in the same paragraph still has its beginning.
                    let ends = matches!(events[at + length - 1].0, Event::End(_));
                    named.extend((!ends).then(|| events[at].clone()));
                    at += length;
                }
            }
            Event::End(TagEnd::BlockQuote(None)) => {
                named.push((Event::End(TagEnd::BlockQuote(open.pop().flatten())), range.clone()));
            }
            _ => named.push((event.clone(), range.clone())),
        }
    }
    named
}

/// The alert whose name a quote begins with, and how many events say so.
fn alert(events: &[(Event, Range<usize>)]) -> Option<(BlockQuoteKind, usize)> {
    let is_paragraph = matches!(events.first()?.0, Event::Start(Tag::Paragraph));
    let mut name = String::new();
    for (index, (event, _)) in events.iter().enumerate().skip(1) {
        match event {
            Event::Text(text) if name.len() < 30 => name.push_str(text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) if is_paragraph => {
                let name = narrow(name.trim());
                let inner = name.strip_prefix("[!")?.strip_suffix(']')?.trim();
                let kind = NAMES.iter().find(|(known, _)| *known == inner)?.1;
                return Some((kind, index + 1));
            }
            _ => return None,
        }
    }
    None
}
