//! A text that stops before its end.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::section::Chapters;
use crate::standard::tree::Standard;
use crate::text::Source;

/// The last requirement is the last thing that the text says, and its sentence is not ended as the others' are.
pub(super) fn look(source: &Source, standard: &Standard, chapters: &Chapters, findings: &mut Diagnostics) {
    if chapters.have(Chapter::Bibliography) {
        return;
    }
    let is_ended = |text: &str| text.ends_with(['。', '；', ';', '.', '！', '？', '”', '）']);
    let mut open = standard.requirements().filter(|(.., requirement)| !is_ended(&requirement.passage.text));
    let (Some((.., requirement)), None) = (open.next(), open.next()) else { return };
    let Some(piece) = requirement.passage.pieces.last() else { return };
    // What stands behind it is a cut tag at most.
    let rest = &source.text()[piece.end as usize..];
    if rest.len() < 40 && rest.trim().chars().all(|it| it.is_ascii_punctuation() || it == 'p') {
        findings.at(requirement.passage.first(), Finding::CutShort);
    }
}
