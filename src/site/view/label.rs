//! A name in lines that fit a box, broken where Chinese print may break.

use unicode_width::UnicodeWidthChar;

/// Widths are in tenths of a Han character.
const HAN: u32 = 10;

/// At most `most` lines, none wider than `width`, all about as long; a name that does not fit ends in `…`.
pub(super) fn lines(name: &str, width: u32, most: usize) -> Vec<String> {
    let pieces = pieces(name, width);
    let mut lines = fill(&pieces, width);
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while measure(last) + HAN > width && last.pop().is_some() {}
            last.push('…');
        }
        return lines;
    }
    // As few lines as before, but none of a single character.
    let all: u32 = lines.iter().map(|line| measure(line)).sum();
    let narrowest = all / lines.len().max(1) as u32;
    let even = (narrowest..width).map(|narrower| fill(&pieces, narrower)).find(|even| even.len() == lines.len());
    even.unwrap_or(lines)
}

/// How wide a text is: a Han character is twice as wide as a Latin one, capitals are in between.
fn measure(text: &str) -> u32 {
    text.chars().map(measure_char).sum()
}

fn measure_char(char: char) -> u32 {
    match char.width() {
        Some(0) | None => 0,
        Some(1) if char.is_ascii_uppercase() => 8,
        Some(1) => 6,
        Some(_) => HAN,
    }
}

/// Pieces between which a line may end.
fn pieces(name: &str, width: u32) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = None;
    for char in name.chars() {
        match pieces.last_mut() {
            Some(piece) if before.is_some_and(|before| holds(before, char)) && measure(piece) + HAN <= width => {
                piece.push(char);
            }
            _ => pieces.push(char.to_string()),
        }
        before = Some(char);
    }
    pieces
}

/// Whether a line must not end between two characters.
fn holds(before: char, after: char) -> bool {
    let latin = |char: char| char.width() == Some(1) && !char.is_whitespace();
    let opening = "（《〈“‘「『［【([{".contains(before);
    let closing = "）》〉”’」』］】、，。；：！？…·)]},.;:!?%".contains(after);
    opening || closing || after.is_whitespace() || (latin(before) && latin(after))
}

fn fill(pieces: &[String], width: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for piece in pieces {
        match lines.last_mut() {
            Some(line) if measure(line) + measure(piece.trim_end()) <= width => line.push_str(piece),
            _ => lines.push(piece.trim_start().to_owned()),
        }
    }
    for line in &mut lines {
        line.truncate(line.trim_end().len());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::lines;

    #[test]
    fn names_wrap_as_chinese_print_does() {
        assert_eq!(lines("2.1 海外搜索引擎优化", 200, 2), ["2.1 海外搜索引擎优化"]);
        assert_eq!(lines("2.1 海外搜索引擎优化", 90, 2), ["2.1 海外搜", "索引擎优化"]);
        assert_eq!(lines("能使用 Google Ads", 60, 3), ["能使用", "Google", "Ads"]);
        assert_eq!(lines("方案、执行（上）", 60, 3), ["方案、执", "行（上）"]);
        assert_eq!(lines("跨境电商海外营销策划", 40, 2), ["跨境电商", "海外营…"]);
    }
}
