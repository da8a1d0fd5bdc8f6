//! 参考答案: the sheet at a test paper's end that answers its questions by their numbers.

use crate::content::quiz::asked::Asked;
use crate::content::quiz::counted::tokens;
use crate::content::quiz::cut::{Letters, cut};
use crate::content::quiz::form::is_between;
use crate::content::quiz::heading::{Heading, heading};
use crate::content::quiz::label::{Before, Part, label};
use crate::content::quiz::marks::{Marks, bare, is_marks};
use crate::content::quiz::notes::marking;
use crate::content::quiz::number::numbered;
use crate::content::quiz::part::{begins_part, is_division, named_part, parts};
use crate::content::quiz::piece::has_room;
use crate::content::quiz::section::{Section, section};
use crate::content::quiz::sheet::{ONE, is_new, is_question, is_title};
use crate::content::quiz::starts::Count;
use crate::content::quiz::table;
use crate::text::{Source, Span};

/// A sheet as it is written.
#[derive(Debug, Default)]
pub(super) struct Key {
    /// In order.
    pub(super) answers: Vec<Keyed>,
    /// What is for no question that could be told.
    pub(super) unread: Vec<Span>,
    /// What says how the paper is marked, above the first answer.
    pub(super) left: Vec<Span>,
    /// How many lines it takes.
    pub(super) lines: usize,
    /// Whether a line names it.
    pub(super) is_titled: bool,
    /// 一、 or the like, as it was last read.
    part: Option<Heading>,
    /// Counts where numbers begin again.
    run: usize,
    /// How far its numbers have come.
    pub(super) count: Count,
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
        if is_between(text) {
            key.left.push(*line);
            key.lines += 1;
            continue;
        }
        // II. Translate.
        let last = key.answers.last().map(|last| section(source, text, Part::Answer, &last.pieces, 0));
        if last.flatten() == Some(Section::Part) && !is_division(text) && named_part(text).is_none() {
            key.part = None;
            key.lines += 1;
            continue;
        }
        let marking = if key.is_titled && key.answers.is_empty() { marking(source, &lines[key.lines..]) } else { 0 };
        if marking > 0 {
            key.left.extend(&lines[key.lines..key.lines + marking]);
            key.lines += marking;
            continue;
        }
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
                key.count.parts(source, place, after, asked, key.is_titled);
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
        if is_division(text) {
            self.part = None;
            return;
        }
        let mut at = 0;
        if let Some(part) = named_part(text) {
            (self.part, at) = (Some(part), part.length);
            self.run += usize::from(!self.answers.is_empty());
            (self.count.last, self.count.listed) = (None, 0);
        }
        let span =
            |from: usize, to: usize| Span::new(place.source, place.start as usize + from, place.start as usize + to);
        let comes_later = |number: u32| {
            let below = below.iter().take(AHEAD).map(|it| source.slice(*it)).take_while(|it| heading(it).is_none());
            below.filter_map(numbered).any(|it| it.from == number)
        };
        let starts = self.count.starts(&text[at..], at, place, comes_later);
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
            self.count.is_enclosed = number.is_enclosed;
            // 2. （1）温杯
            self.count.listed = u32::from(numbered(source.slice(body)).is_some_and(|it| it.from == 1 && it.signed));
        }
    }

    fn push(&mut self, source: &Source, numbers: (u32, u32), place: Span, block: Span) {
        self.run += usize::from(self.count.last.is_some_and(|(last, _)| numbers.0 <= last));
        self.add(source, Some(numbers), place, block);
    }

    fn add(&mut self, source: &Source, numbers: Option<(u32, u32)>, place: Span, block: Span) {
        let text = source.slice(place);
        let marks = Marks::of(text);
        let is_bare = is_marks(text);
        (self.count.last, self.count.listed) = (numbers.map(|(_, last)| (last, is_bare)), 0);
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
