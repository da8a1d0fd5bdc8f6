//! Lines to tree, in three passes, each blind to the next one's concerns.
//!
//! 1. `line` says what a line is by its look alone.
//! 2. `section` and `table` group lines: chapters by their numbers, rows by their captions.
//! 3. One file a chapter turns its group into nodes.
//!
//! Parsing does not fail: it returns the tree that it could build, and findings for the rest.

mod caption;
mod chapter;
mod columns;
mod cover;
mod division;
mod ending;
mod foreword;
mod furniture;
mod joined;
mod ledger;
mod levels;
mod line;
mod majors;
mod missing;
mod number;
mod numbering;
mod oddity;
mod paragraph;
mod positions;
mod references;
mod requirements;
mod row;
mod section;
mod segment;
mod sentence;
mod table;
mod terms;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::id::StandardCode;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::{Line, Look};
use crate::standard::parse::section::Chapters;
use crate::standard::tree::Standard;
use crate::text::Source;

/// Reads a standard as published; `stem` is its address where its text has no code.
///
/// A text that is no such standard comes back without levels, and with an error.
pub fn parse(source: &Source, stem: &str, diagnostics: &mut Diagnostics) -> Standard {
    let lines = line::lines(source);
    let chapters = Chapters::of(source, &lines);
    let mut ledger = Ledger::of(&lines);
    let mut findings = Diagnostics::default();

    chapters.claim_furniture(&mut ledger);
    let cover = cover::cover(source, &chapters, &mut ledger);
    furniture::claim_running_titles(source, &chapters, &cover, &mut ledger);
    let foreword = foreword::foreword(source, &chapters, &mut ledger);
    let scope = foreword::scope(source, &chapters, &mut ledger);
    let references = references::references(source, &chapters, &mut ledger);
    let terms = terms::terms(source, &chapters, &mut ledger, &mut findings);
    let catalogues = majors::catalogues(source, &chapters, &mut ledger, &mut findings);
    let declaration = division::declaration(source, &chapters);
    let declared = declaration.as_ref().map_or(&[][..], |(_, names)| names);
    let tables = table::tables(source, &chapters, declared, &ledger, &mut findings);
    let mut division = division::division(source, &chapters, &tables, declaration.clone(), &mut ledger, &mut findings);
    let positions = positions::positions(source, &chapters, &mut division, &mut ledger, &mut findings);
    let mut levels = levels::levels(source, &tables, &division, &mut ledger, &mut findings);
    let mut tasks = levels.iter().flat_map(|level| &level.fields).flat_map(|field| &field.tasks);
    if tasks.all(|task| task.requirements.is_empty()) {
        levels.clear();
    }
    let bibliography = references::bibliography(source, &chapters, &mut ledger);

    let standard = Standard {
        code: StandardCode(cover.code.clone().unwrap_or_else(|| stem.to_lowercase())),
        source: source.id(),
        cover,
        foreword: foreword.paragraphs,
        declaration: foreword.declaration,
        drafting_organisations: foreword.organisations,
        drafters: foreword.drafters,
        scope,
        references,
        terms,
        catalogues,
        positions,
        division: division.sentence,
        levels,
        bibliography,
        lines: ledger.close(&lines, &mut findings),
    };
    if standard.levels.is_empty() && diagnostics.refuse(source.id()) {
        // That its tables cannot be read has been said.
        return standard;
    }
    if let Some(refusal) = refusal(source, &standard, &lines) {
        diagnostics.of(source.id(), refusal);
        return standard;
    }
    missing::look(&standard, &chapters, &mut findings);
    ending::look(source, &standard, &chapters, &mut findings);
    oddity::look(source, &standard, &mut findings);
    for finding in findings.sorted() {
        diagnostics.push(finding.clone());
    }
    standard
}

/// Why a text is no such standard, if it is none.
fn refusal(source: &Source, standard: &Standard, lines: &[Line]) -> Option<Finding> {
    if source.text().trim().is_empty() {
        return Some(Finding::EmptyText);
    }
    if !standard.levels.is_empty() {
        return None;
    }
    let mut rows = lines.iter().filter(|line| line.look == Look::Row);
    let is_national = rows.any(|row| table::is_national(source.slice(row.text)));
    Some(if is_national { Finding::NationalStandard } else { Finding::NotAStandard })
}
