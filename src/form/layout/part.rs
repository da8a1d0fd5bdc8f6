//! Where tables begin and end among printed lines.

use crate::form::layout::header::Header;
use crate::form::layout::strip::Strip;

/// What stands before each table, and the table.
pub(super) fn parts(strips: &[Strip]) -> Vec<(&[Strip], &[Strip])> {
    let mut parts = Vec::new();
    let mut rest = strips;
    while !rest.is_empty() {
        let begun = (0..rest.len()).find(|&at| Header::of(&rest[at..]).is_some()).unwrap_or(rest.len());
        let (prose, tabled) = rest.split_at(begun);
        // A header that a page break repeats ends nothing.
        let (table, beyond) =
            tabled.split_at(tabled.iter().position(|strip| ends_table(&strip.text())).unwrap_or(tabled.len()));
        parts.push((prose, table));
        rest = beyond;
    }
    parts
}

/// Whether a line is no row, but what follows a table.
pub(in crate::form) fn ends_table(text: &str) -> bool {
    let rest = text.strip_prefix('表').map(str::trim_start);
    let caption = rest.is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()));
    caption || text == "参考文献" || text.starts_with("附录")
}
