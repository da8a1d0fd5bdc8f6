//! What is odd in the wording or notation of a standard: told, never changed.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::number;
use crate::standard::tree::Standard;
use crate::text::{Passage, Source, Span, is_han};

pub(super) fn look(source: &Source, standard: &Standard, findings: &mut Diagnostics) {
    notation(source, standard, findings);
    conjunctions(standard, findings);
    missing_characters(source, standard, findings);
    for line in source.lines() {
        let control =
            source.slice(line).char_indices().find(|(_, character)| character.is_control() && *character != '\t');
        if let Some((at, character)) = control {
            let start = line.start as usize + at;
            let place = Span::new(line.source, start, start + character.len_utf8());
            findings.at(place, Finding::ControlCharacter { code: character as u32 });
        }
    }
}

/// Numbers printed otherwise than most of their kind: `5 邮件营销` among `4. …`, `4.1.1.` among `4.1.2`.
fn notation(source: &Source, standard: &Standard, findings: &mut Diagnostics) {
    let fields = standard.fields().map(|(_, field)| (field.printed.as_deref(), field.id.number(), field.span));
    let tasks = standard.tasks().map(|(_, _, task)| (task.printed.as_deref(), task.id.number(), task.span));
    let requirements = standard.requirements().map(|(_, _, _, requirement)| {
        (requirement.printed.as_deref(), requirement.id.number(), requirement.number_place(source))
    });
    minority(fields.collect(), &[".", "", "、"], findings);
    minority(tasks.collect(), &["", ".", "、"], findings);
    minority(requirements.collect(), &["", ".", "、"], findings);
}

/// `endings` are what may stand behind a number, the usual one first where there is no majority.
fn minority(nodes: Vec<(Option<&str>, String, Span)>, endings: &[&str], findings: &mut Diagnostics) {
    let printed = nodes.into_iter().filter_map(|(printed, number, span)| Some((printed?, number, span)));
    // （1） and numbers too large are given by place, so their print is another matter.
    let printed: Vec<_> = printed.filter(|(printed, number, _)| number::plain(printed) == *number).collect();
    let count = |ending: &str| {
        printed.iter().filter(|(printed, number, _)| printed.strip_prefix(number.as_str()) == Some(ending)).count()
    };
    let Some(usual) = endings.iter().rev().max_by_key(|ending| count(ending)) else { return };
    for (printed, number, span) in &printed {
        let usual = format!("{number}{usual}");
        if *printed != usual {
            findings.at(*span, Finding::UnusualNotation { printed: (*printed).to_owned(), usual });
        }
    }
}

/// An English conjunction between Han characters is left from a conversion.
fn conjunctions(standard: &Standard, findings: &mut Diagnostics) {
    for (_, _, _, requirement) in standard.requirements() {
        let text = &requirement.passage.text;
        for (word, chinese) in [(" and ", "和"), (" or ", "或")] {
            for (at, _) in text.match_indices(word) {
                let before = &text[..at];
                let after = &text[at + word.len()..];
                if !before.ends_with(is_han) || !after.starts_with(is_han) {
                    continue;
                }
                // Two characters on each side make a word that a reader finds again.
                let before = &before[before.char_indices().rev().take(2).last().map_or(0, |(at, _)| at)..];
                let after = &after[..after.char_indices().nth(2).map_or(after.len(), |(at, _)| at)];
                let place = locate(&requirement.passage, at, word.len());
                let (found, usual) = (format!("{before}{word}{after}"), format!("{before}{chinese}{after}"));
                findings.at(place, Finding::OddWording { found, usual });
            }
        }
    }
}

/// How long a run of Han characters is looked at.
const RUN: usize = 5;

/// A run that occurs once, and elsewhere more than once with one more character inside: 市场营战略 beside 市场营销战略.
fn missing_characters(source: &Source, standard: &Standard, findings: &mut Diagnostics) {
    let texts: Vec<&Passage> = standard.requirements().map(|(_, _, _, requirement)| &requirement.passage).collect();
    let mut short: BTreeMap<Vec<char>, usize> = BTreeMap::new();
    let mut long: BTreeMap<Vec<char>, usize> = BTreeMap::new();
    for run in source.text().split(|character| !is_han(character)) {
        let run: Vec<char> = run.chars().collect();
        for window in run.windows(RUN) {
            *short.entry(window.to_vec()).or_default() += 1;
        }
        for window in run.windows(RUN + 1) {
            *long.entry(window.to_vec()).or_default() += 1;
        }
    }
    let mut suspects: BTreeMap<String, String> = BTreeMap::new();
    for (usual, _) in long.iter().filter(|(_, count)| **count > 1) {
        for at in 2..RUN - 1 {
            let mut found = usual.clone();
            found.remove(at);
            if short.get(&found) == Some(&1) {
                suspects.insert(found.iter().collect(), usual.iter().collect());
            }
        }
    }
    for (found, usual) in suspects {
        for passage in &texts {
            let Some(at) = passage.text.find(&found) else { continue };
            let place = locate(passage, at, found.len());
            findings.at(place, Finding::OddWording { found: found.clone(), usual: usual.clone() });
        }
    }
}

/// The place in the source of a piece of a passage's text.
fn locate(passage: &Passage, mut start: usize, length: usize) -> Span {
    for piece in &passage.pieces {
        let size = (piece.end - piece.start) as usize;
        if start < size {
            let from = piece.start as usize + start;
            return Span::new(piece.source, from, (from + length).min(piece.end as usize));
        }
        start -= size;
    }
    passage.first()
}
