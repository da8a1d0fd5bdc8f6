//! 等级递进: strand by level.

use crate::curriculum::model::Syllabus;
use crate::standard::{LevelId, TaskId};

/// Which task of which level carries each strand on.
#[derive(Clone, Debug)]
pub struct Progression {
    /// The columns, from the lowest.
    pub levels: Vec<LevelId>,
    /// A name, and the tasks in each column.
    pub rows: Vec<(String, Vec<Vec<TaskId>>)>,
    /// Tasks that no strand names, by column.
    pub alone: Vec<Vec<TaskId>>,
}

impl Progression {
    /// Lays the strands out.
    pub fn of(syllabus: &Syllabus) -> Self {
        let levels: Vec<LevelId> = syllabus.standard().levels.iter().map(|level| level.id).collect();
        let columns = |tasks: &[TaskId]| -> Vec<Vec<TaskId>> {
            let of_level = |level: &LevelId| tasks.iter().copied().filter(|task| task.level == *level).collect();
            levels.iter().map(of_level).collect()
        };
        let rows = syllabus.strands().iter().map(|strand| (strand.name.value.clone(), columns(&strand.tasks)));
        let all = syllabus.standard().tasks().map(|(_, _, task)| task.id);
        let alone: Vec<TaskId> = all.filter(|task| syllabus.strands_of(*task).next().is_none()).collect();
        Self { rows: rows.collect(), alone: columns(&alone), levels }
    }
}
