//! How far facets and requirements are covered, and how many requirements are.

use std::iter::Sum;

pub use crate::content::State;
use crate::curriculum::coverage::Row;

/// How far a facet is covered; a facet takes the best claim it has, so the order matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FacetState {
    /// 未覆盖
    Open,
    /// 编写中, 内容不足
    Draft,
    /// 待复核
    Suspect,
    /// 部分覆盖
    Partly,
    /// 已覆盖
    Covered,
}

/// Requirements by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub total: usize,
    /// 已覆盖
    pub covered: usize,
    /// 部分覆盖
    pub partly: usize,
    /// 不纳入
    pub waived: usize,
    /// 未覆盖
    pub open: usize,
    /// Of the covered ones, those that would not be so without files whose content nobody has examined.
    pub unexamined: usize,
}

impl FacetState {
    /// As JSON and words have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Draft => "draft",
            Self::Suspect => "suspect",
            Self::Partly => "partly",
            Self::Covered => "covered",
        }
    }
}

impl Sum for Totals {
    fn sum<I: Iterator<Item = Self>>(totals: I) -> Self {
        totals.fold(Self::default(), |sum, it| Self {
            total: sum.total + it.total,
            covered: sum.covered + it.covered,
            partly: sum.partly + it.partly,
            waived: sum.waived + it.waived,
            open: sum.open + it.open,
            unexamined: sum.unexamined + it.unexamined,
        })
    }
}

impl Totals {
    /// Counts rows.
    pub fn of<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let mut totals = Self::default();
        for row in rows {
            totals.add(row);
        }
        totals
    }

    /// Counts one more row.
    pub fn add(&mut self, row: &Row) {
        self.count(row.state);
        self.unexamined += usize::from(row.rests_on_unexamined());
    }

    /// Counts one more of which the state alone is known.
    pub fn count(&mut self, state: State) {
        self.total += 1;
        match state {
            State::Covered => self.covered += 1,
            State::Partly => self.partly += 1,
            State::Open => self.open += 1,
            State::Waived => self.waived += 1,
        }
    }

    /// Covered of all, rounded down.
    pub fn percent(self) -> usize {
        (self.covered * 100).checked_div(self.total).unwrap_or(0)
    }

    /// As one state: of a task, a work field, a level.
    pub fn state(self) -> State {
        if self.total > 0 && self.covered == self.total {
            State::Covered
        } else if self.total > 0 && self.waived == self.total {
            State::Waived
        } else if self.covered + self.partly > 0 {
            State::Partly
        } else {
            State::Open
        }
    }
}
