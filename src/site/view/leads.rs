//! Links and images of a text, and where they lead.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::content::markdown::{self, Body};
use crate::curriculum::{Attachment, FreePage, Overview, Target, Thing};
use crate::site::navigation::Name;
use crate::site::route::Route;
use crate::site::view::part::numbered;
use crate::site::view::subject::Subject;

/// A link or image.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LinkView<'a> {
    /// What is shown where the author gave no words.
    pub label: Name<'a>,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a link leads.
#[derive(Clone, Debug, Hash, Serialize)]
pub enum Leads {
    /// To a page of the site, or a place on one.
    Page(String),
    /// To a file to show or to take away.
    File {
        /// Relative.
        href: String,
        /// `CSV 1.2 KB`
        weight: String,
        /// Width and height of a picture.
        size: Option<(u32, u32)>,
    },
    /// To another host: it needs the internet.
    Outside(String),
    /// Nowhere: a draft has no page.
    Nowhere,
}

/// From where a link is seen.
pub(super) struct From<'f, 'a> {
    /// The page.
    pub(super) here: &'f Route<'f>,
    /// Stands before the names of the text's own places.
    pub(super) prefix: &'f str,
    /// The text's files.
    pub(super) files: &'a BTreeMap<String, Attachment>,
    /// Where they stand in the site, by their names there.
    pub(super) route: &'f dyn Fn(&'a str) -> Route<'a>,
    /// The free pages of the site.
    pub(super) pages: &'a [FreePage],
}

impl<'a> LinkView<'a> {
    /// As seen from a page; `subject` knows the standard at that place among the site's.
    pub(super) fn of<'s>(target: &'a Target, subject: impl Fn(usize) -> &'s Subject<'a>, from: &From<'_, 'a>) -> Self
    where
        'a: 's,
    {
        let here = from.here;
        let (label, leads): (&str, Leads) = match target {
            Target::Home => {
                return Self { label: Name::Word("home"), leads: Leads::Page(Route::Home.href_from(here)) };
            }
            Target::Thing(index, thing) => return Self::to(subject(*index), thing, here),
            Target::Page(slug, anchor) => {
                let page = from.pages.iter().find(|page| page.written.slug == *slug);
                let route = Route::FreePage(slug);
                let href = anchor.as_ref().map_or_else(|| route.href_from(here), |it| route.anchor_from(here, it));
                (page.map_or(slug, |page| &page.written.title), Leads::Page(href))
            }
            Target::Anchor(anchor) => (anchor, Leads::Page(["#", from.prefix, anchor].concat())),
            Target::File(path) => {
                let Attachment { name, bytes, size, .. } = &from.files[path];
                let href = (from.route)(name).href_from(here);
                (name, Leads::File { href, weight: weight(name, *bytes), size: *size })
            }
            Target::Picture(path) => {
                let Attachment { name, bytes, size, smaller, .. } = &from.files[path];
                let shown = smaller.as_ref().map_or(name, |smaller| &smaller.name);
                let size = smaller.as_ref().map(|smaller| smaller.size).or(*size);
                let href = (from.route)(shown).href_from(here);
                (name, Leads::File { href, weight: weight(name, *bytes), size })
            }
            Target::Outside(href) => (href, Leads::Outside(href.clone())),
        };
        Self { label: Name::Text(label.into()), leads }
    }

    /// To what belongs to a standard.
    fn to(subject: &Subject<'a>, thing: &'a Thing, here: &Route) -> Self {
        let page = |route: Route| Leads::Page(route.href_from(here));
        let (label, leads): (Cow<str>, Leads) = match thing {
            Thing::Level(level) => (subject.level_name(*level).into(), page(subject.level_route(*level))),
            Thing::Task(task) => {
                let label = [subject.level_name(task.level), " ", &numbered(subject.syllabus.task(*task))].concat();
                (label.into(), page(subject.task_route(*task)))
            }
            Thing::Requirement(id) => {
                let label = [subject.level_name(id.level), " ", &id.number()].concat();
                (label.into(), page(subject.requirement_route(*id)))
            }
            Thing::Term(index) => {
                let term = &subject.syllabus.standard().terms[*index];
                (term.zh.as_str().into(), Leads::Page(subject.term_href(*index, here)))
            }
            Thing::Lesson(slug, anchor) => {
                let other = subject.syllabus.lesson(slug);
                let leads = match (subject.lesson_route(other), anchor) {
                    (Some(route), Some(anchor)) => Leads::Page(route.anchor_from(here, anchor)),
                    (Some(route), None) => page(route),
                    (None, _) => Leads::Nowhere,
                };
                (other.written.matter.title.as_str().into(), leads)
            }
            Thing::Overview(overview) => {
                let (name, route) = overview_page(subject, *overview);
                return Self { label: name, leads: page(route) };
            }
        };
        Self { label: Name::Text(label), leads }
    }
}

fn overview_page<'a>(subject: &Subject<'a>, overview: Overview) -> (Name<'a>, Route<'a>) {
    let code = subject.code();
    match overview {
        Overview::Standard => (Name::Text(subject.syllabus.standard().title().into()), subject.standard_route()),
        Overview::Coverage => (Name::Word("coverage"), Route::Coverage(code)),
        Overview::Progression => (Name::Word("progression"), Route::Progression(code)),
        Overview::Majors => (Name::Word("majors"), Route::Majors(code)),
        Overview::Terms => (Name::Word("terms"), Route::Terms(code)),
        Overview::Positions => (Name::Word("positions"), Route::Positions(code)),
        Overview::Requirements => (Name::Word("requirements"), Route::Requirements(code)),
        Overview::Source => (Name::Word("source"), Route::Source(code)),
    }
}

/// What kind of file it is, by its name, and how large, so that nobody takes away more than he wants.
pub(super) fn weight(name: &str, bytes: usize) -> String {
    let kind = name.rsplit_once('.').map_or(String::new(), |(_, ending)| format!("{} ", ending.to_uppercase()));
    let tenths = |unit: usize| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..1024 => format!("{kind}{bytes} B"),
        1024..1_048_576 => format!("{kind}{} KB", tenths(1024)),
        _ => format!("{kind}{} MB", tenths(1_048_576)),
    }
}

/// A text as its page shows it, with the names of what its links without words lead to.
pub(in crate::site) fn shown<'a, 't>(
    text: Cow<'t, str>,
    body: &Body,
    targets: &[(u32, Target)],
    subject: impl Fn(usize) -> &'a Subject<'a>,
    pages: &[FreePage],
) -> Cow<'t, str> {
    let (files, route) = (BTreeMap::new(), |_: &str| Route::Home);
    let from = From { here: &Route::Home, prefix: "", files: &files, route: &route, pages };
    markdown::renamed(text, |written| {
        let mention = body.mentions.iter().find(|mention| mention.target == written)?;
        let at = targets.binary_search_by_key(&mention.span.start, |(at, _)| *at).ok()?;
        match &targets[at].1 {
            Target::File(_) => None,
            target => match LinkView::of(target, |index| subject(index), &from).label {
                Name::Text(name) => Some(name.into_owned()),
                // Search data hold no words of the theme.
                Name::Word(_) => Some(String::new()),
            },
        }
    })
}
