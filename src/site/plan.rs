//! Curriculum to site: which pages there are.

use crate::curriculum::{Coverage, Curriculum, Lesson};
use crate::site::navigation::{Frame, Link, Name};
use crate::site::page::{Copy, Page, Site, View};
use crate::site::route::Route;
use crate::site::view::{
    AllMajorsView, CoverageView, Drafts, HomeView, LessonView, LevelView, MajorsView, NotFoundView, PositionsView,
    ProgressionView, RequirementView, RequirementsView, SourceView, StandardView, Subject, TaskView, TermsView,
};
use crate::standard::TaskId;

/// Every page, whole, in the order of the standards.
pub fn plan(curriculum: &Curriculum, drafts: Drafts) -> Site {
    let coverages: Vec<Coverage> =
        curriculum.syllabuses.iter().map(|syllabus| Coverage::of(syllabus, &curriculum.config.coverage)).collect();
    let pairs = curriculum.syllabuses.iter().zip(&coverages);
    let subjects: Vec<Subject> = pairs.map(|(syllabus, coverage)| Subject { syllabus, coverage, drafts }).collect();
    let mut site = Site::default();
    let title = curriculum.title.as_str();
    let frame = Frame::plain(title, &Route::Home, Name::Text(title.to_owned()));
    site.pages.push(Page { route: Route::Home, frame, view: View::Home(HomeView::of(&subjects)) });
    let frame = Frame { hidden: true, ..Frame::plain(title, &Route::NotFound, Name::Word("not_found")) };
    site.pages.push(Page { route: Route::NotFound, frame, view: View::NotFound(NotFoundView {}) });
    if subjects.len() > 1 {
        let frame = Frame::plain(title, &Route::AllMajors, Name::Word("all_majors"));
        let view = View::AllMajors(AllMajorsView::of(curriculum));
        site.pages.push(Page { route: Route::AllMajors, frame, view });
    }
    for subject in &subjects {
        overview(title, subject, &mut site);
        tree(title, subject, &mut site);
        lessons(title, subject, &mut site);
    }
    site
}

/// The pages that a standard has once.
fn overview(title: &str, subject: &Subject, site: &mut Site) {
    let code = subject.code();
    let mut add = |route: Route, name: Name, view: View| {
        let frame = Frame::of(title, subject, &route, name, &[]);
        site.pages.push(Page { route, frame, view });
    };
    let standard = subject.standard_route();
    add(
        standard,
        Name::Text(subject.syllabus.standard().cover.title.clone()),
        View::Standard(StandardView::of(subject)),
    );
    add(Route::Progression(code.clone()), Name::Word("progression"), View::Progression(ProgressionView::of(subject)));
    add(Route::Coverage(code.clone()), Name::Word("coverage"), View::Coverage(CoverageView::of(subject)));
    add(Route::Terms(code.clone()), Name::Word("terms"), View::Terms(TermsView::of(subject)));
    add(Route::Majors(code.clone()), Name::Word("majors"), View::Majors(MajorsView::of(subject)));
    add(Route::Positions(code.clone()), Name::Word("positions"), View::Positions(PositionsView::of(subject)));
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
fn tree(title: &str, subject: &Subject, site: &mut Site) {
    let standard = subject.syllabus.standard();
    for level in &standard.levels {
        let route = subject.level_route(level.id);
        let mut frame = Frame::of(title, subject, &route, Name::Text(level.name.clone()), &[]).within(
            subject,
            &route,
            level.id,
            &[],
        );
        frame.description = level.description.first().map_or(level.name.clone(), |paragraph| paragraph.text.clone());
        site.pages.push(Page { frame, view: View::Level(LevelView::of(subject, level)), route });
    }
    let tasks: Vec<TaskId> = standard.tasks().map(|(_, _, task)| task.id).collect();
    for (level, field, task) in standard.tasks() {
        let route = subject.task_route(task.id);
        let steps = [(level.name.clone(), subject.level_route(level.id))];
        let name = format!("{} {}", task.id.number(), task.name);
        let mut frame = Frame::of(title, subject, &route, Name::Text(name.clone()), &steps).within(
            subject,
            &route,
            level.id,
            &[task.id],
        );
        let (previous, next) = neighbours(&tasks, task.id);
        frame.previous = previous.map(|id| task_link(subject, id, &route));
        frame.next = next.map(|id| task_link(subject, id, &route));
        frame.description = task.requirements.first().map_or(name, |requirement| requirement.passage.text.clone());
        frame.hidden = subject.syllabus.lessons_of(task.id).next().is_none();
        site.pages.push(Page { frame, view: View::Task(TaskView::of(subject, level, field, task)), route });
    }
    let all: Vec<_> = standard.requirements().map(|(.., requirement)| requirement.id).collect();
    for (level, _, task, requirement) in standard.requirements() {
        let route = subject.requirement_route(requirement.id);
        let number = requirement.id.number();
        let steps = [
            (level.name.clone(), subject.level_route(level.id)),
            (format!("{} {}", task.id.number(), task.name), subject.task_route(task.id)),
        ];
        let mut frame = Frame::of(title, subject, &route, Name::Text(format!("{} {number}", level.name)), &steps)
            .within(subject, &route, level.id, &[task.id]);
        let link = |id: crate::standard::RequirementId| Link {
            label: format!("{} {}", subject.level_name(id.level), id.number()),
            href: subject.requirement_route(id).href_from(&route),
            current: false,
        };
        let (previous, next) = neighbours(&all, requirement.id);
        frame.previous = previous.map(link);
        frame.next = next.map(link);
        frame.description.clone_from(&requirement.passage.text);
        let view = View::Requirement(RequirementView::of(subject, level, task, requirement));
        site.pages.push(Page { route, frame, view });
    }
}

/// Lessons and their files.
fn lessons(title: &str, subject: &Subject, site: &mut Site) {
    let shown: Vec<(&Lesson, Route)> = {
        let lessons = subject.syllabus.lessons().iter();
        lessons.filter_map(|lesson| Some((lesson, subject.lesson_route(lesson)?))).collect()
    };
    for (index, (lesson, route)) in shown.iter().enumerate() {
        let matter = &lesson.written.matter;
        let level = lesson.place.level();
        let mut steps = vec![(subject.level_name(level).to_owned(), subject.level_route(level))];
        if let [task] = lesson.place.tasks() {
            let name = &subject.syllabus.task(*task).name;
            steps.push((format!("{} {name}", task.number()), subject.task_route(*task)));
        }
        let mut frame = Frame::of(title, subject, route, Name::Text(matter.title.clone()), &steps).within(
            subject,
            route,
            level,
            lesson.place.tasks(),
        );
        let link = |(other, to): &(&Lesson, Route)| Link {
            label: format!("{} · {}", subject.level_name(other.place.level()), other.written.matter.title),
            href: to.href_from(route),
            current: false,
        };
        frame.previous = index.checked_sub(1).and_then(|before| shown.get(before)).map(link);
        frame.next = shown.get(index + 1).map(link);
        frame.description = matter.summary.clone().unwrap_or_else(|| matter.title.clone());
        frame.hidden = lesson.is_draft();
        for (path, name) in &lesson.files {
            let file = Route::File(subject.code(), lesson.written.slug.clone(), name.clone());
            site.copies.push(Copy { route: file, path: path.clone() });
        }
        let view = View::Lesson(Box::new(LessonView::of(subject, lesson, route)));
        site.pages.push(Page { frame, view, route: route.clone() });
    }
}

fn task_link(subject: &Subject, task: TaskId, here: &Route) -> Link {
    let label = format!("{} {} {}", subject.level_name(task.level), task.number(), subject.syllabus.task(task).name);
    Link { label, href: subject.task_route(task).href_from(here), current: false }
}

/// What stands before and after, in the standard's order.
fn neighbours<T: std::marker::Copy + PartialEq>(all: &[T], this: T) -> (Option<T>, Option<T>) {
    let Some(index) = all.iter().position(|other| *other == this) else { return (None, None) };
    (index.checked_sub(1).map(|before| all[before]), all.get(index + 1).copied())
}
