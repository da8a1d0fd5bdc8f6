//! A standard as an indented tree, for people and for tests.

use std::fmt::Write as _;

use crate::standard::Standard;

/// Levels, work fields, tasks and requirements, one a line.
pub fn standard_tree(standard: &Standard) -> String {
    let mut tree = String::new();
    let mut line = |depth: usize, text: &str| {
        writeln!(tree, "{}{text}", "  ".repeat(depth)).expect("a string takes all that is written");
    };
    for level in &standard.levels {
        line(0, &level.name);
        for field in &level.fields {
            line(1, &format!("{} {}", numbered(field.id.number(), field.id.occurrence), field.name));
            for task in &field.tasks {
                line(2, &format!("{} {}", numbered(task.id.number(), task.id.occurrence), task.name));
                for requirement in &task.requirements {
                    let number = numbered(requirement.id.number(), requirement.id.occurrence);
                    line(3, &format!("{number} {}", requirement.passage.text));
                }
            }
        }
    }
    tree
}

fn numbered(number: String, occurrence: u32) -> String {
    if occurrence > 1 { format!("{number}-{occurrence}") } else { number }
}
