//! Where the answers of a sheet begin: which of its numbers are those of questions.

use std::collections::BTreeMap;

use crate::content::quiz::asked::Asked;
use crate::content::quiz::counted::{Role, roles, tokens};
use crate::content::quiz::marks::{BETWEEN, Marks, is_marks};
use crate::content::quiz::number::{Numbered, numbered};
use crate::content::quiz::part::{begins_part, named_part, parts};
use crate::content::quiz::piece::has_room;
use crate::content::quiz::sheet::is_question;
use crate::text::{Source, Span};

/// How far the numbers of a sheet have come.
#[derive(Debug, Default)]
pub(super) struct Count {
    /// The last number of this part, and whether marks alone answer it.
    pub(super) last: Option<(u32, bool)>,
    /// How far a list within an answer has come.
    pub(super) listed: u32,
    /// Whether brackets stand around the last number.
    pub(super) is_enclosed: bool,
    /// What its numbers are, by where they stand, in parts that words answer.
    roles: BTreeMap<usize, Role>,
    /// Where such parts stand.
    counted: Vec<Span>,
    /// Numbers that could begin an answer or go on with a list.
    pub(super) unsure: Vec<(u32, Span)>,
}

impl Count {
    /// What the numbers of the parts are that begin in a line, of which the last goes on below.
    pub(super) fn parts(&mut self, source: &Source, line: Span, below: &[Span], asked: &[Asked], is_titled: bool) {
        let asks = |at: usize| is_question(source, &below[at..]) && (!is_titled || has_room(source, &below[at..]));
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
    pub(super) fn starts(
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
}
