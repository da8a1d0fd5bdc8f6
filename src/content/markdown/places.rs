//! Words as the places where they stand in a text.

use std::borrow::Cow;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// Stands among places for a space that the text does not have.
const GAP: Range<u32> = 0..0;

/// Words of a text. Those of all lessons are held at once, so that they are no second copy of it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Words {
    /// In order, by their bytes.
    Places(Box<[Range<u32>]>),
    /// Where the text has some of them written otherwise.
    Own(Box<str>),
}

impl Words {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Places(places) => places.is_empty(),
            Self::Own(words) => words.is_empty(),
        }
    }

    /// Their bytes.
    pub fn size(&self) -> usize {
        match self {
            // A gap is one space.
            Self::Places(places) => places.iter().map(|place| place.len().max(1)).sum(),
            Self::Own(words) => words.len(),
        }
    }

    /// As one, of the text in which they were found.
    pub fn of(&self, text: &str) -> Cow<'_, str> {
        self.first(usize::MAX, text)
    }

    /// Likewise, but only the first, in so many bytes at most.
    pub fn first(&self, bytes: usize, text: &str) -> Cow<'_, str> {
        let places = match self {
            Self::Places(places) => places,
            Self::Own(words) => return words[..words.floor_char_boundary(bytes)].into(),
        };
        let mut words = String::with_capacity(self.size().min(bytes));
        for place in places {
            let piece = if *place == GAP { " " } else { &text[place.start as usize..place.end as usize] };
            let fits = piece.floor_char_boundary(bytes - words.len());
            words.push_str(&piece[..fits]);
            if fits < piece.len() {
                break;
            }
        }
        words.truncate(words.trim_end().len());
        words.into()
    }
}

/// Words that are being found in a text.
pub(super) struct Found<'a> {
    text: &'a str,
    words: String,
    places: Vec<Range<u32>>,
    is_otherwise: bool,
}

impl<'a> Found<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        Self { text, words: String::new(), places: Vec::new(), is_otherwise: false }
    }

    /// Goes on with words that stand within these bytes.
    pub(super) fn add(&mut self, words: &str, within: Range<usize>) {
        if words.is_empty() {
            return;
        }
        self.words.push_str(words);
        let text = self.text.get(within.clone()).unwrap_or_default();
        let Some(at) = text.starts_with(words).then_some(0).or_else(|| text.find(words)) else {
            self.is_otherwise = true;
            return;
        };
        let start = (within.start + at) as u32;
        let end = start + words.len() as u32;
        match self.places.last_mut() {
            Some(last) if last.end == start && *last != GAP => last.end = end,
            _ => self.places.push(start..end),
        }
    }

    /// Goes on with a space, where words stand before it.
    pub(super) fn gap(&mut self) {
        if !self.words.is_empty() && !self.words.ends_with(' ') {
            self.words.push(' ');
            self.places.push(GAP);
        }
    }

    /// What was found so far; what is found from now on is another.
    pub(super) fn take(&mut self) -> Words {
        let words = self.words.trim_end();
        let found = match words {
            "" => Words::Places(Box::default()),
            _ if self.is_otherwise => Words::Own(words.into()),
            _ => Words::Places(self.places.as_slice().into()),
        };
        self.words.clear();
        self.places.clear();
        self.is_otherwise = false;
        found
    }
}
