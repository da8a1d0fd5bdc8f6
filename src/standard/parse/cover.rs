//! Title, code, edition, issuer and date (封面).

use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::ledger::Ledger;
use crate::standard::parse::line::Line;
use crate::standard::parse::section::Chapters;
use crate::standard::tree::{Cover, Owner};
use crate::text::{Source, without_han_spaces};

const KIND: &str = "职业技能等级标准";

pub(super) fn cover(source: &Source, chapters: &Chapters, ledger: &mut Ledger) -> Cover {
    let mut cover = Cover::default();
    let mut before: Option<&Line> = None;
    for line in chapters.lines(Chapter::Cover).filter(|line| !ledger.has(line)).collect::<Vec<_>>() {
        if cover.title.is_empty()
            && let Some((title, first)) = title(source, before, line)
        {
            ledger.claim(line, Owner::Cover);
            if first.number != line.number {
                ledger.claim(first, Owner::Cover);
            }
            cover.name = without_han_spaces(&title.replace(KIND, " "));
            cover.title = title;
            cover.span = Some(first.text);
        } else if fill(&mut cover, source.slice(line.text)) {
            ledger.claim(line, Owner::Cover);
        } else {
            before = Some(line);
        }
    }
    cover
}

/// The title that ends in this line, and its first line: a long one begins in the line above.
fn title<'a>(source: &Source, before: Option<&'a Line>, line: &'a Line) -> Option<(String, &'a Line)> {
    let text = source.slice(line.text);
    let alone = without_han_spaces(text);
    let is_whole = alone.contains(KIND) && alone != KIND;
    if let Some(before) = before.filter(|_| !is_whole) {
        let joined = without_han_spaces(&format!("{} {text}", source.slice(before.text)));
        if joined.contains(KIND) {
            return Some((joined, before));
        }
    }
    alone.contains(KIND).then_some((alone, line))
}

/// Takes what the line says into the first field that fits and is still empty; beside the code may stand another.
fn fill(cover: &mut Cover, text: &str) -> bool {
    let labels = ["标准代码", "证书代码", "标准编号"];
    if let Some((before, after)) = labels.iter().find_map(|label| text.split_once(label)) {
        let (code, after) = code(after);
        // `职业技能等级标准代码`: what touches the word is part of it.
        let apart = before.rfind(|it: char| it.is_whitespace() || "）)".contains(it));
        let before = &before[..apart.map_or(0, |at| before.ceil_char_boundary(at + 1))];
        let fits = cover.code.is_none() && !code.is_empty();
        if fits {
            cover.code = Some(code.to_owned());
        }
        return fits && [before, after].iter().all(|rest| rest.trim().is_empty() || fill(cover, rest.trim()));
    }
    let issuer = || text.strip_suffix("制定").or_else(|| text.strip_suffix("发布").filter(|it| !is_date(it)));
    let (field, value) = if let Some(edition) = labelled(text, &["版本号", "版本"]) {
        (&mut cover.edition, Some(edition.to_owned()))
    } else if let Some(issuer) = labelled(text, &["制定单位", "发布单位", "发布机构"]) {
        (&mut cover.issuer, Some(issuer.to_owned()))
    } else if let Some(issuer) = issuer() {
        (&mut cover.issuer, Some(issuer.trim().to_owned()))
    } else if let Some(date) = labelled(text, &["发布日期", "发布时间"]) {
        (&mut cover.issued, month(date))
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

/// The code behind its label, and what else stands on the line.
fn code(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches(['：', ':', ' ', '　']);
    // In wide print there are spaces between its digits.
    let is_spread = text.chars().all(|it| it.is_ascii_digit() || it.is_whitespace());
    let end = text.find(|it: char| it.is_whitespace() || "（(".contains(it)).filter(|_| !is_spread);
    text.split_at(end.unwrap_or(text.len()))
}

/// What stands behind one of some labels at the head of a line.
fn labelled<'a>(text: &'a str, labels: &[&str]) -> Option<&'a str> {
    let value = labels.iter().find_map(|label| text.strip_prefix(label))?;
    Some(value.trim_start_matches(['：', ':', ' ', '　']).trim())
}

fn is_date(text: &str) -> bool {
    text.contains(|it: char| it.is_ascii_digit() || matches!(it, '〇' | '年'))
}

/// `2021年12月 发布` and `2021-12-31` as `2021-12`.
fn month(text: &str) -> Option<String> {
    let date = text.trim_end_matches("发布").trim();
    let parts = date.split(['年', '月', '日', '-', '.', '/']).map(str::trim).filter(|part| !part.is_empty());
    let numbers: Vec<u16> = parts.map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers[..] {
        [year @ 1000..=9999, month @ 1..=12] | [year @ 1000..=9999, month @ 1..=12, 1..=31] => {
            Some(format!("{year:04}-{month:02}"))
        }
        _ => None,
    }
}
