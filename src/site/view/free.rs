//! A free page: a text of the site's own.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::curriculum::{Curriculum, FreePage};
use crate::project::Html;
use crate::site::navigation::Link;
use crate::site::route::Route;
use crate::site::view::body::{BodyView, HeadingView};
use crate::site::view::contents::{ContentsEntry, contents};
use crate::site::view::leads::{From, LinkView};
use crate::site::view::subject::Subject;

/// What a free page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FreePageView<'a> {
    /// Its name.
    pub title: String,
    /// What it is about.
    pub summary: Option<String>,
    /// Its sections, where there are several.
    pub contents: Vec<ContentsEntry<'a>>,
    /// Its text.
    pub body: BodyView<'a>,
}

/// A free page on the home page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct PageCard {
    /// Its name and address.
    pub link: Link,
    /// What it is about.
    pub summary: Option<String>,
}

impl<'a> FreePageView<'a> {
    /// Whole.
    pub fn of(subjects: &[Subject<'a>], curriculum: &'a Curriculum, page: &'a FreePage) -> Self {
        let written = &page.written;
        let here = Route::FreePage(&written.slug);
        let body = body(subjects, curriculum, page, &here);
        let contents = contents(&body, &written.body.headings);
        Self {
            title: written.title.clone(),
            summary: written.summary.clone(),
            contents: if contents.len() > 2 { contents } else { Vec::new() },
            body,
        }
    }
}

impl PageCard {
    /// The page as seen from another one.
    pub fn of(page: &FreePage, here: &Route) -> Self {
        Self { link: page_link(page, here), summary: page.written.summary.clone() }
    }
}

/// A page's name and address.
pub fn page_link(page: &FreePage, here: &Route) -> Link {
    let route = Route::FreePage(&page.written.slug);
    Link { label: page.written.title.clone(), href: route.href_from(here), current: route == *here }
}

fn body<'a>(subjects: &[Subject<'a>], curriculum: &'a Curriculum, page: &'a FreePage, here: &Route) -> BodyView<'a> {
    let written = &page.written.body;
    let at = |byte: u32| (byte - written.span.start) as usize;
    let highest = written.headings.iter().map(|heading| heading.rank).min().unwrap_or(2);
    let headings = written.headings.iter().map(|heading| {
        let rank = (heading.rank + 2 - highest).min(6);
        let view = HeadingView {
            rank,
            anchor: heading.anchor.as_str().into(),
            chips: Vec::new(),
            output: None,
            nested: heading.nested,
            answer: false,
            folded: false,
        };
        (at(heading.span.start), view)
    });
    let file = |name| Route::PageFile(&page.written.slug, name);
    let from = From { here, prefix: "", files: &page.files, route: &file, pages: &curriculum.pages };
    let links = page.targets.iter();
    let links = links.map(|(byte, target)| (at(*byte), LinkView::of(target, |index| &subjects[index], &from)));
    BodyView {
        markdown: &page.text,
        is_plain: written.is_plain,
        raw_html: curriculum.config.html == Html::Raw,
        prefix: String::new(),
        headings: headings.collect(),
        links: links.collect(),
        pictures: BTreeMap::new(),
        quizzes: BTreeMap::new(),
        rubrics: BTreeMap::new(),
        terms: Vec::new(),
    }
}
