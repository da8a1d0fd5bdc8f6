//! The header of a table of requirements, and the columns under it.

use crate::form::layout::strip::{HALF, Strip, Word};

const FIELD: &str = "工作领域";
const TASK: &str = "工作任务";

/// 职业技能要求, 技能要求 and the like; never with the end of a sentence before it.
fn is_requirement(name: &str) -> bool {
    name.strip_suffix("要求").is_some_and(|kind| kind.chars().all(|it| "职业技能力等级".contains(it)))
}

/// The names of the columns, and where they stand.
#[derive(Debug)]
pub(super) struct Header([(u32, u32); 3]);

/// A narrow column breaks its name into so many lines at most.
const HEADER_LINES: usize = 3;

impl Header {
    /// The header as a row.
    pub(super) const LINE: &str = "工作领域\t工作任务\t职业技能要求";

    /// The header that begins with the first of some strips, and how many of them it takes.
    pub(super) fn of(strips: &[Strip]) -> Option<(Self, usize)> {
        if let Some(header) = strips.first().and_then(Self::of_one) {
            return Some((header, 1));
        }
        (2..=HEADER_LINES.min(strips.len())).find_map(|count| Some((Self::of_many(&strips[..count])?, count)))
    }

    fn of_one(strip: &Strip) -> Option<Self> {
        let all: String = strip.words.iter().map(|word| word.text.as_str()).collect();
        let requirement = all.strip_prefix(FIELD)?.strip_prefix(TASK)?;
        let (task, last) = (FIELD.len(), FIELD.len() + TASK.len());
        let places = [(0, task), (task, last), (last, all.len())];
        is_requirement(requirement).then(|| Self(places.map(|(from, to)| extent(&strip.words, from, to))))
    }

    fn of_many(strips: &[Strip]) -> Option<Self> {
        let mut words: Vec<&Word> = strips.iter().flat_map(|strip| &strip.words).collect();
        // Nothing else is so short, and most strips need not be looked at closely.
        if words.iter().map(|word| word.text.len()).sum::<usize>() > 3 * 8 * "要".len() {
            return None;
        }
        words.sort_by_key(|word| word.start);
        let mut columns: Vec<(u32, u32)> = Vec::new();
        for word in words {
            match columns.last_mut() {
                Some(column) if word.start < column.1 + HALF => column.1 = column.1.max(word.end),
                _ => columns.push((word.start, word.end)),
            }
        }
        let [field, task, requirement] = columns[..] else { return None };
        let name = |(start, end): (u32, u32)| -> String {
            let words = strips.iter().flat_map(|strip| &strip.words);
            words.filter(|word| start <= word.start && word.end <= end).map(|word| word.text.as_str()).collect()
        };
        let named = name(field) == FIELD && name(task) == TASK && is_requirement(&name(requirement));
        named.then_some(Self([field, task, requirement]))
    }

    /// The two gutters between the columns: the widest strip between two names that no word stands in.
    pub(super) fn gutters(&self, strips: &[Strip]) -> Option<[u32; 2]> {
        let gutter = |left: (u32, u32), right: (u32, u32)| {
            let (from, to) = (u32::midpoint(left.0, left.1), u32::midpoint(right.0, right.1));
            let words = strips.iter().flat_map(|strip| &strip.words);
            let mut taken: Vec<(u32, u32)> = words.map(|word| (word.start, word.end)).collect();
            taken.sort_unstable();
            let mut reached = from;
            let mut widest = (0, 0);
            for (start, end) in taken.into_iter().chain([(to, to)]) {
                let start = start.min(to);
                widest = widest.max((start.saturating_sub(reached), reached));
                reached = reached.max(end);
            }
            let (width, at) = widest;
            (width >= HALF / 4).then_some(at + width / 2)
        };
        let [field, task, requirement] = self.0;
        Some([gutter(field, task)?, gutter(task, requirement)?])
    }
}

/// From where to where the words stand that hold a range of bytes.
fn extent(words: &[Word], from: usize, to: usize) -> (u32, u32) {
    let mut at = 0;
    let mut found = (u32::MAX, 0);
    for word in words {
        let range = at..at + word.text.len();
        at = range.end;
        if range.start < to && from < range.end {
            // A name that is not apart from its neighbour has its share of the word.
            let share = |byte: usize| {
                let inside = byte.clamp(range.start, range.end) - range.start;
                // The product of a line's length and its width has no bounds of its own.
                word.start + (u64::from(word.end - word.start) * inside as u64 / word.text.len() as u64) as u32
            };
            found = (found.0.min(share(from)), found.1.max(share(to)));
        }
    }
    found
}
