//! Pages that several standards share: courses, programmes, one for each major, and free pages.

use std::collections::BTreeSet;

use crate::curriculum::Majors;
use crate::site::navigation::{Around, Bar, Frame, Name};
use crate::site::page::{Copied, Page, Site, View};
use crate::site::route::Route;
use crate::site::view::{CourseView, FreePageView, MajorView, ProgrammeView, Subject, programme_name};

/// All of them, in this order.
pub(super) fn pages(bar: &Bar, subjects: &[Subject], majors: &Majors, site: &mut Site) {
    let curriculum = bar.curriculum;
    for course in &curriculum.courses {
        let written = &course.written;
        let own = course.lessons().iter().map(|at| at.syllabus).collect();
        let route = Route::Course(written.slug.clone());
        let description = written.summary.as_ref().unwrap_or(&written.name.value);
        let frame = around(bar, &own, &route, &written.name.value, description, Some(&written.path));
        site.pages.push(Page { route, frame, view: View::Course(CourseView::of(subjects, course)) });
    }
    for programme in &curriculum.programmes {
        let written = &programme.written;
        let own = programme.levels.iter().map(|at| at.syllabus).collect();
        let route = Route::Programme(written.slug.clone());
        let name = programme_name(programme);
        let frame = around(bar, &own, &route, &name, &name, Some(&written.path));
        let view = View::Programme(Box::new(ProgrammeView::of(subjects, &curriculum.courses, programme)));
        site.pages.push(Page { route, frame, view });
    }
    for major in &majors.all {
        let own: BTreeSet<usize> = major.places.iter().map(|at| at.syllabus).collect();
        let route = Route::Major(major.slug.clone());
        let frame = around(bar, &own, &route, &major.name, &major.name, None);
        let view = View::Major(MajorView::of(subjects, major, &curriculum.programmes));
        site.pages.push(Page { route, frame, view });
    }
    for page in &curriculum.pages {
        let written = &page.written;
        let route = Route::FreePage(written.slug.clone());
        let description = written.summary.as_ref().unwrap_or(&written.title);
        // It speaks of the site; where that has one standard, the way to the others stays open.
        let own = if subjects.len() == 1 { BTreeSet::from([0]) } else { BTreeSet::new() };
        let frame = around(bar, &own, &route, &written.title, description, Some(&written.path));
        for (path, attachment) in &page.files {
            let file = Route::PageFile(written.slug.clone(), attachment.name.clone());
            site.copies.push(Copied { route: file, path: path.clone() });
        }
        let view = View::FreePage(Box::new(FreePageView::of(subjects, curriculum, page)));
        site.pages.push(Page { route, frame, view });
    }
}

/// Where all of a page belongs to one standard, it is a page of that one.
fn around(bar: &Bar, own: &BTreeSet<usize>, here: &Route, name: &str, description: &str, path: Option<&str>) -> Frame {
    let around = Around {
        name: Name::Text(name.to_owned()),
        description: description.to_owned(),
        steps: Vec::new(),
        within: None,
        previous: None,
        next: None,
        hidden: false,
        written_in: path.map(str::to_owned),
    };
    match own.first().filter(|_| own.len() == 1) {
        Some(index) => Frame::of(bar, &bar.subjects[*index], here, around),
        None => Frame::between(bar, here, around),
    }
}
