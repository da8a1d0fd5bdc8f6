//! Pages that several standards share: all majors and one for each, courses, programmes, and free pages.

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::site::navigation::{Around, Bar, Frame, Name};
use crate::site::page::{Copied, Page, Site, View};
use crate::site::route::Route;
use crate::site::view::{AllMajorsView, CourseView, FreePageView, MajorView, ProgrammeView, programme_name};

/// All of them, in this order.
pub(super) fn pages<'a>(bar: &'a Bar, site: &mut Site<'a>) {
    let (curriculum, subjects) = (bar.curriculum, &bar.subjects);
    if subjects.len() > 1 {
        site.add(Route::AllMajors, move |route| {
            let around = Around::alone(Name::Word("all_majors"), curriculum.title.as_str().into());
            let frame = Frame::between(bar, route, around);
            Page { frame, view: View::AllMajors(AllMajorsView::of(curriculum, bar.majors)) }
        });
    }
    for course in &curriculum.courses {
        let written = &course.written;
        site.add(Route::Course(&written.slug), move |route| {
            let own = course.lessons().iter().map(|at| at.syllabus).collect();
            let description = written.summary.as_ref().unwrap_or(&written.name.value);
            let alone = Around::alone(Name::Text(written.name.value.as_str().into()), description.into());
            let around = Around { written_in: Some(&written.path), ..alone };
            let frame = frame(bar, &own, route, around);
            Page { frame, view: View::Course(CourseView::of(subjects, course)) }
        });
    }
    for programme in &curriculum.programmes {
        let written = &programme.written;
        site.add(Route::Programme(&written.slug), move |route| {
            let own = programme.levels.iter().map(|at| at.syllabus).collect();
            let name: Cow<str> = programme_name(programme).into();
            let alone = Around::alone(Name::Text(name.clone()), name);
            let around = Around { written_in: Some(&written.path), ..alone };
            let frame = frame(bar, &own, route, around);
            let view = ProgrammeView::of(subjects, &curriculum.courses, programme);
            Page { frame, view: View::Programme(Box::new(view)) }
        });
    }
    for major in &bar.majors.all {
        site.add(Route::Major(&major.slug), move |route| {
            let own: BTreeSet<usize> = major.places.iter().map(|at| at.syllabus).collect();
            let step = match only(&own) {
                Some(index) => (Name::Word("majors"), Route::Majors(subjects[index].code())),
                None => (Name::Word("all_majors"), Route::AllMajors),
            };
            let alone = Around::alone(Name::Text(major.name.as_str().into()), major.name.as_str().into());
            let frame = frame(bar, &own, route, Around { steps: vec![step], ..alone });
            Page { frame, view: View::Major(MajorView::of(subjects, major, &curriculum.programmes)) }
        });
    }
    for page in &curriculum.pages {
        let written = &page.written;
        for (path, attachment) in &page.files {
            for (name, fit) in attachment.copies() {
                let route = Route::PageFile(&written.slug, name);
                site.copies.push(Copied { route, path, fit });
            }
        }
        site.add(Route::FreePage(&written.slug), move |route| {
            let description = written.summary.as_ref().unwrap_or(&written.title);
            // It speaks of the site; where that has one standard, the way to the others stays open.
            let own = if subjects.len() == 1 { BTreeSet::from([0]) } else { BTreeSet::new() };
            let alone = Around::alone(Name::Text(written.title.as_str().into()), description.into());
            let around = Around { written_in: Some(&written.path), ..alone };
            let frame = frame(bar, &own, route, around);
            Page { frame, view: View::FreePage(Box::new(FreePageView::of(subjects, curriculum, page))) }
        });
    }
}

/// Where all of a page belongs to one standard, it is a page of that one.
fn frame<'a>(bar: &'a Bar, own: &BTreeSet<usize>, here: &Route, around: Around<'a>) -> Frame<'a> {
    match only(own) {
        Some(index) => Frame::of(bar, &bar.subjects[index], here, around),
        None => Frame::between(bar, here, around),
    }
}

fn only(own: &BTreeSet<usize>) -> Option<usize> {
    own.first().copied().filter(|_| own.len() == 1)
}
