//! Chapter 3 (术语和定义): each term has a numbered heading of its own.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::Line;
use crate::standard::parse::section::{Chapter, Chapters, Section};
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
    for section in chapters.all(Chapter::Terms) {
        let lines: Vec<&Line> = section.lines.iter().copied().filter(|line| !ledger.has(line)).collect();
        for line in &lines {
            ledger.claim(line, Owner::Terms);
        }
        let Some(heading) = section.heading.filter(|_| section.is_part()) else { continue };
        if let Some(first) = terms.iter().find(|term| term.number == section.number) {
            findings.between(heading.text, first.span, Finding::TermTwice { number: section.number.clone() });
        }
        terms.push(term(source, section, heading.text, &lines));
    }
    terms
}

fn term(source: &Source, section: &Section, span: Span, lines: &[&Line]) -> Term {
    let mut definition: Option<Passage> = None;
    let mut origin = None;
    for line in lines {
        let text = source.slice(line.text);
        let bracketed = text.strip_prefix(['[', '［']).and_then(|text| text.strip_suffix([']', '］']));
        match (&mut definition, bracketed) {
            (_, Some(cited)) => origin = Some(cited.trim().to_owned()),
            (Some(definition), None) => definition.extend(source, line.text),
            (None, None) => definition = Some(Passage::of(source, line.text)),
        }
    }
    let (zh, en) = names(&section.title);
    let definition = definition.unwrap_or_else(|| Passage::of(source, Span { start: span.end, ..span }));
    Term { number: section.number.clone(), zh, en, definition, origin, span }
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
