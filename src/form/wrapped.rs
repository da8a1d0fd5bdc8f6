//! Plain text that was copied off a page: lines end where the page ends, and columns are made of spaces.

use unicode_width::UnicodeWidthChar as _;

use crate::form::document::Document;
use crate::form::layout::{self, HALF, Strip, Word};
use crate::form::stacked;

/// Reads plain text: as it is, unless the head of a table has spaces between its columns.
///
/// What is joined stands on the first of its lines and leaves the others empty, so that lines keep their numbers.
pub(super) fn read(text: String) -> Document {
    let mut strips: Vec<Strip> = Vec::new();
    let mut apart = true;
    for (line, place) in text.lines().zip(1..) {
        let words = words(line);
        if !words.is_empty() {
            strips.push(Strip { place, apart, words });
        }
        apart = line.trim().is_empty();
    }
    let tabbed = text.lines().any(|line| line.contains('\t') && line.contains("工作任务"));
    if !tabbed && stacked::is_stacked(&text) {
        return stacked::read(&text);
    }
    if tabbed || (0..strips.len()).all(|at| !layout::is_header(&strips[at..])) {
        return Document::of(text);
    }
    let mut lines: Vec<String> = Vec::new();
    let mut findings = Vec::new();
    for line in layout::lines(&strips) {
        while lines.len() + 1 < line.place as usize {
            lines.push(String::new());
        }
        lines.push(line.text);
        findings.extend(line.finding.map(|finding| (lines.len() as u32, finding)));
    }
    lines.push(String::new());
    Document { text: lines.join("\n"), origins: Vec::new(), findings }
}

/// No page is so wide; what stands beyond stands there.
const WIDEST: u32 = 100_000 * HALF;

/// The words of a line with the columns that they take in a terminal.
fn words(line: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut at = 0;
    let mut open = false;
    for character in line.chars() {
        let width = character.width().unwrap_or(0) as u32 * HALF;
        if character.is_whitespace() {
            open = false;
        } else {
            if !open {
                words.push(Word { start: at, end: at, text: String::new(), spaced: true, cell: None });
                open = true;
            }
            let word = words.last_mut().expect("a word was just begun");
            word.text.push(character);
            word.end = (at + width).min(WIDEST);
        }
        at = (at + width).min(WIDEST);
    }
    words
}
