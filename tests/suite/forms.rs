//! A standard means the same in whatever form it comes.

use kebiao::diagnostic::{Diagnostics, Language};
use kebiao::export;
use kebiao::form::{self, Limit};
use kebiao::standard;
use kebiao::text::Sources;
use proptest::prelude::*;
use serde_json::Value;

use crate::folder::{cases, repository};
#[cfg(feature = "pdf")]
use crate::paper::{Font, Page, content, packed, pdf};
use crate::print::{Numbers, docx, markdown, package, spaced, workbook};
use crate::printed::{Field, plain};

const USUAL: &str = include_str!("../cases/standard.txt");

pub(crate) fn usual() -> String {
    USUAL.replace('→', "\t")
}

fn seed() -> String {
    std::fs::read_to_string(repository("seeds/530047.txt")).expect("a readable seed")
}

/// What a file comes to: its text, the standard as JSON, and all that was found.
pub(crate) struct Reading {
    pub(crate) text: String,
    pub(crate) json: Value,
    pub(crate) codes: Vec<&'static str>,
    pub(crate) shown: String,
}

pub(crate) fn read(path: &str, bytes: &[u8]) -> Reading {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let mut reading = Reading { text: String::new(), json: Value::Null, codes: Vec::new(), shown: String::new() };
    if let Some(id) = form::read(path, bytes, Limit::default(), &mut sources, &mut diagnostics) {
        let source = sources.get(id);
        let standard = standard::parse(source, "x", &mut diagnostics);
        let json = export::standard_json(&standard, source, &diagnostics, Language::Chinese);
        source.text().clone_into(&mut reading.text);
        reading.json = serde_json::from_str(&json).expect("an export is JSON");
    }
    for found in diagnostics.sorted() {
        reading.codes.push(found.finding.code());
        reading.shown += &kebiao::diagnostic::show(found, &sources, Language::Chinese, false);
        reading.shown.push('\n');
    }
    reading
}

/// The tree without the places, which differ from form to form.
fn tree(reading: &Reading) -> Value {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(object) => {
                for key in ["line", "lines", "diagnostics"] {
                    object.remove(key);
                }
                object.values_mut().for_each(strip);
            }
            Value::Array(values) => values.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = reading.json.clone();
    strip(&mut value);
    value
}

#[track_caller]
pub(crate) fn assert_same(text: &str, path: &str, bytes: &[u8]) -> Reading {
    let expected = read("x.txt", text.as_bytes());
    assert!(!expected.json["levels"].as_array().expect("a list").is_empty());
    let reading = read(path, bytes);
    assert!(reading.json.is_object(), "{}", reading.shown);
    let (expected, actual) = (tree(&expected), tree(&reading));
    let pretty = |value: &Value| serde_json::to_string_pretty(value).expect("JSON prints");
    if expected != actual {
        let (expected, actual) = (pretty(&expected), pretty(&actual));
        let different = expected.lines().zip(actual.lines()).filter(|(one, other)| one != other).take(20);
        let lines: Vec<String> = different.map(|(one, other)| format!("- {one}\n+ {other}")).collect();
        panic!("{path} means something else:\n{}\n{}", lines.join("\n"), reading.shown);
    }
    reading
}

#[test]
fn word_means_the_same() {
    let reading = assert_same(&usual(), "x.docx", &docx(&usual(), Numbers::Typed));
    assert!(reading.codes.is_empty(), "{}", reading.shown);
    assert_same(&usual(), "wrong-ending.txt", &docx(&usual(), Numbers::Typed));
    assert_same(&seed(), "530047.docx", &docx(&seed(), Numbers::Typed));
}

#[test]
fn word_s_automatic_numbers_are_printed() {
    let reading = assert_same(&usual(), "x.docx", &docx(&usual(), Numbers::Automatic));
    assert!(reading.text.contains("\n2. 冲泡\t2.1 茶艺演示\t2.1.1 能演示三种茶的冲泡。\n"), "{}", reading.text);
}

/// The lines of a Word file with the given body.
pub(crate) fn lines(body: &str) -> String {
    read("x.docx", &package(&format!("<w:body>{body}</w:body>"))).text
}

#[test]
fn word_s_habits_are_met() {
    let text = "<w:p><w:pPr><w:pStyle w:val=\"10\"/></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>\
        <w:p><w:r><w:t>甲</w:t></w:r><w:del><w:r><w:delText>乙</w:delText></w:r></w:del><w:ins><w:r><w:t>丙</w:t></w:r></w:ins></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p><w:p><w:r><w:t>后半</w:t></w:r></w:p>\
        <w:p><w:r><w:t>1</w:t><w:tab/><w:t>范围</w:t><w:br/><w:t>A&amp;B&#x4e59;</w:t><w:footnoteReference w:id=\"2\"/></w:r></w:p>\
        <w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>前言</w:t><w:tab/><w:instrText>PAGEREF</w:instrText><w:t>1</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>\
        <w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r></w:p>\
        <w:p><w:r><mc:AlternateContent xmlns:mc=\"m\"><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>\
        <mc:Fallback><w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>框外</w:t></w:r></w:p>";
    assert_eq!(lines(text), "第一章 总则\n甲丙\n前半后半\n1 范围\nA&B乙\n前言\t1\n框外\n框里\n");
}

#[test]
fn word_s_tables_are_read_as_printed() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let span = |count: u32| format!("<w:gridSpan w:val=\"{count}\"/>");
    let header = [cell(&span(2), "工作 领域"), cell("", "工作任务"), cell(&span(2), "职业技能要求")].concat();
    // The borders of the second row do not align with those of the first.
    let shifted =
        [cell("", "1. 甲"), cell(&span(3), "1.1 乙"), cell("", "1.1.1 能丙。</w:t><w:tab/><w:t>戊。")].concat();
    let short = format!("<w:trPr><w:gridBefore w:val=\"3\"/></w:trPr>{}", cell(&span(2), "和丁。"));
    let gone = format!("<w:trPr><w:del/></w:trPr>{}", cell("", "删"));
    let title = cell(&span(5), "表 1 甲（初级）");
    let rows: String = [title, header, shifted, short, gone].map(|row| ["<w:tr>", &row, "</w:tr>"].concat()).concat();
    let expected = "表 1 甲（初级）\n工作领域\t工作任务\t职业技能要求\n1. 甲\t1.1 乙\t1.1.1 能丙。 戊。\n\t\t和丁。\n";
    assert_eq!(lines(&format!("<w:tbl>{rows}</w:tbl>")), expected);
}

#[test]
fn a_finding_in_word_tells_the_paragraph() {
    let text = usual().replace("<p>1.1.2 能介绍茶单。</p>", "<p>1.1.3 能介绍茶单。</p>");
    let reading = read("x.docx", &docx(&text, Numbers::Typed));
    assert_eq!(reading.codes, ["skipped-number"]);
    let paragraphs = reading.json["diagnostics"][0]["place"]["paragraph"].as_u64().expect("a paragraph");
    assert!(reading.shown.contains(&format!("Word 文件的第 {paragraphs} 段")), "{}", reading.shown);
    let found = read("x.txt", text.as_bytes());
    assert!(found.json["diagnostics"][0].get("place").is_none());
}

#[test]
fn a_table_in_a_cell_is_read_and_told() {
    let nested = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let body = format!("<w:tbl><w:tr><w:tc><w:p/></w:tc><w:tc><w:p/></w:tc><w:tc>{nested}<w:p/></w:tc></w:tr></w:tbl>");
    let reading = read("x.docx", &package(&format!("<w:body>{body}</w:body>")));
    assert_eq!(reading.text, "\t\t<p>甲</p> <p>乙</p>\n");
    assert!(reading.codes.contains(&"nested-table"), "{}", reading.shown);
}

#[test]
fn markdown_means_the_same() {
    assert_same(&usual(), "x.md", markdown(&usual()).as_bytes());
    assert_same(&usual(), "x.txt", markdown(&usual()).as_bytes());
    assert_same(&seed(), "530047.md", markdown(&seed()).as_bytes());
}

#[test]
fn columns_of_spaces_mean_the_same() {
    let reading = assert_same(&usual(), "x.txt", spaced(&usual()).as_bytes());
    assert!(reading.codes.is_empty(), "{}", reading.shown);
    assert_eq!(reading.text.lines().count(), spaced(&usual()).lines().count(), "lines keep their numbers");
    assert_same(&seed(), "530047.txt", spaced(&seed()).as_bytes());
}

#[test]
fn names_without_requirements_stay_on_their_line() {
    let text = "工作领域  工作任务  职业技能要求\n1. 接待  1.1 迎宾\n\n2. 送客  2.1 结账  2.1.1 能结账。\n";
    let expected = "工作领域\t工作任务\t职业技能要求\n1. 接待\t1.1 迎宾\t\n\n2. 送客\t2.1 结账\t2.1.1 能结账。\n";
    assert_eq!(read("x.txt", text.as_bytes()).text, expected);
}

#[test]
fn columns_that_run_into_each_other_are_refused() {
    let text = spaced(&usual()).replace("  1.1 迎宾", "1.1 迎宾和绿茶冲泡之前的准备工作");
    let reading = read("x.txt", text.as_bytes());
    assert!(reading.codes.contains(&"unreadable-columns"), "{}", reading.shown);
    assert!(reading.shown.contains("办法"), "{}", reading.shown);
    // Where no other table is left, that it is no standard would not be true.
    let (first, _) = text.split_once("表 2").expect("there is a second table");
    assert_eq!(read("x.txt", first.as_bytes()).codes, ["unreadable-columns"]);
}

/// Each cell on a line of its own, as Word saves a table as text.
fn stacked(text: &str) -> String {
    let cells = |line: &str| line.split(['\t']).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\n");
    let lines: Vec<String> = text.lines().map(cells).collect();
    let marked = lines.join("\n").replace("</p> <p>", "\n");
    marked.replace("<p>", "").replace("</p>", "")
}

#[test]
fn cells_on_lines_of_their_own_mean_the_same() {
    let reading = assert_same(&usual(), "x.txt", stacked(&usual()).as_bytes());
    assert!(reading.codes.is_empty(), "{}", reading.shown);
    let reading = read("x.txt", stacked(&usual()).replace("\n1.1.1 能按", "\n\n能按").as_bytes());
    assert!(reading.codes.is_empty(), "{}", reading.shown);
}

#[test]
fn cells_on_lines_of_their_own_in_doubt_are_refused() {
    for (from, to) in [("\n1. 接待", "\n接待"), ("\n1.1 迎宾", "\n1.1 迎\n宾"), ("\n2.1.1 能用", "\n3.1.1 能用")]
    {
        let reading = read("x.txt", stacked(&usual()).replacen(from, to, 1).as_bytes());
        assert!(reading.codes.contains(&"unreadable-columns"), "{to}: {}", reading.shown);
    }
}

/// A PDF that a program made, see `tests/forms/README.md`.
#[cfg(feature = "pdf")]
pub(crate) fn printed(name: &str) -> Vec<u8> {
    std::fs::read(repository("tests/forms").join(name)).expect("a readable PDF")
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_means_the_same() {
    for name in ["standard-writer.pdf", "standard-browser.pdf"] {
        let reading = assert_same(&usual(), name, &printed(name));
        assert!(reading.codes.is_empty(), "{}", reading.shown);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_means_the_same_in_any_encoding_of_its_fonts() {
    for font in [Font::Gbk, Font::Ucs2, Font::Told] {
        for page in [Page::Plain, Page::Turned, Page::InForm] {
            let reading = assert_same(&usual(), "x.pdf", &pdf(&spaced(&usual()), font, page));
            assert!(reading.codes.is_empty(), "{font:?} {page:?}: {}", reading.shown);
        }
    }
}

#[cfg(feature = "pdf")]
#[test]
fn a_pdf_whose_fonts_tell_nothing_is_refused() {
    let reading = read("x.pdf", &pdf(&spaced(&usual()), Font::Silent, Page::Plain));
    assert_eq!(reading.codes, ["pdf-without-text"]);
    let reading = read("x.pdf", &pdf("", Font::Told, Page::Plain));
    assert_eq!(reading.codes, ["pdf-without-text"]);
}

#[cfg(feature = "pdf")]
#[test]
fn characters_that_a_font_does_not_tell_are_told() {
    let text = spaced(&usual()).replace("能演示三种茶", "能演示三\u{E001}茶");
    let reading = read("x.pdf", &pdf(&text, Font::Told, Page::Plain));
    assert_eq!(reading.codes, ["unknown-characters"]);
    assert!(reading.shown.contains("能演示三\u{FFFD}茶"), "{}", reading.shown);
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_so() {
    assert_eq!(read("x.pdf", b"%PDF-1.7\n").codes, ["without-pdf"]);
}

#[test]
fn encodings_and_line_ends_mean_the_same() {
    let text = usual();
    let encoded = |mark: &[u8], units: Vec<u8>| [mark, &units].concat();
    let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let sure = [
        encoded(b"\xef\xbb\xbf", text.clone().into_bytes()),
        encoded(b"\xff\xfe", little.clone()),
        encoded(b"\xfe\xff", big.clone()),
        text.replace('\n', "\r\n").into_bytes(),
        text.replace('\n', "\r").into_bytes(),
    ];
    for bytes in &sure {
        let reading = assert_same(&text, "x.txt", bytes);
        assert!(reading.codes.is_empty(), "{}", reading.shown);
    }
    let (gbk, _, _) = encoding_rs::GBK.encode(&text);
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
    for bytes in [little, big, gbk.into_owned(), gb18030.into_owned()] {
        let reading = assert_same(&text, "x.txt", &bytes);
        assert_eq!(reading.codes, ["guessed-encoding"]);
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_a_cure() {
    let ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let xlsx = String::from_utf8_lossy(b"PK\x03\x04").into_owned();
    for (bytes, code) in [
        (ole.clone(), "old-word"),
        ([ole, name].concat(), "encrypted-file"),
        (xlsx.into_bytes(), "broken-file"),
        (package("<w:body/>").split_at(300).0.to_vec(), "broken-file"),
        (package("<w:nothing/>"), "unknown-form"),
        (package("<w:body>"), "broken-file"),
        (b"\x00\xff\x00\xff\xff".to_vec(), "undecodable-text"),
        (b"{\\rtf1\\ansi \\u33021?}".to_vec(), "old-word"),
        (b"\n<!DOCTYPE html><table></table>".to_vec(), "unknown-form"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec(), "picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF\0".to_vec(), "picture"),
    ] {
        let reading = read("x.docx", &bytes);
        assert_eq!(reading.codes, [code]);
        assert!(reading.shown.contains("办法"), "{}", reading.shown);
    }
}

#[test]
fn a_file_or_part_above_the_limit_is_refused() {
    let bomb = package(&format!("<w:body>{}</w:body>", " ".repeat(2 * 1024 * 1024)));
    assert!(bomb.len() < 1024 * 1024);
    for bytes in [bomb, vec![b' '; 1024 * 1024 + 1]] {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        assert!(form::read("x", &bytes, Limit::mebibytes(1), &mut sources, &mut diagnostics).is_none());
        assert_eq!(diagnostics.sorted()[0].finding.code(), "file-too-large");
    }
}

#[test]
fn what_a_sheet_names_and_merges_has_a_limit() {
    let sheet = |cells: &str, merged: &str| -> Vec<Vec<String>> {
        let bytes = workbook(&format!("<sheetData>{cells}</sheetData>{merged}"));
        let sheets = form::sheets(&bytes, Limit::default()).expect("a workbook");
        sheets.into_iter().flat_map(|sheet| sheet.rows).collect()
    };
    let cell = |at: &str| {
        let row = at.trim_start_matches(char::is_alphabetic);
        format!("<row r=\"{row}\"><c r=\"{at}\" t=\"inlineStr\"><is><t>甲</t></is></c></row>")
    };
    let merges = |area: &str| format!("<mergeCells><mergeCell ref=\"{area}\"/></mergeCells>");
    // The last cell that a sheet has is one that nobody wrote.
    assert_eq!(sheet(&(cell("A1") + &cell("XFD1048576")), ""), [["甲"]]);
    assert_eq!(sheet(&cell("A1"), &merges("A1:B2")), [["甲", "甲"], ["甲", "甲"]]);
    assert_eq!(sheet(&cell("A1"), &merges("A1:XFD1048576")), [["甲"]]);
}

/// Names and sentences that fit on a page and whose line ends hide no space.
fn fields() -> impl Strategy<Value = Vec<Field>> {
    let task = ("[甲-龟]{2,6}", prop::collection::vec("能[甲-龟]{2,20}，[甲-龟]{2,20}。", 1..4));
    let field = ("[甲-龟]{2,6}", prop::collection::vec(task, 1..4));
    prop::collection::vec(field, 1..4)
}

#[cfg(feature = "pdf")]
#[test]
fn what_a_page_packs_and_prints_has_a_limit() {
    let codes = |bytes: &[u8]| -> Vec<&str> {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        form::read("x.pdf", bytes, Limit::mebibytes(1), &mut sources, &mut diagnostics);
        diagnostics.sorted().iter().map(|found| found.finding.code()).collect()
    };
    let text = content("能冲泡绿茶。");
    // What packs badly is long even when it is packed, and still no more than it is.
    let long: Vec<String> = (0..60_000_u64).map(|number| format!("%{}\n", number * number % 999_983)).collect();
    for read in [packed(&text, 1), packed(&(text.clone() + "\n" + &long.concat()), 1)] {
        assert!(codes(&read).is_empty());
    }
    let told = format!("/Span << /ActualText ({}) >> BDC EMC\n", "a".repeat(1_000));
    let filled = text.clone() + &" ".repeat(2 * 1024 * 1024);
    for refused in [packed(&filled, 1), packed(&text, 2), packed(&told.repeat(1_000), 1)] {
        assert_eq!(codes(&refused), ["file-too-large"]);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(64), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_form_of_a_made_up_standard_means_the_same(fields in fields()) {
        let text = plain(&fields);
        assert_same(&text, "x.docx", &docx(&text, Numbers::Typed));
        assert_same(&text, "x.docx", &docx(&text, Numbers::Automatic));
        assert_same(&text, "x.md", markdown(&text).as_bytes());
        assert_same(&text, "x.txt", spaced(&text).as_bytes());
        assert_same(&text, "x.txt", &encoding_rs::GBK.encode(&text).0);
        #[cfg(feature = "pdf")]
        for font in [Font::Gbk, Font::Ucs2, Font::Told] {
            assert_same(&text, "x.pdf", &pdf(&spaced(&text), font, Page::Plain));
        }
    }
}
