//! Which line belongs to what: no line is lost in silence.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::line::{Line, Look};
use crate::standard::tree::{Claim, Owner};
use crate::text::Span;

/// The claims made so far, by line.
pub(super) struct Ledger(Vec<Option<Owner>>);

impl Ledger {
    /// For so many lines, none of them claimed.
    pub(super) fn of(lines: &[Line]) -> Self {
        Self(vec![None; lines.len()])
    }

    pub(super) fn claim(&mut self, line: &Line, owner: Owner) {
        let place = &mut self.0[line.number as usize - 1];
        debug_assert!(place.is_none(), "line {} is claimed twice", line.number);
        *place = Some(owner);
    }

    /// Whether someone has claimed the line.
    pub(super) fn has(&self, line: &Line) -> bool {
        self.0[line.number as usize - 1].is_some()
    }

    /// All claims in the order of lines. Lines that no one claimed are findings, one for each run of them.
    pub(super) fn close(self, lines: &[Line], findings: &mut Diagnostics) -> Vec<Claim> {
        let filled = lines.iter().filter(|line| line.look != Look::Blank);
        let mut claims = Vec::with_capacity(self.0.len());
        let mut run: Option<(Span, usize)> = None;
        let mut stray = |run: Option<(Span, usize)>| {
            if let Some((span, lines)) = run {
                findings.at(span, Finding::StrayText { lines });
            }
        };
        for line in filled {
            let owner = self.0[line.number as usize - 1];
            match (owner, &mut run) {
                (Some(_), _) => stray(run.take()),
                (None, Some((span, lines))) => (span.end, *lines) = (line.text.end, *lines + 1),
                (None, None) => run = Some((line.text, 1)),
            }
            claims.push(Claim { line: line.number, owner: owner.unwrap_or(Owner::Finding) });
        }
        stray(run);
        claims
    }
}
