//! The headings of a test paper's parts, `二、多选题（每题2分）`, and the kinds of questions that they name.

use crate::content::quiz::answer::Kind;
use crate::content::quiz::points::{Worth, worth};
use crate::text::{is_han, narrow};

/// What begins a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// 二 is 2.
    pub(super) ordinal: Option<u32>,
    /// What its questions are, where it says so.
    pub(super) named: Option<Named>,
    /// The bytes that it takes.
    pub(super) length: usize,
}

/// What a name says of questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// Which kind they are.
    Kind(Kind),
    /// 选择题, which may be either kind that has choices.
    Choice,
}

impl Named {
    fn of(written: &str) -> Option<Self> {
        let is_whole = || WHOLE.iter().any(|word| written.strip_suffix('题').unwrap_or(written).ends_with(word));
        let choice = || written.contains("选择").then_some(Self::Choice);
        // A cloze, whose blanks have choices.
        if CLOZES.iter().any(|word| written.contains(word)) {
            return Some(Self::Choice);
        }
        kind(written).map(Self::Kind).or_else(choice).or_else(|| is_whole().then_some(Self::Kind(Kind::Open)))
    }

    /// The kind, where it is only one.
    pub(super) fn kind(self) -> Option<Kind> {
        match self {
            Self::Kind(kind) => Some(kind),
            Self::Choice => None,
        }
    }

    /// Whether both may be said of one question.
    pub(super) fn fits(self, other: Self) -> bool {
        let has_choices = |it| matches!(it, Self::Choice | Self::Kind(Kind::One | Kind::Several));
        self == other || (self == Self::Choice || other == Self::Choice) && has_choices(self) && has_choices(other)
    }
}

/// Longer words first.
const KINDS: [(&str, Kind); 11] = [
    ("排序", Kind::Order),
    ("多选", Kind::Several),
    ("多项", Kind::Several),
    ("不定项", Kind::Several),
    ("单选", Kind::One),
    ("单项", Kind::One),
    ("判断", Kind::Judge),
    ("填空", Kind::Fill),
    ("简答", Kind::Open),
    ("问答", Kind::Open),
    ("论述", Kind::Open),
];

/// 完形填空
const CLOZES: [&str; 2] = ["完形", "完型"];

/// What is answered in whole sentences, by the words that end its name.
const WHOLE: [&str; 10] =
    ["名词解释", "术语解释", "案例分析", "材料分析", "案例", "材料", "计算", "操作", "实操", "简述"];

/// The kind that a text names.
pub(super) fn kind(written: &str) -> Option<Kind> {
    KINDS.iter().find(|(name, _)| written.contains(name)).map(|(_, kind)| *kind)
}

/// A line that is nothing else: `二、多选题`, `（一）单选题`, `第一部分 判断题`, `【单选题】`.
pub(super) fn heading(line: &str) -> Option<Heading> {
    let named = || Named::of(line).or_else(|| part(line)?.named);
    let whole = |ordinal| Heading { ordinal, named: named(), length: line.len() };
    let numbered = ordinal(line).filter(|(_, rest)| rest.starts_with(['、', '.', '．']) && rest.contains('题'));
    if let Some((ordinal, _)) = numbered {
        return Some(whole(Some(ordinal)));
    }
    let bare = line.trim_matches(|it| "【】[]［］".contains(it));
    let part = part(bare).filter(|part| part.length == bare.len())?;
    (part.named.is_some() && (part.ordinal.is_some() || bare.contains('题'))).then(|| whole(part.ordinal))
}

/// What begins a part, with whatever follows it: `一、`, `二、判断题（每题2分）：`, `单选题：`.
pub(super) fn part(text: &str) -> Option<Heading> {
    let (ordinal, rest) = match counted(text) {
        Some((ordinal, rest)) => (Some(ordinal), rest),
        None => (None, text),
    };
    let han = &rest[..rest.len() - rest.trim_start_matches(is_han).len()];
    let name = match han.rfind('题') {
        Some(at) => &han[..at + '题'.len_utf8()],
        None if han.starts_with("选择") || KINDS.iter().any(|(word, _)| han.starts_with(word)) => han,
        None if WHOLE.contains(&han) || CLOZES.iter().any(|word| han.starts_with(word)) => han,
        None => "",
    };
    let named = Named::of(name);
    if ordinal.is_none() && named.is_none() {
        return None;
    }
    let mut rest = &rest[name.len()..];
    if let Some(inner) = rest.trim_start().strip_prefix(['（', '('])
        && let Some(end) = inner.find(['）', ')'])
        && inner[..end].contains(['分', '题'])
    {
        rest = inner[end..].trim_start_matches(['）', ')']);
    }
    let rest = rest.trim_start_matches(|it: char| it.is_whitespace() || "：:、.．。".contains(it));
    Some(Heading { ordinal, named, length: text.len() - rest.len() })
}

/// `【单选题】` or `（判断题，2分）` before a question: its kind, its points, and the bytes that it takes.
pub(super) fn bracketed(text: &str) -> Option<(Kind, Option<Worth>, usize)> {
    let inner = text.strip_prefix(['【', '[', '［', '（', '('])?;
    let end = inner.find(['】', ']', '］', '）', ')'])?;
    let (name, rest) = match inner[..end].split_once(['，', ',', '、', ' ']) {
        Some((name, rest)) => (name.trim(), rest),
        None => (inner[..end].trim(), ""),
    };
    let is_name =
        KINDS.iter().any(|(word, _)| name.strip_prefix(word).is_some_and(|it| ["", "题", "选择题"].contains(&it)));
    let after = &inner[end..];
    let close = after.chars().next()?.len_utf8();
    let points = worth(rest).filter(|_| rest.contains('分'));
    is_name.then_some((kind(name)?, points, text.len() - after[close..].trim_start().len()))
}

/// `一、`, `（一）`, `第一部分`, and what follows.
fn counted(text: &str) -> Option<(u32, &str)> {
    if let Some(inner) = text.strip_prefix('第') {
        let (ordinal, rest) = ordinal(inner)?;
        let rest = ["部分", "大题"].iter().find_map(|word| rest.strip_prefix(word))?;
        return Some((ordinal, rest.trim_start_matches(|it: char| it.is_whitespace() || "、：:".contains(it))));
    }
    if let Some(inner) = text.strip_prefix(['（', '(']) {
        let (ordinal, rest) = ordinal(inner)?;
        return Some((ordinal, rest.strip_prefix(['）', ')'])?.trim_start_matches(['、', ' ', '　'])));
    }
    let (ordinal, rest) = ordinal(text)?;
    let rest = rest.trim_start();
    Some((ordinal, rest.strip_prefix(['、', '.', '．', '：', ':'])?.trim_start()))
}

/// The number that Chinese numerals at the beginning say, up to 99.
pub(super) fn ordinal(text: &str) -> Option<(u32, &str)> {
    let rest = text.trim_start_matches(|it| "一二三四五六七八九十".contains(it));
    let written = &text[..text.len() - rest.len()];
    let digit = |it: &str| match it.chars().next() {
        None => Some(0),
        Some(first) if it.chars().count() == 1 => {
            "一二三四五六七八九".chars().position(|it| it == first).map(|at| at as u32 + 1)
        }
        Some(_) => None,
    };
    let number = match written.split_once('十') {
        Some((tens, ones)) => digit(tens)?.max(1) * 10 + digit(ones)?,
        None => digit(written)?,
    };
    (number > 0).then_some((number, rest))
}

/// A number in either script.
pub(super) fn figure(written: &str) -> Option<u32> {
    narrow(written)
        .trim()
        .parse()
        .ok()
        .or_else(|| ordinal(written.trim()).filter(|(_, rest)| rest.is_empty()).map(|it| it.0))
}
