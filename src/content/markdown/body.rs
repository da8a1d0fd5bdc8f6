//! What is found in a text before it becomes HTML.

use std::ops::Range;

use memchr::memchr;
use pulldown_cmark::{CodeBlockKind, Event, LinkType, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::content::markdown::cells;
use crate::content::markdown::dialect::{destination, events, is_plain, plain_events, without_comments};
use crate::content::markdown::half_width;
use crate::content::markdown::heading::{self, Heading};
use crate::content::markdown::mark;
use crate::content::markdown::maths::{Formula, mathml};
use crate::content::markdown::note::Notes;
use crate::content::markdown::places::Words;
use crate::content::markdown::price;
use crate::content::markdown::words;
use crate::diagnostic::MathsSlip;
use crate::text::{Source, Span};

/// A text whose headings, mentions and blocks have been found.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Body {
    /// The Markdown, without the front matter.
    pub span: Span,
    /// Whether the parser reads it as it is written, which takes a while to find out.
    pub is_plain: bool,
    /// In order; what stands before the first one belongs to none.
    pub headings: Vec<Heading>,
    /// The text before the first heading.
    pub opening: Words,
    /// Links, wiki links and images, in order.
    pub mentions: Vec<Mention>,
    /// Code blocks, in order.
    pub fences: Vec<Fence>,
    /// HTML in the text, without comments alone.
    pub html: Vec<Span>,
    /// Formulas that cannot be read.
    pub broken_maths: Vec<(Span, MathsSlip)>,
    /// Marks that are shown as they are written, each with what was meant.
    pub lost_marks: Vec<(Span, String)>,
    /// What stands beyond a table's columns, and how many those are.
    pub lost_cells: Vec<(Span, usize)>,
    /// Footnotes and what refers to them.
    pub notes: Notes,
    /// Numbered lists and lists of tasks: what is to be done.
    pub steps: Vec<Span>,
    /// Images that say nothing where they cannot be seen.
    pub silent_images: Vec<Span>,
    /// Half-width marks between Chinese characters, each with the space behind it.
    pub half_width: Vec<Span>,
}

/// Something that the text points to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mention {
    /// How it is written.
    pub kind: MentionKind,
    /// The code, name, path or address as written.
    pub target: String,
    /// The whole link.
    pub span: Span,
}

/// How a mention is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MentionKind {
    /// `[[…]]`
    Wiki,
    /// `[…](…)`
    Link,
    /// `![…](…)`
    Image,
}

/// A code block.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Fence {
    /// The first word behind the fence: `html`, `quiz`.
    pub language: String,
    /// What stands inside.
    pub text: Span,
    /// The whole block.
    pub span: Span,
}

impl Fence {
    /// Whether a line ends it, and no other block begins in it.
    pub fn is_closed(&self, source: &Source) -> bool {
        let sign = self.sign(source);
        let lines = source.slice(self.span).trim_end().lines().skip(1);
        // What stands further in is text.
        let indented = lines.filter(|line| !line.starts_with("    ")).map(str::trim_start);
        let mut ends = indented.filter(|line| line.starts_with(sign));
        ends.next().is_some_and(|line| line.trim_start_matches(&sign[..1]).trim().is_empty())
    }

    /// The signs that begin it, and end it.
    pub fn sign<'a>(&self, source: &'a Source) -> &'a str {
        let text = source.slice(self.span).trim_start();
        let length = text.bytes().take_while(|it| [b'`', b'~'].contains(it)).count();
        &text[..length.max(1).min(text.len())]
    }
}

/// An event and its place in the source.
pub(super) type Placed<'a> = (Event<'a>, Span);

/// Finds what a text holds.
pub fn read(source: &Source, span: Span) -> Body {
    let place = |range: Range<usize>| {
        Span::new(span.source, span.start as usize + range.start, span.start as usize + range.end)
    };
    let text = source.slice(span);
    let is_plain = is_plain(text);
    let events = if is_plain { plain_events(text) } else { events(text) };
    let events: Vec<Placed> = events.into_iter().map(|(event, range)| (event, place(range))).collect();
    let notes = Notes::read(source, &events);
    let (opening, texts) = words::read(source, span, &events, &notes);
    let headings = heading::read(source, &events, &notes, texts);
    Body {
        span,
        is_plain,
        headings,
        opening,
        mentions: mentions(&events),
        fences: fences(&events),
        html: html(source, &events),
        broken_maths: broken_maths(source, span, &events),
        lost_marks: mark::lost(source, span, &events),
        lost_cells: cells::lost(source, &events),
        notes,
        steps: steps(&events),
        silent_images: silent_images(&events),
        half_width: half_width::read(source, span, &events),
    }
}

fn mentions(events: &[Placed]) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (event, span) in events {
        let (kind, target) = match event {
            Event::Start(Tag::Link { link_type: LinkType::WikiLink { .. }, dest_url, .. }) => {
                (MentionKind::Wiki, dest_url.to_string())
            }
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                (MentionKind::Link, destination(*link_type, dest_url))
            }
            Event::Start(Tag::Image { dest_url, .. }) => (MentionKind::Image, dest_url.to_string()),
            _ => continue,
        };
        mentions.push(Mention { kind, target, span: *span });
    }
    mentions
}

fn fences(events: &[Placed]) -> Vec<Fence> {
    let mut fences: Vec<Fence> = Vec::new();
    let mut open: Option<Fence> = None;
    for (event, span) in events {
        match (event, &mut open) {
            (Event::Start(Tag::CodeBlock(kind)), _) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or("").to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                open = Some(Fence { language, text: Span { end: span.start, ..*span }, span: *span });
            }
            (Event::Text(_), Some(fence)) => {
                let empty = fence.text.start == fence.span.start;
                fence.text = Span { start: if empty { span.start } else { fence.text.start }, ..*span };
            }
            (Event::End(TagEnd::CodeBlock), _) => fences.extend(open.take()),
            _ => {}
        }
    }
    fences
}

fn steps(events: &[Placed]) -> Vec<Span> {
    let is_step = |event: &Event| matches!(event, Event::Start(Tag::List(Some(_))) | Event::TaskListMarker(_));
    events.iter().filter(|(event, _)| is_step(event)).map(|(_, span)| *span).collect()
}

fn silent_images(events: &[Placed]) -> Vec<Span> {
    let mut silent = Vec::new();
    let mut open: Option<Span> = None;
    for (event, span) in events {
        match event {
            Event::Start(Tag::Image { .. }) => open = Some(*span),
            Event::Text(words) | Event::Code(words) | Event::InlineMath(words)
                if open.is_some() && !words.trim().is_empty() =>
            {
                open = None;
            }
            Event::End(TagEnd::Image) => silent.extend(open.take()),
            _ => {}
        }
    }
    silent
}

fn broken_maths(source: &Source, read: Span, events: &[Placed]) -> Vec<(Span, MathsSlip)> {
    let broken = |(event, span): &Placed| Some((*span, broken_formula(event)?));
    let mut broken: Vec<(Span, MathsSlip)> = events.iter().filter_map(broken).collect();
    // What the parser takes for no formula is shown with its signs.
    let text = source.slice(read);
    if memchr(b'$', text.as_bytes()).is_some() {
        let (formulas, open) = price::meant(text);
        let place =
            |from: usize, to: usize| Span::new(read.source, read.start as usize + from, read.start as usize + to);
        let unread = formulas.into_iter().filter(|range| is_unbalanced(&text[range.clone()]));
        let unread = unread.map(|range| (place(range.start, range.end), MathsSlip::Braces));
        let open = open.into_iter().map(|at| {
            let line = text[at..].lines().next().unwrap_or_default().trim_end();
            (place(at, at + line.len()), MathsSlip::Open)
        });
        broken.extend(unread.chain(open).filter(|(span, _)| is_text(*span, events)));
        broken.sort_unstable_by_key(|(span, _)| *span);
    }
    broken
}

/// Whether a place begins in words that are no code, and in no formula.
fn is_text(place: Span, events: &[Placed]) -> bool {
    let begins = Span { end: place.start + 1, ..place };
    let mut is_code = false;
    for (event, span) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if !is_code && span.contains(begins) => return true,
            _ => {}
        }
    }
    false
}

/// Whether what looks like a formula has a brace too many or too few, for which the parser takes it for words.
fn is_unbalanced(formula: &str) -> bool {
    let mut depth = 0_i32;
    let mut is_escaped = false;
    for sign in formula.chars() {
        match sign {
            '{' if !is_escaped => depth += 1,
            '}' if !is_escaped => depth -= 1,
            _ => {}
        }
        is_escaped = sign == '\\' && !is_escaped;
        if depth < 0 {
            return true;
        }
    }
    depth != 0 && formula.contains(['\\', '^', '_'])
}

/// What is wrong with an event that is a formula.
pub fn broken_formula(event: &Event) -> Option<MathsSlip> {
    match event {
        Event::InlineMath(tex) => mathml(tex, Formula::Inline).err(),
        Event::DisplayMath(tex) => mathml(tex, Formula::Display).err(),
        _ => None,
    }
}

fn html(source: &Source, events: &[Placed]) -> Vec<Span> {
    let is_shown = |span: Span| !without_comments(source.slice(span)).trim().is_empty();
    let mut html = Vec::new();
    for (event, span) in events {
        match event {
            Event::Start(Tag::HtmlBlock) if is_shown(*span) => html.push(source.trim(*span)),
            Event::InlineHtml(_) if is_shown(*span) => html.push(*span),
            _ => {}
        }
    }
    html
}
