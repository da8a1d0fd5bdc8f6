//! The streams of a PDF, unpacked up to a limit.

use std::borrow::Cow;

use hayro_syntax::object::Stream;

use crate::diagnostic::Finding;
use crate::form::pdf::BROKEN;
use crate::form::read::Limit;

/// How much may still be unpacked.
#[derive(Debug)]
pub(super) struct Unpacking {
    limit: Limit,
    left: usize,
}

/// A packed stream may come to a thousand times its length; no page of text packs to so much.
const PACKED: usize = 1024 * 1024;
/// A file that packs a page twice and more means no good.
const FILTERS: usize = 2;

impl Unpacking {
    pub(super) fn new(limit: Limit) -> Self {
        Self { limit, left: limit.bytes() }
    }

    /// What a stream holds.
    pub(super) fn stream<'a>(&mut self, stream: &Stream<'a>) -> Result<Cow<'a, [u8]>, Finding> {
        let filters = stream.filters().len();
        if filters > FILTERS || (filters > 0 && stream.raw_data().len() > PACKED) {
            return Err(self.limit.exceeded());
        }
        let content = stream.decoded_data().map_err(|_| BROKEN)?;
        self.left = self.left.checked_sub(content.len()).ok_or_else(|| self.limit.exceeded())?;
        Ok(content)
    }
}
