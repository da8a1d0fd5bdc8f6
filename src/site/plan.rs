//! Curriculum to site: which pages there are.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::slice;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content;
use crate::curriculum::{Coverage, Curriculum, Lesson, MajorTable, Majors, Syllabus};
use crate::site::navigation::{Around, Bar, Frame, Name, Neighbour};
use crate::site::page::{Copied, Page, Site, View};
use crate::site::route::Route;
use crate::site::shared;
use crate::site::tree::Trees;
use crate::site::view::MATERIALS;
use crate::site::view::{
    Audience, Booklet, BookletView, CoverageView, Drafts, HomeView, LessonView, LevelView, MajorsView, NotFoundView,
    PositionsView, ProgressionView, RequirementView, RequirementsView, SourceView, StandardView, Starter, Subject,
    TaskView, TermsView, numbered,
};
use crate::standard::{Level, LevelId, Requirement, Task, WorkField};

/// What is computed of a curriculum for many pages.
#[derive(Clone, Debug)]
pub struct Answers {
    /// Of each standard its coverage, the trees beside its pages, and its majors by school type.
    standards: Vec<(Coverage, Trees, Vec<MajorTable>)>,
    majors: Majors,
}

impl Answers {
    /// All of them, once.
    pub fn of(curriculum: &Curriculum) -> Self {
        let config = &curriculum.config.coverage;
        let of = |syllabus: &Syllabus| {
            let coverage = Coverage::of(syllabus, config);
            let trees = Trees::of(syllabus.standard(), &coverage);
            (coverage, trees, MajorTable::of(syllabus))
        };
        let standards: Vec<_> = curriculum.syllabuses.par_iter().map(of).collect();
        let majors = Majors::of(standards.iter().map(|(_, _, tables)| tables.as_slice()));
        Self { standards, majors }
    }
}

impl<'a> Bar<'a> {
    /// Of a curriculum and what was computed of it.
    pub fn of(curriculum: &'a Curriculum, answers: &'a Answers, drafts: Drafts, audience: Audience) -> Self {
        let pairs = curriculum.syllabuses.iter().zip(&answers.standards).enumerate();
        let subjects: Vec<Subject> = pairs
            .map(|(index, (syllabus, (coverage, trees, majors)))| Subject {
                syllabus,
                coverage,
                trees,
                majors,
                all_majors: &answers.majors,
                courses: &curriculum.courses,
                pages: &curriculum.pages,
                html: curriculum.config.html,
                index,
                drafts,
            })
            .collect();
        let id = content::slug(&curriculum.title);
        Self { curriculum, id, subjects, majors: &answers.majors, audience }
    }
}

/// Every page, in the order of the standards.
pub fn plan<'a>(bar: &'a Bar<'a>) -> Site<'a> {
    let curriculum = bar.curriculum;
    let mut site = Site { sheets: Vec::new(), copies: Vec::new() };
    site.add(Route::Home, |route| {
        let frame = Frame::plain(bar, route, Name::Text(curriculum.title.as_str().into()));
        Page { frame, view: View::Home(HomeView::of(bar)) }
    });
    site.add(Route::NotFound, |route| {
        let frame = Frame::plain(bar, route, Name::Word("not_found"));
        Page { frame, view: View::NotFound(NotFoundView {}) }
    });
    shared::pages(bar, &mut site);
    for subject in &bar.subjects {
        overview(bar, subject, &mut site);
        tree(bar, subject, &mut site);
        lessons(bar, subject, &mut site);
        materials(subject, &mut site);
    }
    let logo = curriculum.config.school.logo.as_ref().zip(Route::logo(&curriculum.config));
    site.copies.extend(logo.map(|(logo, route)| Copied { route, path: &logo.value, fit: None }));
    site
}

/// The pages that a standard has once.
fn overview<'a>(bar: &'a Bar<'a>, subject: &'a Subject<'a>, site: &mut Site<'a>) {
    let code = subject.code();
    let title = subject.syllabus.standard().title();
    let mut add = |route: Route<'a>, name: Name<'a>, view: fn(&Bar<'a>, &Subject<'a>) -> View<'a>| {
        site.add(route, move |route| {
            let around = Around::alone(name.clone(), title.into());
            Page { frame: Frame::of(bar, subject, route, around), view: view(bar, subject) }
        });
    };
    add(subject.standard_route(), Name::Text(title.into()), |_, it| View::Standard(StandardView::of(it)));
    add(Route::Progression(code), Name::Word("progression"), |_, it| View::Progression(ProgressionView::of(it)));
    add(Route::Coverage(code), Name::Word("coverage"), |bar, it| {
        View::Coverage(CoverageView::of(it, &bar.curriculum.config.coverage))
    });
    if let Some(route) = subject.terms_route() {
        add(route, Name::Word("terms"), |_, it| View::Terms(TermsView::of(it)));
    }
    if let Some(route) = subject.majors_route() {
        add(route, Name::Word("majors"), |_, it| View::Majors(MajorsView::of(it)));
    }
    if let Some(route) = subject.positions_route() {
        add(route, Name::Word("positions"), |_, it| View::Positions(PositionsView::of(it)));
    }
    add(Route::Requirements(code), Name::Word("requirements"), |_, it| View::Requirements(RequirementsView::of(it)));
    if subject.syllabus.publish_source() {
        add(Route::Source(code), Name::Word("source"), |_, it| View::Source(SourceView::of(it)));
    }
}

/// Levels, tasks and requirements.
fn tree<'a>(bar: &'a Bar, subject: &'a Subject, site: &mut Site<'a>) {
    let standard = subject.syllabus.standard();
    for level in &standard.levels {
        site.add(subject.level_route(level.id), move |route| {
            let description = level.description.first().map_or(&level.name, |paragraph| &paragraph.text);
            let alone = Around::alone(Name::Text(level.name.as_str().into()), description.into());
            let around = Around { within: Some((level.id, &[])), ..alone };
            let frame = Frame::of(bar, subject, route, around);
            Page { frame, view: View::Level(LevelView::of(subject, level)) }
        });
        booklets(bar, subject, level, site);
    }
    let tasks: Arc<[(&Level, &WorkField, &Task)]> = standard.tasks().collect();
    for index in 0..tasks.len() {
        let (tasks, (level, field, task)) = (Arc::clone(&tasks), tasks[index]);
        site.add(subject.task_route(task.id), move |route| {
            let neighbour = |(other, _, task): &(&Level, &WorkField, &Task)| Neighbour {
                label: format!("{} {} {}", other.name, task.id.number(), task.name),
                href: subject.task_route(task.id).href_from(route),
                other_level: other.id != level.id,
            };
            let name: Cow<str> = numbered(task).into();
            let first = task.requirements.first();
            let around = Around {
                description: first.map_or(name.clone(), |requirement| requirement.passage.text.as_str().into()),
                name: Name::Text(name),
                steps: vec![up_to_level(subject, level.id)],
                within: Some((level.id, slice::from_ref(&task.id))),
                previous: index.checked_sub(1).map(|before| neighbour(&tasks[before])),
                next: tasks.get(index + 1).map(neighbour),
                hidden: subject.syllabus.lessons_of(task.id).next().is_none(),
                written_in: None,
            };
            let frame = Frame::of(bar, subject, route, around);
            let starter = Starter::of(bar, subject, level, task);
            Page { frame, view: View::Task(TaskView::of(subject, level, field, task, starter)) }
        });
    }
    requirements(bar, subject, site);
}

fn requirements<'a>(bar: &'a Bar, subject: &'a Subject, site: &mut Site<'a>) {
    let all: Arc<[(&Level, &WorkField, &Task, &Requirement)]> = subject.syllabus.standard().requirements().collect();
    for index in 0..all.len() {
        let (all, (level, _, task, requirement)) = (Arc::clone(&all), all[index]);
        site.add(subject.requirement_route(requirement.id), move |route| {
            let neighbour = |(other, _, _, it): &(&Level, &WorkField, &Task, &Requirement)| Neighbour {
                label: format!("{} {}", other.name, it.id.number()),
                href: subject.requirement_route(it.id).href_from(route),
                other_level: other.id != level.id,
            };
            let name = Name::Text(format!("{} {}", level.name, requirement.id.number()).into());
            let around = Around {
                steps: vec![up_to_level(subject, level.id), up_to_task(subject, task)],
                within: Some((level.id, slice::from_ref(&task.id))),
                previous: index.checked_sub(1).map(|before| neighbour(&all[before])),
                next: all.get(index + 1).map(neighbour),
                ..Around::alone(name, requirement.passage.text.as_str().into())
            };
            let frame = Frame::of(bar, subject, route, around);
            Page { frame, view: View::Requirement(RequirementView::of(subject, level, task, requirement)) }
        });
    }
}

/// What is printed of a level.
fn booklets<'a>(bar: &'a Bar, subject: &'a Subject, level: &'a Level, site: &mut Site<'a>) {
    for booklet in Booklet::all(subject, level) {
        site.add(booklet.route, move |route| {
            let mut steps = vec![up_to_level(subject, level.id)];
            let named =
                |name: &Option<String>| name.clone().map_or(Name::Word("booklet"), |name| Name::Text(name.into()));
            steps.extend(booklet.within.iter().map(|(name, route)| (named(name), *route)));
            let name = named(&booklet.name);
            let around = Around {
                steps,
                within: Some((level.id, &[])),
                // Search engines have its lessons already.
                hidden: true,
                ..Around::alone(name, format!("{} · {}", subject.name(), level.name).into())
            };
            let frame = Frame::of(bar, subject, route, around);
            Page { frame, view: View::Booklet(Box::new(BookletView::of(subject, level.id, &booklet))) }
        });
    }
}

/// Files of materials, once each.
fn materials<'a>(subject: &Subject<'a>, site: &mut Site<'a>) {
    let files = subject.syllabus.materials().iter().filter_map(|material| material.file.as_ref());
    let names: BTreeMap<&'a str, &'a str> = files.map(|(path, file)| (file.name.as_str(), path.as_str())).collect();
    for (name, path) in names {
        let route = Route::File(subject.code(), MATERIALS, name);
        site.copies.push(Copied { route, path, fit: None });
    }
}

/// Lessons and their files.
fn lessons<'a>(bar: &'a Bar, subject: &'a Subject, site: &mut Site<'a>) {
    let all = subject.syllabus.lessons().iter();
    let shown: Arc<[(&Lesson, Route)]> = all.filter_map(|it| Some((it, subject.lesson_route(it)?))).collect();
    for (index, (lesson, route)) in shown.iter().enumerate() {
        for (path, attachment) in &lesson.files {
            for (name, fit) in attachment.copies() {
                let route = Route::File(subject.code(), &lesson.written.slug, name);
                site.copies.push(Copied { route, path, fit });
            }
        }
        let (shown, lesson) = (Arc::clone(&shown), *lesson);
        site.add(*route, move |route| {
            let matter = &lesson.written.matter;
            let level = lesson.place.level();
            let mut steps = vec![up_to_level(subject, level)];
            if let [task] = lesson.place.tasks() {
                steps.push(up_to_task(subject, subject.syllabus.task(*task)));
            }
            let neighbour = |(other, to): &(&Lesson, Route)| Neighbour {
                label: [subject.level_name(other.place.level()), " · ", &other.written.matter.title].concat(),
                href: to.href_from(route),
                other_level: other.place.level() != level,
            };
            let around = Around {
                name: Name::Text(matter.title.as_str().into()),
                description: matter.summary.as_ref().unwrap_or(&matter.title).into(),
                steps,
                within: Some((level, lesson.place.tasks())),
                previous: index.checked_sub(1).map(|before| neighbour(&shown[before])),
                next: shown.get(index + 1).map(neighbour),
                hidden: lesson.is_draft(),
                written_in: Some(&lesson.written.path),
            };
            let frame = Frame::of(bar, subject, route, around);
            Page { frame, view: View::Lesson(Box::new(LessonView::of(subject, lesson, route))) }
        });
    }
}

fn up_to_level<'a>(subject: &'a Subject, level: LevelId) -> (Name<'a>, Route<'a>) {
    (Name::Text(subject.level_name(level).into()), subject.level_route(level))
}

fn up_to_task<'a>(subject: &Subject<'a>, task: &Task) -> (Name<'a>, Route<'a>) {
    (Name::Text(numbered(task).into()), subject.task_route(task.id))
}
