//! How large a picture is seen, and whether there is anything wrong with it; its pixels are not read for that.

use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;

use crate::picture::form::Form;
use crate::picture::smaller::options;
use crate::picture::turn::Turn;

/// A picture with more pixels is made smaller.
const LARGE: u64 = 4_000_000;

/// So many are left: more than a page ever shows, as many as a good screen has.
const LEFT: u64 = 1920 * 1440;

/// One with more is not even read, since a small file may unpack to more than a computer holds.
pub(super) const MOST: u64 = 64_000_000;

/// What a picture looks like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Width and height in pixels, the right way up.
    pub size: Option<(u32, u32)>,
    /// The same of the smaller one that can be shown instead.
    pub smaller: Option<(u32, u32)>,
    /// What is wrong with it.
    pub flaw: Option<Flaw>,
}

/// What is wrong with a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flaw {
    /// Too large to be read.
    Huge(u32, u32),
    /// Its end is missing, or its beginning makes no sense.
    Cut,
}

impl Look {
    /// Of a picture of any form with pixels.
    pub fn of(bytes: &[u8]) -> Self {
        let Some(form @ (Form::Png | Form::Jpeg)) = Form::of(bytes) else {
            return Self { size: plain(bytes), ..Self::default() };
        };
        let Some(size @ (width, height)) = plain(bytes) else {
            return Self { flaw: Some(Flaw::Cut), ..Self::default() };
        };
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MOST {
            return Self { size: Some(size), smaller: None, flaw: Some(Flaw::Huge(width, height)) };
        }
        if !is_whole(form, bytes) {
            return Self { size: Some(size), smaller: None, flaw: Some(Flaw::Cut) };
        }
        let (width, height) = if form == Form::Jpeg && turn(bytes).lies() { (height, width) } else { size };
        let fewer = |side: u32| u32::try_from((u64::from(side).pow(2) * LEFT / pixels).isqrt()).unwrap_or(side).max(1);
        let smaller = (pixels > LARGE).then(|| (fewer(width), fewer(height)));
        Self { size: Some((width, height)), smaller, flaw: None }
    }
}

/// As the file says, whichever way up.
fn plain(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    // A broken file may say anything.
    let pixels = |written: usize| u32::try_from(written).ok().filter(|it| (1..100_000).contains(it));
    Some((pixels(size.width)?, pixels(size.height)?))
}

/// Whether the end is there.
fn is_whole(form: Form, bytes: &[u8]) -> bool {
    let end: &[u8] = if form == Form::Png { b"IEND" } else { b"\xff\xd9" };
    bytes.windows(end.len()).rev().any(|it| it == end)
}

fn turn(bytes: &[u8]) -> Turn {
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    let notes = decoder.decode_headers().ok().and_then(|()| decoder.exif().cloned());
    notes.map_or(Turn::UPRIGHT, |notes| Turn::of(&notes))
}

#[cfg(test)]
mod tests {
    use super::{Flaw, Look};

    fn png(width: u32, height: u32) -> Vec<u8> {
        let side = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &side, &[8, 0, 0, 0, 0], b"IEND"].concat()
    }

    #[test]
    fn only_what_is_larger_than_a_screen_is_made_smaller() {
        assert_eq!(Look::of(&png(1920, 1080)), Look { size: Some((1920, 1080)), smaller: None, flaw: None });
        assert_eq!(Look::of(&png(4000, 3000)).smaller, Some((1920, 1440)));
        assert_eq!(Look::of(&png(3000, 4000)).smaller, Some((1440, 1920)));
        assert_eq!(Look::of(&png(90_000, 60)).smaller, Some((64_398, 42)));
    }

    #[test]
    fn no_picture_is_as_large_as_a_broken_file_says() {
        assert_eq!(Look::of(&png(30_000, 20_000)).flaw, Some(Flaw::Huge(30_000, 20_000)));
        assert_eq!(Look::of(&png(u32::MAX, u32::MAX)), Look { flaw: Some(Flaw::Cut), ..Look::default() });
        assert_eq!(Look::of(&png(40, 30)[..29]).flaw, Some(Flaw::Cut));
        assert_eq!(Look::of(b"not a picture"), Look::default());
    }
}
