//! Title, code, edition, issuer and date (封面).

use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::Line;
use crate::standard::parse::section::{Chapter, Chapters};
use crate::standard::tree::{Cover, Owner};
use crate::text::{Source, without_han_spaces};

const KIND: &str = "职业技能等级标准";

pub(super) fn cover(source: &Source, chapters: &Chapters, ledger: &mut Ledger) -> Cover {
    let mut cover = Cover::default();
    let mut before: Option<&Line> = None;
    for line in chapters.lines(Chapter::Cover).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        let text = source.slice(line.text);
        if !fill(&mut cover, text) {
            before = Some(line);
            continue;
        }
        ledger.claim(line, Owner::Cover);
        if cover.span.is_none() && !cover.title.is_empty() {
            cover.span = Some(line.text);
            // A long name has the line above to itself.
            if let Some(name) = before.filter(|_| cover.name.is_empty()) {
                ledger.claim(name, Owner::Cover);
                cover.name = without_han_spaces(source.slice(name.text));
                cover.title = format!("{}{KIND}", cover.name);
                cover.span = Some(name.text);
            }
        }
    }
    cover
}

/// Takes what the line says into the first field that fits and is still empty.
fn fill(cover: &mut Cover, text: &str) -> bool {
    if cover.title.is_empty() && without_han_spaces(text).contains(KIND) {
        cover.title = without_han_spaces(text);
        cover.name = without_han_spaces(&cover.title.replace(KIND, ""));
        return true;
    }
    let (field, value) = if let Some((_, code)) = text.split_once("标准代码") {
        (&mut cover.code, Some(code.trim_start_matches(['：', ':', ' ']).trim().to_owned()))
    } else if let Some(issuer) = text.strip_suffix("制定") {
        (&mut cover.issuer, Some(issuer.trim().to_owned()))
    } else if let Some(edition) = text.strip_prefix(['（', '(']).and_then(|text| text.strip_suffix(['）', ')'])) {
        (&mut cover.edition, edition.contains('版').then(|| edition.trim().to_owned()))
    } else if text.ends_with('版') {
        (&mut cover.edition, Some(text.to_owned()))
    } else {
        (&mut cover.issued, month(text))
    };
    let fits = field.is_none() && value.as_ref().is_some_and(|value| !value.is_empty());
    if fits {
        *field = value;
    }
    fits
}

/// `2021年12月 发布` as `2021-12`.
fn month(text: &str) -> Option<String> {
    let (year, rest) = text.split_once('年')?;
    let (month, rest) = rest.split_once('月')?;
    let year: u16 = year.trim().parse().ok()?;
    let month: u8 = month.trim().parse().ok()?;
    let date = rest.trim().trim_end_matches("发布").trim();
    let plain = date.is_empty() || date.ends_with('日');
    (plain && (1..=12).contains(&month)).then(|| format!("{year:04}-{month:02}"))
}
