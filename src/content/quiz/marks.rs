//! The marks with which a sheet answers: letters of choices, and signs and words for true and false.

use std::ops::Range;

use crate::content::quiz::truth::TRUTHS;
use crate::text::narrow_character;

/// Marks in a row, as `ABCDA`, `√ × √` or `AB C ACD`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Where each stands, and in which group; white space and signs divide groups.
    pub(super) each: Vec<(Range<usize>, usize)>,
}

/// What stands between marks.
pub(super) const BETWEEN: &str = "，,、；;/|｜。.．（）()【】[]";

impl Marks {
    /// The marks with which a text begins; nothing where it begins with a word.
    pub(super) fn of(text: &str) -> Option<Self> {
        let (mut each, mut group, mut at) = (Vec::new(), 0, 0);
        loop {
            let rest = text[at..].trim_start_matches(|it: char| it.is_whitespace() || BETWEEN.contains(it));
            if rest.len() < text.len() - at && !each.is_empty() {
                group += 1;
            }
            at = text.len() - rest.len();
            let lengths = row(rest);
            if lengths.is_empty() {
                break;
            }
            for length in lengths {
                each.push((at..at + length, group));
                at += length;
            }
        }
        (!each.is_empty()).then_some(Self { each })
    }

    /// Where they stand, first to last.
    pub(super) fn range(&self) -> Range<usize> {
        self.each[0].0.start..self.each[self.each.len() - 1].0.end
    }

    /// One place for each of so many questions; nothing where there are not as many marks, nor groups of them.
    pub(super) fn for_each(&self, count: usize) -> Option<Vec<Range<usize>>> {
        if self.each.len() == count {
            return Some(self.each.iter().map(|(range, _)| range.clone()).collect());
        }
        let mut groups: Vec<Range<usize>> = Vec::new();
        for (range, group) in &self.each {
            match groups.get_mut(*group) {
                Some(whole) => whole.end = range.end,
                None => groups.push(range.clone()),
            }
        }
        (groups.len() == count).then_some(groups)
    }
}

/// The bytes of each mark of the row with which a text begins, up to the last one behind which no word goes on.
fn row(text: &str) -> Vec<usize> {
    let (mut lengths, mut sure, mut rest) = (Vec::new(), 0, text);
    while let Some(length) = mark(rest) {
        let is_sign = !rest[..length].starts_with(|it: char| it.is_alphabetic());
        rest = &rest[length..];
        lengths.push(length);
        if is_sign || is_end(rest) {
            sure = lengths.len();
        }
    }
    lengths.truncate(sure);
    lengths
}

/// The bytes of what looks like a mark.
fn mark(text: &str) -> Option<usize> {
    if let Some(truth) = TRUTHS.iter().find(|truth| text.starts_with(**truth)) {
        return Some(truth.len());
    }
    let first = text.chars().next()?;
    matches!(narrow_character(first), 'A'..='H' | 'T').then_some(first.len_utf8())
}

/// Whether no word goes on here.
fn is_end(rest: &str) -> bool {
    rest.chars().next().is_none_or(|it| !it.is_alphabetic())
}

/// Whether a text is marks alone.
pub(super) fn is_marks(text: &str) -> bool {
    Marks::of(text).is_some_and(|marks| marks.range().end == bare(text).len())
}

/// Without the signs behind it.
pub(super) fn bare(text: &str) -> &str {
    text.trim_end_matches(|it: char| it.is_whitespace() || BETWEEN.contains(it))
}
