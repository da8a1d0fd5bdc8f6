//! Code to coloured spans: classes, not colours, so that each theme has its own.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::render::escape::text;

/// Loaded when the first block needs it: it is the dearest step of a small build.
static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// What a theme colours, and the scopes that it stands for; the first that fits a scope is meant.
static KINDS: LazyLock<[(Scope, &str); 8]> = LazyLock::new(|| {
    let kinds = [
        ("comment", "comment"),
        ("string", "string"),
        ("entity.other.attribute-name", "attribute"),
        ("entity", "entity"),
        ("keyword", "keyword"),
        ("storage", "keyword"),
        ("constant", "constant"),
        ("support", "entity"),
    ];
    kinds.map(|(scope, kind)| (Scope::new(scope).expect("each has at most eight parts"), kind))
});

/// HTML for code in a language, or nothing where the language is not known.
pub(super) fn highlight(language: &str, code: &str) -> Option<String> {
    if language.is_empty() || language == "text" {
        return None;
    }
    let mut state = ParseState::new(SYNTAXES.find_syntax_by_token(language)?);
    let mut scopes = ScopeStack::new();
    let mut pieces: Vec<(Option<&str>, String)> = Vec::new();
    for line in LinesWithEndings::from(code) {
        let mut from = 0;
        for (at, change) in state.parse_line(line, &SYNTAXES).ok()? {
            push(&mut pieces, &line[from..at], &scopes);
            from = at;
            scopes.apply(&change).ok()?;
        }
        push(&mut pieces, &line[from..], &scopes);
    }
    let html = pieces.iter().map(|(class, piece)| match class {
        Some(class) => format!("<span class=\"hl-{class}\">{}</span>", text(piece)),
        None => text(piece),
    });
    Some(html.collect())
}

/// One piece of code with what its innermost scope that has a kind says it is; it joins the last where that is the same.
fn push(pieces: &mut Vec<(Option<&'static str>, String)>, piece: &str, scopes: &ScopeStack) {
    let kind_of = |scope: &Scope| KINDS.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
    let kind = scopes.scopes.iter().rev().find_map(kind_of);
    let class = kind.map(|(_, class)| *class);
    match pieces.last_mut() {
        // White space has no colour, so it ends none.
        Some((last, text)) if *last == class || piece.trim().is_empty() => text.push_str(piece),
        _ if piece.is_empty() => {}
        _ => pieces.push((class, piece.to_owned())),
    }
}
