//! Chapter 6.1 (职业技能等级划分): which levels there are, and what their holders do.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::id::LevelId;
use crate::standard::parse::caption;
use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::foreword::{add, names_of};
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::{Line, Look, title};
use crate::standard::parse::number;
use crate::standard::parse::section::Chapters;
use crate::standard::parse::table::Table;
use crate::standard::tree;
use crate::standard::tree::{Owner, Paragraph};
use crate::text::{Passage, Source, Span, without_han_spaces};

/// The levels that a document has, before their tables are read.
pub(super) struct Division {
    pub(super) sentence: Option<tree::Division>,
    /// How many levels there are.
    count: u32,
    /// By each name that a level may bear, declared ones first.
    ids: BTreeMap<String, LevelId>,
    pub(super) descriptions: BTreeMap<LevelId, Vec<Paragraph>>,
}

impl Division {
    fn of(names: &[String]) -> Self {
        let mut division = Self { sentence: None, count: 0, ids: BTreeMap::new(), descriptions: BTreeMap::new() };
        for name in names {
            division.add(name);
        }
        division
    }

    /// The level of that name.
    pub(super) fn id(&self, name: &str) -> Option<LevelId> {
        caption::names(name).find_map(|name| self.ids.get(&name).copied())
    }

    /// A level that is not declared comes after those that are.
    pub(super) fn add(&mut self, name: &str) {
        if self.id(name).is_some() {
            return;
        }
        self.count = self.count.saturating_add(1);
        self.ids.extend(caption::names(name).map(|name| (name, LevelId(self.count))));
    }
}

/// The sentence that declares the levels, and their names, from the lowest.
pub(super) fn declaration(source: &Source, chapters: &Chapters) -> Option<(Span, Vec<String>)> {
    let lines = chapters.lines(Chapter::Requirements).take_while(|line| !matches!(line.look, Look::Header));
    let texts: Vec<&Line> = lines.filter(|line| is_text(line)).collect();
    let single = texts.iter().find_map(|line| Some((line.text, declared(source.slice(line.text))?)));
    single.or_else(|| {
        // The sentence may be wrapped.
        texts.windows(2).find_map(|pair| {
            let [one, other] = pair else { return None };
            let text = source.slice(one.text);
            let joined = || format!("{text}{}", source.slice(other.text));
            let is_open =
                !text.ends_with(['。', '；']) && text.len() < 2000 && other.text.end - other.text.start < 2000;
            is_open.then(|| declared(&joined())).flatten().map(|names| (one.text, names))
        })
    })
}

/// Reads 6.1, with the tables' captions for what it does not declare.
pub(super) fn division(
    source: &Source,
    chapters: &Chapters,
    tables: &[Table],
    declaration: Option<(Span, Vec<String>)>,
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Division {
    let (sentence, declared) = declaration.map_or((None, Vec::new()), |(span, names)| (Some(span), names));
    let mut division = Division::of(&declared);
    let mut with_table: Vec<LevelId> = Vec::new();
    for table in tables {
        let level = table.level.as_deref().unwrap_or_default();
        if division.id(level).is_none() {
            if sentence.is_some() {
                findings.at(table.first().text, Finding::UnknownLevel { level: level.to_owned() });
            }
            division.add(level);
        }
        with_table.extend(division.id(level));
    }
    with_table.sort();
    if let Some(sentence) = sentence {
        for level in &declared {
            if division.id(level).is_some_and(|id| with_table.binary_search(&id).is_err()) {
                findings.at(sentence, Finding::LevelWithoutTable { level: level.clone() });
            }
        }
    }
    let before = tables.first().map_or(u32::MAX, |table| table.first().number);
    let passage = descriptions(source, chapters, before, &mut division, ledger);
    division.sentence = passage.map(|passage| tree::Division { passage, names: declared });
    division
}

/// Gives each paragraph to the level of which it speaks, and those that speak of none to the division.
fn descriptions(
    source: &Source,
    chapters: &Chapters,
    before: u32,
    division: &mut Division,
    ledger: &mut Ledger,
) -> Option<Passage> {
    let mut whole: Option<Passage> = None;
    for section in chapters.all(Chapter::Requirements) {
        // `6.1.1 初级` may stand above its paragraphs.
        let mut current =
            Some(section.title.as_str()).filter(|title| !title.is_empty()).and_then(|name| division.id(name));
        let texts = section.lines.iter().filter(|line| line.number < before && is_text(line));
        for line in texts.filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
            let text = source.slice(line.text);
            ledger.claim(line, Owner::Division);
            current = addressed(text, division).or(current);
            match current {
                Some(level) => add(division.descriptions.entry(level).or_default(), Passage::of(source, line.text)),
                None => match &mut whole {
                    Some(whole) => whole.extend(source, line.text),
                    None => whole = Some(Passage::of(source, line.text)),
                },
            }
        }
    }
    whole
}

fn is_text(line: &Line) -> bool {
    matches!(line.look, Look::Text | Look::Heading(_) | Look::Chapter(_) | Look::Part(_))
}

/// The level of which a paragraph speaks, where it is one of the division's.
pub(super) fn addressed(paragraph: &str, division: &Division) -> Option<LevelId> {
    address(paragraph).and_then(|name| division.id(name))
}

/// `【证书】（初级）：…`, `初级：…`, `【证书】（初级）主要面向…`, or the level alone.
pub(super) fn address(paragraph: &str) -> Option<&str> {
    // `（2）中级：…` is an item of a list.
    let paragraph = number::item(paragraph).map_or(paragraph, |found| found.rest.trim_start());
    let start = &paragraph[..paragraph.floor_char_boundary(240)];
    let inside = |text: &'_ str| -> Option<(usize, usize)> {
        let open = text.rfind(['（', '('])?;
        let open = open + text[open..].chars().next().map_or(0, char::len_utf8);
        Some((open, open + text[open..].find(['）', ')'])?))
    };
    if let Some((head, _)) = start.split_once(['：', ':']).filter(|(head, _)| head.chars().count() <= 60) {
        let (from, to) = inside(head).unwrap_or((0, head.len()));
        let name = head[from..to].trim();
        return Some(title(name));
    }
    // Without a colon, brackets behind 【…】 name it.
    if let Some(after) = start.strip_prefix('【').and_then(|rest| rest.split_once('】')).map(|(_, after)| after) {
        let after = after.trim_start().strip_prefix(['（', '('])?;
        return after.split_once(['）', ')']).map(|(name, _)| name.trim());
    }
    (paragraph.chars().take(13).count() <= 12).then(|| title(paragraph).trim_matches(['（', '）', '(', ')', ' ']))
}

/// The names in a sentence such as `…等级分为三个等级：初级、中级、高级，…`, `…分为初级、中级和高级三个等级`, `…设一个等级：初级`.
fn declared(sentence: &str) -> Option<Vec<String>> {
    let sentence = &sentence[..sentence.floor_char_boundary(2000)];
    if !sentence.contains('级') {
        return None;
    }
    let verbs = ["划分为", "分为", "分成", "共设", "设有", "设置", "设立", "设", "包括", "包含"];
    verbs.iter().find_map(|verb| {
        let (before, after) = sentence.split_once(verb)?;
        let is_of_levels = ["等级", "级别"].iter().any(|word| before.contains(word) || after.contains(word));
        is_of_levels.then(|| listed(after)).flatten()
    })
}

/// The names in the first clause that does more than count.
fn listed(text: &str) -> Option<Vec<String>> {
    let clauses = text.split(['：', ':', '，', ',', '。', '；', ';', '（', '）', '(', ')']);
    let mut clauses = clauses.map(names_in).filter(|clause| !clause.is_empty());
    let names = pairs(names_of(clauses.next()?));
    let names: Vec<String> = names.iter().map(|name| without_han_spaces(name)).collect();
    let is_name = |name: &String| {
        let is_long = name.chars().count() > 8;
        !is_long && !["级别", "等级", "依次", "递进", "内容"].iter().any(|word| name.contains(word))
    };
    (!names.is_empty() && names.len() <= 12 && names.iter().all(is_name)).then_some(names)
}

/// A clause without what counts the levels, or leads to their names.
fn names_in(clause: &str) -> &str {
    let mut names = clause.trim();
    for word in ["职业技能等级", "技能等级", "等级", "级别", "层级", "级"] {
        if let Some(counted) = names.strip_suffix(word) {
            let counted = counted.strip_suffix('个').map_or(counted, str::trim_end);
            let rest = counted.trim_end_matches(COUNTS);
            // 一级、二级、三级 ends as a count does, and is none.
            let is_count = rest.len() < counted.len() && (rest.is_empty() || !rest.ends_with(['、', '和', '与', '及']));
            if is_count && (word != "级" || rest.is_empty()) {
                names = rest;
                break;
            }
        }
    }
    let leads = ["由低到高", "从低到高", "由低级到高级", "自低到高"];
    let ways = ["分别为", "分别是", "依次为", "依次是", "依次分为", "为", "即", "是"];
    let names = leads.iter().find_map(|word| names.strip_prefix(word)).unwrap_or(names).trim();
    ways.iter().find_map(|word| names.strip_prefix(word)).unwrap_or(names).trim()
}

/// The last name may hold two: 中级和高级.
fn pairs(mut names: Vec<String>) -> Vec<String> {
    let pair = names.last().and_then(|name| name.split_once(['和', '与', '及']));
    let pair = pair.map(|(one, other)| [one.trim().to_owned(), other.trim().to_owned()]);
    if let Some(pair) = pair.filter(|pair| pair.iter().all(|name| !name.is_empty())) {
        names.pop();
        names.extend(pair);
    }
    names
}

const COUNTS: [char; 14] = ['一', '二', '两', '三', '四', '五', '六', '1', '2', '3', '4', '5', '6', ' '];

#[cfg(test)]
mod tests {
    use super::declared;

    #[test]
    fn levels_are_declared_in_many_words() {
        for (sentence, names) in [
            ("甲职业技能等级分为三个等级：初级、中级、高级，三个级别依次递进。", "初级 中级 高级"),
            ("甲职业技能等级分为初级、中级和高级三个等级。", "初级 中级 高级"),
            ("甲职业技能等级分为初级、中级两个等级，依次递进。", "初级 中级"),
            ("甲职业技能等级共分为三级，依次为一级、二级、三级。", "一级 二级 三级"),
            ("甲职业技能等级分为三级，由低到高依次为：初级、中级、高级。", "初级 中级 高级"),
            (
                "甲职业技能等级分为五级/初级工、四级/中级工、三级/高级工三个等级。",
                "五级/初级工 四级/中级工 三级/高级工",
            ),
            ("甲职业技能等级设一个等级：初级。", "初级"),
            ("甲职业技能设初级、高级两个等级。", "初级 高级"),
            ("甲职业技能等级划分为三个级别，分别为：一级、二级、三级。", "一级 二级 三级"),
            ("甲职业技能等级包括初级、中级与高级。", "初级 中级 高级"),
            ("甲职业技能等级分为三个等级（初级、中级、高级）。", "初级 中级 高级"),
            ("甲职业技能等级分为一个等级：高级。", "高级"),
        ] {
            assert_eq!(declared(sentence).map(|names| names.join(" ")).as_deref(), Some(names), "{sentence}");
        }
        assert_eq!(declared("本章规定了职业技能等级的要求。"), None);
    }
}
