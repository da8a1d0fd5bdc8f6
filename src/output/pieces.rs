//! What a build keeps for the next one: pieces of bytes, each by what it was made from.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::output::manifest::Fingerprint;

/// Pieces that a build of the same program kept.
#[derive(Debug, Default)]
pub struct Pieces {
    bytes: Vec<u8>,
    places: BTreeMap<Fingerprint, Range<usize>>,
}

impl Pieces {
    /// Reads what [`Pieces::print`] wrote; what is another program's, or was changed since, is not believed at all.
    pub fn parse(program: &str, bytes: Vec<u8>) -> Self {
        let places = places(program, &bytes).unwrap_or_default();
        Self { bytes, places }
    }

    /// Pieces, each with what it was made from, as bytes.
    pub fn print<'a>(program: &str, pieces: impl Iterator<Item = (Fingerprint, &'a [u8])>) -> Vec<u8> {
        let mut bytes = [0; SUM].to_vec();
        for (made_from, piece) in pieces {
            bytes.extend(made_from.bytes());
            bytes.extend((piece.len() as u64).to_le_bytes());
            bytes.extend(piece);
        }
        let sum = sum(program, &bytes[SUM..]);
        bytes[..SUM].copy_from_slice(&sum);
        bytes
    }

    /// The one that was made from this.
    pub fn get(&self, made_from: Fingerprint) -> Option<&[u8]> {
        self.places.get(&made_from).map(|place| &self.bytes[place.clone()])
    }

    /// All of them, in the order of what they were made from.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (Fingerprint, &[u8])> {
        self.places.iter().map(|(made_from, place)| (*made_from, &self.bytes[place.clone()]))
    }
}

/// So many bytes say whether those behind them are as they were written.
const SUM: usize = 16;

fn sum(program: &str, bytes: &[u8]) -> [u8; SUM] {
    Fingerprint::of(&[program.as_bytes(), bytes]).bytes()
}

fn places(program: &str, bytes: &[u8]) -> Option<BTreeMap<Fingerprint, Range<usize>>> {
    let (sum_of_rest, mut rest) = bytes.split_first_chunk()?;
    if sum(program, rest) != *sum_of_rest {
        return None;
    }
    let mut places = Vec::new();
    while let Some((made_from, after)) = rest.split_first_chunk() {
        let (length, after) = after.split_first_chunk()?;
        let (piece, after) = after.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        let end = bytes.len() - after.len();
        places.push((Fingerprint::from_bytes(*made_from), end - piece.len()..end));
        rest = after;
    }
    Some(places.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, Pieces};

    #[test]
    fn what_is_kept_is_read_again_or_not_believed() {
        let pieces = ["a", "bc", ""].map(|piece| (Fingerprint::of(&[piece.as_bytes()]), piece.as_bytes()));
        let bytes = Pieces::print("a", pieces.into_iter());
        let read = Pieces::parse("a", bytes.clone());
        assert_eq!(read.iter().len(), 3);
        assert!(pieces.iter().all(|(made_from, piece)| read.get(*made_from) == Some(piece)));
        assert_eq!(Pieces::parse("b", bytes.clone()).iter().len(), 0);
        for at in 0..bytes.len() {
            let mut spoilt = bytes.clone();
            spoilt[at] ^= 1;
            assert_eq!(Pieces::parse("a", spoilt).iter().len(), 0);
            assert_eq!(Pieces::parse("a", bytes[..at].to_vec()).iter().len(), 0);
        }
    }
}
