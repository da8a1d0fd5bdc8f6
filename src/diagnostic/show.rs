//! Findings for people, in the look of rustc's.

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::finding::Severity;
use crate::diagnostic::language::Language;
use crate::diagnostic::report::{Diagnostic, Place};
use crate::diagnostic::words;
use crate::text::{Source, Sources, Span};

/// One finding as lines of text, in colour where the terminal shows it.
pub fn show(diagnostic: &Diagnostic, sources: &Sources, language: Language, coloured: bool) -> String {
    let said = words::words(&diagnostic.finding, language);
    let severity = diagnostic.finding.severity();
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title =
        level.with_name(words::severity(severity, language)).primary_title(&said.message).id(diagnostic.finding.code());
    let group = Group::with_title(title);
    let group = match &diagnostic.place {
        Place::At(span) => group.elements(excerpts(sources, *span, diagnostic.other, &said.label, language)),
        Place::Whole(source) => group.element(Origin::path(sources.get(*source).path())),
        Place::Path(path) => group.element(Origin::path(path.as_str())),
    };
    let group = match place_in_file(&diagnostic.place, sources, language) {
        Some(place) => group.element(Level::NOTE.with_name(language.of(words::PLACE)).message(place)),
        None => group,
    };
    let hints = said.hints.iter().map(|hint| Level::HELP.with_name(language.of(words::HINT)).message(hint.as_str()));
    let renderer = if coloured { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group.elements(hints)])
}

/// Where to look in a file that has no lines of its own.
fn place_in_file(place: &Place, sources: &Sources, language: Language) -> Option<String> {
    let Place::At(span) = place else { return None };
    sources.get(span.source).origin(span.start).map(|origin| words::place(origin, language))
}

/// The place and, in the same excerpt where it stands in the same source, the other one.
fn excerpts<'a>(
    sources: &'a Sources,
    span: Span,
    other: Option<Span>,
    label: &'a str,
    language: Language,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let source = sources.get(span.source);
    let primary = |shown| mark(AnnotationKind::Primary, source, shown, span, label);
    match other {
        None => vec![excerpt(source, span).annotation(primary(span))],
        Some(other) if other.source == span.source => {
            let both = Span { source: span.source, start: span.start.min(other.start), end: span.end.max(other.end) };
            let context = mark(AnnotationKind::Context, source, both, other, language.of(words::OTHER));
            vec![excerpt(source, both).annotation(primary(both)).annotation(context)]
        }
        Some(other) => {
            let there = sources.get(other.source);
            let context = mark(AnnotationKind::Context, there, other, other, language.of(words::OTHER));
            vec![excerpt(source, span).annotation(primary(span)), excerpt(there, other).annotation(context)]
        }
    }
}

// Only the lines that matter are handed over: a standard has cells of a thousand characters.
fn excerpt(source: &Source, span: Span) -> Snippet<'_, Annotation<'_>> {
    let lines = around(source, span);
    Snippet::source(source.slice(lines)).line_start(source.position(lines.start).line as usize).path(source.path())
}

fn mark<'a>(kind: AnnotationKind, source: &'a Source, shown: Span, span: Span, label: &'a str) -> Annotation<'a> {
    let from = around(source, shown).start as usize;
    let range = span.start as usize - from..span.end as usize - from;
    let annotation = kind.span(range);
    if label.is_empty() { annotation } else { annotation.label(label) }
}

/// The whole lines that hold a place.
fn around(source: &Source, span: Span) -> Span {
    let text = source.text();
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let end = text[span.end as usize..].find('\n').map_or(text.len(), |at| span.end as usize + at);
    Span::new(source.id(), start, end)
}
