//! PDF: characters and where they stand on their pages, made printed lines for `layout`.

mod content;
mod font;
mod latin;
mod matrix;
mod rules;
mod stream;
mod strips;

use std::thread;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::diagnostic::Finding;
use crate::form::document::Document;
use crate::form::layout;
use crate::form::pdf::content::{Shown, shown};
use crate::form::pdf::font::Fonts;
use crate::form::pdf::latin::UNKNOWN;
use crate::form::pdf::stream::{BROKEN, Unpacking};
use crate::form::read::{GUARDED, Limit};
use crate::text::Origin;

/// Reads the text of a PDF; a scan has none.
pub(super) fn read(bytes: &[u8], limit: Limit) -> Result<Document, Finding> {
    let pages = guarded(|| pages(bytes, limit))?;
    let characters = || pages.iter().flat_map(|page| &page.runs).flatten();
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

/// A damaged file is the file's fault, whatever the library makes of it.
///
/// On a thread of its own, so that whoever prints panics can tell this one, which is a finding and no fault of ours.
fn guarded<T: Send>(read: impl FnOnce() -> Result<T, Finding> + Send) -> Result<T, Finding> {
    let thread = thread::Builder::new().name(GUARDED.to_owned());
    thread::scope(|scope| {
        let reading = thread.spawn_scoped(scope, read).expect("the system begins one more thread");
        reading.join().unwrap_or(Err(BROKEN))
    })
}

fn pages(bytes: &[u8], limit: Limit) -> Result<Vec<Shown>, Finding> {
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
            Finding::EncryptedFile
        }
        _ => BROKEN,
    })?;
    let (mut fonts, mut unpacking) = (Fonts::default(), Unpacking::new(limit));
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        pages.push(shown(page, &mut fonts, &mut unpacking)?);
    }
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::{BROKEN, guarded};

    #[test]
    fn a_panic_of_the_library_is_a_broken_file() {
        // Told to nobody, as it is on this thread.
        let read = guarded(|| -> Result<(), _> { std::panic::resume_unwind(Box::new("a damaged file")) });
        assert_eq!(read, Err(BROKEN));
    }
}
