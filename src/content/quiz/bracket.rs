//! What stands in a question's brackets: its answer, or room for one.

use crate::content::quiz::question::BLANK;
use crate::content::quiz::truth::truth;
use crate::text::narrow;

/// The answer that stands in a question's own brackets, and the question without it.
pub(super) fn in_brackets(question: &str) -> Option<(String, String)> {
    // Behind the words of a link or picture stands its address.
    let mut brackets = question.rmatch_indices(['（', '(']).map(|(at, _)| at);
    let open = brackets.find(|at| !question[..*at].ends_with(']'))?;
    let inside = question[open..].chars().skip(1).collect::<String>();
    let inner = &inside[..inside.find(['）', ')'])?];
    let plain = narrow(inner);
    let letters: String = plain.chars().filter(|it| !it.is_whitespace() && !"、，,".contains(*it)).collect();
    let is_letters = !letters.is_empty() && letters.len() <= 8 && letters.bytes().all(|it| it.is_ascii_uppercase());
    if !is_letters && truth(inner.trim()).is_none() {
        return None;
    }
    let bracket = question[open..].chars().next()?.len_utf8();
    let end = open + bracket + inner.len();
    Some((plain.trim().to_owned(), format!("{}　{}", &question[..open + bracket], &question[end..])))
}

/// （　） is a blank where a word is asked for.
pub(super) fn with_blank_brackets(question: &str) -> String {
    let mut out = String::with_capacity(question.len());
    let mut rest = question;
    while let Some(open) = rest.find(['（', '(']) {
        let inner = rest[open..].trim_start_matches(['（', '(']);
        let after = inner.trim_start();
        out.push_str(&rest[..open]);
        if let Some(after) = after.strip_prefix(['）', ')']) {
            out.push(BLANK);
            rest = after;
        } else {
            out.push_str(&rest[open..rest.len() - inner.len()]);
            rest = inner;
        }
    }
    out + rest
}
