//! Numbers before a name or a sentence: `1. 名`, `1.1 名`, `1.1.1 能…`, `4.1.1. 能…`, `（1）能…`, `①能…`, `一、名`.

/// A number at the head of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Leading<'a, N> {
    /// With its dots and spaces.
    pub(super) printed: &'a str,
    /// `None` where a part is too large to hold.
    pub(super) numbers: Option<N>,
    /// What follows it.
    pub(super) rest: &'a str,
}

/// A number that begins anew in each list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Item<'a> {
    pub(super) printed: &'a str,
    pub(super) style: Style,
    pub(super) value: u32,
    pub(super) rest: &'a str,
}

/// How the items of a list are numbered: within one list, all are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// `（1）`
    Bracketed,
    /// `①`
    Circled,
    /// `1）`
    Closed,
    /// `1.` or `1、`
    Pointed,
    /// `（一）`
    HanBracketed,
    /// `一、`
    HanPointed,
}

/// No number is printed longer, so a line of a million digits is none.
pub(super) const LONGEST: usize = 64;

/// A number of so many parts at the head of a text; spaces are passed over where it is none without them.
pub(super) fn leading<const N: usize>(text: &str) -> Option<Leading<'_, [u32; N]>> {
    ["", " "].into_iter().find_map(|within| {
        let Leading { printed, numbers, rest } = head(text, within)?;
        let parts = plain(printed).split('.').count();
        (parts == N).then(|| Leading { printed, numbers: numbers.and_then(|numbers| numbers.try_into().ok()), rest })
    })
}

/// A number of any parts at the head of a text, e.g. of a heading.
pub(super) fn any(text: &str) -> Option<Leading<'_, Vec<u32>>> {
    head(text, "")
}

/// The number of a list's item at the head of a text.
pub(super) fn item(text: &str) -> Option<Item<'_>> {
    let first = text.chars().next()?;
    let (style, value, length) = match first {
        '（' | '(' => bracketed(text, first.len_utf8())?,
        '①'..='⑳' => (Style::Circled, of_row(first, '①'), first.len_utf8()),
        '⑴'..='⒇' => (Style::Bracketed, of_row(first, '⑴'), first.len_utf8()),
        '⒈'..='⒛' => (Style::Pointed, of_row(first, '⒈'), first.len_utf8()),
        '㈠'..='㈩' => (Style::HanBracketed, of_row(first, '㈠'), first.len_utf8()),
        _ => marked(text)?,
    };
    let (printed, rest) = text.split_at(length);
    (value > 0).then_some(Item { printed, style, value, rest })
}

/// Which of a row of characters that are a number each; GBK has four such rows.
fn of_row(character: char, first: char) -> u32 {
    u32::from(character) - u32::from(first) + 1
}

/// Whether one character is a whole number.
pub(super) fn is_whole(character: char) -> bool {
    matches!(character, '①'..='⑳' | '⑴'..='⒇' | '⒈'..='⒛' | '㈠'..='㈩')
}

/// `（1）` and `（一）`: how, which, and how long it is printed.
fn bracketed(text: &str, open: usize) -> Option<(Style, u32, usize)> {
    let inside = &text[open..];
    let inside = &inside[..short(inside).find(['）', ')'])?];
    let close = text[open + inside.len()..].chars().next().map_or(0, char::len_utf8);
    let length = open + inside.len() + close;
    let digits = small(inside).map(|value| (Style::Bracketed, value, length));
    digits.or_else(|| han(inside.trim()).map(|value| (Style::HanBracketed, value, length)))
}

/// `1）`, `1.` and `一、`.
fn marked(text: &str) -> Option<(Style, u32, usize)> {
    let end = short(text).find(|character| digit(character).is_none() && han_digit(character).is_none())?;
    let (number, rest) = text.split_at(end);
    let mark = rest.chars().next()?;
    let length = end + mark.len_utf8();
    let goes_on = text[length..].starts_with(|next| digit(next).is_some());
    match (small(number), han(number), mark) {
        (Some(value), _, '）' | ')') => Some((Style::Closed, value, length)),
        (Some(value), _, '.' | '．' | '、') if !goes_on => Some((Style::Pointed, value, length)),
        (None, Some(value), '.' | '．' | '、') => Some((Style::HanPointed, value, length)),
        _ => None,
    }
}

/// A printed number in ASCII digits and dots, without spaces or a final dot.
pub(super) fn plain(printed: &str) -> String {
    let plain: String =
        printed.chars().filter_map(|character| if is_dot(character) { Some('.') } else { digit(character) }).collect();
    plain.trim_end_matches('.').to_owned()
}

/// Whether a text is nothing but the beginning of a number, which a page may have cut off: `1.`, `1.1`.
pub(super) fn is_piece(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST && text.chars().all(|it| is_part(it) || it == '、')
}

/// Whether a character can stand in a number.
pub(super) fn is_part(character: char) -> bool {
    is_dot(character) || digit(character).is_some()
}

/// A number in Han characters: `三`, `十`, `十二`, `二十一`.
pub(super) fn han(text: &str) -> Option<u32> {
    let digits: Option<Vec<u32>> = text.chars().take(4).map(han_digit).collect();
    match digits?[..] {
        [one] => Some(one),
        [10, one @ 1..=9] => Some(10 + one),
        [tens @ 1..=9, 10] => Some(tens * 10),
        [tens @ 1..=9, 10, one @ 1..=9] => Some(tens * 10 + one),
        _ => None,
    }
}

fn head<'a>(text: &'a str, within: &str) -> Option<Leading<'a, Vec<u32>>> {
    let inside = |character: char| is_part(character) || within.contains(character);
    let looked = short(text);
    let end = looked.find(|character| !inside(character)).unwrap_or(looked.len());
    let digits = text[..end].trim_end();
    let rest = &text[digits.len()..];
    let rest = rest.strip_prefix('、').unwrap_or(rest);
    let printed = &text[..text.len() - rest.len()];
    let parts = digits.strip_suffix(is_dot).unwrap_or(digits).split(is_dot);
    let count = parts.clone().count();
    let mut numbers = Some(Vec::new());
    for part in parts {
        let part: String = part.trim().chars().map(digit).collect::<Option<_>>()?;
        if part.is_empty() || part.starts_with('0') {
            return None;
        }
        numbers = numbers.zip(part.parse().ok()).map(|(mut numbers, part)| {
            numbers.push(part);
            numbers
        });
    }
    let is_bare = printed.ends_with(|last| digit(last).is_some());
    (!counts(count, is_bare, rest)).then_some(Leading { printed, numbers, rest })
}

/// `2021年`, `18mm` and `1+X` count or name something; a number stands apart, as in `1、项目管理`, or before a Han
/// character.
fn counts(parts: usize, is_bare: bool, rest: &str) -> bool {
    let is_counted = parts == 1 && is_bare && rest.starts_with(['年', '月', '日', '个', '项', '种']);
    let goes_on = |next: char| next.is_ascii_alphanumeric() || "%％-—/+＋".contains(next);
    is_counted || (parts < 3 && rest.starts_with(goes_on))
}

/// So much of a text as a number could fill.
fn short(text: &str) -> &str {
    &text[..text.floor_char_boundary(LONGEST)]
}

fn small(text: &str) -> Option<u32> {
    let number: String = text.trim().chars().map(digit).collect::<Option<_>>()?;
    number.parse().ok()
}

fn is_dot(character: char) -> bool {
    matches!(character, '.' | '．')
}

/// The ASCII digit for one of either width.
fn digit(character: char) -> Option<char> {
    match character {
        '0'..='9' => Some(character),
        '０'..='９' => char::from_digit(u32::from(character) - u32::from('０'), 10),
        _ => None,
    }
}

fn han_digit(character: char) -> Option<u32> {
    "一二三四五六七八九十".chars().position(|it| it == character).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::{Style, any, han, item, leading};

    fn parts<const N: usize>(text: &str) -> Option<(&str, [u32; N], &str)> {
        leading(text).and_then(|found| Some((found.printed, found.numbers?, found.rest)))
    }

    #[test]
    fn numbers_are_read_as_printed() {
        assert_eq!(parts("4.1.1. 能分析"), Some(("4.1.1.", [4, 1, 1], " 能分析")));
        assert_eq!(parts("5 邮件营销"), Some(("5", [5], " 邮件营销")));
        assert_eq!(parts("2.10.1能"), Some(("2.10.1", [2, 10, 1], "能")));
        assert_eq!(parts("１．1. 2 能"), Some(("１．1. 2", [1, 1, 2], " 能")));
        assert_eq!(parts("5.3种草"), Some(("5.3", [5, 3], "种草")));
        assert_eq!(parts("1、项目管理"), Some(("1、", [1], "项目管理")));
        assert_eq!(parts("3.个案分析"), Some(("3.", [3], "个案分析")));
        assert_eq!(leading::<1>("99999999999 能").map(|found| found.numbers), Some(None));
        for text in ["2021年12月", "3个月", "12项", "能", "1..2 能", "1+X", "2.0版", "1 2 能", ""] {
            assert_eq!(any(text).filter(|found| found.printed.len() > 1), None, "{text}");
        }
    }

    #[test]
    fn items_are_told_by_their_marks() {
        let read = |text| item(text).map(|found| (found.style, found.value, found.rest));
        assert_eq!(read("（2）能"), Some((Style::Bracketed, 2, "能")));
        assert_eq!(read("( 12 ) 能"), Some((Style::Bracketed, 12, " 能")));
        assert_eq!(read("⑫能"), Some((Style::Circled, 12, "能")));
        assert_eq!(read("⑵能"), Some((Style::Bracketed, 2, "能")));
        assert_eq!(read("⒉能"), Some((Style::Pointed, 2, "能")));
        assert_eq!(read("㈡能"), Some((Style::HanBracketed, 2, "能")));
        assert_eq!(read("3)能"), Some((Style::Closed, 3, "能")));
        assert_eq!(read("3. 能"), Some((Style::Pointed, 3, " 能")));
        assert_eq!(read("十二、能"), Some((Style::HanPointed, 12, "能")));
        assert_eq!(read("（三）能"), Some((Style::HanBracketed, 3, "能")));
        for text in ["（电子）", "3.1 能", "能", "（）", "三个", "（", ""] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(["二十一", "二十", "十", "零"].map(han), [Some(21), Some(20), Some(10), None]);
    }
}
