//! A text whose lines are rows with signs between their cells, as spreadsheets save it.

use crate::text::source::Source;
use crate::text::span::{Span, Spanned};

/// The signs that stand between cells; the one that the first row has most of is taken.
const SIGNS: [char; 3] = [',', '\t', ';'];

/// Each row's cells without white space around them, each with its place; quoted ones may hold line ends.
pub fn separated(source: &Source) -> Vec<Vec<Spanned<String>>> {
    let text = source.text();
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let sign = SIGNS.into_iter().rev().max_by_key(|sign| first.matches(*sign).count()).unwrap_or(',');
    let mut rows = vec![Vec::new()];
    let mut at = 0;
    loop {
        let (cell, end) = cell(source, at, sign);
        rows.last_mut().expect("there is always a row").push(cell);
        match text[end..].chars().next() {
            Some('\n') => rows.push(Vec::new()),
            Some('\r') if text[end..].starts_with("\r\n") => {
                rows.push(Vec::new());
                at = end + 2;
                continue;
            }
            Some(_) => {}
            None => return rows,
        }
        at = end + 1;
    }
}

/// How many cells end in the beginning of a row whose cells have commas between them.
pub(super) fn cells_before(row: &str) -> usize {
    let mut is_quoted = false;
    let is_end = |sign: &u8| {
        is_quoted ^= *sign == b'"';
        *sign == b',' && !is_quoted
    };
    row.bytes().filter(is_end).count()
}

/// What people call a cell, by its row and column from zero: `B5`, with the sheet where it has a name.
pub fn cell_name(sheet: &str, row: usize, column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.insert(0, char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    let cell = format!("{letters}{}", row + 1);
    if sheet.is_empty() { cell } else { format!("{sheet}!{cell}") }
}

/// The cell that begins there, and where it ends.
fn cell(source: &Source, start: usize, sign: char) -> (Spanned<String>, usize) {
    let text = source.text();
    let rest = &text[start..];
    let is_end = |it: char| it == sign || it == '\n' || it == '\r';
    let indent = rest.len() - rest.trim_start_matches(' ').len();
    let mut value = String::new();
    let mut length = indent;
    if rest[indent..].starts_with('"') {
        length += 1;
        while let Some(close) = rest[length..].find('"') {
            value.push_str(&rest[length..length + close]);
            length += close + 1;
            if !rest[length..].starts_with('"') {
                break;
            }
            value.push('"');
            length += 1;
        }
        if length == indent + 1 {
            // The quotation mark is never closed: it is one more character.
            value.clear();
            length = indent;
        }
    }
    let tail = rest[length..].find(is_end).unwrap_or(rest.len() - length);
    value.push_str(&rest[length..length + tail]);
    let end = start + length + tail;
    let span = source.trim(Span::new(source.id(), start, end));
    (Spanned { value: value.trim().to_owned(), span }, end)
}

#[cfg(test)]
mod tests {
    use super::{cell_name, cells_before, separated};
    use crate::text::{Source, SourceId};

    fn rows(text: &str) -> Vec<Vec<String>> {
        let source = Source::new(SourceId(0), "x.csv".to_owned(), text.to_owned());
        separated(&source).into_iter().map(|row| row.into_iter().map(|cell| cell.value).collect()).collect()
    }

    #[test]
    fn cells_have_names() {
        assert_eq!(cell_name("", 4, 1), "B5");
        assert_eq!(cell_name("材料", 0, 26), "材料!AA1");
        assert_eq!(cells_before("a,\"b, \"\"c\"\"\","), 2);
    }

    #[test]
    fn cells_are_what_people_see() {
        assert_eq!(rows("a, b\r\n\"c,\"\"d\"\"\",\n"), [vec!["a", "b"], vec!["c,\"d\"", ""], vec![""]]);
        assert_eq!(rows("a;b;c,d"), [vec!["a", "b", "c,d"]]);
        assert_eq!(rows("a\tb\n\"two\nlines\"\tc"), [vec!["a", "b"], vec!["two\nlines", "c"]]);
        assert_eq!(rows("\"open,b"), [vec!["\"open", "b"]]);
        assert_eq!(rows(""), [vec![""]]);
    }
}
