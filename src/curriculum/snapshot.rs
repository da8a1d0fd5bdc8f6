//! 快照 with codes that are codes, and what became of each requirement since.

use std::collections::BTreeMap;

use crate::content::{self, Facet, Kept};
use crate::curriculum::coverage::Coverage;
use crate::curriculum::model::Syllabus;
use crate::curriculum::stamp::wording;
use crate::curriculum::state::{State, Totals};
use crate::diagnostic::{Diagnostics, Finding};
use crate::project::{Assessing, CoverageConfig};
use crate::standard::{LevelId, RequirementId, Standard};

/// What was covered on a day.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// As written.
    pub written: content::Snapshot,
    /// What was kept of each requirement, also of those that the standard no longer has.
    pub kept: BTreeMap<RequirementId, Kept>,
}

/// What became of a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which.
    pub requirement: RequirementId,
    /// In what way.
    pub turn: Turn,
    /// Its state then; `None` where the standard did not have it.
    pub before: Option<State>,
    /// Its state now; `None` where the standard does not have it.
    pub now: Option<State>,
}

/// In what way a requirement is not what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// 新覆盖
    Covered,
    /// 不再覆盖
    Lost,
    /// 有进展: partly covered, and was open.
    Begun,
    /// 退为未覆盖
    Dropped,
    /// 转为不纳入
    Waived,
    /// 重新纳入, and not covered.
    Restored,
    /// 文字有改动
    Reworded,
    /// 快照里没有的要求: new in the standard, or left out of the snapshot.
    New,
    /// 不再有的要求
    Gone,
}

impl Turn {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Covered,
        Self::Lost,
        Self::Begun,
        Self::Dropped,
        Self::Waived,
        Self::Restored,
        Self::Reworded,
        Self::New,
        Self::Gone,
    ];

    /// As JSON and words have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Lost => "lost",
            Self::Begun => "begun",
            Self::Dropped => "dropped",
            Self::Waived => "waived",
            Self::Restored => "restored",
            Self::Reworded => "reworded",
            Self::New => "new",
            Self::Gone => "gone",
        }
    }

    fn of(before: State, now: State) -> Option<Self> {
        match (before, now) {
            _ if before == now => None,
            (_, State::Covered) => Some(Self::Covered),
            (_, State::Waived) => Some(Self::Waived),
            (State::Covered, _) => Some(Self::Lost),
            (State::Waived, _) => Some(Self::Restored),
            (_, State::Open) => Some(Self::Dropped),
            _ => Some(Self::Begun),
        }
    }
}

impl Snapshot {
    /// 本级 at that time, also of requirements that are gone since.
    pub fn own(&self, level: LevelId) -> Totals {
        let mut totals = Totals::default();
        for (_, kept) in self.kept.iter().filter(|(id, _)| id.level == level) {
            totals.count(kept.state);
        }
        totals
    }

    /// All requirements at that time.
    pub fn all(&self) -> Totals {
        let mut totals = Totals::default();
        for kept in self.kept.values() {
            totals.count(kept.state);
        }
        totals
    }

    /// Whether the same counted as covered then; a snapshot that does not say so is believed.
    pub fn has_rule(&self, config: &CoverageConfig) -> bool {
        self.written.rule.as_ref().is_none_or(|then| *then == rule(config))
    }

    /// Whether the standard had the same edition then; the same of it.
    pub fn has_edition(&self, standard: &Standard) -> bool {
        self.written.edition.is_none() || self.written.edition == standard.cover.edition
    }

    /// What became of each requirement since, in the order of ways, then of the standard; one may have gone two ways.
    pub fn changes(&self, syllabus: &Syllabus, coverage: &Coverage) -> Vec<Change> {
        let mut changes = Vec::new();
        for row in coverage.rows() {
            let (requirement, now) = (row.requirement, Some(row.state));
            let Some(kept) = self.kept.get(&requirement) else {
                changes.push(Change { requirement, turn: Turn::New, before: None, now });
                continue;
            };
            let text = wording(&syllabus.requirement(requirement).passage.text);
            let reworded = kept.standard.as_ref().is_some_and(|kept| *kept != text);
            // One that is both is told as both.
            let turns = Turn::of(kept.state, row.state).into_iter().chain(reworded.then_some(Turn::Reworded));
            changes.extend(turns.map(|turn| Change { requirement, turn, before: Some(kept.state), now }));
        }
        let gone = self.kept.iter().filter(|(id, _)| syllabus.standard().requirement(**id).is_none());
        changes.extend(gone.map(|(id, kept)| Change {
            requirement: *id,
            turn: Turn::Gone,
            before: Some(kept.state),
            now: None,
        }));
        changes.sort_by_key(|change| change.turn);
        changes
    }
}

/// What counts as covered, in a line: figures by different rules are no comparison.
pub fn rule(config: &CoverageConfig) -> String {
    let required = Facet::ALL.into_iter().zip(config.require).filter(|(_, required)| *required);
    let required: Vec<&str> = required.map(|(facet, _)| facet.name()).collect();
    let assess = match config.assess {
        Assessing::Performance => "performance",
        Assessing::Any => "any",
    };
    format!("require {}, assess {assess}, stub {}", required.join(" "), config.stub)
}

/// The snapshots from the oldest; two of one name, and what is no code, are reported.
pub(super) fn link(
    written: Vec<content::Snapshot>,
    standard: &Standard,
    diagnostics: &mut Diagnostics,
) -> Vec<Snapshot> {
    let mut snapshots: Vec<Snapshot> = Vec::new();
    for written in written {
        // On some systems names that differ in capitals alone are one.
        let is_same = |other: &&Snapshot| other.written.name.to_lowercase() == written.name.to_lowercase();
        if let Some(other) = snapshots.iter().find(is_same) {
            let (name, other) = (written.name.clone(), other.written.path.clone());
            diagnostics.of(written.source, Finding::SnapshotTwice { name, other });
            continue;
        }
        let mut kept = BTreeMap::new();
        let mut gone = Vec::new();
        for (code, state) in &written.requirements {
            let id: Option<RequirementId> = code.value.parse().ok();
            let Some(id) = id.filter(|id| id.to_string() == code.value) else {
                diagnostics.at(code.span, Finding::NotANumber { written: code.value.clone(), bare: false });
                continue;
            };
            if standard.requirement(id).is_none() {
                gone.push(id.to_string());
            }
            kept.insert(id, state.clone());
        }
        // Of another edition it is what one expects; the report tells which.
        let snapshot = Snapshot { written, kept };
        if !gone.is_empty() && snapshot.has_edition(standard) {
            diagnostics.of(snapshot.written.source, Finding::SnapshotBeyond { codes: gone });
        }
        snapshots.push(snapshot);
    }
    snapshots.sort_by(|one, other| {
        let key = |it: &Snapshot| (it.written.date.clone(), it.written.name.clone());
        key(one).cmp(&key(other))
    });
    snapshots
}
