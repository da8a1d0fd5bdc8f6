//! A photo or a screen in fewer pixels, if that makes its file smaller.

use std::io::Cursor;

use jpeg_encoder::{ColorType, Encoder};
use png::{BitDepth, Info, Limits, Transformations};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::picture::form::Form;
use crate::picture::look::MOST;
use crate::picture::pixels::Pixels;
use crate::picture::turn::Turn;

/// How well photos are kept: nobody sees what is lost.
const QUALITY: u8 = 85;

/// Bytes that a picture may unpack to.
const UNPACKED: usize = 260_000_000;

/// A picture whose pixels cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken;

/// The file that shows the same in that size; nothing where the one that is there is as small, or of another form.
pub fn smaller(bytes: &[u8], size: (u32, u32)) -> Result<Option<Vec<u8>>, Broken> {
    let size = (size.0 as usize, size.1 as usize);
    let made = match Form::of(bytes) {
        Some(Form::Jpeg) => jpeg(bytes, size)?,
        Some(Form::Png) => png(bytes, size)?,
        _ => None,
    };
    Ok(made.filter(|made| made.len() < bytes.len()))
}

/// How a photo is read: as leniently as browsers do.
pub(super) fn options() -> DecoderOptions {
    DecoderOptions::default().set_max_width(65_535).set_max_height(65_535).set_strict_mode(false)
}

fn jpeg(bytes: &[u8], (width, height): (usize, usize)) -> Result<Option<Vec<u8>>, Broken> {
    if !has_colours_together(bytes) {
        return Ok(None);
    }
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(bytes), options());
    decoder.decode_headers().map_err(|_| Broken)?;
    // Another reader may find other sides than the one that was asked whether they are too many.
    let (from, to) = decoder.dimensions().ok_or(Broken)?;
    if (from * to) as u64 > MOST {
        return Err(Broken);
    }
    let (out, color, channels) = match decoder.input_colorspace() {
        Some(ColorSpace::Luma) => (ColorSpace::Luma, ColorType::Luma, 1),
        Some(ColorSpace::YCbCr | ColorSpace::RGB) => (ColorSpace::RGB, ColorType::Rgb, 3),
        // Colours for print are rare, and stay as they are.
        _ => return Ok(None),
    };
    decoder.set_options(options().jpeg_set_out_colorspace(out));
    let pixels = decoder.decode().map_err(|_| Broken)?;
    if pixels.len() != from * to * channels {
        return Err(Broken);
    }
    let turn = decoder.exif().map_or(Turn::UPRIGHT, |notes| Turn::of(notes));
    let (across, down) = if turn.lies() { (height, width) } else { (width, height) };
    let whole = Pixels { width: from, height: to, channels, bytes: pixels };
    let small = whole.scaled(across, down).turned(turn);
    let (Ok(width), Ok(height)) = (u16::try_from(small.width), u16::try_from(small.height)) else { return Ok(None) };
    let mut made = Vec::new();
    let mut encoder = Encoder::new(&mut made, QUALITY);
    // The colours of many telephones are not those of the web.
    if let Some(profile) = decoder.icc_profile()
        && encoder.add_icc_profile(&profile).is_err()
    {
        return Ok(None);
    }
    encoder.encode(&small.bytes, width, height, color).map_err(|_| Broken)?;
    Ok(Some(made))
}

/// Whether a photo's colours lie beside each other, as nearly all have them; of the others our reader makes other colours.
fn has_colours_together(bytes: &[u8]) -> bool {
    let mut at = 2;
    let mut colours = None;
    while let Some(&[0xff, marker, high, low, ..]) = bytes.get(at..) {
        let count = |place: usize| bytes.get(at + place).copied();
        match marker {
            0xc0 | 0xc1 => colours = count(9),
            0xda => return colours.is_none() || colours == count(4),
            _ => {}
        }
        at += 2 + usize::from(u16::from_be_bytes([high, low]));
    }
    // Fill bytes between segments are rare too.
    false
}

fn png(bytes: &[u8], (width, height): (usize, usize)) -> Result<Option<Vec<u8>>, Broken> {
    let mut decoder = png::Decoder::new_with_limits(Cursor::new(bytes), Limits { bytes: UNPACKED });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| Broken)?;
    let Some(needed) = reader.output_buffer_size().filter(|needed| *needed <= UNPACKED) else { return Ok(None) };
    let info = reader.info();
    // One that moves, or that is turned, stays as it is.
    if info.animation_control.is_some() || info.exif_metadata.is_some() {
        return Ok(None);
    }
    let profile = info.icc_profile.clone();
    let mut pixels = vec![0; needed];
    let frame = reader.next_frame(&mut pixels).map_err(|_| Broken)?;
    let channels = frame.color_type.samples();
    let whole = Pixels { width: frame.width as usize, height: frame.height as usize, channels, bytes: pixels };
    if whole.bytes.len() != whole.width * whole.height * channels || frame.bit_depth != BitDepth::Eight {
        return Ok(None);
    }
    let small = whole.scaled(width, height);
    let mut info = Info::with_size(small.width as u32, small.height as u32);
    info.color_type = frame.color_type;
    info.bit_depth = BitDepth::Eight;
    info.icc_profile = profile;
    let mut made = Vec::new();
    let encoder = png::Encoder::with_info(&mut made, info).map_err(|_| Broken)?;
    let mut writer = encoder.write_header().map_err(|_| Broken)?;
    writer.write_image_data(&small.bytes).map_err(|_| Broken)?;
    writer.finish().map_err(|_| Broken)?;
    Ok(Some(made))
}
