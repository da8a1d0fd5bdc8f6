//! 覆盖情况: for each requirement, whether it is taught, practised and assessed, and by what.

use std::collections::BTreeMap;

use crate::content::{Facet, Verdict};
use crate::curriculum::assesses::Assesses;
use crate::curriculum::evidence::{Evidence, Origin, WhyNot};
use crate::curriculum::lesson::{Claim, Lesson, Proof};
use crate::curriculum::material::Material;
use crate::curriculum::model::Syllabus;
use crate::curriculum::review::{self, Standing};
use crate::curriculum::state::{FacetState, State, Totals};
use crate::project::{Assessing, CoverageConfig};
use crate::standard::{Level, LevelId, RequirementId, Task, TaskId, WorkField};

/// One row a requirement, in the standard's order.
#[derive(Clone, Debug)]
pub struct Coverage {
    rows: Vec<Row>,
    by_requirement: BTreeMap<RequirementId, usize>,
    /// What the claims of each lesson of the syllabus come to: the row, and the place of the evidence in it.
    by_lesson: Vec<Vec<(usize, usize)>>,
    by_task: BTreeMap<TaskId, Totals>,
    by_level: BTreeMap<LevelId, Totals>,
}

/// What is known of one requirement.
#[derive(Clone, Debug)]
pub struct Row {
    /// Which.
    pub requirement: RequirementId,
    /// Where it stands in the tree.
    pub task: TaskId,
    /// In the order of [`Facet::ALL`].
    pub facets: [FacetState; 3],
    /// All facets as one.
    pub state: State,
    /// Which facets would be less covered without files whose content nobody has examined.
    pub unexamined: [bool; 3],
    /// Whether its state would be less.
    rests: bool,
    /// In the order of facets; what decides one comes first.
    pub evidence: Vec<Evidence>,
}

impl Row {
    /// Whether it is covered, and would not be without files whose content nobody has examined.
    pub fn rests_on_unexamined(&self) -> bool {
        self.state == State::Covered && self.rests
    }

    /// Whether a requirement would be covered if nobody had waived it.
    pub(super) fn is_covered(&self, config: &CoverageConfig) -> bool {
        Self::state_of(self.facets, config) == State::Covered
    }

    fn state_of(facets: [FacetState; 3], config: &CoverageConfig) -> State {
        let required = facets.into_iter().zip(config.require).filter(|(_, required)| *required);
        let required: Vec<FacetState> = required.map(|(state, _)| state).collect();
        if !required.is_empty() && required.iter().all(|state| *state == FacetState::Covered) {
            State::Covered
        } else if required.iter().any(|state| *state >= FacetState::Partly) {
            State::Partly
        } else {
            State::Open
        }
    }
}

impl Coverage {
    /// Computes it; pages, terminal and files all show this one.
    pub fn of(syllabus: &Syllabus, config: &CoverageConfig) -> Self {
        let mut claimed = evidence(syllabus, config);
        let rows = syllabus.standard().requirements().map(|(_, _, task, requirement)| {
            let evidence = claimed.remove(&requirement.id).unwrap_or_default();
            let facets = Facet::ALL.map(|facet| facet_state(facet, evidence.iter(), syllabus, config));
            let examined = || evidence.iter().filter(|it| !it.is_unexamined());
            let has_unexamined = evidence.iter().any(Evidence::is_unexamined);
            let state_without = |facet| facet_state(facet, examined(), syllabus, config);
            let without = if has_unexamined { Facet::ALL.map(state_without) } else { facets };
            let unexamined = [0, 1, 2].map(|facet| without[facet] < facets[facet]);
            let rests = Row::state_of(facets, config) != Row::state_of(without, config);
            let waived = syllabus.waiver(requirement.id).is_some();
            let state = if waived { State::Waived } else { Row::state_of(facets, config) };
            Row { requirement: requirement.id, task: task.id, state, facets, unexamined, rests, evidence }
        });
        let rows: Vec<Row> = rows.collect();
        let by_requirement = rows.iter().enumerate().map(|(index, row)| (row.requirement, index)).collect();
        let mut by_lesson = vec![Vec::new(); syllabus.lessons().len()];
        for (at, row) in rows.iter().enumerate() {
            for (place, evidence) in row.evidence.iter().enumerate() {
                if let Origin::Lesson(lesson, _) = evidence.origin {
                    by_lesson[lesson].push((at, place));
                }
            }
        }
        let mut by_task: BTreeMap<TaskId, Totals> = BTreeMap::new();
        let mut by_level: BTreeMap<LevelId, Totals> = BTreeMap::new();
        for row in &rows {
            by_task.entry(row.task).or_default().add(row);
            by_level.entry(row.requirement.level).or_default().add(row);
        }
        Self { rows, by_requirement, by_lesson, by_task, by_level }
    }

    /// In the order of print.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The row of a requirement.
    pub fn row(&self, requirement: RequirementId) -> &Row {
        &self.rows[self.by_requirement[&requirement]]
    }

    /// What a claim comes to of the lesson of that place among the syllabus's; of two that differ in their part alone,
    /// what decides.
    pub fn evidence(&self, lesson: usize, claim: &Claim) -> Option<&Evidence> {
        let mut all = self.by_lesson[lesson].iter().map(|(at, place)| (&self.rows[*at], *place));
        let (row, place) = all.find(|(row, place)| {
            let evidence = &row.evidence[*place];
            row.requirement == claim.requirement
                && evidence.facet == claim.facet
                && evidence.origin == Origin::Lesson(lesson, claim.proof)
        })?;
        Some(&row.evidence[place])
    }

    /// 本级: a level's own requirements.
    pub fn own(&self, level: LevelId) -> Totals {
        self.by_level.get(&level).copied().unwrap_or_default()
    }

    /// 含以下各级: the requirements of all levels up to it.
    pub fn cumulative(&self, level: LevelId) -> Totals {
        self.by_level.range(..=level).map(|(_, totals)| *totals).sum()
    }

    /// The requirements of a task.
    pub fn task(&self, task: TaskId) -> Totals {
        self.by_task.get(&task).copied().unwrap_or_default()
    }

    /// All requirements.
    pub fn all(&self) -> Totals {
        self.by_level.values().copied().sum()
    }

    /// The requirements of a work field.
    pub fn field(&self, field: &WorkField) -> Totals {
        field.tasks.iter().map(|task| self.task(task.id)).sum()
    }

    /// Where each task stands in the standard.
    pub fn places<'a>(&self, syllabus: &'a Syllabus) -> BTreeMap<TaskId, (&'a Level, &'a WorkField, &'a Task)> {
        syllabus.standard().tasks().map(|(level, field, task)| (task.id, (level, field, task))).collect()
    }
}

/// What is claimed for each requirement, in the order of facets; what decides one comes first.
fn evidence(syllabus: &Syllabus, config: &CoverageConfig) -> BTreeMap<RequirementId, Vec<Evidence>> {
    let mut claimed: BTreeMap<RequirementId, Vec<Evidence>> = BTreeMap::new();
    for (place, lesson) in syllabus.lessons().iter().enumerate() {
        for (index, claim) in lesson.claims.iter().enumerate() {
            claimed.entry(claim.requirement).or_default().push(Evidence {
                facet: claim.facet,
                origin: Origin::Lesson(place, claim.proof),
                part: claim.part,
                opinions: lesson.opinions.get(&index).cloned().unwrap_or_default(),
                why_not: why_not(lesson, index, config),
            });
        }
    }
    for (index, material) in syllabus.materials().iter().enumerate() {
        for (claim, &(requirement, facet)) in material.claims.iter().enumerate() {
            claimed.entry(requirement).or_default().push(Evidence {
                facet,
                origin: Origin::Material(index),
                part: false,
                opinions: material.opinions.get(&claim).cloned().unwrap_or_default(),
                why_not: material_why_not(material, claim),
            });
        }
    }
    for evidence in claimed.values_mut() {
        // What decides a facet comes first, so that the first link leads to it.
        evidence.sort_by_key(|evidence| (evidence.facet, std::cmp::Reverse(grade(evidence, syllabus, config))));
    }
    claimed
}

/// Whether a lesson's claim counts, and if not, why.
pub(super) fn why_not(lesson: &Lesson, claim: usize, config: &CoverageConfig) -> Option<WhyNot> {
    if lesson.is_draft() {
        return Some(WhyNot::Draft);
    }
    let written = &lesson.written;
    let stub = match lesson.claims[claim].proof {
        Proof::Section(index) => written.sections[index].characters < config.stub,
        Proof::Quiz(index) => written.quizzes[index].is_stub(),
        Proof::Rubric(index) => written.rubrics[index].is_stub(),
    };
    if stub { Some(WhyNot::Stub) } else { found(review::standing(&lesson.opinions, claim)) }
}

/// Whether a material's claim counts, and if not, why.
pub(super) fn material_why_not(material: &Material, claim: usize) -> Option<WhyNot> {
    if material.is_link() {
        Some(WhyNot::Link)
    } else if material.is_empty {
        Some(WhyNot::Stub)
    } else {
        found(review::standing(&material.opinions, claim))
    }
}

/// Why what reviewers found keeps a claim from counting.
fn found(standing: Standing) -> Option<WhyNot> {
    match standing {
        Standing::Suspect(side) => Some(WhyNot::Suspect(side)),
        Standing::Reviewed(Verdict::FailsToFit) => Some(WhyNot::Refused),
        Standing::SelfDeclared | Standing::Reviewed(_) => None,
    }
}

fn facet_state<'a>(
    facet: Facet,
    evidence: impl Iterator<Item = &'a Evidence>,
    syllabus: &Syllabus,
    config: &CoverageConfig,
) -> FacetState {
    let claims = evidence.filter(|evidence| evidence.facet == facet);
    claims.map(|evidence| grade(evidence, syllabus, config)).max().unwrap_or(FacetState::Open)
}

/// What a facet would be by this claim alone.
fn grade(evidence: &Evidence, syllabus: &Syllabus, config: &CoverageConfig) -> FacetState {
    let in_part = evidence.facet == Facet::Assess
        && match evidence.assesses(syllabus) {
            Assesses::ByDoing => false,
            // A choice question does not show that someone can do it.
            Assesses::ByQuestions => config.assess == Assessing::Performance,
            Assesses::Untold => true,
        };
    match evidence.why_not {
        Some(WhyNot::Draft | WhyNot::Stub) => FacetState::Draft,
        Some(WhyNot::Suspect(_)) => FacetState::Suspect,
        // Someone looked and found that it does not do what it claims, or it is a link, for which this site cannot
        // vouch: as if it were not claimed.
        Some(WhyNot::Refused | WhyNot::Link) => FacetState::Open,
        None if evidence.part || in_part => FacetState::Partly,
        None => FacetState::Covered,
    }
}
