//! 学时: how much is theory and how much is practice.

use std::fmt::{self, Display, Formatter};
use std::iter::Sum;
use std::str::FromStr;

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

/// 学分, in tenths: colleges count halves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Credits(pub u32);

impl Display for Credits {
    fn fmt(&self, formatter: &mut Formatter) -> fmt::Result {
        let (whole, tenths) = (self.0 / 10, self.0 % 10);
        if tenths == 0 { write!(formatter, "{whole}") } else { write!(formatter, "{whole}.{tenths}") }
    }
}

impl Sum for Credits {
    fn sum<I: Iterator<Item = Self>>(credits: I) -> Self {
        Self(credits.map(|one| one.0).sum())
    }
}

impl FromStr for Credits {
    type Err = ();

    /// `4`, `2.5`
    fn from_str(text: &str) -> Result<Self, ()> {
        let (whole, tenths) = text.split_once('.').unwrap_or((text, "0"));
        let whole: u8 = whole.parse().map_err(|_| ())?;
        let tenths = tenths.trim_end_matches('0');
        let tenths: u8 = if tenths.is_empty() { 0 } else { tenths.parse().map_err(|_| ())? };
        if tenths > 9 { Err(()) } else { Ok(Self(u32::from(whole) * 10 + u32::from(tenths))) }
    }
}

/// A number of credits; anything else is a finding.
pub(super) fn credits(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Credits> {
    let credits = written.value.trim().parse().ok();
    if credits.is_none() {
        diagnostics.at(written.span, Finding::NotCredits { written: written.value.clone() });
    }
    credits
}
