//! Plain text printed as PDF by hand, in the ways in which programs write Chinese.

use std::fmt::Write as _;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// How the bytes of a text become characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Font {
    /// GBK, its font not embedded, as WPS and old converters write it.
    Gbk,
    /// UCS-2, its font not embedded.
    Ucs2,
    /// Glyphs of a font of its own, with a table of what they are.
    Told,
    /// The same without the table: nobody can tell.
    Silent,
}

/// How a page is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Plain,
    /// Lying on its side, and turned when it is shown.
    Turned,
    /// Everything in a form that the page shows.
    InForm,
}

const LINES: usize = 52;

/// A PDF with a line of print for each line of the text, its columns where the text has them.
pub(crate) fn pdf(text: &str, font: Font, page: Page) -> Vec<u8> {
    let lines: Vec<&str> = text.lines().collect();
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned(), String::new()];
    objects.extend(fonts(font));
    let resources = "<< /Font << /F 3 0 R >> >>";
    let mut kids = String::new();
    for lines in lines.chunks(LINES) {
        let content = printed(lines, font);
        let number = objects.len() + 1;
        write!(kids, "{number} 0 R ").expect("a string takes all");
        let (sides, turned) = if page == Page::Turned { ("842 595", "/Rotate 90") } else { ("595 842", "") };
        let form = format!("<< /XObject << /X {} 0 R >> >>", number + 2);
        let own = if page == Page::InForm { &form } else { resources };
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {sides}] {turned} /Resources {own} /Contents {} 0 R >>",
            number + 1
        ));
        match page {
            Page::Plain => objects.push(stream("", &content)),
            Page::Turned => objects.push(stream("", &format!("q 0 1 -1 0 842 0 cm {content} Q"))),
            Page::InForm => {
                objects.push(stream("", "q 1 0 0 1 10 5 cm /X Do Q"));
                let form = "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 -10 -5]";
                objects.push(stream(&format!("{form} /Resources {resources}"), &content));
            }
        }
    }
    objects[1] = format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", lines.chunks(LINES).count());
    let objects: Vec<Vec<u8>> = objects.into_iter().map(String::into_bytes).collect();
    file(&objects)
}

/// What prints one line.
pub(crate) fn content(line: &str) -> String {
    printed(&[line], Font::Told)
}

/// A PDF of one page that prints its content, packed so many times.
pub(crate) fn packed(content: &str, times: usize) -> Vec<u8> {
    let mut body = content.as_bytes().to_vec();
    for _ in 0..times {
        let mut packing = ZlibEncoder::new(Vec::new(), Compression::best());
        packing.write_all(&body).expect("memory takes all");
        body = packing.finish().expect("memory takes all");
    }
    let mut objects =
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [6 0 R] /Count 1 >>"].map(str::to_owned).to_vec();
    objects.extend(fonts(Font::Told));
    let resources = "/Resources << /Font << /F 3 0 R >> >>";
    objects.push(format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {resources} /Contents 7 0 R >>"));
    let mut objects: Vec<Vec<u8>> = objects.into_iter().map(String::into_bytes).collect();
    let head = format!("<< /Filter [{}] /Length {} >>\nstream\n", "/FlateDecode ".repeat(times), body.len());
    objects.push([head.as_bytes(), &body, b"\nendstream"].concat());
    file(&objects)
}

/// The font, what is below it, and its table.
pub(crate) fn fonts(font: Font) -> [String; 3] {
    let (encoding, ordering, widths) = match font {
        Font::Gbk => ("GBK-EUC-H", "GB1", "[1 95 500 814 907 500]"),
        Font::Ucs2 => ("UniGB-UCS2-H", "GB1", "[1 95 500 814 907 500]"),
        Font::Told | Font::Silent => ("Identity-H", "Identity", "[32 126 500]"),
    };
    let told = if font == Font::Told { "/ToUnicode 5 0 R" } else { "" };
    let ranges = (0..=0xFF).map(|high| format!("<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n"));
    let ranges = ranges.collect::<Vec<_>>().concat();
    let table = format!(
        "begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n256 beginbfrange\n{ranges}endbfrange\nendcmap"
    );
    [
        format!(
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong /Encoding /{encoding} /DescendantFonts [4 0 R] {told} >>"
        ),
        format!(
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong /CIDSystemInfo \
             << /Registry (Adobe) /Ordering ({ordering}) /Supplement 2 >> /DW 1000 /W {widths} >>"
        ),
        stream("", &table),
    ]
}

fn printed(lines: &[&str], font: Font) -> String {
    let mut content = "BT /F 10 Tf 14 TL ".to_owned();
    for (row, line) in lines.iter().enumerate() {
        let mut column = 0;
        for word in line.split_inclusive(' ') {
            let shown = word.trim_end();
            if !shown.is_empty() {
                let (x, y) = (40 + column * 5, 800 - row * 14);
                writeln!(content, "1 0 0 1 {x} {y} Tm {} Tj", hex(shown, font)).expect("a string takes all");
            }
            column += word.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum::<usize>();
        }
    }
    content + "ET"
}

pub(crate) fn hex(text: &str, font: Font) -> String {
    let bytes = match font {
        Font::Gbk => encoding_rs::GBK.encode(text).0.into_owned(),
        _ => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
    };
    let digits = bytes.iter().map(|byte| format!("{byte:02X}"));
    format!("<{}>", digits.collect::<Vec<_>>().concat())
}

pub(crate) fn stream(dictionary: &str, content: &str) -> String {
    format!("<< {dictionary} /Length {} >>\nstream\n{content}\nendstream", content.len())
}

/// The objects, numbered from 1, with the table of their places.
pub(crate) fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = String::new();
    for (number, object) in (1..).zip(objects) {
        writeln!(places, "{:010} 00000 n ", file.len()).expect("a string takes all");
        file.extend([format!("{number} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (start, count) = (file.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {count}\n0000000000 65535 f \n{places}trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.extend(end.as_bytes());
    file
}
