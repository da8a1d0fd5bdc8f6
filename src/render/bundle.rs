//! A theme's style sheets and scripts, each kind put together into one file.
//!
//! They are made smaller by two rules that cannot change their meaning. Libraries were tried: `minifier` joins
//! `min(1px + 2px)` in styles and loses code after `//` in a script's strings, and `lightningcss` brings sixty crates.

use std::collections::BTreeMap;

/// The one style sheet of a site.
const STYLE: &str = "style.css";
/// The one script of a site.
const SCRIPT: &str = "site.js";

/// In the order of the cascade.
const STYLES: [&str; 8] = [
    "style/tokens.css",
    "style/text.css",
    "style/frame.css",
    "style/parts.css",
    "style/pages.css",
    "style/tables.css",
    "style/lesson.css",
    "style/print.css",
];
/// In every page, so that a reader may have it whatever his system says.
const DARK: &str = "style/dark.css";
const MORE_STYLE: &str = "custom.css";

/// The first makes what the others use.
const SCRIPTS: [&str; 4] = ["scripts/frame.js", "scripts/search.js", "scripts/tables.js", "scripts/lesson.js"];
/// What a page loads when its reader searches, before the data.
const FINDER_STYLE: (&str, &str) = ("find.css", "style/search.css");
const FINDER_SCRIPT: (&str, &str) = ("find.js", "scripts/find.js");
const MORE_SCRIPT: &str = "custom.js";

/// Every file of styles and scripts, by its name.
pub(super) fn assets(files: &BTreeMap<&str, &str>) -> Vec<(&'static str, String)> {
    vec![
        (STYLE, style(files)),
        (SCRIPT, script(files)),
        (FINDER_STYLE.0, squeeze_style(files[FINDER_STYLE.1])),
        (FINDER_SCRIPT.0, squeeze_script(files[FINDER_SCRIPT.1])),
    ]
}

/// The colours of the night as a template, since they stand in every page.
pub(super) fn dark(files: &BTreeMap<&str, &str>) -> (&'static str, String) {
    (DARK, squeeze_style(files[DARK]))
}

/// One style sheet: the parts or the site's own whole, and the site's additions behind it.
fn style(files: &BTreeMap<&str, &str>) -> String {
    let parts = if files.contains_key(STYLE) { vec![STYLE] } else { STYLES.to_vec() };
    join(&parts, MORE_STYLE, squeeze_style, files)
}

/// One script: the parts, and the site's additions behind them.
fn script(files: &BTreeMap<&str, &str>) -> String {
    join(&SCRIPTS, MORE_SCRIPT, squeeze_script, files)
}

fn join(parts: &[&str], more: &str, squeeze: fn(&str) -> String, files: &BTreeMap<&str, &str>) -> String {
    let texts = parts.iter().chain([&more]).filter_map(|name| files.get(name));
    texts.map(|text| squeeze(text)).collect()
}

/// Without comments, and without white space where none is needed; that around `+` and `-` in `calc()` and others is.
fn squeeze_style(sheet: &str) -> String {
    let mut small = String::with_capacity(sheet.len());
    let mut rest = sheet;
    let mut depth = 0_usize;
    while let Some(next) = rest.chars().next() {
        let taken = if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else if next.is_whitespace() {
            let len = rest.len() - rest.trim_start().len();
            let after = &rest[len..];
            // Within brackets these may be sums.
            let joint = |it: char| depth == 0 && matches!(it, '+' | '~');
            let needless = small.ends_with(|it| matches!(it, '{' | '}' | ';' | ':' | ',' | '>' | '(') || joint(it));
            let closes = |it| matches!(it, '{' | '}' | ';' | ',' | '>' | ')' | '!') || joint(it);
            if !needless && !after.starts_with("/*") && !after.starts_with(closes) {
                small.push(' ');
            }
            len
        } else if matches!(next, '"' | '\'') {
            let len = string(rest, next);
            small.push_str(&rest[..len]);
            len
        } else {
            match next {
                '}' if small.ends_with(';') => {
                    small.pop();
                }
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            small.push(next);
            next.len_utf8()
        };
        rest = &rest[taken..];
    }
    small.trim().to_owned()
}

/// The bytes of the string with which a text begins; a mark behind a backslash does not end it.
fn string(text: &str, mark: char) -> usize {
    let mut characters = text.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        if character == '\\' {
            characters.next();
        } else if character == mark {
            return at + mark.len_utf8();
        }
    }
    text.len()
}

/// Without indentation and lines that are comments. Line ends stay, since they may end a statement; and everything
/// does in a script whose template literals span lines.
fn squeeze_script(script: &str) -> String {
    // What ends a longer comment may look like one.
    let is_comment = |line: &str| line.starts_with("//") && !line.contains("*/");
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    if lines.clone().any(|line| line.matches('`').count() % 2 == 1) {
        return format!("{script}\n");
    }
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::{squeeze_script, squeeze_style};

    #[test]
    fn styles_keep_their_meaning() {
        let sheet = "/* Why. */\n.a > .b + .b, .c :is(p, ul)::before {\n  width: calc(100% - (2 * 3px));\n  \
                     content: \"a  /* no */ ; } {\" attr(x) \"\\\"  ; \\\\\" 'b';\n  color: red !important;\n}\n\
                     @media print and (min-width: 40rem) {\n  @page { @top-left { content: \" · \" } }\n}\n\
                     .a:not(.b) .c { margin: min(1px + 2px, 3px) -1px +2px }\n";
        let small = ".a>.b+.b,.c :is(p,ul)::before{width:calc(100% - (2 * 3px));content:\"a  /* no */ ; } {\" attr(x) \
                     \"\\\"  ; \\\\\" 'b';color:red!important}@media print and (min-width:40rem){@page{@top-left{content:\" · \"}}}\
                     .a:not(.b) .c{margin:min(1px + 2px,3px) -1px+2px}";
        assert_eq!(squeeze_style(sheet), small);
    }

    #[test]
    fn scripts_keep_their_lines() {
        assert_eq!(squeeze_script("// Why.\n\n  let a = 'http://x' // b\n    a++\n"), "let a = 'http://x' // b\na++\n");
        assert_eq!(squeeze_script("/*\n// a\n// */\nb()"), "/*\n// */\nb()\n");
        assert_eq!(squeeze_script("let a = `b\n  // c`"), "let a = `b\n  // c`\n");
    }
}
