//! What kind of picture some bytes are.

/// Whether browsers know a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// They do; its file's ending.
    Known(&'static str),
    /// They do not: EMF, WMF, TIFF and the like.
    Unknown,
}

/// By what the bytes begin with, since a name may say anything.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    let begins: [(&[u8], &str); 4] =
        [(b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp")];
    if let Some((_, ending)) = begins.into_iter().find(|(head, _)| bytes.starts_with(head)) {
        return Kind::Known(ending);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return Kind::Known("webp");
    }
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1024)]);
    let is_drawing = head.trim_start_matches('\u{feff}').trim_start().starts_with('<') && head.contains("<svg");
    if is_drawing { Kind::Known("svg") } else { Kind::Unknown }
}
