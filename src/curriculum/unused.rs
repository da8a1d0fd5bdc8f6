//! Files beside the lessons that nothing uses: their author may wait for them in vain.

use std::collections::BTreeSet;

use crate::content::{PAGES, SHARED};
use crate::curriculum::model::Syllabus;
use crate::curriculum::page::FreePage;
use crate::diagnostic::{Diagnostics, Finding, Unread};
use crate::project::{Project, is_about};

/// Files that are written like a lesson, in a form that is not read.
const TEXTS: [&str; 9] = ["markdown", "mdown", "txt", "doc", "docx", "wps", "odt", "rtf", "html"];

/// Those of them that Word opens and nothing here reads.
const OLD: [&str; 4] = ["doc", "wps", "odt", "rtf"];

/// Pictures, sound and film.
const MEDIA: [&str; 12] = ["svg", "png", "jpg", "jpeg", "gif", "webp", "avif", "bmp", "mp3", "m4a", "mp4", "webm"];

/// Names each file below `content/` that no lesson shows or links to.
pub(super) fn report(project: &Project, syllabuses: &[Syllabus], pages: &[FreePage], diagnostics: &mut Diagnostics) {
    let lessons = syllabuses.iter().flat_map(|syllabus| &syllabus.lessons);
    let logo = project.config.school.logo.iter().map(|logo| &logo.value);
    let materials = syllabuses.iter().flat_map(|syllabus| &syllabus.materials);
    let materials = materials.filter_map(|material| material.file.as_ref().map(|(path, _)| path));
    let shown = lessons.flat_map(|lesson| lesson.files.keys()).chain(pages.iter().flat_map(|page| page.files.keys()));
    let used: BTreeSet<&String> = shown.chain(logo).chain(materials).collect();
    let codes = syllabuses.iter().map(|syllabus| syllabus.standard.code.0.as_str());
    let folders: BTreeSet<&str> = codes.chain(SHARED).collect();
    // What a lesson with an error uses is not known.
    let known = !diagnostics.has_errors();
    for path in project.files.keys().filter(|path| !used.contains(path) && !is_about(path)) {
        if ["md", "yaml", "yml", "csv"].iter().any(|ending| path.to_lowercase().ends_with(&format!(".{ending}.txt"))) {
            diagnostics.path(path, Finding::UnreadFile { kind: Unread::HiddenEnding });
            continue;
        }
        let below = path.strip_prefix("content/").unwrap_or(path);
        let (folder, rest) = below.split_once('/').unwrap_or(("", below));
        // A folder of no standard has its own finding.
        if !folder.is_empty() && !folders.contains(folder) {
            continue;
        }
        if folder != PAGES && SHARED.contains(&folder) {
            diagnostics.path(path, Finding::UnreadFile { kind: Unread::Shared });
            continue;
        }
        let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        // Data and pictures beside a text may be there for later; elsewhere only pictures.
        let beside = rest.starts_with("lessons/") || folder == PAGES;
        let known_here = (beside && !TEXTS.contains(&ending.as_str())) || rest.starts_with("materials/");
        if !known_here && !MEDIA.contains(&ending.as_str()) {
            let kind = match folder {
                _ if beside && OLD.contains(&ending.as_str()) => Unread::OtherWord,
                PAGES => Unread::Shared,
                _ => Unread::Content,
            };
            diagnostics.path(path, Finding::UnreadFile { kind });
        } else if known {
            diagnostics.path(path, Finding::UnusedFile);
        }
    }
}
