//! Chapter 5 (面向职业岗位（群）).

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::level::Positions;
use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::division::{Division, address};
use crate::standard::parse::foreword::names_of;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::section::Chapters;
use crate::standard::parse::sentence::goes_on;
use crate::standard::tree::Owner;
use crate::text::{Passage, Source};

pub(super) fn positions(
    source: &Source,
    chapters: &Chapters,
    division: &mut Division,
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Vec<Positions> {
    let mut positions = Vec::new();
    for section in chapters.all(Chapter::Positions) {
        // `5.1 初级` may stand above its paragraph.
        let of_section =
            Some(section.title.as_str()).filter(|_| section.is_part()).and_then(|title| division.id(title));
        for line in section.lines.iter().filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
            ledger.claim(line, Owner::Positions);
            if let Some(last) = positions.last_mut().filter(|last: &&mut Positions| {
                section.lines.iter().any(|line| line.text.contains(last.paragraph.first()))
                    && goes_on(&last.paragraph.text, source.slice(line.text))
            }) {
                last.paragraph.extend(source, line.text);
                last.names = names(&last.paragraph.text);
                continue;
            }
            let paragraph = Passage::of(source, line.text);
            let level = address(&paragraph.text).and_then(|name| {
                // Without brackets it is any word before a colon.
                if division.id(name).is_none() && !paragraph.text.starts_with(name) && name.ends_with('级') {
                    findings.at(line.text, Finding::PositionsForNoLevel { level: name.to_owned() });
                    division.add(name);
                }
                division.id(name)
            });
            let names = names(&paragraph.text);
            positions.push(Positions { level: level.or(of_section), paragraph, names });
        }
    }
    positions
}

/// Between 从事 and 等…岗位, or behind 岗位： or a level：, split at 、 and a final 和.
fn names(paragraph: &str) -> Vec<String> {
    let behind = |word: &str| paragraph.split_once(word).map(|(_, list)| list);
    let colons = ["岗位：", "岗位:", "岗位（群）：", "岗位群：", "岗位包括", "岗位有", "岗位为"];
    let bare = || {
        let list = address(paragraph).and_then(|_| paragraph.split_once(['：', ':'])).map(|(_, list)| list);
        // A sentence that says something else has commas or long words.
        list.filter(|list| !list.contains('，') && names_of(list).iter().all(|name| name.chars().count() <= 15))
    };
    let list = behind("从事").or_else(|| colons.iter().find_map(|word| behind(word))).or_else(bare);
    let Some(list) = list else { return Vec::new() };
    let list = list.trim_start_matches(['：', ':']);
    let list = list.split(['。', '；']).next().unwrap_or(list);
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
