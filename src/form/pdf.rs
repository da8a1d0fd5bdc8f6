//! PDF: characters and where they stand on their pages, made printed lines for `layout`.

use std::collections::BTreeMap;
use std::panic::catch_unwind;

use pdf_oxide::PdfDocument;
use pdf_oxide::layout::{TextChar, TextSpan};
use unicode_normalization::UnicodeNormalization as _;

use crate::diagnostic::Finding;
use crate::form::document::Document;
use crate::form::layout::{self, HALF, Strip, Word};
use crate::text::Origin;

const BROKEN: Finding = Finding::BrokenFile { kind: "PDF" };

/// Reads the text of a PDF; a scan has none.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Finding> {
    let pages = pages(bytes)?;
    let strips = strips(pages);
    if strips.is_empty() {
        return Err(Finding::PdfWithoutText);
    }
    let mut document = Document::default();
    for line in layout::lines(&strips) {
        let number = document.push(&line.text, Origin::Page(line.place));
        document.findings.extend(line.finding.map(|finding| (number, finding)));
    }
    Ok(document)
}

/// Characters that a program printed in one go, from the left.
type Run = Vec<TextChar>;

/// The upright runs of each page.
fn pages(bytes: &[u8]) -> Result<Vec<Vec<Run>>, Finding> {
    // A damaged file is the file's fault, whatever the library makes of it.
    let read = catch_unwind(|| {
        let document = PdfDocument::from_bytes(bytes.to_vec()).map_err(|_| BROKEN)?;
        if document.is_encrypted() && !document.authenticate(b"").unwrap_or(false) {
            return Err(Finding::EncryptedFile);
        }
        let count = document.page_count().map_err(|_| BROKEN)?;
        let mut pages: Vec<Vec<Run>> = Vec::new();
        for page in 0..count {
            // Spans know the text that a program gave for its glyphs; bare characters do not.
            let spans = document.extract_spans(page).map_err(|_| BROKEN)?;
            pages.push(spans.iter().map(TextSpan::to_chars).collect());
        }
        Ok(pages)
    });
    let mut pages = read.unwrap_or(Err(BROKEN))?;
    for page in &mut pages {
        for run in &mut *page {
            // What stands aslant is a watermark.
            run.retain(|it| it.rotation_degrees.abs() < 1.0 && it.font_size > 0.0 && is_finite(it));
        }
        page.retain(|run| !run.is_empty());
    }
    Ok(pages)
}

fn is_finite(character: &TextChar) -> bool {
    character.origin_x.is_finite() && character.origin_y.is_finite() && character.font_size.is_finite()
}

/// The printed lines of all pages, without what every page repeats at its edges.
fn strips(pages: Vec<Vec<Run>>) -> Vec<Strip> {
    let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
    for character in pages.iter().flatten().flatten() {
        *sizes.entry(units(character.font_size, 1.0)).or_default() += 1;
    }
    let Some((&size, _)) = sizes.iter().max_by_key(|(_, count)| **count) else { return Vec::new() };
    let half = f32::from(u16::try_from(size.max(HALF)).unwrap_or(u16::MAX)) / 200.0;
    let mut printed: Vec<Vec<Strip>> = Vec::new();
    for (page, place) in pages.into_iter().zip(1..) {
        let lines = rows(page).into_iter().map(|row| Strip { place, apart: false, words: words(&row, half) });
        printed.push(lines.filter(|strip| !strip.words.is_empty()).collect());
    }
    without_furniture(&mut printed);
    printed.into_iter().flatten().collect()
}

/// A length in hundredths of a unit.
#[expect(clippy::cast_sign_loss, reason = "what is left of a page's edge stands at it")]
fn units(length: f32, unit: f32) -> u32 {
    (length / unit * 100.0).clamp(0.0, 10_000_000.0) as u32
}

/// Characters on one base line each, from the top and from the left.
fn rows(mut runs: Vec<Run>) -> Vec<Run> {
    runs.sort_by(|one, other| other[0].origin_y.total_cmp(&one[0].origin_y));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        match rows.last_mut() {
            Some(row) if row[0][0].origin_y - run[0].origin_y < 0.3 * row[0][0].font_size => row.push(run),
            _ => rows.push(vec![run]),
        }
    }
    for row in &mut rows {
        row.sort_by(|one, other| one[0].origin_x.total_cmp(&other[0].origin_x));
        // Some programs print twice to make it bold.
        row.dedup_by(|one, other| {
            let same = one.iter().map(|it| it.char).eq(other.iter().map(|it| it.char));
            same && (one[0].origin_x - other[0].origin_x).abs() < 0.2 * other[0].font_size
        });
    }
    rows.into_iter().map(|row| row.into_iter().flatten().collect()).collect()
}

/// Where a character's own width ends; what a span tells reaches to the next character.
fn end(character: &TextChar) -> f32 {
    let narrow = character.char.is_ascii() && !character.char.is_ascii_uppercase() && !"mw%@&".contains(character.char);
    let most = if narrow { 0.65 } else { 1.0 } * character.font_size;
    character.origin_x + character.advance_width.clamp(0.0, most)
}

/// The words of a line; a gap ends one as a space does.
fn words(row: &[TextChar], half: f32) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut spaced = false;
    let mut reached = f32::MIN;
    for character in row {
        let end = end(character);
        if character.char.is_whitespace() || character.char.is_control() {
            spaced = true;
            reached = reached.max(end);
            continue;
        }
        let gap = character.origin_x - reached;
        let latin = character.char.is_ascii_alphanumeric()
            && words.last().is_some_and(|word| word.text.ends_with(|it: char| it.is_ascii_alphanumeric()));
        // Between columns there may be little more than between the characters of a justified line.
        if words.is_empty() || spaced || gap > 0.15 * character.font_size {
            let start = units(character.origin_x, half);
            spaced |= latin && gap > 0.2 * character.font_size;
            words.push(Word { start, end: start, text: String::new(), spaced });
            spaced = false;
        }
        let word = words.last_mut().expect("a word was just begun");
        word.text.push(plain(character.char));
        word.end = units(end, half).max(word.end);
        reached = end;
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
