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
    /// `4.1 参照原版专业目录`, or the number alone
    Heading(Vec<u32>),
    /// `一、范围`, `第一章 范围`
    Chapter(u32),
    /// `（一）参照原版专业目录`, `第一节 …`: a part of the chapter above
    Part(u32),
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

/// Characters that a conversion leaves and no one sees.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}

/// A text as it looks: without what no one sees.
pub(super) fn visible(text: &str) -> String {
    text.chars().filter(|character| !is_invisible(*character)).collect()
}

/// A heading's text behind its number.
pub(super) fn title(text: &str) -> &str {
    let rest = number::any(text).map(|found| found.rest);
    let rest = rest.or_else(|| ordinal(text).map(|(_, _, rest)| rest));
    rest.or_else(|| number::item(text).map(|found| found.rest)).unwrap_or(text).trim()
}

fn look(line: &str) -> Look {
    if line.contains(is_invisible) {
        let look = look(&visible(line));
        // Nothing is to be seen, and yet the line is not blank.
        let is_empty = look == Look::Blank && !line.trim().is_empty();
        return if is_empty { Look::PageMark } else { look };
    }
    let text = line.trim();
    if text.is_empty() {
        Look::Blank
    } else if is_header(text) {
        Look::Header
    } else if is_contents(text) {
        Look::Contents
    } else if let Some(numbers) = tabbed_heading(text) {
        Look::Heading(numbers)
    } else if line.contains('\t') {
        Look::Row
    } else if is_page_mark(text) {
        Look::PageMark
    } else if is_caption(text) {
        Look::Caption
    } else {
        heading(text).unwrap_or(Look::Text)
    }
}

fn is_header(text: &str) -> bool {
    let cells: Vec<String> = text.split('\t').take(12).map(without_han_spaces).collect();
    let is_short = cells.iter().all(|cell| cell.chars().count() <= 12 && !cell.ends_with(['。', '；', '，']));
    let is_numbered = cells.iter().any(|cell| cell.contains(|character: char| character.is_ascii_digit()));
    let told = ["领域", "任务", "要求"].iter().filter(|word| cells.iter().any(|cell| cell.contains(**word))).count();
    cells.len() > 1 && is_short && !is_numbered && told > 1 && cells.iter().any(|cell| cell.contains("工作"))
}

fn is_contents(text: &str) -> bool {
    let Some((title, page)) = text.rsplit_once(['\t', '…', '.']) else { return false };
    let page = page.trim();
    let leader = text.contains('\t') || text.contains("……") || text.contains("....");
    let numbered =
        !page.is_empty() && page.len() <= 3 && page.bytes().all(|byte| byte.is_ascii_digit() || b"IVX".contains(&byte));
    leader && numbered && !title.trim().is_empty() && !title.contains('。') && !title.trim_start().contains('\t')
}

/// `3`, `- 4 -`, `第 5 页`, `3 / 15`, `VI`, `续表 1`, `表 1（续） …`
fn is_page_mark(text: &str) -> bool {
    if text.chars().count() > 60 {
        return false;
    }
    let is_number = text.contains(|character: char| character.is_numeric() || "-—–".contains(character))
        && text.chars().all(|character| is_page_digit(character) || "-—–/·.,， \u{3000}第页共".contains(character))
        && !text.contains('.');
    let is_roman = text.chars().all(|character| matches!(character, 'I' | 'V' | 'X' | 'Ⅰ'..='Ⅻ'));
    let is_continued = text.starts_with('表') && ["（续", "(续"].iter().any(|mark| text.contains(mark));
    let is_next =
        ["续表", "（续）", "（续表", "(续)", "(续表", "续上表", "接上表"].iter().any(|mark| text.starts_with(mark));
    is_number || is_roman || is_continued || is_next
}

fn is_page_digit(character: char) -> bool {
    character.is_ascii_digit() || matches!(character, '０'..='９')
}

/// A caption is no sentence: `表 1 列出了…。` is one.
fn is_caption(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('表').map(str::trim_start) else { return false };
    let number =
        rest.chars().next().is_some_and(|first| is_page_digit(first) || number::han(&first.to_string()).is_some());
    // `表 A.1`
    let lettered = rest.starts_with(|first: char| first.is_ascii_uppercase()) && rest[1..].starts_with(['.', '-']);
    (number || lettered) && rest.chars().take(81).count() <= 80 && !rest.ends_with(['。', '；', '，', '：', '、', ':'])
}

fn heading(text: &str) -> Option<Look> {
    let title = |rest: &str, longest: usize| {
        let title = rest.trim();
        let is_short = title.chars().take(longest + 1).count() <= longest;
        is_short && !title.ends_with(['。', '；', '，', '、'])
    };
    if let Some(found) = number::any(text) {
        let numbers = found.numbers.filter(|numbers| numbers.len() <= 3)?;
        // In some print the number of a term or section stands alone, and its name below.
        let is_alone = found.rest.trim().is_empty();
        let longest = if numbers.len() > 1 { 120 } else { 60 };
        return ((!is_alone || numbers.len() > 1) && title(found.rest, longest)).then_some(Look::Heading(numbers));
    }
    if let Some((look, _, rest)) = ordinal(text) {
        return title(rest, 60).then_some(look);
    }
    let item = number::item(text).filter(|found| title(found.rest, 60) && !found.rest.trim().is_empty())?;
    match item.style {
        number::Style::HanPointed => Some(Look::Chapter(item.value)),
        number::Style::HanBracketed => Some(Look::Part(item.value)),
        _ => None,
    }
}

/// `第一章 范围`, `第 2 节 …`
fn ordinal(text: &str) -> Option<(Look, u32, &str)> {
    let rest = text.strip_prefix('第')?.trim_start();
    let end = rest.char_indices().take(6).find(|(_, character)| "章节".contains(*character))?.0;
    let number = rest[..end].trim();
    let value = number.parse().ok().or_else(|| number::han(number))?;
    let after = &rest[end + '章'.len_utf8()..];
    let look = if rest[end..].starts_with('章') { Look::Chapter(value) } else { Look::Part(value) };
    Some((look, value, after))
}

/// `1→范围` and `3.1→电子商务→E-commerce`: what a word processor makes of a numbered heading.
fn tabbed_heading(text: &str) -> Option<Vec<u32>> {
    let (number, title) = text.split_once('\t')?;
    let tabs = title.matches('\t').take(2).count();
    let found = number::any(number.trim()).filter(|found| found.rest.trim().is_empty())?;
    let numbers = found.numbers.filter(|numbers| numbers.len() <= 3 && tabs < numbers.len().min(2))?;
    let is_title = title.chars().take(121).count() <= 120 && !title.contains(['。', '；', '、', '<']);
    let numbered = title.split('\t').any(|cell| number::any(cell.trim()).is_some());
    (is_title && !numbered && !title.trim().is_empty()).then_some(numbers)
}
