//! How a text is made: headings that follow each other, images with words, the marks of Chinese print.

use crate::content::markdown::{Body, MARKS};
use crate::diagnostic::{Diagnostics, Edit, Finding, Mender};
use crate::text::{Source, Span};

/// Looks through the text of a lesson.
pub(super) fn look(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    // The title of the page is above all of them.
    let mut above = 1;
    for heading in &body.headings {
        if heading.rank > above + 1 {
            let marks = Span { end: heading.span.start + u32::from(heading.rank), ..heading.span };
            diagnostics.at(marks, Finding::SkippedHeading { rank: heading.rank, expected: above + 1 });
        }
        above = heading.rank;
    }
    for image in &body.silent_images {
        diagnostics.at(*image, Finding::ImageWithoutWords);
    }
    // Whoever types so does it throughout: one finding for all of them.
    if let Some(first) = body.half_width.first() {
        let mark = Span { end: first.start + 1, ..*first };
        let finding = Finding::HalfWidth {
            mark: source.slice(mark).to_owned(),
            count: body.half_width.len(),
            mender: Mender::Fix,
        };
        diagnostics.mendable(mark, finding, body.half_width.iter().filter_map(|it| wide(source, *it)).collect());
    }
}

fn wide(source: &Source, place: Span) -> Option<Edit> {
    let half = source.slice(place).chars().next()?;
    let (_, full) = MARKS.iter().find(|(known, _)| *known == half)?;
    Some(Edit { place, text: full.to_string() })
}
