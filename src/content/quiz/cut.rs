//! A line of a test paper cut into pieces, where a choice or a label begins.

use std::collections::BTreeMap;

use crate::content::quiz::heading::heading;
use crate::content::quiz::label::{Before, Part, choice, is_known_aside, label, loose_choice, tag};
use crate::content::quiz::number::number;
use crate::text::{Source, Span, narrow_character};

/// No question has more lines.
pub(super) const LONGEST: usize = 100;

/// How the choices of a question are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    /// From where on they are letters without a sign.
    pub(super) loose_from: Option<usize>,
    /// Those that begin lines, A as the lowest bit: a choice that speaks of one of them begins none.
    pub(super) at_lines: Option<u32>,
}

/// Cuts a line where a choice or a label begins, and tells what the next line goes on with.
/// Where choices are loose, `A` and a space begin one.
pub(super) fn cut(
    line: &str,
    start: usize,
    mut part: Part,
    letters: Letters,
    block: Span,
    pieces: &mut Vec<(Part, Span)>,
) -> Part {
    let signs = Signs::of(line);
    let choice_at = |at: usize, letter: char, is_first: bool| {
        let rest = &line[at..];
        let is_spoken_of = || !is_first && (letters.has(letter) || signs.is_again(line, at, letter));
        let loose = || loose_choice(rest, letter).filter(|_| letters.loose_from.is_some_and(|from| start + at >= from));
        choice(rest, letter).or_else(loose).filter(|_| !is_spoken_of())
    };
    let is_begun = part != Part::Question || pieces.iter().any(|(part, _)| *part == Part::Question);
    // `水温（ ）A.烫 B.凉`
    let ends = |it: char| "）)？?".contains(it);
    let second = line.char_indices().rev().map(|(at, _)| at).find(|at| choice(&line[*at..], 'B').is_some());
    let has_second = |at: usize| second.is_some_and(|second| second > at);
    let mut from = 0;
    let mut before: Option<char> = None;
    let mut is_blank = true;
    let mut push = |part: Part, from: usize, to: usize| {
        if !line[from..to].trim().is_empty() {
            pieces.push((part, Span::new(block.source, start + from, start + to)));
        }
    };
    for (at, character) in line.char_indices() {
        let is_first = is_blank;
        is_blank &= character.is_whitespace();
        if at < from {
            continue;
        }
        let rest = &line[at..];
        let is_apart = before.is_none_or(char::is_whitespace);
        let found = match part {
            Part::Question
                if is_apart
                    || before.is_some_and(ends) && (has_second(at) || letters.loose_from == Some(start + at)) =>
            {
                choice_at(at, 'A', is_first)
            }
            // The letter that comes next decides: an `A.` inside a text is none.
            Part::Choice(letter) if is_apart => choice_at(at, char::from(letter as u8 + 1), is_first),
            _ => None,
        };
        let may_begin = match part {
            _ if part == Part::Question && is_first && !is_begun => Before::Question,
            _ if is_first => Before::Line,
            // A choice says nothing of answers, so what touches it is none of its words.
            Part::Choice(_) | Part::Theirs => Before::End,
            _ if before.is_some_and(|it| "？?。.！!）)；;".contains(it) || it.is_whitespace()) => Before::End,
            _ if before.is_none_or(|it| !it.is_alphanumeric() || it.is_ascii()) => Before::Sign,
            _ => Before::Word,
        };
        // ○ 八十度
        let found = found.or_else(|| {
            let letter = match part {
                Part::Question if is_begun => 'A',
                Part::Choice(letter @ 'A'..='Y') => char::from(letter as u8 + 1),
                _ => return None,
            };
            let sign = rest.chars().next().filter(|it| is_first && "○□◯☐".contains(*it))?;
            Some((Part::Choice(letter), sign.len_utf8()))
        });
        if part == Part::Question
            && (is_begun || !is_first)
            && let Some((tag, inner, length)) = tag(rest)
        {
            push(part, from, at);
            if let Some(tag) = tag {
                push(tag, at + inner.start, at + inner.end);
            }
            from = at + length;
            continue;
        }
        let found = found.or_else(|| label(rest, may_begin));
        let is_told = part != Part::Question && is_apart;
        let found = found.or_else(|| (is_told && is_known_aside(rest)).then_some((Part::Aside, 0)));
        if let Some((next, length)) = found {
            push(part, from, at);
            (part, from) = (next, at + length);
        }
        before = Some(character);
    }
    push(part, from, line.len());
    part
}

/// The letters of choices that begin the lines of a question, from its first on.
pub(super) fn at_lines(source: &Source, lines: &[Span]) -> u32 {
    let below = lines.iter().take(LONGEST).enumerate().map(|(at, line)| (at, source.slice(*line)));
    let is_answer = |line: &str| label(line, Before::Line).is_some_and(|(part, _)| part != Part::Question);
    let ends = |line: &str| number(line).is_some() || heading(line).is_some() || is_answer(line);
    let below = below.take_while(|(at, line)| *at == 0 || !ends(line));
    let letter = |line: &str| ('A'..='H').position(|letter| choice(line, letter).is_some());
    below.filter_map(|(_, line)| letter(line)).fold(0, |letters, at| letters | 1 << at)
}

/// `A.甲B.乙`: where no other choice stands apart, they touch.
pub(super) fn touching(source: &Source, pieces: &mut Vec<(Part, Span)>) {
    let is_choice = |(part, _): &(Part, Span)| matches!(part, Part::Choice(_));
    let Some(first) = pieces.iter().position(is_choice) else { return };
    if pieces.iter().filter(|piece| is_choice(piece)).count() > 1 {
        return;
    }
    let mut at = first;
    for letter in 'B'..='H' {
        let span = pieces[at].1;
        let text = source.slice(span);
        let is_sign = |it: usize| !text[..it].ends_with(|before: char| before.is_ascii_alphanumeric());
        let mut found = text.char_indices().filter(|(it, _)| *it > 0 && is_sign(*it));
        let Some((it, length)) = found.find_map(|(it, _)| Some((it, choice(&text[it..], letter)?.1))) else { break };
        pieces[at].1.end = span.start + it as u32;
        at += 1;
        pieces.insert(at, (Part::Choice(letter), Span { start: span.start + (it + length) as u32, ..span }));
    }
}

impl Letters {
    fn has(self, letter: char) -> bool {
        self.at_lines.is_some_and(|letters| letters >> (letter as u32 - 'A' as u32) & 1 == 1)
    }
}

/// The signs behind the letters of a line that could be choices.
struct Signs {
    /// Where the first `A` stands, and its sign.
    first: Option<(usize, char)>,
    /// Where each letter stands last with each sign.
    last: BTreeMap<(char, char), usize>,
}

impl Signs {
    fn of(line: &str) -> Self {
        let mut signs = Self { first: None, last: BTreeMap::new() };
        let mut before = None;
        for (at, character) in line.char_indices() {
            let is_apart = before.replace(character).is_none_or(|it| it.is_whitespace() || "）)？?".contains(it));
            let letter = narrow_character(character);
            let Some(sign) = sign(line, at, letter).filter(|_| is_apart) else { continue };
            if letter == 'A' && signs.first.is_none() {
                signs.first = Some((at, sign));
            }
            signs.last.insert((letter, sign), at);
        }
        signs
    }

    /// Whether a letter is only spoken of, since it comes again with the sign that the line's other choices have:
    /// `A. 只含 B、C 两项 B. 只含 D`
    fn is_again(&self, line: &str, at: usize, letter: char) -> bool {
        let Some((_, one)) = self.first.filter(|(first, _)| *first < at) else { return false };
        let is_later = |last: &usize| *last > at;
        sign(line, at, letter) != Some(one) && self.last.get(&(letter, one)).is_some_and(is_later)
    }
}

/// The sign behind a choice's letter.
fn sign(line: &str, at: usize, letter: char) -> Option<char> {
    let (_, length) = choice(&line[at..], letter)?;
    line[at..at + length].chars().last().map(narrow_character)
}
