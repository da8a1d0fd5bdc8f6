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
        self.names.iter().position(|known| known == name).map(|index| LevelId(index as u8 + 1))
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
        if let Some((level, _)) = addressed(source.slice(line.text)) {
            current = division.id(level).or(current);
        }
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

/// `…分为三个等级：初级、中级、高级，…` or `…分为初级、中级、高级三个等级…`
fn declared(sentence: &str) -> Option<Vec<String>> {
    let (_, after) = sentence.split_once("分为")?;
    let (counted, rest) = after.split_once("等级")?;
    let list = match rest.strip_prefix(['：', ':', '，', ',']) {
        Some(list) if counted.chars().count() <= 3 => list.split(['，', '。', '；', ',', ';']).next()?,
        _ => counted.trim_end_matches('个').trim_end_matches(['一', '二', '两', '三', '四', '五', '六']),
    };
    let names = names_of(list);
    (!names.is_empty() && names.iter().all(|name| name.chars().count() <= 8)).then_some(names)
}

/// `【证书】（初级）：…` as the level and what is said of it.
fn addressed(paragraph: &str) -> Option<(&str, &str)> {
    let (head, said) = paragraph.split_once(['：', ':'])?;
    let start = head.rfind(['（', '('])?;
    let level = head[start..].trim_start_matches(['（', '(']).trim_end_matches(['）', ')']).trim();
    (head.chars().count() <= 60).then_some((level, said))
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
        let level = addressed(&paragraph.text).and_then(|(name, _)| {
            let level = division.id(name);
            if level.is_none() {
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
    let end = list.find("岗位").map_or(list.len(), |end| list[..end].rfind('等').unwrap_or(end));
    let mut names = names_of(&list[..end]);
    if let Some((before, last)) = names.last().and_then(|name| name.rsplit_once('和')) {
        let pair = [before.to_owned(), last.to_owned()];
        names.pop();
        names.extend(pair);
    }
    names
}
