//! Where brackets, quotes and comments stand in a text of YAML, also in one that no parser takes.

use std::ops::Range;

/// What stands in a part of a text, as places in all of it.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// What stands between brackets and commas, each with the comma behind it; inner ones come first.
    pub(super) elements: Vec<Range<usize>>,
    /// Pairs of brackets with what is in them; inner ones come first.
    pub(super) brackets: Vec<Range<usize>>,
    /// Brackets that nothing closes.
    pub(super) open: Vec<usize>,
    /// A quotation mark that nothing closes.
    pub(super) quote: Option<usize>,
    /// `# …` up to the end of the line.
    pub(super) comments: Vec<Range<usize>>,
}

/// The entries of a text that begin at the very start of a line, each up to the next one.
pub(super) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let goes_on = line.starts_with([' ', '\t', '#', ']', '}', '\r', '\n']);
        match blocks.last_mut() {
            Some(block) if goes_on => block.end = at + line.len(),
            _ if goes_on => {}
            _ => blocks.push(at..at + line.len()),
        }
        at += line.len();
    }
    blocks
}

/// Where the line begins that holds a place.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    text[..at.min(text.len())].rfind('\n').map_or(0, |end| end + 1)
}

/// Looks through an entry.
pub(super) fn scan(text: &str, range: Range<usize>) -> Marks {
    let mut marks = Marks::default();
    // The brackets that are open, each with the start of what stands behind its last comma.
    let mut open: Vec<(usize, usize)> = Vec::new();
    // Behind `|` and `>` all that is deeper is text.
    let mut literal: Option<usize> = None;
    let mut indent = 0;
    // Whether a key or a value may begin here.
    let mut begins = true;
    let mut at = range.start;
    let mut line_end = None;
    while let Some(sign) = text[at..range.end].chars().next() {
        let rest = &text[at..range.end];
        let end =
            line_end.filter(|end| at <= *end).unwrap_or_else(|| rest.find('\n').map_or(range.end, |end| at + end));
        line_end = Some(end);
        let line = &text[at..end];
        if open.is_empty() && (at == range.start || text[..at].ends_with('\n')) {
            indent = line.len() - line.trim_start().len();
            if literal.is_some_and(|key| indent > key || line.trim().is_empty()) {
                at += line.len() + 1;
                if at >= range.end {
                    break;
                }
                continue;
            }
            literal = None;
            begins = true;
        }
        let next = at + sign.len_utf8();
        match sign {
            ' ' | '\t' | '\r' | '\n' => {}
            '#' if at == range.start || text[..at].ends_with([' ', '\t', '\n']) => {
                marks.comments.push(at..at + line.len());
                at += line.len();
                continue;
            }
            '"' | '\'' if begins => {
                let Some(end) = closing(rest) else {
                    marks.quote = Some(at);
                    break;
                };
                at += end;
                begins = false;
                continue;
            }
            '[' | '{' if begins || !open.is_empty() => {
                open.push((at, next));
                begins = true;
            }
            ']' | '}' => {
                if let Some((bracket, start)) = open.pop() {
                    marks.elements.push(start..at);
                    marks.brackets.push(bracket..next);
                }
                begins = false;
            }
            ',' => {
                begins = false;
                if let Some((_, start)) = open.last_mut() {
                    marks.elements.push(*start..next);
                    *start = next;
                    begins = true;
                }
            }
            '|' | '>' if begins && open.is_empty() => {
                literal = Some(indent);
                begins = false;
            }
            ':' => begins = text[next..range.end].starts_with([' ', '\t', '\r', '\n']),
            '-' if begins && text[next..].starts_with(' ') => {}
            _ => begins = false,
        }
        at = next;
    }
    marks.open = open.into_iter().map(|(bracket, _)| bracket).collect();
    marks
}

/// The length of a quoted text with both of its marks.
fn closing(quoted: &str) -> Option<usize> {
    let mark = quoted.chars().next()?;
    let mut signs = quoted.char_indices().skip(1).peekable();
    while let Some((at, sign)) = signs.next() {
        if sign == '\\' && mark == '"' {
            signs.next();
        } else if sign == mark {
            let is_doubled = mark == '\'' && signs.next_if(|(_, next)| *next == mark).is_some();
            if !is_doubled {
                return Some(at + 1);
            }
        }
    }
    None
}
