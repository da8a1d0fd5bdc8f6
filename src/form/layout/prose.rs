//! Printed lines outside tables, made paragraphs again.

use crate::form::layout::glue::Glue;
use crate::form::layout::number;
use crate::form::layout::strip::{self, HALF, Line, Strip};

/// Where the lines of a text begin and end.
#[derive(Clone, Copy, Debug)]
pub(super) struct Margins {
    left: u32,
    right: u32,
    /// Whether paragraphs begin with two empty characters.
    indented: bool,
}

impl Margins {
    pub(super) fn of(strips: &[&Strip]) -> Self {
        let left = strips.iter().map(|strip| strip.start()).min().unwrap_or(0);
        let right = strips.iter().map(|strip| strip.end()).max().unwrap_or(0);
        let margins = Self { left, right, indented: false };
        let indented = strips.iter().filter(|strip| margins.is_indented(strip)).count();
        Self { indented: indented > 2, ..margins }
    }

    fn is_indented(self, strip: &Strip) -> bool {
        (3 * HALF..=6 * HALF).contains(&(strip.start() - self.left))
    }

    /// Whether a line goes on in the next one: what follows had no room.
    fn goes_on(self, strip: &Strip, next: &Strip) -> bool {
        let (text, following) = (strip.text(), next.text());
        let room = self.right.saturating_sub(strip.end());
        let ended = text.ends_with(['。', '：', '；']) && !self.indented;
        next.start() < self.left + 3 * HALF
            && !next.apart
            && room < first_width(next)
            && !ended
            && !number::begins(&following)
    }
}

/// The least that must fit on a line: a Latin word, or a Han character and the stop behind it.
fn first_width(strip: &Strip) -> u32 {
    let word = &strip.words[0];
    let count = word.text.chars().count() as u32;
    let width = (word.end - word.start) / count.max(1);
    let latin = word.text.chars().take_while(char::is_ascii).count() as u32;
    if latin > 0 { width * latin + HALF } else { 4 * HALF }
}

pub(super) fn paragraphs(strips: &[Strip], margins: Margins, glue: &Glue) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut before: Option<&Strip> = None;
    for strip in strips {
        match (lines.last_mut(), before) {
            (Some(line), Some(before)) if margins.goes_on(before, strip) => glue.join(&mut line.text, &strip.text()),
            _ => lines.push(Line { place: strip.place, text: contents(strip), finding: None }),
        }
        before = Some(strip);
    }
    lines
}

/// The text of a line; a page number far to the right makes it one of the contents.
fn contents(strip: &Strip) -> String {
    if let [title @ .., page] = &strip.words[..]
        && let Some(last) = title.last()
        && page.start.saturating_sub(last.end) > 6 * HALF
        && page.text.len() <= 3
        && page.text.bytes().all(|byte| byte.is_ascii_digit() || b"IVX".contains(&byte))
    {
        return format!("{}\t{}", strip::text(title), page.text);
    }
    strip.text()
}
