//! Chapter 3 (术语和定义): each term has a numbered heading of its own.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::Line;
use crate::standard::parse::section::{Chapters, Section};
use crate::standard::term::Term;
use crate::standard::tree::Owner;
use crate::text::{Passage, Source, Span, is_han};

pub(super) fn terms(
    source: &Source,
    chapters: &Chapters,
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Vec<Term> {
    let mut terms: Vec<Term> = Vec::new();
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut sections = chapters.all(Chapter::Terms).peekable();
    while let Some(section) = sections.next() {
        let lines: Vec<&Line> = section.lines.iter().copied().filter(|line| !ledger.has(line)).collect();
        let heading = section.heading.filter(|_| section.is_part());
        // Above the first term stands a sentence about them; a term without a number is none of its own.
        let leads = |text: &str| text.contains("术语") || text.contains("适用于");
        for line in lines.iter().filter(|line| heading.is_some() || leads(source.slice(line.text))) {
            ledger.claim(line, Owner::Terms);
        }
        let Some(heading) = heading else { continue };
        // `3.4` above `3.4.1` heads a group of terms.
        let group = format!("{}.", section.number);
        if lines.is_empty() && sections.peek().is_some_and(|next| next.number.starts_with(&group)) {
            continue;
        }
        if let Some(first) = seen.get(section.number.as_str()) {
            findings.between(heading.text, *first, Finding::TermTwice { number: section.number.clone() });
        } else {
            seen.insert(&section.number, heading.text);
        }
        terms.push(term(source, section, heading.text, &lines));
    }
    terms
}

fn term(source: &Source, section: &Section, span: Span, lines: &[&Line]) -> Term {
    let mut lines = lines.iter().map(|line| line.text).peekable();
    // National standards print the number alone, the name below it, and the English name beside or below that.
    let (zh, mut en) = match section.title.as_str() {
        "" => lines.next().map_or((String::new(), None), |name| names(source.slice(name))),
        title => names(title),
    };
    if en.is_none() {
        en = lines.next_if(|line| is_latin(source.slice(*line))).map(|line| source.slice(line).to_owned());
    }
    let mut definition: Option<Passage> = None;
    let mut origin = None;
    for line in lines {
        let text = source.slice(line);
        let bracketed = text.strip_prefix(['[', '［']).and_then(|text| text.strip_suffix([']', '］']));
        match (&mut definition, bracketed) {
            (_, Some(cited)) => origin = Some(cited.trim().to_owned()),
            (Some(definition), None) => definition.extend(source, line),
            (None, None) => definition = Some(Passage::of(source, line)),
        }
    }
    let definition = definition.unwrap_or_else(|| Passage::of(source, Span { start: span.end, ..span }));
    Term { number: section.number.clone(), zh, en, definition, origin, span }
}

/// An English name alone on its line.
fn is_latin(text: &str) -> bool {
    let is_short = text.chars().take(101).count() <= 100;
    is_short && text.starts_with(|first: char| first.is_ascii_alphabetic()) && !text.contains(is_han)
}

/// The English name follows the last Han character or closing bracket.
fn names(title: &str) -> (String, Option<String>) {
    let end = title
        .char_indices()
        .rfind(|(_, character)| is_han(*character) || "）)”》".contains(*character))
        .map_or(0, |(at, character)| at + character.len_utf8());
    let (zh, en) = title.split_at(end);
    if zh.is_empty() {
        return (title.to_owned(), None);
    }
    let en = en.trim();
    (zh.trim().to_owned(), (!en.is_empty()).then(|| en.to_owned()))
}
