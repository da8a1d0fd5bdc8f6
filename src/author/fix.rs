//! `check --fix`: the repairs that are safe, of lessons and pages alone; everything else stays byte for byte.

use crate::content;
use crate::content::markdown::MARKS;
use crate::diagnostic::Diagnostics;
use crate::project::{Files, Project};
use crate::text::{Source, Span};

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A file with something to repair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// Its path from the site's folder.
    pub path: String,
    /// How many places.
    pub places: usize,
    /// What it becomes; nothing where it is not UTF-8, whose bytes are not ours to guess.
    pub bytes: Option<Vec<u8>>,
}

/// What can be repaired in a site.
pub fn fixes(project: &Project, files: &Files) -> Vec<Fix> {
    // What is wrong with them is told by the check that follows.
    let content = content::parse(&project.texts, &project.sources, &mut Diagnostics::default());
    let lessons = content.libraries.values().flat_map(|library| &library.lessons);
    let lessons = lessons.map(|lesson| (lesson.source, &lesson.body));
    let texts = lessons.chain(content.pages.iter().map(|page| (page.source, &page.body)));
    let broken = texts.filter(|(_, body)| !body.half_width.is_empty());
    broken.map(|(source, body)| fix(project.sources.get(source), &body.half_width, files)).collect()
}

fn fix(source: &Source, marks: &[Span], files: &Files) -> Fix {
    let bytes = files.get(source.path()).and_then(|bytes| fixed(bytes, source, marks));
    Fix { path: source.path().to_owned(), places: marks.len(), bytes }
}

/// The file's bytes with its marks made full-width.
fn fixed(bytes: &[u8], source: &Source, marks: &[Span]) -> Option<Vec<u8>> {
    let (mark, text) = match bytes.strip_prefix(BYTE_ORDER_MARK) {
        Some(text) => (BYTE_ORDER_MARK, text),
        None => (&[][..], bytes),
    };
    // Its line ends may be written otherwise than we read them; places are the same in both.
    if std::str::from_utf8(text).is_err() || text.len() != source.text().len() {
        return None;
    }
    let mut fixed = mark.to_vec();
    let mut done = 0;
    for place in marks {
        let half = source.slice(*place).chars().next()?;
        let (_, full) = MARKS.iter().find(|(known, _)| *known == half)?;
        fixed.extend_from_slice(&text[done..place.start as usize]);
        fixed.extend_from_slice(full.encode_utf8(&mut [0; 4]).as_bytes());
        done = place.end as usize;
    }
    fixed.extend_from_slice(&text[done..]);
    Some(fixed)
}
