//! A workbook as a file of Word: each table on pages of its own, A4 across, its header on each page.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::sheet::height;
use crate::sheet::pages::{Room, cells, pages};
use crate::sheet::table::{Cell, Form, Sheet, Tone, Value, Workbook};

const TAKES_ALL: &str = "a string takes all that is written";
const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
                     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Between the margins of a page, in twentieths of a point.
const WIDTH: usize = 14_570;
/// The same upwards, in points; a little less than there is.
const HEIGHT: f64 = 470.0;
/// Of a line, in points: the same whatever font a machine has for 宋体.
const LINE: f64 = 14.0;

const TYPES: &str = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
<Default Extension=\"xml\" ContentType=\"application/xml\"/>\
<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>\
<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>\
<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>\
</Types>";
const ROOT: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>\
</Relationships>";
const PARTS: &str = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>\
<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/>\
</Relationships>";
const STYLES: &str = "<w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"宋体\"/>\
<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>\
</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"0\" w:line=\"280\" w:lineRule=\"exact\"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>\
<w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/>\
<w:pPr><w:keepNext/><w:spacing w:after=\"120\" w:line=\"480\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"0\"/></w:pPr>\
<w:rPr><w:b/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr></w:style>";
const SECTION: &str = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId2\"/>\
<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>\
<w:pgMar w:top=\"1134\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
</w:sectPr>";

/// The whole file: the same workbook gives the same bytes.
pub fn docx(workbook: &Workbook) -> Vec<u8> {
    let mut body = String::new();
    for (index, sheet) in workbook.sheets.iter().enumerate() {
        table(&mut body, sheet, index > 0);
    }
    let [document, styles, footer] = [
        format!("<w:document {NAMES}><w:body>{body}{SECTION}</w:body></w:document>"),
        format!("<w:styles {NAMES}>{STYLES}</w:styles>"),
        foot(workbook),
    ];
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", ROOT),
        ("word/_rels/document.xml.rels", PARTS),
        ("word/styles.xml", &styles),
        ("word/footer1.xml", &footer),
        ("word/document.xml", &document),
    ];
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    // A file that says when it was made would differ from day to day.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, part) in parts {
        file.start_file(name, options).expect("the names are our own");
        file.write_all(HEAD.as_bytes()).and_then(|()| file.write_all(part.as_bytes())).expect("memory takes all");
    }
    file.finish().expect("memory takes all").into_inner()
}

fn table(body: &mut String, sheet: &Sheet, on_new_page: bool) {
    for (index, line) in sheet.heading.iter().enumerate() {
        let style = if index == 0 { "<w:pStyle w:val=\"1\"/>" } else { "<w:keepNext/><w:spacing w:after=\"60\"/>" };
        let page = if on_new_page && index == 0 { "<w:pageBreakBefore/>" } else { "" };
        write!(body, "<w:p><w:pPr>{style}{page}</w:pPr>{}</w:p>", run(line, "")).expect(TAKES_ALL);
    }
    let widths = widths(sheet);
    let all = sheet.rows.together();
    let heights = heights(&all, &widths);
    let pages = match sheet.form {
        Form::Paper => {
            let above = sheet.heading.iter().map(|_| LINE + 3.0).sum::<f64>() + 16.0;
            let other = HEIGHT - header_height(sheet, &widths);
            pages(&all, &heights, Room { first: other - above, other, foot: LINE + 14.0 })
        }
        Form::Screen { .. } => std::iter::once(0..all.len()).collect(),
    };
    for (index, page) in pages.iter().enumerate() {
        if index > 0 {
            body.push_str(
                "<w:p><w:pPr><w:pageBreakBefore/><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>",
            );
        }
        rows(body, sheet, &widths, &cells(&all, page));
    }
    for line in &sheet.foot {
        signatures(body, line);
    }
    // A table must be followed by a paragraph; this one takes no room.
    body.push_str("<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>");
}

/// Of each column, in twentieths of a point.
fn widths(sheet: &Sheet) -> Vec<usize> {
    let all: usize = sheet.columns.iter().map(|column| usize::from(column.width)).sum();
    sheet.columns.iter().map(|column| WIDTH * usize::from(column.width) / all.max(1)).collect()
}

/// Of each row, in points, by what fits into a line of each cell.
fn heights(rows: &[Vec<Cell>], widths: &[usize]) -> Vec<f64> {
    // A letter of half width takes 105; a Han character that no longer fits goes down whole.
    let letters: Vec<u16> = widths.iter().map(|width| (width.saturating_sub(140) / 105) as u16 + 1).collect();
    height::lines(rows, &letters).into_iter().map(|lines| lines * LINE + 1.0).collect()
}

fn header_height(sheet: &Sheet, widths: &[usize]) -> f64 {
    let names = sheet.columns.iter().map(|column| Cell::text(column.name.as_str())).collect();
    heights(&[names], widths).into_iter().sum()
}

/// A table of these rows under the header.
fn rows(body: &mut String, sheet: &Sheet, widths: &[usize], rows: &[Vec<Cell>]) {
    let borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"));
    let width: usize = widths.iter().sum();
    write!(
        body,
        "<w:tbl><w:tblPr><w:tblW w:w=\"{width}\" w:type=\"dxa\"/><w:tblBorders>{}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"70\" w:type=\"dxa\"/>\
         <w:right w:w=\"70\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
        borders.concat()
    )
    .expect(TAKES_ALL);
    for width in widths {
        write!(body, "<w:gridCol w:w=\"{width}\"/>").expect(TAKES_ALL);
    }
    body.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in sheet.columns.iter().zip(widths) {
        let words = Cell::text(column.name.as_str()).toned(Tone::Strong);
        cell(body, &words, *width, true, "<w:vAlign w:val=\"center\"/>");
    }
    body.push_str("</w:tr>");
    // Over how many more rows the cell above goes, one a column.
    let mut open = vec![0_usize; sheet.columns.len()];
    for row in rows {
        body.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (index, (it, column)) in row.iter().zip(&sheet.columns).enumerate() {
            let merge = match (&it.value, open[index], it.down) {
                (Value::Above, more, _) if more > 0 => "<w:vMerge/>",
                (_, _, down) if down > 1 => "<w:vMerge w:val=\"restart\"/>",
                _ => "",
            };
            open[index] = if it.value == Value::Above { open[index].saturating_sub(1) } else { it.down - 1 };
            cell(body, it, widths[index], column.centred, merge);
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl>");
}

fn cell(body: &mut String, cell: &Cell, width: usize, centred: bool, more: &str) {
    let align = if centred { "<w:pPr><w:jc w:val=\"center\"/></w:pPr>" } else { "" };
    let look = if cell.tone == Tone::Strong { "<w:b/>" } else { "" };
    let paragraph = |line: &str| format!("<w:p>{align}{}</w:p>", run(line, look));
    let words = cell.words();
    let mut paragraphs: String = words.lines().map(paragraph).collect();
    if paragraphs.is_empty() {
        paragraphs = paragraph("");
    }
    write!(body, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{more}</w:tcPr>{paragraphs}</w:tc>")
        .expect(TAKES_ALL);
}

/// Parts that share the width of a line, held together with the table's end.
fn signatures(body: &mut String, parts: &[String]) {
    let step = WIDTH / parts.len().max(1);
    let tabs: Vec<String> =
        (1..parts.len()).map(|at| format!("<w:tab w:val=\"left\" w:pos=\"{}\"/>", at * step)).collect();
    let tabs = if tabs.is_empty() { String::new() } else { format!("<w:tabs>{}</w:tabs>", tabs.concat()) };
    write!(body, "<w:p><w:pPr><w:keepLines/>{tabs}<w:spacing w:before=\"200\"/></w:pPr>").expect(TAKES_ALL);
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            body.push_str("<w:r><w:tab/></w:r>");
        }
        body.push_str(&run(part, ""));
    }
    body.push_str("</w:p>");
}

fn foot(workbook: &Workbook) -> String {
    let [before, between, after] = &workbook.pages;
    let field = |name: &str| {
        format!(
            "<w:fldSimple w:instr=\" {name} \"><w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>"
        )
    };
    let small = |text: &str| run(text, "<w:sz w:val=\"18\"/>");
    format!(
        "<w:ftr {NAMES}><w:p><w:pPr><w:tabs><w:tab w:val=\"right\" w:pos=\"{WIDTH}\"/></w:tabs></w:pPr>{}\
         <w:r><w:tab/></w:r>{}{}{}{}{}</w:p></w:ftr>",
        small(&workbook.mark),
        small(before),
        field("PAGE"),
        small(between),
        field("NUMPAGES"),
        small(after)
    )
}

fn run(text: &str, look: &str) -> String {
    let look = if look.is_empty() { String::new() } else { format!("<w:rPr>{look}</w:rPr>") };
    format!("<w:r>{look}<w:t xml:space=\"preserve\">{}</w:t></w:r>", escaped(text))
}

/// Text as XML, which knows no control characters but three.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            it if it.is_control() && !"\t\n\r".contains(it) => {}
            it => escaped.push(it),
        }
    }
    escaped
}
