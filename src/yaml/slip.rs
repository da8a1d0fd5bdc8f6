//! What someone who writes YAML by hand did, found in the text itself: a parser stumbles over it later, or elsewhere.

use std::cmp::Reverse;
use std::ops::Range;

use crate::diagnostic::Slip;
use crate::yaml::scan::{blocks, line_start, scan};
use crate::yaml::words::{is_known, usual};

/// The slips of a text that could not be read, with their places.
pub(super) fn slips(text: &str) -> Vec<(Range<usize>, Slip)> {
    let mut slips = Vec::new();
    for block in blocks(text) {
        let marks = scan(text, block.clone());
        let mut elements = marks.elements;
        elements.sort_by_key(|element| (element.start, Reverse(element.end)));
        if let Some(quote) = marks.quote {
            slips.push((to_end_of_line(text, quote), Slip::Quotes));
        } else if let Some(bracket) = marks.open.first() {
            slips.push((to_end_of_line(text, *bracket), Slip::Brackets));
        }
        slips.extend(marks.brackets.iter().flat_map(|brackets| commas(text, brackets, &elements)));
        let mut start = block.start;
        for line in text[block.clone()].split_inclusive('\n') {
            slips.extend(of_line(line, start, &elements));
            start += line.len();
        }
    }
    slips.sort_by_key(|(place, _)| place.start);
    slips
}

/// Keys whose values are words for people, in which someone may mean a `#`.
const TEXTS: [&str; 17] = [
    "title",
    "summary",
    "question",
    "answer",
    "why",
    "point",
    "standard",
    "output",
    "knowledge",
    "ability",
    "character",
    "key",
    "difficult",
    "civic",
    "homework",
    "topic",
    "note",
];

/// What is cut off a text for people since ` #` begins a comment; two spaces before it, and it is meant as one.
pub(super) fn cut(text: &str) -> Vec<Range<usize>> {
    if !text.contains(" #") {
        return Vec::new();
    }
    let comments = blocks(text).into_iter().flat_map(|block| scan(text, block).comments);
    comments
        .filter(|comment| {
            let line = &text[line_start(text, comment.start)..comment.start];
            let (key, value) = line.trim_start_matches([' ', '-']).split_once(':').unwrap_or(("", ""));
            let key = key.trim_end();
            let is_choice = key.len() == 1 && key.bytes().all(|it| it.is_ascii_uppercase());
            let is_text =
                is_choice || TEXTS.contains(&key) || usual(key, &TEXTS).is_some() || key == "choices" || key == "选项";
            let is_one = line.ends_with(' ') && !line.ends_with("  ");
            let quotes = value.trim_start().starts_with(['"', '\'', '|', '>']);
            let is_word = text[comment.start + 1..].starts_with(|it: char| !it.is_whitespace());
            is_text && is_one && !quotes && (is_word || !value.trim().is_empty())
        })
        .collect()
}

fn of_line(line: &str, start: usize, elements: &[Range<usize>]) -> Option<(Range<usize>, Slip)> {
    let content = line.trim_start_matches([' ', '\t']);
    let indent = &line[..line.len() - content.len()];
    if let Some(tab) = indent.find('\t').filter(|_| !content.trim().is_empty()) {
        return Some((start + tab..start + indent.len(), Slip::Tab));
    }
    let dashed = content.trim_start_matches(['-', ' ']);
    let key = start + line.len() - dashed.len();
    // 任务＝初级2.1
    if let Some(at) = dashed.find(['=', '＝']).filter(|at| is_known(dashed[..*at].trim_end())) {
        return Some((key..key + dashed[..at].trim_end().len(), Slip::Key));
    }
    if let Some(second) = second_key(dashed) {
        return Some((key + second.start..key + second.end, Slip::OneLine));
    }
    if let Some(length) = tight(dashed, is_known) {
        return Some((key..key + length, Slip::Tight));
    }
    // Between brackets, where `{A:一}` has a key without a value.
    for element in begun_in(elements, start..start + line.len()) {
        let Some(written) = line.get(element.start - start..(element.end - start).min(line.len())) else { continue };
        let written_key = written.trim_start();
        let is_letter = |word: &str| word.len() == 1 && word.bytes().all(|it| it.is_ascii_uppercase());
        if let Some(length) = tight(written_key, |word| is_letter(word) || is_known(word)) {
            let at = element.start + written.len() - written_key.len();
            return Some((at..at + length, Slip::Tight));
        }
    }
    None
}

/// `甲, 乙` within braces: where the comma belongs to the text.
fn commas(text: &str, brackets: &Range<usize>, elements: &[Range<usize>]) -> Vec<(Range<usize>, Slip)> {
    if !text[brackets.clone()].starts_with('{') {
        return Vec::new();
    }
    // Those that no inner pair of brackets holds.
    let begun = begun_in(elements, brackets.start + 1..brackets.end).iter();
    let mut all: Vec<&Range<usize>> = begun.filter(|element| element.end <= brackets.end).collect();
    let mut end = 0;
    all.retain(|element| {
        let is_outer = element.start >= end;
        end = end.max(element.end);
        is_outer
    });
    let is_comma = |element: &&&Range<usize>| {
        let written = text[(**element).clone()].trim().trim_end_matches(',');
        !written.is_empty() && !written.contains([':', '"', '\'', '#', '[', '{', '*', '&'])
    };
    let place = |element: &Range<usize>| {
        let written = &text[element.clone()];
        let start = element.start + written.len() - written.trim_start().len();
        start..start + written.trim().trim_end_matches(',').trim_end().len()
    };
    all.iter().skip(1).filter(is_comma).map(|element| (place(element), Slip::Comma)).collect()
}

/// The elements that begin within a part of the text; all of them are in order.
fn begun_in(elements: &[Range<usize>], part: Range<usize>) -> &[Range<usize>] {
    let from = |place: usize| elements.partition_point(|element| element.start < place);
    &elements[from(part.start)..from(part.end)]
}

/// No key has more characters.
const LONGEST: usize = 24;

/// `要点: 甲，分值：60`: the second key of a line, whose value is none of brackets or quotation marks.
fn second_key(line: &str) -> Option<Range<usize>> {
    let (key, value) = line.split_once(':')?;
    if !is_known(key.trim_end()) || value.trim_start().starts_with(['[', '{', '"', '\'', '|', '>']) {
        return None;
    }
    let from = line.len() - value.len();
    let signs = value.char_indices().filter(|(_, it)| "，,、；; 　".contains(*it));
    let mut keys = signs.filter_map(|(at, sign)| {
        let rest = &value[at + sign.len_utf8()..];
        let word = rest.trim_start();
        let (length, _) = word.char_indices().take(LONGEST).find(|(_, it)| [':', '：'].contains(it))?;
        let start = from + value.len() - word.len();
        is_known(word[..length].trim_end()).then(|| start..start + word.trim_end().len())
    });
    keys.next()
}

/// A key whose colon touches what stands behind it.
fn tight(text: &str, is_key: impl Fn(&str) -> bool) -> Option<usize> {
    let (word, rest) = text.split_once(':')?;
    let touches = !rest.starts_with([' ', '\t', '\r', '\n', '/']) && !rest.is_empty();
    (touches && is_key(word)).then(|| word.len() + 1)
}

fn to_end_of_line(text: &str, from: usize) -> Range<usize> {
    let line = text[from..].lines().next().unwrap_or_default();
    from..from + line.trim_end().len()
}
