//! The lines of a test paper as questions in pieces, with the sheets of answers at its end.

use crate::content::quiz::answer::Kind;
use crate::content::quiz::asked::{Asked, is_question, is_whole};
use crate::content::quiz::cloze::{has_counted_blank, named_by};
use crate::content::quiz::cut::{at_lines, cut, touching};
use crate::content::quiz::head::{self, Head};
use crate::content::quiz::heading::{Heading, Named, bracketed, heading};
use crate::content::quiz::key::{self, Key};
use crate::content::quiz::label::{Before, Part, are_codes, is_aside, label};
use crate::content::quiz::loose;
use crate::content::quiz::number::{Number, loose_number, mark, number, number_before_digit};
use crate::content::quiz::piece::{asks, codes, has_room, is_short, is_stem, lines, own_answer};
use crate::content::quiz::points::worth;
use crate::content::quiz::spread::{is_key, is_one};
use crate::diagnostic::Diagnostics;
use crate::text::{Source, Span, Spanned};

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
    let mut headings = 0;
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
        if let Some(heading) = heading(rest) {
            known.extend(heading.ordinal);
            headings += 1;
            of_these = of_part(heading, rest, headings);
            found.begin(source, &mut this, &of_these, false);
            part = Part::Question;
            continue;
        }
        let begun = number(rest).or_else(|| {
            let number = number_before_digit(rest)?;
            follows(source, &lines, index - 1, number, &this, &found.asked).then_some(number)
        });
        if let Some(number) = begun {
            let front = &rest[..number.front];
            let is_within =
                front.is_empty() && number.count == Some(listed + 1) && may_list(part, source, &this.pieces, rest);
            // 1. 某店退货率高。（1）原因？（2）对策？
            let is_enclosed = rest[front.len()..].starts_with(['（', '(']);
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
                found.begin(source, &mut this, &of_these, is_enclosed);
                (this.number, this.is_enclosed) = (number.printed.unwrap_or_default(), is_enclosed);
                this.pieces.extend(mark_before(source, *place, number));
                (part, start) = (Part::Question, start + number.length);
            }
        } else if let Some(number) =
            loose_number(rest).filter(|it| begins(source, &lines[index - 1..], *it, &this, &found.asked))
        {
            found.begin(source, &mut this, &of_these, false);
            this.number = number.printed.unwrap_or_default();
            (part, start) = (Part::Question, start + number.length);
        } else if bracketed(rest).is_some_and(|(_, _, length)| length < rest.len())
            || this.number == 0 && is_stem(source, &lines[index - 1..]) && is_whole(source, &this)
        {
            found.begin(source, &mut this, &of_these, false);
            let behind = bracketed(rest).and_then(|(_, _, length)| number(&rest[length..])?.printed);
            this.number = behind.unwrap_or_default();
            part = Part::Question;
        } else {
            let before = part;
            part = goes_on(source, &lines[index - 1..], part, &this.pieces);
            if part == Part::Aside && before != part {
                listed = u32::from(begins_list(rest));
            }
        }
        let before = part;
        part = cut_line(source, &lines[index - 1..], start, part, begun, block, &mut this);
        if part != before {
            // 答案：1. 温杯
            let first = this.pieces.last().filter(|(last, _)| *last == part).map(|(_, span)| source.trim(*span));
            let first = first.and_then(|span| number(source.slice(span))?.count);
            listed = u32::from(first == Some(1));
        }
    }
    finish(source, this, &mut found.asked, &mut found.of_all);
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

/// What a heading says of its questions.
fn of_part(heading: Heading, line: &str, headings: usize) -> Asked {
    // （20分） is what the part is worth as a whole.
    let points = line.rfind(['（', '(']).map(|open| &line[open..]).filter(|it| it.contains('每')).and_then(worth);
    Asked { part: heading.ordinal, named: heading.named, points, headings, ..Asked::default() }
}

/// What a line without a number goes on with.
fn goes_on(source: &Source, lines: &[Span], part: Part, pieces: &[(Part, Span)]) -> Part {
    let text = source.slice(lines[0]);
    let is_named = || is_aside(text) && label(text, Before::Line).is_none();
    match part {
        Part::Assess if !are_codes(text) => Part::Question,
        Part::Answer if is_named() && is_short(source, pieces) => Part::Aside,
        // 评分标准：每点2分
        Part::Question | Part::Answer | Part::Why if head::marking(source, lines) > 0 => Part::Aside,
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
    if head::is_between(source.slice(lines[0])) {
        return 1;
    }
    if this.number == 0 && part != Part::Answer && !is_whole(source, this) {
        return head::length(source, lines);
    }
    let length = head::marking(source, lines).max(head::titles(source, lines));
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

/// What stands above a question and has no number: the material that it is about, or what is left out.
fn above(source: &Source, this: &mut Asked, is_enclosed: bool, head: &mut Head) -> Vec<Span> {
    let of = this.pieces.iter().filter(|(part, _)| *part == Part::Question);
    let lines: Vec<Span> = of.map(|(_, span)| source.trim(*span)).collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Vec::new() };
    let any = |is: fn(&str) -> bool| lines.iter().any(|line| is(source.slice(*line)));
    let is_named = bracketed(source.slice(*first)).is_some();
    let is_in_words = this.named.is_none_or(|named| named == Named::Kind(Kind::Open));
    // What stands in brackets there is no answer.
    let is_common = is_enclosed && is_in_words && lines.len() == this.pieces.len();
    if this.number > 0 || is_named {
        return Vec::new();
    }
    let is_cloze = lines.len() == this.pieces.len() && any(has_counted_blank);
    if !is_cloze && !is_common && (is_whole(source, this) || any(head::asks)) {
        return Vec::new();
    }
    this.pieces.retain(|(part, _)| *part == Part::Assess);
    if is_cloze || is_common || this.headings > 0 && is_in_words || any(head::is_material) {
        return lines;
    }
    if any(|line| !head::is_short(line)) {
        head.unsure.push(Span { end: last.end, ..*first });
    } else {
        head.left.extend(lines);
    }
    Vec::new()
}

/// What a paper has so far.
#[derive(Default)]
struct Found {
    asked: Vec<Asked>,
    /// What all questions assess.
    of_all: Vec<Spanned<String>>,
    /// What is left out.
    head: Head,
}

impl Found {
    /// The question before goes to the others, and one of this part begins.
    fn begin(&mut self, source: &Source, this: &mut Asked, of_these: &Asked, is_enclosed: bool) {
        let material = above(source, this, is_enclosed, &mut self.head);
        finish(source, std::mem::replace(this, of_these.clone()), &mut self.asked, &mut self.of_all);
        this.material = material;
    }

    /// The sheet that begins here, behind a question that has ended with it; or how many lines look like one.
    fn sheet(
        &mut self,
        source: &Source,
        lines: &[Span],
        known: &[u32],
        this: &Asked,
        block: Span,
    ) -> (Option<Key>, usize) {
        let Some(mut key) = key::read(source, lines, known, &[], block) else { return (None, 0) };
        if is_one(source, &key) && is_question(this) {
            return (None, 0);
        }
        let (questions, codes) = (self.asked.len(), self.of_all.len());
        finish(source, this.clone(), &mut self.asked, &mut self.of_all);
        // Now that it looks like a sheet: which of its numbers are questions'?
        if !key.answers.is_empty() {
            key = key::read(source, lines, known, &self.asked, block).unwrap_or(key);
        }
        if !key.answers.is_empty() && is_key(source, &key, &self.asked) {
            return (Some(key), 0);
        }
        self.asked.truncate(questions);
        self.of_all.truncate(codes);
        (None, key.lines)
    }
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
fn may_list(part: Part, source: &Source, pieces: &[(Part, Span)], line: &str) -> bool {
    let has = |wanted: fn(&Part) -> bool| pieces.iter().any(|(part, _)| wanted(part));
    match part {
        Part::Why | Part::Theirs => true,
        // Below what is said of marking, a question may be the next.
        Part::Aside => !line.ends_with(['？', '?']),
        Part::Answer if has(|part| matches!(part, Part::Choice(_))) => false,
        Part::Answer => !has(|part| *part == Part::Answer) || !is_short(source, pieces),
        _ => false,
    }
}
