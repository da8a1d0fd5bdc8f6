//! Codes as people write them, looked up in a standard.

use crate::curriculum::errata::Node;
use crate::curriculum::meant;
use crate::diagnostic::{Diagnostics, Edit, Finding, Mender, Named, nearest};
use crate::standard::{Code, FieldId, LevelId, RequirementId, Standard, TaskId};
use crate::text::{Spanned, is_han, narrow};

/// `L2-5.3`, `530047:L2-5.3`, `中级-5.3`, `中级 5.3`, `中级5.3`, or `5.3` where a level is understood.
pub(super) fn code<const N: usize>(written: &str, standard: &Standard, level: Option<LevelId>) -> Option<Code<N>> {
    let written = narrow(written);
    let written = written.trim();
    let own = written.strip_prefix(&standard.code.0).and_then(|rest| rest.strip_prefix(':'));
    let written = own.unwrap_or(written).trim();
    if let Ok(code) = written.parse() {
        return Some(code);
    }
    // 高级技师 begins with 高级: the longest name is meant.
    let named = standard.levels.iter().filter(|known| written.starts_with(&known.name));
    if let Some(known) = named.max_by_key(|known| known.name.len()) {
        let number = written[known.name.len()..].trim_start_matches(['-', ' ', '·']);
        return Code::numbered(known.id, number).ok();
    }
    Code::numbered(level?, written).ok()
}

/// A code with its level's name, or in wide digits, is understood; told is how it is usually written.
///
/// Where a level is understood, its codes do without.
pub(super) fn otherwise<const N: usize>(
    written: &Spanned<String>,
    code: Code<N>,
    level: Option<LevelId>,
    diagnostics: &mut Diagnostics,
) {
    let plain = narrow(&written.value);
    let usual = match plain.split_once(':') {
        _ if !plain.contains(is_han) => plain.trim().to_owned(),
        Some((standard, _)) => format!("{}:{code}", standard.trim()),
        None if level == Some(code.level) && code.occurrence == 1 => code.number(),
        None => code.to_string(),
    };
    if usual != written.value {
        let words = vec![(written.value.clone(), usual.clone())];
        // The anchor of a section is made from its first claim without the name of a level, but with `L2`.
        let is_safe = level.is_none() || !plain.contains(is_han) || usual == code.number();
        if is_safe {
            let finding = Finding::WrittenOtherwise { words, mender: Mender::Fix };
            diagnostics.mendable(written.span, finding, vec![Edit { place: written.span, text: usual }]);
        } else {
            diagnostics.at(written.span, Finding::WrittenOtherwise { words, mender: Mender::Author });
        }
    }
}

/// The task that a text names, if the standard has it.
pub fn named_task(written: &str, standard: &Standard) -> Option<TaskId> {
    let has_code = written.split_once([':', '：']).is_none_or(|(code, _)| code.trim() == standard.code.0);
    code::<2>(written, standard, None).filter(|id| has_code && standard.task(*id).is_some())
}

/// The level that a text names.
pub(super) fn level(written: &Spanned<String>, standard: &Standard, diagnostics: &mut Diagnostics) -> Option<LevelId> {
    let found = standard.levels.iter().find(|level| {
        level.id.to_string().eq_ignore_ascii_case(narrow(&written.value).trim()) || level.name == written.value
    });
    if found.is_none() {
        let known: Vec<String> = standard.levels.iter().map(|level| level.id.to_string()).collect();
        unknown(Named::Level, written, nearest(&written.value, known.iter().map(String::as_str)), None, diagnostics);
    }
    found.map(|level| level.id)
}

/// Whether a text is a code of another standard than the one at hand, which is a finding.
pub(super) fn is_of_other(written: &Spanned<String>, standard: &Standard, diagnostics: &mut Diagnostics) -> bool {
    let Some((other, code)) = written.value.split_once([':', '：']) else { return false };
    let is_code = code.parse::<RequirementId>().is_ok()
        || code.parse::<TaskId>().is_ok()
        || code.parse::<FieldId>().is_ok()
        || code.parse::<LevelId>().is_ok();
    let is_of_other = is_code && other.trim() != standard.code.0;
    if is_of_other {
        let finding = Finding::OtherStandard { written: written.value.clone(), own: standard.code.to_string() };
        diagnostics.at(written.span, finding);
    }
    is_of_other
}

/// The requirement, task or work field that a text names.
pub(super) fn node(written: &Spanned<String>, standard: &Standard, diagnostics: &mut Diagnostics) -> Option<Node> {
    if code::<2>(&written.value, standard, None).is_some() {
        return task(written, standard, diagnostics).map(Node::Task);
    }
    let Some(id) = code::<1>(&written.value, standard, None) else {
        return requirement(written, standard, None, diagnostics).map(Node::Requirement);
    };
    if standard.field(id).is_none() {
        let known: Vec<String> = standard.fields().map(|(_, field)| field.id.to_string()).collect();
        unknown(Named::Field, written, nearest(&written.value, known.iter().map(String::as_str)), None, diagnostics);
        return None;
    }
    Some(Node::Field(id))
}

/// The task that a text names.
pub(super) fn task(written: &Spanned<String>, standard: &Standard, diagnostics: &mut Diagnostics) -> Option<TaskId> {
    if is_of_other(written, standard, diagnostics) {
        return None;
    }
    let code: Option<TaskId> = code(&written.value, standard, None);
    if let Some(code) = code
        && standard.task(code).is_some()
    {
        let later = Code { occurrence: 2, ..code };
        if code.occurrence == 1 && standard.task(later).is_some() {
            let finding = Finding::AmbiguousNumber { number: code.number(), code: later.to_string() };
            diagnostics.at(written.span, finding);
        }
        return Some(code);
    }
    let of_level = |level: LevelId| standard.tasks().map(|(_, _, task)| task.id).filter(move |id| id.level == level);
    let range = code.and_then(|code| {
        let last = of_level(code.level).filter(|id| id.numbers[0] == code.numbers[0]).last()?;
        Some((format!("{}-{}", code.level, code.numbers[0]), last.to_string()))
    });
    let near = range.as_ref().map(|(_, last)| last.clone()).or_else(|| meant::task(&written.value, standard));
    unknown(Named::Task, written, near, range, diagnostics);
    None
}

/// The requirement that a text names; `level` is the lesson's.
pub(super) fn requirement(
    written: &Spanned<String>,
    standard: &Standard,
    level: Option<LevelId>,
    diagnostics: &mut Diagnostics,
) -> Option<RequirementId> {
    if is_of_other(written, standard, diagnostics) {
        return None;
    }
    let Some(code) = code::<3>(&written.value, standard, level) else {
        if let Some(task) = code::<2>(&written.value, standard, level).and_then(|id| standard.task(id))
            && let (Some(first), Some(last)) = (task.requirements.first(), task.requirements.last())
        {
            let write = |id: RequirementId| if Some(id.level) == level { id.number() } else { id.to_string() };
            let requirements = [first, last].map(|it| write(it.id));
            diagnostics.at(written.span, Finding::TaskForRequirement { task: written.value.clone(), requirements });
            return None;
        }
        diagnostics.at(written.span, Finding::NotANumber { written: written.value.clone(), bare: level.is_some() });
        return None;
    };
    if standard.requirement(code).is_some() {
        let later = Code { occurrence: 2, ..code };
        if code.occurrence == 1 && standard.requirement(later).is_some() {
            let finding = Finding::AmbiguousNumber { number: code.number(), code: later.to_string() };
            diagnostics.at(written.span, finding);
        }
        return Some(code);
    }
    // Whoever writes a level is told one.
    let is_bare = written.value.starts_with(|first: char| first.is_ascii_digit());
    let bare = |id: RequirementId| if is_bare && Some(id.level) == level { id.number() } else { id.to_string() };
    let all = || standard.requirements().map(|(_, _, _, requirement)| requirement.id);
    let last = all().filter(|id| id.level == code.level && id.numbers[..2] == code.numbers[..2]).last();
    let range = last.map(|last| {
        let task = Code::<2>::new(code.level, [code.numbers[0], code.numbers[1]]);
        (task.to_string(), last.number())
    });
    // The same number in another level is a likelier slip than another number in this one.
    let elsewhere = all().find(|id| id.numbers == code.numbers && id.level != code.level);
    let known: Vec<String> = all().filter(|id| id.level == code.level).map(bare).collect();
    let near = elsewhere.filter(|_| last.is_none()).or(last).map(bare);
    let near = near.or_else(|| nearest(&written.value, known.iter().map(String::as_str)));
    unknown(Named::Requirement, written, near, range, diagnostics);
    None
}

fn unknown(
    kind: Named,
    written: &Spanned<String>,
    nearest: Option<String>,
    range: Option<(String, String)>,
    diagnostics: &mut Diagnostics,
) {
    diagnostics.at(written.span, Finding::UnknownName { kind, written: written.value.clone(), nearest, range });
}
