//! Chapter 4 (适用院校专业): catalogues, and in each a paragraph for each school type.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::major::{Catalogue, Edition, MajorGroup, SchoolType};
use crate::standard::parse::foreword::names_of;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::Line;
use crate::standard::parse::section::{Chapter, Chapters};
use crate::standard::tree::Owner;
use crate::text::{Source, Span};

pub(super) fn catalogues(
    source: &Source,
    chapters: &Chapters,
    ledger: &mut Ledger,
    findings: &mut Diagnostics,
) -> Vec<Catalogue> {
    let mut catalogues = Vec::new();
    for section in chapters.all(Chapter::Majors) {
        let Some(heading) = section.heading else { continue };
        let mut groups = Vec::new();
        for line in section.lines.iter().filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
            let Some(group) = group(source, line, findings) else { continue };
            ledger.claim(line, Owner::Majors);
            groups.push(group);
        }
        if groups.is_empty() {
            continue;
        }
        let name = section.is_part().then(|| section.title.clone());
        catalogues.push(Catalogue {
            number: section.number.clone(),
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

/// `中等职业学校：电子商务、…等专业。`
fn group(source: &Source, line: &Line, findings: &mut Diagnostics) -> Option<MajorGroup> {
    let (printed, line_rest) = source.slice(line.text).split_once(['：', ':'])?;
    let printed = printed.trim().to_owned();
    let school_type = SchoolType::parse(&printed);
    if school_type.is_none() {
        findings.at(line.text, Finding::UnknownSchoolType { printed: printed.clone() });
    }
    let list = line_rest.trim().trim_end_matches(['。', '.']);
    let open = ["等相关专业", "等专业"].iter().find_map(|ending| list.strip_suffix(ending));
    let closed = list.strip_suffix("专业").filter(|_| !list.ends_with("类专业")).unwrap_or(list);
    let majors = names_of(open.unwrap_or(closed));
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    let mut start = line.text.end as usize - line_rest.len();
    for major in &majors {
        start += source.text()[start..].find(major.as_str()).expect("the names stand in the line in this order");
        let place = Span::new(line.text.source, start, start + major.len());
        start += major.len();
        if let Some(first) = seen.get(major.as_str()) {
            findings.between(place, *first, Finding::MajorTwice { major: major.clone() });
        } else {
            seen.insert(major, place);
        }
    }
    Some(MajorGroup { school_type, printed, open_ended: open.is_some(), majors, span: line.text })
}
