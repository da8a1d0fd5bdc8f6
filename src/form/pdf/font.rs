//! Fonts: from the bytes of a text to its characters and how wide they are.

use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap, CMapName, CidFamily, load_embedded};
use hayro_syntax::object::{self, Array, Dict, Name, Object, Stream};

use crate::form::pdf::latin::{Characters, UNKNOWN};
use crate::form::pdf::stream::Unpacking;

/// The fonts that the pages share.
#[derive(Debug, Default)]
pub(super) struct Fonts {
    all: Vec<Font>,
    known: BTreeMap<(u32, i32), usize>,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FontId(usize);

impl Fonts {
    /// The font of that name among a page's.
    pub(super) fn find(&mut self, fonts: &Dict, name: &[u8], unpacking: &mut Unpacking) -> Option<FontId> {
        let place = fonts.get_ref(name).map(|it| (it.obj_number, it.gen_number));
        if let Some(known) = place.and_then(|place| self.known.get(&place)) {
            return Some(FontId(*known));
        }
        let font = Font::of(&fonts.get::<Dict>(name)?, unpacking);
        self.all.push(font);
        let id = self.all.len() - 1;
        if let Some(place) = place {
            self.known.insert(place, id);
        }
        Some(FontId(id))
    }

    pub(super) fn get(&self, id: FontId) -> &Font {
        &self.all[id.0]
    }
}

#[derive(Debug)]
pub(super) struct Font {
    kind: Kind,
    /// The text that a program gave for its codes.
    unicode: Option<CMap>,
    /// In thousandths of the size.
    widths: BTreeMap<u32, f64>,
    usual: f64,
}

#[derive(Debug)]
enum Kind {
    /// A byte a character.
    Simple(Characters),
    Composite(Box<Composite>),
}

/// Codes of one to four bytes, which name the glyphs of a collection.
#[derive(Debug)]
struct Composite {
    glyphs: Option<CMap>,
    /// Whether the codes are UTF-16.
    is_unicode: bool,
    /// The characters of the collection's glyphs.
    collection: Option<CMap>,
}

/// What one code of a text prints.
#[derive(Debug, PartialEq)]
pub(super) struct Printed {
    pub(super) text: String,
    /// In units of the size.
    pub(super) width: f64,
    /// Spaces of one byte are stretched.
    pub(super) is_space: bool,
}

impl Font {
    fn of(font: &Dict, unpacking: &mut Unpacking) -> Self {
        let mut map = |stream: Stream| CMap::parse(&unpacking.stream(&stream).ok()?, load_embedded);
        let unicode = font.get::<Stream>("ToUnicode").and_then(&mut map);
        let is_composite = font.get::<Name>("Subtype").is_some_and(|it| it.as_ref() == b"Type0");
        let below = font.get::<Array>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict>().next());
        let Some(below) = below.filter(|_| is_composite) else {
            let (widths, usual) = simple_widths(font);
            return Self { kind: Kind::Simple(Characters::of(font)), unicode, widths, usual };
        };
        let name = font.get::<Name>("Encoding");
        let glyphs = match &name {
            Some(name) => predefined(CMapName::from_bytes(name.as_ref())),
            None => font.get::<Stream>("Encoding").and_then(map),
        };
        let is_unicode = name.is_some_and(|name| {
            let name = String::from_utf8_lossy(name.as_ref()).into_owned();
            name.contains("UCS2") || name.contains("UTF16")
        });
        let system = below.get::<Dict>("CIDSystemInfo");
        let text = |key: &str| system.as_ref().and_then(|it| it.get::<object::String>(key)).map(|it| it.to_vec());
        let (registry, ordering) = (text("Registry").unwrap_or_default(), text("Ordering").unwrap_or_default());
        let collection = CidFamily::from_registry_ordering(&registry, &ordering).ucs2_cmap().and_then(predefined);
        let usual = below.get::<f64>("DW").unwrap_or(1000.0);
        let widths = below.get::<Array>("W").map_or_else(BTreeMap::new, |widths| composite_widths(&widths));
        let kind = Kind::Composite(Box::new(Composite { glyphs, is_unicode, collection }));
        Self { kind, unicode, widths, usual }
    }

    /// Each code of a text in turn.
    pub(super) fn print(&self, bytes: &[u8]) -> impl Iterator<Item = Printed> {
        let mut rest = bytes;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let (length, code, glyph) = self.first(rest);
            let text = self.text(&rest[..length], code, glyph);
            let width = self.widths.get(&glyph).copied().unwrap_or(self.usual) / 1000.0;
            rest = &rest[length..];
            Some(Printed { text, width, is_space: length == 1 && code == 32 })
        })
    }

    /// How long the first code is, the code, and its glyph.
    fn first(&self, bytes: &[u8]) -> (usize, u32, u32) {
        let code = |length: usize| bytes[..length].iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
        let Kind::Composite(composite) = &self.kind else { return (1, code(1), code(1)) };
        for length in 1..=bytes.len().min(4) {
            let glyph = composite.glyphs.as_ref().and_then(|glyphs| glyphs.lookup_cid_code(code(length), length as u8));
            if let Some(glyph) = glyph {
                return (length, code(length), glyph);
            }
        }
        let length = bytes.len().min(2);
        (length, code(length), code(length))
    }

    fn text(&self, bytes: &[u8], code: u32, glyph: u32) -> String {
        let found = |map: &Option<CMap>, code| match map.as_ref()?.lookup_bf_string(code)? {
            BfString::Char(character) => Some(character.to_string()),
            BfString::String(text) => Some(text),
        };
        let is_told = |text: &String| !text.chars().all(|it| matches!(it, '\0' | UNKNOWN | '\u{E000}'..='\u{F8FF}'));
        if let Some(text) = found(&self.unicode, code).filter(is_told) {
            return text;
        }
        match &self.kind {
            Kind::Simple(characters) => characters.get(code).to_string(),
            Kind::Composite(composite) if composite.is_unicode => {
                encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0.into()
            }
            Kind::Composite(composite) => found(&composite.collection, glyph).unwrap_or_else(|| UNKNOWN.to_string()),
        }
    }
}

fn predefined(name: CMapName<'_>) -> Option<CMap> {
    match name {
        CMapName::IdentityH => Some(CMap::identity_h()),
        CMapName::IdentityV => Some(CMap::identity_v()),
        _ => CMap::parse(load_embedded(name)?, load_embedded),
    }
}

/// `/FirstChar 32 /Widths [250 333 …]`, and the width of all others.
fn simple_widths(font: &Dict) -> (BTreeMap<u32, f64>, f64) {
    // The glyphs of such a font are drawn in units of its own.
    let unit = font.get::<[f64; 6]>("FontMatrix").map_or(1.0, |matrix| matrix[0].abs() * 1000.0);
    let first = font.get::<u32>("FirstChar").unwrap_or(0);
    let given = font.get::<Array>("Widths");
    let widths = given.iter().flat_map(|widths| widths.iter::<f64>().take(256)).map(|width| width * unit);
    let widths = (0..).zip(widths).map(|(at, width)| (first.saturating_add(at), width)).collect();
    let usual = font.get::<Dict>("FontDescriptor").and_then(|descriptor| descriptor.get::<f64>("MissingWidth"));
    (widths, usual.filter(|width| *width > 0.0).unwrap_or(500.0))
}

/// `[1 [500 600] 10 20 700]`: widths from 1 on, and one for all from 10 to 20.
fn composite_widths(array: &Array) -> BTreeMap<u32, f64> {
    let mut widths = BTreeMap::new();
    let mut items = array.iter::<Object>();
    let number = |item: Option<Object>| item.and_then(Object::into_f32);
    let code = |item: Option<Object>| item.and_then(Object::into_i32).and_then(|code| u32::try_from(code).ok());
    while let Some(first) = code(items.next()) {
        match items.next() {
            Some(Object::Array(each)) => {
                for (at, width) in (first..=MOST).zip(each.iter::<f64>()) {
                    widths.insert(at, width);
                }
            }
            last => {
                let (Some(last), Some(width)) = (code(last), number(items.next())) else { break };
                for at in first..=last.min(MOST) {
                    widths.insert(at, f64::from(width));
                }
            }
        }
    }
    widths
}

/// No collection has more glyphs.
const MOST: u32 = 0xFFFF;
