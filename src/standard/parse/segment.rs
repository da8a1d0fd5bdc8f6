//! The text of a task's requirements, cut where each of them begins.
//!
//! Pages, lines and paragraphs cut the text anywhere, so it is read as one: `…。1.1.` and `2 能…` are a sentence's
//! end and 1.1.2. A text may hold other numbers, so the number that comes next decides.

use crate::standard::parse::joined::Joined;
use crate::standard::parse::line::is_invisible;
use crate::standard::parse::number;
use crate::text::{Source, Span};

/// A requirement.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Segment {
    /// As printed, and what it says.
    pub(super) number: Option<(String, Number)>,
    /// The text after the number, in the pieces that pages and paragraphs made.
    pub(super) text: Vec<Span>,
    /// The number and the text, up to the first cut.
    pub(super) whole: Span,
}

/// What stands before a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Number {
    /// `1.1.1`
    Dotted([u32; 3]),
    /// `1.1.99999999999`
    TooLarge,
    /// `（1）`, `①`, `⑴`, `⒈`
    Item(u32),
}

/// Cuts the paragraphs of a task whose requirements bear its numbers.
pub(super) fn segments(source: &Source, paragraphs: &[Span], task: [u32; 2]) -> Vec<Segment> {
    let joined = Joined::of(source, paragraphs);
    let mut reading = Reading { joined: &joined, task, next: 1, list: None, cuts: Vec::new() };
    let mut boundaries = joined.starts.iter().copied().peekable();
    let mut boundary = 0;
    let mut before = ' ';
    let mut passed = 0;
    // Where the words before end: what no one sees may go on for pages.
    let mut spoken = 0;
    for (at, character) in joined.text.char_indices() {
        if let Some(start) = boundaries.next_if_eq(&at) {
            boundary = start;
        }
        let is_boundary = boundary == at;
        let may_begin = is_boundary
            || (number::is_part(character) && !number::is_part(before))
            || matches!(character, '（' | '(')
            || number::is_whole(character);
        before = character;
        if at >= passed && may_begin {
            let next = boundaries.peek().copied().unwrap_or(joined.text.len());
            let words = Before::of(&joined.text[..spoken], is_boundary);
            passed = reading.consider(at, words, is_boundary, next);
        }
        if !is_space(character) {
            spoken = at + character.len_utf8();
        }
    }
    let cuts = reading.cuts;
    cut(source, &joined, cuts)
}

/// Where a requirement begins, and its number there.
struct Cut {
    at: usize,
    /// How long its number is printed.
    length: usize,
    number: Option<Number>,
}

struct Reading<'a> {
    joined: &'a Joined,
    task: [u32; 2],
    next: u32,
    /// How the task's requirements are numbered, and the item that comes next.
    list: Option<(number::Style, u32)>,
    cuts: Vec<Cut>,
}

impl Reading<'_> {
    /// Looks whether a requirement begins there, and tells up to where the text is read.
    ///
    /// `boundary` is where the piece ends: a number may go on behind it, or end with it.
    fn consider(&mut self, at: usize, before: Before, is_boundary: bool, boundary: usize) -> usize {
        let text = &self.joined.text;
        let is_near = boundary - at < number::LONGEST;
        let ending = if is_near { self.dotted(at, &text[at..boundary], before) } else { None };
        let crossing = self.dotted(at, &text[at..], before);
        let next = Some(Number::Dotted([self.task[0], self.task[1], self.next]));
        let number = |cut: &Option<Cut>| cut.as_ref().and_then(|cut| cut.number);
        // The final dot may stand on the next page, too.
        let is_longer = number(&crossing) == number(&ending) || number(&ending) != next;
        let cut = if number(&crossing) == next && is_longer { crossing } else { ending.or(crossing) };
        if let Some(cut) = cut {
            return self.push(cut);
        }
        if let Some(cut) = self.item(at, &text[at..], before) {
            return self.push(cut);
        }
        let is_numbered = self.cuts.last().is_some_and(|cut| cut.number.is_some());
        // Without numbers each paragraph is a requirement; a page that cuts a sentence begins none.
        if is_boundary && (at == 0 || (!is_numbered && text[..at].trim_end().ends_with(['。', '；']))) {
            return self.push(Cut { at, length: 0, number: None });
        }
        at
    }

    fn push(&mut self, cut: Cut) -> usize {
        match cut.number {
            Some(Number::Dotted([field, task, number])) if [field, task] == self.task => {
                self.next = number.saturating_add(1);
            }
            // A number that is odd still counts.
            Some(Number::TooLarge) => self.next = self.next.saturating_add(1),
            _ => {}
        }
        let read = cut.at + cut.length.max(1);
        self.cuts.push(cut);
        read
    }

    fn dotted(&self, at: usize, text: &str, before: Before) -> Option<Cut> {
        if self.list.is_some() {
            return None;
        }
        let found = number::leading::<3>(text)?;
        let number = found.numbers.map_or(Number::TooLarge, Number::Dotted);
        let rest = found.rest.trim_start_matches(is_space);
        let is_next = number == Number::Dotted([self.task[0], self.task[1], self.next]);
        let begins = rest.is_empty() || VERBS.iter().any(|verb| rest.starts_with(verb));
        let is_quoted = is_quoted(rest);
        let is_start = match before {
            Before::Nothing => is_next || !is_quoted,
            Before::Sentence => begins || !is_quoted,
            // A paragraph or a page begins with the next number, or with one that leaves a gap.
            Before::Cut { refers } => {
                (is_next && !is_quoted && (begins || !refers)) || (begins && !refers && self.is_later(number))
            }
            Before::Words { refers } => is_next && begins && !rest.is_empty() && !refers,
        };
        is_start.then_some(Cut { at, length: found.printed.len(), number: Some(number) })
    }

    /// Whether it is a number of this task that is still to come.
    fn is_later(&self, number: Number) -> bool {
        matches!(number, Number::Dotted([field, task, number]) if [field, task] == self.task && number > self.next)
    }

    fn item(&mut self, at: usize, text: &str, before: Before) -> Option<Cut> {
        if self.list.is_none() && at > 0 {
            return None;
        }
        let found = number::item(text)?;
        let (style, next) = self.list.unwrap_or((found.style, found.value));
        let begins = VERBS.iter().any(|verb| found.rest.trim_start_matches(is_space).starts_with(verb));
        let is_start = match before {
            Before::Nothing => true,
            Before::Sentence | Before::Cut { .. } => found.value == next || (begins && found.value > next),
            Before::Words { refers } => found.value == next && begins && !refers,
        };
        if found.style != style || !is_start {
            return None;
        }
        self.list = Some((style, found.value.saturating_add(1)));
        Some(Cut { at, length: found.printed.len(), number: Some(Number::Item(found.value)) })
    }
}

/// What stands before a number.
#[derive(Clone, Copy)]
enum Before {
    Nothing,
    /// A sentence's end.
    Sentence,
    /// Words that a page or a paragraph cuts here; `refers` where they lead to the number: `见`, `按照`.
    Cut {
        refers: bool,
    },
    Words {
        refers: bool,
    },
}

impl Before {
    /// `words` end with what can be seen.
    fn of(words: &str, is_boundary: bool) -> Self {
        let refers = words.ends_with(REFERRING);
        if words.is_empty() {
            Self::Nothing
        } else if words.ends_with(['。', '；', ';', '！', '？']) {
            Self::Sentence
        } else if is_boundary {
            Self::Cut { refers }
        } else {
            Self::Words { refers }
        }
    }
}

/// How a requirement begins behind its number.
const VERBS: [&str; 14] =
    ["能", "会", "可", "熟悉", "了解", "掌握", "具备", "理解", "根据", "运用", "使用", "完成", "认识", "应"];

/// What stands behind a number that is quoted: `1.1.1 条`.
const QUOTED: [&str; 10] = ["条", "款", "节", "版", "的", "所", "、", "，", "）", "中的"];

/// What leads to a number that is quoted: `见 2.1.3`.
const REFERRING: [char; 16] =
    ['见', '按', '照', '据', '合', '第', '至', '到', '和', '与', '及', '或', '、', '（', '在', '循'];

/// Whether what stands behind a number says that it is another's: `1.1.1 条`.
pub(super) fn is_quoted(rest: &str) -> bool {
    let rest = rest.trim_start_matches(is_space);
    QUOTED.iter().any(|word| rest.starts_with(word))
}

fn is_space(character: char) -> bool {
    character.is_whitespace() || is_invisible(character)
}

fn cut(source: &Source, joined: &Joined, cuts: Vec<Cut>) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(cuts.len());
    let mut cuts = cuts.into_iter().peekable();
    while let Some(cut) = cuts.next() {
        let end = cuts.peek().map_or(joined.text.len(), |next| next.at);
        let whole = joined.places(source, cut.at, end).next().expect("a cut holds a character");
        let mut text: Vec<Span> = joined.places(source, cut.at + cut.length, end).collect();
        if text.is_empty() {
            let last = joined.places(source, cut.at, end).last().unwrap_or(whole);
            text.push(Span { start: last.end, ..last });
        }
        let number = cut.number.map(|number| (joined.text[cut.at..cut.at + cut.length].to_owned(), number));
        segments.push(Segment { number, text, whole });
    }
    segments
}
