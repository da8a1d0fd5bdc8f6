//! How a page moves, turns and stretches what it shows.

/// `[a b c d e f]`, as PDF writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// What it does first and the other after it.
    pub(super) fn then(self, other: Self) -> Self {
        let (Self(it), Self(by)) = (self, other);
        let along = |x: f64, y: f64| x * by[0] + y * by[2];
        let across = |x: f64, y: f64| x * by[1] + y * by[3];
        Self([
            along(it[0], it[1]),
            across(it[0], it[1]),
            along(it[2], it[3]),
            across(it[2], it[3]),
            along(it[4], it[5]) + by[4],
            across(it[4], it[5]) + by[5],
        ])
    }

    /// The same from another origin.
    pub(super) fn moved(self, x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y]).then(self)
    }

    /// Where a place comes to stand.
    pub(super) fn place(self, x: f64, y: f64) -> (f64, f64) {
        self.moved(x, y).origin()
    }

    /// Where its origin comes to stand.
    pub(super) fn origin(self) -> (f64, f64) {
        (self.0[4], self.0[5])
    }

    /// How long a unit along a line becomes.
    pub(super) fn along(self) -> f64 {
        self.0[0].hypot(self.0[1])
    }

    /// How long a unit across a line becomes.
    pub(super) fn across(self) -> f64 {
        self.0[2].hypot(self.0[3])
    }

    /// Whether lines run from left to right; what stands aslant is a watermark.
    pub(super) fn is_upright(self) -> bool {
        self.0.iter().all(|it| it.is_finite()) && self.0[0] > 0.0 && self.0[1].abs() < 0.02 * self.0[0]
    }
}
