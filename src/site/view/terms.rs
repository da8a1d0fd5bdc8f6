//! 术语: each term with everything whose text holds it.

use serde::Serialize;

use crate::site::navigation::Link;
use crate::site::route::Route;
use crate::site::view::subject::Subject;

/// What the page of terms shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TermsView {
    /// In the order of print.
    pub terms: Vec<TermView>,
}

/// A term.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TermView {
    /// `3.1`
    pub number: String,
    /// `t-3.1`
    pub anchor: String,
    /// The Chinese name.
    pub zh: String,
    /// The English name.
    pub en: Option<String>,
    /// What it means.
    pub definition: String,
    /// Which standard the definition is taken from.
    pub origin: Option<String>,
    /// Its line in the standard's text.
    pub source: Option<String>,
    /// Tasks whose name holds it.
    pub tasks: Vec<Link>,
    /// Requirements whose text holds it.
    pub requirements: Vec<Link>,
    /// Lessons whose text holds it.
    pub lessons: Vec<Link>,
}

impl TermsView {
    /// Whole.
    pub fn of(subject: &Subject) -> Self {
        let here = Route::Terms(subject.code());
        let terms = &subject.syllabus.standard().terms;
        Self { terms: (0..terms.len()).map(|index| term_view(subject, index, &here)).collect() }
    }
}

fn term_view(subject: &Subject, index: usize, here: &Route) -> TermView {
    let syllabus = subject.syllabus;
    let standard = syllabus.standard();
    let term = &standard.terms[index];
    let link = |label: String, route: Route| Link { label, href: route.href_from(here), current: false };
    let tasks = standard.tasks().filter(|(_, _, task)| task.name.contains(&term.zh)).map(|(level, _, task)| {
        link(format!("{} {} {}", level.name, task.id.number(), task.name), subject.task_route(task.id))
    });
    let requirements = standard
        .requirements()
        .filter(|(.., it)| it.passage.text.contains(&term.zh))
        .map(|(level, .., it)| link(format!("{} {}", level.name, it.id.number()), subject.requirement_route(it.id)));
    let lessons = syllabus
        .lessons()
        .iter()
        .filter(|it| it.mentions(&term.zh))
        .filter_map(|lesson| Some(link(lesson.written.matter.title.clone(), subject.lesson_route(lesson)?)));
    TermView {
        number: term.number.clone(),
        anchor: Route::term_anchor(&standard.terms, index),
        zh: term.zh.clone(),
        en: term.en.clone(),
        definition: term.definition.text.clone(),
        origin: term.origin.clone(),
        source: subject.line_href(syllabus.source().position(term.span.start).line, here),
        tasks: tasks.collect(),
        requirements: requirements.collect(),
        lessons: lessons.collect(),
    }
}
