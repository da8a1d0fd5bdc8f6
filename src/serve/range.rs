//! Some bytes of a file: phones ask for videos piece by piece, and play none that they only get whole.

use std::ops::Range;

/// What is asked for of a file.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// All of it; so are several pieces, and what is no range.
    Whole,
    /// These bytes.
    Of(Range<usize>),
    /// Bytes that it does not have.
    Beyond,
}

impl Piece {
    /// What a `Range` asks of so many bytes: `bytes=0-1`, `bytes=500-`, `bytes=-500`.
    pub(super) fn of(range: Option<&str>, length: usize) -> Self {
        let bounds = range.and_then(|range| range.strip_prefix("bytes=")?.split_once('-'));
        let Some((from, to)) = bounds else { return Self::Whole };
        match (from.parse::<usize>(), to.parse::<usize>()) {
            (Ok(from), Ok(to)) if from <= to => Self::between(from, to.saturating_add(1), length),
            (Ok(from), Err(_)) if to.is_empty() => Self::between(from, length, length),
            (Err(_), Ok(last)) if from.is_empty() => {
                if last == 0 {
                    Self::Beyond
                } else {
                    Self::between(length.saturating_sub(last), length, length)
                }
            }
            _ => Self::Whole,
        }
    }

    fn between(from: usize, to: usize, length: usize) -> Self {
        if from < length { Self::Of(from..to.min(length)) } else { Self::Beyond }
    }
}

#[cfg(test)]
mod tests {
    use super::Piece;

    #[test]
    fn a_range_is_some_bytes_or_none_or_no_range() {
        for (range, piece) in [
            ("bytes=0-1", Piece::Of(0..2)),
            ("bytes=2-2", Piece::Of(2..3)),
            ("bytes=8-", Piece::Of(8..10)),
            ("bytes=8-99", Piece::Of(8..10)),
            ("bytes=-3", Piece::Of(7..10)),
            ("bytes=-99", Piece::Of(0..10)),
            ("bytes=10-", Piece::Beyond),
            ("bytes=10-20", Piece::Beyond),
            ("bytes=-0", Piece::Beyond),
            ("bytes=2-1", Piece::Whole),
            ("bytes=0-1,3-4", Piece::Whole),
            ("bytes=-", Piece::Whole),
            ("bytes=a-b", Piece::Whole),
            ("bytes=99999999999999999999-", Piece::Whole),
            ("lines=0-1", Piece::Whole),
            ("0-1", Piece::Whole),
        ] {
            assert_eq!(Piece::of(Some(range), 10), piece, "{range}");
        }
        assert_eq!(Piece::of(None, 10), Piece::Whole);
        assert_eq!(Piece::of(Some("bytes=0-"), 0), Piece::Beyond);
    }
}
