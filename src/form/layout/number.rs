//! Numbers at the head of a printed line.

use crate::text::is_han;

/// The parts of a number before a name or a sentence: `1.2.3 能…`, `1. 名`; nothing for `2021年`.
pub(in crate::form) fn leading(text: &str) -> Option<Vec<u32>> {
    let end = text.find(|character: char| !character.is_ascii_digit() && character != '.').unwrap_or(text.len());
    let (printed, rest) = text.split_at(end);
    let parts: Option<Vec<u32>> = printed.trim_end_matches('.').split('.').map(|part| part.parse().ok()).collect();
    let apart =
        rest.starts_with([' ', '　', '、', '．']) || (printed.contains('.') && rest.chars().next().is_none_or(is_han));
    parts.filter(|_| apart)
}

/// Whether a line begins something new by its look: a heading, an entry, a caption.
pub(super) fn begins(text: &str) -> bool {
    let tabled =
        text.strip_prefix('表').is_some_and(|rest| rest.trim_start().starts_with(|it: char| it.is_ascii_digit()));
    leading(text).is_some() || tabled || text.starts_with(['[', '［', '【', '（', '•', '—', '-'])
}
