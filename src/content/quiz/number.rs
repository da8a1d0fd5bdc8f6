//! The numbers of a test paper: those of its questions, and of the lists in its answers.

use crate::content::quiz::heading::figure;
use crate::content::quiz::truth::truth;
use crate::text::narrow;

/// The number with which a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// The bytes that it takes.
    pub(super) length: usize,
    /// How many of them are the mark, or room for one, that stands before it: `（√）1.`
    pub(super) front: usize,
    /// Nothing in 第1题, which counts questions and nothing else.
    pub(super) count: Option<u32>,
    /// What it says.
    pub(super) printed: Option<u32>,
}

/// `1.`, `1、`, `（1）`, `第1题`, `（√）1.`: the number of a question. `1.5 米` is none.
pub(super) fn number(line: &str) -> Option<Number> {
    let front = front(line);
    let number = bare_number(&line[front..]).or_else(|| {
        let loose = loose_number(&line[front..])?;
        truth(mark(&line[..front])).map(|_| loose)
    })?;
    Some(Number { length: front + number.length, front, ..number })
}

/// The bytes of the mark that stands before a number, or of the room for one: `（√）`, `[×]`, `（ B ）`, `（ ）`, `√`.
fn front(line: &str) -> usize {
    let open = ['（', '(', '[', '【', '［'];
    let Some(inner) = line.strip_prefix(open) else {
        let signs = ['√', '×', '✓', '✗', '✔', '✘'];
        return line.strip_prefix(signs).map_or(0, |rest| line.len() - rest.trim_start().len());
    };
    // No mark is longer.
    let close = |it: &char| "）)]】］".contains(*it);
    let Some(end) = inner.char_indices().take(12).find(|(_, it)| close(it)).map(|(at, _)| at) else { return 0 };
    let written = narrow(inner[..end].trim());
    let is_mark = written.bytes().all(|it| it.is_ascii_uppercase()) || truth(mark(&written)).is_some();
    let rest = inner[end..].trim_start_matches(|it| close(&it)).trim_start();
    if is_mark { line.len() - rest.len() } else { 0 }
}

/// What stands before a number, without its brackets.
pub(super) fn mark(front: &str) -> &str {
    front.trim_matches(|it: char| it.is_whitespace() || "（）()[]【】［］".contains(it))
}

fn bare_number(line: &str) -> Option<Number> {
    if let Some(inner) = line.strip_prefix('第') {
        let after = inner.trim_start().trim_start_matches(|it| is_digit(it) || "一二三四五六七八九十".contains(it));
        let rest = after.trim_start().strip_prefix('题')?;
        // 第3题的图 is a sentence.
        let ends =
            rest.is_empty() || rest.starts_with(|it: char| it.is_whitespace() || ".．、：:，,（(【[".contains(it));
        let rest = rest.trim_start_matches(|it: char| it.is_whitespace() || ".．、：:，,".contains(it));
        let printed = figure(&inner[..inner.len() - after.len()]);
        let number = Number { length: line.len() - rest.len(), front: 0, count: None, printed };
        return (after.len() < inner.trim_start().len() && ends).then_some(number);
    }
    let inner = line.strip_prefix(['（', '(']).unwrap_or(line);
    let is_bracketed = inner.len() < line.len();
    let after = inner.trim_start_matches(is_digit);
    let digits = inner.chars().take_while(|it| is_digit(*it)).count();
    let sign =
        after.chars().next().filter(|it| if is_bracketed { "）)".contains(*it) } else { ".．、".contains(*it) })?;
    let follows_digit = after[sign.len_utf8()..].starts_with(is_digit);
    let is_number = (1..=3).contains(&digits) && !(".．".contains(sign) && follows_digit);
    let count = narrow(&inner[..inner.len() - after.len()]).parse().ok();
    let length = line.len() - after.len() + sign.len_utf8();
    is_number.then_some(Number { length, front: 0, count, printed: count })
}

/// `2.1个店`: a number whose question begins with a digit, or a quantity; what stands around it decides.
pub(super) fn number_before_digit(line: &str) -> Option<Number> {
    let after = line.trim_start_matches(is_digit);
    let written = narrow(&line[..line.len() - after.len()]);
    let rest = after.strip_prefix(['.', '．']).filter(|rest| rest.starts_with(is_digit))?;
    let count = (1..=3).contains(&written.len()).then(|| written.parse().ok()).flatten()?;
    Some(Number { length: line.len() - rest.len(), front: 0, count: Some(count), printed: Some(count) })
}

/// `1 题干`: a number without its sign, which may be one of the text's own.
pub(super) fn loose_number(line: &str) -> Option<Number> {
    let rest = line.trim_start_matches(is_digit);
    let written = narrow(&line[..line.len() - rest.len()]);
    let text = rest.trim_start();
    let is_number = (1..=3).contains(&written.len()) && text.len() < rest.len() && !text.starts_with(is_digit);
    let printed = written.parse().ok();
    (is_number && !text.is_empty()).then(|| Number { length: line.len() - text.len(), front: 0, count: None, printed })
}

/// A number of a sheet.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numbered {
    pub(super) from: u32,
    pub(super) to: u32,
    /// The bytes that it takes.
    pub(super) length: usize,
    /// Whether a sign says that it is one.
    pub(super) signed: bool,
    /// Whether brackets stand around it.
    pub(super) is_enclosed: bool,
}

/// `1.`, `1、`, `（1）`, `第1题`, `①`, `1—5`, `1至5题：`, or a bare `1`.
pub(super) fn numbered(text: &str) -> Option<Numbered> {
    let circled = text.chars().next().filter(|it| ('①'..='⑳').contains(it));
    if let Some(circled) = circled {
        let number = circled as u32 - '①' as u32 + 1;
        let rest = text[circled.len_utf8()..].trim_start_matches([' ', '.', '．', '、', '：', ':']);
        return Some(Numbered {
            from: number,
            to: number,
            length: text.len() - rest.len(),
            signed: true,
            is_enclosed: true,
        });
    }
    // （第1题）
    let open = ['第', '（', '(', '【', '['];
    let inner = text.strip_prefix(open).unwrap_or(text);
    let inner = inner.strip_prefix(open).unwrap_or(inner);
    let (from, rest) = digits(inner)?;
    let after = rest.trim_start_matches([' ', '题']);
    let range = after.strip_prefix(['-', '—', '–', '~', '～', '－', '―', '至', '到']);
    let range = range.map(|it| it.trim_start_matches(['-', '—', ' ', '第']));
    let (to, rest) = match range.and_then(digits) {
        Some((to, rest)) if to > from => (to, rest),
        _ => (from, rest),
    };
    let end = rest.trim_start_matches([' ', '题', '）', ')', '】', ']']);
    let sign = end.chars().next().filter(|it| ".．、：:".contains(*it));
    let rest = sign.map_or(end, |sign| &end[sign.len_utf8()..]);
    if sign.is_some_and(|sign| ".．".contains(sign)) && rest.starts_with(is_digit) {
        return None;
    }
    let is_closed = text[..text.len() - end.len()].trim_end().ends_with(['题', '）', ')', '】', ']']);
    if text.starts_with('第') && !text[..text.len() - end.len()].contains('题') {
        return None;
    }
    let length = text.len() - rest.trim_start_matches([' ', '\t', '　', '：', ':']).len();
    Some(Numbered { from, to, length, signed: sign.is_some() || is_closed, is_enclosed: text.len() > inner.len() })
}

fn digits(text: &str) -> Option<(u32, &str)> {
    let length: usize = text.chars().take(4).take_while(|it| is_digit(*it)).map(char::len_utf8).sum();
    let (written, rest) = text.split_at(length);
    let number = (1..=3).contains(&written.chars().count()).then(|| narrow(written).parse().ok()).flatten()?;
    Some((number, rest))
}

/// A digit of any width.
pub(super) fn is_digit(it: char) -> bool {
    it.is_ascii_digit() || ('０'..='９').contains(&it)
}
