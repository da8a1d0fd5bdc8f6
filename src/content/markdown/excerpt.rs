//! How a text begins: so much as tells a reviewer whether to open it.

use crate::content::markdown::places::Words;
use crate::content::markdown::words::renamed;

/// An excerpt has so many letters at most.
const LETTERS: usize = 60;

/// Of any text, whose white space is made single spaces.
pub fn excerpt(text: &str) -> String {
    let mut excerpt = String::with_capacity(4 * LETTERS);
    let (mut rest, mut left) = (text.trim_start(), LETTERS);
    loop {
        let mut letters = rest.char_indices().enumerate();
        let Some((before, (end, letter))) = letters.find(|(at, (_, it))| *at == left || it.is_whitespace()) else {
            return excerpt + rest;
        };
        excerpt.push_str(&rest[..end]);
        if !letter.is_whitespace() {
            return excerpt + "…";
        }
        rest = rest[end..].trim_start();
        left -= before;
        if left > 0 && !rest.is_empty() {
            excerpt.push(' ');
            left -= 1;
        }
    }
}

/// Of the words of a text. The names of lessons elsewhere are none of them.
pub fn excerpt_of(words: &Words, text: &str) -> String {
    let begins = words.first(4 * LETTERS, text);
    let begin = excerpt(&begins);
    // What follows adds nothing to a whole excerpt, unless a link begins there.
    if begin.chars().count() > LETTERS && !begins.contains('[') {
        return begin;
    }
    excerpt(&renamed(words.of(text), |_| Some(String::new())))
}

#[cfg(test)]
mod tests {
    use super::excerpt;

    #[test]
    fn an_excerpt_is_cut_after_sixty_letters() {
        let of = |letters: usize| "水".repeat(letters);
        assert_eq!(excerpt(" 水温 \n\n 八十度 "), "水温 八十度");
        assert_eq!(excerpt(&of(60)), of(60));
        assert_eq!(excerpt(&of(61)), of(60) + "…");
        assert_eq!(excerpt(&(of(60) + " \n")), of(60));
        assert_eq!(excerpt(&(of(60) + " 水")), of(60) + "…");
        assert_eq!(excerpt(&(of(59) + " 水")), of(59) + " …");
        assert_eq!(excerpt(&(of(58) + " 水温")), of(58) + " 水…");
    }
}
