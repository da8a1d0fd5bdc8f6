//! What the parts of a test paper's question are called, and where a name is one.

use crate::content::quiz::truth::truth;
use crate::text::{is_han, narrow};

/// What a piece of a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Assess,
    Question,
    Choice(char),
    Answer,
    /// What a student answered, which may be wrong.
    Theirs,
    Why,
    /// What papers tell of a question when it is answered, beside the reason.
    Aside,
    Difficulty,
    Points,
    Kind,
}

/// The words before a colon or in 【】 or [], longer ones first.
const LABELS: [(&str, Part); 38] = [
    ("题干", Part::Question),
    ("题目", Part::Question),
    ("选项", Part::Question),
    ("我的答案", Part::Theirs),
    ("学生答案", Part::Theirs),
    ("正确答案为", Part::Answer),
    ("正确答案是", Part::Answer),
    ("考生答案", Part::Theirs),
    ("我选", Part::Theirs),
    ("正确答案", Part::Answer),
    ("参考答案要点", Part::Answer),
    ("参考答案", Part::Answer),
    ("标准答案", Part::Answer),
    ("答案解析", Part::Why),
    ("试题解析", Part::Why),
    ("答案要点", Part::Answer),
    ("答题要点", Part::Answer),
    ("参考要点", Part::Answer),
    ("答案为", Part::Answer),
    ("答案是", Part::Answer),
    ("答案", Part::Answer),
    ("Answer", Part::Answer),
    ("ANSWER", Part::Answer),
    ("Key", Part::Answer),
    ("KEY", Part::Answer),
    ("改正", Part::Why),
    ("解析", Part::Why),
    ("分析", Part::Why),
    ("答", Part::Answer),
    ("难易程度", Part::Difficulty),
    ("难易度", Part::Difficulty),
    ("难度", Part::Difficulty),
    ("分值", Part::Points),
    ("题型", Part::Kind),
    ("考核要求", Part::Assess),
    ("对应要求", Part::Assess),
    ("考核", Part::Assess),
    ("assess", Part::Assess),
];

/// Words that are also said in a question: they are labels where a line begins, or something has ended.
const COMMON: [&str; 3] = ["分析", "答", "改正"];

/// What begins an aside, wherever it stands behind an answer.
const ASIDES: [&str; 5] = ["知识点", "考查点", "考点", "点评", "出处"];

/// What stands before a place where a label may begin.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Before {
    /// A word, which goes on.
    Word,
    /// Nothing of the question yet, so that a common word is the question's own.
    Question,
    /// Any sign.
    Sign,
    /// What ends a sentence or a choice.
    End,
    /// Nothing of the line.
    Line,
}

/// `答案：`, `【答案】` or `[答案]`, and the bytes that it takes; a bare one only where a word may begin.
pub(super) fn label(text: &str, before: Before) -> Option<(Part, usize)> {
    let brackets = [('【', '】'), ('[', ']'), ('［', '］')];
    let bracket = brackets.into_iter().find(|(open, _)| text.starts_with(*open));
    let inner = bracket.map_or(text, |(open, _)| &text[open.len_utf8()..]);
    let (name, part) = LABELS.iter().find(|(name, _)| inner.starts_with(name))?;
    let behind = &inner[name.len()..];
    let after = behind.trim_start();
    if let Some((_, close)) = bracket {
        return Some((*part, text.len() - after.strip_prefix(close)?.trim_start_matches(['：', ':']).len()));
    }
    let Some(after) = after.strip_prefix(['：', ':']) else {
        // `答案 B` or `考核 2.1.1`, on a line of its own
        let is_bare = match part {
            Part::Answer | Part::Theirs => before == Before::Line && is_mark(after),
            Part::Assess => matches!(before, Before::Line | Before::Question) && are_codes(after),
            _ => false,
        };
        return (is_bare && after.len() < behind.len()).then(|| (*part, text.len() - after.len()));
    };
    // `答：____` is room to write.
    let room = after.trim_start();
    let bracket = room.strip_prefix(['（', '(']).map(str::trim_start);
    let is_room = room.starts_with(['_', '＿']) || bracket.is_some_and(|it| it.starts_with(['）', ')']));
    let least = match *name {
        "答" | "改正" if is_room => return None,
        "答" | "改正" | "我选" | "Answer" | "ANSWER" | "Key" | "KEY" => Before::End,
        "题干" | "题目" | "选项" if before == Before::Question => Before::Question,
        "分析" | "题干" | "题目" | "选项" => Before::Line,
        _ => Before::Question,
    };
    let is_own = before == Before::Question && COMMON.contains(name);
    (before >= least && !is_own).then(|| (*part, text.len() - after.len()))
}

/// `AC`, `A、C`, `对`: an answer that a sentence does not go on from.
pub(super) fn is_mark(written: &str) -> bool {
    let letters = narrow(written);
    let mut letters = letters.chars().filter(|it| !it.is_whitespace() && !"、，,;；。.".contains(*it)).peekable();
    truth(written).is_some() || (letters.peek().is_some() && letters.all(|it| it.is_ascii_uppercase()))
}

/// `2.1.1、初级2.1.2`: codes and nothing else.
pub(super) fn are_codes(written: &str) -> bool {
    let is_part = |it: char| it.is_ascii_digit() || it.is_whitespace() || ".-、,:[]Ll初中高级".contains(it);
    written.contains(['.', '．']) && narrow(written).chars().all(is_part)
}

/// `知识点：`
pub(super) fn is_known_aside(text: &str) -> bool {
    let text = text.trim_start_matches(['【', '[', '［']);
    let after = ASIDES.iter().find_map(|word| text.strip_prefix(word));
    after.is_some_and(|after| after.trim_start().starts_with(['：', ':', '】', ']', '］']))
}

/// `易错提示：…`: a line that is named for something else than an answer.
pub(super) fn is_aside(line: &str) -> bool {
    let name = line.trim_start_matches(['【', '[', '［']);
    let length = name.chars().take_while(|it| is_han(*it)).count();
    let after = name.trim_start_matches(is_han).trim_start();
    (2..=6).contains(&length) && after.starts_with(['：', ':', '】', ']', '］'])
}

/// What programs for questionnaires write behind a question, `[多选题]`, `[分值:5]`, `[必答题]`: what it is, where it says
/// so, and all that it takes.
pub(super) fn tag(text: &str) -> Option<(Option<Part>, std::ops::Range<usize>, usize)> {
    let inner = text.strip_prefix(['[', '【', '［'])?;
    let from = text.len() - inner.len();
    let length = inner.find([']', '】', '］'])?;
    let name = &inner[..length];
    let behind = &inner[length..];
    let close = behind.chars().next()?.len_utf8();
    let end = text.len() - behind[close..].trim_start_matches([' ', '*']).len();
    if let Some(points) = name.strip_prefix("分值").and_then(|it| it.trim_start().strip_prefix([':', '：'])) {
        return Some((Some(Part::Points), from + length - points.len()..from + length, end));
    }
    let kinds = ["单选题", "多选题", "判断题", "填空题", "简答题", "问答题", "排序题"];
    let part = if kinds.contains(&name) { Some(Part::Kind) } else { None };
    (part.is_some() || ["必答题", "选答题", "选填题", "必答"].contains(&name)).then_some((
        part,
        from..from + length,
        end,
    ))
}

/// `（正确答案）` behind a choice, and what stands before it.
pub(super) fn without_right(text: &str) -> Option<&str> {
    let marks = ["(正确答案)", "（正确答案）", "(正确)", "（正确）", "(√)", "（√）"];
    marks.iter().find_map(|mark| text.trim_end().strip_suffix(mark)).map(str::trim_end)
}

/// `B.`, and the bytes that it takes.
pub(super) fn choice(text: &str, letter: char) -> Option<(Part, usize)> {
    let after = without_letter(text, letter)?;
    let sign = after.chars().next().filter(|it| ".．、:：)）".contains(*it))?;
    Some((Part::Choice(letter), text.len() - after.len() + sign.len_utf8()))
}

/// `B 画图` or `B画图`, where the choices of a question have no signs.
pub(super) fn loose_choice(text: &str, letter: char) -> Option<(Part, usize)> {
    let after = without_letter(text, letter)?;
    let is_choice = after.starts_with(|it: char| it.is_whitespace() || is_han(it)) && !after.trim().is_empty();
    is_choice.then(|| (Part::Choice(letter), text.len() - after.len()))
}

fn without_letter(text: &str, letter: char) -> Option<&str> {
    if !letter.is_ascii_uppercase() {
        return None;
    }
    let wide = char::from_u32('Ａ' as u32 + letter as u32 - 'A' as u32)?;
    text.strip_prefix([letter, wide])
}
