//! What is odd in the wording or notation of a standard: told, never changed.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::joined::Joined;
use crate::standard::parse::line::is_invisible;
use crate::standard::parse::number;
use crate::standard::tree::Standard;
use crate::text::{Passage, Source, Span, is_han};

pub(super) fn look(source: &Source, standard: &Standard, findings: &mut Diagnostics) {
    notation(source, standard, findings);
    conjunctions(source, standard, findings);
    missing_characters(source, standard, findings);
    for line in source.lines() {
        let control = source.slice(line).char_indices().find(|(_, character)| is_hidden(*character));
        if let Some((at, character)) = control {
            let start = line.start as usize + at;
            let place = Span::new(line.source, start, start + character.len_utf8());
            findings.at(place, Finding::ControlCharacter { code: character as u32 });
        }
    }
}

/// What no one sees, and what a search or a copy stumbles over.
fn is_hidden(character: char) -> bool {
    (character.is_control() && character != '\t') || is_invisible(character)
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
fn conjunctions(source: &Source, standard: &Standard, findings: &mut Diagnostics) {
    for (_, _, _, requirement) in standard.requirements() {
        let text = &requirement.passage.text;
        let mut joined: Option<Joined> = None;
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
                let joined = joined.get_or_insert_with(|| Joined::of(source, &requirement.passage.pieces));
                let place = joined.place(at, word.len());
                let (found, usual) = (format!("{before}{word}{after}"), format!("{before}{chinese}{after}"));
                findings.at(place, Finding::OddWording { found, usual });
            }
        }
    }
}

/// How long a run of Han characters is looked at.
const RUN: usize = 5;

/// So many bytes of requirements are compared with each other: ten times what the longest standards have. In more
/// text every run occurs often, and the comparison would cost more memory than the answer is worth.
const COMPARED: usize = 2_000_000;

/// Where a run stands first: which requirement, and the byte in its text.
type Place = (usize, usize);

/// A run that occurs once, and elsewhere more than once with one more character inside: 市场营战略 beside 市场营销战略.
fn missing_characters(source: &Source, standard: &Standard, findings: &mut Diagnostics) {
    let texts: Vec<&Passage> = standard.requirements().map(|(_, _, _, requirement)| &requirement.passage).collect();
    if texts.iter().map(|passage| passage.text.len()).sum::<usize>() > COMPARED {
        return;
    }
    let mut short: BTreeMap<[char; RUN], (usize, Place)> = BTreeMap::new();
    let mut long: BTreeMap<[char; RUN + 1], (usize, Place)> = BTreeMap::new();
    for (index, passage) in texts.iter().enumerate() {
        let characters: Vec<(usize, char)> = passage.text.char_indices().collect();
        for run in characters.split(|(_, character)| !is_han(*character)) {
            count(run, index, &mut short);
            count(run, index, &mut long);
        }
    }
    let mut suspects: BTreeMap<String, (Place, String)> = BTreeMap::new();
    for (usual, _) in long.iter().filter(|(_, (count, _))| *count > 1) {
        for left_out in 2..RUN - 1 {
            let kept = usual.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, character)| *character);
            let found: Vec<char> = kept.collect();
            let Ok(run) = <[char; RUN]>::try_from(found) else { continue };
            if let Some((1, place)) = short.get(&run) {
                suspects.insert(run.iter().collect(), (*place, usual.iter().collect()));
            }
        }
    }
    for (found, ((index, at), usual)) in suspects {
        let place = Joined::of(source, &texts[index].pieces).place(at, found.len());
        findings.at(place, Finding::OddWording { found, usual });
    }
}

/// Counts every window of a run.
fn count<const N: usize>(run: &[(usize, char)], index: usize, seen: &mut BTreeMap<[char; N], (usize, Place)>) {
    for window in run.windows(N) {
        let characters = std::array::from_fn(|at| window[at].1);
        seen.entry(characters).or_insert((0, (index, window[0].0))).0 += 1;
    }
}
