//! 前言 and 范围: paragraphs, and the lists of who drafted.

use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::section::{Chapter, Chapters};
use crate::standard::tree::{Owner, Paragraph};
use crate::text::{Passage, Source};

#[derive(Default)]
pub(super) struct Foreword {
    pub(super) paragraphs: Vec<Paragraph>,
    pub(super) declaration: Option<Paragraph>,
    pub(super) organisations: Vec<String>,
    pub(super) drafters: Vec<String>,
}

pub(super) fn foreword(source: &Source, chapters: &Chapters, ledger: &mut Ledger) -> Foreword {
    let mut foreword = Foreword::default();
    for line in chapters.lines(Chapter::Foreword).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        ledger.claim(line, Owner::Foreword);
        let passage = Passage::of(source, line.text);
        let after = |label: &str| passage.text.split_once(label).and_then(|(_, rest)| rest.strip_prefix(['：', ':']));
        if let Some(names) = after("起草单位") {
            foreword.organisations.extend(names_of(names));
        } else if let Some(names) = after("起草人") {
            foreword.drafters.extend(names_of(names));
        } else if foreword.declaration.is_none() && passage.text.starts_with("声明") {
            foreword.declaration = Some(passage);
        } else {
            foreword.paragraphs.push(passage);
        }
    }
    foreword
}

pub(super) fn scope(source: &Source, chapters: &Chapters, ledger: &mut Ledger) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for line in chapters.lines(Chapter::Scope).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        ledger.claim(line, Owner::Scope);
        paragraphs.push(Passage::of(source, line.text));
    }
    paragraphs
}

/// The names of a list: between 、, but not inside brackets, and without the final stop.
pub(super) fn names_of(list: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut depth = 0_u32;
    for character in list.trim().trim_end_matches(['。', '.']).chars() {
        match character {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if character == '、' && depth == 0 {
            names.push(String::new());
        } else {
            names.last_mut().expect("there is always a name").push(character);
        }
    }
    names.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}
