//! Texts to content: each file by where it lies.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use crate::content::course::Course;
use crate::content::library::{Content, Library, PAGES, SHARED};
use crate::content::page::FreePage;
use crate::content::programme::Programme;
use crate::content::remembered::{Read, Remembered};
use crate::content::{errata, exam, majors, material, review, slug, snapshot, strand, waiver};
use crate::diagnostic::{Diagnostics, Finding, Unread};
use crate::text::{Source, SourceId, Sources};

/// Reads the texts below `content/`, by their paths from the site's folder, but for those that were read `before`. What
/// was read now is handed back for the next time.
pub fn parse(
    texts: &BTreeMap<String, SourceId>,
    sources: &Sources,
    before: &Remembered,
    diagnostics: &mut Diagnostics,
) -> (Content, Remembered) {
    let (lessons, others): (Vec<_>, Vec<_>) = texts.iter().partition(|(path, _)| lesson_folder(path).is_some());
    let [of_lessons, of_others] = [&lessons, &others].map(|texts| texts.iter().map(|(_, id)| **id).collect::<Vec<_>>());
    let read = Remembered::read(&of_lessons, &of_others, sources, before, |content, diagnostics| {
        for (path, &id) in others {
            other(path, sources.get(id), content, diagnostics);
        }
        content.pages.sort_by_key(|page| page.order.unwrap_or(u32::MAX));
    });
    let (mut content, found) = read.others();
    diagnostics.append(found);
    put(&lessons, &read, &mut content, diagnostics);
    (content, read)
}

/// A file that is no lesson.
fn other(path: &str, source: &Source, content: &mut Content, diagnostics: &mut Diagnostics) {
    let id = source.id();
    let name = path.strip_prefix("content/").unwrap_or(path);
    match name.split_once('/') {
        Some(("courses", file)) if has_ending(file, &["yaml", "yml"]) => {
            let others = content.courses.iter().map(|other| (&other.slug, &other.path));
            if let Some(course) = Course::read(source, diagnostics)
                && has_address(&course.slug, id, others, diagnostics)
            {
                content.courses.push(course);
            }
        }
        Some(("programmes", file)) if has_ending(file, &["yaml", "yml"]) => {
            let others = content.programmes.iter().map(|other| (&other.slug, &other.path));
            if let Some(programme) = Programme::read(source, diagnostics)
                && has_address(&programme.slug, id, others, diagnostics)
            {
                content.programmes.push(programme);
            }
        }
        Some((PAGES, file)) if has_ending(file, &["md"]) => {
            let others = content.pages.iter().map(|other| (&other.slug, &other.path));
            if let Some(page) = FreePage::read(source, diagnostics)
                && has_address(&page.slug, id, others, diagnostics)
            {
                content.pages.push(page);
            }
        }
        Some((folder, _)) if SHARED.contains(&folder) => {
            diagnostics.of(id, Finding::UnreadFile { kind: Unread::Shared });
        }
        Some((folder, rest)) => {
            let library = content.libraries.entry(folder.to_owned()).or_default();
            of_standard(library, rest, source, diagnostics);
        }
        None => unread(id, diagnostics),
    }
}

/// A file of a standard's folder.
fn of_standard(library: &mut Library, rest: &str, source: &Source, diagnostics: &mut Diagnostics) {
    match rest {
        "strands.yaml" => library.strands = strand::read(source, diagnostics),
        "majors.yaml" => library.majors = majors::read(source, diagnostics),
        "errata.yaml" => library.errata = errata::read(source, diagnostics),
        "reviews.yaml" => library.reviews = review::reviews(source, diagnostics),
        "waivers.yaml" => library.waivers = waiver::read(source, diagnostics),
        "exam.yaml" => library.exams = exam::read(source, diagnostics),
        "materials.csv" | "materials.xlsx" => library.materials.extend(material::read(source, diagnostics)),
        _ => match rest.split_once('/') {
            Some(("snapshots", file)) if has_ending(file, &["yaml", "yml"]) => {
                library.snapshots.extend(snapshot::read(source, diagnostics));
            }
            Some((_, "materials.csv" | "materials.xlsx")) => {
                diagnostics.of(source.id(), Finding::UnreadFile { kind: Unread::Materials });
            }
            _ => unread(source.id(), diagnostics),
        },
    }
}

fn unread(id: SourceId, diagnostics: &mut Diagnostics) {
    diagnostics.of(id, Finding::UnreadFile { kind: Unread::Content });
}

/// Whether a file lies in the folder itself and has one of these endings.
fn has_ending(file: &str, endings: &[&str]) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    !file.contains('/') && ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Puts each lesson into its folder; two of one name would have one address.
fn put(texts: &[(&String, &SourceId)], read: &Remembered, content: &mut Content, diagnostics: &mut Diagnostics) {
    let mut shelf: BTreeMap<(&str, &str), &String> = BTreeMap::new();
    for (path, id) in texts {
        let Some(folder) = lesson_folder(path) else { continue };
        let Read { lesson, found, .. } = read.lesson(**id);
        diagnostics.append(found.clone());
        let library = content.libraries.entry(folder.to_owned()).or_default();
        let Some(lesson) = lesson else {
            library.broken.push((slug::of_file(path), (*path).clone()));
            continue;
        };
        if slug::is_reserved(&lesson.slug) {
            library.broken.push((lesson.slug.clone(), lesson.path.clone()));
            diagnostics.of(lesson.source, Finding::ReservedSlug { slug: lesson.slug.clone() });
            continue;
        }
        match shelf.entry((folder, lesson.slug.as_str())) {
            Entry::Occupied(other) => {
                let other = (*other.get()).clone();
                diagnostics.of(lesson.source, Finding::LessonTwice { slug: lesson.slug.clone(), other });
            }
            Entry::Vacant(place) => {
                place.insert(path);
                library.lessons.push(Arc::clone(lesson));
            }
        }
    }
}

/// The standard's folder that a file lies in as a lesson; nothing where it is none.
fn lesson_folder(path: &str) -> Option<&str> {
    let (folder, rest) = path.strip_prefix("content/")?.split_once('/')?;
    let is_lesson = rest.starts_with("lessons/") && rest.to_lowercase().ends_with(".md");
    (is_lesson && !SHARED.contains(&folder)).then_some(folder)
}

/// Whether a file's name makes an address that no other file has; each of those is its address and path.
fn has_address<'a>(
    slug: &str,
    source: SourceId,
    mut others: impl Iterator<Item = (&'a String, &'a String)>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let slug = slug.to_owned();
    if slug::is_reserved(&slug) {
        diagnostics.of(source, Finding::ReservedSlug { slug });
        return false;
    }
    if let Some((_, other)) = others.find(|(other, _)| **other == slug) {
        diagnostics.of(source, Finding::AddressTwice { slug, other: other.clone() });
        return false;
    }
    true
}
