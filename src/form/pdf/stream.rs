//! The streams of a PDF, unpacked up to a limit.

use std::borrow::Cow;
use std::io::{ErrorKind, Read as _};

use flate2::bufread::DeflateDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use crate::diagnostic::Finding;
use crate::form::read::Limit;

pub(super) const BROKEN: Finding = Finding::BrokenFile { kind: "PDF" };

/// How much may still be unpacked, and how many bytes of text may still be printed.
#[derive(Debug)]
pub(super) struct Unpacking {
    limit: Limit,
    left: usize,
    text: usize,
}

/// What cannot be measured may come to a thousand times its length; no page of text packs to so much.
const PACKED: usize = 64 * 1024;

/// A character and its place take so many times the room of a byte, and few bytes may print many characters.
const PRINTED: usize = 32;

impl Unpacking {
    pub(super) fn new(limit: Limit) -> Self {
        Self { limit, left: limit.bytes(), text: limit.bytes() / PRINTED }
    }

    /// What a stream holds.
    pub(super) fn stream<'a>(&mut self, stream: &Stream<'a>) -> Result<Cow<'a, [u8]>, Finding> {
        let packed = stream.raw_data();
        let is_small = match stream.filters()[..] {
            [] => true,
            [Filter::FlateDecode] => length(&packed, self.left).map_or(packed.len() <= PACKED, |it| it <= self.left),
            [Filter::AsciiHexDecode | Filter::Ascii85Decode, _] | [_] => packed.len() <= PACKED,
            // A file that packs a page twice and more means no good.
            _ => false,
        };
        if !is_small {
            return Err(self.limit.exceeded());
        }
        let content = stream.decoded_data().map_err(|_| BROKEN)?;
        self.left = self.left.checked_sub(content.len()).ok_or_else(|| self.limit.exceeded())?;
        Ok(content)
    }

    /// Takes note of so many bytes of text.
    pub(super) fn print(&mut self, bytes: usize) -> Result<(), Finding> {
        self.text = self.text.checked_sub(bytes).ok_or_else(|| self.limit.exceeded())?;
        Ok(())
    }
}

/// How long a stream is when it is unpacked, or at least one more than `most`; nothing where it is damaged.
fn length(packed: &[u8], most: usize) -> Option<usize> {
    // Some programs leave the two bytes out that tell how it is packed.
    let body = match packed {
        [method, flags, body @ ..] if method & 0x0F == 8 && (u16::from(*method) << 8 | u16::from(*flags)) % 31 == 0 => {
            body
        }
        _ => packed,
    };
    let mut reader = DeflateDecoder::new(body);
    let mut buffer = vec![0; PACKED];
    let mut length = 0;
    while length <= most {
        match reader.read(&mut buffer) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => break,
            Err(_) => return None,
        }
    }
    Some(length)
}
