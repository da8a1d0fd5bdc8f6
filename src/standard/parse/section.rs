//! Headings and the lines under them.

use std::collections::BTreeMap;

use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::{Line, Look, title};
use crate::standard::tree::Owner;
use crate::text::{Source, without_han_spaces};

/// A heading and the lines up to the next one.
#[derive(Clone, Debug)]
pub(super) struct Section<'a> {
    pub(super) chapter: Chapter,
    /// `4.1`; empty for 前言 and the like.
    pub(super) number: String,
    /// The heading without its number.
    pub(super) title: String,
    pub(super) heading: Option<&'a Line>,
    /// Without blank ones.
    pub(super) lines: Vec<&'a Line>,
    /// A table of requirements within another chapter.
    pub(super) is_misplaced: bool,
}

impl<'a> Section<'a> {
    /// Without a heading.
    fn new(chapter: Chapter, lines: Vec<&'a Line>) -> Self {
        let (number, title) = (String::new(), String::new());
        Self { chapter, number, title, heading: None, lines, is_misplaced: false }
    }

    /// Whether it is a part of a chapter: `4.1`, not `4`.
    pub(super) fn is_part(&self) -> bool {
        self.number.contains('.')
    }
}

/// A document's sections in order.
pub(super) struct Chapters<'a>(Vec<Section<'a>>);

/// Where in the document's numbers the reading stands.
struct Reading<'a> {
    source: &'a Source,
    /// The chapter of the last heading, which its parts share.
    home: Chapter,
    top: u32,
    part: u32,
    /// 一、 and 第一章, under which a bare `1.` is a part.
    is_han: bool,
    /// The last line of each short text, so that an entry of the contents finds its heading.
    last: Option<BTreeMap<String, u32>>,
}

impl<'a> Chapters<'a> {
    pub(super) fn of(source: &'a Source, lines: &'a [Line]) -> Self {
        let mut reading = Reading { source, home: Chapter::Cover, top: 0, part: 0, is_han: false, last: None };
        let mut sections = vec![Section::new(Chapter::Cover, Vec::new())];
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.look != Look::Blank) {
            let current = sections.last_mut().expect("the cover is always there");
            let Some((chapter, numbers)) = reading.begins(line, &lines[index..], current) else {
                let is_sentence = line.look == Look::Text && source.slice(line.text).ends_with('。');
                if current.chapter == Chapter::Contents && is_sentence {
                    // Contents hold no sentence: their end was not told, and nothing below may vanish in them.
                    sections.push(Section::new(Chapter::Unknown, vec![line]));
                } else if is_stray(line, &lines[index + 1..], current.chapter) {
                    let is_misplaced =
                        !matches!(current.chapter, Chapter::Cover | Chapter::Contents | Chapter::Unknown);
                    sections.push(Section { is_misplaced, ..Section::new(Chapter::Requirements, vec![line]) });
                } else {
                    current.lines.push(line);
                }
                continue;
            };
            let number = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
            let title = title(source.slice(line.text)).replace('\t', " ");
            let heading = Some(line);
            sections.push(Section { number, title, heading, ..Section::new(chapter, Vec::new()) });
        }
        Self(sections)
    }

    /// The sections of a chapter, its parts among them.
    pub(super) fn all(&self, chapter: Chapter) -> impl Iterator<Item = &Section<'a>> {
        self.0.iter().filter(move |section| section.chapter == chapter)
    }

    /// Every section.
    pub(super) fn each(&self) -> impl Iterator<Item = &Section<'a>> {
        self.0.iter()
    }

    /// Whether the document has such a chapter.
    pub(super) fn have(&self, chapter: Chapter) -> bool {
        self.all(chapter).next().is_some()
    }

    /// The lines of a chapter and its parts, without headings.
    pub(super) fn lines(&self, chapter: Chapter) -> impl Iterator<Item = &'a Line> {
        self.all(chapter).flat_map(|section| section.lines.iter().copied())
    }

    /// Headings, the contents, and page marks outside tables belong to no node. A term's heading is its own.
    pub(super) fn claim_furniture(&self, ledger: &mut Ledger) {
        for section in &self.0 {
            if let Some(heading) = section.heading {
                let is_term = section.chapter == Chapter::Terms && section.is_part();
                ledger.claim(heading, if is_term { Owner::Terms } else { Owner::Heading });
            }
            for line in &section.lines {
                // Contents may stand on the cover without 目次 above them.
                let is_entry = section.chapter == Chapter::Cover && line.look == Look::Contents;
                if section.chapter == Chapter::Contents || line.look == Look::PageMark || is_entry {
                    ledger.claim(line, Owner::Furniture);
                }
            }
        }
    }
}

impl Reading<'_> {
    /// The chapter and number of a heading, if the line is one: `lines` are it and those below.
    fn begins(&mut self, line: &Line, lines: &[Line], current: &Section) -> Option<(Chapter, Vec<u32>)> {
        let text = self.source.slice(line.text);
        let in_table = current.lines.iter().rev().take(40).any(|line| line.look == Look::Header);
        // A tab in a table parts cells, and what stands right above a row may be the beginning of one.
        if in_table && (text.contains('\t') || self.is_cell(line, text, lines.get(1))) {
            return None;
        }
        let begun = match &line.look {
            Look::Heading(numbers) => self.numbered(numbers, text, current.chapter),
            Look::Chapter(number) => {
                let chapter = Chapter::of(text);
                (*number > self.top && chapter != Chapter::Unknown).then(|| (chapter, vec![*number]))
            }
            Look::Part(number) => {
                let follows = *number == self.part + 1 && self.top > 0 && self.home != Chapter::Unknown;
                follows.then(|| (self.home, vec![self.top, *number]))
            }
            Look::Text if line.text.end - line.text.start < 100 => {
                Chapter::alone(text).map(|chapter| (chapter, Vec::new()))
            }
            _ => None,
        };
        let (chapter, numbers) = begun?;
        if current.chapter == Chapter::Contents && self.is_entry(line, lines) {
            return None;
        }
        match numbers[..] {
            [number] => (self.top, self.part, self.is_han) = (number, 0, matches!(line.look, Look::Chapter(_))),
            [_, part, ..] => self.part = part,
            [] => {}
        }
        if numbers.len() < 2 {
            self.home = chapter;
        }
        Some((chapter, numbers))
    }

    /// Whether a line is a field or task whose name goes on in the row below.
    fn is_cell(&self, line: &Line, text: &str, next: Option<&Line>) -> bool {
        let is_name = match &line.look {
            Look::Heading(numbers) => numbers.len() < 3 && (numbers.len() == 1 || numbers[0] != self.top),
            _ => false,
        };
        is_name && next.is_some_and(|next| next.look == Look::Row) && Chapter::of(text) == Chapter::Unknown
    }

    /// A heading continues the numbers of the chapters, which tells it from a number in a sentence.
    fn numbered(&self, numbers: &[u32], text: &str, current: Chapter) -> Option<(Chapter, Vec<u32>)> {
        match *numbers {
            [number] if self.is_han && number == self.part + 1 && self.home != Chapter::Unknown => {
                Some((self.home, vec![self.top, number]))
            }
            [number] => {
                let chapter = Chapter::of(text);
                let next = number == self.top + 1 || (number > self.top && chapter != Chapter::Unknown);
                (next && current != Chapter::Bibliography).then(|| (chapter, numbers.to_vec()))
            }
            [number, _] if number == self.top => Some((self.home, numbers.to_vec())),
            // Terms may be sorted into groups.
            [number, ..] if number == self.top && self.home == Chapter::Terms => Some((self.home, numbers.to_vec())),
            _ => None,
        }
    }

    /// Whether a line of the contents is one of their entries: it ends in its page, or stands again below.
    fn is_entry(&mut self, line: &Line, lines: &[Line]) -> bool {
        let source = self.source;
        let plain = |line: &Line| without_han_spaces(source.slice(line.text));
        let last = self.last.get_or_insert_with(|| {
            let short = lines.iter().filter(|line| line.text.end - line.text.start < 300);
            short.map(|line| (plain(line), line.number)).collect()
        });
        let text = plain(line);
        text.ends_with(|last: char| last.is_ascii_digit()) || last.get(&text).is_some_and(|last| *last > line.number)
    }
}

/// A table of requirements is one wherever it stands; other chapters may have tables of their own.
fn is_stray(line: &Line, below: &[Line], current: Chapter) -> bool {
    let passes = |look: &Look| matches!(look, Look::Blank | Look::PageMark);
    let leads = || below.iter().find(|line| !passes(&line.look)).is_some_and(|line| line.look == Look::Header);
    let free = matches!(current, Chapter::Cover | Chapter::Unknown);
    match (current, &line.look) {
        (Chapter::Requirements, _) => false,
        (_, Look::Header) => true,
        (Chapter::Contents, _) => false,
        (_, Look::Caption) => free || leads(),
        _ => false,
    }
}
