//! The body of a Word file: paragraphs, and tables by `table.rs`.

use crate::diagnostic::Finding;
use crate::form::document::Document;
use crate::form::docx::numbering::{Numbering, Place};
use crate::form::docx::styles::Styles;
use crate::form::docx::xml::Element;
use crate::form::rows::Rows;
use crate::text::Origin;

/// A body while it is read.
pub(super) struct Body {
    styles: Styles,
    numbering: Numbering,
    pub(super) document: Document,
    pub(super) rows: Rows,
    /// How many paragraphs were met, those in cells and empty ones among them.
    pub(super) paragraphs: u32,
    /// A paragraph whose end was deleted goes on in the next one.
    carried: String,
    /// Footnotes and endnotes that no line has told of yet.
    notes: usize,
}

/// A paragraph's own text, `\n` where a line is broken, and the text boxes that hang on it.
#[derive(Default)]
struct Inline<'a> {
    text: String,
    boxes: Vec<&'a Element>,
    notes: usize,
}

impl Body {
    pub(super) fn new(styles: Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            document: Document::default(),
            rows: Rows::default(),
            paragraphs: 0,
            carried: String::new(),
            notes: 0,
        }
    }

    pub(super) fn read(mut self, body: &Element) -> Document {
        self.blocks(body);
        self.document
    }

    pub(super) fn blocks(&mut self, parent: &Element) {
        for block in parent.elements().filter(|block| !is_gone(block)) {
            match block.name.as_str() {
                "p" => {
                    let lines = self.paragraph(block);
                    let origin = Origin::Paragraph(self.paragraphs);
                    for line in lines {
                        let line = self.document.push(&tabs(&line), origin.clone());
                        self.tell_notes(line);
                    }
                    self.boxes(block);
                }
                "tbl" => self.table(block),
                _ => self.blocks(block),
            }
        }
    }

    /// What stands at the foot of a page is another part of the file and has no line.
    pub(super) fn tell_notes(&mut self, line: u32) {
        if self.notes > 0 {
            self.document.findings.push((line, Finding::UnreadNotes { count: std::mem::take(&mut self.notes) }));
        }
    }

    /// The lines of a paragraph with its number; none where it is empty.
    pub(super) fn paragraph(&mut self, paragraph: &Element) -> Vec<String> {
        self.paragraphs += 1;
        let mut inline = Inline::default();
        inline.collect(paragraph);
        self.notes += inline.notes;
        let text = std::mem::take(&mut self.carried) + &inline.text;
        let properties = paragraph.child("pPr");
        if properties.and_then(|it| it.child("rPr")).is_some_and(|mark| mark.child("del").is_some()) {
            self.carried = text;
            return Vec::new();
        }
        let own = properties.map_or_else(Place::default, Place::of);
        let (of_style, style) = self.styles.place(properties.and_then(|it| it.value("pStyle")));
        let style = style.filter(|_| own.list.is_none());
        let number = self.numbering.next(&own.or(&of_style), style);
        let lines = text.split('\n').map(str::trim_end).filter(|line| !line.trim().is_empty());
        let mut lines: Vec<String> = lines.map(str::to_owned).collect();
        if let (Some(number), Some(first)) = (number, lines.first_mut()) {
            *first = format!("{number} {}", first.trim_start());
        }
        lines
    }

    /// Text boxes are no part of the line that they hang on: a cover often stands in one.
    pub(super) fn boxes(&mut self, paragraph: &Element) {
        let mut inline = Inline::default();
        inline.collect(paragraph);
        for content in inline.boxes {
            self.blocks(content);
        }
    }
}

impl<'a> Inline<'a> {
    fn collect(&mut self, parent: &'a Element) {
        for child in parent.elements().filter(|child| !is_gone(child)) {
            match child.name.as_str() {
                "t" => self.text.extend(child.text.chars().map(|it| if it.is_ascii_whitespace() { ' ' } else { it })),
                "tab" | "ptab" => self.text.push('\t'),
                "br" | "cr" => self.text.push('\n'),
                "noBreakHyphen" => self.text.push('-'),
                "sym" => self.text.push(symbol(child)),
                "footnoteReference" | "endnoteReference" => self.notes += 1,
                "txbxContent" => self.boxes.push(child),
                "r" if child.child("rPr").is_some_and(|properties| properties.is_on("vanish")) => {}
                _ => self.collect(child),
            }
        }
    }
}

/// A character of a font of its own: the marks of lists are all alike here.
pub fn symbol(element: &Element) -> char {
    let font = element.attribute("font").unwrap_or_default();
    let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
    if ["Symbol", "dings"].iter().any(|kind| font.contains(kind)) {
        return '•';
    }
    // Old fonts have their characters in a private place.
    char::from_u32(if code >> 8 == 0xF0 { code & 0xFF } else { code }).filter(|it| !it.is_control()).unwrap_or('•')
}

/// What is not in print: revisions that took something away, properties, and second versions for old programs.
pub fn is_gone(element: &Element) -> bool {
    matches!(element.name.as_str(), "del" | "moveFrom" | "pPr" | "rPr" | "sectPr" | "rt" | "Fallback")
}

/// Outside a table a tab stands before the page of a line of the contents; else it is a space, unless a row is typed.
fn tabs(line: &str) -> String {
    let page = line.rsplit_once('\t').map_or("", |(_, page)| page.trim());
    let contents = !page.is_empty() && page.len() <= 3 && page.bytes().all(|it| it.is_ascii_alphanumeric());
    if contents || line.matches('\t').count() > 1 { line.to_owned() } else { line.replace('\t', " ").trim().to_owned() }
}
