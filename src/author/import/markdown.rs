//! Blocks as the Markdown of a lesson.

use std::fmt::Write as _;

use crate::author::import::block::{Block, Inline, Look, Marker, is_empty};
use crate::author::import::escape::{self, Within};

/// Stands where two signs would run together; a comment is shown to no one.
const APART: &str = "<!-- -->";

/// Writes blocks and, behind them, the footnotes that they name.
pub(super) fn markdown(blocks: &[Block], notes: &[Vec<Inline>], folder: &str) -> String {
    let mut text = String::new();
    let mut list = List::default();
    for block in blocks {
        if let Block::Item(depth, marker, inlines) = block {
            list.item(*depth, *marker, inlines, folder, &mut text);
            continue;
        }
        if list.ends() {
            text.push('\n');
        }
        match block {
            Block::Title(inlines) | Block::Heading(_, inlines) => {
                let rank = if let Block::Heading(rank, _) = block { *rank } else { 2 };
                let words = Line::of(inlines, Within::Heading, folder);
                write!(text, "{} {words}\n\n", "#".repeat(usize::from(rank))).expect(TAKES_ALL);
            }
            Block::Paragraph(inlines) | Block::Caption(inlines) => {
                text += &(Line::of(inlines, Within::Line, folder) + "\n\n");
            }
            Block::Table(rows) => text += &(table(rows, folder) + "\n"),
            Block::Formula(tex) => write!(text, "$$\n{tex}\n$$\n\n").expect(TAKES_ALL),
            Block::Paper(questions) => write!(text, "```quiz\n{questions}\n```\n\n").expect(TAKES_ALL),
            Block::Item(..) => {}
        }
    }
    if list.ends() {
        text.push('\n');
    }
    for (index, note) in notes.iter().enumerate() {
        // A note is one line here, as a cell is.
        writeln!(text, "[^{}]: {}", index + 1, Line::of(note, Within::Cell, folder)).expect(TAKES_ALL);
    }
    text.trim_end().to_owned() + "\n"
}

/// A list while it is written: for each depth that is open, where its text begins and the number it has reached.
#[derive(Default)]
struct List(Vec<(usize, Option<u32>)>);

impl List {
    fn item(&mut self, depth: usize, marker: Marker, inlines: &[Inline], folder: &str, text: &mut String) {
        let depth = depth.min(self.0.len());
        self.0.truncate(depth + 1);
        let indent = if depth == 0 { 0 } else { self.0[depth - 1].0 };
        let (sign, number) = match marker {
            Marker::Bullet => ("- ".to_owned(), None),
            Marker::Number(number) => (format!("{number}. "), Some(number)),
        };
        if let Some((_, before)) = self.0.get(depth).copied() {
            // Two lists that touch would be one.
            let goes_on = before.map(|before| before.saturating_add(1)) == number;
            if !goes_on {
                write!(text, "\n{}{APART}\n\n", " ".repeat(indent)).expect(TAKES_ALL);
            }
        }
        let line = Line::of(inlines, Within::Line, folder);
        let line = line.replace('\n', &format!("\n{}", " ".repeat(indent + sign.len())));
        writeln!(text, "{}{sign}{line}", " ".repeat(indent)).expect(TAKES_ALL);
        self.0.truncate(depth);
        self.0.push((indent + sign.len(), number));
    }

    /// Ends the list, if one is open.
    fn ends(&mut self) -> bool {
        let was_open = !self.0.is_empty();
        self.0.clear();
        was_open
    }
}

fn table(rows: &[Vec<Vec<Inline>>], folder: &str) -> String {
    let mut text = String::new();
    for (index, row) in rows.iter().enumerate() {
        let cells: Vec<String> = row.iter().map(|cell| Line::of(cell, Within::Cell, folder)).collect();
        writeln!(text, "| {} |", cells.join(" | ")).expect(TAKES_ALL);
        if index == 0 {
            writeln!(text, "|{}", " --- |".repeat(row.len())).expect(TAKES_ALL);
        }
    }
    text
}

/// A line while it is written.
struct Line<'a> {
    text: String,
    within: Within,
    folder: &'a str,
}

impl Line<'_> {
    fn of(inlines: &[Inline], within: Within, folder: &str) -> String {
        let mut line = Line { text: String::new(), within, folder };
        line.inlines(&joined(inlines, within));
        line.text.trim_end_matches(['\n', ' ']).trim_end_matches("\\\n").trim().to_owned()
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for (index, inline) in inlines.iter().enumerate() {
            let rest = &inlines[index + 1..];
            match inline {
                Inline::Text(words, look) => self.words(words, *look, rest),
                Inline::Break if self.within == Within::Line => {
                    let seen = !self.text.trim().is_empty() && !self.text.ends_with("\\\n");
                    self.text.truncate(self.text.trim_end_matches(' ').len());
                    if seen && !is_empty(rest) {
                        self.text += "\\\n";
                    }
                }
                Inline::Break => self.text.push(' '),
                Inline::Link(to, inside) => {
                    // It would be a picture.
                    self.apart_from(&['!']);
                    self.text.push('[');
                    self.inlines(inside);
                    write!(self.text, "](<{}>)", escape::address(to)).expect(TAKES_ALL);
                }
                Inline::Picture(name, shown) => {
                    self.text += "![";
                    let within = if self.within == Within::Cell { Within::Cell } else { Within::Heading };
                    escape::words(&shown.replace('\n', " "), within, false, &mut self.text);
                    write!(self.text, "]({}/{name})", self.folder).expect(TAKES_ALL);
                }
                Inline::Note(number) => {
                    self.apart_from(&['!']);
                    let at_start = self.text.is_empty() || self.text.ends_with('\n');
                    write!(self.text, "[^{number}]").expect(TAKES_ALL);
                    // At the start of a line a colon behind it would make it the note itself.
                    self.text += if at_start { APART } else { "" };
                }
                Inline::Formula(tex) | Inline::Display(tex) => {
                    self.apart_from(&['$']);
                    write!(self.text, "${tex}$").expect(TAKES_ALL);
                    // A digit behind it would make a price of it.
                    if matches!(rest.first(), Some(Inline::Text(words, _)) if words.starts_with(|it: char| it.is_ascii_digit()))
                    {
                        self.text += APART;
                    }
                }
            }
        }
    }

    /// Words between the signs of their look; white space stands outside them.
    fn words(&mut self, words: &str, look: Look, rest: &[Inline]) {
        let inner = words.trim();
        if look == Look::default() || inner.is_empty() || self.within == Within::Heading {
            return self.plain(words);
        }
        let (before, after) = words.split_at(words.len() - words.trim_start().len());
        self.plain(before);
        let mut sign = String::new();
        sign += if look.struck { "~~" } else { "" };
        sign += if look.bold { "**" } else { "" };
        sign += if look.italic { "*" } else { "" };
        self.apart_from(&['*', '~']);
        // A sign within another is a mark beside it.
        let is_double = look.struck && (look.bold || look.italic);
        if self.text.ends_with(is_near) && (is_double || !inner.starts_with(is_fit)) {
            self.text += APART;
        }
        self.text += &sign;
        escape::words(inner, self.within, false, &mut self.text);
        self.text.extend(sign.chars().rev());
        let touches = after.len() == inner.len()
            && matches!(rest.first(), Some(Inline::Text(next, _)) if next.starts_with(is_near));
        if touches && (is_double || !inner.ends_with(is_fit)) {
            self.text += APART;
        }
        self.plain(&after[inner.len()..]);
    }

    fn plain(&mut self, words: &str) {
        let at_start = self.text.is_empty() || self.text.ends_with('\n');
        escape::words(words, self.within, at_start && self.within == Within::Line, &mut self.text);
    }

    /// Keeps a sign from running into one of these before it.
    fn apart_from(&mut self, signs: &[char]) {
        if self.text.ends_with(signs) {
            self.text += APART;
        }
    }
}

/// Whether signs of emphasis work between this and a letter: between letters, and by our dialect beside Chinese marks.
fn is_fit(character: char) -> bool {
    character.is_alphanumeric() || "，。、：；！？（）《》〈〉「」『』【】〔〕“”‘’…—～".contains(character)
}

/// Whether a character is to signs of emphasis as a letter is, as Chinese marks are beside them.
fn is_near(character: char) -> bool {
    !character.is_whitespace() && !character.is_ascii_punctuation()
}

/// Neighbours of one look as one, so that no signs stand between them.
fn joined(inlines: &[Inline], within: Within) -> Vec<Inline> {
    let mut joined: Vec<Inline> = Vec::new();
    for inline in inlines {
        match (joined.last_mut(), inline) {
            (Some(Inline::Text(before, look)), Inline::Text(words, own))
                if look == own || within == Within::Heading =>
            {
                before.push_str(words);
            }
            (_, Inline::Text(words, _)) if words.is_empty() => {}
            (_, inline) => joined.push(inline.clone()),
        }
    }
    joined
}

const TAKES_ALL: &str = "a string takes all that is written";
