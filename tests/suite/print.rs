//! A standard's text printed in other forms, as people have them.

use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// How a Word file says the numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Numbers {
    Typed,
    /// By Word's lists, as far as a number stands before a space.
    Automatic,
}

/// A Word file with the lines as paragraphs and the rows as tables, merged cells merged.
pub(crate) fn docx(text: &str, numbers: Numbers) -> Vec<u8> {
    package(&body(text, numbers))
}

/// The body of such a file.
pub(crate) fn body(text: &str, numbers: Numbers) -> String {
    let mut body = String::new();
    let mut table: Vec<Vec<&str>> = Vec::new();
    let mut list = 1;
    for line in text.lines().chain([""]) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() > 2 {
            // A header after other rows is one that a page break repeats: the same table goes on.
            table.push(cells);
            continue;
        }
        if !table.is_empty() && (line.is_empty() && text.contains("\n\n工作领域")) {
            continue;
        }
        if !table.is_empty() {
            list += 1;
            body += &table_of(&table, numbers, list);
            table.clear();
        }
        if !line.is_empty() {
            body += &paragraph(line, numbers, 1);
        }
    }
    format!("<w:body>{body}<w:sectPr><w:pgSz w:w=\"11906\"/></w:sectPr></w:body>")
}

/// A Word file around a body.
pub(crate) fn package(body: &str) -> Vec<u8> {
    package_with(body, &numbering(), STYLES)
}

/// The same with lists and styles of its own.
pub(crate) fn package_with(body: &str, numbering: &str, styles: &str) -> Vec<u8> {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |targets: &[(&str, &str)]| {
        let each = targets.iter().enumerate().map(|(index, (kind, target))| {
            format!("<Relationship Id=\"rId{index}\" Type=\"{office}/{kind}\" Target=\"{target}\"/>")
        });
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
        format!("{head}<Relationships xmlns=\"{namespace}\">{}</Relationships>", each.collect::<String>())
    };
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "{head}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
            ),
        ),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", relations(&[("styles", "styles.xml"), ("numbering", "numbering.xml")])),
        ("word/document.xml", format!("{head}<w:document {word}>{body}</w:document>")),
        ("word/numbering.xml", format!("{head}<w:numbering {word}>{numbering}</w:numbering>")),
        ("word/styles.xml", format!("{head}<w:styles {word}>{styles}</w:styles>")),
    ];
    zipped(&parts)
}

/// An Excel file around the parts of its only sheet.
pub(crate) fn workbook(parts: &str) -> Vec<u8> {
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relation = |kind: &str, target: &str| {
        let namespace = "http://schemas.openxmlformats.org/package/2006/relationships";
        let relation = format!("<Relationship Id=\"r1\" Type=\"{office}/{kind}\" Target=\"{target}\"/>");
        format!("<Relationships xmlns=\"{namespace}\">{relation}</Relationships>")
    };
    let sheets = "<sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets>";
    let files = [
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
        ("xl/workbook.xml", format!("<workbook {main} xmlns:r=\"{office}\">{sheets}</workbook>")),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}>{parts}</worksheet>")),
    ];
    zipped(&files)
}

pub(crate) fn zipped(parts: &[(&str, String)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, text) in parts {
        zip.start_file(*path, SimpleFileOptions::default()).expect("a new part");
        zip.write_all(text.as_bytes()).expect("memory takes all");
    }
    zip.finish().expect("memory takes all").into_inner()
}

const STYLES: &str = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"a\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"a\"/>\
    <w:pPr><w:numPr><w:numId w:val=\"9\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"10\"><w:name w:val=\"mine\"/><w:basedOn w:val=\"1\"/></w:style>";

/// List 1 numbers chapters, 2 to 5 one table each, 9 the headings 第一章.
fn numbering() -> String {
    let level = |at: usize, format: &str, pattern: &str, style: &str| {
        format!(
            "<w:lvl w:ilvl=\"{at}\"><w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/>{style}<w:lvlText w:val=\"{pattern}\"/></w:lvl>"
        )
    };
    let kind = |id: usize, levels: &[String]| {
        format!("<w:abstractNum w:abstractNumId=\"{id}\">{}</w:abstractNum>", levels.concat())
    };
    let decimal = |at, pattern| level(at, "decimal", pattern, "");
    let mut xml = kind(0, &[decimal(0, "%1"), decimal(1, "%1.%2"), decimal(2, "%1.%2.%3")])
        + &kind(1, &[decimal(0, "%1."), decimal(1, "%1.%2"), decimal(2, "%1.%2.%3")])
        + &kind(2, &[level(0, "chineseCounting", "第%1章", "<w:pStyle w:val=\"1\"/>")])
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"9\"><w:abstractNumId w:val=\"2\"/></w:num>";
    for list in 2..=5 {
        let restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
        let list = format!("<w:num w:numId=\"{list}\"><w:abstractNumId w:val=\"1\"/>{restart}</w:num>");
        xml.push_str(&list);
    }
    xml
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn run(text: &str) -> String {
    let pieces = text.split('\t').map(|piece| format!("<w:t xml:space=\"preserve\">{}</w:t>", escape(piece)));
    format!("<w:r>{}</w:r>", pieces.collect::<Vec<_>>().join("<w:tab/>"))
}

fn paragraph(line: &str, numbers: Numbers, list: usize) -> String {
    let (number, rest) = line.split_once(' ').unwrap_or(("", line));
    let is_number = number.starts_with(|it: char| it.is_ascii_digit())
        && number.bytes().all(|it| it.is_ascii_digit() || it == b'.');
    if numbers == Numbers::Typed || !is_number {
        return format!("<w:p>{}</w:p>", run(line));
    }
    let level = number.trim_end_matches('.').matches('.').count();
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{list}\"/></w:numPr></w:pPr>{}</w:p>",
        run(rest)
    )
}

fn table_of(rows: &[Vec<&str>], numbers: Numbers, list: usize) -> String {
    let mut xml = "<w:tbl><w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>".to_owned();
    for row in rows {
        xml += "<w:tr>";
        for (column, cell) in row.iter().enumerate() {
            let merge = match (column, cell.is_empty()) {
                (2, _) => "",
                (_, true) => "<w:vMerge/>",
                (_, false) => "<w:vMerge w:val=\"restart\"/>",
            };
            let paragraphs = cell.replace("</p>", "");
            let paragraphs = paragraphs.split("<p>").map(str::trim).filter(|it| !it.is_empty());
            let mut inside: String = paragraphs.map(|it| paragraph(it, numbers, list)).collect();
            if inside.is_empty() {
                inside.push_str("<w:p/>");
            }
            xml += &["<w:tc><w:tcPr>", merge, "</w:tcPr>", &inside, "</w:tc>"].concat();
        }
        xml += "</w:tr>";
    }
    xml + "</w:tbl>"
}

/// Markdown as a careful person writes it.
pub(crate) fn markdown(text: &str) -> String {
    let mut markdown = String::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() < 3 {
            let number = line.split(' ').next().unwrap_or_default();
            let depth = number.matches('.').count() + 1;
            let heading = number.starts_with(|it: char| it.is_ascii_digit())
                && number.bytes().all(|it| it.is_ascii_digit() || it == b'.');
            let mark = if heading { "#".repeat(depth) + " " } else { String::new() };
            markdown += &[&mark, &line.replace('*', "\\*"), "\n\n"].concat();
            continue;
        }
        let cells = cells
            .iter()
            .map(|cell| cell.replace("</p> <p>", "<br>").replace("<p>", "").replace("</p>", "").replace('|', "\\|"));
        markdown += &["| ", &cells.collect::<Vec<_>>().join(" | "), " |\n"].concat();
        if line.starts_with("工作领域") {
            markdown += "|---|:--:|---|\n";
        }
    }
    markdown
}

/// Text as it is copied off a page: lines end at 76 columns, and the columns of tables are made of spaces.
pub(crate) fn spaced(text: &str) -> String {
    let mut spaced = String::new();
    for line in text.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() < 3 {
            let heading =
                line.starts_with(|it: char| it.is_ascii_digit() || "表[【目前参".contains(it)) || line.len() < 60;
            let line = if heading { line.replace('\t', &" ".repeat(40)) } else { format!("    {line}") };
            for piece in wrap(&line, 76) {
                spaced += &[&piece, "\n"].concat();
            }
            continue;
        }
        let requirements = cells[2].replace("</p>", "");
        let mut columns = [wrap(cells[0], 14), wrap(cells[1], 16), Vec::new()];
        for requirement in requirements.split("<p>").map(str::trim) {
            columns[2].extend(wrap(requirement, 40));
        }
        // A name stands in the middle of its row.
        for column in 0..2 {
            let above = columns[2].len().saturating_sub(columns[column].len()) / 2;
            columns[column].splice(..0, vec![String::new(); above]);
        }
        for row in 0..columns.iter().map(Vec::len).max().unwrap_or(0) {
            let [field, task, requirement] =
                [0, 1, 2].map(|column| columns[column].get(row).map_or("", String::as_str));
            let line = [&padded(field, 16), &padded(task, 20), requirement].concat();
            spaced += &[line.trim_end(), "\n"].concat();
        }
    }
    spaced
}

/// A text in lines of a width; no line begins with a stop or breaks a Latin word.
fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let latin = rest.find(|it: char| !it.is_ascii_graphic()).unwrap_or(rest.len());
        let (token, after) = rest.split_at(latin.max(first.len_utf8()));
        rest = after;
        let line = lines.last_mut().expect("there is always a line");
        let stop = "。，、；：）》”".contains(first);
        if !stop && columns(line) + columns(token) > width {
            line.truncate(line.trim_end().len());
            lines.push(token.trim_start().to_owned());
        } else {
            line.push_str(token);
        }
    }
    lines.retain(|line| !line.trim().is_empty());
    lines
}

fn columns(text: &str) -> usize {
    text.chars().map(|it| if it.is_ascii() { 1 } else { 2 }).sum()
}

fn padded(text: &str, width: usize) -> String {
    text.to_owned() + &" ".repeat(width.saturating_sub(columns(text)))
}
