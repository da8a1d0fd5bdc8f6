//! Which line belongs to what: no line is lost in silence.

use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::parse::line::{Line, Look};
use crate::standard::tree::{Claim, Owner};

/// The claims made so far, in no order.
#[derive(Default)]
pub(super) struct Ledger(Vec<Claim>);

impl Ledger {
    pub(super) fn claim(&mut self, line: &Line, owner: Owner) {
        self.0.push(Claim { line: line.number, owner });
    }

    /// Whether someone has claimed the line.
    pub(super) fn has(&self, line: &Line) -> bool {
        self.0.iter().any(|claim| claim.line == line.number)
    }

    /// All claims in the order of lines; a line that no one claimed is a finding.
    pub(super) fn close(mut self, lines: &[Line], findings: &mut Diagnostics) -> Vec<Claim> {
        self.0.sort_by_key(|claim| claim.line);
        let mut claims = Vec::with_capacity(self.0.len());
        let mut made = self.0.into_iter().peekable();
        for line in lines.iter().filter(|line| line.look != Look::Blank) {
            let before = claims.len();
            while let Some(claim) = made.next_if(|claim| claim.line == line.number) {
                claims.push(claim);
            }
            if claims.len() == before {
                claims.push(Claim { line: line.number, owner: Owner::Finding });
                findings.at(line.text, Finding::StrayText);
            }
        }
        claims
    }
}
