//! Curriculum to site: which pages there are.

use std::collections::BTreeMap;

use crate::curriculum::{Coverage, Curriculum, Lesson, MajorTable, Majors};
use crate::site::navigation::{Around, Bar, Frame, Name, Neighbour};
use crate::site::page::{Copied, Page, Site, View};
use crate::site::route::Route;
use crate::site::search::Index;
use crate::site::shared;
use crate::site::view::MATERIALS;
use crate::site::view::{
    Audience, BookletView, CoverageView, Drafts, HomeView, LessonView, LevelView, MajorsView, NotFoundView,
    PositionsView, ProgressionView, RequirementView, RequirementsView, SourceView, StandardView, Starter, Subject,
    TaskView, TermsView,
};
use crate::standard::{Level, LevelId, Requirement, Task, WorkField};

/// Every page, whole, in the order of the standards.
pub fn plan(curriculum: &Curriculum, drafts: Drafts, audience: Audience) -> Site {
    let answers: Vec<(Coverage, Vec<MajorTable>)> = {
        let config = &curriculum.config.coverage;
        let of = |syllabus| (Coverage::of(syllabus, config), MajorTable::of(syllabus));
        curriculum.syllabuses.iter().map(of).collect()
    };
    let (courses, pages) = (&curriculum.courses, &curriculum.pages);
    let all_majors = Majors::of(answers.iter().map(|(_, tables)| tables.as_slice()));
    let pairs = curriculum.syllabuses.iter().zip(&answers).enumerate();
    let subjects: Vec<Subject> = pairs
        .map(|(index, (syllabus, (coverage, majors)))| Subject {
            syllabus,
            coverage,
            majors,
            all_majors: &all_majors,
            courses,
            pages,
            html: curriculum.config.html,
            index,
            drafts,
        })
        .collect();
    let search = Index::of(&subjects, curriculum);
    let bar = &Bar { curriculum, subjects: &subjects, search: &search, audience };
    let mut site = Site::default();
    let frame = Frame::plain(bar, &Route::Home, Name::Text(curriculum.title.clone()));
    site.pages.push(Page { route: Route::Home, frame, view: View::Home(HomeView::of(bar)) });
    let frame = Frame::plain(bar, &Route::NotFound, Name::Word("not_found"));
    site.pages.push(Page { route: Route::NotFound, frame, view: View::NotFound(NotFoundView {}) });
    shared::pages(bar, &subjects, &all_majors, &mut site);
    for subject in &subjects {
        overview(bar, subject, &mut site);
        tree(bar, subject, &mut site);
        lessons(bar, subject, &mut site);
        materials(subject, &mut site);
    }
    let logo = curriculum.config.school.logo.as_ref().zip(Route::logo(&curriculum.config));
    site.copies.extend(logo.map(|(logo, route)| Copied { route, path: logo.value.clone() }));
    Site { search, ..site }
}

/// The pages that a standard has once.
fn overview(bar: &Bar, subject: &Subject, site: &mut Site) {
    let code = subject.code();
    let mut add = |route: Route, name: Name, view: View| {
        let around = Around::alone(name, subject.syllabus.standard().title());
        let frame = Frame::of(bar, subject, &route, around);
        site.pages.push(Page { route, frame, view });
    };
    let standard = subject.standard_route();
    add(
        standard,
        Name::Text(subject.syllabus.standard().title().to_owned()),
        View::Standard(StandardView::of(subject)),
    );
    add(Route::Progression(code.clone()), Name::Word("progression"), View::Progression(ProgressionView::of(subject)));
    add(
        Route::Coverage(code.clone()),
        Name::Word("coverage"),
        View::Coverage(CoverageView::of(subject, &bar.curriculum.config.coverage)),
    );
    if let Some(route) = subject.terms_route() {
        add(route, Name::Word("terms"), View::Terms(TermsView::of(subject)));
    }
    if let Some(route) = subject.majors_route() {
        add(route, Name::Word("majors"), View::Majors(MajorsView::of(subject)));
    }
    if let Some(route) = subject.positions_route() {
        add(route, Name::Word("positions"), View::Positions(PositionsView::of(subject)));
    }
    add(
        Route::Requirements(code.clone()),
        Name::Word("requirements"),
        View::Requirements(RequirementsView::of(subject)),
    );
    if subject.syllabus.publish_source() {
        add(Route::Source(code), Name::Word("source"), View::Source(SourceView::of(subject)));
    }
}

/// Levels, tasks and requirements.
fn tree(bar: &Bar, subject: &Subject, site: &mut Site) {
    let standard = subject.syllabus.standard();
    for level in &standard.levels {
        let route = subject.level_route(level.id);
        let description = level.description.first().map_or(&level.name, |paragraph| &paragraph.text);
        let alone = Around::alone(Name::Text(level.name.clone()), description);
        let around = Around { within: Some((level.id, Vec::new())), ..alone };
        let frame = Frame::of(bar, subject, &route, around);
        site.pages.push(Page { route, frame, view: View::Level(LevelView::of(subject, level)) });
        booklets(bar, subject, level, site);
    }
    let tasks: Vec<_> = standard.tasks().collect();
    for (index, &(level, field, task)) in tasks.iter().enumerate() {
        let route = subject.task_route(task.id);
        let neighbour = |(other, _, task): &(&Level, &WorkField, &Task)| Neighbour {
            label: format!("{} {} {}", other.name, task.id.number(), task.name),
            href: subject.task_route(task.id).href_from(&route),
            other_level: other.id != level.id,
        };
        let name = numbered(task);
        let around = Around {
            description: task.requirements.first().map_or(name.clone(), |requirement| requirement.passage.text.clone()),
            name: Name::Text(name),
            steps: vec![up_to_level(subject, level.id)],
            within: Some((level.id, vec![task.id])),
            previous: index.checked_sub(1).map(|before| neighbour(&tasks[before])),
            next: tasks.get(index + 1).map(neighbour),
            hidden: subject.syllabus.lessons_of(task.id).next().is_none(),
            written_in: None,
        };
        let frame = Frame::of(bar, subject, &route, around);
        let starter = Starter::of(bar, subject, level, task);
        site.pages.push(Page { route, frame, view: View::Task(TaskView::of(subject, level, field, task, starter)) });
    }
    requirements(bar, subject, site);
}

fn requirements(bar: &Bar, subject: &Subject, site: &mut Site) {
    let all: Vec<_> = subject.syllabus.standard().requirements().collect();
    for (index, &(level, _, task, requirement)) in all.iter().enumerate() {
        let route = subject.requirement_route(requirement.id);
        let neighbour = |(other, _, _, it): &(&Level, &WorkField, &Task, &Requirement)| Neighbour {
            label: format!("{} {}", other.name, it.id.number()),
            href: subject.requirement_route(it.id).href_from(&route),
            other_level: other.id != level.id,
        };
        let name = Name::Text(format!("{} {}", level.name, requirement.id.number()));
        let around = Around {
            steps: vec![up_to_level(subject, level.id), up_to_task(subject, task)],
            within: Some((level.id, vec![task.id])),
            previous: index.checked_sub(1).map(|before| neighbour(&all[before])),
            next: all.get(index + 1).map(neighbour),
            ..Around::alone(name, &requirement.passage.text)
        };
        let frame = Frame::of(bar, subject, &route, around);
        let view = View::Requirement(RequirementView::of(subject, level, task, requirement));
        site.pages.push(Page { route, frame, view });
    }
}

/// What is printed of a level.
fn booklets(bar: &Bar, subject: &Subject, level: &Level, site: &mut Site) {
    for (route, view) in BookletView::all(subject, level) {
        let mut steps = vec![up_to_level(subject, level.id)];
        if view.field.is_some() {
            steps.push((Name::Word("booklet"), Route::Booklet(subject.code(), level.id)));
        }
        let name = view.field.clone().map_or(Name::Word("booklet"), Name::Text);
        let around = Around {
            steps,
            within: Some((level.id, Vec::new())),
            // Search engines have its lessons already.
            hidden: true,
            ..Around::alone(name, &format!("{} · {}", subject.name(), level.name))
        };
        let frame = Frame::of(bar, subject, &route, around);
        site.pages.push(Page { route, frame, view: View::Booklet(Box::new(view)) });
    }
}

/// Files of materials, once each.
fn materials(subject: &Subject, site: &mut Site) {
    let files = subject.syllabus.materials().iter().filter_map(|material| material.file.as_ref());
    let names: BTreeMap<&str, &str> = files.map(|(path, file)| (file.name.as_str(), path.as_str())).collect();
    for (name, path) in names {
        let route = Route::File(subject.code(), MATERIALS.to_owned(), name.to_owned());
        site.copies.push(Copied { route, path: path.to_owned() });
    }
}

/// Lessons and their files.
fn lessons(bar: &Bar, subject: &Subject, site: &mut Site) {
    let all = subject.syllabus.lessons().iter();
    let shown: Vec<(&Lesson, Route)> = all.filter_map(|it| Some((it, subject.lesson_route(it)?))).collect();
    for (index, (lesson, route)) in shown.iter().enumerate() {
        let matter = &lesson.written.matter;
        let level = lesson.place.level();
        let mut steps = vec![up_to_level(subject, level)];
        if let [task] = lesson.place.tasks() {
            steps.push(up_to_task(subject, subject.syllabus.task(*task)));
        }
        let neighbour = |(other, to): &(&Lesson, Route)| Neighbour {
            label: format!("{} · {}", subject.level_name(other.place.level()), other.written.matter.title),
            href: to.href_from(route),
            other_level: other.place.level() != level,
        };
        let around = Around {
            name: Name::Text(matter.title.clone()),
            description: matter.summary.clone().unwrap_or_else(|| matter.title.clone()),
            steps,
            within: Some((level, lesson.place.tasks().to_vec())),
            previous: index.checked_sub(1).map(|before| neighbour(&shown[before])),
            next: shown.get(index + 1).map(neighbour),
            hidden: lesson.is_draft(),
            written_in: Some(lesson.written.path.clone()),
        };
        for (path, attachment) in &lesson.files {
            let file = Route::File(subject.code(), lesson.written.slug.clone(), attachment.name.clone());
            site.copies.push(Copied { route: file, path: path.clone() });
        }
        let frame = Frame::of(bar, subject, route, around);
        let view = View::Lesson(Box::new(LessonView::of(subject, lesson, route)));
        site.pages.push(Page { route: route.clone(), frame, view });
    }
}

fn up_to_level(subject: &Subject, level: LevelId) -> (Name, Route) {
    (Name::Text(subject.level_name(level).to_owned()), subject.level_route(level))
}

fn up_to_task(subject: &Subject, task: &Task) -> (Name, Route) {
    (Name::Text(numbered(task)), subject.task_route(task.id))
}

/// A task's number and name, on pages of its level.
fn numbered(task: &Task) -> String {
    format!("{} {}", task.id.number(), task.name)
}
