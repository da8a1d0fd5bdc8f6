//! 能力主线 that the names of tasks propose: a teacher looks at each, and keeps what is true.

use std::collections::{BTreeMap, BTreeSet};

use crate::author::scalar::scalar;
use crate::diagnostic::Language;
use crate::standard::{Standard, Task, TaskId};

/// Two names are alike from this share in common, in percent.
const ALIKE: usize = 20;

/// `strands.yaml` with what the names propose; `mark` stands before each line of it.
pub fn strands(standard: &Standard, mark: &str, language: Language) -> String {
    let head = language.of([
        "# 能力主线：哪些工作任务把同一项能力逐级带上去。标准没有写明，由本校归纳。\n\
         # 下面按相邻等级的任务名称相近提出，请逐条核对。\n",
        "# Strands: which tasks carry one skill upwards. The standard does not say; it is yours to decide.\n\
         # These are proposed since tasks of neighbouring levels have names alike: look at each.\n",
    ]);
    let mut parts = vec![head.to_owned()];
    let chains = chains(standard);
    if chains.is_empty() {
        parts.push(language.of(["# 没有名称相近的任务。\n", "# No names are alike.\n"]).to_owned());
    }
    for chain in chains {
        let codes: Vec<String> = chain.iter().map(|task| task.id.to_string()).collect();
        parts.push(format!("{mark}- {{strand: {}, tasks: [{}]}}\n", scalar(&common(&chain)), codes.join(", ")));
    }
    parts.concat()
}

/// Tasks of neighbouring levels whose names are alike, from the lowest level upwards.
fn chains(standard: &Standard) -> Vec<Vec<&Task>> {
    let mut counts: Pairs = Pairs::new();
    for pair in standard.tasks().flat_map(|(_, _, task)| pairs_of(&task.name)) {
        *counts.entry(pair).or_default() += 1;
    }
    let mut pairs: Vec<(usize, &Task, &Task)> = Vec::new();
    for levels in standard.levels.windows(2) {
        let [lower, higher] = [0, 1].map(|at: usize| levels[at].fields.iter().flat_map(|field| &field.tasks));
        for one in lower {
            let alike = higher.clone().map(|other| (likeness(&one.name, &other.name, &counts), one, other));
            pairs.extend(alike.filter(|(likeness, ..)| *likeness >= ALIKE));
        }
    }
    // The most alike find each other first; of equals, those that are printed first.
    pairs.sort_by_key(|(likeness, one, other)| (std::cmp::Reverse(*likeness), one.id, other.id));
    let (mut from, mut to): (BTreeSet<TaskId>, BTreeSet<TaskId>) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|(_, one, other)| {
        let is_free = !from.contains(&one.id) && !to.contains(&other.id);
        if is_free {
            from.insert(one.id);
            to.insert(other.id);
        }
        is_free
    });
    pairs.sort_by_key(|(_, one, _)| one.id);
    let mut chains: Vec<Vec<&Task>> = Vec::new();
    for (_, one, other) in pairs {
        match chains.iter_mut().find(|chain| chain.last().is_some_and(|last| last.id == one.id)) {
            Some(chain) => chain.push(other),
            None => chains.push(vec![one, other]),
        }
    }
    chains
}

/// Pairs of neighbouring characters, and in how many names of tasks each stands.
type Pairs = BTreeMap<(char, char), usize>;

fn pairs_of(name: &str) -> BTreeSet<(char, char)> {
    name.chars().zip(name.chars().skip(1)).collect()
}

/// What two names have in common, in percent. A pair that many names have says little: in one standard half of the
/// tasks begin with the same words.
fn likeness(one: &str, other: &str, counts: &Pairs) -> usize {
    let weight = |pair: &(char, char)| 10_000 / counts.get(pair).copied().unwrap_or(1);
    let (one, other) = (pairs_of(one), pairs_of(other));
    let all: usize = one.iter().chain(&other).map(weight).sum();
    let common: usize = one.intersection(&other).map(weight).sum();
    (200 * common).checked_div(all).unwrap_or(0)
}

/// The longest run of characters that all names of a chain have; the first name where it is no word.
fn common(chain: &[&Task]) -> String {
    let first: Vec<char> = chain[0].name.chars().collect();
    let runs = (2..=first.len()).rev().flat_map(|length| first.windows(length));
    let mut runs = runs.map(|run| run.iter().collect::<String>());
    let found = runs.find(|run| chain.iter().all(|task| task.name.contains(run.as_str())));
    found.unwrap_or_else(|| chain[0].name.clone())
}
