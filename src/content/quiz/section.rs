//! Lines that end the question above them without naming a kind: `第二部分 技能操作`, `Section B`, `II. Translate.`, and
//! the beginning of a text that questions are about, `材料二：…`.

use crate::content::quiz::cut::LONGEST;
use crate::content::quiz::heading::ordinal;
use crate::content::quiz::label::{Part, choice};
use crate::content::quiz::number::is_digit;
use crate::text::{Source, Span, is_han};

/// What such a line begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// A part, which may count from one for itself.
    Part,
    /// `四、书面表达`, which counts with the headings.
    Counted(u32),
    /// A text.
    Text,
}

/// What a line begins that stands below the pieces of a question: nothing where it goes on with a list there.
pub(super) fn section(source: &Source, line: &str, part: Part, pieces: &[(Part, Span)], last: u32) -> Option<Section> {
    if let Some(section) = worded(line) {
        return Some(section);
    }
    let (count, section) = counted(line)?;
    if matches!(section, Section::Counted(_)) && count != last + 1 {
        return None;
    }
    // I. behind H.
    if matches!(part, Part::Choice(last @ 'A'..='Y') if choice(line, char::from(last as u8 + 1)).is_some()) {
        return None;
    }
    if pieces.is_empty() || matches!(part, Part::Choice(_)) {
        return Some(section);
    }
    let is_before = |span: &Span| counted(source.slice(source.trim(*span))).is_some_and(|it| it.0 + 1 == count);
    // 一、简述… may be a question itself.
    let from = usize::from(pieces[0].0 == Part::Question);
    let goes_on = count == 1 || pieces.iter().skip(from).take(LONGEST).any(|(_, span)| is_before(span));
    (!goes_on).then_some(section)
}

/// `第二部分 技能操作`, `第Ⅱ卷（非选择题）`, `II. Translate.`, `四、书面表达`, `（二）某公司…`, and their numbers.
fn counted(line: &str) -> Option<(u32, Section)> {
    if let Some(inner) = line.strip_prefix('第') {
        let (count, rest) = ordinal(inner).or_else(|| roman(inner))?;
        let rest = ["部分", "大题", "卷", "节"].iter().find_map(|word| rest.trim_start().strip_prefix(word))?;
        return is_end(rest).then_some((count, Section::Part));
    }
    if let Some(inner) = line.strip_prefix(['（', '(']) {
        let (count, rest) = ordinal(inner)?;
        return rest.starts_with(['）', ')']).then_some((count, Section::Text));
    }
    let signs = ['.', '．', '、'];
    if let Some((count, rest)) = roman(line) {
        let name = rest.strip_prefix(signs)?.trim_start();
        let is_name = name.starts_with(|it: char| it.is_uppercase() || is_han(it)) && name.chars().nth(1) != Some('.');
        return is_name.then_some((count, Section::Part));
    }
    let (count, rest) = ordinal(line)?;
    let name = rest.strip_prefix(signs)?.trim();
    let name = name.find(['（', '(']).map_or(name, |at| name[..at].trim_end());
    let is_name =
        !name.is_empty() && name.chars().count() <= 12 && !name.contains(|it: char| "。，？；：_".contains(it));
    is_name.then_some((count, Section::Counted(count)))
}

/// `Section B`, `Part II. Vocabulary`, `Passage 2`
fn worded(line: &str) -> Option<Section> {
    let lower: String = line.chars().take(8).collect::<String>().to_ascii_lowercase();
    let words = [("section ", Section::Part), ("part ", Section::Part), ("passage ", Section::Text)];
    let (word, section) = words.into_iter().find(|(word, _)| lower.starts_with(word))?;
    let rest = line.get(word.len()..)?.trim_start();
    let behind = match roman(rest) {
        Some((_, behind)) if is_end(behind) => behind,
        _ => rest.strip_prefix(|it: char| ('A'..='H').contains(&it) || is_digit(it))?,
    };
    (line.starts_with(char::is_uppercase) && is_end(behind) && line.chars().count() <= 60).then_some(section)
}

/// Whether a name ends here, or a new one begins.
fn is_end(rest: &str) -> bool {
    let behind = rest.trim_start();
    let is_apart = behind.len() < rest.len() && !behind.starts_with(|it: char| it.is_ascii_lowercase());
    rest.is_empty() || is_apart || rest.starts_with(|it: char| ".．：:、—-（(".contains(it))
}

/// `II` or `Ⅱ`, up to 12, and what follows.
fn roman(text: &str) -> Option<(u32, &str)> {
    if let Some(sign) = text.chars().next().filter(|it| ('Ⅰ'..='Ⅻ').contains(it)) {
        return Some((sign as u32 - 'Ⅰ' as u32 + 1, &text[sign.len_utf8()..]));
    }
    let numerals = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let rest = text.trim_start_matches(|it| "IVX".contains(it));
    let at = numerals.iter().position(|it| *it == &text[..text.len() - rest.len()])?;
    Some((at as u32 + 1, rest))
}

/// Whether a text begins that the questions below are about, and none that this question has for itself.
pub(super) fn begins_text(source: &Source, line: &str, part: Part, pieces: &[(Part, Span)], number: u32) -> bool {
    let inner = line.trim_start_matches(|it: char| "【[（(".contains(it));
    if let Some(at) = ["回答", "完成"].iter().find_map(|word| inner.find(word)) {
        let digits: String =
            inner[at..].chars().skip_while(|it| !is_digit(*it)).take_while(|it| is_digit(*it)).collect();
        let is_next = inner[at..].contains('题') && digits.parse() == Ok(number + 1);
        if is_next && part != Part::Theirs {
            return true;
        }
    }
    let words = ["材料", "案例", "资料", "短文"];
    let named = |text: &str| {
        let text = text.trim_start_matches(|it: char| "【[（(".contains(it));
        let rest = words.iter().find_map(|name| text.strip_prefix(name))?;
        let behind = rest.trim_start_matches(|it: char| is_digit(it) || "一二三四五六七八九十ABCD".contains(it));
        let is_named = behind.trim_start().starts_with(['：', ':', '】', ']']) || behind.is_empty();
        (is_named && (behind.len() < rest.len() || text.starts_with("材料"))).then_some(())
    };
    let reads = ["阅读下", "阅读以下", "阅读材料", "阅读短文", "阅读资料"].iter().any(|word| inner.starts_with(word));
    let is_own =
        || pieces.iter().rev().take(LONGEST).any(|(_, span)| named(source.slice(source.trim(*span))).is_some());
    part != Part::Question && (reads || named(line).is_some() && !is_own())
}
