//! Codes by words of what is said of them: 内容不足, or a whole message as it was copied.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::explain::{Explained, explained};
use crate::diagnostic::language::Language;
use crate::text::is_han;

/// At most so many codes are worth looking at.
const SHOWN: usize = 5;

/// The codes whose pages hold most of the words, best first; one alone where it is far ahead of the others.
pub fn asked(words: &str, language: Language) -> Vec<Explained> {
    // What stands between backquotes is the author's own text.
    let asked = pieces(&words.split('`').step_by(2).collect::<Vec<_>>().join(" "));
    let pages: Vec<(Explained, [BTreeSet<String>; 2])> = explained(language)
        .zip(explained(Language::Chinese).zip(explained(Language::English)))
        .map(|(page, (chinese, english))| {
            let head = [chinese.summary, english.summary, page.code].join("\n");
            let text = [&head, chinese.text, english.text].join("\n");
            (page, [&head, &text].map(|text| pieces(text)))
        })
        .collect();
    let mut in_pages: BTreeMap<&str, f64> = BTreeMap::new();
    for piece in pages.iter().flat_map(|(_, [_, text])| text) {
        *in_pages.entry(piece).or_default() += 1.0;
    }
    // A piece that few pages have tells more.
    let whole_pages = pages.iter().map(|_| 1.0).sum::<f64>();
    let weight = |piece: &str| in_pages.get(piece).map_or(1.0, |count| (whole_pages / count).ln().max(0.1));
    let whole: f64 = asked.iter().map(|piece| weight(piece)).sum();
    let share = |pieces: &BTreeSet<String>| asked.intersection(pieces).map(|piece| weight(piece)).sum::<f64>() / whole;
    // What a page says first, it is about.
    let score = |[head, text]: &[BTreeSet<String>; 2]| f64::midpoint(share(text), share(head));
    let mut found: Vec<(f64, Explained)> = pages.iter().map(|(page, pieces)| (score(pieces), *page)).collect();
    found.retain(|(share, _)| *share >= 0.2);
    found.sort_by(|(one, a), (other, b)| other.total_cmp(one).then(a.code.cmp(b.code)));
    let is_ahead = matches!(found[..], [(best, _), (next, _), ..] if best >= 0.7 && next <= best * 0.7);
    found.truncate(if is_ahead { 1 } else { SHOWN });
    found.into_iter().map(|(_, page)| page).collect()
}

/// Two Han characters that follow each other, or a word of letters.
fn pieces(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let mut pieces: BTreeSet<String> = BTreeSet::new();
    let signs: Vec<char> = text.chars().collect();
    let pairs = signs.windows(2).filter(|pair| pair.iter().all(|it| is_han(*it)));
    pieces.extend(pairs.map(|pair| pair.iter().collect::<String>()));
    let words = text.split(|it: char| !it.is_ascii_alphabetic()).filter(|word| word.len() > 2);
    pieces.extend(words.map(str::to_owned));
    pieces
}
