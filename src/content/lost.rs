//! What was meant to do something and does nothing, since it is written a little otherwise.

use memchr::memmem;

use crate::content::lesson::Facet;
use crate::content::markdown::{Body, Heading};
use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::text::{Source, Span, narrow_character};
use crate::yaml;

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

/// The block that a name means.
fn block(name: &str) -> Option<&'static str> {
    let blocks = BLOCKS.into_iter().map(|block| (block, block));
    NAMES.into_iter().chain(blocks).find(|(known, _)| *known == name).map(|(_, block)| block)
}

/// What hands take for the three backticks of a block, as Chinese keyboards write them.
const TICKS: [char; 7] = ['·', '｀', '‘', '’', '\'', '´', '～'];

/// `···quiz`: the line that was to open a block.
fn fences(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    for place in source.lines_of(body.span) {
        if let Some(block) = lost_block(source.slice(place)).filter(|_| !in_code(body, place)) {
            diagnostics.at(place, Finding::LostBlock { block });
        }
    }
}

/// The block that such a line was to open.
pub(super) fn lost_block(line: &str) -> Option<&'static str> {
    let name = line.trim_start_matches(TICKS);
    let signs = line[..line.len() - name.len()].chars().count();
    if signs > 1 { block(name.trim()) } else { None }
}

/// Looks through the text of a lesson.
pub(super) fn look(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    for fence in body.fences.iter().filter(|fence| !BLOCKS.contains(&fence.language.as_str())) {
        let called = block(&fence.language).map(str::to_owned);
        // `c` is a language, and as near to `quiz` as any other.
        let meant = called.or_else(|| nearest(&fence.language, BLOCKS).filter(|_| fence.language.len() > 2));
        if let Some(meant) = meant {
            diagnostics.at(source.trim(fence.span), Finding::UnknownBlock { written: fence.language.clone(), meant });
        }
    }
    fences(source, body, diagnostics);
    claims(source, body, diagnostics);
}

/// What opens and closes a bracket; the first two are a claim's, wherever they stand.
const BRACKETS: [(char, char); 10] = [
    ('{', '}'),
    ('｛', '｝'),
    ('(', ')'),
    ('（', '）'),
    ('[', ']'),
    ('［', '］'),
    ('【', '】'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('「', '」'),
];

/// `{teach=…}` where no heading is, and `（讲＝…）`, `【讲：…】` or a bare `teach=…` in one.
fn claims(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    let text = source.slice(body.span);
    let place = |from: usize, to: usize| {
        Span::new(body.span.source, body.span.start as usize + from, body.span.start as usize + to)
    };
    let braces = ["{", "｛"].into_iter().flat_map(|brace| {
        let places = memmem::find_iter(text.as_bytes(), brace);
        places.map(move |at| (at, brace))
    });
    let in_headings = body.headings.iter().flat_map(|heading| {
        let before = (heading.span.start - body.span.start) as usize;
        let brackets = source.slice(heading.span).match_indices(BRACKETS.map(|(opening, _)| opening));
        brackets.map(move |(at, bracket)| (before + at, bracket))
    });
    let mut openings: Vec<(usize, &str)> = braces.chain(in_headings).collect();
    openings.sort_unstable();
    openings.dedup();
    let mut lost: Vec<Span> = Vec::new();
    for (at, opening) in openings {
        let (from, is_brace) = (at + opening.len(), ["{", "｛"].contains(&opening));
        let here = heading(body, place(at, from));
        let is_read = is_brace && here.is_some_and(|heading| !heading.attributes.is_empty());
        if is_read {
            continue;
        }
        // Only the beginning is looked at: a line may hold as many brackets as it likes.
        let inside = &text[from..];
        let is_wide = opening == "｛" && here.is_some();
        let is_lost = is_claim(inside) || (is_wide && is_meant(inside));
        let is_told = lost.last().is_some_and(|told| told.contains(place(at, from)));
        if is_lost && !is_told && !text[..at].ends_with('`') && !in_code(body, place(at, from)) {
            let closing = BRACKETS.iter().find(|(it, _)| opening.starts_with(*it)).map_or('}', |(_, closing)| *closing);
            // Hands that switch the input method in between open one brace and close the other.
            let other = if is_brace { '｝' } else { closing };
            let end = from + inside.find([closing, other, '\n']).unwrap_or(inside.len());
            let closing = text[end..].chars().next().filter(|it| *it != '\n').map_or(0, char::len_utf8);
            lost.push(place(at, end + closing));
        }
    }
    let bracketed = lost.len();
    for heading in body.headings.iter().filter(|heading| heading.attributes.is_empty()) {
        let line = source.slice(heading.span);
        let words = line.match_indices([' ', '　']).map(|(at, space)| at + space.len());
        if let Some(at) = words.into_iter().find(|at| is_claim(&line[*at..]) && is_codes(&line[*at..])) {
            let bare = Span { start: heading.span.start + at as u32, ..heading.span };
            let before = lost[..bracketed].partition_point(|told| told.start <= bare.start);
            let told = before.checked_sub(1).map(|index| lost[index]);
            if !told.is_some_and(|told| told.contains(Span { end: bare.start + 1, ..bare })) {
                lost.push(bare);
            }
        }
    }
    for place in lost {
        diagnostics.at(place, Finding::LostClaim);
    }
}

/// Whether a text begins as a claim does: `讲＝…`, `teach: 2.1.1`.
fn is_claim(inside: &str) -> bool {
    let (is_facet, behind) = facet(inside);
    is_facet && (behind.starts_with(['=', '＝']) || behind.strip_prefix([':', '：']).is_some_and(|it| dots(it) > 0))
}

/// Whether wide braces were meant to claim: `讲2.1.1`, `讲授法：2.1.1`.
fn is_meant(inside: &str) -> bool {
    let (is_facet, behind) = facet(inside);
    (is_facet && dots(behind) > 0) || behind.strip_prefix([':', '：', '=', '＝']).is_some_and(|it| dots(it) > 1)
}

/// Whether nothing but codes follows the first sign: words may hold a colon.
fn is_codes(inside: &str) -> bool {
    let codes = inside.split_once(['=', '＝', ':', '：']).map_or("", |(_, codes)| codes);
    dots(codes) > 0 && codes.chars().map(narrow_character).all(|it| it.is_ascii_digit() || "L-.,、; ".contains(it))
}

/// Whether a text begins with the name of what a section does, and what stands behind the word.
fn facet(inside: &str) -> (bool, &str) {
    let facets = Facet::ALL.map(Facet::name);
    let inside = inside.trim_start_matches(is_blank);
    let name = inside.find(|it: char| !it.is_alphabetic()).unwrap_or(inside.len());
    let usual = yaml::usual(&inside[..name], &facets).unwrap_or(&inside[..name]);
    (facets.contains(&usual), inside[name..].trim_start_matches(is_blank))
}

/// How many dots the code has with which a text begins: two in `2.1.1，2.1.2`, one in `L1-2.1`, none where none is.
fn dots(text: &str) -> usize {
    let code = text.trim_start_matches(is_blank).trim_start_matches(['L', 'Ｌ']);
    let narrow = code.chars().map(narrow_character);
    let number: String = narrow.take_while(|it| it.is_ascii_digit() || "-.".contains(*it)).collect();
    if number.starts_with(|it: char| it.is_ascii_digit()) {
        number.trim_end_matches('.').matches('.').count()
    } else {
        0
    }
}

/// `[数据](数据 表.csv)`, `![教室](IMG 2026 (1).PNG)`: a space ends an address, so this is no link.
pub(super) fn links(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    let text = source.slice(body.span);
    for at in memmem::find_iter(text.as_bytes(), "](") {
        let inner = &text[at + "](".len()..];
        let Some(target) = closed(inner).map(|end| &inner[..end]) else { continue };
        let start = body.span.start as usize + at + "](".len();
        let place = Span::new(body.span.source, start, start + target.len());
        let read = body.mentions.iter().any(|mention| mention.span.contains(place));
        // Words in brackets are said in any sentence; a file's name has an ending.
        let is_name = |target: &str| !target.contains('(') || has_ending(target);
        let is_address = target.trim().contains(' ') && !target.contains(['"', '<']) && is_name(target);
        if is_address && !read && !in_code(body, place) {
            diagnostics.at(place, Finding::LostLink { target: target.to_owned() });
        }
    }
}

/// How many characters an address may have, so that many brackets are not each held against a whole line.
const LONGEST: usize = 300;

/// Where the bracket closes behind an address, whose own come in pairs: a copy is called `图 (1).png`.
fn closed(inner: &str) -> Option<usize> {
    let mut depth = 0_u32;
    let end = inner.char_indices().take(LONGEST).find(|(_, sign)| *sign == '\n').map(|(at, _)| at);
    let end = end.or_else(|| Some(inner.char_indices().nth(LONGEST)?.0)).unwrap_or(inner.len());
    let near = &inner[..end];
    for (at, sign) in near.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    // One of them is open: `图 (1.png`.
    near.find(')')
}

/// `图 (1).png`
fn has_ending(target: &str) -> bool {
    let ending = target.trim_end().rsplit_once('.').map_or("", |(_, ending)| ending);
    (1..=5).contains(&ending.len()) && ending.bytes().all(|it| it.is_ascii_alphanumeric())
}

/// White space within a line.
fn is_blank(it: char) -> bool {
    it.is_whitespace() && it != '\n'
}

/// The heading in which a place lies.
fn heading(body: &Body, place: Span) -> Option<&Heading> {
    let before = body.headings.partition_point(|heading| heading.span.start <= place.start);
    body.headings[..before].last().filter(|heading| heading.span.contains(place))
}

fn in_code(body: &Body, place: Span) -> bool {
    let before = body.fences.partition_point(|fence| fence.span.start <= place.start);
    body.fences[..before].last().is_some_and(|fence| fence.span.contains(place))
}
