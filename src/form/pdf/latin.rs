//! Fonts of at most 256 characters, which are named by an old encoding or one by one.

use hayro_syntax::object::{Array, Dict, Name, Object};

/// What stands for a character that its font does not name.
pub(super) const UNKNOWN: char = '\u{FFFD}';

/// What each byte prints.
#[derive(Debug)]
pub(super) struct Characters(Vec<char>);

impl Characters {
    pub(super) fn of(font: &Dict) -> Self {
        let encoding = font.get::<Object>("Encoding");
        let (base, differences) = match &encoding {
            Some(Object::Name(name)) => (Some(name.as_ref().to_vec()), None),
            Some(Object::Dict(encoding)) => {
                let base = encoding.get::<Name>("BaseEncoding").map(|name| name.as_ref().to_vec());
                (base, encoding.get::<Array>("Differences"))
            }
            _ => (None, None),
        };
        let is_mac = base.as_deref() == Some(b"MacRomanEncoding");
        let encoding = if is_mac { encoding_rs::MACINTOSH } else { encoding_rs::WINDOWS_1252 };
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let mut characters: Vec<char> = encoding.decode_without_bom_handling(&bytes).0.chars().collect();
        let is_dingbats = font.get::<Name>("BaseFont").is_some_and(|name| {
            let name = name.as_ref().to_ascii_lowercase();
            ["dingbat", "symbol"].iter().any(|kind| name.windows(kind.len()).any(|it| it == kind.as_bytes()))
        });
        if is_dingbats {
            // Such fonts hold the marks of lists and nothing that is read.
            characters[0x21..].fill('•');
        }
        let mut code = 0;
        for item in differences.iter().flat_map(Array::iter::<Object>) {
            match item {
                Object::Number(number) => code = usize::try_from(number.as_i64()).unwrap_or(usize::MAX),
                Object::Name(name) => {
                    if let Some(place) = characters.get_mut(code) {
                        *place = named(&String::from_utf8_lossy(name.as_ref())).unwrap_or(UNKNOWN);
                    }
                    code = code.saturating_add(1);
                }
                _ => {}
            }
        }
        Self(characters)
    }

    pub(super) fn get(&self, code: u32) -> char {
        self.0.get(code as usize).copied().unwrap_or(UNKNOWN)
    }
}

/// The character of a glyph's name: `A`, `comma`, `uni4E00`, `u1F600`, `one.tab`.
fn named(name: &str) -> Option<char> {
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    let mut characters = name.chars();
    if let (Some(only), None) = (characters.next(), characters.next()) {
        return Some(only);
    }
    let code = name.strip_prefix("uni").or_else(|| name.strip_prefix('u')).filter(|code| code.len() >= 4);
    let unicode = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
    unicode.or_else(|| NAMES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character))
}

/// What stands in Chinese text besides letters.
const NAMES: [(&str, char); 53] = [
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("underscore", '_'),
    ("braceleft", '{'),
    ("bar", '|'),
    ("braceright", '}'),
    ("asciitilde", '~'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("ellipsis", '…'),
    ("bullet", '•'),
    ("periodcentered", '·'),
    ("multiply", '×'),
    ("degree", '°'),
];
