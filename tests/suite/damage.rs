//! Files of every form, damaged in any way: nothing panics, and what is still whole is read whole.

use proptest::prelude::*;

#[cfg(feature = "pdf")]
use crate::forms::printed;
use crate::forms::{read, usual};
#[cfg(feature = "pdf")]
use crate::paper::{Font, Page, pdf};
#[cfg(feature = "pdf")]
use crate::print::spaced;
use crate::print::{Numbers, body, docx, package};

/// How often a character stands in a text.
fn count(text: &str, character: char) -> usize {
    text.chars().filter(|it| *it == character).count()
}

/// Paragraphs and tables, in each other and in what changes and controls put around them.
fn blocks(depth: u32) -> BoxedStrategy<String> {
    let inside = prop_oneof![Just("<w:t>能</w:t>"), Just("<w:br/>"), Just("<w:tab/>"), Just("<w:t> </w:t>")];
    let run = prop::collection::vec(inside, 0..3).prop_map(|inside| format!("<w:r>{}</w:r>", inside.concat()));
    let paragraph =
        prop::collection::vec(around(run.boxed()), 0..3).prop_map(|runs| format!("<w:p>{}</w:p>", runs.concat()));
    if depth == 0 {
        return paragraph.boxed();
    }
    let properties = prop_oneof![Just(""), Just("<w:gridSpan w:val=\"2\"/>"), Just("<w:vMerge w:val=\"restart\"/>")];
    let cell = (properties, blocks(depth - 1))
        .prop_map(|(properties, inside)| format!("<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"));
    let row =
        prop::collection::vec(around(cell.boxed()), 0..4).prop_map(|cells| format!("<w:tr>{}</w:tr>", cells.concat()));
    let table =
        prop::collection::vec(around(row.boxed()), 0..3).prop_map(|rows| format!("<w:tbl>{}</w:tbl>", rows.concat()));
    let block = around(prop_oneof![paragraph, table].boxed());
    prop::collection::vec(block, 0..4).prop_map(|blocks| blocks.concat()).boxed()
}

/// The same as it is, or in a control, or as an accepted change.
fn around(inside: BoxedStrategy<String>) -> BoxedStrategy<String> {
    let marks = prop_oneof![
        4 => Just(("", "")),
        1 => Just(("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")),
        1 => Just(("<w:ins>", "</w:ins>")),
    ];
    (marks, inside).prop_map(|((before, after), inside)| [before, &inside, after].concat()).boxed()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_word_file_is_survived(
        end in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let mut bytes = docx(&usual(), Numbers::Automatic);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read("x.docx", &bytes);
        bytes.truncate(end.index(bytes.len()));
        read("x.docx", &bytes);
    }

    #[test]
    fn a_damaged_part_of_a_word_file_is_survived(
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/&\" a-z0]{0,3}"), 1..6),
        lost in (any::<prop::sample::Index>(), 0..200_usize),
    ) {
        let mut text = body(&usual(), Numbers::Automatic);
        let place = |text: &str, at: prop::sample::Index| text.floor_char_boundary(at.index(text.len()));
        for (at, change) in changes {
            text.insert_str(place(&text, at), &change);
        }
        let from = place(&text, lost.0);
        let to = text.floor_char_boundary((from + lost.1).min(text.len()));
        text.replace_range(from..to, "");
        read("x.docx", &package(&text));
    }

    #[test]
    fn any_bytes_after_a_magic_are_survived(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for magic in [&b"PK\x03\x04"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-1.7\n", b""] {
            read("x.docx", &[magic, &bytes].concat());
        }
    }

    #[test]
    fn any_markdown_is_survived(text in "[0-9.#|\\\\*_`\\[\\]()<>br/p\\-: \n工作领域任务职业技能要求能。]{0,300}") {
        let reading = read("x.md", text.as_bytes());
        prop_assert_eq!(reading.text.lines().count(), text.lines().count());
    }

    #[test]
    fn any_columns_of_spaces_are_survived(text in "(工作领域  工作任务  职业技能要求\n)?((工作领域  工作任务  职业技能要求|表 1|1.1|1.1.1|会| {1,12}|SKU|\u{3000})*\n){0,20}") {
        let reading = read("x.txt", text.as_bytes());
        for character in ['会', 'S', '1'] {
            prop_assert_eq!(count(&reading.text, character), count(&text, character), "{}", reading.text);
        }
        prop_assert!(reading.text.lines().count() <= text.lines().count(), "lines keep their numbers");
    }

    #[test]
    fn any_tree_of_word_s_elements_is_read_whole(body in blocks(3)) {
        let reading = read("x.docx", &package(&format!("<w:body>{body}</w:body>")));
        prop_assert!(!reading.codes.contains(&"broken-file"), "{}", reading.shown);
        prop_assert_eq!(count(&reading.text, '能'), count(&body, '能'), "{}", body);
    }
}

#[cfg(feature = "pdf")]
proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_page_of_a_pdf_is_survived(
        page in prop_oneof![Just(Page::Plain), Just(Page::Turned), Just(Page::InForm)],
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/()\\[\\] 0-9A-FR.-]{1,3}"), 1..12),
    ) {
        let mut bytes = pdf(&spaced(&usual()), Font::Told, page);
        for (at, change) in changes {
            let at = at.index(bytes.len());
            let end = (at + change.len()).min(bytes.len());
            bytes.splice(at..end, change.bytes());
        }
        read("x.pdf", &bytes);
    }

    #[test]
    fn a_damaged_pdf_is_survived(
        name in prop_oneof![Just("standard-writer.pdf"), Just("standard-browser.pdf")],
        end in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let mut bytes = printed(name);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        read("x.pdf", &bytes);
        bytes.truncate(end.index(bytes.len()));
        read("x.pdf", &bytes);
    }
}
