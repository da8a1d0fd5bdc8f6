//! Pieces of the source read as one text, as pages and lines have cut it.

use crate::text::{Source, Span};

pub(super) struct Joined {
    pub(super) text: String,
    /// Where each piece begins in it.
    pub(super) starts: Vec<usize>,
    spans: Vec<Span>,
}

impl Joined {
    pub(super) fn of(source: &Source, pieces: &[Span]) -> Self {
        let mut joined = Self { text: String::new(), starts: Vec::new(), spans: pieces.to_vec() };
        for piece in pieces {
            joined.starts.push(joined.text.len());
            joined.text.push_str(source.slice(*piece));
        }
        joined
    }

    /// Where a part of the text stands, piece by piece, without white space around each.
    pub(super) fn places(&self, source: &Source, start: usize, end: usize) -> impl Iterator<Item = Span> {
        let first = self.starts.partition_point(|at| *at <= start).saturating_sub(1);
        let pieces = self.starts[first..].iter().zip(&self.spans[first..]);
        pieces.take_while(move |(at, _)| **at < end).filter_map(move |(at, span)| {
            let length = (span.end - span.start) as usize;
            let from = start.saturating_sub(*at).min(length) as u32;
            let to = (end - at).min(length) as u32;
            let piece = source.trim(Span { start: span.start + from, end: span.start + to, ..*span });
            (piece.start < piece.end).then_some(piece)
        })
    }

    /// Where a part of the text stands, up to where a page cuts it.
    pub(super) fn place(&self, start: usize, length: usize) -> Span {
        let index = self.starts.partition_point(|at| *at <= start).saturating_sub(1);
        let (at, piece) = (self.starts[index], self.spans[index]);
        let from = piece.start as usize + (start - at);
        Span::new(piece.source, from, (from + length).min(piece.end as usize))
    }
}
