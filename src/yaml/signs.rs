//! YAML as an input method writes it: `任务：初级2.1`, `［张三，李四］`, `｛知识：…，能力：…｝`.
//!
//! Each wide sign is replaced by the plain one and spaces, so that every byte keeps its place.

use crate::text::is_han;
use crate::yaml::words::is_known;

/// The text in plain signs, and those that were wide: where each stands, and what is there now, in as many bytes;
/// nothing where none was.
pub(super) fn plain(text: &str) -> Option<(String, Vec<(usize, String)>)> {
    if text.is_ascii() {
        return None;
    }
    let mut scan = Scan { text, changes: Vec::new(), open: Vec::new(), key: None };
    // A deeper line goes on with the text of the key above it; behind `|` and `>` all of it is text.
    let mut above: Option<(usize, Above)> = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let at = start;
        start += line.len();
        if !scan.open.is_empty() {
            scan.flow(at, end);
            continue;
        }
        let content = line.trim();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        if above.is_some_and(|(key, above)| indent > key && above == Above::Text) {
            continue;
        }
        let begins = scan.spaces(at, at + indent);
        let is_sibling = |key: usize| key == at || above.is_some_and(|(above, _)| key - at == above);
        let (key, behind) = scan.line(begins, end, is_sibling);
        above = Some((key - at, behind));
    }
    scan.done()
}

/// What stands behind a key.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Above {
    Nothing,
    Text,
}

struct Scan<'a> {
    text: &'a str,
    /// Where a wide sign stands, and what it becomes, as long as it is.
    changes: Vec<(usize, String)>,
    /// The brackets that are open.
    open: Vec<Open>,
    /// Where a key of the mapping within brackets may begin; nothing within its value.
    key: Option<usize>,
}

struct Open {
    is_list: bool,
    /// Whether its own signs are wide: else those in its texts are no signs of it.
    is_wide: bool,
    /// The wide commas of a list, until it is known that no other divides it.
    commas: Vec<(usize, char)>,
    has_plain: bool,
}

impl Scan<'_> {
    /// A line of keys and values: where its key begins, and what stands behind it.
    ///
    /// A wide colon is one of YAML where a key must stand, or where the word before it is one that files have.
    fn line(&mut self, mut at: usize, end: usize, is_sibling: impl Fn(usize) -> bool) -> (usize, Above) {
        while let Some(rest) = self.text[at..end].strip_prefix('-').filter(|rest| rest.starts_with([' ', '　'])) {
            at = self.spaces(end - rest.len(), end - rest.trim_start().len());
        }
        let rest = &self.text[at..end];
        let mut value = at;
        if let Some((colon, sign)) =
            colon(rest).filter(|(colon, sign)| *sign == ':' || is_sibling(at) || is_known(&rest[..*colon]))
        {
            self.change(at + colon, sign, ":");
            value = at + colon + sign.len_utf8();
            value = self.spaces(value, end - self.text[value..end].trim_start().len());
        }
        let written = &self.text[value..end];
        let inner = |open: char, close: char| written.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if written.is_empty() {
            return (at, Above::Nothing);
        }
        let is_list = |inner: &str| inner.contains(['，', '、', ',']) || !inner.chars().any(is_han);
        if written.starts_with(['[', '{', '［', '｛']) || inner('【', '】').is_some_and(is_list) {
            self.flow(value, end);
        } else if let Some(quoted) = inner('“', '”').filter(|quoted| !quoted.chars().any(is_han)) {
            self.quotes(value, quoted.len());
        } else if written.chars().all(|it| ('０'..='９').contains(&it)) {
            let digits: String = written.chars().map(plain_digit).collect();
            self.changes.push((value, format!("{digits:<width$}", width = written.len())));
        }
        (at, Above::Text)
    }

    /// Within brackets, up to the end of the line or of the last bracket.
    fn flow(&mut self, from: usize, end: usize) {
        let mut at = from;
        while let Some(sign) = self.text[at..end].chars().next() {
            let here = at;
            at += sign.len_utf8();
            let rest = &self.text[at..end];
            match sign {
                '[' | '{' | '［' | '｛' => self.opens(here, sign),
                '【' if self.open.is_empty() => self.opens(here, sign),
                ']' | '}' | '］' | '｝' | '】' if self.closes(here, sign) && self.open.is_empty() => return,
                ',' => {
                    if let Some(open) = self.open.last_mut() {
                        open.has_plain = true;
                        self.key = (!open.is_list).then_some(at);
                    }
                }
                '，' | '、' => match self.open.last_mut() {
                    Some(open) if open.is_list => open.commas.push((here, sign)),
                    Some(open) if open.is_wide && sign == '，' && begins_key(rest) => {
                        self.change(here, sign, ",");
                        self.key = Some(at);
                    }
                    _ => {}
                },
                ':' if rest.starts_with(' ') => self.key = None,
                '：' if self.key.is_some_and(|key| is_key(self.text[key..here].trim())) => {
                    self.change(here, sign, ":");
                    self.key = None;
                    if let Some(open) = self.open.last_mut().filter(|open| !open.has_plain) {
                        open.is_wide = true;
                    }
                }
                '"' | '\'' if self.value_begins(here) => at += rest.find(sign).map_or(rest.len(), |found| found + 1),
                '“' if self.value_begins(here) => {
                    if let Some((quoted, _)) = rest.split_once('”').filter(|(quoted, _)| !quoted.chars().any(is_han))
                    {
                        self.quotes(here, quoted.len());
                        at += quoted.len() + '”'.len_utf8();
                    }
                }
                _ => {}
            }
        }
    }

    fn opens(&mut self, here: usize, sign: char) {
        let is_list = matches!(sign, '[' | '［' | '【');
        self.change(here, sign, if is_list { "[" } else { "{" });
        self.open.push(Open { is_list, is_wide: !sign.is_ascii(), commas: Vec::new(), has_plain: false });
        self.key = (!is_list).then_some(here + sign.len_utf8());
    }

    /// Whether a sign closes the last bracket.
    fn closes(&mut self, here: usize, sign: char) -> bool {
        let is_list = matches!(sign, ']' | '］' | '】');
        let Some(open) = self.open.pop_if(|open| open.is_list == is_list) else { return false };
        self.change(here, sign, if is_list { "]" } else { "}" });
        // Where plain commas divide the list, wide ones belong to its texts.
        for (comma, sign) in open.commas.into_iter().filter(|_| !open.has_plain) {
            self.change(comma, sign, ",");
        }
        self.key = None;
        true
    }

    fn value_begins(&self, here: usize) -> bool {
        self.text[..here].trim_end().ends_with([',', '，', ':', '：', '[', '［', '、'])
    }

    /// A wide sign becomes a plain one with spaces behind it, a plain one stays.
    fn change(&mut self, here: usize, sign: char, plain: &str) {
        if !sign.is_ascii() {
            self.changes.push((here, format!("{plain:<width$}", width = sign.len_utf8())));
        }
    }

    /// `“530702”`: the spaces stand outside.
    fn quotes(&mut self, here: usize, inner: usize) {
        let wide = '“'.len_utf8();
        self.changes.push((here, "  \"".to_owned()));
        self.changes.push((here + wide + inner, "\"  ".to_owned()));
    }

    /// Wide spaces as plain ones; tells where they end.
    fn spaces(&mut self, from: usize, to: usize) -> usize {
        for (at, sign) in self.text[from..to].char_indices().filter(|(_, sign)| *sign == '　') {
            self.changes.push((from + at, " ".repeat(sign.len_utf8())));
        }
        to
    }

    fn done(mut self) -> Option<(String, Vec<(usize, String)>)> {
        if self.changes.is_empty() {
            return None;
        }
        self.changes.sort();
        let mut plain = String::with_capacity(self.text.len());
        for (at, change) in &self.changes {
            plain.push_str(&self.text[plain.len()..*at]);
            plain.push_str(change);
        }
        plain.push_str(&self.text[plain.len()..]);
        Some((plain, self.changes))
    }
}

fn plain_digit(digit: char) -> char {
    char::from_u32(u32::from(digit) - 0xFEE0).unwrap_or(digit)
}

/// The colon behind the key that a line begins with.
fn colon(line: &str) -> Option<(usize, char)> {
    let (at, sign) = line.char_indices().find(|(_, it)| matches!(it, ':' | '：'))?;
    let after = &line[at + sign.len_utf8()..];
    let ends = sign == '：' || after.is_empty() || after.starts_with([' ', '　']);
    (ends && is_key(line[..at].trim_end())).then_some((at, sign))
}

/// Whether what stands before a colon may be a key: one word, and no long one.
fn is_key(word: &str) -> bool {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    !word.is_empty() && word.chars().count() <= 16 && word.chars().all(is_word)
}

/// Whether a key and its colon follow.
fn begins_key(rest: &str) -> bool {
    colon(rest.trim_start()).is_some()
}
