//! What a standard has: codes, all between two of them, and nodes by their words.

use crate::standard::{Code, LevelId, Standard};
use crate::text::narrow;

/// Whether the standard has a code.
pub(super) fn known(code: &str, standard: &Standard) -> bool {
    words_of(code, standard).is_some()
}

/// The second node of a number, where `-2` stands behind it and there is one; and how long that is.
pub(super) fn beside(code: &str, behind: &str, standard: &Standard) -> Option<(String, usize)> {
    let digits = behind.strip_prefix('-')?;
    let count = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
    let second = format!("{code}-{}", &digits[..count]);
    // `1.1.1-1.1.2` is a range, and the first of several is written without `-1`.
    let may_be = &digits[..count] != "1" && !digits[count..].starts_with('.');
    (may_be && known(&second, standard)).then_some((second, count + 1))
}

/// All codes from one to another of the same task, work field or level.
pub(super) fn range(first: &str, last: &str, standard: &Standard) -> Option<Vec<String>> {
    let requirements =
        standard.tasks().map(|(_, _, task)| task.requirements.iter().map(|it| it.id.to_string()).collect());
    let tasks = standard.fields().map(|(_, field)| field.tasks.iter().map(|it| it.id.to_string()).collect());
    let fields = standard.levels.iter().map(|level| level.fields.iter().map(|it| it.id.to_string()).collect());
    let mut all = requirements.chain(tasks).chain(fields);
    all.find_map(|codes: Vec<String>| {
        let place = |code: &str| codes.iter().position(|it| it == code);
        codes.get(place(first)?..=place(last)?).map(<[String]>::to_vec).filter(|codes| !codes.is_empty())
    })
}

/// What stands behind a node's own words, where a text begins with them.
pub(super) fn own_text<'a>(code: &str, text: &'a str, standard: &Standard) -> Option<&'a str> {
    let text = text.trim_start_matches(|sign: char| sign.is_whitespace() || ['、', '.', ',', ':', ')'].contains(&sign));
    without(text, words_of(code, standard)?)
}

/// The requirement or task by whose words a text begins, and what stands behind them.
/// Those that several have name none.
pub(super) fn named<'a>(text: &'a str, level: Option<LevelId>, standard: &Standard) -> Option<(String, &'a str)> {
    let is_own = |id: LevelId| level.is_none_or(|level| level == id);
    let requirements = standard.requirements().filter(|(level, ..)| is_own(level.id));
    let requirements = requirements.map(|(.., it)| (it.id.to_string(), it.passage.text.as_str()));
    let tasks = standard.tasks().filter(|(level, ..)| is_own(level.id));
    let tasks = tasks.map(|(.., it)| (it.id.to_string(), it.name.as_str()));
    for nodes in [requirements.collect::<Vec<_>>(), tasks.collect()] {
        let found = nodes.into_iter().filter_map(|(code, words)| Some((code, without(text, words)?)));
        let found: Vec<_> = found.collect();
        let longest = found.iter().map(|(_, rest)| rest.len()).min();
        let mut longest = found.into_iter().filter(|(_, rest)| Some(rest.len()) == longest);
        if let Some(one) = longest.next() {
            return Some(one).filter(|_| longest.next().is_none());
        }
    }
    None
}

fn words_of<'a>(code: &str, standard: &'a Standard) -> Option<&'a str> {
    let requirement = code.parse::<Code<3>>().ok().and_then(|id| standard.requirement(id));
    let task = code.parse::<Code<2>>().ok().and_then(|id| standard.task(id));
    let field = code.parse::<Code<1>>().ok().and_then(|id| standard.field(id));
    let words = requirement.map(|it| it.passage.text.as_str()).or(task.map(|it| it.name.as_str()));
    words.or(field.map(|it| it.name.as_str()))
}

/// A text without what it begins with; spaces, wide signs and a last full stop make no difference.
fn without<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let words = narrow(words);
    let words = words.trim().trim_end_matches(['。', ';']);
    let mut rest = text;
    for sign in words.chars().filter(|sign| !sign.is_whitespace()) {
        rest = rest.trim_start().strip_prefix(sign)?;
    }
    (!words.is_empty()).then_some(rest)
}
