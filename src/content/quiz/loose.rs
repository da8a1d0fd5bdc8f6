//! Choices whose letters have no signs: `A 标题 B 外链 C 图片`, and no sentence such as `A 级页面和 B 级页面`.

use crate::content::quiz::bracket::with_blank_brackets;
use crate::content::quiz::label::loose_choice;
use crate::content::quiz::question::BLANK;
use crate::text::{Source, Span, narrow_character};

/// Where such choices begin in the first of some lines: there are two or more of them in it, or `B` begins the next.
pub(super) fn begin(source: &Source, lines: &[Span]) -> Option<usize> {
    let text = source.slice(lines[0]);
    let below = || lines.iter().skip(1).map(|line| source.slice(*line)).find(|text| !text.is_empty());
    let is_above = || loose_choice(text, 'A').is_some() && below().is_some_and(|it| loose_choice(it, 'B').is_some());
    let at = in_line(text).or_else(|| is_above().then_some(0))?;
    Some(lines[0].start as usize + at)
}

/// Where they begin in a line, from `A` on to its end.
fn in_line(line: &str) -> Option<usize> {
    if line.starts_with('|') {
        return None;
    }
    let mut letters: Vec<(usize, char)> = Vec::new();
    let mut before: Option<char> = None;
    for (at, character) in line.char_indices() {
        let letter = narrow_character(character);
        let last = before.replace(character);
        let is_apart = last.is_none_or(char::is_whitespace) || letter == 'A' && last.is_some_and(ends);
        if is_apart && ('A'..='H').contains(&letter) && loose_choice(&line[at..], letter).is_some() {
            letters.push((at, letter));
        }
    }
    // No other letter stands behind the first one.
    let first = letters.iter().rposition(|(_, letter)| *letter == 'A')?;
    let letters = &letters[first..];
    let at = letters[0].0;
    let bounds = letters.iter().map(|(at, _)| *at).chain([line.len()]).collect::<Vec<_>>();
    let is_letter = |it: char| ('A'..='H').contains(&narrow_character(it));
    let texts = bounds.windows(2).map(|pair| line[pair[0]..pair[1]].trim_start_matches(is_letter).trim());
    let texts: Vec<&str> = texts.collect();
    let are_next = letters.iter().zip('A'..).all(|((_, letter), next)| *letter == next);
    let goes_on = |text: &&str| text.ends_with(|it: char| "，,、和与或及跟同到至比是的".contains(it));
    let asks =
        |text: &&str| text.ends_with(['？', '?']) || text.contains("__") || with_blank_brackets(text).contains(BLANK);
    let is_same = || texts.iter().enumerate().any(|(at, text)| texts[..at].contains(text));
    let stem = line[..at].trim_end();
    let is_ended = stem.is_empty() || stem.ends_with(|it: char| ends(it) || "：:。_".contains(it));
    let is_choices = letters.len() > 1 && are_next && !texts.iter().any(|it| goes_on(it) || asks(it)) && !is_same();
    (is_choices && (is_ended || letters.len() > 2)).then_some(at)
}

/// What ends a question.
fn ends(it: char) -> bool {
    "）)？?".contains(it)
}
