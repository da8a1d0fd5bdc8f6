//! The header of a table of requirements, and the columns under it.

use crate::form::layout::strip::{Cell, HALF, Strip, Word};
use crate::text::is_han;

const FIELD: &str = "工作领域";
const TASK: &str = "工作任务";

/// No name of a column has more characters.
const NAME: usize = 12;

/// 职业技能要求, 技能要求 and the like; never with the end of a sentence before it.
fn is_requirement(name: &str) -> bool {
    let is_kind = |kind: &str| kind.chars().all(|it| "职业技能力等级".contains(it));
    name.chars().nth(NAME).is_none() && name.strip_suffix("要求").is_some_and(is_kind)
}

/// The columns, from the left, and where their names stand.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) names: Vec<String>,
    /// Which of them hold work fields, tasks and requirements.
    pub(super) known: [usize; 3],
    places: Vec<(u32, u32)>,
    is_ruled: bool,
}

/// How words under a header are told to be of this or that column.
#[derive(Debug)]
pub(super) enum Columns {
    /// Where the gutters between them are.
    Gutters(Vec<u32>),
    /// Where the cells of each begin.
    Ruled(Vec<u32>),
}

/// A narrow column breaks its name into so many lines at most.
const HEADER_LINES: usize = 3;
/// More columns than these are not read.
const MOST: usize = 8;

impl Header {
    /// The header that begins with the first of some strips, and how many of them it takes.
    pub(super) fn of(strips: &[Strip]) -> Option<(Self, usize)> {
        if let Some(ruled) = Self::ruled(strips) {
            return Some(ruled);
        }
        if let Some(header) = strips.first().and_then(Self::of_one) {
            return Some((header, 1));
        }
        (2..=HEADER_LINES.min(strips.len())).find_map(|count| Some((Self::of_many(&strips[..count])?, count)))
    }

    fn new(columns: Vec<(String, (u32, u32))>, is_ruled: bool) -> Option<Self> {
        let at = |is: &dyn Fn(&str) -> bool| columns.iter().position(|(name, _)| is(name));
        let known = [at(&|name| name == FIELD)?, at(&|name| name == TASK)?, at(&is_requirement)?];
        let (names, places) = columns.into_iter().unzip();
        Some(Self { names, known, places, is_ruled })
    }

    /// The first row of cells, whose names may take several lines.
    fn ruled(strips: &[Strip]) -> Option<(Self, usize)> {
        let top = strips.first()?.words.first()?.cell?.top;
        let is_of_row = |word: &Word| word.cell.is_some_and(|cell| cell.top == top);
        let lines = strips.iter().take(HEADER_LINES).take_while(|strip| strip.words.iter().all(is_of_row));
        let words: Vec<&Word> = lines.clone().flat_map(|strip| &strip.words).collect();
        let mut cells: Vec<Cell> = words.iter().filter_map(|word| word.cell).collect();
        cells.sort_by_key(|cell| cell.left);
        cells.dedup();
        if cells.len() > MOST {
            return None;
        }
        let columns = cells.into_iter().map(|cell| {
            let words = words.iter().filter(|word| word.cell == Some(cell));
            (words.map(|word| word.text.as_str()).collect(), (cell.left, cell.right))
        });
        Some((Self::new(columns.collect(), true)?, lines.count()))
    }

    /// Names on one line: each a word, or the usual three, whatever stands between their characters.
    fn of_one(strip: &Strip) -> Option<Self> {
        let is_name = |word: &Word| word.text.chars().all(is_han) && word.text.chars().nth(NAME).is_none();
        if strip.words.len() <= MOST && strip.words.iter().all(is_name) {
            let columns = strip.words.iter().map(|word| (word.text.clone(), (word.start, word.end)));
            if let Some(header) = Self::new(columns.collect(), false) {
                return Some(header);
            }
        }
        let all: String = strip.words.iter().map(|word| word.text.as_str()).collect();
        all.strip_prefix(FIELD)?.strip_prefix(TASK).filter(|name| is_requirement(name))?;
        let (task, last) = (FIELD.len(), FIELD.len() + TASK.len());
        let column = |from: usize, to: usize| (all[from..to].to_owned(), extent(&strip.words, from, to));
        let columns = vec![column(0, task), column(task, last), column(last, all.len())];
        Self::new(columns, false)
    }

    /// Names that a narrow column has broken into lines.
    fn of_many(strips: &[Strip]) -> Option<Self> {
        let mut words: Vec<&Word> = strips.iter().flat_map(|strip| &strip.words).collect();
        // Nothing else is so short, and most strips need not be looked at closely.
        if words.iter().map(|word| word.text.len()).sum::<usize>() > MOST * 8 * "要".len() {
            return None;
        }
        words.sort_by_key(|word| word.start);
        let mut places: Vec<(u32, u32)> = Vec::new();
        for word in words {
            match places.last_mut() {
                Some(place) if word.start < place.1 + HALF => place.1 = place.1.max(word.end),
                _ => places.push((word.start, word.end)),
            }
        }
        let columns = places.into_iter().map(|(start, end)| {
            let words = strips.iter().flat_map(|strip| &strip.words);
            let words = words.filter(|word| start <= word.start && word.end <= end);
            (words.map(|word| word.text.as_str()).collect::<String>(), (start, end))
        });
        let columns: Vec<(String, (u32, u32))> = columns.collect();
        let are_names = columns.len() <= MOST && columns.iter().all(|(name, _)| name.chars().all(is_han));
        are_names.then(|| Self::new(columns, false)).flatten()
    }

    /// How the columns of some strips below it are told, if they can be.
    pub(super) fn columns(&self, strips: &[Strip]) -> Option<Columns> {
        if self.is_ruled {
            return Some(Columns::Ruled(self.places.iter().map(|(left, _)| *left).collect()));
        }
        let pairs = self.places.windows(2).map(|pair| gutter(strips, pair[0], pair[1]));
        pairs.collect::<Option<_>>().map(Columns::Gutters)
    }
}

impl Columns {
    /// Which column a word stands in.
    pub(super) fn of(&self, word: &Word) -> usize {
        let middle = u32::midpoint(word.start, word.end);
        match self {
            Self::Gutters(gutters) => gutters.iter().filter(|gutter| **gutter < middle).count(),
            Self::Ruled(lefts) => {
                let left = word.cell.map_or(middle, |cell| cell.left);
                lefts.iter().filter(|at| **at <= left).count().saturating_sub(1)
            }
        }
    }

    /// Whether a cell reaches over several of them, as a title does.
    pub(super) fn is_across(&self, cell: Cell) -> bool {
        let Self::Ruled(lefts) = self else { return false };
        lefts.iter().filter(|left| (cell.left..cell.right).contains(left)).count() > 1
    }
}

/// The gutter between two columns: the widest strip between their names that no word stands in.
fn gutter(strips: &[Strip], left: (u32, u32), right: (u32, u32)) -> Option<u32> {
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
