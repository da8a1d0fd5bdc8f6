//! Which task stands where in the drawing of strands: a lane for each strand, so that lines seldom cross.

/// A strand's lane and the tasks that have their place in it.
#[derive(Clone, Debug)]
pub(super) struct Lane {
    /// Which strand; none for the tasks that no strand names.
    pub(super) strand: Option<usize>,
    /// By column, from the top.
    pub(super) columns: Vec<Vec<usize>>,
}

/// The lanes from the top, every task in exactly one: the first of its strands.
pub(super) fn lanes(tasks: &[usize], columns: usize, strands: &[Vec<usize>]) -> Vec<Lane> {
    let mut placed = vec![false; tasks.len()];
    let mut lane = |strand: Option<usize>, members: &mut dyn Iterator<Item = usize>| {
        let mut stacks = vec![Vec::new(); columns];
        for task in members {
            if !std::mem::replace(&mut placed[task], true) {
                stacks[tasks[task]].push(task);
            }
        }
        Lane { strand, columns: stacks }
    };
    let mut lanes: Vec<Lane> = Vec::new();
    for strand in order(tasks.len(), strands) {
        lanes.push(lane(Some(strand), &mut strands[strand].iter().copied()));
    }
    let alone = lane(None, &mut (0..tasks.len()));
    if alone.columns.iter().any(|stack| !stack.is_empty()) {
        lanes.push(alone);
    }
    lanes
}

/// Strands as written, but those that share a task beside each other.
fn order(tasks: usize, strands: &[Vec<usize>]) -> Vec<usize> {
    let mut of_task: Vec<Vec<usize>> = vec![Vec::new(); tasks];
    for (strand, members) in strands.iter().enumerate() {
        for task in members {
            of_task[*task].push(strand);
        }
    }
    let mut seen = vec![false; strands.len()];
    let mut ordered = Vec::new();
    for first in 0..strands.len() {
        let mut next = vec![first];
        while let Some(strand) = next.pop() {
            if std::mem::replace(&mut seen[strand], true) {
                continue;
            }
            ordered.push(strand);
            let sharing = strands[strand].iter().flat_map(|task| of_task[*task].iter().copied());
            let mut sharing: Vec<usize> = sharing.filter(|other| !seen[*other]).collect();
            sharing.sort_unstable_by_key(|other| std::cmp::Reverse(*other));
            next.extend(sharing);
        }
    }
    ordered
}
