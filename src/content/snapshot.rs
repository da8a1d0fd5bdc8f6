//! 快照: the state of every requirement on one day (`snapshots/期初.yaml`), against which a later day can be held.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::content::state::State;
use crate::diagnostic::{Diagnostics, Expected, Finding};
use crate::text::{Source, SourceId, Spanned};
use crate::yaml::{self, Located, Shape};

/// What was covered on a day.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// `期初`: its file's name.
    pub name: String,
    /// Where its file lies.
    pub path: String,
    /// Its text.
    pub source: SourceId,
    /// When, as written: it orders snapshots, and is never compared with a clock.
    pub date: String,
    /// The standard's edition at that time.
    pub edition: Option<String>,
    /// 版本校验码 of the table at that time.
    pub fingerprint: Option<String>,
    /// By which rule the states were made.
    pub rule: Option<String>,
    /// Codes as written, with their states.
    pub requirements: Vec<(Spanned<String>, Kept)>,
}

/// What is kept of a requirement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// How far it was covered.
    pub state: State,
    /// The hash of its printed text.
    pub standard: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    date: Located<String>,
    edition: Option<String>,
    fingerprint: Option<String>,
    rule: Option<String>,
    requirements: BTreeMap<String, WrittenState>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenState {
    state: Located<String>,
    standard: Option<String>,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Written>().among("requirements.state", yaml::words(&states()))
}

/// Reads the whole file; one without a day is a finding and none.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Snapshot> {
    let read = source.span();
    let written: Written = yaml::read(source, read, diagnostics)?;
    let date = written.date.at(read);
    let mut requirements = Vec::new();
    for (code, WrittenState { state, standard }) in written.requirements {
        let state = state.at(read);
        let span = state.span;
        let Some(state) = yaml::choice(&state, &states(), diagnostics) else { continue };
        requirements.push((Spanned { value: code, span }, Kept { state, standard }));
    }
    if !is_date(&date.value) {
        diagnostics.at(date.span, Finding::WrongType { expected: Expected::Date });
        return None;
    }
    let path = source.path();
    let file = path.rsplit('/').next().unwrap_or(path);
    Some(Snapshot {
        name: file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned(),
        path: path.to_owned(),
        source: source.id(),
        date: date.value,
        edition: written.edition,
        fingerprint: written.fingerprint,
        rule: written.rule,
        requirements,
    })
}

/// Whether a text is a day as `2026-09-01`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return false };
    let number = |part: &str, length: usize| -> Option<u32> {
        let plain = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if plain { part.parse().ok() } else { None }
    };
    let (Some(year), Some(month), Some(day)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return false;
    };
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let last = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=last).contains(&day)
}

fn states() -> [(&'static str, State); 4] {
    State::ALL.map(|state| (state.name(), state))
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn days_are_told_from_other_words() {
        assert!(is_date("2026-09-01") && is_date("2028-02-29"));
        for wrong in ["2026-9-1", "2026-02-30", "2026-13-01", "期初", "2026/09/01", "2026-00-10", "+026-01-01", ""] {
            assert!(!is_date(wrong), "{wrong}");
        }
    }
}
