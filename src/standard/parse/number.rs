//! Numbers before a name or a sentence: `1. 名`, `1.1 名`, `1.1.1 能…`, `4.1.1. 能…`, `（1）能…`.

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

/// `（1）` at the head of a text: a number that begins anew in each task.
pub(super) fn item(text: &str) -> Option<Leading<'_, u32>> {
    let (digits, rest) = text.strip_prefix(['（', '('])?.split_once(['）', ')'])?;
    let number: String = digits.trim().chars().map(digit).collect::<Option<_>>()?;
    let printed = &text[..text.len() - rest.len()];
    Some(Leading { printed, numbers: Some(number.parse().ok()?), rest })
}

/// A printed number in ASCII digits and dots, without spaces or a final dot.
pub(super) fn plain(printed: &str) -> String {
    let plain: String =
        printed.chars().filter_map(|character| if is_dot(character) { Some('.') } else { digit(character) }).collect();
    plain.trim_end_matches('.').to_owned()
}

fn head<'a>(text: &'a str, within: &str) -> Option<Leading<'a, Vec<u32>>> {
    let inside = |character: char| digit(character).is_some() || is_dot(character) || within.contains(character);
    let end = text.find(|character| !inside(character)).unwrap_or(text.len());
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
    (!counts(count, rest)).then_some(Leading { printed, numbers, rest })
}

/// `2021年`, `18mm` and `1+X` count or name something; a number stands apart or before a Han character.
fn counts(parts: usize, rest: &str) -> bool {
    let is_counted = parts == 1 && rest.starts_with(['年', '月', '日', '个', '项', '种']);
    let goes_on = |next: char| next.is_ascii_alphanumeric() || "%％-—/+＋".contains(next);
    is_counted || (parts < 3 && rest.starts_with(goes_on))
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

#[cfg(test)]
mod tests {
    use super::{any, item, leading};

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
        assert_eq!(leading::<1>("99999999999 能").map(|found| found.numbers), Some(None));
        for text in ["2021年12月", "能", "1..2 能", "1+X", "2.0版", "1 2 能", ""] {
            assert_eq!(any(text).filter(|found| found.printed.len() > 1), None, "{text}");
        }
        assert_eq!(item("（2）能").and_then(|found| found.numbers), Some(2));
        assert_eq!(item("（电子）"), None);
    }
}
