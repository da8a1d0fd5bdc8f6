//! A finding with its place, and all of them in the order of the sources.

use std::collections::BTreeSet;

use crate::diagnostic::argument::Mender;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::rule::Severity;
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

/// A repair that is safe: what stands at a place, and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub place: Span,
    /// By what.
    pub text: String,
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
    /// What mends it, where that is safe.
    pub edits: Vec<Edit>,
}

impl Diagnostic {
    /// By source, with what is said of a text as a whole behind what is said of its places; then paths.
    fn order(&self) -> (bool, Option<SourceId>, &Place) {
        let source = match &self.place {
            Place::At(span) => Some(span.source),
            Place::Whole(source) => Some(*source),
            Place::Path(_) => None,
        };
        (source.is_none(), source, &self.place)
    }
}

/// The findings of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// A finding at a place in a text.
    pub fn at(&mut self, span: Span, finding: Finding) {
        self.push(Diagnostic { finding, place: Place::At(span), other: None, edits: Vec::new() });
    }

    /// A finding that edits mend.
    pub fn mendable(&mut self, span: Span, finding: Finding, edits: Vec<Edit>) {
        self.push(Diagnostic { finding, place: Place::At(span), other: None, edits });
    }

    /// A finding that takes two places.
    pub fn between(&mut self, span: Span, other: Span, finding: Finding) {
        self.push(Diagnostic { finding, place: Place::At(span), other: Some(other), edits: Vec::new() });
    }

    /// A finding about a text as a whole.
    pub fn of(&mut self, source: SourceId, finding: Finding) {
        self.push(Diagnostic { finding, place: Place::Whole(source), other: None, edits: Vec::new() });
    }

    /// A finding about a path.
    pub fn path(&mut self, path: &str, finding: Finding) {
        self.push(Diagnostic { finding, place: Place::Path(path.to_owned()), other: None, edits: Vec::new() });
    }

    /// A finding as it is.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes in what another run found.
    pub fn append(&mut self, mut other: Self) {
        self.0.append(&mut other.0);
    }

    /// Takes back what was found about the standard's own words at a place that someone has repaired.
    pub fn repaired(&mut self, place: Span) {
        self.take_back(place, |finding| matches!(finding, Finding::OddWording { .. }));
    }

    /// Takes back what was found about the number that stands at a place, since someone has repaired it.
    pub fn renumbered(&mut self, place: Span) {
        self.take_back(place, |finding| {
            matches!(
                finding,
                Finding::DuplicateNumber { .. } | Finding::SkippedNumber { .. } | Finding::MismatchedNumber { .. }
            )
        });
    }

    /// Says of a text that is not UTF-8 that its repairs wait until it is.
    pub fn recode_first(&mut self, source: SourceId) {
        for diagnostic in &mut self.0 {
            let is_there = matches!(diagnostic.place, Place::At(span) if span.source == source);
            if let Finding::WrittenOtherwise { mender, .. } | Finding::HalfWidth { mender, .. } =
                &mut diagnostic.finding
                && is_there
                && *mender == Mender::Fix
            {
                *mender = Mender::Recoded;
            }
        }
    }

    fn take_back(&mut self, place: Span, answers: fn(&Finding) -> bool) {
        self.0.retain(|diagnostic| {
            let is_there = matches!(diagnostic.place, Place::At(span) if place.overlaps(span));
            !(is_there && answers(&diagnostic.finding))
        });
    }

    /// All findings in the order of the sources, once each.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.0.iter().collect();
        // At one place they stay in the order in which they were found, which is that of the text's chapters.
        sorted.sort_by(|one, other| one.order().cmp(&other.order()));
        let mut seen = BTreeSet::new();
        sorted.retain(|diagnostic| seen.insert((&diagnostic.place, &diagnostic.finding, diagnostic.other)));
        sorted
    }

    /// How many findings have that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.sorted().iter().filter(|diagnostic| diagnostic.finding.severity() == severity).count()
    }

    /// Whether anything is so wrong with a text that it cannot be read.
    pub fn refuse(&self, source: SourceId) -> bool {
        self.0.iter().any(|diagnostic| {
            let is_there = match &diagnostic.place {
                Place::At(span) => span.source == source,
                Place::Whole(whole) => *whole == source,
                Place::Path(_) => false,
            };
            is_there && diagnostic.finding.severity() == Severity::Error
        })
    }

    /// Whether something in that place is wrong already, so that what follows from it need not be said.
    pub fn has_error_in(&self, place: Span) -> bool {
        let is_there = |diagnostic: &&Diagnostic| matches!(diagnostic.place, Place::At(span) if place.contains(span));
        self.0.iter().filter(is_there).any(|diagnostic| diagnostic.finding.severity() == Severity::Error)
    }

    /// Whether anything is wrong enough to keep a site from being made.
    pub fn has_errors(&self) -> bool {
        self.0.iter().any(|diagnostic| diagnostic.finding.severity() == Severity::Error)
    }
}
