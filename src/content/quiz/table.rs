//! A sheet of answers as a table: numbers above their answers, or beside them.

use crate::content::quiz::number::numbered;
use crate::text::{Source, Span};

/// What a table has for a question, or for some in a row.
pub(super) struct Cell {
    /// From which question to which.
    pub(super) numbers: (u32, u32),
    /// What answers it.
    pub(super) answer: Span,
    /// Why, where a column says so.
    pub(super) why: Option<Span>,
}

/// The answers of a table, and how many lines it takes.
pub(super) fn read(source: &Source, lines: &[Span]) -> Option<(Vec<Cell>, usize)> {
    let first = cells(source, *lines.first()?);
    let is_named = first.first().is_some_and(|cell| is_number_name(source.slice(*cell)));
    let columns = columns(source, &first);
    if !columns.is_empty() {
        return beside(source, lines, &columns);
    }
    let from = usize::from(is_named);
    let numbers: Vec<(u32, u32)> = first.get(from..)?.iter().map_while(|cell| whole(source.slice(*cell))).collect();
    let rest = first.get(from + numbers.len()..)?;
    if numbers.len() + from < 2 || numbers.is_empty() || rest.iter().any(|cell| cell.start < cell.end) {
        return None;
    }
    let is_row = |line: &&Span| !is_rule(source, &cells(source, **line));
    let below = 1 + lines[1..].iter().position(|line| is_row(&line))?;
    let row = cells(source, lines[below]);
    let is_answer = row.first().is_some_and(|cell| source.slice(*cell).contains("答"));
    if row.len() < 2 || is_named && !is_answer && row.len() < first.len() {
        return None;
    }
    let row = row.get(usize::from(is_named || is_answer)..)?;
    let answers = numbers.into_iter().zip(row).filter(|(_, answer)| answer.start < answer.end);
    let answers = answers.map(|(numbers, answer)| Cell { numbers, answer: *answer, why: None });
    let rules = lines[below + 1..].iter().take_while(|line| is_rule(source, &cells(source, **line))).count();
    Some((answers.collect(), below + 1 + rules))
}

/// Answers beside their numbers.
fn beside(source: &Source, lines: &[Span], columns: &[(usize, bool)]) -> Option<(Vec<Cell>, usize)> {
    let (mut answers, mut length) = (Vec::new(), 1);
    while let Some(line) = lines.get(length) {
        let row = cells(source, *line);
        let found = columns.iter().filter_map(|(at, has_why)| {
            let numbers = whole(source.slice(*row.get(*at)?))?;
            let why = row.get(at + 2).filter(|why| *has_why && why.start < why.end);
            Some(Cell { numbers, answer: *row.get(at + 1)?, why: why.copied() })
        });
        let found: Vec<Cell> = found.collect();
        if found.is_empty() && !is_rule(source, &row) {
            break;
        }
        answers.extend(found.into_iter().filter(|cell| cell.answer.start < cell.answer.end));
        length += 1;
    }
    (!answers.is_empty()).then_some((answers, length))
}

/// Where 题号 stands beside 答案 in a header, and whether 解析 stands behind it.
fn columns(source: &Source, header: &[Span]) -> Vec<(usize, bool)> {
    let ends = |at: usize, word: &str| header.get(at).is_some_and(|cell| source.slice(*cell).ends_with(word));
    let is_column = |at: &usize| is_number_name(source.slice(header[*at])) && ends(at + 1, "答案");
    (0..header.len()).filter(is_column).map(|at| (at, ends(at + 2, "解析"))).collect()
}

fn is_number_name(cell: &str) -> bool {
    ["题号", "题目", "题序", "序号"].contains(&cell)
}

/// `|---|---|`
fn is_rule(source: &Source, row: &[Span]) -> bool {
    row.iter().all(|cell| source.slice(*cell).bytes().all(|it| b":-".contains(&it)))
}

/// A cell that is a number, or from which to which, and nothing else.
fn whole(cell: &str) -> Option<(u32, u32)> {
    numbered(cell).filter(|number| number.length == cell.len()).map(|number| (number.from, number.to))
}

/// The cells of a row: between strokes, tabs, or, behind 题号 and 答案, white space.
fn cells(source: &Source, line: Span) -> Vec<Span> {
    let text = source.slice(line);
    let is_stroke = |it: char| it == '|' || it == '｜';
    let is_named = text.starts_with("题号") || text.starts_with("答案");
    let (has_strokes, has_tabs) = (text.contains(is_stroke), text.contains('\t'));
    let divides = |it: char| match () {
        () if has_strokes => is_stroke(it),
        () if has_tabs => it == '\t',
        () => is_named && it.is_whitespace(),
    };
    let mut at = line.start as usize;
    let mut cells = Vec::new();
    for piece in text.split_inclusive(divides) {
        let cell = piece.trim_end_matches(divides);
        cells.push(source.trim(Span::new(line.source, at, at + cell.len())));
        at += piece.len();
    }
    let is_empty = |cell: &Span| cell.start >= cell.end;
    if has_strokes && cells.first().is_some_and(is_empty) {
        cells.remove(0);
    }
    if !has_strokes && !has_tabs {
        cells.retain(|cell| !is_empty(cell));
    }
    cells
}
