//! The lines of a test paper as questions in pieces, with the sheets of answers at its end.

use crate::content::quiz::asked::{Asked, is_behind_blanks, is_question, is_whole};
use crate::content::quiz::cloze::named_by;
use crate::content::quiz::cut::{at_lines, cut};
use crate::content::quiz::form::is_between;
use crate::content::quiz::found::{Begins, Found};
use crate::content::quiz::head;
use crate::content::quiz::heading::{bracketed, heading};
use crate::content::quiz::key::{self, Key};
use crate::content::quiz::label::{Before, Part, are_codes, is_aside, label};
use crate::content::quiz::loose;
use crate::content::quiz::notes;
use crate::content::quiz::number::{Number, loose_number, mark, number, number_before_digit};
use crate::content::quiz::opened::{Line, is_text, opened};
use crate::content::quiz::piece::{asks, has_room, is_short, is_stem, lines};
use crate::diagnostic::Diagnostics;
use crate::text::{Source, Span};

/// The questions of a block, and the sheets that answer them.
pub(super) fn read(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> (Vec<Asked>, Vec<Key>) {
    let mut found = Found::default();
    let mut keys: Vec<Key> = Vec::new();
    let mut known = Vec::new();
    let mut of_these = Asked::default();
    let mut this = Asked::default();
    let lines = lines(source, text);
    let mut part = Part::Question;
    // How far a list within an answer has come.
    let mut listed = 0;
    // Lines that were read as a sheet and are none: a text that looks like one again and again is read no further so.
    let (mut in_vain, most) = (0, 2 * lines.len() + 1000);
    let mut index = 0;
    while let Some(place) = lines.get(index) {
        let (rest, mut start) = (source.slice(*place), place.start as usize);
        if in_vain <= most {
            let (key, lines) = found.sheet(source, &lines[index..], &known, &this, block);
            if let Some(mut key) = key {
                index += key.lines;
                found.head.left.append(&mut key.left);
                keys.push(key);
                part = Part::Question;
                this = of_these.clone();
                continue;
            }
            in_vain += lines;
        }
        let is_sheet = |rest: &[Span]| in_vain <= most && is_sheet(source, rest, &known, block, &mut in_vain);
        let left = left_out(source, &lines[index..], &this, part, is_sheet);
        if left > 0 {
            found.head.left.extend(lines[index..index + left].iter().filter(|line| line.start < line.end));
            index += left;
            continue;
        }
        index += 1;
        if let Some((opened, line)) = opened(source, &lines[index - 1..], part, &this, &known, of_these.headings + 1) {
            known.extend(opened.part);
            of_these = opened;
            found.begin(source, &mut this, &of_these, Begins::Part);
            part = Part::Question;
            found.head.left.extend((line == Line::Left).then_some(*place));
            if line != Line::Question {
                continue;
            }
        } else if this.number > 0 && is_text(source, rest, part, &this) {
            found.begin(source, &mut this, &of_these, Begins::Part);
            (this.has_text, part) = (true, Part::Question);
        }
        let begun = number(rest).or_else(|| {
            let number = number_before_digit(rest)?;
            follows(source, &lines, index - 1, number, &this, &found.asked).then_some(number)
        });
        if let Some(number) = begun {
            let front = &rest[..number.front];
            let is_enclosed = rest[front.len()..].starts_with(['（', '(']);
            let is_within =
                front.is_empty() && number.count == Some(listed + 1) && may_list(part, source, &this, is_enclosed);
            // 1. 某店退货率高。（1）原因？（2）对策？
            let is_point = part == Part::Question
                && (front.is_empty()
                    && is_enclosed
                    && this.number > 0
                    && !this.is_enclosed
                    && number.count == Some(this.within + 1));
            if is_within && !asks(source, &lines[index - 1..]) {
                listed += 1;
            } else if is_point && !has_room(source, &lines[index - 1..]) {
                this.within += 1;
            } else {
                found.begin(source, &mut this, &of_these, Begins::question(is_enclosed));
                (this.number, this.is_enclosed) = (number.printed.unwrap_or_default(), is_enclosed);
                this.pieces.extend(mark_before(source, *place, number));
                (part, start) = (Part::Question, start + number.length);
            }
        } else if let Some(number) =
            loose_number(rest).filter(|it| begins(source, &lines[index - 1..], *it, &this, &found.asked))
        {
            found.begin(source, &mut this, &of_these, Begins::Question);
            this.number = number.printed.unwrap_or_default();
            (part, start) = (Part::Question, start + number.length);
        } else if bracketed(rest).is_some_and(|(_, _, length)| length < rest.len())
            || this.number == 0 && is_stem(source, &lines[index - 1..]) && is_whole(source, &this)
        {
            found.begin(source, &mut this, &of_these, Begins::Question);
            this.number = number_behind(rest).unwrap_or_default();
            part = Part::Question;
        } else if is_behind_blanks(source, &this, part, *place) {
            found.head.doubt(*place, lines[index - 2]);
            continue;
        } else {
            let before = part;
            part = goes_on(source, &lines[index - 1..], part, &this.pieces);
            listed = if part == Part::Aside && before != part { u32::from(begins_list(rest)) } else { listed };
        }
        let before = part;
        part = cut_line(source, &lines[index - 1..], start, part, begun, block, &mut this);
        if part != before {
            listed = u32::from(is_listing(source, &this.pieces, part));
        }
    }
    found.finish(source, this);
    found.head.tell(diagnostics);
    (found.asked, keys)
}

/// Cuts the first of some lines, from where its number ends, into pieces of a question.
fn cut_line(
    source: &Source,
    lines: &[Span],
    start: usize,
    part: Part,
    begun: Option<Number>,
    block: Span,
    this: &mut Asked,
) -> Part {
    let rest = source.slice(Span { start: start as u32, ..lines[0] });
    if part == Part::Question && this.letters.loose_from.is_none() {
        this.letters.loose_from = loose::begin(source, lines);
    }
    if this.letters.at_lines.is_none() && !rest.is_empty() {
        this.letters.at_lines = Some(at_lines(source, lines));
    }
    let count = this.pieces.len();
    let part = cut(rest, start, part, this.letters, block, &mut this.pieces);
    let is_blank = matches!(this.pieces.get(count), Some((Part::Choice('A'), _))) && !is_question(this);
    if let Some(number) = begun.filter(|_| is_blank) {
        this.pieces.insert(count, (Part::Question, named_by(source, lines[0], number)));
    }
    part
}

/// The number behind the kind of a question in brackets.
fn number_behind(line: &str) -> Option<u32> {
    let (_, _, length) = bracketed(line)?;
    number(&line[length..])?.printed
}

/// `答案：1. 温杯`: whether a list begins in the last piece.
fn is_listing(source: &Source, pieces: &[(Part, Span)], part: Part) -> bool {
    let last = pieces.last().filter(|(last, _)| *last == part).map(|(_, span)| source.trim(*span));
    last.and_then(|span| number(source.slice(span))?.count) == Some(1)
}

/// What a line without a number goes on with.
fn goes_on(source: &Source, lines: &[Span], part: Part, pieces: &[(Part, Span)]) -> Part {
    let text = source.slice(lines[0]);
    let is_named = || is_aside(text) && label(text, Before::Line).is_none();
    match part {
        Part::Assess if !are_codes(text) => Part::Question,
        Part::Answer if is_named() && is_short(source, pieces) => Part::Aside,
        // 评分标准：每点2分
        Part::Question | Part::Answer | Part::Why if notes::marking(source, lines) > 0 => Part::Aside,
        part => part,
    }
}

/// How many lines are no question's: those of the paper's head, and of what is said above a sheet of how it is marked.
fn left_out(
    source: &Source,
    lines: &[Span],
    this: &Asked,
    part: Part,
    mut is_sheet: impl FnMut(&[Span]) -> bool,
) -> usize {
    if is_between(source.slice(lines[0])) {
        return 1;
    }
    if this.number == 0 && part != Part::Answer && !is_whole(source, this) {
        return head::length(source, lines);
    }
    let length = notes::marking(source, lines).max(head::titles(source, lines));
    if length > 0 && is_sheet(&lines[length..]) { length } else { 0 }
}

/// Whether a sheet of answers begins here; its lines are read for that.
fn is_sheet(source: &Source, lines: &[Span], known: &[u32], block: Span, read: &mut usize) -> bool {
    let empty = lines.iter().take_while(|line| line.start == line.end).count();
    let Some(key) = key::read(source, &lines[empty..], known, &[], block) else { return false };
    *read += key.lines;
    !key.answers.is_empty()
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

/// `评分标准：（1）标题，2分`
fn begins_list(line: &str) -> bool {
    let first = line.split_once(['：', ':']).and_then(|(_, said)| number(said.trim_start())?.count);
    first == Some(1)
}

/// The answer that stands before a number.
fn mark_before(source: &Source, line: Span, number: Number) -> Option<(Part, Span)> {
    let front = &source.slice(line)[..number.front];
    let mark = mark(front);
    let at = line.start as usize + front.find(mark)?;
    (!mark.is_empty()).then(|| (Part::Answer, Span::new(line.source, at, at + mark.len())))
}

/// Whether a numbered line here may be one of an answer's or a reason's own.
fn may_list(part: Part, source: &Source, this: &Asked, is_enclosed: bool) -> bool {
    let pieces = &this.pieces;
    let has = |wanted: fn(&Part) -> bool| pieces.iter().any(|(part, _)| wanted(part));
    match part {
        Part::Why | Part::Theirs => true,
        // What is said of marking is told from the next question by its brackets alone.
        Part::Aside => is_enclosed && !this.is_enclosed,
        Part::Answer if has(|part| matches!(part, Part::Choice(_))) => false,
        Part::Answer => !has(|part| *part == Part::Answer) || !is_short(source, pieces),
        _ => false,
    }
}
