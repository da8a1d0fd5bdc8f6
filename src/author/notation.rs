//! One code as a college writes it: its level in any way, its number, and how sure it is that a code is meant.

use crate::standard::{LevelId, Standard};

/// A code at the head of a text; whether the standard has it is not said.
pub(super) struct Notation<'a> {
    /// The level that stands with it.
    pub(super) level: Beside,
    /// Digits with dots between them.
    pub(super) number: &'a str,
    /// How many bytes of the text it takes.
    pub(super) length: usize,
}

/// Which level stands with a number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Beside {
    /// One that the standard has.
    Level(LevelId),
    /// One of another standard, or of none.
    Unknown,
    /// None: it is that of the code before.
    Nothing,
}

impl Beside {
    /// The level, where a number alone has the one given.
    pub(super) fn or(self, usual: Option<LevelId>) -> Option<LevelId> {
        match self {
            Self::Level(level) => Some(level),
            Self::Unknown => None,
            Self::Nothing => usual,
        }
    }
}

impl<'a> Notation<'a> {
    /// `2.1.1`, `L2-2.1.1`, `中级2.1`, `（中级）2.1`, `530047:L2-2.1`; wide signs are narrow ones already.
    pub(super) fn at_head(text: &'a str, standard: &Standard) -> Option<Self> {
        let mut rest = text;
        let mut level = Beside::Nothing;
        let is_own = rest.strip_prefix(standard.code.0.as_str()).and_then(|rest| rest.strip_prefix(':'));
        if let Some(own) = is_own {
            rest = own.trim_start();
        } else if let Some(other) = after_digits(rest).and_then(|rest| rest.strip_prefix(':'))
            && other.starts_with(['L', 'l'])
        {
            // Of a standard that is not at hand.
            rest = other;
            level = Beside::Unknown;
        }
        let bare = rest.trim_start_matches(['(', '【', '[']);
        // 高级技师 begins with 高级: the longest name is meant.
        let named = standard.levels.iter().filter_map(|level| Some((bare.strip_prefix(&level.name)?, level.id)));
        let named = named.min_by_key(|(rest, _)| rest.len()).map(|(rest, id)| (rest, Some(id)));
        let lettered = || {
            let digits = bare.strip_prefix(['L', 'l'])?;
            let rest = after_digits(digits)?;
            let rank: u32 = digits[..digits.len() - rest.len()].parse().ok()?;
            // `L21` names no level and no number.
            let known = standard.levels.iter().map(|level| level.id).find(|id| *id == LevelId(rank));
            rest.starts_with(BETWEEN).then_some((rest, known))
        };
        if let Some((behind, id)) = named.or_else(lettered) {
            rest = behind.trim_start_matches(BETWEEN);
            if level == Beside::Nothing {
                level = id.map_or(Beside::Unknown, Beside::Level);
            }
        }
        let end = rest.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(rest.len());
        let number = rest[..end].trim_end_matches('.');
        let is_number = number.split('.').all(|part| !part.is_empty() && part.len() <= 4);
        // `3D`, `2%` and `2.0b` are no codes.
        if !is_number || rest[end..].starts_with(|sign: char| sign.is_ascii_alphanumeric() || sign == '%') {
            return None;
        }
        Some(Self { level, number, length: text.len() - rest.len() + number.len() })
    }

    /// How many parts its number has.
    pub(super) fn parts(&self) -> usize {
        self.number.split('.').count()
    }

    /// A code wherever it stands, also among words.
    pub(super) fn is_sure(&self) -> bool {
        self.level != Beside::Nothing || self.parts() == 3
    }
}

/// What may stand between a level and its number.
const BETWEEN: [char; 7] = [')', '】', ']', '-', ' ', '·', ':'];

fn after_digits(text: &str) -> Option<&str> {
    let rest = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    (rest.len() < text.len()).then_some(rest)
}
