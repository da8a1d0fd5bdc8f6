//! Texts to content: each file by where it lies.

use std::collections::BTreeMap;

use crate::content::lesson::Lesson;
use crate::content::library::{Content, Library};
use crate::content::{errata, majors, slug, strand};
use crate::diagnostic::{Diagnostics, Finding, Unread};
use crate::text::{SourceId, Sources};

/// Reads the texts below `content/`, by their paths from the site's folder.
pub fn parse(texts: &BTreeMap<String, SourceId>, sources: &Sources, diagnostics: &mut Diagnostics) -> Content {
    let mut content = Content::default();
    for (path, &id) in texts {
        let source = sources.get(id);
        let name = path.strip_prefix("content/").unwrap_or(path);
        let Some((folder, rest)) = name.split_once('/') else {
            diagnostics.of(id, Finding::UnreadFile { kind: Unread::Content });
            continue;
        };
        let library = content.0.entry(folder.to_owned()).or_default();
        match rest {
            "strands.yaml" => library.strands = strand::read(source, diagnostics),
            "majors.yaml" => library.majors = majors::read(source, diagnostics),
            "errata.yaml" => library.errata = errata::read(source, diagnostics),
            lesson if lesson.starts_with("lessons/") && lesson.to_lowercase().ends_with(".md") => {
                match Lesson::read(source, diagnostics) {
                    Some(lesson) => shelve(library, lesson, diagnostics),
                    None => library.broken.push((slug_of(path), path.clone())),
                }
            }
            _ => diagnostics.of(id, Finding::UnreadFile { kind: Unread::Content }),
        }
    }
    content
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

/// A lesson's address, by its file's name.
fn slug_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    slug::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem))
}
