//! What a page prints around the text: running titles and feet. Page numbers and 续表 are told by their look.

use std::collections::BTreeMap;

use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::{Line, Look, visible};
use crate::standard::parse::section::Chapters;
use crate::standard::tree::{Cover, Owner};
use crate::text::{Source, without_han_spaces};

/// Claims the lines that repeat the cover's words, or that stand at several page breaks of the tables.
pub(super) fn claim_running_titles(source: &Source, chapters: &Chapters, cover: &Cover, ledger: &mut Ledger) {
    let known = [Some(&cover.title), Some(&cover.name), cover.issuer.as_ref()];
    let known: Vec<&str> = known.into_iter().flatten().map(String::as_str).filter(|text| !text.is_empty()).collect();
    for section in chapters.each().filter(|section| section.chapter != Chapter::Cover) {
        for line in section.lines.iter().filter(|line| is_candidate(line)) {
            let text = plain(source, line);
            let bare = text.trim_matches(|it: char| it.is_ascii_digit() || " -—–·/".contains(it));
            if (known.contains(&text.as_str()) || known.contains(&bare)) && !ledger.has(line) {
                ledger.claim(line, Owner::Furniture);
            }
        }
    }
    claim_repeated(source, chapters, ledger);
}

/// A line between rows that stands at two page breaks or more.
fn claim_repeated(source: &Source, chapters: &Chapters, ledger: &mut Ledger) {
    let lines: Vec<&Line> = chapters.lines(Chapter::Requirements).collect();
    let is_break = |line: &&Line| matches!(line.look, Look::Header | Look::PageMark);
    let mut found: BTreeMap<String, Vec<&Line>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_candidate(line) && !ledger.has(line)) {
        let after_row = lines[..at].iter().rev().take(4).any(|line| matches!(line.look, Look::Row | Look::Contents));
        let at_break = lines.get(at + 1).is_some_and(is_break)
            || at.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(is_break);
        let text = plain(source, line);
        // The end of a sentence is a piece of text, however often it comes.
        if after_row && at_break && !text.ends_with(['。', '；', '，', '、', '：', '！', '？']) {
            found.entry(text).or_default().push(line);
        }
    }
    for line in found.into_values().filter(|lines| lines.len() > 1).flatten() {
        ledger.claim(line, Owner::Furniture);
    }
}

/// Short enough to stand at a page's head.
fn is_candidate(line: &Line) -> bool {
    matches!(line.look, Look::Text | Look::Heading(_)) && line.text.end - line.text.start <= 300
}

fn plain(source: &Source, line: &Line) -> String {
    without_han_spaces(&visible(source.slice(line.text)))
}
