//! 前言 and 范围: paragraphs, and the lists of who drafted.

use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::section::Chapters;
use crate::standard::parse::sentence::goes_on;
use crate::standard::tree::{Owner, Paragraph};
use crate::text::{Passage, Source, Span};

#[derive(Default)]
pub(super) struct Foreword {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) declaration: Option<Paragraph>,
    pub(super) organisations: Vec<String>,
    pub(super) drafters: Vec<String>,
}

/// A list of names that a line may end in the middle of.
enum Open {
    Organisations(String),
    Drafters(String),
}

pub(super) fn foreword(source: &Source, chapters: &Chapters, ledger: &mut Ledger) -> Foreword {
    let mut foreword = Foreword::default();
    let mut open: Option<Open> = None;
    for line in chapters.lines(Chapter::Foreword).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        ledger.claim(line, Owner::Foreword);
        for part in parts(source, line.text, open.is_some()) {
            foreword.read(Passage::of(source, part), &mut open);
        }
    }
    foreword.take(open);
    foreword
}

/// What stands on one line: sentences together, each list by itself, and so the rest of one that the line goes on with.
fn parts(source: &Source, line: Span, goes_on: bool) -> Vec<Span> {
    let text = source.slice(line);
    let place =
        |start: usize, end: usize| Span::new(line.source, line.start as usize + start, line.start as usize + end);
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, stop) in text.match_indices('。') {
        let end = at + stop.len();
        if (goes_on && start == 0) || Open::of(&text[start..end]).is_some() || Open::of(&text[end..]).is_some() {
            parts.push(place(start, end));
            start = end;
        }
    }
    if start < text.len() {
        parts.push(place(start, text.len()));
    }
    parts
}

impl Open {
    /// The list that a text begins: `主要起草人：…`.
    fn of(text: &str) -> Option<Self> {
        let label = &text[..text.floor_char_boundary(80)];
        let after = |word: &str| {
            let (before, rest) = label.split_once(word)?;
            let rest = rest.trim_start().strip_prefix(['：', ':'])?;
            (before.chars().count() <= 12).then(|| text[label.len() - rest.len()..].to_owned())
        };
        let organisations = after("起草单位").or_else(|| after("参与单位")).map(Self::Organisations);
        organisations.or_else(|| after("起草人").or_else(|| after("起草人员")).map(Self::Drafters))
    }

    fn is_ended(&self) -> bool {
        let (Self::Organisations(names) | Self::Drafters(names)) = self;
        names.ends_with(['。', '.'])
    }
}

impl Foreword {
    fn read(&mut self, passage: Paragraph, open: &mut Option<Open>) {
        if let Some(list) = Open::of(&passage.text) {
            self.take(open.replace(list));
        } else if self.declaration.is_none() && passage.text.starts_with("声明") {
            self.take(open.take());
            self.declaration = Some(passage);
        } else if let Some(Open::Organisations(names) | Open::Drafters(names)) =
            open.as_mut().filter(|_| !passage.text.starts_with("本标准"))
        {
            // The list goes on below until a full stop ends it.
            names.push_str(&passage.text);
        } else {
            self.take(open.take());
            match &mut self.declaration {
                Some(declaration) if goes_on(&declaration.text, &passage.text) => declaration.append(passage),
                _ => add(&mut self.paragraphs, passage),
            }
        }
        if open.as_ref().is_some_and(Open::is_ended) {
            self.take(open.take());
        }
    }

    fn take(&mut self, list: Option<Open>) {
        match list {
            Some(Open::Organisations(names)) => self.organisations.extend(names_of(&names)),
            Some(Open::Drafters(names)) => self.drafters.extend(names_of(&names)),
            None => {}
        }
    }
}

pub(super) fn scope(source: &Source, chapters: &Chapters, ledger: &mut Ledger) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for line in chapters.lines(Chapter::Scope).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        ledger.claim(line, Owner::Scope);
        add(&mut paragraphs, Passage::of(source, line.text));
    }
    paragraphs
}

/// Takes a line in: as more of the last paragraph, if that goes on, else as one of its own.
pub(super) fn add(paragraphs: &mut Vec<Paragraph>, line: Passage) {
    match paragraphs.last_mut() {
        Some(last) if goes_on(&last.text, &line.text) => last.append(line),
        _ => paragraphs.push(line),
    }
}

/// The names of a list: between 、 or ；, but not inside brackets, and without the final stop.
pub(super) fn names_of(list: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0_u32;
    for character in list.trim().trim_end_matches(['。', '.']).chars() {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if matches!(character, '、' | '；' | ';') && depth == 0 {
            names.push(String::new());
        } else {
            names.last_mut().expect("there is always a name").push(character);
        }
    }
    names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
