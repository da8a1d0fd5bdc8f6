//! How high a row must be for its words: Excel does not ask cells that go over several rows.

use unicode_width::UnicodeWidthStr as _;

use crate::sheet::table::Cell;

/// Of one line, in points.
const LINE: f64 = 14.5;
/// Above and under the words.
const AIR: f64 = 4.0;

/// So many lines in points.
pub(super) fn points(lines: f64) -> f64 {
    // No row of Excel is higher than 409 points.
    (lines * LINE + AIR).min(409.0)
}

/// How many lines each row needs in columns of these widths.
pub(super) fn lines(rows: &[Vec<Cell>], widths: &[u16]) -> Vec<f64> {
    let mut lines: Vec<f64> = rows.iter().map(|row| row_lines(row, widths)).collect();
    for (index, row) in rows.iter().enumerate() {
        for (cell, width) in row.iter().zip(widths).filter(|(cell, _)| cell.down > 1) {
            let end = (index + cell.down).min(lines.len());
            let missing = cell_lines(cell, *width) - lines[index..end].iter().sum::<f64>();
            if missing > 0.0 {
                lines[end - 1] += missing;
            }
        }
    }
    lines
}

/// The same of one row, whatever goes over several.
pub(super) fn row_lines(row: &[Cell], widths: &[u16]) -> f64 {
    let single = row.iter().zip(widths).filter(|(cell, _)| cell.down == 1);
    single.map(|(cell, width)| cell_lines(cell, *width)).fold(1.0, f64::max)
}

/// The same of one cell.
pub(super) fn cell_lines(cell: &Cell, width: u16) -> f64 {
    // A Han character that no longer fits goes down whole, and the borders take their share.
    let room = usize::from(width.saturating_sub(2)).max(2);
    let lines: usize = cell.words().lines().map(|line| line.width().div_ceil(room).max(1)).sum();
    f64::from(u16::try_from(lines.max(1)).unwrap_or(u16::MAX))
}
