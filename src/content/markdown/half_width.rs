//! Half-width marks between Chinese characters: `你好,世界`.

use memchr::memchr_iter;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::content::markdown::body::Placed;
use crate::text::{Source, Span, is_han};

/// Each mark with the one that Chinese print has in its place.
pub const MARKS: [(char, char); 5] = [(',', '，'), (';', '；'), (':', '：'), ('?', '？'), ('!', '！')];

/// The places of the marks, each with the space behind it; never in code, formulas, HTML or the name of a link.
pub(super) fn read(source: &Source, read: Span, events: &[Placed]) -> Vec<Span> {
    let mut marks = Vec::new();
    let mut found = behind_han(source.slice(read)).peekable();
    if found.peek().is_none() {
        return marks;
    }
    let runs = runs(source, events);
    for at in found.map(|at| read.start + at as u32) {
        let begun = &runs[..runs.partition_point(|run| run.start < at)];
        let Some(run) = begun.last().filter(|run| at < run.end) else { continue };
        let (before, behind) = source.slice(*run).split_at((at - run.start) as usize);
        if !is_address(before) {
            let behind = &behind[1..];
            // A line that ends with the mark stays a line; one that goes on needs no space.
            let space = usize::from(behind.starts_with(' '));
            if behind[space..].strip_prefix('\n').unwrap_or(&behind[space..]).starts_with(is_han) {
                let start = at as usize;
                marks.push(Span::new(run.source, start, start + 1 + space));
            }
        }
    }
    marks.sort_unstable();
    marks
}

/// Where marks follow a Han character, mark by mark.
fn behind_han(text: &str) -> impl Iterator<Item = usize> {
    let found = MARKS.into_iter().flat_map(|(half, _)| memchr_iter(half as u8, text.as_bytes()));
    found.filter(|at| text[..*at].ends_with(is_han))
}

/// Plain text as long as it is written in one piece.
fn runs(source: &Source, events: &[Placed]) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    let mut is_code = false;
    let mut names = 0;
    for (event, span) in events {
        match event {
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            // The words of any other link may be its name.
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => {
                names += usize::from(names > 0 || *link_type != LinkType::Inline);
            }
            Event::End(TagEnd::Link | TagEnd::Image) => names = names.saturating_sub(1),
            Event::Text(text) if !is_code && names == 0 && source.slice(*span) == &**text => join(&mut runs, *span),
            Event::SoftBreak if names == 0 && source.slice(*span) == "\n" => join(&mut runs, *span),
            _ => {}
        }
    }
    runs
}

fn join(runs: &mut Vec<Span>, span: Span) {
    match runs.last_mut() {
        Some(last) if last.end == span.start => last.end = span.end,
        _ => runs.push(span),
    }
}

/// Whether the word that a mark would end is an address.
fn is_address(before: &str) -> bool {
    let ends = |it: char| it.is_whitespace() || "，。；：、？！“”（）《》".contains(it);
    let word = before.rsplit(ends).next().unwrap_or(before);
    word.contains("://") || word.contains("www.") || word.contains('@')
}
