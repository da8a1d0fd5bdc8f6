//! The task that may have been meant by a text that is no code of one.

use crate::curriculum::name::code;
use crate::diagnostic::nearest;
use crate::standard::{LevelId, RequirementId, Standard, TaskId};
use crate::text::without_han_spaces;

/// How the head of a lesson would name it.
pub(super) fn task(written: &str, standard: &Standard) -> Option<String> {
    several(written, standard)
        .or_else(|| of_requirement(written, standard))
        .or_else(|| before_name(written, standard))
        .or_else(|| by_name(written, standard))
        .or_else(|| level(written, standard))
        .or_else(|| by_code(written, standard))
}

/// `初级2.1、初级2.2`
fn several(written: &str, standard: &Standard) -> Option<String> {
    let parts = written.split(['、', '，', ',', '；', ';']).map(str::trim).filter(|part| !part.is_empty());
    let tasks: Option<Vec<TaskId>> = parts.map(|part| known(part, standard)).collect();
    let codes: Vec<String> = tasks?.iter().map(TaskId::to_string).collect();
    (codes.len() > 1).then(|| format!("tasks: [{}]", codes.join(", ")))
}

/// `L1-2.1.1`
fn of_requirement(written: &str, standard: &Standard) -> Option<String> {
    let id: RequirementId = code(written, standard, None)?;
    let (_, _, task, _) = standard.requirements().find(|(.., requirement)| requirement.id == id)?;
    Some(task.id.to_string())
}

/// `L1-2.1 网站日常检查`
fn before_name(written: &str, standard: &Standard) -> Option<String> {
    let goes_on = |rest: &str| rest.starts_with(|it: char| it.is_alphanumeric() && it.is_ascii() || it == '.');
    let ends = written.char_indices().map(|(at, _)| at).filter(|at| !goes_on(&written[*at..]));
    ends.rev().find_map(|end| known(&written[..end], standard)).map(|id| id.to_string())
}

/// `网站日常检查`; several levels may have a task of that name, and the lowest comes first.
fn by_name(written: &str, standard: &Standard) -> Option<String> {
    let written = without_han_spaces(written);
    let names = || standard.tasks().map(|(_, _, task)| task.name.as_str());
    let name = nearest(&written, names().filter(|name| !name.is_empty()))?;
    standard.tasks().find(|(_, _, task)| task.name == name).map(|(_, _, task)| task.id.to_string())
}

/// `初级`
fn level(written: &str, standard: &Standard) -> Option<String> {
    let is_it = |id: LevelId, name: &str| name == written || id.to_string().eq_ignore_ascii_case(written);
    let level = standard.levels.iter().find(|level| is_it(level.id, &level.name))?;
    Some(format!("level: {}", level.id))
}

/// A number without its level is that of the first level that has it.
fn by_code(written: &str, standard: &Standard) -> Option<String> {
    let ids = || standard.tasks().map(|(_, _, task)| task.id);
    let bare = ids().find(|id| id.number() == written).map(|id| id.to_string());
    let known: Vec<String> = ids().map(|id| id.to_string()).collect();
    bare.or_else(|| nearest(written, known.iter().map(String::as_str)))
}

fn known(written: &str, standard: &Standard) -> Option<TaskId> {
    code(written, standard, None).filter(|id| standard.task(*id).is_some())
}
