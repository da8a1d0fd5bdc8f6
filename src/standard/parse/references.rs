//! Chapter 2 (规范性引用文件) and 参考文献.

use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::number;
use crate::standard::parse::section::Chapters;
use crate::standard::reference::{Literature, Reference};
use crate::standard::tree::Owner;
use crate::text::{Passage, Source, Span};

pub(super) fn references(source: &Source, chapters: &Chapters, ledger: &mut Ledger) -> Vec<Reference> {
    let mut references = Vec::new();
    for line in chapters.lines(Chapter::References).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        let text = source.slice(line.text);
        let span = line.text;
        if let Some((designation, year, title)) = designation(text) {
            references.push(Reference { designation: Some(designation), year, title, span });
        } else if text.starts_with('《') {
            // A catalogue or a decree has a name and no designation.
            references.push(Reference { designation: None, year: None, title: text.to_owned(), span });
        } else if !["文件", "引用", "适用于"].iter().any(|word| text.contains(word)) {
            // Only sentences about the list stand before it.
            continue;
        }
        ledger.claim(line, Owner::References);
    }
    references
}

/// `GB/T 1.1-2020 《…》` or `ISO 9001:2015 …` as designation, year and title.
fn designation(text: &str) -> Option<(String, Option<u16>, String)> {
    let body = |character: char| character.is_ascii_uppercase() || character == '/';
    let letters = text.find(|character| !body(character))?;
    if letters == 0 {
        return None;
    }
    // `DB11/T 1234`: a digit before the space belongs to the body that issued it.
    let word = text.find(char::is_whitespace).unwrap_or(text.len());
    let is_word = text[..word].chars().all(|character| body(character) || character.is_ascii_digit())
        && text[word..].trim_start().starts_with(|character: char| character.is_ascii_digit());
    let letters = if is_word { word } else { letters };
    let number = text[letters..].trim_start();
    let end = number
        .find(|character: char| !character.is_ascii_digit() && !".-—–:：".contains(character))
        .unwrap_or(number.len());
    if end == 0 {
        return None;
    }
    let title = number[end..].trim().to_owned();
    let printed = &number[..end];
    let dated = printed.rsplit_once(['-', '—', '–', ':', '：']).and_then(|(number, year)| {
        let year: u16 = year.parse().ok().filter(|_| year.len() == 4)?;
        Some((number, year))
    });
    let (number, year) = dated.map_or((printed, None), |(number, year)| (number, Some(year)));
    let number = number.trim_end_matches(['-', '—', '–', ':', '：']);
    Some((format!("{} {number}", &text[..letters]), year, title))
}

pub(super) fn bibliography(source: &Source, chapters: &Chapters, ledger: &mut Ledger) -> Vec<Literature> {
    let mut bibliography: Vec<Literature> = Vec::new();
    for line in chapters.lines(Chapter::Bibliography).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        let text = source.slice(line.text);
        let next = bibliography.last().map_or(1, |last| last.number.saturating_add(1));
        if let Some((number, rest)) = bracketed(text).or_else(|| listed(text, next)) {
            let start = line.text.end - rest.len() as u32;
            let passage = Passage::of(source, Span { start, ..line.text });
            bibliography.push(Literature { number, passage });
        } else if let Some(last) = bibliography.last_mut() {
            last.passage.extend(source, line.text);
        } else {
            continue;
        }
        ledger.claim(line, Owner::Bibliography);
    }
    bibliography
}

/// `[1]…`; some entries are also items of a list.
fn bracketed(text: &str) -> Option<(u32, &str)> {
    let text = text.trim_start_matches(['-', '•', '·', ' ']);
    let (number, rest) = text.strip_prefix(['[', '［', '【'])?.split_once([']', '］', '】'])?;
    Some((number.trim().parse().ok()?, rest))
}

/// `1. …` and `（1）…`, where it is the next one: a line may begin with a year or an edition.
fn listed(text: &str, next: u32) -> Option<(u32, &str)> {
    let found = number::item(text).filter(|found| found.value == next)?;
    Some((found.value, found.rest))
}
