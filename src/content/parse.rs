//! Texts to content: each file by where it lies.

use std::collections::BTreeMap;

use crate::content::course::Course;
use crate::content::lesson::Lesson;
use crate::content::library::{Content, Library, SHARED};
use crate::content::{errata, majors, slug, strand};
use crate::diagnostic::{Diagnostics, Finding, Unread};
use crate::text::{Source, SourceId, Sources};

/// Reads the texts below `content/`, by their paths from the site's folder.
pub fn parse(texts: &BTreeMap<String, SourceId>, sources: &Sources, diagnostics: &mut Diagnostics) -> Content {
    let mut content = Content::default();
    for (path, &id) in texts {
        let source = sources.get(id);
        let name = path.strip_prefix("content/").unwrap_or(path);
        match name.split_once('/') {
            Some(("courses", file)) if is_yaml(file) => {
                let others = content.courses.iter().map(|other| (&other.slug, &other.path));
                if let Some(course) = Course::read(source, diagnostics)
                    && has_address(&course.slug, id, others, diagnostics)
                {
                    content.courses.push(course);
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
    content
}

/// A file of a standard's folder.
fn of_standard(library: &mut Library, rest: &str, source: &Source, diagnostics: &mut Diagnostics) {
    match rest {
        "strands.yaml" => library.strands = strand::read(source, diagnostics),
        "majors.yaml" => library.majors = majors::read(source, diagnostics),
        "errata.yaml" => library.errata = errata::read(source, diagnostics),
        lesson if lesson.starts_with("lessons/") && lesson.to_lowercase().ends_with(".md") => {
            match Lesson::read(source, diagnostics) {
                Some(lesson) => shelve(library, lesson, diagnostics),
                None => library.broken.push((slug::of_file(source.path()), source.path().to_owned())),
            }
        }
        _ => unread(source.id(), diagnostics),
    }
}

fn unread(id: SourceId, diagnostics: &mut Diagnostics) {
    diagnostics.of(id, Finding::UnreadFile { kind: Unread::Content });
}

/// Whether a file lies in the folder itself and holds YAML.
fn is_yaml(file: &str) -> bool {
    let ending = file.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    !file.contains('/') && ending.is_some_and(|ending| ["yaml", "yml"].contains(&ending.as_str()))
}

/// Two lessons of one name would have one address.
fn shelve(library: &mut Library, lesson: Lesson, diagnostics: &mut Diagnostics) {
    if slug::is_reserved(&lesson.slug) {
        library.broken.push((lesson.slug.clone(), lesson.path));
        diagnostics.of(lesson.source, Finding::ReservedSlug { slug: lesson.slug });
    } else if let Some(other) = library.lessons.iter().find(|other| other.slug == lesson.slug) {
        diagnostics.of(lesson.source, Finding::LessonTwice { slug: lesson.slug, other: other.path.clone() });
    } else {
        library.lessons.push(lesson);
    }
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
