//! Texts to content: each file by where it lies.

use std::collections::BTreeMap;

use crate::content::lesson::Lesson;
use crate::content::library::{Content, Library};
use crate::content::{errata, majors, slug, strand};
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{SourceId, Sources};

/// Texts for whoever works on the files.
const ABOUT: [&str; 4] = ["README.md", "SOURCES.md", "LICENSE.md", "NOTICE.md"];

/// Reads the texts below `content/`, by their paths from the site's folder.
pub fn parse(texts: &BTreeMap<String, SourceId>, sources: &Sources, diagnostics: &mut Diagnostics) -> Content {
    let mut content = Content::default();
    for (path, &id) in texts {
        let source = sources.get(id);
        let name = path.strip_prefix("content/").unwrap_or(path);
        let Some((folder, rest)) = name.split_once('/') else {
            if !ABOUT.contains(&name) {
                diagnostics.of(id, Finding::UnreadFile);
            }
            continue;
        };
        let library = content.0.entry(folder.to_owned()).or_default();
        match rest {
            "strands.yaml" => library.strands = strand::read(source, diagnostics),
            "majors.yaml" => library.majors = majors::read(source, diagnostics),
            "errata.yaml" => library.errata = errata::read(source, diagnostics),
            about if ABOUT.contains(&about) => {}
            lesson if lesson.starts_with("lessons/") && !lesson.ends_with("yaml") => {
                let Some(lesson) = Lesson::read(source, diagnostics) else { continue };
                shelve(library, lesson, diagnostics);
            }
            _ => diagnostics.of(id, Finding::UnreadFile),
        }
    }
    content
}

/// Two lessons of one name would have one address.
fn shelve(library: &mut Library, lesson: Lesson, diagnostics: &mut Diagnostics) {
    if slug::is_reserved(&lesson.slug) {
        diagnostics.of(lesson.source, Finding::ReservedSlug { slug: lesson.slug });
    } else if let Some(other) = library.lessons.iter().find(|other| other.slug == lesson.slug) {
        diagnostics.of(lesson.source, Finding::LessonTwice { slug: lesson.slug, other: other.path.clone() });
    } else {
        library.lessons.push(lesson);
    }
}
