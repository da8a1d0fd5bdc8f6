//! The body of a Word file as blocks, and what of it could not be kept.

use crate::author::import::block::{Block, Inline, Look, Marker, is_empty, plain};
use crate::author::import::inline::{Source, spaced};
use crate::diagnostic::{Finding, Lost};
use crate::form::docx::{Element, Numbering, Package, Place, Styles, is_gone};
use crate::form::{Document, Limit};
use crate::text::Origin;

/// What was read of a file.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Vec<Inline>>,
    /// Pictures by their names in the lesson's folder.
    pub(super) pictures: Vec<(String, Vec<u8>)>,
    /// The text line by line, for whoever is told what was lost.
    pub(super) document: Document,
    /// Whether headings are styled as such.
    pub(super) has_headings: bool,
    /// Whether the first line is large or bold and stands in the middle, as a document's name does.
    pub(super) is_titled: bool,
}

/// A body while it is read.
pub(super) struct Reader<'a> {
    pub(super) source: Source<'a>,
    styles: Styles,
    numbering: Numbering,
    read: Read,
    paragraphs: u32,
    /// A paragraph whose end was deleted goes on in the next one.
    carried: Vec<Inline>,
    changes_told: bool,
    /// Whether a cell of this table has several paragraphs.
    joined: bool,
}

/// Reads a Word file.
pub(super) fn read(bytes: &[u8], limit: Limit) -> Result<Read, Finding> {
    let mut package = Package::read(bytes, limit)?;
    let main = package.main()?;
    let root = package.tree(&main)?.ok_or(Finding::UnknownForm)?;
    let body = root.child("body").filter(|_| root.name == "document").ok_or(Finding::UnknownForm)?;
    let styles = package.related(&main, "/styles")?.map_or_else(Styles::default, |root| Styles::of(&root));
    let numbering = package.related(&main, "/numbering")?.map_or_else(Numbering::default, |root| Numbering::of(&root));
    let source = Source::of(package, &main)?;
    let mut reader = Reader {
        source,
        styles,
        numbering,
        read: Read::default(),
        paragraphs: 0,
        carried: Vec::new(),
        changes_told: false,
        joined: false,
    };
    reader.blocks(body)?;
    let Reader { source, mut read, .. } = reader;
    (read.notes, read.pictures) = (source.notes, source.pictures);
    Ok(read)
}

impl Reader<'_> {
    fn blocks(&mut self, parent: &Element) -> Result<(), Finding> {
        for block in parent.elements().filter(|block| !is_gone(block)) {
            match block.name.as_str() {
                "p" => self.paragraph(block)?,
                "tbl" => self.table(block)?,
                // The site makes its own.
                "sdt" if is_contents(block) => {}
                _ => self.blocks(block)?,
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, paragraph: &Element) -> Result<(), Finding> {
        self.paragraphs += 1;
        let properties = paragraph.child("pPr");
        let style = properties.and_then(|it| it.value("pStyle"));
        let name = self.styles.name(style).to_lowercase();
        if name.starts_with("toc ") {
            return Ok(());
        }
        let mut inlines = std::mem::take(&mut self.carried);
        inlines.extend(self.source.inlines(paragraph)?);
        let boxes = std::mem::take(&mut self.source.boxes);
        if std::mem::take(&mut self.source.changes) && !std::mem::replace(&mut self.changes_told, true) {
            self.source.lost.push(Lost::Changes);
        }
        let mark = properties.and_then(|it| it.child("rPr"));
        if mark.is_some_and(|mark| mark.child("del").is_some()) {
            self.carried = inlines;
            inlines = Vec::new();
        }
        let block = self.block(properties, style, &name, inlines);
        let text = block.as_ref().map_or(String::new(), text_of);
        self.line(&text);
        if self.read.blocks.is_empty() && matches!(block, Some(Block::Paragraph(_))) {
            self.read.is_titled = is_title(paragraph, &text);
        }
        self.read.blocks.extend(block);
        for element in boxes {
            self.blocks(&element)?;
        }
        Ok(())
    }

    /// What a paragraph is; nothing where it is empty.
    fn block(
        &mut self,
        properties: Option<&Element>,
        style: Option<&str>,
        name: &str,
        mut inlines: Vec<Inline>,
    ) -> Option<Block> {
        let own = properties.map_or_else(Place::default, Place::of);
        let (of_style, numbered) = self.styles.place(style);
        let numbered = numbered.filter(|_| own.list.is_none());
        let place = own.clone().or(&of_style);
        let deep = own.list.is_none().then(|| self.styles.depth(style)).flatten();
        let mut look = self.numbering.look(&place, numbered);
        if let (Some(look), Some(deep)) = (&mut look, deep) {
            look.level = look.level.max(deep);
        }
        let number = self.numbering.next(&place, numbered);
        if is_empty(&inlines) {
            return None;
        }
        let rank = properties.and_then(|it| it.value("outlineLvl")).and_then(|it| it.parse::<u8>().ok());
        let rank = rank.filter(|rank| *rank < 9).map(|rank| rank + 1).or_else(|| self.styles.heading(style));
        let is_title = name == "title";
        if rank.is_none()
            && !is_title
            && let Some(look) = look
        {
            let count = number.as_deref().map(|it| it.trim_end_matches(['.', '．', '、', ')', '）']));
            match count.map(str::parse) {
                None if look.is_bullet => return Some(Block::Item(look.level, Marker::Bullet, inlines)),
                Some(Ok(count)) if count < 1_000_000_000 => {
                    return Some(Block::Item(look.level, Marker::Number(count), inlines));
                }
                // `a)` below a step; `A.` is a choice.
                _ if look.level > 0 && self.is_in_list() && number.as_deref().is_some_and(is_below) => {
                    inlines.insert(0, Inline::Text(format!("{} ", number?), Look::default()));
                    return Some(Block::Item(look.level, Marker::Bullet, inlines));
                }
                _ => {}
            }
        }
        if let Some(number) = number {
            inlines.insert(0, Inline::Text(format!("{number} "), Look::default()));
        }
        Some(match (rank, inlines.as_slice()) {
            _ if is_title => Block::Title(inlines),
            (Some(rank), _) => {
                self.read.has_headings = true;
                Block::Heading(rank, inlines)
            }
            (None, [Inline::Display(tex)]) => Block::Formula(tex.clone()),
            _ if name == "caption" => Block::Caption(inlines),
            _ => Block::Paragraph(inlines),
        })
    }

    fn is_in_list(&self) -> bool {
        matches!(self.read.blocks.last(), Some(Block::Item(..)))
    }

    /// One more line, with what was lost in it.
    fn line(&mut self, text: &str) {
        let lost = std::mem::take(&mut self.source.lost);
        if text.trim().is_empty() && lost.is_empty() {
            return;
        }
        let line = self.read.document.push(&text.replace('\n', " "), Origin::Paragraph(self.paragraphs.max(1)));
        let findings = lost.into_iter().map(|what| (line, Finding::NotKept { what }));
        self.read.document.findings.extend(findings);
    }

    fn table(&mut self, table: &Element) -> Result<(), Finding> {
        let mut rows = Vec::new();
        let mut elements = Vec::new();
        below(table, "tr", &mut elements);
        elements.retain(|row| row.child("trPr").is_none_or(|it| it.child("del").is_none()));
        let cells_of = |row: &'_ Element| {
            let mut count = Vec::new();
            below(row, "tc", &mut count);
            count.len()
        };
        if elements.iter().all(|row| cells_of(row) <= 1) {
            // A frame around text.
            for row in elements {
                self.blocks(row)?;
            }
            return Ok(());
        }
        let (mut merged, mut told, mut joined_told) = (false, false, false);
        for row in elements {
            let mut cells = Vec::new();
            let mut elements = Vec::new();
            below(row, "tc", &mut elements);
            for cell in elements {
                let properties = cell.child("tcPr");
                let merge = ["vMerge", "hMerge"].into_iter().find_map(|name| properties?.child(name));
                let goes_on = merge.is_some_and(|merge| merge.attribute("val") != Some("restart"));
                let width = properties.and_then(|it| it.value("gridSpan")).and_then(|it| it.parse().ok()).unwrap_or(1);
                merged |= merge.is_some() || width > 1;
                let mut inside = Vec::new();
                self.cell(cell, &mut inside)?;
                cells.push(if goes_on { Vec::new() } else { inside });
                cells.extend(std::iter::repeat_n(Vec::new(), usize::min(width, COLUMNS).saturating_sub(1)));
                cells.truncate(COLUMNS);
            }
            if merged && !std::mem::replace(&mut told, true) {
                self.source.lost.push(Lost::MergedCells);
            }
            if std::mem::take(&mut self.joined) && !std::mem::replace(&mut joined_told, true) {
                self.source.lost.push(Lost::CellParagraphs);
            }
            let texts: Vec<String> = cells.iter().map(|cell| plain(cell)).collect();
            self.line(&texts.join("\t"));
            rows.push(cells);
        }
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        for row in &mut rows {
            row.resize(width, Vec::new());
        }
        rows.retain(|row| row.iter().any(|cell| !is_empty(cell)));
        if !rows.is_empty() {
            self.read.blocks.push(Block::Table(rows));
        }
        for element in std::mem::take(&mut self.source.boxes) {
            self.blocks(&element)?;
        }
        Ok(())
    }

    /// The paragraphs of a cell in one line, those of a table inside it among them.
    fn cell(&mut self, parent: &Element, inlines: &mut Vec<Inline>) -> Result<(), Finding> {
        for child in parent.elements().filter(|child| !is_gone(child)) {
            match child.name.as_str() {
                "p" => {
                    self.paragraphs += 1;
                    let properties = child.child("pPr");
                    let style = properties.and_then(|it| it.value("pStyle"));
                    let inside = self.source.inlines(child)?;
                    let block = self.block(properties, style, "", inside);
                    let inside = match block {
                        Some(Block::Item(_, Marker::Number(number), inside)) => {
                            let number = Inline::Text(format!("{number}. "), Look::default());
                            [vec![number], inside].concat()
                        }
                        Some(Block::Formula(tex)) => vec![Inline::Formula(tex)],
                        Some(
                            Block::Item(.., inside)
                            | Block::Paragraph(inside)
                            | Block::Heading(_, inside)
                            | Block::Title(inside)
                            | Block::Caption(inside),
                        ) => inside,
                        Some(Block::Table(_) | Block::Paper(_)) | None => continue,
                    };
                    self.joined |= !is_empty(inlines) && !is_empty(&inside);
                    spaced(inlines, inside);
                }
                name => {
                    if name == "tbl" {
                        self.source.lost.push(Lost::NestedTable);
                    }
                    self.cell(child, inlines)?;
                }
            }
        }
        Ok(())
    }
}

/// Word makes no table wider.
const COLUMNS: usize = 63;

/// The nearest elements of a name, also inside content controls and accepted revisions.
fn below<'a>(parent: &'a Element, name: &str, found: &mut Vec<&'a Element>) {
    for child in parent.elements().filter(|child| !is_gone(child)) {
        if child.name == name {
            found.push(child);
        } else {
            below(child, name, found);
        }
    }
}

/// Whether a paragraph looks like a document's name: few words in the middle, large or bold.
fn is_title(paragraph: &Element, text: &str) -> bool {
    let is_centred = paragraph.child("pPr").and_then(|it| it.value("jc")) == Some("center");
    let looks = paragraph.elements().filter(|run| run.name == "r" && run.child("t").is_some());
    let is_large = |run: &Element| {
        let size = run.child("rPr").and_then(|it| it.value("sz")?.parse::<u32>().ok());
        size.is_some_and(|size| size >= LARGE) || run.child("rPr").is_some_and(|it| it.is_on("b"))
    };
    is_centred && (1..=TITLE).contains(&text.trim().chars().count()) && looks.into_iter().all(is_large)
}

/// 小三, in half points.
const LARGE: u32 = 30;

/// Characters of a document's name.
const TITLE: usize = 40;

/// `a)`, `（1）`, `①`
fn is_below(number: &str) -> bool {
    !number.starts_with(|it: char| it.is_ascii_uppercase() || it.is_ascii_digit())
}

fn is_contents(control: &Element) -> bool {
    let gallery =
        control.child("sdtPr").and_then(|it| it.child("docPartObj")).and_then(|it| it.value("docPartGallery"));
    gallery == Some("Table of Contents")
}

pub(super) fn text_of(block: &Block) -> String {
    match block {
        Block::Title(inlines)
        | Block::Heading(_, inlines)
        | Block::Paragraph(inlines)
        | Block::Caption(inlines)
        | Block::Item(.., inlines) => plain(inlines),
        Block::Formula(tex) => tex.clone(),
        Block::Paper(text) => text.clone(),
        Block::Table(_) => String::new(),
    }
}
