//! Which way up a photo is: a camera that was held on its side says so in the file.

/// One of eight ways, as cameras count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Turn(u8);

impl Turn {
    /// Nothing is to be turned.
    pub(super) const UPRIGHT: Self = Self(1);

    /// What the notes of a camera say; upright where they cannot be read.
    pub(super) fn of(notes: &[u8]) -> Self {
        read(notes).filter(|way| (1..=8).contains(way)).map_or(Self::UPRIGHT, Self)
    }

    /// Whether width and height change places.
    pub(super) fn lies(self) -> bool {
        self.0 >= 5
    }

    /// Which pixel of a picture of that size stands at a place of the turned one.
    pub(super) fn source(self, (x, y): (usize, usize), (width, height): (usize, usize)) -> (usize, usize) {
        match self.0 {
            2 => (width - 1 - x, y),
            3 => (width - 1 - x, height - 1 - y),
            4 => (x, height - 1 - y),
            5 => (y, x),
            6 => (y, height - 1 - x),
            7 => (width - 1 - y, height - 1 - x),
            8 => (width - 1 - y, x),
            _ => (x, y),
        }
    }
}

/// The value of the one note that tells it.
fn read(notes: &[u8]) -> Option<u8> {
    const ORIENTATION: u16 = 0x0112;
    let little = notes.starts_with(b"II");
    let short = |at: usize| {
        let pair = notes.get(at..at + 2)?.try_into().ok()?;
        Some(if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) })
    };
    let long = |at: usize| {
        let four = notes.get(at..at + 4)?.try_into().ok()?;
        Some(if little { u32::from_le_bytes(four) } else { u32::from_be_bytes(four) })
    };
    let first = usize::try_from(long(4)?).ok().filter(|at| *at < notes.len())?;
    let entries = (0..usize::from(short(first)?)).map(|index| first + 2 + index * 12);
    let mut found = entries.take_while(|at| *at < notes.len()).filter(|at| short(*at) == Some(ORIENTATION));
    u8::try_from(short(found.next()? + 8)?).ok()
}

#[cfg(test)]
mod tests {
    use super::Turn;

    #[test]
    fn a_camera_tells_how_it_was_held() {
        let little = b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0";
        let big = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0";
        assert_eq!((Turn::of(little), Turn::of(big)), (Turn(6), Turn(8)));
        for broken in [&little[..9], b"", b"II\x2a\0\xff\xff\xff\xff", &[b'I'; 40]] {
            assert_eq!(Turn::of(broken), Turn::UPRIGHT);
        }
        // Its left lower corner becomes the left upper one.
        assert_eq!(Turn(6).source((0, 0), (4, 3)), (0, 2));
    }
}
