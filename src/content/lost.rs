//! What was meant to do something and does nothing, since it is written a little otherwise.

use crate::content::markdown::Body;
use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::text::{Source, Span};

/// The blocks that are more than code.
pub(super) const BLOCKS: [&str; 2] = ["quiz", "rubric"];

/// What people call them.
const NAMES: [(&str, &str); 8] = [
    ("自测题", "quiz"),
    ("自测", "quiz"),
    ("测验", "quiz"),
    ("测试题", "quiz"),
    ("试题", "quiz"),
    ("评分标准", "rubric"),
    ("评分表", "rubric"),
    ("量规", "rubric"),
];

/// Looks through the text of a lesson.
pub(super) fn look(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    for fence in body.fences.iter().filter(|fence| !BLOCKS.contains(&fence.language.as_str())) {
        let called = NAMES.iter().find(|(name, _)| *name == fence.language).map(|(_, block)| (*block).to_owned());
        // `c` is a language, and as near to `quiz` as any other.
        let meant = called.or_else(|| nearest(&fence.language, BLOCKS).filter(|_| fence.language.len() > 2));
        if let Some(meant) = meant {
            diagnostics.at(source.trim(fence.span), Finding::UnknownBlock { written: fence.language.clone(), meant });
        }
    }
    claims(source, body, diagnostics);
}

/// `{teach=…}` where no heading is, and `（讲＝…）` or `【讲＝…】` in one.
fn claims(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    let text = source.slice(body.span);
    let opened = text.match_indices(['{', '｛', '(', '（', '[', '［', '【']).filter(|(at, brace)| {
        let inside = text[at + brace.len()..].trim_start();
        ["teach", "practise", "assess", "讲", "练", "考"]
            .iter()
            .any(|key| inside.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with(['=', '＝'])))
    });
    for (at, brace) in opened {
        let start = body.span.start as usize + at;
        let place = Span::new(body.span.source, start, start + brace.len());
        let is_brace = ["{", "｛"].contains(&brace);
        if !is_brace && !body.headings.iter().any(|heading| heading.span.contains(place)) {
            continue;
        }
        let read = is_brace
            && body.headings.iter().any(|heading| heading.span.contains(place) && !heading.attributes.is_empty());
        let quoted = text[..at].ends_with('`') || in_code(body, place);
        if !read && !quoted {
            let ends = if is_brace { ['}', '｝', '\n'].as_slice() } else { &[')', '）', ']', '］', '】', '\n'] };
            let end = text[at..].find(ends).map_or(text.len() - at, |end| end);
            let closing = text[at + end..].chars().next().filter(|it| *it != '\n').map_or(0, char::len_utf8);
            diagnostics.at(Span::new(body.span.source, start, start + end + closing), Finding::LostClaim);
        }
    }
}

/// `[数据](数据 表.csv)`: a space ends an address, so this is no link.
pub(super) fn links(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    let text = source.slice(body.span);
    for (at, opening) in text.match_indices("](") {
        let target = &text[at + opening.len()..];
        let Some(target) = target.split(['\n', ')']).next().filter(|target| text[at..].len() > target.len() + 2) else {
            continue;
        };
        let start = body.span.start as usize + at + opening.len();
        let place = Span::new(body.span.source, start, start + target.len());
        let read = body.mentions.iter().any(|mention| mention.span.contains(place));
        let is_address = target.trim().contains(' ') && !target.contains(['"', '<', '(']);
        if is_address && !read && !in_code(body, place) {
            diagnostics.at(place, Finding::LostLink { target: target.to_owned() });
        }
    }
}

fn in_code(body: &Body, place: Span) -> bool {
    body.fences.iter().any(|fence| fence.span.contains(place))
}
