//! 前言 and 范围: paragraphs, and the lists of who drafted.

use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::section::Chapters;
use crate::standard::tree::{Owner, Paragraph};
use crate::text::{Passage, Source};

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
        let passage = Passage::of(source, line.text);
        let after = |label: &str| {
            let (before, rest) = passage.text.split_once(label)?;
            let rest = rest.trim_start().strip_prefix(['：', ':'])?;
            (before.chars().count() <= 12).then(|| rest.to_owned())
        };
        if let Some(names) = after("起草单位").or_else(|| after("参与单位")) {
            foreword.take(open.replace(Open::Organisations(names)));
        } else if let Some(names) = after("起草人").or_else(|| after("起草人员")) {
            foreword.take(open.replace(Open::Drafters(names)));
        } else if foreword.declaration.is_none() && passage.text.starts_with("声明") {
            foreword.take(open.take());
            foreword.declaration = Some(passage);
        } else if let Some(Open::Organisations(names) | Open::Drafters(names)) =
            open.as_mut().filter(|_| !passage.text.starts_with("本标准"))
        {
            // The list goes on below until a full stop ends it.
            names.push_str(&passage.text);
        } else {
            foreword.take(open.take());
            foreword.paragraphs.push(passage);
        }
        let is_ended = |list: &Open| {
            let (Open::Organisations(names) | Open::Drafters(names)) = list;
            names.ends_with(['。', '.'])
        };
        if open.as_ref().is_some_and(is_ended) {
            foreword.take(open.take());
        }
    }
    foreword.take(open);
    foreword
}

impl Foreword {
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
        paragraphs.push(Passage::of(source, line.text));
    }
    paragraphs
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
