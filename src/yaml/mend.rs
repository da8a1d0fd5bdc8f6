//! A text of YAML without what is wrong in it, so that the rest can be read: blanks stand there, and every byte keeps
//! its place.

use std::ops::Range;

use crate::diagnostic::Finding;
use crate::yaml::scan::{blocks, line_start, scan};
use crate::yaml::words::usual;

/// A text, and what of it has been taken out.
pub(super) struct Mend {
    /// The text as it is read next.
    pub(super) text: String,
    /// As it was.
    before: String,
    /// Its outermost entries.
    blocks: Vec<Range<usize>>,
    /// The lines of which something has been told, by where they start.
    told: Vec<usize>,
    /// The keys that were written, if not well, each with where the item begins that it belongs to.
    keys: Vec<(Option<usize>, String)>,
    /// Whether it is a list.
    is_list: bool,
    /// Whether it holds a key that nobody wrote.
    pub(super) made_up: bool,
}

impl Mend {
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            before: text.to_owned(),
            blocks: blocks(text),
            told: Vec::new(),
            keys: Vec::new(),
            made_up: false,
            is_list: text.lines().any(|line| line.starts_with('-')),
        }
    }

    /// Whether what is wrong here only follows from what has been told.
    pub(super) fn follows(&self, at: usize, finding: &Finding) -> bool {
        let owner = item(&self.text, at).map(|item| item.start);
        let is_gone = |key: &str| {
            let mut gone = self.keys.iter().filter(|(of, _)| *of == owner).map(|(_, gone)| gone);
            gone.any(|gone| gone == key || usual(gone, &[key]).is_some())
        };
        let is_told = match finding {
            Finding::UnknownKey { .. } | Finding::DuplicateKey { .. } => false,
            Finding::MissingKey { key } => is_gone(key),
            _ => self.told.contains(&line_start(&self.text, at)) || self.is_emptied(at),
        };
        at >= self.before.len() || is_told
    }

    /// Whether all that stood behind a key has been taken out.
    fn is_emptied(&self, at: usize) -> bool {
        let entry = entry(&self.text, at);
        let is_empty =
            |text: &str| text[entry.clone()].split_once(':').is_some_and(|(_, value)| value.trim().is_empty());
        at < self.before.len() && is_empty(&self.text) && !is_empty(&self.before)
    }

    /// Whether a place is where all of the text begins.
    pub(super) fn is_start(&self, at: usize) -> bool {
        self.blocks.first().is_none_or(|block| block.start == at)
    }

    /// What stands in this line has been told.
    pub(super) fn tell(&mut self, at: usize, finding: &Finding) {
        self.told.push(line_start(&self.text, at));
        // Whoever wrote `titel` has not left out `title`.
        if let Finding::UnknownKey { nearest: Some(meant), .. } = finding {
            self.keys.push((item(&self.text, at).map(|item| item.start), meant.clone()));
        }
    }

    /// Puts spaces where tabs indent.
    pub(super) fn untab(&mut self, tabs: &Range<usize>) {
        self.blank(tabs.clone());
    }

    /// Takes out the smallest entry that holds a place: a key with its value, or an item; false where it is gone.
    pub(super) fn without_entry(&mut self, at: usize) -> bool {
        let entry = entry(&self.text, at);
        self.take(entry)
    }

    /// Takes out a line in which several keys stand, with the item that it begins; all of them were written.
    pub(super) fn without_line(&mut self, at: usize) {
        let start = line_start(&self.text, at);
        let line = self.text[start..].lines().next().unwrap_or_default();
        let owner = item(&self.text, at).map(|item| item.start);
        let words = line.split([':', '：', '，', ',', '、', '；', ';', ' ', '-']).map(str::to_owned);
        self.keys.extend(words.filter(|word| !word.is_empty()).map(|word| (owner, word)));
        let indent = start + spaces(line);
        self.without_entry(indent);
    }

    /// Takes out the entry at the start of a line that holds a place.
    pub(super) fn without_block(&mut self, at: usize) -> bool {
        let block = self.blocks.iter().rfind(|block| block.start <= at);
        block.cloned().is_some_and(|block| self.take(block))
    }

    /// Adds the key that is missing where the place is that of the outermost keys, or takes out the item without it.
    pub(super) fn without_need(&mut self, at: usize, key: &str) -> bool {
        if let Some(item) = item(&self.text, at) {
            return self.take(item);
        }
        self.text.extend(["\n", key, ": x"]);
        self.made_up = true;
        true
    }

    /// Takes out every item of the outermost list in which something was wrong; false where that is no list.
    pub(super) fn without_broken_items(&mut self) -> bool {
        if self.is_list {
            for at in self.told.clone() {
                self.without_block(at);
            }
        }
        self.is_list
    }

    fn take(&mut self, range: Range<usize>) -> bool {
        let is_there = !self.text[range.clone()].trim().is_empty();
        let key = self.text[range.clone()].split([':', '：', '\n']).next().unwrap_or_default();
        let key = key.trim_start_matches(['-', ' ', '{', '[']).trim_end().to_owned();
        self.keys.push((item(&self.text, range.start).map(|item| item.start), key));
        self.blank(range);
        is_there
    }

    fn blank(&mut self, range: Range<usize>) {
        let keeps =
            |sign: char| if matches!(sign, '\n' | '\r') { sign.to_string() } else { " ".repeat(sign.len_utf8()) };
        let blank: String = self.text[range.clone()].chars().map(keeps).collect();
        self.text.replace_range(range, &blank);
    }
}

/// The outermost entry around a place.
fn block(text: &str, at: usize) -> Range<usize> {
    blocks(text).into_iter().rfind(|block| block.start <= at).unwrap_or(0..text.len())
}

/// A key with its value, or an item within brackets.
fn entry(text: &str, at: usize) -> Range<usize> {
    let block = block(text, at);
    let marks = scan(text, block.clone());
    if let Some(element) = marks.elements.into_iter().find(|element| element.contains(&at)) {
        return element;
    }
    let start = line_start(text, at).max(block.start);
    let signs = text[start..].len() - text[start..].trim_start_matches([' ', '-']).len();
    let key = start + signs;
    if at < key { deeper(text, start + spaces(&text[start..]), block.end) } else { deeper(text, key, block.end) }
}

/// The item of a list, or the value of a key, whose keys hold a place; nothing where those are the outermost.
fn item(text: &str, at: usize) -> Option<Range<usize>> {
    let block = block(text, at);
    let marks = scan(text, block.clone());
    if let Some(brackets) = marks.brackets.into_iter().find(|brackets| brackets.contains(&at)) {
        let start = line_start(text, brackets.start);
        let is_item = text[start..brackets.start].trim_matches([' ', '-']).is_empty();
        return Some(if is_item {
            deeper(text, start + spaces(&text[start..]), block.end)
        } else {
            entry(text, brackets.start)
        });
    }
    let mut start = line_start(text, at);
    let column = text[start..].len() - text[start..].trim_start_matches([' ', '-']).len();
    loop {
        let indent = spaces(&text[start..]);
        if text[start + indent..].starts_with('-') {
            return Some(deeper(text, start + indent, block.end));
        }
        if indent == 0 {
            return (column > 0).then(|| deeper(text, start, block.end));
        }
        start = line_start(text, start.checked_sub(1)?);
    }
}

/// From a key or the sign of an item to where a line is no deeper.
fn deeper(text: &str, from: usize, end: usize) -> Range<usize> {
    let column = from - line_start(text, from);
    let first = text[from..end].find('\n').map_or(end, |at| from + at + 1);
    let is_list = text[from..first].trim_end().ends_with(':');
    let mut to = first;
    for line in text[first..end].split_inclusive('\n') {
        let indent = spaces(line);
        // A list may stand below its key without an indent.
        let is_own = is_list && indent == column && line[indent..].starts_with("- ");
        if indent <= column && !is_own && !line.trim().is_empty() {
            break;
        }
        to += line.len();
    }
    from..to
}

fn spaces(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
