//! Which numbers of a sheet begin answers, and which count the points within one.
//!
//! Each number is read in every way, each way has its price, and what the whole part costs least is what it says. Where
//! two ways cost the same, nobody can tell.

use std::collections::BTreeMap;

use crate::content::quiz::marks::{BETWEEN, Marks, is_marks};
use crate::content::quiz::number::{is_digit, numbered};
use crate::text::{Source, Span};

/// A number of a sheet, as it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it begins.
    pub(super) at: usize,
    /// From which number to which.
    pub(super) numbers: (u32, u32),
    /// How it is written.
    pub(super) notation: Notation,
    /// Whether a line begins with it.
    pub(super) is_first: bool,
    /// Whether letters or signs that answer stand behind it.
    pub(super) has_marks: bool,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Notation {
    /// `1.`, `1、`, `1：`, `1`
    Plain,
    /// `（1）`
    Brackets,
    /// `1）`
    Bracket,
    /// `①`
    Circle,
    /// `第1题`
    Named,
}

impl Notation {
    fn of(text: &str) -> Self {
        match text.chars().next() {
            Some('①'..='⑳') => Self::Circle,
            Some('第') => Self::Named,
            Some('（' | '(' | '【' | '[') => Self::Brackets,
            _ if text.trim_start_matches(is_digit).starts_with(['）', ')']) => Self::Bracket,
            _ => Self::Plain,
        }
    }
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Answer,
    /// One of a list, or a number in a sentence.
    Within,
    Unsure,
}

/// How far a part is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct State {
    /// How many questions are behind.
    questions: usize,
    /// The list within the answer: how far it has come, and how it counts.
    listed: u32,
    notation: Notation,
}

/// A question without an answer.
const MISSING: u32 = 4;
/// A list of one.
const ALONE: u32 = 3;
/// Numbers of one kind in two notations.
const OTHER: u32 = 3;
/// No part of a sheet has more numbers that could be either.
const MOST: usize = 200;

/// The numbers that stand in some lines where one may begin.
pub(super) fn tokens(source: &Source, lines: &[Span]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    for line in lines {
        let text = source.slice(*line);
        // Behind the last number.
        let (mut from, mut is_first) = (0, true);
        let mut before: Option<char> = None;
        for (at, character) in text.char_indices() {
            let (body, last) = (text.get(from..at).unwrap_or_default(), before.replace(character));
            let is_apart = last.is_none_or(|it| it.is_whitespace() || BETWEEN.contains(it) || "：:".contains(it));
            if at < from {
                continue;
            }
            let Some(number) = numbered(&text[at..]) else { continue };
            if !is_apart && !is_marks(body) {
                continue;
            }
            let has_marks = Marks::of(&text[at + number.length..]).is_some();
            if !has_marks && (!number.signed || number.to > number.from) {
                continue;
            }
            tokens.push(Token {
                at: line.start as usize + at,
                numbers: (number.from, number.to),
                notation: Notation::of(&text[at..]),
                is_first: is_first && body.trim().is_empty(),
                has_marks,
            });
            (from, is_first) = (at + number.length, false);
        }
    }
    tokens
}

/// What each number of a part is, whose questions have these numbers; nothing where the first answers none of them.
pub(super) fn roles(tokens: &[Token], questions: &[u32]) -> Option<Vec<Role>> {
    let first = tokens.first()?;
    let is_increasing = questions.windows(2).all(|pair| pair[0] < pair[1]);
    if !questions.contains(&first.numbers.0) || !is_increasing || tokens.len() > MOST {
        return None;
    }
    let begin = State { questions: 0, listed: 0, notation: first.notation };
    let mut forward = vec![BTreeMap::from([(begin, 0)])];
    for token in tokens {
        let mut next: BTreeMap<State, u32> = BTreeMap::new();
        for (state, cost) in &forward[forward.len() - 1] {
            for (_, state, more) in steps(token, *state, first.notation, questions) {
                let least = next.entry(state).or_insert(u32::MAX);
                *least = (*least).min(cost + more);
            }
        }
        forward.push(next);
    }
    // What is left to pay from each state on.
    let end = |state: &State| MISSING * (questions.len() - state.questions) as u32 + alone(*state);
    let mut left: BTreeMap<State, u32> = forward[tokens.len()].keys().map(|state| (*state, end(state))).collect();
    let mut roles = Vec::new();
    for (token, states) in tokens.iter().zip(&forward).rev() {
        let mut before = BTreeMap::new();
        let (mut answer, mut within) = (u32::MAX, u32::MAX);
        for (state, cost) in states {
            let mut least = u32::MAX;
            for (role, next, more) in steps(token, *state, first.notation, questions) {
                let more = more + left[&next];
                least = least.min(more);
                let of = if role == Role::Answer { &mut answer } else { &mut within };
                *of = (*of).min(cost + more);
            }
            before.insert(*state, least);
        }
        left = before;
        roles.push(match answer.cmp(&within) {
            std::cmp::Ordering::Less => Role::Answer,
            std::cmp::Ordering::Equal => Role::Unsure,
            std::cmp::Ordering::Greater => Role::Within,
        });
    }
    roles.reverse();
    Some(roles)
}

/// What a number may be here, where that leads, and at what price.
fn steps(token: &Token, state: State, notation: Notation, questions: &[u32]) -> Vec<(Role, State, u32)> {
    let (from, to) = token.numbers;
    let is_own = token.notation == notation;
    let mut steps = vec![(Role::Within, state, if token.is_first { 5 } else { 2 })];
    let found = questions[state.questions..].iter().position(|number| *number == from);
    if let Some(skipped) = found {
        let last = questions.iter().position(|number| *number == to).unwrap_or(state.questions + skipped);
        let notation = if is_own || token.has_marks { 0 } else { OTHER };
        let place = u32::from(!token.is_first && !token.has_marks);
        let next = State { questions: last.max(state.questions + skipped) + 1, listed: 0, notation: Notation::Plain };
        steps.push((Role::Answer, next, MISSING * skipped as u32 + notation + place + alone(state)));
    }
    if from == to && state.questions > 0 {
        let price = u32::from(is_own) + if token.has_marks { 2 } else { 0 };
        let next = State { listed: from, notation: token.notation, ..state };
        if from == state.listed + 1 {
            let change = if state.listed == 0 {
                1
            } else if state.notation == token.notation {
                0
            } else {
                OTHER
            };
            steps.push((Role::Within, next, price + change));
        } else if from == 1 {
            steps.push((Role::Within, next, price + ALONE + alone(state)));
        }
    }
    steps
}

fn alone(state: State) -> u32 {
    if state.listed == 1 { ALONE } else { 0 }
}
