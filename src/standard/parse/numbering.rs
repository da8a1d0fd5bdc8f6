//! Codes for numbers: what is printed twice, left out, or not printed at all.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::id::{Code, LevelId};
use crate::standard::parse::number;
use crate::text::Span;

/// The numbers of one kind in one level: where each was printed first, and how often since.
pub(super) struct Numbering<const N: usize> {
    level: LevelId,
    seen: BTreeMap<[u32; N], (u32, Span)>,
}

/// A name and its number.
pub(super) struct Named<const N: usize> {
    pub(super) printed: Option<String>,
    /// `None` where it has none, or one that is not its own: （1） begins anew.
    pub(super) numbers: Option<[u32; N]>,
    pub(super) is_too_large: bool,
    pub(super) name: String,
}

/// Reads what stands in the cell of a field or task.
pub(super) fn named<const N: usize>(text: &str, clean: impl Fn(&str) -> String) -> Named<N> {
    if let Some(found) = number::leading::<N>(text) {
        let is_too_large = found.numbers.is_none();
        let printed = Some(found.printed.to_owned());
        return Named { printed, numbers: found.numbers, is_too_large, name: clean(found.rest) };
    }
    let item = number::item(text);
    let name = clean(item.map_or(text, |found| found.rest));
    Named { printed: item.map(|found| found.printed.to_owned()), numbers: None, is_too_large: false, name }
}

impl<const N: usize> Named<N> {
    /// Whether the number may be that of the node before, printed again.
    pub(super) fn is_again(&self, printed: Option<&str>, numbers: [u32; N]) -> bool {
        self.printed.is_some() == printed.is_some() && self.numbers.is_none_or(|own| own == numbers)
    }
}

impl<const N: usize> Numbering<N> {
    pub(super) fn new(level: LevelId) -> Self {
        Self { level, seen: BTreeMap::new() }
    }

    /// The code of a node, with findings where its number was there before or leaves one out.
    ///
    /// `place` counts the siblings before it: behind an odd number, the one by place is no gap.
    pub(super) fn code(
        &mut self,
        numbers: [u32; N],
        (expected, place): ([u32; N], usize),
        span: Span,
        findings: &mut Diagnostics,
    ) -> Code<N> {
        let mut code = Code::new(self.level, numbers);
        if let Some((count, first)) = self.seen.get_mut(&numbers) {
            *count += 1;
            code.occurrence = *count;
            findings.between(span, *first, Finding::DuplicateNumber { number: code.number(), code: code.to_string() });
            return code;
        }
        self.seen.insert(numbers, (1, span));
        let last = N - 1;
        let mut before = numbers;
        before[last] = numbers[last].saturating_sub(1);
        let is_sibling = numbers[..last] == expected[..last];
        let follows =
            numbers[last] == expected[last] || numbers[last] as usize == place + 1 || self.seen.contains_key(&before);
        if is_sibling && !follows {
            let expected = Code::new(self.level, expected).number();
            findings.at(span, Finding::SkippedNumber { expected, found: code.number() });
        }
        code
    }
}
