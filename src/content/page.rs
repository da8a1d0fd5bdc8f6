//! A free page: a text about the site itself, that belongs to no standard (`pages/*.md`).

use serde::Deserialize;

use crate::content::front_matter::split;
use crate::content::markdown::{self, Body};
use crate::content::{lost, slug, text};
use crate::diagnostic::{Diagnostics, Expected, Finding, Headed};
use crate::text::{Source, SourceId, Span};
use crate::yaml::{self, Located, Shape};

/// A page as written.
#[derive(Clone, Debug)]
pub struct FreePage {
    /// Its address, by its file's name.
    pub slug: String,
    /// Its text.
    pub source: SourceId,
    /// Its path from the site's folder.
    pub path: String,
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// Where it stands among the others; those without stand last.
    pub order: Option<u32>,
    /// Its Markdown.
    pub body: Body,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    title: Located<String>,
    summary: Option<String>,
    order: Option<u32>,
}

/// What its head holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Written>()
}

impl FreePage {
    /// Reads a page; nothing where its head cannot be read, though what is wrong in its text is told as well.
    pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (head, span) = split(source, Headed::Page, diagnostics);
        let written = head.and_then(|head| Some((matter(source, head, diagnostics)?, head)));
        let body = markdown::read(source, span?);
        text::look(source, &body, diagnostics);
        claims(source, &body, diagnostics);
        let (written, head) = written?;
        let title = written.title.at(head);
        if title.value.trim().is_empty() {
            diagnostics.at(title.span, Finding::WrongType { expected: Expected::FilledText });
        }
        Some(Self {
            slug: slug::of_file(source.path()),
            source: source.id(),
            path: source.path().to_owned(),
            title: title.value,
            summary: written.summary,
            order: written.order,
            body,
        })
    }
}

fn matter(source: &Source, head: Span, diagnostics: &mut Diagnostics) -> Option<Written> {
    if source.slice(head).trim().is_empty() {
        diagnostics.at(head, Finding::MissingKey { key: "title".to_owned() });
        return None;
    }
    yaml::read_part(source, head, diagnostics).map(|(written, _)| written)
}

/// What only a lesson can say, since a page belongs to no standard.
fn claims(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    let headings = body.headings.iter().filter_map(|heading| Some(heading.attributes.first()?.key.span));
    let blocks = body.fences.iter().filter(|fence| lost::BLOCKS.contains(&fence.language.as_str()));
    for place in headings.chain(blocks.map(|fence| source.trim(fence.span))) {
        diagnostics.at(place, Finding::ClaimOnPage);
    }
}
