//! Pictures in lessons: large ones are made smaller, the right way up; broken and hostile ones are told and copied.

use std::collections::BTreeMap;

use kebiao::output::Manifest;
use kebiao::project::Files;

use crate::folder::compile;

/// A PNG that says it is so large, with or without its pixels.
pub(crate) fn png(width: u32, height: u32, pixels: Option<&[u8]>) -> Vec<u8> {
    let mut made = Vec::new();
    let mut encoder = png::Encoder::new(&mut made, width, height);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().expect("memory takes all");
    if let Some(pixels) = pixels {
        writer.write_image_data(pixels).expect("memory takes all");
    } else {
        writer.write_chunk(png::chunk::IDAT, b"none").expect("memory takes all");
    }
    drop(writer);
    made
}

/// A red field with a blue corner, the left upper one, and some noise that keeps the file from being small.
fn photo(width: usize, height: usize) -> Vec<u8> {
    let mut noise = 1_u32;
    let mut pixels = Vec::with_capacity(width * height * 3);
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let grain = (noise >> 27) as u8;
        let corner = x < width / 2 && y < height / 2;
        pixels.extend(if corner { [grain, grain, 200 + grain] } else { [200 + grain, grain, grain] });
    }
    pixels
}

/// A JPEG of it; `held` is how the camera was held, as its notes count it.
fn jpeg(width: u16, height: u16, held: u8) -> Vec<u8> {
    let mut made = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut made, 98);
    let notes = [b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[held, 0, 0, 0, 0, 0, 0]].concat();
    encoder.add_exif_metadata(&notes).expect("notes are short");
    let pixels = photo(usize::from(width), usize::from(height));
    encoder.encode(&pixels, width, height, jpeg_encoder::ColorType::Rgb).expect("memory takes all");
    made
}

fn lesson(text: &str, files: &[(&str, Vec<u8>)]) -> Files {
    let standard = include_str!("../cases/standard.txt").replace('→', "\t");
    let lesson = format!("---\ntask: L1-2.1\ntitle: 泡茶\nstatus: ready\n---\n## 水温 {{teach=2.1.1}}\n\n{text}\n");
    let mut all = Files::from([
        ("seeds/900001.txt".to_owned(), standard.into_bytes()),
        ("content/900001/lessons/a.md".to_owned(), lesson.into_bytes()),
    ]);
    all.extend(files.iter().map(|(name, bytes)| (format!("content/900001/lessons/{name}"), bytes.clone())));
    all
}

fn page(outputs: &BTreeMap<String, Vec<u8>>) -> String {
    String::from_utf8(outputs["900001/l1-2.1-a.html"].clone()).expect("a page is UTF-8")
}

#[test]
fn a_large_photo_is_made_smaller_and_upright() {
    let large = jpeg(2600, 1700, 6);
    let mut compiled = compile(lesson("![茶园](garden.jpg)", &[("garden.jpg", large.clone())]));
    let (outputs, manifest) = compiled.build(&Manifest::default());
    let small = &outputs["900001/files/a/garden-small.jpg"];
    assert!(!outputs.contains_key("900001/files/a/garden.jpg"), "nobody offers the large one");
    assert!(small.len() * 2 < large.len(), "{} of {}", small.len(), large.len());
    let size = imagesize::blob_size(small).expect("a picture");
    assert_eq!((size.width, size.height), (1344, 2056));
    let page = page(&outputs);
    assert!(page.contains("src=\"files/a/garden-small.jpg\" alt=\"茶园\" width=\"1344\" height=\"2056\""), "{page}");
    // The blue corner was the left upper one and is the right upper one now.
    let mut decoder = zune_jpeg::JpegDecoder::new(zune_jpeg::zune_core::bytestream::ZCursor::new(small));
    let pixels = decoder.decode().expect("a picture");
    let is_blue = |x: usize, y: usize| pixels[(y * 1344 + x) * 3 + 2] > pixels[(y * 1344 + x) * 3];
    assert_eq!([is_blue(1000, 400), is_blue(300, 400), is_blue(1000, 1500)], [true, false, false]);
    // What is made is the same each time, and not made again.
    let (again, _) = compiled.build(&Manifest::default());
    assert_eq!(small, &again["900001/files/a/garden-small.jpg"]);
    assert!(compiled.build(&manifest).0.is_empty());
}

#[test]
fn the_large_one_stays_where_it_is_offered() {
    let large = png(2600, 1700, Some(&photo(2600, 1700)));
    let text = "[![茶园](garden.png)](garden.png)\n\n![一片](leaf.png)";
    let leaf = png(4, 3, Some(&[90; 36]));
    let (outputs, _) =
        compile(lesson(text, &[("garden.png", large.clone()), ("leaf.png", leaf.clone())])).build(&Manifest::default());
    assert_eq!(outputs["900001/files/a/garden.png"], large);
    assert_eq!(outputs["900001/files/a/leaf.png"], leaf);
    let small = &outputs["900001/files/a/garden-small.png"];
    assert!(small.len() < large.len());
    let page = page(&outputs);
    assert!(page.contains("<a href=\"files/a/garden.png\"><img src=\"files/a/garden-small.png\""), "{page}");
}

#[test]
fn a_file_never_becomes_larger() {
    // One colour packs well, and in fewer pixels no better.
    let plain = png(2600, 1700, Some(&vec![90; 2600 * 1700 * 3]));
    let (outputs, _) = compile(lesson("![空](plain.png)", &[("plain.png", plain.clone())])).build(&Manifest::default());
    assert!(outputs["900001/files/a/plain-small.png"].len() <= plain.len());
}

#[test]
fn what_cannot_be_read_is_told_and_copied() {
    let huge = png(30_000, 20_000, None);
    let empty = png(2600, 1700, None);
    let cut = jpeg(2600, 1700, 1)[..40_000].to_vec();
    let whole = png(4, 3, Some(&[90; 36]));
    let text = "![一](huge.png) ![二](empty.png) ![三](cut.jpg) ![四](whole.jpg)";
    let files = [("huge.png", huge), ("empty.png", empty), ("cut.jpg", cut), ("whole.jpg", whole)];
    let mut compiled = compile(lesson(text, &files));
    let (outputs, manifest) = compiled.build(&Manifest::default());
    for (name, bytes) in &files {
        let path = if *name == "empty.png" { "empty-small.png" } else { name };
        assert_eq!(&outputs[&format!("900001/files/a/{path}")], bytes, "{name}");
    }
    let findings = compiled.findings();
    for told in ["30000×20000", "图片 `empty.png` 不完整", "图片 `cut.jpg` 不完整", "`whole.jpg` 其实是 PNG 图片"]
    {
        assert!(findings.contains(told), "{told}: {findings}");
    }
    // The next build tells of it again.
    let mut next = compile(lesson(text, &files));
    next.build(&manifest);
    assert!(next.findings().contains("图片 `empty.png` 不完整"));
}

#[test]
fn colours_that_our_reader_would_change_stay_as_they_are() {
    let mut apart = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut apart, 85);
    // This puts each colour into a scan of its own.
    encoder.set_optimized_huffman_tables(true);
    encoder.encode(&photo(2600, 1700), 2600, 1700, jpeg_encoder::ColorType::Rgb).expect("memory takes all");
    assert_eq!(kebiao::picture::smaller(&apart, (1300, 850)), Ok(None));
}

#[test]
fn no_damage_makes_it_panic() {
    let whole = [png(40, 30, Some(&photo(40, 30))), jpeg(40, 30, 6)];
    for (index, bytes) in whole.iter().enumerate() {
        for at in (0..bytes.len()).step_by(7) {
            for value in [0, 0xff, bytes[at] ^ 0x10] {
                let mut damaged = bytes.clone();
                damaged[at] = value;
                let look = kebiao::picture::Look::of(&damaged);
                if look.size.is_some_and(|(width, height)| width < 500 && height < 500) {
                    let made = kebiao::picture::smaller(&damaged, (20, 15));
                    assert!(
                        made.is_err() || made.is_ok_and(|made| made.is_none_or(|it| it.len() < bytes.len())),
                        "{index}"
                    );
                }
            }
            let _ = kebiao::picture::smaller(&bytes[..at], (20, 15));
        }
    }
}
