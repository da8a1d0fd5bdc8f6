//! 学时: how much is theory and how much is practice.

use std::iter::Sum;

use serde::Deserialize;

use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Span, Spanned};
use crate::yaml::Located;

/// Lessons of a timetable, by what is done in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hours {
    /// 理论
    pub theory: u32,
    /// 实践
    pub practice: u32,
}

impl Hours {
    /// Both.
    pub fn total(self) -> u32 {
        self.theory + self.practice
    }
}

impl Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(hours: I) -> Self {
        let add =
            |sum: Self, one: Self| Self { theory: sum.theory + one.theory, practice: sum.practice + one.practice };
        hours.fold(Self::default(), add)
    }
}

/// Hours as they are written, each with its place: a wrong one does not keep the other from being read.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct WrittenHours {
    theory: Option<Located<String>>,
    practice: Option<Located<String>>,
}

impl WrittenHours {
    /// Those that are numbers; what is left out is none.
    pub(super) fn read(self, read: Span, diagnostics: &mut Diagnostics) -> Hours {
        let mut hours = |written: Option<Located<String>>| {
            written.and_then(|written| count(&written.at(read), diagnostics)).unwrap_or_default()
        };
        Hours { theory: hours(self.theory), practice: hours(self.practice) }
    }
}

/// A whole number that a timetable may hold; anything else is a finding.
pub(super) fn count(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<u32> {
    let number: Option<u16> = written.value.trim().parse().ok();
    if number.is_none() {
        diagnostics.at(written.span, Finding::NotHours { written: written.value.clone() });
    }
    number.map(u32::from)
}
