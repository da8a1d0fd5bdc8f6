//! What a sheet of answers says, given to the questions that it answers.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::content::quiz::answer::Kind;
use crate::content::quiz::asked::Asked;
use crate::content::quiz::heading::Named;
use crate::content::quiz::key::{Key, Keyed};
use crate::content::quiz::label::Part;
use crate::content::quiz::marks::{BETWEEN, bare, is_marks};
use crate::content::quiz::piece::{answer, own_answer};
use crate::content::quiz::points::worth;
use crate::content::quiz::truth::truth;
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span, narrow};

/// Whether some lines that look like a sheet are one, and not the answer of the question before them.
pub(super) fn is_key(source: &Source, key: &Key, asked: &[Asked]) -> bool {
    let Some((last, others)) = asked.split_last() else { return true };
    let lacks = |it: &Asked| !it.has_answer;
    let again = Again::of(key);
    let answered = || key.answers.iter().flat_map(|keyed| targets(asked, &again, keyed)).filter_map(|(at, _)| at);
    let answers_others = || answered().any(|at| at < others.len() && lacks(&asked[at]));
    if key.answers.len() == 1 && key.answers[0].numbers.is_none() {
        return !is_one(source, key) && answers_others();
    }
    // 参考答案 of one question stands where most of those before it have theirs.
    if key.is_titled && others.iter().filter(|it| lacks(it)).count() * 2 > others.len() && lacks(last) {
        return true;
    }
    let has_marks = key.answers.iter().any(|it| it.marks.is_some());
    let is_only = others.is_empty() && key.answers.len() == 1;
    if !has_marks {
        // A list within the last answer does not happen to count as far as the questions do.
        let answered: BTreeSet<usize> = answered().collect();
        return answers_others() && asked.iter().enumerate().all(|(at, it)| !lacks(it) || answered.contains(&at));
    }
    !lacks(last) || is_only || answers_others()
}

/// `答案：ABD`: whether it may be the answer of the one question before it.
pub(super) fn is_one(source: &Source, key: &Key) -> bool {
    let [keyed] = key.answers.as_slice() else { return false };
    let text = narrow(source.slice(keyed.span));
    let letters: Vec<char> = text.chars().filter(|it| !it.is_whitespace() && !BETWEEN.contains(*it)).collect();
    let are_letters = letters.iter().all(char::is_ascii_uppercase) && letters.windows(2).all(|it| it[0] < it[1]);
    keyed.numbers.is_none() && keyed.part.is_none() && (are_letters || truth(&text).is_some())
}

/// Gives each question what the sheet has for it, and tells what fits none.
pub(super) fn spread(source: &Source, key: &Key, asked: &mut [Asked], diagnostics: &mut Diagnostics) {
    for unread in &key.unread {
        diagnostics.at(*unread, Finding::AnswerUnread);
    }
    for (number, place) in &key.count.unsure {
        diagnostics.at(*place, Finding::AnswerUnsure { number: *number });
    }
    let again = Again::of(key);
    for keyed in &key.answers {
        let targets = targets(asked, &again, keyed);
        let mut places = vec![keyed.span];
        if targets.len() != 1 || keyed.numbers.is_none() {
            let marks = keyed.marks.as_ref();
            let Some(each) = marks.and_then(|marks| marks.for_each(targets.len())) else {
                let answers = marks.map_or(0, |marks| marks.each.len());
                diagnostics.at(keyed.span, Finding::AnswerCount { questions: targets.len(), answers });
                continue;
            };
            let start = keyed.span.start as usize;
            let place = |range: Range<usize>| Span::new(keyed.span.source, start + range.start, start + range.end);
            if let Some(marks) = marks.filter(|_| !keyed.is_bare) {
                // 1-2 AB（见教材）
                let behind = source.trim(place(marks.range().end..source.slice(keyed.span).len()));
                diagnostics.at(behind, Finding::AnswerUnread);
            }
            places = each.into_iter().map(place).collect();
        }
        for ((at, number), place) in targets.into_iter().zip(places) {
            let Some(at) = at else {
                diagnostics.at(place, Finding::AnswerWithoutQuestion { number });
                if asked.is_empty() {
                    return;
                }
                continue;
            };
            let asked = &mut asked[at];
            let pieces = if place == keyed.span { pieces(source, keyed, asked) } else { vec![(Part::Answer, place)] };
            give(source, asked, number, pieces, place, diagnostics);
        }
    }
}

/// What a question has, unless it has an answer already: then both must be the same.
fn give(
    source: &Source,
    asked: &mut Asked,
    number: u32,
    mut pieces: Vec<(Part, Span)>,
    place: Span,
    diagnostics: &mut Diagnostics,
) {
    let said = answer(source, &pieces);
    if let (Some(own), Some(said)) = (own(source, asked), said) {
        if !is_same(&own, &said) {
            let at = asked.pieces.iter().chain(&asked.given).find(|(part, _)| *part == Part::Answer);
            let at = at.map_or(asked.pieces[0].1, |(_, span)| source.trim(*span));
            diagnostics.between(place, at, Finding::AnswersDiffer { number, one: own, other: said });
            return;
        }
        pieces.retain(|(part, _)| *part != Part::Answer);
    }
    asked.given.extend(pieces);
}

/// Where the numbers of a sheet begin again.
struct Again {
    /// Those that come more than once.
    repeated: BTreeSet<u32>,
    /// Whether a later part begins at 1.
    at_one: bool,
}

impl Again {
    fn of(key: &Key) -> Self {
        let mut seen = BTreeSet::new();
        let firsts = key.answers.iter().filter_map(|it| it.numbers).map(|(from, _)| from);
        let repeated = firsts.filter(|first| !seen.insert(*first)).collect();
        let at_one = key.answers.iter().any(|it| it.run > 0 && it.numbers.is_some_and(|it| it.0 == 1));
        Self { repeated, at_one }
    }
}

/// The questions that something of a sheet is for, with the numbers that it names.
fn targets(asked: &[Asked], again: &Again, keyed: &Keyed) -> Vec<(Option<usize>, u32)> {
    let Some((from, to)) = keyed.numbers else {
        let of = asked.iter().enumerate().filter(|(_, it)| keyed.part.is_none_or(|part| it.is_of(&part)));
        return of.map(|(at, it)| (Some(at), it.number)).collect();
    };
    let is_restarted = asked.last().is_some_and(|last| last.run > 0);
    let is_ambiguous = is_restarted || again.at_one || again.repeated.contains(&from);
    let part = keyed.part.filter(|part| is_ambiguous && asked.iter().any(|it| it.is_of(part)));
    let find = |number: u32| match part {
        Some(part) => asked.iter().position(|it| it.number == number && it.is_of(&part)),
        // Numbers rise until they begin again.
        None => {
            asked.binary_search_by_key(&(keyed.run * usize::from(is_restarted), number), |it| (it.run, it.number)).ok()
        }
    };
    (from..=to).map(|number| (find(number), number)).collect()
}

/// The pieces of an answer; where marks do for it, the words behind them say why.
fn pieces(source: &Source, keyed: &Keyed, asked: &Asked) -> Vec<(Part, Span)> {
    let mut pieces = keyed.pieces.clone();
    let has_choices = asked.pieces.iter().any(|(part, _)| matches!(part, Part::Choice(_)));
    let (Some(marks), Some((Part::Answer, first))) = (&keyed.marks, pieces.first().copied()) else { return pieces };
    let start = keyed.span.start as usize;
    let place = |from: usize, to: usize| Span::new(first.source, start + from, start + to);
    let marked = place(marks.range().start, marks.range().end);
    let is_truth = truth(source.slice(marked)).is_some()
        && asked.named.and_then(Named::kind).is_none_or(|kind| kind == Kind::Judge);
    if keyed.is_bare || !first.contains(marked) || !(has_choices || is_truth) {
        return pieces;
    }
    let is_between = |it: char| it.is_whitespace() || BETWEEN.contains(it);
    let rest = source.slice(Span { start: marked.end, ..first });
    let behind = Span { start: first.end - rest.trim_start_matches(is_between).len() as u32, ..first };
    // 1. A. 温杯
    let words = source.slice(source.trim(behind));
    let repeats = asked
        .pieces
        .iter()
        .any(|(part, span)| matches!(part, Part::Choice(_)) && source.slice(source.trim(*span)) == words);
    pieces[0].1 = marked;
    // 1. 错误（1分）
    let is_points = words.contains('分') && worth(words).is_some();
    if !repeats && !words.is_empty() && !is_points {
        pieces.insert(1, (Part::Why, behind));
    }
    pieces
}

/// The answer that a question has so far.
fn own(source: &Source, asked: &Asked) -> Option<String> {
    let all: Vec<(Part, Span)> = asked.pieces.iter().chain(&asked.given).copied().collect();
    own_answer(source, &all)
}

/// Whether two answers say the same: marks, whatever signs stand between them, or words. 1.5 is not 15.
fn is_same(one: &str, other: &str) -> bool {
    let are_marks = is_marks(one) && is_marks(other);
    let is_between = |it: char| it.is_whitespace() || are_marks && BETWEEN.contains(it);
    let plain = |it: &str| -> String { narrow(bare(it.trim_start())).chars().filter(|it| !is_between(*it)).collect() };
    plain(one) == plain(other) || truth(one).is_some() && truth(one) == truth(other)
}
