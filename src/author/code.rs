//! Codes in a cell, in any notation that a college uses: `2.1.1 能…`, `中级2.1`, `L2-2.1.1、2.1.2`, `2.1.1至2.1.3`, or names.

use crate::author::lookup::{beside, known, named, own_text, range};
use crate::author::notation::{Beside, Notation};
use crate::diagnostic::CellSlip;
use crate::standard::{LevelId, Standard};
use crate::text::narrow;

/// What always ends a part of a cell.
const ENDS: [char; 5] = ['\n', '、', ',', ';', '。'];
/// What ends one where a code stands before it, and is no more than a sign among words.
const SIGNS: [char; 8] = ['/', '+', '&', '|', ')', '】', ']', ':'];
const AND: [&str; 4] = ["以及", "和", "及", "与"];
const TO: [&str; 10] = ["至", "到", "~", "〜", "—", "–", "―", "−", "－", "-"];

/// What a cell holds; nothing of it is left out of both.
#[derive(Default)]
pub(super) struct Codes {
    /// Those that a standard has, each with its standard's where there are several.
    pub(super) known: Vec<String>,
    /// Parts that are none, with what they should have been.
    pub(super) unread: Vec<(String, CellSlip)>,
}

/// Reads a cell; `level` are texts that may tell the level, the nearest first.
pub(super) fn codes(cell: &str, level: [&str; 3], standards: &[&Standard]) -> Codes {
    let cell = narrow(cell);
    let read = standards.iter().map(|standard| {
        let mut codes = within(&cell, level, standard);
        if standards.len() > 1 {
            codes.known.iter_mut().for_each(|code| *code = format!("{}:{code}", standard.code));
        }
        codes
    });
    // The standard that has most of it is meant.
    let best = read.min_by_key(|codes| (codes.unread.len(), std::cmp::Reverse(codes.known.len())));
    let mut codes = best.unwrap_or_default();
    let of_ranges = !codes.unread.is_empty() && codes.unread.iter().all(|(_, slip)| *slip == CellSlip::Range);
    if codes.known.is_empty() && !of_ranges {
        codes.unread = vec![(cell.trim().to_owned(), CellSlip::Code)];
    }
    codes
}

fn within(cell: &str, level: [&str; 3], standard: &Standard) -> Codes {
    let told = level.iter().find_map(|text| level_in(text, standard));
    let only = if let [only] = &standard.levels[..] { Some(only.id) } else { None };
    let usual = told.or(only);
    let mut reader = Reader { standard, usual, current: usual, rest: cell, in_words: false, codes: Codes::default() };
    let mut is_new = true;
    loop {
        is_new |= reader.pass_signs();
        if reader.rest.is_empty() {
            return reader.codes;
        }
        match Notation::at_head(reader.rest, standard).filter(|it| reader.is_meant(it, is_new)) {
            Some(notation) => reader.code(&notation, is_new),
            None => reader.words(),
        }
        is_new = false;
    }
}

struct Reader<'a> {
    standard: &'a Standard,
    /// The level of the cell.
    usual: Option<LevelId>,
    /// The level of the code before, which is that of a number alone.
    current: Option<LevelId>,
    rest: &'a str,
    /// Whether a code has words behind it, in which commas part no codes.
    in_words: bool,
    codes: Codes,
}

impl<'a> Reader<'a> {
    /// What stands between two parts; whether it parts them for sure.
    fn pass_signs(&mut self) -> bool {
        let next = self.rest.trim_start_matches(|sign| is_sign(sign) || ENDS.contains(&sign));
        let passed = &self.rest[..self.rest.len() - next.len()];
        let (next, is_and) = if self.in_words { (next, false) } else { without_and(next) };
        self.rest = next;
        is_and || passed.contains(|sign: char| !sign.is_whitespace() || sign == '\n')
    }

    /// Whether a number is a code, and none that words hold.
    fn is_meant(&self, notation: &Notation, is_new: bool) -> bool {
        let behind = &self.rest[notation.length..];
        match notation.parts() {
            _ if notation.is_sure() => true,
            1 if self.in_words => is_new && behind.starts_with('.'),
            1 => {
                let own = || {
                    let code = format!("{}-{}", self.current?, notation.number);
                    own_text(&code, behind, self.standard)
                };
                !behind.starts_with(char::is_alphabetic) || without_any(behind, &TO).is_some() || own().is_some()
            }
            _ => true,
        }
    }

    fn code(&mut self, notation: &Notation, is_new: bool) {
        let level = notation.level.or(self.current);
        let (mut code, mut length) = (level.map(|level| format!("{level}-{}", notation.number)), notation.length);
        if let Some((second, more)) = code.as_deref().and_then(|code| beside(code, &self.rest[length..], self.standard))
        {
            code = Some(second);
            length += more;
        }
        let (written, behind) = self.rest.split_at(length);
        if let Some((last, rest)) = self.end_of_range(behind, notation, level) {
            let whole = self.rest[..self.rest.len() - rest.len()].trim().to_owned();
            match code.zip(last).and_then(|(first, last)| range(&first, &last, self.standard)) {
                Some(codes) => codes.into_iter().for_each(|code| self.push(code)),
                None => self.codes.unread.push((whole, CellSlip::Range)),
            }
            self.rest = rest;
        } else {
            let known = code.filter(|code| known(code, self.standard));
            let behind = behind.strip_prefix('.').unwrap_or(behind);
            let own = known.as_deref().and_then(|code| own_text(code, behind, self.standard)).filter(|rest| ends(rest));
            // `能提高 1.2 倍` has a number among its words; that it is read as none is said.
            let is_loose = self.in_words && !is_new && !notation.is_sure() && own.is_none() && !ends(behind);
            match known.filter(|_| !is_loose) {
                Some(code) => self.push(code),
                None => self.codes.unread.push((written.trim().to_owned(), CellSlip::Part)),
            }
            self.rest = own.unwrap_or(behind);
            if is_loose {
                return;
            }
        }
        self.current = level.or(self.current);
        self.in_words = false;
        self.words_of_code();
    }

    /// The other end of a range, as a code, and what stands behind it.
    fn end_of_range(
        &self,
        text: &'a str,
        first: &Notation,
        level: Option<LevelId>,
    ) -> Option<(Option<String>, &'a str)> {
        let text = text.trim_start();
        let behind = without_any(text, &TO)?;
        let behind = behind.trim_start();
        let last = Notation::at_head(behind, self.standard)?;
        let rest = &behind[last.length..];
        let level = last.level.or(level);
        // `2.1.1-3` is short for `2.1.1-2.1.3`; `2.1.1-3种茶` is not.
        let above = first.number.rsplit_once('.').map_or("", |(above, _)| above);
        let number = if last.parts() == 1 && last.level == Beside::Nothing && !above.is_empty() {
            if !ends(rest) {
                return None;
            }
            format!("{above}.{}", last.number)
        } else {
            last.number.to_owned()
        };
        Some((level.map(|level| format!("{level}-{number}")), rest))
    }

    /// What a code's own words are, behind it.
    fn words_of_code(&mut self) {
        let next = self.rest.trim_start_matches(is_sign);
        let is_code = || Notation::at_head(next, self.standard).is_some_and(|it| self.is_meant(&it, false));
        if next.is_empty() || next.starts_with(ENDS) || without_and(next).1 || is_code() {
            return;
        }
        self.rest = &next[self.end_of_words(next, true)..];
        self.in_words = true;
    }

    /// Words before which no code stands: a name, a label of the code behind them, or nothing that is known.
    fn words(&mut self) {
        if let Some((code, rest)) = named(self.rest, self.usual, self.standard).filter(|(_, rest)| ends(rest)) {
            self.push(code);
            self.rest = rest;
            self.in_words = false;
            return;
        }
        let (words, rest) = self.rest.split_at(self.end_of_words(self.rest, self.in_words));
        self.rest = rest;
        let is_label =
            Notation::at_head(rest, self.standard).is_some() && !words.contains(|it: char| it.is_ascii_digit());
        if !self.in_words && !is_label {
            self.codes.unread.push((words.trim().to_owned(), CellSlip::Part));
        }
    }

    /// Where words end: at a sign that parts, or where a code begins.
    fn end_of_words(&self, text: &str, are_own: bool) -> usize {
        let mut before = text.chars().next().unwrap_or(' ');
        for (at, sign) in text.char_indices().skip(1) {
            let is_after_and = !are_own && AND.iter().any(|and| text[..at].ends_with(and));
            let may_begin = before.is_whitespace() || is_after_and;
            let is_code = |it: Notation| it.is_sure() || may_begin && it.parts() == 2;
            let is_within = before.is_ascii_alphanumeric() || ['.', '-'].contains(&before);
            if ENDS.contains(&sign) || !is_within && Notation::at_head(&text[at..], self.standard).is_some_and(is_code)
            {
                return at;
            }
            before = sign;
        }
        text.len()
    }

    fn push(&mut self, code: String) {
        if !self.codes.known.contains(&code) {
            self.codes.known.push(code);
        }
    }
}

fn is_sign(sign: char) -> bool {
    sign.is_whitespace() && sign != '\n' || SIGNS.contains(&sign)
}

/// Whether a part ends here.
fn ends(text: &str) -> bool {
    text.is_empty()
        || text.starts_with(|sign: char| sign.is_whitespace() || is_sign(sign) || ENDS.contains(&sign))
        || without_and(text).1
}

fn without_and(text: &str) -> (&str, bool) {
    without_any(text, &AND).map_or((text, false), |rest| (rest.trim_start(), true))
}

/// A text without the words at its head, any number of them; nothing where none is there.
fn without_any<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    let first = |text: &'a str| words.iter().find_map(|word| text.strip_prefix(word));
    let mut rest = first(text)?;
    while let Some(next) = first(rest) {
        rest = next;
    }
    Some(rest)
}

fn level_in(text: &str, standard: &Standard) -> Option<LevelId> {
    let named = |name: &str| text.contains(name);
    let mut found = standard.levels.iter().filter(|level| named(&level.name) || text.trim() == level.id.to_string());
    // A text that names two levels tells none.
    let first = found.next()?;
    if found.next().is_some() { None } else { Some(first.id) }
}
