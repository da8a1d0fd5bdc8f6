//! Codes in a cell, in any notation that a college uses: `2.1.1 能…`, `中级2.1`, `L2-2.1.1、2.1.2`, or a task's name alone.

use crate::standard::{Code, LevelId, Standard};

/// The codes that a cell names, each with its standard's where there are several; nothing where any is not there.
/// `level` are texts that may tell the level, the nearest first.
pub(super) fn codes(cell: &str, level: [&str; 3], standards: &[&Standard]) -> Option<Vec<String>> {
    let found = standards.iter().find_map(|standard| {
        let found = within(cell, level, standard)?;
        let own = |code: String| if standards.len() > 1 { format!("{}:{code}", standard.code) } else { code };
        Some(found.into_iter().map(own).collect::<Vec<String>>())
    });
    found.filter(|codes| !codes.is_empty())
}

fn within(cell: &str, level: [&str; 3], standard: &Standard) -> Option<Vec<String>> {
    let cell: String = cell.chars().map(narrow).collect();
    let told = level.iter().find_map(|text| level_in(text, standard));
    let only = if let [only] = &standard.levels[..] { Some(only.id) } else { None };
    let usual = told.or(only);
    let mut codes = Vec::new();
    let mut current = usual;
    for piece in cell.split(['\n', '、', ',', ';']) {
        let piece = piece.trim();
        let piece = piece.strip_prefix(&format!("{}:", standard.code)).unwrap_or(piece);
        let (named, rest) = prefix(piece, standard);
        let number: String = rest.chars().take_while(|sign| sign.is_ascii_digit() || *sign == '.').collect();
        if number.is_empty() {
            continue;
        }
        current = named.or(current);
        codes.push(known(&format!("{}-{}", current?, number.trim_matches('.')), standard)?);
    }
    if codes.is_empty() {
        // A name alone is enough where one level has it, or the level is told.
        let name: String = cell.split_whitespace().collect();
        let same = |text: &str| text.split_whitespace().collect::<String>() == name;
        let is_own = |id: LevelId| usual.is_none_or(|usual| usual == id);
        let requirements = standard.requirements().filter(|(level, .., it)| is_own(level.id) && same(&it.passage.text));
        codes.extend(requirements.map(|(.., it)| it.id.to_string()));
        if codes.is_empty() {
            let tasks = standard.tasks().filter(|(level, _, task)| is_own(level.id) && same(&task.name));
            codes.extend(tasks.map(|(_, _, task)| task.id.to_string()));
        }
        // A name that several have names none.
        codes.truncate(usize::from(codes.len() == 1));
    }
    Some(codes)
}

/// A level before a number: `L2-`, `中级-`, `（中级）`.
fn prefix<'a>(piece: &'a str, standard: &Standard) -> (Option<LevelId>, &'a str) {
    let bare = piece.trim_start_matches(['(', '【']);
    for level in &standard.levels {
        for name in [level.id.to_string(), level.id.to_string().to_lowercase(), level.name.clone()] {
            if let Some(rest) = bare.strip_prefix(&name)
                && !(rest.starts_with(|sign: char| sign.is_ascii_digit()) && name.starts_with(['L', 'l']))
            {
                return (Some(level.id), rest.trim_start_matches([')', '】', '-', ' ', '·']));
            }
        }
    }
    (None, piece)
}

fn level_in(text: &str, standard: &Standard) -> Option<LevelId> {
    let named = |name: &str| text.contains(name);
    let mut found = standard.levels.iter().filter(|level| named(&level.name) || text.trim() == level.id.to_string());
    // A text that names two levels tells none.
    let first = found.next()?;
    if found.next().is_some() { None } else { Some(first.id) }
}

/// A code that the standard has.
fn known(code: &str, standard: &Standard) -> Option<String> {
    let requirement = code.parse::<Code<3>>().is_ok_and(|id| standard.requirement(id).is_some());
    let task = code.parse::<Code<2>>().is_ok_and(|id| standard.task(id).is_some());
    let field = code.parse::<Code<1>>().is_ok_and(|id| standard.field(id).is_some());
    (requirement || task || field).then(|| code.to_owned())
}

/// Wide digits and signs as narrow ones.
fn narrow(sign: char) -> char {
    match u32::from(sign) {
        wide @ 0xff01..=0xff5e => char::from_u32(wide - 0xfee0).unwrap_or(sign),
        0x3000 => ' ',
        _ => sign,
    }
}
