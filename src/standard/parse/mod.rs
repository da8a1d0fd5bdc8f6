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
mod table;
mod terms;

use crate::diagnostic::{CoverPart, Diagnostics, Finding};
use crate::standard::id::StandardCode;
use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::Look;
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
    if levels
        .iter()
        .flat_map(|level| &level.fields)
        .flat_map(|field| &field.tasks)
        .all(|task| task.requirements.is_empty())
    {
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
    if source.text().trim().is_empty() {
        diagnostics.of(source.id(), Finding::EmptyText);
    } else if standard.levels.is_empty() {
        let is_national =
            lines.iter().any(|line| line.look == Look::Row && table::is_national(source.slice(line.text)));
        let finding = if is_national { Finding::NationalStandard } else { Finding::NotAStandard };
        diagnostics.of(source.id(), finding);
    } else {
        missing(&standard, &chapters, &mut findings);
        ending::look(source, &standard, &chapters, &mut findings);
        oddity::look(source, &standard, &mut findings);
        for finding in findings.sorted() {
            diagnostics.push(finding.clone());
        }
    }
    standard
}

/// Parts that every standard of this form has.
fn missing(standard: &Standard, chapters: &Chapters, findings: &mut Diagnostics) {
    let cover = &standard.cover;
    let parts = [
        (CoverPart::Title, cover.title.is_empty()),
        (CoverPart::Code, cover.code.is_none()),
        (CoverPart::Edition, cover.edition.is_none()),
        (CoverPart::Issuer, cover.issuer.is_none()),
        (CoverPart::Issued, cover.issued.is_none()),
    ];
    for (part, _) in parts.into_iter().filter(|(_, missing)| *missing) {
        findings.of(standard.source, Finding::MissingCover { part });
    }
    let expected = [
        (Chapter::Scope, "范围"),
        (Chapter::References, "规范性引用文件"),
        (Chapter::Terms, "术语和定义"),
        (Chapter::Majors, "适用院校专业"),
        (Chapter::Positions, "面向职业岗位（群）"),
    ];
    for (_, name) in expected.into_iter().filter(|(chapter, _)| !chapters.have(*chapter)) {
        findings.of(standard.source, Finding::MissingSection { name });
    }
    if standard.division.as_ref().is_none_or(|division| division.names.is_empty()) {
        findings.of(standard.source, Finding::MissingSection { name: "职业技能等级划分" });
    }
}
