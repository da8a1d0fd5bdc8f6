//! Links and images of a lesson, and where they lead.

use serde::Serialize;

use crate::curriculum::{Attachment, Lesson, Target};
use crate::site::route::Route;
use crate::site::view::part::task_link;
use crate::site::view::subject::Subject;

/// A link or image.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// What is shown where the author gave no words.
    pub label: String,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a link leads.
#[derive(Clone, Debug, Serialize)]
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

impl LinkView {
    /// As seen from a page, where the names of the lesson's places bear a prefix.
    pub(super) fn of(subject: &Subject, lesson: &Lesson, target: &Target, here: &Route, prefix: &str) -> Self {
        let page = |route: Route| Leads::Page(route.href_from(here));
        let (label, leads) = match target {
            Target::Level(level) => (subject.level_name(*level).to_owned(), page(subject.level_route(*level))),
            Target::Task(task) => {
                let label = format!("{} {}", subject.level_name(task.level), task_link(subject, *task, here).label);
                (label, page(subject.task_route(*task)))
            }
            Target::Requirement(id) => {
                let label = format!("{} {}", subject.level_name(id.level), id.number());
                (label, page(subject.requirement_route(*id)))
            }
            Target::Term(index) => {
                let term = &subject.syllabus.standard().terms[*index];
                (term.zh.clone(), Leads::Page(subject.term_href(*index, here)))
            }
            Target::Lesson(slug, anchor) => {
                let other = subject.syllabus.lesson(slug);
                let leads = match (subject.lesson_route(other), anchor) {
                    (Some(route), Some(anchor)) => Leads::Page(route.anchor_from(here, anchor)),
                    (Some(route), None) => page(route),
                    (None, _) => Leads::Nowhere,
                };
                (other.written.matter.title.clone(), leads)
            }
            Target::Anchor(anchor) => (anchor.clone(), Leads::Page(format!("#{prefix}{anchor}"))),
            Target::File(path) => {
                let Attachment { name, bytes, size } = &lesson.files[path];
                let route = Route::File(subject.code(), lesson.written.slug.clone(), name.clone());
                let leads = Leads::File { href: route.href_from(here), weight: weight(name, *bytes), size: *size };
                (name.clone(), leads)
            }
            Target::Outside(href) => (href.clone(), Leads::Outside(href.clone())),
        };
        Self { label, leads }
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
