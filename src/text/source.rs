//! A text, its path and its lines.

use std::sync::{Arc, OnceLock};

use serde::{Deserialize, Serialize};

use crate::text::separated::{cell_name, cells_before};
use crate::text::span::Span;

/// Which of the project's texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SourceId(pub u32);

/// A place as people count it: both from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line, from 1.
    pub line: u32,
    /// The character in its line, from 1.
    pub column: u32,
}

/// Where a line stands in a file that has no lines of its own; from 1.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The paragraph of a Word file, those in cells among them; a row's first.
    Paragraph(u32),
    /// The page of a PDF.
    Page(u32),
    /// The cell of an Excel file, as people name it: `材料!C5`.
    Cell(String),
}

/// A decoded text that remembers where its lines begin.
#[derive(Clone, Debug)]
pub struct Source {
    id: SourceId,
    path: String,
    text: String,
    /// Where each line begins; looked for when someone asks for lines, as most texts are read without them.
    starts: OnceLock<Vec<u32>>,
    /// How many characters stand before each block, since a line may be the whole text; likewise.
    counts: OnceLock<Vec<u32>>,
    origins: Vec<Origin>,
    /// The name of the sheet whose rows the lines are.
    sheet: Option<String>,
}

/// So many bytes are counted anew for a column.
const BLOCK: usize = 1024;

impl Source {
    /// The text at a path relative to the site's folder, with `/` between its parts.
    pub fn new(id: SourceId, path: String, text: String) -> Self {
        Self { id, path, text, starts: OnceLock::new(), counts: OnceLock::new(), origins: Vec::new(), sheet: None }
    }

    /// The same text, with the origin of each of its lines.
    #[must_use]
    pub fn with_origins(self, origins: Vec<Origin>) -> Self {
        Self { origins, ..self }
    }

    /// The same text, a line a row of a sheet with commas between its cells.
    #[must_use]
    pub fn of_sheet(self, name: String) -> Self {
        Self { sheet: Some(name), ..self }
    }

    /// Whether two are one text, under one number: all places in what was read of one are good for the other.
    pub fn is_same(one: &Arc<Self>, other: &Arc<Self>) -> bool {
        let is_same = || one.id == other.id && one.path == other.path && one.text == other.text;
        Arc::ptr_eq(one, other) || is_same()
    }

    /// Its number among the project's texts.
    pub fn id(&self) -> SourceId {
        self.id
    }

    /// Its path relative to the site's folder.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole text as a place.
    pub fn span(&self) -> Span {
        Span::new(self.id, 0, self.text.len())
    }

    /// What stands at a place of this source.
    pub fn slice(&self, span: Span) -> &str {
        &self.text[self.whole(span).range()]
    }

    /// The same place with whole characters at its ends: a parser that reads `［` as `[` finds an end within it.
    pub fn whole(&self, span: Span) -> Span {
        let start = self.text.floor_char_boundary(span.start as usize);
        let end = self.text.ceil_char_boundary(span.end as usize);
        Span::new(span.source, start, end)
    }

    /// The same place without white space at its ends.
    pub fn trim(&self, span: Span) -> Span {
        let text = self.slice(span);
        let rest = text.trim_start();
        let start = span.start as usize + (text.len() - rest.len());
        Span::new(self.id, start, start + rest.trim_end().len())
    }

    /// Each line in order, without its line end.
    pub fn lines(&self) -> impl Iterator<Item = Span> + '_ {
        let mut next = 0;
        self.text.split('\n').map(move |line| {
            let start = next;
            next += line.len() + 1;
            let line = line.strip_suffix('\r').unwrap_or(line);
            Span::new(self.id, start, start + line.len())
        })
    }

    /// Each line of a place in order, without the white space around it.
    pub fn lines_of(&self, span: Span) -> impl Iterator<Item = Span> + '_ {
        let mut at = span.start as usize;
        self.slice(span).split_inclusive('\n').map(move |line| {
            let start = at + (line.len() - line.trim_start().len());
            at += line.len();
            Span::new(self.id, start, start + line.trim().len())
        })
    }

    /// Where a byte stands, as people count.
    pub fn position(&self, byte: u32) -> Position {
        let starts = self.starts();
        let line = starts.partition_point(|&start| start <= byte);
        let start = starts[line - 1];
        let column = self.characters_before(byte) - self.characters_before(start) + 1;
        Position { line: line as u32, column }
    }

    fn starts(&self) -> &[u32] {
        self.starts.get_or_init(|| {
            let breaks = self.text.match_indices('\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at as u32 + 1)).collect()
        })
    }

    fn counts(&self) -> &[u32] {
        self.counts.get_or_init(|| {
            let mut counts = vec![0];
            for block in self.text.as_bytes().chunks(BLOCK) {
                let before = counts.last().copied().unwrap_or(0);
                counts.push(before + block.iter().filter(|byte| begins_character(**byte)).count() as u32);
            }
            counts
        })
    }

    fn characters_before(&self, byte: u32) -> u32 {
        let block = byte as usize / BLOCK;
        let rest = &self.text.as_bytes()[block * BLOCK..byte as usize];
        self.counts()[block] + rest.iter().filter(|byte| begins_character(**byte)).count() as u32
    }

    /// Where a byte's line stands in the file, if the file has no lines of its own.
    pub fn origin(&self, byte: u32) -> Option<Origin> {
        let line = self.position(byte).line as usize - 1;
        let Some(sheet) = &self.sheet else { return self.origins.get(line).cloned() };
        let before = &self.text[self.starts()[line] as usize..byte as usize];
        Some(Origin::Cell(cell_name(sheet, line, cells_before(before))))
    }
}

/// In UTF-8 every other byte of a character begins with the bits 10.
fn begins_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

/// All texts of a project.
#[derive(Clone, Debug, Default)]
pub struct Sources(Vec<Arc<Source>>);

impl Sources {
    /// Takes a text in and tells its number.
    pub fn add(&mut self, path: String, text: String) -> SourceId {
        self.add_with_origins(path, text, Vec::new())
    }

    /// Takes in a text that was taken out of another kind of file.
    pub fn add_with_origins(&mut self, path: String, text: String, origins: Vec<Origin>) -> SourceId {
        let id = SourceId(self.0.len() as u32);
        self.0.push(Arc::new(Source::new(id, path, text).with_origins(origins)));
        id
    }

    /// Takes in the rows of a sheet, a line each.
    pub fn add_sheet(&mut self, path: String, text: String, sheet: String) -> SourceId {
        let id = SourceId(self.0.len() as u32);
        self.0.push(Arc::new(Source::new(id, path, text).of_sheet(sheet)));
        id
    }

    /// Takes a text in; the one that `before` has under the number that comes next, where it is just the same.
    pub fn add_again(&mut self, before: &Self, path: &str, text: String) -> SourceId {
        match before.0.get(self.0.len()).filter(|next| next.path == path && next.text == text) {
            Some(next) => {
                self.0.push(Arc::clone(next));
                next.id
            }
            None => self.add(path.to_owned(), text),
        }
    }

    /// The same with another text in the place of one.
    #[must_use]
    pub fn with(mut self, id: SourceId, text: String) -> Self {
        let before = &mut self.0[id.0 as usize];
        *before = Arc::new(Source::new(id, before.path.clone(), text));
        self
    }

    /// All texts by their numbers.
    pub fn all(&self) -> impl Iterator<Item = &Source> {
        self.0.iter().map(Arc::as_ref)
    }

    /// The text of that number, to be kept.
    pub fn share(&self, id: SourceId) -> &Arc<Source> {
        &self.0[id.0 as usize]
    }

    /// The text of that number.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.0[id.0 as usize]
    }
}
