//! What tells a sheet of answers from the questions above it: its name, and lines that only answer.

use crate::content::quiz::heading::heading;
use crate::content::quiz::label::{Before, label};
use crate::content::quiz::marks::{Marks, is_marks};
use crate::content::quiz::number::{number, numbered};
use crate::content::quiz::piece::asks;
use crate::text::{Source, Span, is_han};

/// `答：` is one question's.
pub(super) const ONE: [&str; 3] = ["答：", "答:", "【答】"];

/// `参考答案：`, `【答案及解析】`, `附：《茶艺》期末试卷参考答案`
pub(super) fn is_title(line: &str) -> bool {
    let inner = line.trim_matches(|it: char| it.is_whitespace() || "#*【】[]［］（）()：:".contains(it));
    let ends = ["答案", "解析", "答案表", "标准", "评分细则", "要点", "说明"].iter().any(|word| inner.ends_with(word));
    let is_name = |it: char| is_han(it) || it.is_ascii_alphanumeric() || "《》、：:-—～~（）() 　".contains(it);
    // 2025—2026学年第一学期《茶艺》期末试卷（A卷）参考答案及评分标准
    let longest = if ["试卷", "考试", "试题", "期末", "期中"].iter().any(|word| inner.contains(word)) {
        60
    } else {
        24
    };
    ends && inner.contains("答案") && inner.chars().count() <= longest && inner.chars().all(is_name)
}

/// Whether a line begins a part that no question was in.
pub(super) fn is_new(line: &str, known: &[u32]) -> bool {
    let ordinal = heading(line).and_then(|heading| heading.ordinal);
    ordinal.is_some_and(|ordinal| !known.is_empty() && !known.contains(&ordinal))
}

/// Whether a line begins a question: it has choices, or room for an answer.
pub(super) fn is_question(source: &Source, lines: &[Span]) -> bool {
    let text = source.slice(lines[0]);
    let Some(number) = number(text) else { return false };
    let is_marked = number.front > 0 && number.length < text.len();
    is_marked || asks(source, lines) && !is_answer(source, lines[0])
}

/// `1.【答案】A`, `1. A【解析】…`, `1.（A）`
fn is_answer(source: &Source, line: Span) -> bool {
    let text = source.slice(line);
    let Some(number) = numbered(text) else { return false };
    let rest = text[number.length..].trim_start();
    let after = Marks::of(rest).map_or(rest, |marks| &rest[marks.range().end..]);
    is_marks(rest)
        || label(after.trim_start_matches(|it: char| it.is_whitespace() || "。.".contains(it)), Before::Line).is_some()
}
