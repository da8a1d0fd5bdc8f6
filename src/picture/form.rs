//! What a picture is, by its bytes: its name may say anything.

/// A form of pictures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// For drawings and screens.
    Png,
    /// For photos.
    Jpeg,
    /// May move.
    Gif,
    /// For both.
    Webp,
    /// Lines instead of pixels.
    Svg,
    /// As large as its pixels.
    Bmp,
    /// The smallest photos.
    Avif,
    /// A telephone's photos, which few browsers show.
    Heic,
    /// For print; no browser shows it.
    Tiff,
}

impl Form {
    /// The form of a file; nothing where it is no picture that is known.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let brand = bytes.get(4..12).unwrap_or_default();
        match bytes {
            [0x89, b'P', b'N', b'G', ..] => Some(Self::Png),
            [0xff, 0xd8, 0xff, ..] => Some(Self::Jpeg),
            [b'G', b'I', b'F', b'8', ..] => Some(Self::Gif),
            [b'B', b'M', ..] if bytes.len() > 26 => Some(Self::Bmp),
            [b'I', b'I', 42, 0, ..] | [b'M', b'M', 0, 42, ..] => Some(Self::Tiff),
            _ if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") => Some(Self::Webp),
            _ if brand.starts_with(b"ftypavi") => Some(Self::Avif),
            _ if [b"ftyphei", b"ftyphev", b"ftypmif"].iter().any(|it| brand.starts_with(*it)) => Some(Self::Heic),
            _ => {
                let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]);
                let is_xml = start.trim_start_matches('\u{feff}').trim_start().starts_with('<');
                (is_xml && start.contains("<svg")).then_some(Self::Svg)
            }
        }
    }

    /// As people call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Png => "PNG",
            Self::Jpeg => "JPEG",
            Self::Gif => "GIF",
            Self::Webp => "WebP",
            Self::Svg => "SVG",
            Self::Bmp => "BMP",
            Self::Avif => "AVIF",
            Self::Heic => "HEIC",
            Self::Tiff => "TIFF",
        }
    }

    /// How its file's name may end, the usual one first.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png", "apng"],
            Self::Jpeg => &["jpg", "jpeg", "jfif", "jpe"],
            Self::Gif => &["gif"],
            Self::Webp => &["webp"],
            Self::Svg => &["svg"],
            Self::Bmp => &["bmp", "dib"],
            Self::Avif => &["avif"],
            Self::Heic => &["heic", "heif"],
            Self::Tiff => &["tif", "tiff"],
        }
    }

    /// Whether every browser shows it.
    pub fn is_shown(self) -> bool {
        !matches!(self, Self::Heic | Self::Tiff)
    }
}
