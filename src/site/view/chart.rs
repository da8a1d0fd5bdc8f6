//! What the drawing of strands is made from, and how large things are in it.

use crate::site::navigation::LevelLink;

/// What is drawn.
#[derive(Clone, Debug)]
pub(super) struct Chart<'a> {
    /// The columns.
    pub(super) levels: &'a [LevelLink],
    /// In the standard's order.
    pub(super) tasks: Vec<ChartTask>,
    /// A name, and the places of its tasks among all.
    pub(super) strands: Vec<(String, Vec<usize>)>,
}

/// A task of the drawing.
#[derive(Clone, Debug)]
pub(super) struct ChartTask {
    /// The column of its level.
    pub(super) column: usize,
    /// `2.1`
    pub(super) number: String,
    /// Its name.
    pub(super) name: String,
    /// Its page.
    pub(super) href: String,
    /// The key of its state's word.
    pub(super) state: &'static str,
}

/// How large things are, for one width of page; in pixels.
#[derive(Clone, Copy, Debug)]
pub(super) struct Format {
    /// `wide` or `narrow`.
    pub(super) name: &'static str,
    /// Of the whole, at most.
    pub(super) width: u32,
    /// However few the levels are.
    pub(super) widest_box: u32,
    /// Between columns.
    pub(super) gap: u32,
    /// Of letters.
    pub(super) size: u32,
    /// From one base line to the next.
    pub(super) leading: u32,
    /// Inside boxes and between them.
    pub(super) padding: u32,
    /// The number stands above the name.
    pub(super) stacked: bool,
    /// Of a name.
    pub(super) most_lines: usize,
}

/// Desktops and paper.
pub(super) const WIDE: Format = Format {
    name: "wide",
    width: 1000,
    widest_box: 290,
    gap: 64,
    size: 15,
    leading: 22,
    padding: 10,
    stacked: false,
    most_lines: 2,
};

/// Phones.
pub(super) const NARROW: Format = Format {
    name: "narrow",
    width: 330,
    widest_box: 150,
    gap: 24,
    size: 12,
    leading: 18,
    padding: 6,
    stacked: true,
    most_lines: 3,
};

/// Where the columns are.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    count: u32,
    /// Of every box.
    pub(super) box_width: u32,
    /// Between two columns.
    pub(super) gap: u32,
}

impl Columns {
    /// As wide as the format allows.
    pub(super) fn of(count: u32, format: Format) -> Self {
        let count = count.max(1);
        // Of many levels the boxes stay wide enough for a number, and the whole is scaled instead.
        let share = (format.width.saturating_sub(format.gap * (count - 1)) / count).max(format.size * 4);
        Self { count, box_width: share.min(format.widest_box), gap: format.gap }
    }

    /// Of all columns.
    pub(super) fn width(self) -> u32 {
        self.count * (self.box_width + self.gap) - self.gap
    }

    /// Where a column begins.
    pub(super) fn left(self, column: usize) -> u32 {
        column as u32 * (self.box_width + self.gap)
    }
}
