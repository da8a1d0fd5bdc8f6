//! `check --fix`: what findings say that mends them, of authored files alone; everything else stays byte for byte.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Edit};
use crate::project::{Files, Project};
use crate::text::{Source, SourceId};

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

/// What can be repaired in a site of which all this was found.
pub fn fixes(project: &Project, found: &Diagnostics, files: &Files) -> Vec<Fix> {
    let mut edits: BTreeMap<SourceId, Vec<&Edit>> = BTreeMap::new();
    for edit in found.sorted().into_iter().flat_map(|it| &it.edits) {
        edits.entry(edit.place.source).or_default().push(edit);
    }
    edits.into_iter().map(|(source, edits)| fix(project.sources.get(source), edits, files)).collect()
}

fn fix(source: &Source, mut edits: Vec<&Edit>, files: &Files) -> Fix {
    edits.retain(|edit| source.whole(edit.place) == edit.place);
    edits.sort_by_key(|edit| edit.place);
    edits.dedup_by(|edit, before| edit.place.start < before.place.end);
    let bytes = files.get(source.path()).and_then(|bytes| fixed(bytes, source, &edits));
    Fix { path: source.path().to_owned(), places: edits.len(), bytes }
}

/// The file's bytes with everything mended.
fn fixed(bytes: &[u8], source: &Source, edits: &[&Edit]) -> Option<Vec<u8>> {
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
    for edit in edits {
        fixed.extend_from_slice(&text[done..edit.place.start as usize]);
        fixed.extend_from_slice(edit.text.as_bytes());
        done = edit.place.end as usize;
    }
    fixed.extend_from_slice(&text[done..]);
    Some(fixed)
}
