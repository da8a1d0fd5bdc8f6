//! The marks with which a sheet answers: letters of choices, and signs and words for true and false.

use crate::text::narrow_character;

/// Marks in a row, as `ABCDA`, `√ × √` or `AB C ACD`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    /// Where each stands, and in which group; white space and signs divide groups.
    pub(super) each: Vec<(std::ops::Range<usize>, usize)>,
}

/// What stands between marks.
pub(super) const BETWEEN: &str = "，,、；;/|｜。.．（）()【】[]";

/// Longer ones first.
const TRUTHS: [&str; 11] = ["不正确", "正确", "错误", "对", "错", "√", "×", "✓", "✗", "✔", "✘"];

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
            let Some(length) = mark(rest) else { break };
            each.push((at..at + length, group));
            at += length;
        }
        (!each.is_empty()).then_some(Self { each })
    }

    /// Where they stand, first to last.
    pub(super) fn range(&self) -> std::ops::Range<usize> {
        self.each[0].0.start..self.each[self.each.len() - 1].0.end
    }

    /// One place for each of so many questions; nothing where there are not as many marks, nor groups of them.
    pub(super) fn for_each(&self, count: usize) -> Option<Vec<std::ops::Range<usize>>> {
        if self.each.len() == count {
            return Some(self.each.iter().map(|(range, _)| range.clone()).collect());
        }
        let mut groups: Vec<std::ops::Range<usize>> = Vec::new();
        for (range, group) in &self.each {
            match groups.get_mut(*group) {
                Some(whole) => whole.end = range.end,
                None => groups.push(range.clone()),
            }
        }
        (groups.len() == count).then_some(groups)
    }
}

/// The bytes of the mark with which a text begins.
fn mark(text: &str) -> Option<usize> {
    if let Some(truth) = TRUTHS.iter().find(|truth| text.starts_with(**truth)) {
        let rest = &text[truth.len()..];
        let is_sign = truth.chars().all(|it| !crate::text::is_han(it));
        return (is_sign || is_end(rest) || mark(rest).is_some()).then_some(truth.len());
    }
    let first = text.chars().next()?;
    let plain = narrow_character(first);
    let rest = &text[first.len_utf8()..];
    let is_letter = matches!(plain, 'A'..='H' | 'T');
    (is_letter && (is_end(rest) || mark(rest).is_some())).then_some(first.len_utf8())
}

/// Whether no word goes on here.
fn is_end(rest: &str) -> bool {
    rest.chars().next().is_none_or(|it| !it.is_alphabetic())
}
