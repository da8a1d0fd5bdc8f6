//! The sections of a lesson, counted as its list of contents shows them.

use serde::Serialize;

use crate::content::markdown::Heading;
use crate::site::view::body::{BodyView, HeadingView};

/// A list longer than this leaves out what stands below the sections.
const LONG: usize = 18;

/// A heading in the list of contents.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ContentsEntry<'a> {
    /// 2 or 3.
    pub rank: u8,
    /// `3`, or `3.2` below it.
    pub number: String,
    /// Its text.
    pub title: &'a str,
    /// Its place on this page.
    pub anchor: &'a str,
}

/// Headings of the second and third rank, without those of answers; of the second alone where there are many.
pub(super) fn contents<'a>(body: &BodyView, headings: &'a [Heading]) -> Vec<ContentsEntry<'a>> {
    let entries = body.headings.values().zip(headings).zip(section_numbers(headings));
    let entries = entries.filter(|((view, _), _)| !view.folded);
    let entry = |((view, heading), number): ((&HeadingView, &'a Heading), String)| ContentsEntry {
        rank: view.rank,
        number,
        title: &heading.title,
        anchor: &heading.anchor,
    };
    let mut all: Vec<ContentsEntry> = entries.map(entry).filter(|it| it.rank <= 3).collect();
    if all.len() > LONG {
        all.retain(|it| it.rank == 2);
    }
    all
}

/// The number of each heading's section: `3`, or `3.2` below it; what stands deeper has that of what it stands in.
pub(super) fn section_numbers(headings: &[Heading]) -> Vec<String> {
    let highest = headings.iter().map(|heading| heading.rank).min().unwrap_or(1);
    let (mut section, mut part) = (0, 0);
    let number = |heading: &Heading| {
        match heading.rank - highest {
            0 => (section, part) = (section + 1, 0),
            1 => part += 1,
            _ => {}
        }
        if part == 0 { section.to_string() } else { format!("{section}.{part}") }
    };
    headings.iter().map(number).collect()
}
