//! A requirement: the reviewer's page, with every piece of evidence.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::curriculum::{Origin, listed};
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::part::{LessonCard, RequirementRow, StrandView, level_link, task_link};
use crate::site::view::subject::Subject;
use crate::standard::{Level, Requirement, Task};

/// What a requirement's page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RequirementView<'a> {
    /// Its level.
    pub level: LevelLink,
    /// Its task.
    pub task: Link,
    /// Its text, states and evidence.
    pub row: RequirementRow<'a>,
    /// How many things it lists, and those that no evidence names.
    pub listed: Option<(usize, Vec<String>)>,
    /// Its place on the task's page.
    pub on_task: String,
    /// Its row on 覆盖对照表.
    pub on_coverage: String,
    /// Its lines in the standard's text: a page may have cut it.
    pub lines: Vec<LineLink>,
    /// The other requirements of its task.
    pub siblings: Vec<Link>,
    /// Lessons that claim it.
    pub lessons: Vec<LessonCard>,
    /// The same skill in other levels.
    pub strands: Vec<StrandView>,
    /// Terms that occur in it.
    pub terms: Vec<Link>,
}

/// A line of the standard's text.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LineLink {
    /// From 1.
    pub line: u32,
    /// Its place, where the text is published.
    pub href: Option<String>,
}

impl<'a> RequirementView<'a> {
    /// Whole.
    pub fn of(subject: &Subject<'a>, level: &Level, task: &Task, requirement: &Requirement) -> Self {
        let here = subject.requirement_route(requirement.id);
        let syllabus = subject.syllabus;
        let lines = requirement.passage.lines(syllabus.source());
        let evidence = subject.coverage.row(requirement.id).evidence.iter();
        let claiming = evidence.filter_map(|it| match it.origin {
            Origin::Lesson(place, _) => Some(place),
            Origin::Material(_) => None,
        });
        let claiming: BTreeSet<usize> = claiming.collect();
        let sibling = |other: &Requirement| Link {
            label: [&other.id.number(), " ", &other.passage.text].concat(),
            href: subject.requirement_route(other.id).href_from(&here),
            current: other.id == requirement.id,
        };
        let terms = syllabus
            .standard()
            .terms
            .iter()
            .enumerate()
            .filter(|(_, term)| requirement.passage.text.contains(&term.zh));
        let term = |(index, term): (usize, &crate::standard::Term)| Link {
            label: term.zh.clone(),
            href: subject.term_href(index, &here),
            current: false,
        };
        Self {
            level: level_link(subject, level.id, &here),
            task: task_link(subject, task.id, &here),
            row: told_once(RequirementRow::of(subject, requirement.id, &here)),
            listed: listed(syllabus, subject.coverage.row(requirement.id))
                .filter(|listed| !listed.missing.is_empty())
                .map(|listed| (listed.items, listed.missing)),
            on_task: subject.task_route(task.id).anchor_from(&here, &requirement.id.slug()),
            on_coverage: Route::Coverage(subject.code()).anchor_from(&here, &requirement.id.slug()),
            lines: lines.into_iter().map(|line| LineLink { line, href: subject.line_href(line, &here) }).collect(),
            siblings: task.requirements.iter().map(sibling).collect(),
            lessons: claiming.iter().map(|it| LessonCard::of(subject, &syllabus.lessons()[*it], &here)).collect(),
            strands: StrandView::of(subject, task.id, &here),
            terms: terms.map(term).collect(),
        }
    }
}

/// A reviewer's note on a whole lesson stands beside each of its claims: the page says it with the first.
fn told_once(mut row: RequirementRow) -> RequirementRow {
    let mut told = BTreeSet::new();
    let evidence = row.facets.iter_mut().flat_map(|facet| &mut facet.evidence);
    for review in evidence.flat_map(|evidence| &mut evidence.reviews) {
        review.note = review.note.take().filter(|note| told.insert(note.clone()));
    }
    row
}
