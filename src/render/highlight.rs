//! Code to coloured spans: classes, not colours, so that each theme has its own.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::render::escape::escaped;

/// Loaded when the first block needs it: it is the dearest step of a small build.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// What a theme colours, and the scopes that it stands for; the first that fits a scope is meant.
const KINDS: [(&str, &str); 8] = [
    ("comment", "comment"),
    ("string", "string"),
    ("entity.other.attribute-name", "attribute"),
    ("entity", "entity"),
    ("keyword", "keyword"),
    ("storage", "keyword"),
    ("constant", "constant"),
    ("support", "entity"),
];

/// HTML for code in a language, or nothing where the language is not known.
pub(super) fn highlight(language: &str, code: &str) -> Option<String> {
    if language.is_empty() || language == "text" {
        return None;
    }
    let mut state = ParseState::new(SYNTAXES.find_syntax_by_token(language)?);
    let mut scopes = ScopeStack::new();
    let mut html = String::new();
    for line in LinesWithEndings::from(code) {
        let mut from = 0;
        for (at, change) in state.parse_line(line, &SYNTAXES).ok()? {
            push(&mut html, &line[from..at], &scopes);
            from = at;
            scopes.apply(&change).ok()?;
        }
        push(&mut html, &line[from..], &scopes);
    }
    Some(html)
}

/// One piece of code, in a span where its innermost scope that has a kind says so.
fn push(html: &mut String, piece: &str, scopes: &ScopeStack) {
    if piece.is_empty() {
        return;
    }
    let mut scopes = scopes.scopes.iter().rev().map(|scope| scope.build_string());
    let kind = scopes.find_map(|scope| KINDS.iter().find(|(prefix, _)| scope.starts_with(prefix)));
    match kind.filter(|_| !piece.trim().is_empty()) {
        Some((_, class)) => {
            html.push_str("<span class=\"hl-");
            html.push_str(class);
            html.push_str("\">");
            html.push_str(&escaped(piece));
            html.push_str("</span>");
        }
        None => html.push_str(&escaped(piece)),
    }
}
