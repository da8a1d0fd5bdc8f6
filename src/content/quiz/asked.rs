//! The lines of a test paper as questions in pieces, with the sheets of answers at its end.

use std::collections::BTreeMap;

use crate::content::quiz::answer::{Kind, with_blank_brackets};
use crate::content::quiz::heading::{Heading, Sort, bracketed, heading};
use crate::content::quiz::key::{self, Key};
use crate::content::quiz::label::{Before, Part, choice, is_aside, is_known_aside, label, loose_choice, tag};
use crate::content::quiz::number::{Number, is_digit, loose_number, number, number_before_digit};
use crate::content::quiz::pasted::{codes, in_brackets, is_short};
use crate::content::quiz::points::{Worth, worth};
use crate::content::quiz::question::BLANK;
use crate::content::quiz::spread::{is_key, is_one, own_answer};
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span, Spanned, narrow_character};

/// A question as it was read, before it is put together.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    /// Its pieces, in order.
    pub(super) pieces: Vec<(Part, Span)>,
    /// What a sheet of answers has for it.
    pub(super) given: Vec<(Part, Span)>,
    /// As printed, or one more than the one before.
    pub(super) number: u32,
    /// The part that it stands in, 二 as 2.
    pub(super) part: Option<u32>,
    /// How often numbers began again before it.
    pub(super) run: usize,
    /// What its part says that it is.
    pub(super) kind: Option<Kind>,
    /// As far as it says so.
    pub(super) sort: Option<Sort>,
    /// What its part says that each of its questions is worth.
    pub(super) points: Option<Worth>,
    /// What stands above all questions that it assesses.
    pub(super) assess: Vec<Spanned<String>>,
    /// Whether its answer stands with it.
    pub(super) has_answer: bool,
    /// How its choices are written.
    letters: Letters,
    /// Whether brackets stand around its number.
    is_enclosed: bool,
    /// How many questions in brackets its text holds.
    within: u32,
    /// How many headings stand above it.
    pub(super) headings: usize,
}

/// How the choices of a question are written.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Letters {
    /// Whether they are letters without a sign.
    is_loose: bool,
    /// Those that begin lines, A as the lowest bit: a choice that speaks of one of them begins none.
    at_lines: Option<u32>,
}

/// The questions of a block, and the sheets that answer them.
pub(super) fn asked(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> (Vec<Asked>, Vec<Key>) {
    let (mut asked, mut keys): (Vec<Asked>, Vec<Key>) = (Vec::new(), Vec::new());
    // What all questions assess.
    let mut of_all: Vec<Spanned<String>> = Vec::new();
    let mut known = Vec::new();
    let mut of_these = Asked::default();
    let mut this = Asked::default();
    let lines = lines(source, text);
    let mut part = Part::Question;
    // How far a list within an answer has come.
    let mut listed = 0;
    let mut headings = 0;
    // Lines that were read as a sheet and are none: a text that looks like one again and again is read no further so.
    let (mut in_vain, most) = (0, 2 * lines.len() + 1000);
    let mut index = 0;
    while let Some(place) = lines.get(index) {
        let (mut rest, mut start) = (source.slice(*place), place.start as usize);
        if in_vain <= most
            && let Some(mut key) = key::read(source, &lines[index..], &known, &[], block)
            && !(is_one(source, &key) && is_question(&this))
        {
            let (questions, codes) = (asked.len(), of_all.len());
            finish(source, this.clone(), &mut asked, &mut of_all);
            // Now that it looks like a sheet: which of its numbers are questions'?
            if !key.answers.is_empty() {
                key = key::read(source, &lines[index..], &known, &asked, block).unwrap_or(key);
            }
            if !key.answers.is_empty() && is_key(source, &key, &asked) {
                index += key.lines;
                keys.push(key);
                part = Part::Question;
                this = of_these.clone();
                continue;
            }
            in_vain += key.lines;
            asked.truncate(questions);
            of_all.truncate(codes);
        }
        index += 1;
        if let Some(heading) = heading(rest) {
            let points = rest.rfind(['（', '(']).and_then(|open| worth(&rest[open..]));
            known.extend(heading.ordinal);
            headings += 1;
            let Heading { ordinal, kind, sort, .. } = heading;
            of_these = Asked { part: ordinal, kind, sort, points, headings, ..Asked::default() };
            begin(source, &mut this, &of_these, &mut asked, &mut of_all, diagnostics);
            part = Part::Question;
            continue;
        }
        let begun = number(rest).or_else(|| {
            let number = number_before_digit(rest)?;
            follows(source, &lines, index - 1, number, &this, &asked).then_some(number)
        });
        if let Some(number) = begun {
            let is_within = number.count == Some(listed + 1) && may_list(part, source, &this.pieces);
            // 1. 某店退货率高。（1）原因？（2）对策？
            let is_enclosed = rest.starts_with(['（', '(']);
            let is_point = part == Part::Question
                && (is_enclosed && this.number > 0 && !this.is_enclosed && number.count == Some(this.within + 1));
            if is_within && !asks(source, &lines[index - 1..]) {
                listed += 1;
            } else if is_point && !has_room(source, &lines[index - 1..]) {
                this.within += 1;
            } else {
                begin(source, &mut this, &of_these, &mut asked, &mut of_all, diagnostics);
                (this.number, this.is_enclosed) = (number.printed.unwrap_or_default(), is_enclosed);
                (part, rest, start) = (Part::Question, &rest[number.length..], start + number.length);
            }
        } else if let Some(number) =
            loose_number(rest).filter(|it| begins(source, &lines[index - 1..], *it, &this, &asked))
        {
            begin(source, &mut this, &of_these, &mut asked, &mut of_all, diagnostics);
            this.number = number.printed.unwrap_or_default();
            (part, rest, start) = (Part::Question, &rest[number.length..], start + number.length);
        } else if bracketed(rest).is_some_and(|(_, _, length)| length < rest.len())
            || this.number == 0 && is_stem(source, &lines[index - 1..]) && is_whole(source, &this)
        {
            begin(source, &mut this, &of_these, &mut asked, &mut of_all, diagnostics);
            let behind = bracketed(rest).and_then(|(_, _, length)| number(&rest[length..])?.printed);
            this.number = behind.unwrap_or_default();
            part = Part::Question;
        } else if part == Part::Assess && !rest.contains(is_digit) {
            // No code stands in it.
            part = Part::Question;
        } else if part == Part::Answer
            && is_aside(rest)
            && label(rest, Before::Line).is_none()
            && is_short(source, &this.pieces)
        {
            part = Part::Aside;
        }
        let before = part;
        this.letters.is_loose |= part == Part::Question && has_loose_choices(source, &lines[index - 1..]);
        if this.letters.at_lines.is_none() && !rest.is_empty() {
            this.letters.at_lines = Some(at_lines(source, &lines[index - 1..]));
        }
        part = cut(rest, start, part, this.letters, block, &mut this.pieces);
        if part != before {
            // 答案：1. 温杯
            let first = this.pieces.last().filter(|(last, _)| *last == part).map(|(_, span)| source.trim(*span));
            let first = first.and_then(|span| number(source.slice(span))?.count);
            listed = u32::from(first == Some(1));
        }
    }
    finish(source, this, &mut asked, &mut of_all);
    (asked, keys)
}

/// Whether `3.5` begins question 3 and not a line of text: it is next, and 4 comes before another 3, or the line above
/// has ended.
fn follows(source: &Source, lines: &[Span], at: usize, number: Number, this: &Asked, asked: &[Asked]) -> bool {
    let last = if is_question(this) { Some(this) } else { asked.last() };
    let is_first = !is_question(this) && number.count == Some(1);
    if last.is_some_and(|last| number.count != Some(last.number.max(1) + 1)) && !is_first {
        return false;
    }
    let below = lines[at + 1..].iter().map(|line| source.slice(*line)).take_while(|line| heading(line).is_none());
    let mut below = below.filter_map(|line| self::number(line).or_else(|| number_before_digit(line))?.printed);
    match below.find(|below| Some(*below) == number.count || Some(*below) == number.count.map(|it| it + 1)) {
        Some(below) => Some(below) != number.count,
        None if is_question(this) => {
            let above = lines[..at].iter().rev().map(|line| source.slice(*line)).find(|line| !line.is_empty());
            let ends = |line: &str| line.ends_with(|it: char| "。？！.?!）)】；;_".contains(it));
            is_whole(source, this) || above.is_none_or(ends)
        }
        None => true,
    }
}

/// No question has more lines.
const LONGEST: usize = 100;

/// The letters of choices that begin the lines of a question, from its first on.
fn at_lines(source: &Source, lines: &[Span]) -> u32 {
    let below = lines.iter().take(LONGEST).enumerate().map(|(at, line)| (at, source.slice(*line)));
    let is_answer = |line: &str| label(line, Before::Line).is_some_and(|(part, _)| part != Part::Question);
    let ends = |line: &str| number(line).is_some() || heading(line).is_some() || is_answer(line);
    let below = below.take_while(|(at, line)| *at == 0 || !ends(line));
    let letter = |line: &str| ('A'..='H').position(|letter| choice(line, letter).is_some());
    below.filter_map(|(_, line)| letter(line)).fold(0, |letters, at| letters | 1 << at)
}

/// Whether a number without its sign begins a question here: the one before is whole, and this one asks something.
fn begins(source: &Source, lines: &[Span], number: Number, this: &Asked, asked: &[Asked]) -> bool {
    let goes_on = is_question(this);
    let before = match asked.last() {
        _ if goes_on => this.number,
        Some(last) => last.number,
        None => number.printed.unwrap_or_default().saturating_sub(1),
    };
    // Numbers begin again below a heading.
    let is_next = number.printed == Some(before + 1) || number.printed == Some(1) && !goes_on;
    is_next && (!goes_on || is_whole(source, this)) && (asks(source, lines) || asked.is_empty() && !goes_on)
}

/// Whether a question has all that it needs: choices or an answer.
fn is_whole(source: &Source, this: &Asked) -> bool {
    let has = this.pieces.iter().any(|(part, _)| matches!(part, Part::Answer | Part::Choice('B'..)));
    let has_brackets = || {
        let question = this.pieces.iter().filter(|(part, _)| *part == Part::Question);
        let question: Vec<&str> = question.map(|(_, span)| source.slice(*span)).collect();
        in_brackets(&question.join("\n")).is_some()
    };
    is_question(this) && (has || this.pieces.len() <= LONGEST && has_brackets())
}

/// Whether a line without a number is a question's: choices stand in it, or below it.
pub(super) fn is_stem(source: &Source, lines: &[Span]) -> bool {
    let text = source.slice(lines[0]);
    if text.is_empty() {
        return false;
    }
    let is_choice = |text: &str| choice(text, 'A').is_some();
    let is_named =
        label(text, Before::Line).is_some_and(|(part, _)| part != Part::Question) || is_aside(text) || is_choice(text);
    let below = lines.iter().skip(1).map(|line| source.slice(*line)).find(|text| !text.is_empty());
    !is_named && (below.is_some_and(is_choice) || text.split_whitespace().skip(1).any(is_choice))
}

/// Whether choices without signs begin here: `A` begins the line, and `B` stands behind a space, or below.
fn has_loose_choices(source: &Source, lines: &[Span]) -> bool {
    let text = source.slice(lines[0]);
    if loose_choice(text, 'A').is_none() {
        return false;
    }
    let is_second = |text: &str| loose_choice(text, 'B').is_some();
    let mut spaces = text.char_indices().filter(|(_, it)| it.is_whitespace());
    let below = lines.iter().skip(1).map(|line| source.slice(*line)).find(|text| !text.is_empty());
    spaces.any(|(at, space)| is_second(&text[at + space.len_utf8()..])) || below.is_some_and(is_second)
}

fn is_question(asked: &Asked) -> bool {
    asked.pieces.iter().any(|(part, _)| *part == Part::Question)
}

/// What stands above a question and is none, such as the paper's title.
fn without_head(source: &Source, this: &mut Asked, diagnostics: &mut Diagnostics) {
    let is_question = |text: &str| {
        let is_blank = text.contains("__") && !text.contains(['：', ':']) || with_blank_brackets(text).contains(BLANK);
        is_blank || text.trim_end().ends_with(['？', '?']) || in_brackets(text).is_some()
    };
    let of = this.pieces.iter().filter(|(part, _)| *part == Part::Question);
    let head: Vec<Span> = of.map(|(_, span)| source.trim(*span)).collect();
    let (Some(first), Some(last)) = (head.first(), head.last()) else { return };
    let is_named = bracketed(source.slice(*first)).is_some();
    if this.number > 0 || is_named || is_whole(source, this) || head.iter().any(|span| is_question(source.slice(*span)))
    {
        return;
    }
    diagnostics.at(Span { end: last.end, ..*first }, Finding::PaperHead);
    this.pieces.retain(|(part, _)| *part == Part::Assess);
}

/// The question before goes to the others, and one of this part begins.
fn begin(
    source: &Source,
    this: &mut Asked,
    of_these: &Asked,
    asked: &mut Vec<Asked>,
    of_all: &mut Vec<Spanned<String>>,
    diagnostics: &mut Diagnostics,
) {
    without_head(source, this, diagnostics);
    finish(source, std::mem::replace(this, of_these.clone()), asked, of_all);
}

/// A question that has ended goes to the others; what stands above the first one holds for all.
fn finish(source: &Source, mut this: Asked, asked: &mut Vec<Asked>, of_all: &mut Vec<Spanned<String>>) {
    if !is_question(&this) {
        of_all.extend(this.pieces.iter().flat_map(|(_, span)| codes(source, *span)));
        return;
    }
    this.assess.clone_from(of_all);
    touching(source, &mut this.pieces);
    this.has_answer = own_answer(source, &this.pieces).is_some();
    if let Some(last) = asked.last() {
        if this.number == 0 {
            this.number = last.number + 1;
        }
        this.run = last.run + usize::from(this.number <= last.number);
    }
    this.number = this.number.max(1);
    asked.push(this);
}

/// `A.甲B.乙`: where no other choice stands apart, they touch.
fn touching(source: &Source, pieces: &mut Vec<(Part, Span)>) {
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

/// Each line without the white space around it.
pub(super) fn lines(source: &Source, text: Span) -> Vec<Span> {
    source.lines_of(text).collect()
}

/// Whether a numbered line here may be one of an answer's or a reason's own.
fn may_list(part: Part, source: &Source, pieces: &[(Part, Span)]) -> bool {
    let has = |wanted: fn(&Part) -> bool| pieces.iter().any(|(part, _)| wanted(part));
    match part {
        Part::Why => true,
        Part::Answer if has(|part| matches!(part, Part::Choice(_))) => false,
        Part::Answer => !has(|part| *part == Part::Answer) || !is_short(source, pieces),
        _ => false,
    }
}

/// Whether a numbered line and those up to the next one ask something: there are choices, a blank or an answer.
pub(super) fn asks(source: &Source, lines: &[Span]) -> bool {
    has_room(source, lines) || pieces(source, lines).iter().any(|(part, _)| *part == Part::Answer)
}

/// The same without an answer.
pub(super) fn has_room(source: &Source, lines: &[Span]) -> bool {
    pieces(source, lines).iter().any(|(part, span)| match part {
        Part::Choice(_) => true,
        Part::Question => {
            let question = source.slice(*span);
            question.contains("__") || with_blank_brackets(question).contains(BLANK) || in_brackets(question).is_some()
        }
        _ => false,
    })
}

/// The pieces of a numbered line and those up to the next one.
fn pieces(source: &Source, lines: &[Span]) -> Vec<(Part, Span)> {
    let is_next = |line: &&Span| number(source.slice(**line)).is_some() || heading(source.slice(**line)).is_some();
    let end = lines.iter().skip(1).position(|line| is_next(&line)).map_or(lines.len(), |at| at + 1);
    let mut pieces = Vec::new();
    let mut part = Part::Question;
    let mut letters = Letters { is_loose: false, at_lines: Some(at_lines(source, &lines[..end])) };
    for (index, line) in lines[..end].iter().enumerate() {
        let text = source.slice(*line);
        let number = number(text).or_else(|| loose_number(text)).filter(|_| index == 0);
        let length = number.map_or(0, |number| number.length);
        letters.is_loose |= part == Part::Question && has_loose_choices(source, &lines[index..end]);
        part = cut(&text[length..], line.start as usize + length, part, letters, *line, &mut pieces);
    }
    pieces
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
        let loose = || loose_choice(rest, letter).filter(|_| letters.is_loose);
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
            Part::Question if is_apart || before.is_some_and(ends) && has_second(at) => choice_at(at, 'A', is_first),
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

impl Asked {
    /// Whether it stands in a part.
    pub(super) fn is_of(&self, part: &Heading) -> bool {
        match (part.ordinal, self.part) {
            (Some(named), Some(own)) => named == own,
            _ if part.kind.is_some() && self.kind.is_some() => self.kind == part.kind,
            _ => part.sort.is_some() && self.sort == part.sort,
        }
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
