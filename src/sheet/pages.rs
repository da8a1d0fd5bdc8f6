//! Which rows of a table stand on which printed page: what goes over several rows is named at the top of every page, and
//! the foot stands under a row.

use std::ops::Range;

use crate::sheet::table::{Cell, Value};

/// How much fits, in points.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    /// For rows, on the first page, under the lines above the table.
    pub(super) first: f64,
    /// For rows, on every other page.
    pub(super) other: f64,
    /// What the foot takes.
    pub(super) foot: f64,
}

/// A page may be left so empty for the sake of a better place to end.
const FULL_ENOUGH: f64 = 0.8;

/// The rows of each page, from heights that are one a row.
pub(super) fn pages(rows: &[Vec<Cell>], heights: &[f64], room: Room) -> Vec<Range<usize>> {
    let mut pages = Vec::new();
    let mut start = 0;
    while start < heights.len() {
        let full = if pages.is_empty() { room.first } else { room.other };
        let end = end(rows, heights, start, full, room.foot);
        pages.push(start..end);
        start = end;
    }
    if pages.is_empty() {
        pages.push(0..0);
    }
    pages
}

/// Where a page ends that begins at a row: as late as it can, or a little sooner where less is cut in two.
fn end(rows: &[Vec<Cell>], heights: &[f64], start: usize, full: f64, foot: f64) -> usize {
    let last = heights.len() - 1;
    let mut used = 0.0;
    // How full the page is where it ends before each row.
    let mut ends = Vec::new();
    for (index, height) in heights.iter().enumerate().skip(start) {
        let needed = used + height + if index == last { foot } else { 0.0 };
        if needed > full && index > start {
            break;
        }
        if index == last {
            return heights.len();
        }
        used += height;
        ends.push((index + 1, used));
    }
    let good = ends.iter().rev().filter(|(_, used)| *used >= full * FULL_ENOUGH);
    let best = good.min_by_key(|(row, _)| rows[*row].iter().filter(|cell| cell.value == Value::Above).count());
    best.or(ends.last()).map_or(start + 1, |(row, _)| *row)
}

/// The cells of a page: one that goes on from the page before begins anew, and one that goes on to the next ends.
pub(super) fn cells<'a>(rows: &[Vec<Cell<'a>>], page: &Range<usize>) -> Vec<Vec<Cell<'a>>> {
    let mut on_page = rows[page.clone()].to_vec();
    let count = on_page.len();
    for (index, row) in on_page.iter_mut().enumerate() {
        for (column, cell) in row.iter_mut().enumerate() {
            if index == 0 && cell.value == Value::Above {
                let begun = (0..page.start).rev().find(|above| rows[*above][column].value != Value::Above);
                let Some(begun) = begun else { continue };
                let whole = &rows[begun][column];
                *cell = whole.clone().over((begun + whole.down).saturating_sub(page.start));
            }
            cell.down = cell.down.min(count - index);
        }
    }
    on_page
}

#[cfg(test)]
mod tests {
    use super::{Room, cells, pages};
    use crate::sheet::table::Cell;

    /// Rows of a column of groups, each over so many, and a column of their own.
    fn rows(groups: &[usize]) -> Vec<Vec<Cell<'_>>> {
        let mut rows = Vec::new();
        for (group, down) in groups.iter().enumerate() {
            for index in 0..*down {
                let over = if index == 0 { Cell::text(format!("组{group}")).over(*down) } else { Cell::above() };
                rows.push(vec![over, Cell::count(rows.len())]);
            }
        }
        rows
    }

    #[test]
    fn a_page_ends_where_a_group_does_if_it_is_full_enough() {
        let room = Room { first: 80.0, other: 100.0, foot: 30.0 };
        let of = |groups: &[usize]| pages(&rows(groups), &vec![10.0; groups.iter().sum()], room);
        assert_eq!(of(&[3, 4, 6]), [0..7, 7..13]);
        assert_eq!(of(&[2, 20]), [0..8, 8..18, 18..22]);
        // The foot takes the last row along.
        assert_eq!(of(&[8]), [0..7, 7..8]);
        assert!(of(&[]).len() == 1 && of(&[])[0].is_empty());
    }

    #[test]
    fn no_row_is_lost_however_high() {
        let room = Room { first: 5.0, other: 5.0, foot: 30.0 };
        assert_eq!(pages(&rows(&[3]), &[10.0; 3], room), [0..1, 1..2, 2..3]);
    }

    #[test]
    fn every_page_names_what_goes_on() {
        let rows = rows(&[5, 2]);
        let page = cells(&rows, &(3..6));
        assert_eq!((&*page[0][0].words(), page[0][0].down), ("组0", 2));
        assert_eq!((&*page[2][0].words(), page[2][0].down), ("组1", 1));
        assert_eq!(cells(&rows, &(0..3))[0][0].down, 3);
    }
}
