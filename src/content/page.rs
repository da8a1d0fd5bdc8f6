//! A free page: a text about the site itself, that belongs to no standard (`pages/*.md`).

use serde::Deserialize;

use crate::content::front_matter::split;
use crate::content::markdown::{self, Body};
use crate::content::{lost, slug, text};
use crate::diagnostic::{Diagnostics, Expected, Finding, Headed};
use crate::text::{Source, SourceId};
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
    /// Reads a page; nothing where its head cannot be read.
    pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (read, span) = split(source, Headed::Page, diagnostics)?;
        if source.slice(read).trim().is_empty() {
            diagnostics.at(read, Finding::MissingKey { key: "title".to_owned() });
            return None;
        }
        let written: Written = yaml::read(source, read, diagnostics)?;
        let title = written.title.at(read);
        if title.value.trim().is_empty() {
            diagnostics.at(title.span, Finding::WrongType { expected: Expected::FilledText });
        }
        let body = markdown::read(source, span);
        text::look(source, &body, diagnostics);
        claims(source, &body, diagnostics);
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

/// What only a lesson can say, since a page belongs to no standard.
fn claims(source: &Source, body: &Body, diagnostics: &mut Diagnostics) {
    let headings = body.headings.iter().filter_map(|heading| Some(heading.attributes.first()?.key.span));
    let blocks = body.fences.iter().filter(|fence| lost::BLOCKS.contains(&fence.language.as_str()));
    for place in headings.chain(blocks.map(|fence| source.trim(fence.span))) {
        diagnostics.at(place, Finding::ClaimOnPage);
    }
}
