//! Bytes to a source, by their look first and by the file's ending where the look says nothing.

use crate::diagnostic::{Diagnostics, Finding};
use crate::form::document::Document;
#[cfg(feature = "pdf")]
use crate::form::pdf;
use crate::form::{docx, markdown, wrapped};
use crate::text::{Decoded, SourceId, Sources, Span, decode};

/// How large a file may be, and each part of one that is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit(usize);

impl Limit {
    /// So many MiB.
    pub fn mebibytes(mebibytes: usize) -> Self {
        Self(mebibytes)
    }

    pub(super) fn bytes(self) -> usize {
        self.0.saturating_mul(1024 * 1024)
    }

    pub(super) fn exceeded(self) -> Finding {
        Finding::FileTooLarge { limit: self.0 }
    }
}

impl Default for Limit {
    fn default() -> Self {
        Self(64)
    }
}

/// The thread on which a library may panic: what it says of it becomes a finding, and is not to be printed.
pub const GUARDED: &str = "kebiao: a file that may be damaged";

pub(super) const ZIP: &[u8] = b"PK\x03\x04";
/// The container of .doc and .wps, and of every Office file with a password.
const OLE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Many a .doc is one of these in truth.
const RTF: &[u8] = b"{\\rtf";
const HTML: [&[u8]; 2] = [b"<html", b"<!doctype html"];

/// PNG, JPEG, GIF, TIFF of both kinds, WebP; under any ending.
const PICTURES: [&[u8]; 6] = [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"RIFF"];

const PDF: &[u8] = b"%PDF-";
/// Readers of PDF allow that much before it.
const PDF_WITHIN: usize = 1024;

/// Takes a standard in any form in; a file that cannot be read is a finding and no source.
pub fn read(
    path: &str,
    bytes: &[u8],
    limit: Limit,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<SourceId> {
    let (read, encoding) = match decoded(path, bytes, limit) {
        Ok(read) => read,
        Err(finding) => {
            diagnostics.path(path, finding);
            return None;
        }
    };
    let id = add(path, read, sources, diagnostics);
    if let Some(encoding) = encoding {
        diagnostics.of(id, Finding::GuessedEncoding { encoding });
    }
    Some(id)
}

/// Takes a document in, with what was found on the way.
pub fn add(path: &str, document: Document, sources: &mut Sources, diagnostics: &mut Diagnostics) -> SourceId {
    let Document { text, origins, findings } = document;
    let id = sources.add_with_origins(path.to_owned(), text, origins);
    let source = sources.get(id);
    let lines: Vec<Span> = source.lines().collect();
    for (line, finding) in findings {
        let span = lines.get(line as usize - 1).map_or_else(|| source.span(), |line| source.trim(*line));
        diagnostics.at(span, finding);
    }
    id
}

/// Whether a file is a web page, whatever its name.
pub fn looks_like_page(bytes: &[u8]) -> bool {
    let head = bytes.trim_ascii_start();
    HTML.iter().any(|tag| head.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag)))
}

/// Whether a file is a PDF, whatever its name.
pub fn looks_like_pdf(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(PDF_WITHIN)].windows(PDF.len()).any(|window| window == PDF)
}

#[cfg(feature = "pdf")]
fn pdf(bytes: &[u8], limit: Limit) -> Result<Document, Finding> {
    pdf::read(bytes, limit)
}

#[cfg(not(feature = "pdf"))]
fn pdf(_: &[u8], _: Limit) -> Result<Document, Finding> {
    Err(Finding::WithoutPdf)
}

/// What is wrong with a file that looks like another kind of Word's, or like a picture.
pub(super) fn refused(bytes: &[u8]) -> Option<Finding> {
    if bytes.starts_with(OLE) {
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let encrypted = bytes.windows(name.len()).any(|window| window == name);
        return Some(if encrypted { Finding::EncryptedFile } else { Finding::OldWord });
    }
    if PICTURES.iter().any(|head| bytes.starts_with(head)) {
        return Some(Finding::Picture);
    }
    bytes.starts_with(RTF).then_some(Finding::OldWord)
}

/// The document, and the encoding where it is a guess.
fn decoded(path: &str, bytes: &[u8], limit: Limit) -> Result<(Document, Option<&'static str>), Finding> {
    if bytes.len() > limit.bytes() {
        return Err(limit.exceeded());
    }
    if bytes.starts_with(ZIP) {
        return Ok((docx::read(bytes, limit)?, None));
    }
    if let Some(finding) = refused(bytes) {
        return Err(finding);
    }
    if looks_like_page(bytes) {
        return Err(Finding::UnknownForm);
    }
    if looks_like_pdf(bytes) {
        return Ok((pdf(bytes, limit)?, None));
    }
    let (text, encoding) = match decode(bytes) {
        Decoded::Certain(text) => (text, None),
        Decoded::Guessed(text, encoding) => (text, Some(encoding)),
        Decoded::Undecodable { byte } => return Err(Finding::UndecodableText { byte }),
    };
    let ending = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    let piped = |line: &str| line.trim_start().starts_with('|') && line.contains("工作任务");
    let is_markdown = matches!(ending.as_str(), "md" | "markdown") || text.lines().any(piped);
    let document = if is_markdown { markdown::read(&text) } else { wrapped::read(text) };
    Ok((document, encoding))
}
