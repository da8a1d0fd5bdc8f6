//! 参考答案: the sheet at a test paper's end that answers its questions by their numbers.

use std::collections::BTreeMap;

use crate::content::quiz::asked::Asked;
use crate::content::quiz::counted::{Role, roles, tokens};
use crate::content::quiz::cut::{Letters, cut};
use crate::content::quiz::heading::{Heading, heading};
use crate::content::quiz::label::{Before, Part, label};
use crate::content::quiz::marks::{BETWEEN, Marks, bare, is_marks};
use crate::content::quiz::number::{Numbered, number, numbered};
use crate::content::quiz::part::{begins_part, named_part, parts};
use crate::content::quiz::piece::{asks, has_room};
use crate::content::quiz::table;
use crate::text::{Source, Span, is_han};

/// A sheet as it is written.
#[derive(Debug, Default)]
pub(super) struct Key {
    /// In order.
    pub(super) answers: Vec<Keyed>,
    /// What is for no question that could be told.
    pub(super) unread: Vec<Span>,
    /// How many lines it takes.
    pub(super) lines: usize,
    /// Whether a line names it.
    pub(super) is_titled: bool,
    /// 一、 or the like, as it was last read.
    part: Option<Heading>,
    /// Counts where numbers begin again.
    run: usize,
    /// The last number of this part, and whether marks alone answer it.
    last: Option<(u32, bool)>,
    /// How far a list within an answer has come.
    listed: u32,
    /// Whether brackets stand around the last number.
    is_enclosed: bool,
    /// What its numbers are, by where they stand, in parts that words answer.
    roles: BTreeMap<usize, Role>,
    /// Where such parts stand.
    counted: Vec<Span>,
    /// Numbers that could begin an answer or go on with a list.
    pub(super) unsure: Vec<(u32, Span)>,
}

/// What it has for one question, or for some in a row.
#[derive(Clone, Debug)]
pub(super) struct Keyed {
    /// The part that it names.
    pub(super) part: Option<Heading>,
    /// How often numbers began again before it.
    pub(super) run: usize,
    /// From which question to which; nothing where a part's answers have no numbers.
    pub(super) numbers: Option<(u32, u32)>,
    /// Where it begins with marks: each of them.
    pub(super) marks: Option<Marks>,
    /// Whether it is nothing but marks.
    pub(super) is_bare: bool,
    /// Its answer, reason and the like.
    pub(super) pieces: Vec<(Part, Span)>,
    /// All of it, behind its number.
    pub(super) span: Span,
}

/// The sheet with which some lines begin; it ends where questions go on, in a part that was not there yet. It may turn
/// out to answer nothing.
pub(super) fn read(source: &Source, lines: &[Span], known: &[u32], asked: &[Asked], block: Span) -> Option<Key> {
    let mut key = Key::default();
    let first = source.slice(*lines.first()?);
    let mut from = 0;
    if is_title(first) {
        (key.lines, key.is_titled) = (1, true);
    } else if let Some((Part::Answer, length)) = label(first, Before::Line)
        && !ONE.iter().any(|name| first.starts_with(name))
    {
        from = length;
    } else if !begins(source, lines, known, block) {
        return None;
    }
    while let Some(line) = lines.get(key.lines) {
        let text = source.slice(*line);
        // 答案：B is all of it, unless more such marks follow.
        let is_row = key.answers.last().is_some_and(|it| it.numbers.is_none() && it.part.is_none());
        if is_row && !is_marks(text) {
            break;
        }
        let is_other = || is_question(source, &lines[key.lines..]);
        // Below a title 答：5 is what goes on.
        let asks = |lines: &[Span]| !key.is_titled || has_room(source, lines);
        if from == 0 && (is_new(text, known) || is_other() && asks(&lines[key.lines..])) {
            break;
        }
        if let Some((answers, length)) = table::read(source, &lines[key.lines..]) {
            for cell in answers {
                key.push(source, cell.numbers, cell.answer, block);
                let last = key.answers.last_mut().into_iter();
                last.zip(cell.why).for_each(|(answer, why)| answer.pieces.push((Part::Why, why)));
            }
            key.lines += length;
        } else {
            let place = Span { start: line.start + from as u32, ..*line };
            let after = &lines[key.lines + 1..];
            // `答案：B` counts nothing.
            let is_counting = || !is_marks(source.slice(place)) && (from > 0 || !tokens(source, &[place]).is_empty());
            let is_first = key.answers.is_empty() && is_counting();
            if is_first || begins_part(source, place) {
                key.count(source, place, after, asked);
            }
            key.line(source, place, after, block);
            key.lines += 1;
        }
        from = 0;
    }
    Some(key)
}

/// No list within an answer is longer.
const AHEAD: usize = 60;

/// `答：` is one question's.
const ONE: [&str; 3] = ["答：", "答:", "【答】"];

/// `参考答案：`, `【答案及解析】`, `附：《茶艺》期末试卷参考答案`
fn is_title(line: &str) -> bool {
    let inner = line.trim_matches(|it: char| it.is_whitespace() || "#*【】[]［］（）()：:".contains(it));
    let ends = ["答案", "解析", "答案表", "标准", "评分细则", "要点", "说明"].iter().any(|word| inner.ends_with(word));
    let is_name = |it: char| is_han(it) || it.is_ascii_digit() || "《》、：:-—（）()".contains(it);
    ends && inner.contains("答案") && inner.chars().count() <= 24 && inner.chars().all(is_name)
}

/// Whether a sheet begins without a name: a line of answers alone, or two with one each.
fn begins(source: &Source, lines: &[Span], known: &[u32], block: Span) -> bool {
    if source.slice(lines[0]).starts_with("题号") && table::read(source, lines).is_some() {
        return true;
    }
    let mut key = Key::default();
    for line in lines.iter().take(2) {
        let text = source.slice(*line);
        if is_new(text, known) {
            return false;
        }
        key.line(source, *line, &[], block);
        let is_all = key.unread.is_empty() && key.answers.iter().all(|it| it.is_bare && it.numbers.is_some());
        let count: u32 = key.answers.iter().filter_map(|it| it.numbers).map(|(from, to)| to - from + 1).sum();
        if !is_all || count == 0 {
            return false;
        }
        if count > 1 {
            return true;
        }
    }
    false
}

/// Whether a line begins a part that no question was in.
fn is_new(line: &str, known: &[u32]) -> bool {
    let ordinal = heading(line).and_then(|heading| heading.ordinal);
    ordinal.is_some_and(|ordinal| !known.is_empty() && !known.contains(&ordinal))
}

/// Whether a line begins a question: it has choices, or room for an answer.
fn is_question(source: &Source, lines: &[Span]) -> bool {
    let text = source.slice(lines[0]);
    number(text).is_some() && asks(source, lines) && !is_answer(source, lines[0])
}

/// `1.【答案】A`, `1. A【解析】…`, `1.（A）`
fn is_answer(source: &Source, line: Span) -> bool {
    let text = source.slice(line);
    let Some(number) = numbered(text) else { return false };
    let rest = text[number.length..].trim_start();
    let after = Marks::of(rest).map_or(rest, |marks| &rest[marks.range().end..]);
    is_marks(rest)
        || label(after.trim_start_matches(|it: char| it.is_whitespace() || "。.".contains(it)), Before::Line).is_some()
}

impl Key {
    /// Reads a line: a part's name, numbers with their answers, or what goes on with the last of them.
    fn line(&mut self, source: &Source, place: Span, below: &[Span], block: Span) {
        for piece in parts(source, place) {
            self.piece(source, piece, below, block);
        }
    }

    /// Reads what stands of one part in a line.
    fn piece(&mut self, source: &Source, place: Span, below: &[Span], block: Span) {
        let text = source.slice(place);
        let mut at = 0;
        if let Some(part) = named_part(text) {
            (self.part, at) = (Some(part), part.length);
            self.run += usize::from(!self.answers.is_empty());
            (self.last, self.listed) = (None, 0);
        }
        let span =
            |from: usize, to: usize| Span::new(place.source, place.start as usize + from, place.start as usize + to);
        let comes_later = |number: u32| {
            let below = below.iter().take(AHEAD).map(|it| source.slice(*it)).take_while(|it| heading(it).is_none());
            below.filter_map(numbered).any(|it| it.from == number)
        };
        let starts = self.starts(&text[at..], at, place, comes_later);
        let before = starts.first().map_or(text.len(), |(start, _)| *start);
        let rest = text[at..before].trim();
        if !bare(rest).is_empty() {
            let rest = source.trim(span(at, before));
            match self.answers.last_mut() {
                _ if at > 0 && is_marks(source.slice(rest)) => self.add(source, None, rest, block),
                Some(last) if at == 0 && !last.is_bare => {
                    let part = last.pieces.last().map_or(Part::Answer, |(part, _)| *part);
                    cut(source.slice(rest), rest.start as usize, part, Letters::default(), block, &mut last.pieces);
                }
                Some(last) if at == 0 && label(source.slice(rest), Before::Line).is_some() => {
                    cut(
                        source.slice(rest),
                        rest.start as usize,
                        Part::Why,
                        Letters::default(),
                        block,
                        &mut last.pieces,
                    );
                    last.is_bare = false;
                }
                None if at == 0 && is_marks(source.slice(rest)) => self.add(source, None, rest, block),
                _ => self.unread.push(rest),
            }
        }
        for (index, (start, number)) in starts.iter().enumerate() {
            let end = starts.get(index + 1).map_or(text.len(), |(next, _)| *next);
            let body = source.trim(span(start + number.length, end));
            self.push(source, (number.from, number.to), body, block);
            self.is_enclosed = number.is_enclosed;
            // 2. （1）温杯
            self.listed = u32::from(numbered(source.slice(body)).is_some_and(|it| it.from == 1 && it.signed));
        }
    }

    /// What the numbers of the parts are that begin in a line, of which the last goes on below.
    fn count(&mut self, source: &Source, line: Span, below: &[Span], asked: &[Asked]) {
        let asks = |at: usize| is_question(source, &below[at..]) && (!self.is_titled || has_room(source, &below[at..]));
        let ends = |at: usize| begins_part(source, below[at]) || asks(at);
        let end = (0..below.len()).find(|at| ends(*at)).unwrap_or(below.len());
        let pieces = parts(source, line);
        for (at, piece) in pieces.iter().enumerate() {
            let part = named_part(source.slice(*piece));
            let mut lines = vec![Span { start: piece.start + part.map_or(0, |part| part.length) as u32, ..*piece }];
            if at + 1 == pieces.len() {
                lines.extend(&below[..end]);
            }
            let tokens = tokens(source, &lines);
            let is_of = |it: &&Asked| part.is_none_or(|part| it.is_of(&part));
            let questions: Vec<u32> = asked.iter().filter(is_of).map(|it| it.number).collect();
            if tokens.iter().any(|token| !token.has_marks)
                && let Some(roles) = roles(&tokens, &questions)
            {
                self.roles.extend(tokens.iter().map(|token| token.at).zip(roles));
                self.counted.push(Span { end: lines[lines.len() - 1].end, ..*piece });
            }
        }
    }

    /// Where numbers stand in a line.
    fn starts(
        &mut self,
        text: &str,
        offset: usize,
        place: Span,
        comes_later: impl Fn(u32) -> bool,
    ) -> Vec<(usize, Numbered)> {
        let is_counted = self.counted.iter().any(|part| part.start <= place.start && place.start < part.end);
        let mut starts: Vec<(usize, Numbered)> = Vec::new();
        let mut last = self.last;
        let mut before: Option<char> = None;
        // Behind the last number.
        let mut from = 0;
        // Behind one that is none.
        let mut past = 0;
        for (at, character) in text.char_indices() {
            let body = if at < from { "" } else { &text[from..at] };
            let last_character = before.replace(character);
            if at < from.max(past) || last_character.is_some_and(|it| it.is_ascii_digit()) {
                continue;
            }
            let Some(number) = numbered(&text[at..]) else { continue };
            if last_character.is_some_and(char::is_alphabetic) && !is_marks(body) {
                continue;
            }
            let start = place.start as usize + offset + at;
            if let Some(role) = self.roles.get(&start) {
                if *role == Role::Unsure {
                    self.unsure.push((number.from, Span::new(place.source, start, start + number.length)));
                }
                if *role == Role::Answer {
                    last = Some((number.to, true));
                    starts.push((at + offset, number));
                }
                from = at + number.length;
                continue;
            }
            if is_counted {
                continue;
            }
            let is_first = starts.is_empty() && body.trim().is_empty();
            let is_after_marks = || if starts.is_empty() { last.is_none_or(|it| it.1) } else { is_marks(body) };
            let has_marks = Marks::of(&text[at + number.length..]).is_some();
            let is_begun = is_first || text[..at].ends_with(|it: char| it.is_whitespace() || BETWEEN.contains(it));
            // 2 within the answer to 1, where another 2 comes after it
            let is_listed = is_first && self.listed > 0 && number.from == self.listed + 1;
            let is_other = self.is_enclosed != number.is_enclosed;
            let is_within = is_listed && (is_other || comes_later(number.from));
            let is_next = last.is_none_or(|(last, _)| number.from == last + 1) && !is_within;
            let is_number = if number.to > number.from || !number.signed {
                has_marks && (is_next || is_after_marks())
            } else if is_first && !is_next && !is_after_marks() {
                // 1. within the answer to 5, or 7 where 6 has none
                let is_listed = number.from == self.listed + 1;
                self.listed += u32::from(is_listed);
                !is_listed && last.is_some_and(|(last, _)| number.from > last)
            } else {
                is_begun && is_next || (has_marks || is_first) && is_after_marks()
            };
            if is_number {
                from = at + number.length;
                last = Some((number.to, true));
                starts.push((at + offset, number));
            } else {
                past = at + number.length;
            }
        }
        starts
    }

    fn push(&mut self, source: &Source, numbers: (u32, u32), place: Span, block: Span) {
        self.run += usize::from(self.last.is_some_and(|(last, _)| numbers.0 <= last));
        self.add(source, Some(numbers), place, block);
    }

    fn add(&mut self, source: &Source, numbers: Option<(u32, u32)>, place: Span, block: Span) {
        let text = source.slice(place);
        let marks = Marks::of(text);
        let is_bare = is_marks(text);
        (self.last, self.listed) = (numbers.map(|(_, last)| (last, is_bare)), 0);
        let mut pieces = Vec::new();
        match &marks {
            Some(marks) if is_bare => {
                let range = marks.range();
                let start = place.start as usize;
                pieces.push((Part::Answer, Span::new(place.source, start + range.start, start + range.end)));
            }
            _ => _ = cut(text, place.start as usize, Part::Answer, Letters::default(), block, &mut pieces),
        }
        self.answers.push(Keyed { part: self.part, run: self.run, numbers, marks, is_bare, pieces, span: place });
    }
}
