//! What one line is, by its look alone.

use crate::standard::parse::number;
use crate::text::{Source, Span, without_han_spaces};

/// One line of the source.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: u32,
    /// The whole line, without its line end.
    pub(super) span: Span,
    /// The line without white space around it.
    pub(super) text: Span,
    pub(super) look: Look,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Look {
    Blank,
    /// `前言→1`, where → is a tab: a title and the page it is on.
    Contents,
    /// `4.1 参照原版专业目录`
    Heading(Vec<u32>),
    /// `表 1 …要求（初级）`
    Caption,
    /// `工作领域→工作任务→职业技能要求`
    Header,
    /// Cells between tabs.
    Row,
    /// The number of a page, or 续表.
    PageMark,
    Text,
}

/// Every line of a source, in order.
pub(super) fn lines(source: &Source) -> Vec<Line> {
    let spans = source.lines().zip(1..);
    spans.map(|(span, number)| Line { number, span, text: source.trim(span), look: look(source.slice(span)) }).collect()
}

fn look(line: &str) -> Look {
    let text = line.trim();
    if text.is_empty() {
        Look::Blank
    } else if is_header(text) {
        Look::Header
    } else if is_contents(text) {
        Look::Contents
    } else if line.contains('\t') {
        Look::Row
    } else if is_page_mark(text) {
        Look::PageMark
    } else if is_caption(text) {
        Look::Caption
    } else {
        heading(text).map_or(Look::Text, Look::Heading)
    }
}

fn is_header(text: &str) -> bool {
    let cells: Vec<String> = text.split('\t').map(without_han_spaces).collect();
    let is_short = cells.iter().all(|cell| cell.chars().count() <= 8);
    let is_numbered = text.contains(|character: char| character.is_ascii_digit());
    cells.len() > 1 && is_short && !is_numbered && cells.iter().any(|cell| cell.contains("工作任务"))
}

fn is_contents(text: &str) -> bool {
    let Some((title, page)) = text.rsplit_once(['\t', '…', '.']) else { return false };
    let page = page.trim();
    let leader = text.contains('\t') || text.contains("……") || text.contains("....");
    let numbered =
        !page.is_empty() && page.len() <= 3 && page.bytes().all(|byte| byte.is_ascii_digit() || b"IVX".contains(&byte));
    leader && numbered && !title.trim().is_empty() && !title.contains('。') && !title.trim_start().contains('\t')
}

/// `3`, `— 4 —`, `第 5 页`, `VI`, `续表 1`, `表 1 …（续）`
fn is_page_mark(text: &str) -> bool {
    let is_number = text.contains(|character: char| character.is_ascii_digit() || "-—–".contains(character))
        && text.chars().all(|character| character.is_ascii_digit() || "-—–/ 第页共".contains(character));
    let is_roman = text.chars().all(|character| matches!(character, 'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ'));
    let is_continued = text.starts_with('表') && ["（续）", "(续)", "（续表）"].iter().any(|end| text.ends_with(end));
    is_number || is_roman || is_continued || text.starts_with("续表")
}

fn is_caption(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('表') else { return false };
    rest.trim_start().starts_with(|character: char| character.is_ascii_digit()) && text.ends_with(['）', ')'])
}

fn heading(text: &str) -> Option<Vec<u32>> {
    let found = number::any(text)?;
    let title = found.rest.trim();
    let short = !title.is_empty() && title.chars().count() <= 60 && !title.ends_with(['。', '；', '，', '、']);
    found.numbers.filter(|numbers| short && numbers.len() <= 3)
}
