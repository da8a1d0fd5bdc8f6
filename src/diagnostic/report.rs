//! A finding with its place, and all of them in the order of the sources.

use crate::diagnostic::finding::{Finding, Severity};
use crate::text::{SourceId, Span};

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// At a place in a text.
    At(Span),
    /// In a text as a whole.
    Whole(SourceId),
    /// At a path that is no text that was read.
    Path(String),
}

/// A finding and its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub finding: Finding,
    /// Where.
    pub place: Place,
    /// The other place that it takes to be wrong, e.g. the first of two duplicates.
    pub other: Option<Span>,
}

/// The findings of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// A finding at a place in a text.
    pub fn at(&mut self, span: Span, finding: Finding) {
        self.push(Diagnostic { finding, place: Place::At(span), other: None });
    }

    /// A finding that takes two places.
    pub fn between(&mut self, span: Span, other: Span, finding: Finding) {
        self.push(Diagnostic { finding, place: Place::At(span), other: Some(other) });
    }

    /// A finding about a text as a whole.
    pub fn of(&mut self, source: SourceId, finding: Finding) {
        self.push(Diagnostic { finding, place: Place::Whole(source), other: None });
    }

    /// A finding about a path.
    pub fn path(&mut self, path: &str, finding: Finding) {
        self.push(Diagnostic { finding, place: Place::Path(path.to_owned()), other: None });
    }

    /// A finding as it is.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Takes back what was found about the standard's own words at a place that someone has repaired.
    pub fn repaired(&mut self, place: Span) {
        self.0.retain(|diagnostic| {
            let answered = matches!(diagnostic.finding, Finding::OddWording { .. })
                && matches!(diagnostic.place, Place::At(span) if place.overlaps(span));
            !answered
        });
    }

    /// All findings in the order of the sources, once each.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.0.iter().collect();
        sorted.sort_by_key(|diagnostic| &diagnostic.place);
        sorted.dedup();
        sorted
    }

    /// How many findings have that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|diagnostic| diagnostic.finding.severity() == severity).count()
    }

    /// Whether anything is wrong enough to keep a site from being made.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.finding.severity() == Severity::Error)
    }
}
