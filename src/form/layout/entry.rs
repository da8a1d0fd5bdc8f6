//! A name or a sentence that several printed lines hold.

use crate::form::layout::glue::Glue;
use crate::form::layout::number;
use crate::form::layout::strip::Cell;

#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// As many parts as its column is deep.
    number: Option<Vec<u32>>,
    pub(super) text: String,
    /// The index of its first strip.
    pub(super) first: usize,
    /// The index of its last one.
    last: usize,
    /// The page or line, and the ruled cell there.
    place: (u32, Option<Cell>),
    /// The same of its last line.
    end: (u32, Option<Cell>),
    is_name: bool,
}

impl Entry {
    /// A line of a cell in some strip; `depth` is 1 for fields, 2 for tasks, 3 for requirements.
    pub(super) fn of(text: String, depth: usize, index: usize, place: (u32, Option<Cell>)) -> Self {
        let number = number::leading(&text).filter(|number| number.len() == depth);
        Self { number, text, first: index, last: index, place, end: place, is_name: depth < 3 }
    }

    /// Goes on with the last of its column, unless its number or its cell says that it is another.
    pub(super) fn enter(self, column: &mut Vec<Self>, glue: &Glue) {
        match column.last_mut() {
            Some(last) if last.goes_on(&self) => {
                glue.join(&mut last.text, &self.text);
                (last.last, last.end) = (self.last, self.end);
            }
            _ => column.push(self),
        }
    }

    fn goes_on(&self, next: &Self) -> bool {
        if next.number.is_some() {
            return false;
        }
        let is_ended = self.text.ends_with(['。', '；']);
        match (self.end, next.place) {
            // Without numbers, a paragraph of a cell ends as a sentence does.
            ((page, Some(cell)), (next_page, Some(next))) if page == next_page => {
                cell == next && (self.number.is_some() || !is_ended)
            }
            // A page cuts sentences; a name in a cell of the next page is another.
            ((_, Some(_)), (_, Some(_))) if self.number.is_none() => !self.is_name && !is_ended,
            _ => self.number.is_some() || next.first == self.last + 1,
        }
    }

    pub(super) fn is_numbered(&self) -> bool {
        self.number.is_some()
    }

    /// Whether borders tell what belongs to it.
    pub(super) fn is_ruled(&self) -> bool {
        self.place.1.is_some()
    }

    /// Whether nothing but its place speaks for it as the parent of a child, and it does not stand beside it.
    pub(super) fn is_guessed(&self, child: &Self) -> bool {
        let is_named = child
            .number
            .as_ref()
            .and_then(|number| number.split_last())
            .is_some_and(|(_, parent)| self.number.as_deref() == Some(parent));
        !is_named && !self.is_ruled() && self.first != child.first
    }

    /// Whether it is the parent of a child: by number, or by place where the numbers do not tell.
    pub(super) fn is_above(&self, child: &Self, current: Option<&Self>) -> bool {
        let Some(current) = current else { return true };
        let above = match (self.place, child.place) {
            ((page, Some(cell)), (child_page, Some(child))) => (page, cell.top) <= (child_page, child.top),
            _ => self.first <= child.first,
        };
        let Some((_, parent)) = child.number.as_ref().and_then(|number| number.split_last()) else {
            return above;
        };
        let names = |entry: &Self| entry.number.as_deref() == Some(parent);
        match (names(self), names(current)) {
            (true, false) => true,
            (false, true) => false,
            _ => above,
        }
    }
}
