//! Bytes to text.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use memchr::memchr;

/// A text, and how sure its encoding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decoded {
    /// UTF-8, or UTF-16 that says so by its byte order mark.
    Certain(String),
    /// Another encoding that fits all bytes, by its name.
    Guessed(String, &'static str),
    /// No encoding fits; the first byte that is wrong as UTF-8.
    Undecodable {
        /// From 0.
        byte: usize,
    },
}

/// Reads bytes as the text they most likely are; a byte order mark is no part of it.
pub fn decode(bytes: &[u8]) -> Decoded {
    match decode_as_is(bytes) {
        Decoded::Certain(text) => Decoded::Certain(with_line_ends(text)),
        Decoded::Guessed(text, encoding) => Decoded::Guessed(with_line_ends(text), encoding),
        undecodable @ Decoded::Undecodable { .. } => undecodable,
    }
}

/// Old programs end lines with a carriage return alone.
fn with_line_ends(text: String) -> String {
    let has = |sign| memchr(sign, text.as_bytes()).is_some();
    if has(b'\r') && !has(b'\n') { text.replace('\r', "\n") } else { text }
}

fn decode_as_is(bytes: &[u8]) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let body = &bytes[mark..];
        return match whole(encoding, body) {
            Some(text) => Decoded::Certain(text),
            None => Decoded::Undecodable { byte: mark + first_wrong(body) },
        };
    }
    if let Some(text) = whole(UTF_8, bytes) {
        return Decoded::Certain(text);
    }
    for encoding in [UTF_16LE, UTF_16BE] {
        let zeros = bytes.iter().skip(usize::from(encoding == UTF_16LE)).step_by(2).filter(|byte| **byte == 0).count();
        // Line ends and digits are ASCII in every standard, so UTF-16 shows zeros on one side.
        if zeros * 20 > bytes.len()
            && let Some(text) = whole(encoding, bytes)
        {
            return Decoded::Guessed(text, encoding.name());
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    let encoding = if encoding.name() == "GBK" { encoding_rs::GB18030 } else { encoding };
    match whole(encoding, bytes) {
        Some(text) if !bytes.contains(&0) => Decoded::Guessed(text, encoding.name()),
        _ => Decoded::Undecodable { byte: first_wrong(bytes) },
    }
}

fn whole(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(std::borrow::Cow::into_owned)
}

fn first_wrong(bytes: &[u8]) -> usize {
    Encoding::utf8_valid_up_to(bytes)
}

#[cfg(test)]
mod tests {
    use super::{Decoded, decode};

    #[test]
    fn encodings_are_told_apart() {
        assert_eq!(decode("初级".as_bytes()), Decoded::Certain("初级".to_owned()));
        assert_eq!(decode("\u{feff}初级".as_bytes()), Decoded::Certain("初级".to_owned()));
        let (gbk, _, _) = encoding_rs::GBK.encode("跨境电商海外营销职业技能等级标准");
        assert_eq!(decode(&gbk), Decoded::Guessed("跨境电商海外营销职业技能等级标准".to_owned(), "gb18030"));
        assert!(matches!(decode(b"\xff\xff\xff\xff"), Decoded::Undecodable { .. }));
    }
}
