//! What chapters 5 and 6.1 say of the levels: their names, positions and descriptions.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::id::LevelId;
use crate::standard::level::Positions;
use crate::standard::parse::foreword::names_of;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::{Line, Look};
use crate::standard::parse::section::{Chapter, Chapters};
use crate::standard::parse::table::Table;
use crate::standard::tree;
use crate::standard::tree::{Owner, Paragraph};
use crate::text::{Passage, Source};

/// The levels that a document has, before their tables are read.
pub(super) struct Division {
    pub(super) sentence: Option<tree::Division>,
    /// Every level's name, declared ones first.
    pub(super) names: Vec<String>,
    pub(super) descriptions: BTreeMap<LevelId, Vec<Paragraph>>,
}

impl Division {
    pub(super) fn id(&self, name: &str) -> Option<LevelId> {
        self.names
            .iter()
            .position(|known| known == name)
            .map(|index| LevelId(u8::try_from(index + 1).unwrap_or(u8::MAX)))
    }
}

/// Reads 6.1, with the tables' captions for what it does not declare.
pub(super) fn division(
    source: &Source,
    chapters: &Chapters,
    tables: &[Table],
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Division {
    let before = tables.first().map_or(u32::MAX, |table| table.caption.number);
    let texts = chapters.lines(Chapter::Requirements).filter(|line| line.number < before && is_text(line));
    let texts: Vec<&Line> = texts.filter(|line| !ledger.has(line)).collect();
    let sentence = texts.iter().find_map(|line| {
        let names = declared(source.slice(line.text))?;
        Some((line.number, tree::Division { passage: Passage::of(source, line.text), names }))
    });
    let mut division = Division { sentence: None, names: Vec::new(), descriptions: BTreeMap::new() };
    let mut at = 0;
    if let Some((line, sentence)) = sentence {
        division.names.clone_from(&sentence.names);
        division.sentence = Some(sentence);
        at = line;
    }
    for table in tables {
        if division.id(&table.level).is_none() {
            if division.sentence.is_some() {
                findings.at(table.caption.text, Finding::UnknownLevel { level: table.level.clone() });
            }
            division.names.push(table.level.clone());
        }
    }
    if let Some(sentence) = &division.sentence {
        for level in sentence.names.iter().filter(|name| tables.iter().all(|table| table.level != **name)) {
            findings.at(sentence.passage.first(), Finding::LevelWithoutTable { level: level.clone() });
        }
    }
    let mut current = None;
    for line in texts {
        current = addressed(source.slice(line.text)).and_then(|level| division.id(level)).or(current);
        ledger.claim(line, Owner::Division);
        if let Some(level) = current.filter(|_| line.number != at) {
            division.descriptions.entry(level).or_default().push(Passage::of(source, line.text));
        }
    }
    division
}

fn is_text(line: &Line) -> bool {
    matches!(line.look, Look::Text | Look::Heading(_))
}

/// `…等级分为三个等级：初级、中级、高级，…`, `…等级分为初级、中级、高级三个等级…` or `…等级分为初级、中级、高级，…`
fn declared(sentence: &str) -> Option<Vec<String>> {
    let (before, after) = sentence.split_once("分为")?;
    let mut clauses = after.split(['：', ':', '，', ',', '。', '；', ';']).map(|clause| {
        // What only counts the levels, or leads to their names.
        let names = ["等级", "级别"].iter().find_map(|word| clause.strip_suffix(word)).unwrap_or(clause);
        let names = names.strip_suffix('个').map_or(clause, |names| names.trim_end_matches(COUNTS));
        ["分别为", "分别是", "依次为", "即"].iter().find_map(|word| names.strip_prefix(word)).unwrap_or(names)
    });
    let names = names_of(clauses.find(|clause| !clause.trim().is_empty())?);
    if !before.contains("等级") && !after.contains("等级") {
        return None;
    }
    (!names.is_empty() && names.iter().all(|name| name.chars().count() <= 8 && !name.contains("级别"))).then_some(names)
}

const COUNTS: [char; 14] = ['一', '二', '两', '三', '四', '五', '六', '1', '2', '3', '4', '5', '6', ' '];

/// The level of which a paragraph speaks: `【证书】（初级）：…` or `初级：…`.
fn addressed(paragraph: &str) -> Option<&str> {
    let (head, _) = paragraph.split_once(['：', ':'])?;
    let start = head.rfind(['（', '(']).unwrap_or(0);
    let level = head[start..].trim_start_matches(['（', '(']).trim_end_matches(['）', ')']).trim();
    (head.chars().count() <= 60).then_some(level)
}

/// Reads chapter 5.
pub(super) fn positions(
    source: &Source,
    chapters: &Chapters,
    division: &Division,
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Vec<Positions> {
    let mut positions = Vec::new();
    for line in chapters.lines(Chapter::Positions).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        ledger.claim(line, Owner::Positions);
        let paragraph = Passage::of(source, line.text);
        let level = addressed(&paragraph.text).and_then(|name| {
            let level = division.id(name);
            // Without brackets it is any word before a colon.
            if level.is_none() && !paragraph.text.starts_with(name) {
                findings.at(line.text, Finding::PositionsForNoLevel { level: name.to_owned() });
            }
            level
        });
        let names = position_names(&paragraph.text);
        positions.push(Positions { level, paragraph, names });
    }
    positions
}

/// Between 从事 and 等…岗位, split at 、 and a final 和.
fn position_names(paragraph: &str) -> Vec<String> {
    let Some((_, list)) = paragraph.split_once("从事") else { return Vec::new() };
    let list = list.split('。').next().unwrap_or(list);
    let list = list.split_once("岗位").map_or(list, |(list, _)| list);
    // 等 ends the list; in 等级评定 it does not.
    let ending = list.rsplit_once('等').filter(|(_, rest)| !rest.contains(['、', '级']));
    let mut names = names_of(ending.map_or(list, |(names, _)| names));
    let pair = names.last().and_then(|name| name.rsplit_once('和'));
    let pair = pair.filter(|(one, other)| !one.is_empty() && !other.is_empty());
    if let Some(pair) = pair.map(|(one, other)| [one.to_owned(), other.to_owned()]) {
        names.pop();
        names.extend(pair);
    }
    names
}
