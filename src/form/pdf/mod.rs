//! PDF: characters and where they stand on their pages, made printed lines for `layout`.

mod content;
mod font;
mod latin;
mod matrix;
mod stream;
mod strips;

use std::panic::catch_unwind;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::diagnostic::Finding;
use crate::form::document::Document;
use crate::form::layout;
use crate::form::pdf::content::{Run, runs};
use crate::form::pdf::font::Fonts;
use crate::form::pdf::stream::Unpacking;
use crate::form::read::Limit;
use crate::text::Origin;

const BROKEN: Finding = Finding::BrokenFile { kind: "PDF" };

/// What stands for a character that its font does not name.
const UNKNOWN: char = '\u{FFFD}';

/// Reads the text of a PDF; a scan has none.
pub(super) fn read(bytes: &[u8], limit: Limit) -> Result<Document, Finding> {
    // A damaged file is the file's fault, whatever the library makes of it.
    let pages = catch_unwind(|| pages(bytes, limit)).unwrap_or(Err(BROKEN))?;
    let characters = || pages.iter().flatten().flatten();
    let unknown = characters().filter(|it| it.character == UNKNOWN).count();
    if unknown * 2 >= characters().count() {
        return Err(Finding::PdfWithoutText);
    }
    let mut document = Document::default();
    for line in layout::lines(&strips::strips(pages)) {
        let number = document.push(&line.text, Origin::Page(line.place));
        document.findings.extend(line.finding.map(|finding| (number, finding)));
        let characters = line.text.matches(UNKNOWN).count();
        if characters > 0 {
            document.findings.push((number, Finding::UnknownCharacters { characters }));
        }
    }
    Ok(document)
}

fn pages(bytes: &[u8], limit: Limit) -> Result<Vec<Vec<Run>>, Finding> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Finding::EncryptedFile
        }
        _ => BROKEN,
    })?;
    let (mut fonts, mut unpacking) = (Fonts::default(), Unpacking::new(limit));
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        pages.push(runs(page, &mut fonts, &mut unpacking)?);
    }
    Ok(pages)
}
