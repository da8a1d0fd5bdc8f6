//! Places in a source.

use serde::{Deserialize, Serialize};

use crate::text::source::{Source, SourceId};

/// A range of bytes in one source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// The text it is a range of.
    pub source: SourceId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The bytes `start..end` of a source.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        Self { source, start: start as u32, end: end as u32 }
    }

    /// The range in bytes, for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }

    /// Whether `other` shares a byte with it.
    pub fn overlaps(self, other: Self) -> bool {
        self.source == other.source && self.start < other.end && other.start < self.end
    }
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where.
    pub span: Span,
}

/// A run of text that the source may hold in pieces, since a printed page ends in mid-sentence.
///
/// Its text is its pieces, sliced from the source and joined by nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The text as one.
    pub text: String,
    /// Where its pieces stand, in order.
    pub pieces: Vec<Span>,
}

impl Passage {
    /// The passage that stands in one piece, without the white space around it.
    pub fn of(source: &Source, span: Span) -> Self {
        let span = source.trim(span);
        Self { text: source.slice(span).to_owned(), pieces: vec![span] }
    }

    /// Goes on with a piece that a page break cut off.
    pub fn extend(&mut self, source: &Source, span: Span) {
        let span = source.trim(span);
        self.text.push_str(source.slice(span));
        self.pieces.push(span);
    }

    /// Goes on with another.
    pub fn append(&mut self, other: Self) {
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces);
    }

    /// From the first byte of the first piece; what stands between pieces is not part of it.
    pub fn first(&self) -> Span {
        self.pieces[0]
    }

    /// Where a part of its text stands, given in bytes of the text.
    pub fn places(&self, part: std::ops::Range<usize>) -> Vec<Span> {
        let mut places = Vec::new();
        let mut before = 0;
        for piece in &self.pieces {
            let length = (piece.end - piece.start) as usize;
            let from = part.start.clamp(before, before + length) - before;
            let to = part.end.clamp(before, before + length) - before;
            if from < to {
                let start = piece.start as usize;
                places.push(Span::new(piece.source, start + from, start + to));
            }
            before += length;
        }
        places
    }

    /// The lines that hold a piece, without those between.
    pub fn lines(&self, source: &Source) -> Vec<u32> {
        let mut lines: Vec<u32> = self.pieces.iter().map(|piece| source.position(piece.start).line).collect();
        lines.dedup();
        lines
    }
}
