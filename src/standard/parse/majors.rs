//! Chapter 4 (适用院校专业): catalogues, and in each a list for each school type.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::major::{Catalogue, Edition, MajorGroup, SchoolType};
use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::foreword::names_of;
use crate::standard::parse::joined::Joined;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::title;
use crate::standard::parse::section::{Chapters, Section};
use crate::standard::tree::Owner;
use crate::text::{Source, Span};

pub(super) fn catalogues(
    source: &Source,
    chapters: &Chapters,
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Vec<Catalogue> {
    let mut catalogues: Vec<Catalogue> = Vec::new();
    for section in chapters.all(Chapter::Majors) {
        let Some(heading) = section.heading else { continue };
        // `4.1 中等职业学校` heads a list, and no catalogue.
        let is_school = section.is_part() && SchoolType::parse(&section.title).is_some();
        let mut lists = Vec::new();
        if is_school {
            lists.extend(head(source, heading.text));
        }
        read(source, section, &mut lists, ledger);
        let groups: Vec<MajorGroup> = lists.into_iter().map(|list| group(source, list, findings)).collect();
        if groups.is_empty() {
            continue;
        }
        if let Some(last) = catalogues.last_mut().filter(|last| is_school && last.name.is_none()) {
            last.groups.extend(groups);
            continue;
        }
        let name = (section.is_part() && !is_school).then(|| section.title.clone());
        let number = if is_school { section.number.split('.').next().unwrap_or_default() } else { &section.number };
        catalogues.push(Catalogue {
            number: number.to_owned(),
            edition: name.as_deref().and_then(edition),
            name,
            span: heading.text,
            groups,
        });
    }
    catalogues
}

fn edition(name: &str) -> Option<Edition> {
    if ["原版", "旧版", "原专业"].iter().any(|word| name.contains(word)) {
        Some(Edition::Former)
    } else if ["新版", "现行"].iter().any(|word| name.contains(word)) {
        Some(Edition::Current)
    } else {
        None
    }
}

/// A school type, and the pieces of text that list its majors.
struct List {
    printed: String,
    span: Span,
    pieces: Vec<Span>,
}

/// `中等职业学校：电子商务、…等专业。`, also with the list on the lines below, and several types in a line.
fn read(source: &Source, section: &Section, lists: &mut Vec<List>, ledger: &mut Ledger) {
    for line in section.lines.iter().filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        let mut rest = line.text;
        let mut found = lists.len();
        while let Some((list, after)) = next(source, rest) {
            lists.push(list);
            rest = after;
        }
        found = lists.len() - found;
        if let Some(last) = lists.last_mut().filter(|last| found == 0 && last.goes_on(source)) {
            last.pieces.push(line.text);
            found = 1;
        }
        if found > 0 {
            ledger.claim(line, Owner::Majors);
        }
    }
}

impl List {
    /// Whether the list has not been ended.
    fn goes_on(&self, source: &Source) -> bool {
        self.pieces.last().is_none_or(|piece| {
            let text = source.slice(*piece);
            text.is_empty() || !text.trim_end_matches(['。', '.', '；']).ends_with("专业") && !text.ends_with('。')
        })
    }
}

/// A list at the head of a text, and what follows it: another list behind 。 or ；.
fn next(source: &Source, text: Span) -> Option<(List, Span)> {
    if text.start == text.end {
        return None;
    }
    let list = head(source, text)?;
    let [body] = list.pieces[..] else { return Some((list, Span { start: text.end, ..text })) };
    let slice = source.slice(body);
    for (at, mark) in slice.match_indices(['。', '；']) {
        let after = source.trim(Span { start: body.start + (at + mark.len()) as u32, ..body });
        if head(source, after).is_some_and(|list| SchoolType::parse(&list.printed).is_some()) {
            let body = Span { end: body.start + at as u32, ..body };
            return Some((List { pieces: vec![body], ..list }, after));
        }
    }
    Some((list, Span { start: text.end, ..text }))
}

/// `中等职业学校：…`, or the school type alone; a table may part them by a tab.
fn head(source: &Source, text: Span) -> Option<List> {
    let slice = source.slice(text);
    let start = &slice[..slice.floor_char_boundary(200)];
    let known = SchoolType::parse(start).is_some();
    let made = |printed: &str, from: usize| List {
        printed: title(printed.trim()).to_owned(),
        span: text,
        pieces: vec![source.trim(Span { start: text.start + from as u32, ..text })],
    };
    if let Some(at) = start.find(['：', ':']).or_else(|| start.find('\t').filter(|_| known)) {
        let mark = slice[at..].chars().next().map_or(0, char::len_utf8);
        return Some(made(&slice[..at], at + mark)).filter(|list| list.printed.chars().count() <= 40);
    }
    let is_alone = known && slice.chars().take(25).count() <= 24 && !slice.contains(['、', '。', '，']);
    is_alone.then(|| made(slice, slice.len()))
}

fn group(source: &Source, list: List, findings: &mut Diagnostics) -> MajorGroup {
    let school_type = SchoolType::parse(&list.printed);
    if school_type.is_none() {
        findings.at(list.span, Finding::UnknownSchoolType { printed: list.printed.clone() });
    }
    let joined = Joined::of(source, &list.pieces);
    let (names, class, open_ended) = ended(joined.text.trim_end_matches(['。', '.', '；', ';']));
    let mut majors = names_of(names);
    majors.extend(class.map(str::to_owned));
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut at = 0;
    for major in &majors {
        at += joined.text[at..].find(major.as_str()).expect("the names stand in the list in this order");
        let place = joined.place(at, major.len());
        at += major.len();
        if let Some(first) = seen.get(major.as_str()) {
            findings.between(place, *first, Finding::MajorTwice { major: major.clone() });
        } else {
            seen.insert(major, place);
        }
    }
    MajorGroup { school_type, printed: list.printed, open_ended, majors, span: list.span }
}

/// The names of a list without what ends it, a class of majors, and whether there are more:
/// `甲、乙等专业`, `甲、乙等计算机类专业`, `甲、乙专业`.
fn ended(list: &str) -> (&str, Option<&str>, bool) {
    if let Some(names) = ["等相关专业", "等专业", "等"].iter().find_map(|ending| list.strip_suffix(ending)) {
        return (names, None, true);
    }
    if let Some((names, class)) = list.rsplit_once('等').filter(|(names, _)| !names.is_empty()) {
        let class = class.strip_suffix("专业").unwrap_or(class);
        let class = class.strip_suffix("相关").unwrap_or(class);
        if class.ends_with('类') && !class.contains('、') {
            return (names, Some(class), true);
        }
    }
    let closed = list.strip_suffix("相关专业").or_else(|| list.strip_suffix("专业"));
    (closed.unwrap_or(list), None, false)
}
