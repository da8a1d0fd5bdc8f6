//! A file beside a lesson: its name in the site, how much it weighs, and how large a picture is.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::content::{Taken, file_name};

/// A file that a lesson shows or offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name in the site.
    pub name: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Width and height in pixels, where it is a picture.
    pub size: Option<(u32, u32)>,
}

impl Attachment {
    /// The file at that path, by a name that is not taken.
    pub(super) fn of(path: &str, bytes: &[u8], names: &mut Taken) -> Self {
        let name = file_name(path.rsplit('/').next().unwrap_or(path), names);
        let size = if name.ends_with(".svg") { drawing(bytes) } else { picture(bytes) };
        Self { name, bytes: bytes.len(), size }
    }
}

fn picture(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    // A broken file may say anything.
    let pixels = |written: usize| u32::try_from(written).ok().filter(|it| (1..100_000).contains(it));
    Some((pixels(size.width)?, pixels(size.height)?))
}

/// A drawing says how large it is, or at least which part of its plane is seen.
fn drawing(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut reader = Reader::from_reader(bytes);
    let root = loop {
        match reader.read_event().ok()? {
            Event::Start(tag) | Event::Empty(tag) => break tag,
            Event::Eof => return None,
            _ => {}
        }
    };
    let attribute = |name: &str| {
        let found = root.attributes().flatten().find(|it| it.key.as_ref() == name)?;
        Some(found.value.into_owned())
    };
    let number =
        |text: &str| text.trim().trim_end_matches("px").parse::<f64>().ok().filter(|it| (1.0..1e5).contains(it));
    let seen = attribute("viewBox").unwrap_or_default();
    let seen: Vec<f64> = seen.split([' ', ',']).filter_map(|part| part.parse().ok()).collect();
    let side = |name: &str, index: usize| {
        let written = attribute(name).and_then(|it| number(&it));
        written.or_else(|| seen.get(index).copied().filter(|it| (1.0..1e5).contains(it)))
    };
    #[expect(clippy::cast_sign_loss, reason = "it is between 1 and 100,000")]
    let whole = |side: f64| side.round() as u32;
    Some((whole(side("width", 2)?), whole(side("height", 3)?)))
}

#[cfg(test)]
mod tests {
    use super::{drawing, picture};

    #[test]
    fn drawings_say_how_large_they_are() {
        assert_eq!(drawing(b"<?xml version='1.0'?><svg width='120px' height='80'/>"), Some((120, 80)));
        assert_eq!(drawing(b"<svg viewBox='0 0 640,360' width='100%'>"), Some((640, 360)));
        assert_eq!(drawing(b"<svg/>"), None);
        assert_eq!(drawing(b"\xff<"), None);
    }

    #[test]
    fn no_picture_is_as_wide_as_a_broken_file_says() {
        let png =
            |side: [u8; 4]| [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &side, &side, &[8, 0, 0, 0, 0]].concat();
        assert_eq!(picture(&png([0, 0, 1, 0])), Some((256, 256)));
        assert_eq!(picture(&png([255; 4])), None);
        assert_eq!(picture(b"not a picture"), None);
    }
}
