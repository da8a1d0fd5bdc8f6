//! 考核权重: what a level's coverage is by the weights that a college gives its work fields or tasks.

use std::collections::BTreeMap;

use crate::content::ExamSetting;
use crate::curriculum::coverage::Coverage;
use crate::curriculum::errata::Node;
use crate::curriculum::name;
use crate::curriculum::state::Totals;
use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::{Level, LevelId, Standard, TaskId};

/// How a level is examined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exam {
    /// What says so.
    pub source: Option<String>,
    /// Percent of theory and of practice.
    pub shares: Option<[u32; 2]>,
    /// The tasks of each weighted work field, or a weighted task, with its percent; a hundred in all.
    pub weights: Vec<(Vec<TaskId>, u32)>,
}

impl Exam {
    /// Covered of a hundred by these weights, rounded down; nothing where there are none.
    pub fn percent(&self, coverage: &Coverage) -> Option<usize> {
        let share = |(tasks, weight): &(Vec<TaskId>, u32)| {
            let totals: Totals = tasks.iter().map(|task| coverage.task(*task)).sum();
            // In millionths, so that no sum of thirds is rounded thrice.
            *weight as usize * (totals.covered * 1_000_000).checked_div(totals.total).unwrap_or(0)
        };
        let sum: usize = self.weights.iter().map(share).sum();
        // What rounding took away is given back: less than a millionth for each hundredth.
        (!self.weights.is_empty()).then_some((sum + 100) / 1_000_000)
    }
}

/// The examinations by level; what names nothing of its level is reported, and its weights are left out.
pub(super) fn link(
    written: &[ExamSetting],
    standard: &Standard,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<LevelId, Exam> {
    let mut exams = BTreeMap::new();
    for setting in written {
        let Some(level) = name::level(&setting.level, standard, diagnostics) else { continue };
        let mut weights = Vec::new();
        let mut weighed: BTreeMap<TaskId, &str> = BTreeMap::new();
        for (node, weight) in &setting.weights {
            let tasks = match name::node(node, standard, diagnostics) {
                Some(Node::Field(id)) if id.level == level => {
                    let field = standard.field(id).expect("the name was just found");
                    field.tasks.iter().map(|task| task.id).collect()
                }
                Some(Node::Task(id)) if id.level == level => vec![id],
                Some(_) => {
                    diagnostics.at(node.span, Finding::WeightPlace { written: node.value.clone() });
                    continue;
                }
                None => continue,
            };
            if let Some(other) = tasks.iter().find_map(|task| weighed.get(task)) {
                let finding = Finding::WeightTwice { written: node.value.clone(), other: (*other).to_owned() };
                diagnostics.at(node.span, finding);
                continue;
            }
            weighed.extend(tasks.iter().map(|task| (*task, node.value.as_str())));
            weights.push((tasks, *weight));
        }
        if weights.len() < setting.weights.len() {
            weights.clear();
        } else if !weights.is_empty()
            && let Some(level) = standard.levels.iter().find(|it| it.id == level)
            && let codes = unweighed(level, &weighed)
            && !codes.is_empty()
        {
            diagnostics.at(setting.level.span, Finding::WeightMissing { codes });
        }
        if exams.contains_key(&level) {
            diagnostics.at(setting.level.span, Finding::ExamTwice { level: level.to_string() });
            continue;
        }
        exams.insert(level, Exam { source: setting.source.clone(), shares: setting.shares, weights });
    }
    exams
}

/// The work fields of a level that nothing weighs; of those weighed by their tasks, the tasks.
fn unweighed(level: &Level, weighed: &BTreeMap<TaskId, &str>) -> Vec<String> {
    let mut codes = Vec::new();
    for field in &level.fields {
        let lacking: Vec<_> = field.tasks.iter().filter(|task| !weighed.contains_key(&task.id)).collect();
        if !lacking.is_empty() && lacking.len() == field.tasks.len() {
            codes.push(field.id.to_string());
        } else {
            codes.extend(lacking.iter().map(|task| task.id.to_string()));
        }
    }
    codes
}
