//! Numbered headings and the lines under them.

use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::{Line, Look};
use crate::standard::parse::number;
use crate::standard::tree::Owner;
use crate::text::{Source, without_han_spaces};

/// What a chapter is about, told by its title, since its number moves where another chapter is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Chapter {
    Cover,
    Contents,
    Foreword,
    Scope,
    References,
    Terms,
    Majors,
    Positions,
    Requirements,
    Bibliography,
    Unknown,
}

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
}

impl<'a> Section<'a> {
    /// Without a heading.
    fn new(chapter: Chapter, lines: Vec<&'a Line>) -> Self {
        Self { chapter, number: String::new(), title: String::new(), heading: None, lines }
    }

    /// Whether it is a part of a chapter: `4.1`, not `4`.
    pub(super) fn is_part(&self) -> bool {
        self.number.contains('.')
    }
}

/// A document's sections in order.
pub(super) struct Chapters<'a>(Vec<Section<'a>>);

impl<'a> Chapters<'a> {
    pub(super) fn of(source: &Source, lines: &'a [Line]) -> Self {
        let mut sections = vec![Section::new(Chapter::Cover, Vec::new())];
        let mut top = 0;
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| line.look != Look::Blank) {
            let current = sections.last_mut().expect("the cover is always there");
            let text = source.slice(line.text);
            let begun = match &line.look {
                Look::Heading(numbers) => numbered(numbers, text, top, current.chapter),
                Look::Text => unnumbered(text).map(|chapter| (chapter, Vec::new())),
                _ => None,
            };
            let is_entry = |_: &_| current.chapter == Chapter::Contents && is_entry(source, line, &lines[index + 1..]);
            let begun = begun.filter(|begun| !is_entry(begun));
            // A table of requirements is one wherever it stands.
            let stray = matches!(line.look, Look::Caption | Look::Header)
                && !matches!(current.chapter, Chapter::Requirements | Chapter::Contents);
            let Some((chapter, numbers)) = begun else {
                if stray {
                    sections.push(Section::new(Chapter::Requirements, vec![line]));
                } else {
                    current.lines.push(line);
                }
                continue;
            };
            if let [number] = numbers[..] {
                top = number;
            }
            let number = numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(".");
            let title = number::any(text).map_or(text, |found| found.rest).trim();
            sections.push(Section { chapter, number, title: title.to_owned(), heading: Some(line), lines: Vec::new() });
        }
        Self(sections)
    }

    /// The sections of a chapter, its parts among them.
    pub(super) fn all(&self, chapter: Chapter) -> impl Iterator<Item = &Section<'a>> {
        self.0.iter().filter(move |section| section.chapter == chapter)
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

    /// The title, printed again at the head of a page or of the text.
    pub(super) fn claim_running_titles(&self, source: &Source, title: &str, ledger: &mut Ledger) {
        for section in self.0.iter().filter(|section| !title.is_empty() && section.chapter != Chapter::Cover) {
            for line in section.lines.iter().filter(|line| line.look == Look::Text) {
                if without_han_spaces(source.slice(line.text)) == title && !ledger.has(line) {
                    ledger.claim(line, Owner::Furniture);
                }
            }
        }
    }
}

/// A heading continues the numbers of the chapters, which tells it from a number in a sentence.
fn numbered(numbers: &[u32], text: &str, top: u32, current: Chapter) -> Option<(Chapter, Vec<u32>)> {
    match *numbers {
        [number] => {
            let chapter = by_title(text);
            let next = number == top + 1 || (number > top && chapter != Chapter::Unknown);
            (next && current != Chapter::Bibliography).then(|| (chapter, numbers.to_vec()))
        }
        [number, _] if number == top => Some((current, numbers.to_vec())),
        _ => None,
    }
}

/// Whether a line of the contents is one of their entries: it ends in its page, or stands again as a heading below.
fn is_entry(source: &Source, line: &Line, below: &[Line]) -> bool {
    let plain = |line: &Line| without_han_spaces(source.slice(line.text));
    let text = plain(line);
    text.ends_with(|last: char| last.is_ascii_digit()) || below.iter().any(|other| plain(other) == text)
}

fn by_title(text: &str) -> Chapter {
    let has = |part: &str| text.contains(part);
    if has("引用文件") {
        Chapter::References
    } else if has("术语") {
        Chapter::Terms
    } else if has("岗位") {
        Chapter::Positions
    } else if has("专业") {
        Chapter::Majors
    } else if has("技能要求") || has("能力要求") {
        Chapter::Requirements
    } else if has("范围") {
        Chapter::Scope
    } else {
        Chapter::Unknown
    }
}

fn unnumbered(text: &str) -> Option<Chapter> {
    match without_han_spaces(text).as_str() {
        "目次" | "目录" => Some(Chapter::Contents),
        "前言" => Some(Chapter::Foreword),
        "参考文献" => Some(Chapter::Bibliography),
        _ => None,
    }
}
