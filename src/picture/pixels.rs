//! Pixels in rows, and fewer of them: each new one is the mean of those that it stands for.

use crate::picture::turn::Turn;

/// A picture unpacked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pixels {
    pub(super) width: usize,
    pub(super) height: usize,
    /// Bytes of a pixel: 1 grey, 3 colours; with 2 and 4 the last one says how much covers what is behind.
    pub(super) channels: usize,
    pub(super) bytes: Vec<u8>,
}

impl Pixels {
    /// The same in fewer pixels. All of it is whole numbers, so that every computer makes the same.
    pub(super) fn scaled(&self, width: usize, height: usize) -> Self {
        let (across, down) = (shares(self.width, width), shares(self.height, height));
        let whole = self.width as u64 * self.height as u64;
        let has_cover = self.channels.is_multiple_of(2);
        let mut bytes = Vec::with_capacity(width * height * self.channels);
        let mut sums = vec![0_u64; width * self.channels];
        for share in &down {
            sums.fill(0);
            for (row, weight) in share {
                let line = self.width * self.channels;
                let pixels = &self.bytes[row * line..][..line];
                for (sum, share) in sums.chunks_exact_mut(self.channels).zip(&across) {
                    for (column, part) in share {
                        let pixel = &pixels[column * self.channels..][..self.channels];
                        add(sum, pixel, weight * part, has_cover);
                    }
                }
            }
            for sum in sums.chunks_exact(self.channels) {
                let cover = if has_cover { sum[self.channels - 1] } else { whole };
                let colours = if has_cover { &sum[..self.channels - 1] } else { sum };
                bytes.extend(colours.iter().map(|it| mean(*it, cover)));
                bytes.extend(has_cover.then(|| mean(cover, whole)));
            }
        }
        Self { width, height, channels: self.channels, bytes }
    }

    /// The right way up.
    pub(super) fn turned(self, turn: Turn) -> Self {
        if turn == Turn::UPRIGHT {
            return self;
        }
        let size = (self.width, self.height);
        let (width, height) = if turn.lies() { (self.height, self.width) } else { size };
        let mut bytes = Vec::with_capacity(self.bytes.len());
        for place in (0..height).flat_map(|y| (0..width).map(move |x| (x, y))) {
            let (x, y) = turn.source(place, size);
            bytes.extend_from_slice(&self.bytes[(y * self.width + x) * self.channels..][..self.channels]);
        }
        Self { width, height, channels: self.channels, bytes }
    }
}

/// A colour counts as much as it covers.
fn add(sum: &mut [u64], pixel: &[u8], weight: u64, has_cover: bool) {
    let (last, colours) = pixel.split_last().expect("a pixel has a byte");
    let weighed = if has_cover { weight * u64::from(*last) } else { weight };
    for (sum, colour) in sum.iter_mut().zip(colours) {
        *sum += weighed * u64::from(*colour);
    }
    sum[colours.len()] += weight * u64::from(*last);
}

fn mean(sum: u64, weight: u64) -> u8 {
    (sum + weight / 2).checked_div(weight).map_or(0, |mean| mean.min(255) as u8)
}

/// For each of the new places the old ones that it stands for, each with how much of it, out of `old`.
fn shares(old: usize, new: usize) -> Vec<Vec<(usize, u64)>> {
    let share = |place: usize| {
        let (from, to) = (place * old, (place + 1) * old);
        let part = |it: usize| (it, ((it + 1) * new).min(to).saturating_sub((it * new).max(from)) as u64);
        (from / new..to.div_ceil(new)).map(part).collect()
    };
    (0..new).map(share).collect()
}

#[cfg(test)]
mod tests {
    use super::{Pixels, shares};

    #[test]
    fn each_pixel_is_the_mean_of_those_that_it_stands_for() {
        assert_eq!(shares(3, 2), [vec![(0, 2), (1, 1)], vec![(1, 1), (2, 2)]]);
        let grey = Pixels { width: 3, height: 1, channels: 1, bytes: vec![0, 90, 240] };
        assert_eq!(grey.scaled(2, 1).bytes, [30, 190]);
        assert_eq!(grey.scaled(3, 1), grey);
        // What is not seen has no colour.
        let glass = Pixels { width: 2, height: 1, channels: 4, bytes: vec![200, 100, 0, 255, 9, 9, 9, 0] };
        assert_eq!(glass.scaled(1, 1).bytes, [200, 100, 0, 128]);
    }
}
