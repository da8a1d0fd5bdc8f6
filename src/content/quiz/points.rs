//! What a question of a test paper is worth, as it stands in brackets.

use crate::text::narrow;

/// What a question scores.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Worth {
    /// 分值
    Whole(u32),
    /// `每空2分`
    EachBlank(u32),
}

/// `（10分）`, `每题 2 分，共 20 分`, `每空2分`: what a question is worth.
pub(super) fn worth(written: &str) -> Option<Worth> {
    let plain = narrow(written);
    let plain = plain.trim_matches(|it: char| it.is_whitespace() || "()".contains(it));
    if let Some(each) = ["每空格", "每空", "每格"].iter().find_map(|word| plain.strip_prefix(word)) {
        return points(each.trim_start()).map(Worth::EachBlank);
    }
    // 本大题共5小题，每小题2分，共10分
    let each = plain
        .split([',', '。', ';'])
        .map(str::trim)
        .find(|part| part.starts_with("每小题") || part.starts_with("每题") || part.starts_with("每空"));
    if let Some(each) = each.filter(|each| each.len() < plain.len() && !plain.starts_with(each)) {
        return worth(each);
    }
    let words = ["本小题", "本题", "每小题", "每题", "满分", "共"];
    points(words.iter().find_map(|word| plain.strip_prefix(word)).unwrap_or(plain).trim_start()).map(Worth::Whole)
}

fn points(number: &str) -> Option<u32> {
    let digits = number.len() - number.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let after = number[digits..].trim_start();
    // 分值：5
    let is_points = after.is_empty() || after == "分" || after.starts_with("分,") || after.starts_with("分/题");
    if is_points { number[..digits].parse().ok() } else { None }
}

/// The points that stand in brackets before or behind a question, and the question without them.
pub(super) fn with_points(question: &str) -> Option<(Worth, String)> {
    let of = |bracket: &str| bracket.contains('分').then(|| worth(bracket)).flatten();
    let question = question.trim();
    if question.ends_with(['）', ')'])
        && let Some(open) = question.rfind(['（', '('])
        && let Some(worth) = of(&question[open..])
    {
        return Some((worth, question[..open].trim_end().to_owned()));
    }
    let end = question.find(['）', ')']).filter(|_| question.starts_with(['（', '(']))?;
    let end = end + question[end..].chars().next()?.len_utf8();
    Some((of(&question[..end])?, question[end..].trim_start().to_owned()))
}

/// The bytes of an answer before the points that end it: `站外（1分）` is answered by 站外.
pub(super) fn before_points(answer: &str) -> usize {
    let mut length = answer.len();
    loop {
        let text = answer[..length].trim_end_matches(|it: char| it.is_whitespace() || "。.；;，,".contains(it));
        let inner = text.strip_suffix(['）', ')']).unwrap_or_default();
        let open = inner.rfind(['（', '(']).unwrap_or_default();
        if open == 0 || !inner[open..].contains('分') || worth(&inner[open..]).is_none() {
            return length;
        }
        length = inner[..open].trim_end().len();
    }
}
