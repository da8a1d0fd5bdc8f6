//! Findings for people, in the look of rustc's.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer};

use crate::diagnostic::excerpt::{Mark, excerpt, is_long};
use crate::diagnostic::language::Language;
use crate::diagnostic::report::{Diagnostic, Place};
use crate::diagnostic::rule::Severity;
use crate::diagnostic::words;
use crate::text::{Sources, Span};

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

/// The place and, in the same excerpt where what lies between is read at a glance, the other one.
fn excerpts<'a>(
    sources: &'a Sources,
    span: Span,
    other: Option<Span>,
    label: &'a str,
    language: Language,
) -> Vec<Element<'a>> {
    let source = sources.get(span.source);
    let primary = Mark { kind: AnnotationKind::Primary, span, label };
    let Some(other) = other else { return excerpt(source, span, &[primary]) };
    let context = Mark { kind: AnnotationKind::Context, span: other, label: language.of(words::OTHER) };
    let both = Span { source: span.source, start: span.start.min(other.start), end: span.end.max(other.end) };
    if other.source == span.source && !is_long(source, both) {
        return excerpt(source, both, &[primary, context]);
    }
    let mut elements = excerpt(source, span, &[primary]);
    elements.extend(excerpt(sources.get(other.source), other, &[context]));
    elements
}
