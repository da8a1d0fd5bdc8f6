//! The lines of a test paper as questions in pieces, with the sheets of answers at its end.

use crate::content::quiz::asked::{Asked, is_question, is_whole};
use crate::content::quiz::bracket::{in_brackets, with_blank_brackets};
use crate::content::quiz::cut::{at_lines, cut, has_loose_choices};
use crate::content::quiz::heading::{Heading, bracketed, heading};
use crate::content::quiz::key::{self, Key};
use crate::content::quiz::label::{Before, Part, choice, is_aside, label};
use crate::content::quiz::number::{Number, is_digit, loose_number, number, number_before_digit};
use crate::content::quiz::piece::{asks, codes, has_room, is_short, is_stem, lines, own_answer};
use crate::content::quiz::points::worth;
use crate::content::quiz::question::BLANK;
use crate::content::quiz::spread::{is_key, is_one};
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span, Spanned};

/// The questions of a block, and the sheets that answer them.
pub(super) fn read(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> (Vec<Asked>, Vec<Key>) {
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
            let Heading { ordinal, named, .. } = heading;
            of_these = Asked { part: ordinal, named, points, headings, ..Asked::default() };
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
