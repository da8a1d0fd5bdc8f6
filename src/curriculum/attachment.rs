//! A file beside a lesson: its name in the site, how much it weighs, and how large a picture is.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use crate::content::{Taken, file_name};
use crate::picture::Look;

/// A file that a lesson shows or offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name in the site.
    pub name: String,
    /// How many bytes it has.
    pub bytes: usize,
    /// Width and height in pixels, where it is a picture.
    pub size: Option<(u32, u32)>,
    /// What is shown instead, where it is larger than a page shows.
    pub smaller: Option<Smaller>,
    /// Whether it is offered as it is.
    pub offered: bool,
}

/// A picture in fewer pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Smaller {
    /// Its name in the site.
    pub name: String,
    /// Width and height in pixels.
    pub size: (u32, u32),
}

impl Attachment {
    /// The file at that path, by a name that is not taken.
    pub(super) fn of(path: &str, bytes: &[u8], names: &mut Taken) -> Self {
        let name = file_name(path.rsplit('/').next().unwrap_or(path), names);
        let size = if name.ends_with(".svg") { drawing(bytes) } else { Look::of(bytes).size };
        Self { name, bytes: bytes.len(), size, smaller: None, offered: false }
    }

    /// The files that the site needs of it, each with the size that it is made smaller to.
    pub fn copies(&self) -> Vec<(&str, Option<(u32, u32)>)> {
        let whole = (self.offered || self.smaller.is_none()).then_some((self.name.as_str(), None));
        let smaller = self.smaller.iter().map(|it| (it.name.as_str(), Some(it.size)));
        whole.into_iter().chain(smaller).collect()
    }
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
    use super::drawing;

    #[test]
    fn drawings_say_how_large_they_are() {
        assert_eq!(drawing(b"<?xml version='1.0'?><svg width='120px' height='80'/>"), Some((120, 80)));
        assert_eq!(drawing(b"<svg viewBox='0 0 640,360' width='100%'>"), Some((640, 360)));
        assert_eq!(drawing(b"<svg/>"), None);
        assert_eq!(drawing(b"\xff<"), None);
    }
}
