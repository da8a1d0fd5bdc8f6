//! Words as Markdown that says just these words.

use std::fmt::Write as _;

/// Where words stand, since other signs mean something there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// A line of a paragraph or an item.
    Line,
    /// A heading, whose `#` and `{…}` at the end are none of its words.
    Heading,
    /// A cell of a table.
    Cell,
}

/// What makes a brace a claim: it is looked for in all of a lesson's text.
const CLAIMS: [&str; 6] = ["teach", "practise", "assess", "讲", "练", "考"];

/// Writes words behind what was written before them. `at_start` tells whether a line begins with them.
pub(super) fn words(words: &str, within: Within, at_start: bool, out: &mut String) {
    let words = if at_start { words.trim_start() } else { words };
    let mut is_start = at_start;
    for (at, character) in words.char_indices() {
        let rest = &words[at..];
        let after = &rest[character.len_utf8()..];
        let escaped = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '$' => true,
            '_' => !(out.ends_with(char::is_alphanumeric) && after.starts_with(char::is_alphanumeric)),
            '&' => after.starts_with(|it: char| it == '#' || it.is_ascii_alphabetic()),
            // Behind a bracket it would look like an address.
            '(' => out.ends_with(']'),
            '#' => is_start || within == Within::Heading,
            '+' | '-' | '=' | '>' | ':' => is_start,
            '.' | ')' => at_start && is_number(&words[..at]),
            _ => false,
        };
        let entity = match character {
            '|' => within == Within::Cell,
            '{' | '｛' => within == Within::Heading || is_claim(after),
            // The parser keeps none of its own.
            '\u{1}' => true,
            _ => false,
        };
        match (entity, escaped) {
            (true, _) => write!(out, "&#{};", character as u32).expect(TAKES_ALL),
            (false, true) => out.extend(['\\', character]),
            (false, false) => out.push(character),
        }
        is_start = false;
    }
}

/// `12` before a dot begins an item of a list.
fn is_number(before: &str) -> bool {
    (1..=9).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_claim(inside: &str) -> bool {
    let inside = inside.trim_start();
    CLAIMS.iter().any(|key| inside.starts_with(key))
}

/// An address between `<` and `>`.
pub(super) fn address(address: &str) -> String {
    let mut out = String::new();
    for character in address.chars() {
        if character.is_whitespace() || character.is_control() || "<>\\".contains(character) {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                write!(out, "%{byte:02X}").expect(TAKES_ALL);
            }
        } else {
            out.push(character);
        }
    }
    out
}

const TAKES_ALL: &str = "a string takes all that is written";
