//! What a test paper says of how to answer, and of how it is marked.

use crate::content::quiz::bracket::{in_brackets, with_blank_brackets};
use crate::content::quiz::cut::LONGEST;
use crate::content::quiz::form::{is_form, is_name_of_paper, without_space};
use crate::content::quiz::heading::heading;
use crate::content::quiz::number::number;
use crate::content::quiz::piece::has_room;
use crate::content::quiz::question::BLANK;
use crate::text::{Source, Span, is_han};

/// The lines of what is said of how to answer, or of how the paper is marked.
pub(super) fn said(source: &Source, lines: &[Span]) -> usize {
    let text = source.slice(lines[0]);
    match named(text, &NOTES).or_else(|| named(text, &MARKING)) {
        Some(said) => notes(source, lines, said),
        None => usize::from(is_told(text)),
    }
}

/// The lines of what is said of how a paper is marked.
pub(super) fn marking(source: &Source, lines: &[Span]) -> usize {
    lines.first().and_then(|line| named(source.slice(*line), &MARKING)).map_or(0, |said| notes(source, lines, said))
}

/// Whether a line asks something: it has room for an answer, or a sign of the question.
pub(super) fn has_question_sign(text: &str) -> bool {
    let is_blank = text.contains("__") && !is_form(text) && !text.contains(['：', ':']);
    is_blank
        || with_blank_brackets(text).contains(BLANK)
        || text.trim_end().ends_with(['？', '?'])
        || in_brackets(text).is_some()
}

/// Whether a line speaks of a text that questions are about.
pub(super) fn is_material(text: &str) -> bool {
    ["材料", "案例", "资料", "阅读", "情境", "背景", "如下", "以下是"].iter().any(|word| text.contains(word))
}

/// What such lines are called.
const NOTES: [&str; 13] = [
    "注意事项",
    "考生须知",
    "考生注意",
    "答题须知",
    "答卷须知",
    "答题说明",
    "答卷说明",
    "试卷说明",
    "考试说明",
    "答题要求",
    "考试要求",
    "注意",
    "说明",
];

const MARKING: [&str; 9] =
    ["阅卷说明", "评卷说明", "评分说明", "给分说明", "阅卷要求", "评分标准", "评分细则", "评分要求", "阅卷须知"];

/// What follows the name with which a line begins.
fn named<'a>(line: &'a str, names: &[&str]) -> Option<&'a str> {
    let inner = line.trim_start_matches(['【', '[', '［', '（', '(']);
    if inner.contains(char::is_whitespace) && names.contains(&without_space(inner).as_str()) {
        return Some("");
    }
    let rest = names.iter().find_map(|name| inner.strip_prefix(name))?;
    let rest = rest.trim_start_matches(['】', ']', '］', '）', ')']);
    rest.strip_prefix(['：', ':']).or_else(|| rest.is_empty().then_some(rest)).map(str::trim)
}

/// The lines that such a name takes: a list below it that counts from 1, where something else begins behind it.
fn notes(source: &Source, lines: &[Span], said: &str) -> usize {
    let mut listed = u32::from(number(said).is_some_and(|it| it.count == Some(1)));
    let mut length = 1;
    let lines = &lines[..lines.len().min(LONGEST)];
    while let Some(line) = lines.get(length) {
        let text = source.slice(*line);
        let is_next = || number(text).is_some_and(|it| it.count == Some(listed + 1));
        if text.is_empty() || is_told(text) {
            length += 1;
        } else if is_next() && !has_room(source, &lines[length..]) {
            (listed, length) = (listed + 1, length + 1);
        } else {
            let begins = heading(text).is_some() || number(text).is_some_and(|it| it.count == Some(1));
            return if begins || is_form(text) || is_name_of_paper(text) || text.contains("答案") {
                length
            } else {
                1
            };
        }
    }
    1
}

/// `每小题只有一个正确答案`, `（每题2分，共20分）`: what is said of how to answer.
fn is_told(line: &str) -> bool {
    let begins = [
        "请",
        "本卷",
        "本试卷",
        "本大题",
        "本题",
        "全卷",
        "每题",
        "每小题",
        "每空",
        "下列各题",
        "以下各题",
        "下列每",
        "在每",
        "在下列",
        "将正确",
        "将答案",
        "把正确",
        "把答案",
        "答案写",
        "考生",
        "答题",
        "答卷",
        "所有答案",
        "错选",
        "正确的打",
        "正确的划",
        "正确的在",
        "对的打",
        "认为正确",
        "选择正确",
        "选出",
    ];
    let of = ["题", "分", "答案", "括号", "答卷", "选项", "正确", "错误", "横线", "姓名", "试卷"];
    let inner = line.trim_matches(|it: char| it.is_whitespace() || "（）()".contains(it));
    let is_enclosed = inner.len() < line.len() && line.starts_with(['（', '(']) && line.ends_with(['）', ')']);
    let has = |words: &[&str]| words.iter().any(|word| inner.contains(word));
    let is_sentence = inner.starts_with(is_han) && !is_material(inner) && !has_question_sign(line);
    is_sentence && has(&of) && (is_enclosed || begins.iter().any(|word| inner.starts_with(word)))
}
