//! What to write next: the tasks whose lessons would close most.

use std::cmp::Reverse;

use crate::content::Facet;
use crate::curriculum::coverage::Coverage;
use crate::curriculum::evidence::WhyNot;
use crate::curriculum::model::Syllabus;
use crate::curriculum::state::FacetState;
use crate::standard::TaskId;

/// A task that something is missing for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// Which.
    pub task: TaskId,
    /// How many requirements would be covered if nothing were missing.
    pub closes: usize,
    /// How many of them lack 讲授, 实训, 考核, of the facets that the site asks for.
    pub lacking: [usize; 3],
    /// How many pieces of evidence are drafts or too short: finishing them may be less work.
    pub begun: usize,
    /// Percent of its level that the requirements weigh, by the college's weights where it has any, in tenths.
    pub weight: usize,
    /// Whether the college has weights for its level.
    pub weighed: bool,
    /// How many requirements they are worth, in thousandths: as many as they are, where nothing weighs them.
    pub worth: usize,
}

/// Those that close most come first, by what the college's weights make of them; of equal ones that which lacks least,
/// then in the standard's order. Levels of other sizes are so compared by requirements, not by shares.
pub fn next(syllabus: &Syllabus, coverage: &Coverage, require: [bool; 3]) -> Vec<Next> {
    let mut all = Vec::new();
    for (level, _, task) in syllabus.standard().tasks() {
        let mut next =
            Next { task: task.id, closes: 0, lacking: [0; 3], begun: 0, weight: 0, weighed: false, worth: 0 };
        for row in task.requirements.iter().map(|it| coverage.row(it.id)).filter(|row| row.state.is_gap()) {
            next.closes += 1;
            for (index, _) in Facet::ALL.iter().enumerate() {
                next.lacking[index] += usize::from(require[index] && row.facets[index] != FacetState::Covered);
            }
            let begun = row.evidence.iter().filter(|it| matches!(it.why_not, Some(WhyNot::Draft | WhyNot::Stub)));
            next.begun += begun.count();
        }
        if next.closes == 0 {
            continue;
        }
        let whole = coverage.own(level.id).total;
        let weights = syllabus.exam(level.id).map_or(&[][..], |exam| &exam.weights);
        // A task of a weighted level that nothing weighs counts for nothing there.
        let weighted = weights.iter().find(|(tasks, _)| tasks.contains(&task.id));
        let (percent, of) = match weighted {
            Some((tasks, weight)) => (*weight as usize, tasks.iter().map(|task| coverage.task(*task).total).sum()),
            None if weights.is_empty() => (100, whole),
            None => (0, whole),
        };
        next.weighed = !weights.is_empty();
        next.weight = next.closes * percent * 10 / of.max(1);
        next.worth = next.closes * percent * whole * 10 / of.max(1);
        all.push(next);
    }
    let lacks = |next: &Next| next.lacking.iter().sum::<usize>();
    all.sort_by_key(|next| (Reverse(next.worth), Reverse(next.closes), lacks(next), next.task));
    all
}
