//! Code to coloured spans: classes, not colours, so that each theme has its own.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::render::escape::push_text;

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

/// So many lines are remembered at most, and so many states between them.
const MOST: usize = 4_000;
const MOST_STATES: usize = 400;

/// Lines that have been parsed, by what stood before them: one lesson shows the code of another and a line more.
#[derive(Debug, Default)]
pub(super) struct Lines {
    states: Vec<State>,
    count: usize,
}

/// What decides how a line is read, and the lines that were read so.
#[derive(Debug)]
struct State {
    parse: ParseState,
    scopes: ScopeStack,
    lines: BTreeMap<Box<str>, Line>,
}

/// The class of each piece of a line with the byte where it ends, and the state behind the line.
#[derive(Debug)]
struct Line {
    pieces: Pieces,
    next: usize,
}

type Pieces = Vec<(Option<&'static str>, usize)>;

/// HTML for code in a language, or nothing where the language is not known.
pub(super) fn highlight(language: &str, code: &str, lines: &mut Lines) -> Option<String> {
    if language.is_empty() || language == "text" {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    if lines.are_full() {
        *lines = Lines::default();
    }
    let mut state = lines.state(ParseState::new(syntax), ScopeStack::new());
    // Where no line can be remembered any more, the rest of the block has a state of its own.
    let mut own: Option<(ParseState, ScopeStack)> = None;
    // The class of each piece, and where it ends.
    let mut pieces: Pieces = Vec::new();
    let mut start = 0;
    for line in LinesWithEndings::from(code) {
        if own.is_none() && !lines.can_take(state, line) {
            own = Some((lines.states[state].parse.clone(), lines.states[state].scopes.clone()));
        }
        let parsed = if let Some((parse, scopes)) = &mut own {
            &parsed(line, parse, scopes)?
        } else {
            let known = lines.line(state, line)?;
            state = known.next;
            &known.pieces
        };
        let mut from = 0;
        for (class, end) in parsed {
            push(&mut pieces, &line[from..*end], (*class, start + *end));
            from = *end;
        }
        start += line.len();
    }
    let mut html = String::with_capacity(code.len() * 4);
    let mut from = 0;
    for (class, end) in pieces {
        let piece = &code[from..end];
        from = end;
        if let Some(class) = class {
            html.extend(["<span class=\"hl-", class, "\">"]);
        }
        push_text(&mut html, piece);
        if class.is_some() {
            html.push_str("</span>");
        }
    }
    Some(html)
}

impl Lines {
    fn are_full(&self) -> bool {
        self.count >= MOST || self.states.len() >= MOST_STATES
    }

    /// Whether a line in a state is known, or may be remembered.
    fn can_take(&self, state: usize, line: &str) -> bool {
        let state = &self.states[state];
        !self.are_full() || state.lines.contains_key(line)
    }

    /// The place of a state, which is new or has been met.
    fn state(&mut self, parse: ParseState, scopes: ScopeStack) -> usize {
        let known = self.states.iter().position(|state| state.parse == parse && state.scopes == scopes);
        known.unwrap_or_else(|| {
            self.states.push(State { parse, scopes, lines: BTreeMap::new() });
            self.states.len() - 1
        })
    }

    /// A line in a state, parsed where it has not been; nothing where the language is at fault.
    fn line(&mut self, state: usize, line: &str) -> Option<&Line> {
        if !self.states[state].lines.contains_key(line) {
            let (mut parse, mut scopes) = (self.states[state].parse.clone(), self.states[state].scopes.clone());
            let pieces = parsed(line, &mut parse, &mut scopes)?;
            let next = self.state(parse, scopes);
            self.states[state].lines.insert(line.into(), Line { pieces, next });
            self.count += 1;
        }
        self.states[state].lines.get(line)
    }
}

/// The pieces of a line; both states are then those behind it. Nothing where the language is at fault.
fn parsed(line: &str, parse: &mut ParseState, scopes: &mut ScopeStack) -> Option<Pieces> {
    let mut pieces = Vec::new();
    for (at, change) in parse.parse_line(line, &SYNTAXES).ok()? {
        pieces.push((class(scopes), at));
        scopes.apply(&change).ok()?;
    }
    pieces.push((class(scopes), line.len()));
    Some(pieces)
}

/// What the innermost scope that has a kind says.
fn class(scopes: &ScopeStack) -> Option<&'static str> {
    let kind_of = |scope: &Scope| KINDS.iter().find(|(prefix, _)| prefix.is_prefix_of(*scope));
    let kind = scopes.scopes.iter().rev().find_map(kind_of);
    kind.map(|(_, class)| *class)
}

/// One piece of code more; it joins the last where its class is the same.
fn push(pieces: &mut Pieces, piece: &str, (class, end): (Option<&'static str>, usize)) {
    match pieces.last_mut() {
        // White space has no colour, so it ends none.
        Some((last, last_end)) if *last == class || piece.trim().is_empty() => *last_end = end,
        _ if piece.is_empty() => {}
        _ => pieces.push((class, end)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, MOST, MOST_STATES, highlight};

    #[test]
    fn no_block_makes_it_remember_without_end() {
        let mut lines = Lines::default();
        let deep = highlight("json", &["[\n".repeat(1_000), "1\n".to_owned()].concat(), &mut lines);
        assert!(deep.is_some_and(|html| html.ends_with("[\n<span class=\"hl-constant\">1\n</span>")));
        let long: Vec<String> = (0..MOST + 9).map(|number| format!("a = {number}\n")).collect();
        let long = highlight("python", &long.concat(), &mut lines).expect("a known language");
        assert_eq!(long.matches(">4").count(), 120);
        assert!(lines.count <= MOST && lines.states.len() <= MOST_STATES);
    }

    #[test]
    fn what_is_remembered_is_read_as_before() {
        let code = ["a = \"\"\"b\n", "# c\n", "d = 1\n", "\"\"\"\n", "# c\n"];
        let mut lines = Lines::default();
        for length in (0..=code.len()).chain((0..code.len()).rev()) {
            for code in [code[..length].concat(), code[length..].concat()] {
                let alone = highlight("python", &code, &mut Lines::default());
                assert_eq!(highlight("python", &code, &mut lines), alone);
                let alone = highlight("ruby", &code, &mut Lines::default());
                assert_eq!(highlight("ruby", &code, &mut lines), alone);
            }
        }
    }
}
