//! The characters of pages as printed lines, without what every page repeats at its edges.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use crate::form::layout::{self, Cell, HALF, Strip, Word};
use crate::form::pdf::content::{Glyph, Run, Shown};
use crate::form::pdf::rules::Rules;

/// The printed lines of all pages.
pub(super) fn strips(pages: Vec<Shown>) -> Vec<Strip> {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for character in pages.iter().flat_map(|page| &page.runs).flatten() {
        *sizes.entry(units(character.size, 1.0)).or_default() += 1;
    }
    let Some((&size, _)) = sizes.iter().max_by_key(|(_, count)| **count) else { return Vec::new() };
    let half = f64::from(size.max(HALF)) / 200.0;
    let mut printed: Vec<Vec<Strip>> = Vec::new();
    for (Shown { runs, rules }, place) in pages.into_iter().zip(1..) {
        let cell = |glyph: &Glyph| cell(glyph, &rules, half);
        let lines = rows(runs).into_iter().map(|row| Strip { place, apart: false, words: words(&row, half, cell) });
        printed.push(lines.filter(|strip| !strip.words.is_empty()).collect());
    }
    without_furniture(&mut printed);
    printed.into_iter().flatten().collect()
}

/// A length in hundredths of a unit.
#[expect(clippy::cast_sign_loss, reason = "what is left of a page's edge stands at it")]
fn units(length: f64, unit: f64) -> u32 {
    (length / unit * 100.0).clamp(0.0, 10_000_000.0) as u32
}

/// Characters on one base line each, from the top and from the left.
fn rows(mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_by(|one, other| other[0].y.total_cmp(&one[0].y));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match rows.last_mut() {
            Some(row) if row[0][0].y - run[0].y < 0.3 * row[0][0].size => row.push(run),
            _ => rows.push(vec![run]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| one[0].x.total_cmp(&other[0].x));
        // Some programs print twice to make it bold.
        row.dedup_by(|one, other| {
            let same = one.iter().map(|it| it.character).eq(other.iter().map(|it| it.character));
            same && (one[0].x - other[0].x).abs() < 0.2 * other[0].size
        });
    }
    rows.into_iter().map(|row| row.into_iter().flatten().collect()).collect()
}

/// Higher than any page, since places on it are counted from its foot.
const HEAD: f64 = 20_000.0;

/// The ruled cell that a character stands in.
fn cell(glyph: &Glyph, rules: &Rules, half: f64) -> Option<Cell> {
    let around = rules.around(f64::midpoint(glyph.x, glyph.end), glyph.y + 0.3 * glyph.size)?;
    let top = units(HEAD - around.top, half);
    Some(Cell { left: units(around.left, half), right: units(around.right, half), top })
}

/// The words of a line; a gap or the border of a cell ends one as a space does.
fn words(row: &[Glyph], half: f64, cell: impl Fn(&Glyph) -> Option<Cell>) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut spaced = false;
    let mut reached = f64::MIN;
    for glyph in row {
        let Glyph { character, x, end, size, .. } = glyph;
        if character.is_whitespace() || character.is_control() {
            spaced = true;
            reached = reached.max(*end);
            continue;
        }
        let gap = x - reached;
        let before = words.last().is_some_and(|word| word.text.ends_with(|it: char| it.is_ascii_alphanumeric()));
        let latin = [before, character.is_ascii_alphanumeric()].into_iter().filter(|it| *it).count();
        let cell = cell(glyph);
        let is_beyond = words.last().is_some_and(|word| word.cell != cell);
        // Between columns there may be little more than between the characters of a justified line.
        if words.is_empty() || spaced || is_beyond || gap > 0.15 * size {
            let start = units(*x, half);
            // Some programs move on instead of printing a space; beside a Han character a little room is no space.
            spaced |= (latin == 2 && gap > 0.2 * size) || (latin == 1 && gap > 0.4 * size);
            words.push(Word { start, end: start, text: String::new(), spaced, cell });
            spaced = false;
        }
        let word = words.last_mut().expect("a word was just begun");
        word.text.push(plain(*character));
        word.end = units(*end, half).max(word.end);
        reached = *end;
    }
    words
}

/// Some fonts give a radical for the character that looks the same.
fn plain(character: char) -> char {
    if matches!(character, '\u{2E80}'..='\u{2FDF}' | '\u{F900}'..='\u{FAFF}') {
        std::iter::once(character).nfkc().next().unwrap_or(character)
    } else {
        character
    }
}

/// Page numbers and running titles: the first or last line of a page, the same on others but for its digits.
fn without_furniture(pages: &mut [Vec<Strip>]) {
    let key = |strip: &Strip| -> String {
        strip.text().chars().filter(|it| !it.is_ascii_digit() && !it.is_whitespace() && !"-—–".contains(*it)).collect()
    };
    let count = pages.len();
    for last in [false, true] {
        let edge = |page: &Vec<Strip>| if last { page.len().checked_sub(1) } else { (!page.is_empty()).then_some(0) };
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for strip in pages.iter().filter_map(|page| edge(page).map(|at| &page[at])) {
            *seen.entry(key(strip)).or_default() += 1;
        }
        for page in &mut *pages {
            let Some(at) = edge(page) else { continue };
            let key = key(&page[at]);
            let repeated = count > 2 && seen[&key] * 2 > count && !layout::is_header(&page[at..]);
            if key.is_empty() || repeated {
                page.remove(at);
            }
        }
    }
}
