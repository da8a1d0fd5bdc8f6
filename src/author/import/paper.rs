//! Questions as test papers have them become blocks that ask them, where all their answers can be read.

use std::fmt::Write as _;

use crate::author::import::block::{Block, Inline, Marker, is_words, plain};
use crate::author::import::word::{Read, text_of};
use crate::content::{heads_questions, is_test_paper};
use crate::diagnostic::{Finding, Lost};

/// Finds the questions, those with a sheet of answers behind them too, and tells how many stay text.
pub(super) fn papers(read: &mut Read, folder: &str) {
    let blocks = std::mem::take(&mut read.blocks);
    let lines: Vec<Option<String>> = blocks.iter().map(|block| line(block, folder)).collect();
    let of_paper = |(line, block): (&Option<String>, &Block)| {
        line.clone().or_else(|| heading(block, folder)).or_else(|| table(block, folder))
    };
    let papers: Vec<Option<String>> = lines.iter().zip(&blocks).map(of_paper).collect();
    let mut left = Vec::new();
    let mut tries = 0;
    let mut at = 0;
    while at < blocks.len() {
        tries = if papers[at].is_none() { 0 } else { tries };
        let is_start = papers[at].as_deref().is_some_and(heads_questions) || asks(&lines[at..]);
        let mut found = question(&lines[at..]);
        if found.is_none() && is_start && tries < TRIES {
            found = sheet(&papers[at..]);
            tries += 1;
        }
        let Some((length, text)) = found else {
            left.extend(asks(&lines[at..]).then_some(at));
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
    if let Some(first) = left.first() {
        let text = text_of(&blocks[*first]).replace('\n', " ");
        let line = read.document.text.lines().position(|line| line == text).map_or(1, |at| at as u32 + 1);
        let what = Lost::Questions { count: left.len() };
        read.document.findings.push((line, Finding::NotKept { what }));
    }
}

/// A paper is tried from its first lines, and from no later ones.
const TRIES: usize = 3;

/// The paper that some lines begin with, up to the last answer of its sheet: how many they are, and its text.
fn sheet(lines: &[Option<String>]) -> Option<(usize, String)> {
    let run: Vec<&str> = lines.iter().take(PAPER).map_while(|line| line.as_deref()).collect();
    let answers = run.iter().position(|line| names_answers(line))?;
    // A table lays out choices, or holds what a question is about.
    let lays_out = |line: &&str| line.starts_with('|') && line.split('|').any(|cell| is_choice(cell.trim()));
    if run[..answers].iter().any(lays_out) {
        return None;
    }
    // What stands behind the answers may be text again.
    let ends = (answers..run.len()).rev().filter(|end| is_answer(run[*end]) || *end == answers).take(ENDS);
    let mut texts = ends.map(|end| (end + 1, run[..=end].join("\n")));
    texts.find(|(_, text)| is_test_paper(text))
}

/// No paper has more lines.
const PAPER: usize = 800;

/// So many last lines of a sheet are tried.
const ENDS: usize = 12;

/// `参考答案`, `附：参考答案及解析`, `答案：1-5 ABCDA`
fn names_answers(line: &str) -> bool {
    let name = line.trim_end_matches([' ', '：', ':', '】', ']', '）', ')']);
    let is_title = ["答案", "解析", "标准", "细则", "要点"].iter().any(|word| name.ends_with(word));
    let behind = line.split_once("答案").map_or("", |(_, behind)| behind);
    let is_row = behind.trim_start_matches(['：', ':', ' ']).starts_with(|it: char| it.is_ascii_digit());
    let is_name = line.contains("答案") && !begins(line);
    is_name && (is_row || is_title && line.chars().count() <= LONGEST)
}

/// Characters of a sheet's name.
const LONGEST: usize = 24;

/// Chinese numbers.
const COUNTED: &str = "一二三四五六七八九十";

/// `1-5 ABCDA`, `二、1．×`, `（2）竞争小`, `答：…`: a line of a sheet that does not only go on.
fn is_answer(line: &str) -> bool {
    let inner = line.trim_start_matches(['（', '(', '【', '[', '第']);
    let rest = inner.trim_start_matches(|it: char| it.is_ascii_digit() || COUNTED.contains(it));
    let is_number = rest.len() < inner.len()
        && !rest.starts_with(|it: char| it.is_alphanumeric() && !it.is_ascii_uppercase() && it != '题');
    let is_named = ["答", "解析", "|"].iter().any(|word| inner.starts_with(word));
    is_number || is_named || inner.starts_with(|it: char| ('①'..='⑳').contains(&it) || it.is_ascii_uppercase())
}

/// The question that some lines begin with, with its answer: how many they are, and its text.
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

/// No question has more lines.
const QUESTION: usize = 40;

/// A line that may be part of a question: words that mean nothing else in Markdown.
fn line(block: &Block, folder: &str) -> Option<String> {
    let (number, inlines) = match block {
        Block::Paragraph(inlines) | Block::Caption(inlines) => (None, inlines),
        Block::Item(0, Marker::Number(number), inlines) => (Some(number), inlines),
        _ => return None,
    };
    let number = number.map_or(String::new(), |number| format!("{number}. "));
    words(inlines, folder).map(|text| number + &text)
}

/// Words that mean nothing else in Markdown, and pictures, each on a line of its own.
fn words(inlines: &[Inline], folder: &str) -> Option<String> {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Picture(name, shown) => {
                let shown: String = shown.chars().filter(|it| !SIGNS.contains(it) && !"()!".contains(*it)).collect();
                let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
                write!(text, "\n![{shown}]({folder}/{name})\n").expect(TAKES_ALL);
            }
            inline if is_words(std::slice::from_ref(inline)) => {
                let words = plain(std::slice::from_ref(inline));
                if words.contains(SIGNS) {
                    return None;
                }
                text += &words;
            }
            _ => return None,
        }
    }
    Some(text.trim().to_owned())
}

/// What means something in Markdown.
const SIGNS: [char; 11] = ['*', '`', '[', ']', '<', '>', '$', '\\', '~', '&', '|'];

/// A heading within a paper.
fn heading(block: &Block, folder: &str) -> Option<String> {
    let Block::Heading(_, inlines) = block else { return None };
    words(inlines, folder).filter(|text| heads_questions(text) || names_answers(text))
}

/// A table of data, or of answers.
fn table(block: &Block, folder: &str) -> Option<String> {
    let Block::Table(rows) = block else { return None };
    let row = |row: &Vec<Vec<Inline>>| {
        let cells: Option<Vec<String>> = row.iter().map(|cell| words(cell, folder)).collect();
        Some(format!("| {} |", cells?.join(" | "))).filter(|row| !row.contains('\n'))
    };
    let below =
        |rows: &[String]| rows.first().map(|first| format!("|{}", "---|".repeat(first.matches('|').count() - 1)));
    let rows: Vec<String> = rows.iter().map(row).collect::<Option<Vec<String>>>()?;
    let rule = below(&rows)?;
    Some([&rows[..1], &[rule][..], &rows[1..]].concat().join("\n"))
}

fn begins(line: &str) -> bool {
    let rest = line.trim_start_matches(|it: char| it.is_ascii_digit());
    rest.len() < line.len() && rest.starts_with(['.', '．', '、'])
}

/// Whether a numbered line asks something: it has room for an answer, or choices below it.
fn asks(lines: &[Option<String>]) -> bool {
    let Some(Some(first)) = lines.first() else { return false };
    let below = lines.get(1).and_then(Option::as_deref).unwrap_or_default();
    let mut brackets = first.split(['（', '(']).skip(1);
    let has_room = first.contains("__") || brackets.any(|inner| inner.trim_start().starts_with(['）', ')']));
    let has_choices = first.split_whitespace().skip(1).any(|word| word.starts_with('A') && is_choice(word));
    begins(first) && (has_room || has_choices || (below.starts_with('A') && is_choice(below)))
}

/// Whether a line may end a question: one that says the answer or more, or a choice.
fn ends(line: &str) -> bool {
    is_choice(line) || begins(line) || ["答案", "解析", "难"].iter().any(|label| line.contains(label))
}

/// `B. 一百度`
fn is_choice(line: &str) -> bool {
    line.starts_with(|it: char| it.is_ascii_uppercase()) && line[1..].starts_with(['.', '．', '、'])
}

const TAKES_ALL: &str = "a string takes all that is written";
