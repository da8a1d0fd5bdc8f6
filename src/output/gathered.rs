//! What values hold, hashed in large pieces: that is thousands of words and numbers, and to hash each of them takes
//! longer than to hash many at once.

use std::hash::Hasher;

use xxhash_rust::xxh3::Xxh3;

/// What a value holds, in its order.
#[derive(Clone)]
pub(super) struct Gathered {
    bytes: [u8; 1024],
    length: usize,
    before: Xxh3,
}

impl Gathered {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { bytes: [0; 1024], length: 0, before: Xxh3::new() }
    }

    /// The hash of all of it.
    pub(super) fn all(mut self) -> Xxh3 {
        self.before.update(&self.bytes[..self.length]);
        self.before
    }

    /// Hashes what was gathered, and these bytes, for which there is no room.
    fn hash_with(&mut self, bytes: &[u8]) {
        self.before.update(&self.bytes[..self.length]);
        self.before.update(bytes);
        self.length = 0;
    }
}

impl Hasher for Gathered {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let end = self.length + bytes.len();
        match self.bytes.get_mut(self.length..end) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.length = end;
            }
            None => self.hash_with(bytes),
        }
    }

    fn finish(&self) -> u64 {
        self.clone().all().digest()
    }
}

#[cfg(test)]
mod tests {
    use std::hash::Hasher as _;

    use xxhash_rust::xxh3::xxh3_128;

    use super::Gathered;

    #[test]
    fn gathered_or_not_the_hash_is_the_same() {
        for length in [0, 1, 1022, 1023, 1024, 1025, 3000] {
            for before in [0, 1, 1000, 1024] {
                let pieces = [vec![1; before], vec![2; length], vec![3; 5]];
                let mut gathered = Gathered::new();
                for piece in &pieces {
                    gathered.write(piece);
                }
                assert_eq!(gathered.all().digest128(), xxh3_128(&pieces.concat()), "{before} and {length} bytes");
            }
        }
    }
}
