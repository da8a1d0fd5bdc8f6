//! What was said of a build, kept so that the next one, if nothing changed, can say it again without building.

use crate::curriculum::Totals;

/// All that is said but for the time it took and the files it wrote.
pub(super) struct Kept {
    /// How many pages there are.
    pub(super) pages: usize,
    /// Their requirements by state.
    pub(super) totals: Totals,
    /// The findings, in the form that was asked for.
    pub(super) findings: String,
}

impl Kept {
    /// As a text: the figures in a line, then the findings.
    pub(super) fn print(&self) -> String {
        let Totals { total, covered, partly, waived, open, unexamined } = self.totals;
        format!("{} {total} {covered} {partly} {waived} {open} {unexamined}\n{}", self.pages, self.findings)
    }

    /// Reads what [`Kept::print`] wrote, and nothing else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (figures, findings) = text.split_once('\n')?;
        let figures: Vec<usize> = figures.split(' ').map(|it| it.parse().ok()).collect::<Option<_>>()?;
        let &[pages, total, covered, partly, waived, open, unexamined] = &*figures else { return None };
        let totals = Totals { total, covered, partly, waived, open, unexamined };
        Some(Self { pages, totals, findings: findings.to_owned() })
    }
}
