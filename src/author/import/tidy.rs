//! What a text means that its author did not tell Word: a title, headings in bold, captions, questions.

use std::fmt::Write as _;

use crate::author::import::block::{Block, Inline, Marker, is_words, plain};
use crate::author::import::word::Read;
use crate::content::{heads_questions, is_test_paper};

/// The document's own name, which is taken out of its blocks.
pub(super) fn title(read: &mut Read) -> Option<String> {
    let named = read.blocks.iter().position(|block| matches!(block, Block::Title(_)));
    let highest = || {
        let mut firsts = read.blocks.iter().enumerate().filter(|(_, block)| matches!(block, Block::Heading(1, _)));
        // One heading of the first rank at the top is the name of it all.
        firsts.next().filter(|(at, _)| *at == 0 && firsts.next().is_none()).map(|(at, _)| at)
    };
    let at = named.or_else(highest)?;
    let (Block::Title(inlines) | Block::Heading(_, inlines)) = read.blocks.remove(at) else { return None };
    Some(plain(&inlines).trim().to_owned()).filter(|title| !title.is_empty())
}

/// Ranks as lessons have them: from 2, without a gap.
pub(super) fn headings(read: &mut Read) {
    if !read.has_headings {
        for block in &mut read.blocks {
            if let Block::Paragraph(inlines) = block
                && let Some(rank) = bold_heading(inlines)
            {
                *block = Block::Heading(rank, std::mem::take(inlines));
            }
        }
    }
    let ranks = read.blocks.iter().filter_map(|block| match block {
        Block::Heading(rank, _) => Some(*rank),
        _ => None,
    });
    let highest = ranks.min().unwrap_or(2);
    let mut before = 1;
    for block in &mut read.blocks {
        if let Block::Heading(rank, _) = block {
            *rank = (*rank + 2 - highest.min(*rank)).min(before + 1).min(6);
            before = *rank;
        }
    }
}

/// `一、教学目标` in bold on a line of its own, where no heading is styled as such.
fn bold_heading(inlines: &[Inline]) -> Option<u8> {
    let is_bold = |inline: &Inline| match inline {
        Inline::Text(words, look) => look.bold || words.trim().is_empty(),
        _ => false,
    };
    let text = plain(inlines);
    let text = text.trim();
    if !inlines.iter().all(is_bold) || text.chars().count() > LONGEST || text.ends_with(['。', '；', '，', '：', '.'])
    {
        return None;
    }
    let counted =
        |text: &str| text.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']).len();
    if counted(text) < text.len() && text[text.len() - counted(text)..].starts_with('、') {
        return Some(1);
    }
    let inside = text.strip_prefix(['（', '('])?;
    let rest = &inside[inside.len() - counted(inside)..];
    (rest.len() < inside.len() && rest.starts_with(['）', ')'])).then_some(2)
}

/// Characters of a heading.
const LONGEST: usize = 30;

/// The words below a picture become what it shows, since a picture alone is a figure with them.
pub(super) fn captions(read: &mut Read) {
    let blocks = std::mem::take(&mut read.blocks);
    for block in blocks {
        let said = match &block {
            Block::Caption(inlines) if is_words(inlines) => Some(plain(inlines)),
            Block::Paragraph(inlines) if is_words(inlines) => Some(plain(inlines)).filter(|text| is_caption(text)),
            _ => None,
        };
        if let Some(said) = said
            && let Some(Block::Paragraph(inlines)) = read.blocks.last_mut()
            && let [Inline::Picture(_, shown)] = inlines.as_mut_slice()
        {
            said.trim().clone_into(shown);
            continue;
        }
        read.blocks.push(block);
    }
}

/// `图 2-1 流程图`
fn is_caption(text: &str) -> bool {
    let text = text.trim();
    let rest = text.strip_prefix('图').unwrap_or_default().trim_start();
    rest.starts_with(|it: char| it.is_ascii_digit()) && text.chars().count() <= LONGEST && !text.ends_with('。')
}

/// Questions as test papers have them become blocks that ask them, if they can be read without a doubt.
pub(super) fn papers(read: &mut Read) {
    let blocks = std::mem::take(&mut read.blocks);
    let lines: Vec<Option<String>> = blocks.iter().map(line).collect();
    let mut at = 0;
    // Up to where all of it has been held for one paper.
    let mut tried = 0;
    while at < blocks.len() {
        let is_first = || lines[at].as_ref().is_some_and(|line| begins(line) || heads_questions(line));
        let mut found = question(&lines[at..]);
        if found.is_none() && at >= tried && is_first() {
            let (length, whole) = paper(&lines[at..]);
            (tried, found) = (at + length, whole);
        }
        let Some((length, text)) = found else {
            read.blocks.push(blocks[at].clone());
            at += 1;
            continue;
        };
        match read.blocks.last_mut() {
            Some(Block::Paper(before)) => write!(before, "\n{text}").expect(TAKES_ALL),
            _ => read.blocks.push(Block::Paper(text)),
        }
        at += length;
    }
}

/// How many lines in a row may be a paper, and the paper that they are if its answers stand at its end.
fn paper(lines: &[Option<String>]) -> (usize, Option<(usize, String)>) {
    let known: Vec<&str> = lines.iter().take(PAPER).map_while(|line| line.as_deref()).collect();
    if !known.iter().skip(1).any(|line| line.contains("答案")) {
        return (known.len(), None);
    }
    // What stands behind the answers may be text again.
    let lengths = (known.len().saturating_sub(BEHIND).max(2)..=known.len()).rev();
    let mut texts = lengths.map(|length| (length, known[..length].join("\n")));
    (known.len(), texts.find(|(_, text)| is_test_paper(text)))
}

/// The question that some lines begin with: how many they are, and its text.
fn question(lines: &[Option<String>]) -> Option<(usize, String)> {
    let known: Vec<&str> = lines.iter().take(QUESTION).map_while(|line| line.as_deref()).collect();
    if !begins(known.first()?) {
        return None;
    }
    let end = known.iter().skip(1).position(|line| begins(line)).map_or(known.len(), |at| at + 1);
    // What stands behind the answer may be text again.
    let lengths = (1..=end).rev().filter(|length| ends(known[length - 1]));
    let mut texts = lengths.map(|length| (length, known[..length].join("\n")));
    texts.find(|(_, text)| is_test_paper(text))
}

/// No paper has more lines.
const PAPER: usize = 600;

/// So many lines of text may stand behind it.
const BEHIND: usize = 8;

/// No question has more lines.
const QUESTION: usize = 40;

/// A line that may be part of a question: words that mean nothing else in Markdown.
fn line(block: &Block) -> Option<String> {
    let (number, inlines) = match block {
        Block::Paragraph(inlines) => (None, inlines),
        Block::Item(0, Marker::Number(number), inlines) => (Some(number), inlines),
        _ => return None,
    };
    let text = plain(inlines);
    let plain = is_words(inlines) && !text.contains(['*', '`', '[', ']', '<', '>', '$', '\\', '~', '&', '|']);
    let number = number.map_or(String::new(), |number| format!("{number}. "));
    plain.then(|| number + text.trim())
}

fn begins(line: &str) -> bool {
    let rest = line.trim_start_matches(|it: char| it.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(['.', '．', '、'])
}

/// Whether a line may end a question: one that says the answer or more, or a choice.
fn ends(line: &str) -> bool {
    let is_choice = line.starts_with(|it: char| it.is_ascii_uppercase()) && line[1..].starts_with(['.', '．', '、']);
    is_choice || begins(line) || ["答案", "解析", "难"].iter().any(|label| line.contains(label))
}

const TAKES_ALL: &str = "a string takes all that is written";
