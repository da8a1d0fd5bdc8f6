//! Standards as Markdown: marks taken off, tables as rows, and every line on the line that it stands on.

use crate::form::document::Document;
use crate::form::rows::{Cell, Rows};

/// Reads Markdown line by line, so that a finding points at the line of the file.
pub(super) fn read(markdown: &str) -> Document {
    let mut rows = Rows::default();
    let mut lines: Vec<String> = Vec::new();
    // What stands above the text is about the file.
    let head = front_matter(markdown);
    lines.resize(head, String::new());
    for line in markdown.lines().skip(head) {
        let text = line.trim().trim_start_matches("> ");
        lines.push(match cells(text) {
            Some(cells) if cells.iter().all(|cell| is_rule(cell, "-:")) => String::new(),
            Some(cells) => rows.line(&cells.iter().map(|cell| paragraphs(cell)).collect::<Vec<_>>()),
            None if is_rule(text, "-") || is_rule(text, "=") || is_rule(text, "*") => String::new(),
            None => plain(unmarked(text)),
        });
    }
    lines.push(String::new());
    Document::of(lines.join("\n"))
}

/// How many lines at the head say something about the file: keys between two `---`, which may also be rules on a page.
fn front_matter(markdown: &str) -> usize {
    let mut lines = markdown.lines();
    if lines.next().is_none_or(|line| line.trim_end() != "---") {
        return 0;
    }
    let is_key = |line: &str| {
        let key = line.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with(' '));
        line.is_empty() || line.starts_with([' ', '\t', '-']) || key.is_some()
    };
    let count = lines.clone().take_while(|line| line.trim_end() != "---" && is_key(line.trim_end())).count();
    if lines.nth(count).is_some_and(|line| line.trim_end() == "---") { count + 2 } else { 0 }
}

/// The cells of a row between pipes.
fn cells(line: &str) -> Option<Vec<String>> {
    let inner = line.strip_prefix('|')?;
    let mut cells = vec![String::new()];
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        let cell = cells.last_mut().expect("there is always a cell");
        match character {
            '\\' if characters.next_if_eq(&'|').is_some() => cell.push('|'),
            '|' => cells.push(String::new()),
            _ => cell.push(character),
        }
    }
    if inner.trim_end().ends_with('|') && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    Some(cells)
}

/// The paragraphs of a cell, between line breaks or as already marked.
fn paragraphs(cell: &str) -> Cell {
    let broken = cell.replace("<br/>", "<br>").replace("<br />", "<br>").replace("</p>", "<br>").replace("<p>", "<br>");
    broken.split("<br>").map(|piece| plain(piece.trim())).filter(|piece| !piece.is_empty()).collect()
}

/// A line of three or more of the given marks.
fn is_rule(line: &str, marks: &str) -> bool {
    let text = line.trim();
    (text.len() >= 3 || (marks.len() > 1 && !text.is_empty()))
        && text.chars().all(|character| marks.contains(character))
}

/// A line without the mark of a heading or of an item; numbers stay as printed.
fn unmarked(line: &str) -> &str {
    let heading = line.trim_start_matches('#');
    let depth = line.len() - heading.len();
    if (1..=6).contains(&depth) && heading.starts_with([' ', '\t']) {
        let title = heading.trim();
        let closed = title.trim_end_matches('#');
        return if closed.ends_with(' ') { closed.trim_end() } else { title };
    }
    ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line).trim()
}

/// A piece of text without the marks of emphasis, code, links and escapes.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text.trim_end_matches('\\').replace("<br>", " ");
    for (entity, character) in [("&nbsp;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        rest = rest.replace(entity, character);
    }
    let mut rest = rest.as_str();
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        rest = match character {
            '\\' if after.starts_with(|next: char| next.is_ascii_punctuation()) => {
                plain.push_str(&after[..1]);
                &after[1..]
            }
            '*' | '`' => after,
            '_' if after.starts_with('_') => after.trim_start_matches('_'),
            _ => {
                if let Some((label, after)) = link(rest) {
                    plain.push_str(&self::plain(label));
                    after
                } else {
                    plain.push(character);
                    after
                }
            }
        };
    }
    plain.trim().to_owned()
}

/// `[文字](地址)` as the text and what follows.
fn link(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('[')?;
    // Both end at the first sign that neither can hold, so that a line of brackets is not searched from each of them.
    let (label, after) = inside.split_at(inside.find(['[', ']'])?);
    let address = after.strip_prefix("](")?;
    let end = address.find(|it: char| it.is_whitespace() || "[)".contains(it))?;
    Some((label, address[end..].strip_prefix(')')?))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn marks_are_taken_off_and_lines_stay() {
        let markdown = "---\ntitle: 甲\n---\n# 1 范围 #\n**本标准**规定了 `SKU`。\n- \\[1\\]某某\n\n| 工作领域 | 工作任务 | 职业技能要求 |\n|:--|--|--|\n| 1\\. 甲 | **1.1** 乙 | 1.1.1 能丙\\|丁。<br>1.1.2 能戊。 |\n| | | |\n";
        let expected = "\n\n\n1 范围\n本标准规定了 SKU。\n[1]某某\n\n工作领域\t工作任务\t职业技能要求\n\n1. 甲\t1.1 乙\t<p>1.1.1 能丙|丁。</p> <p>1.1.2 能戊。</p>\n\t\t\n";
        assert_eq!(read(markdown).text, expected);
    }

    #[test]
    fn rules_above_and_below_a_cover_hide_nothing() {
        let markdown = "---\n\n# 甲职业技能等级标准\n标准代码：900001\n\n---\n[甲](http://x/y)[乙] [丙](a b)\n";
        let expected = "\n\n甲职业技能等级标准\n标准代码：900001\n\n\n甲[乙] [丙](a b)\n";
        assert_eq!(read(markdown).text, expected);
        assert_eq!(read("---\ntitle: 甲\ntags:\n- 乙\n---\n丙\n").text, "\n\n\n\n\n丙\n");
    }
}
