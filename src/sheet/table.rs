//! A workbook as a value: what stands in each cell, and how it is to look.

use std::borrow::Cow;
use std::hash::{Hash, Hasher};

/// Some tables in one file. Its cells borrow what they can, since most builds change none of them.
#[derive(Default, Hash)]
pub struct Workbook<'a> {
    /// What the file says of itself.
    pub title: String,
    /// Stands at the left of each printed page's foot.
    pub mark: String,
    /// What stands before, between and after the number of a page and the count of pages.
    pub pages: [String; 3],
    /// In order; a file for Word prints each on pages of its own.
    pub sheets: Vec<Sheet<'a>>,
}

/// One table.
#[derive(Hash)]
pub struct Sheet<'a> {
    /// On its tab.
    pub name: String,
    /// Lines above the table; the first one is its title.
    pub heading: Vec<String>,
    /// From the left.
    pub columns: Vec<Column>,
    /// From the top.
    pub rows: Rows<'a>,
    /// Lines under the table, each of parts that share its width.
    pub foot: Vec<Vec<String>>,
    /// What it is for.
    pub form: Form,
}

/// The rows of a table; each has a cell for each column.
pub enum Rows<'a> {
    /// Made already.
    Held(Vec<Vec<Cell<'a>>>),
    /// So many that together they would take several times the memory of their texts: each is made when it is asked for.
    Made {
        /// A hash of all that they are made from, which stands for them where the workbook is hashed.
        made_from: [u8; 16],
        /// Makes them.
        make: Box<dyn Fn() -> Box<dyn Iterator<Item = Vec<Cell<'a>>> + 'a> + Send + Sync + 'a>,
    },
}

/// What a table is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// To be sorted and filtered, so that no cell goes over several rows: the header stays in sight, and so do the first
    /// columns.
    Screen {
        /// How many of them.
        frozen: u16,
    },
    /// To be printed on A4 across, and signed.
    Paper,
}

/// A column's head.
#[derive(Clone, Debug, Hash)]
pub struct Column {
    /// What it holds.
    pub name: String,
    /// In letters of half width, of which a Han character takes two.
    pub width: u16,
    /// Whether its cells are centred.
    pub centred: bool,
}

/// One cell.
#[derive(Clone, Debug, Hash)]
pub struct Cell<'a> {
    /// What stands in it.
    pub value: Value<'a>,
    /// Where it leads: an address, or a path from the folder that the file lies in.
    pub link: Option<String>,
    /// Over how many rows it goes.
    pub down: usize,
    /// How it looks.
    pub tone: Tone,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    /// Words; they are never taken for a formula.
    Text(Cow<'a, str>),
    /// A figure.
    Number(f64),
    /// The cell above goes on.
    Above,
}

impl Hash for Value<'_> {
    fn hash<H: Hasher>(&self, to: &mut H) {
        match self {
            Self::Text(text) => (0, text).hash(to),
            Self::Number(number) => (1, number.to_bits()).hash(to),
            Self::Above => 2.hash(to),
        }
    }
}

/// How a cell looks; words say the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// Well.
    Good,
    /// In part.
    Part,
    /// Lacking.
    Lack,
    /// A sum, a name.
    Strong,
}

impl<'a> Rows<'a> {
    /// One after the other.
    pub fn one_by_one(&self) -> Box<dyn Iterator<Item = Vec<Cell<'a>>> + '_> {
        match self {
            Self::Held(rows) => Box::new(rows.iter().cloned()),
            Self::Made { make, .. } => make(),
        }
    }

    /// All of them together.
    pub fn together(&self) -> Cow<'_, [Vec<Cell<'a>>]> {
        match self {
            Self::Held(rows) => rows.into(),
            Self::Made { make, .. } => make().collect::<Vec<_>>().into(),
        }
    }
}

impl<'a> From<Vec<Vec<Cell<'a>>>> for Rows<'a> {
    fn from(rows: Vec<Vec<Cell<'a>>>) -> Self {
        Self::Held(rows)
    }
}

impl Hash for Rows<'_> {
    fn hash<H: Hasher>(&self, to: &mut H) {
        match self {
            Self::Held(rows) => rows.hash(to),
            Self::Made { made_from, .. } => made_from.hash(to),
        }
    }
}

impl Column {
    /// A column of words.
    pub fn text(name: impl Into<String>, width: u16) -> Self {
        Self { name: name.into(), width, centred: false }
    }

    /// A column of short words or figures.
    pub fn short(name: impl Into<String>, width: u16) -> Self {
        Self { name: name.into(), width, centred: true }
    }
}

impl<'a> Cell<'a> {
    /// Words.
    pub fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self { value: Value::Text(text.into()), link: None, down: 1, tone: Tone::Plain }
    }

    /// A count of something.
    pub fn count(count: usize) -> Self {
        let number = u32::try_from(count).unwrap_or(u32::MAX);
        Self { value: Value::Number(f64::from(number)), link: None, down: 1, tone: Tone::Plain }
    }

    /// What lies under a cell that goes over several rows.
    pub fn above() -> Self {
        Self { value: Value::Above, link: None, down: 1, tone: Tone::Plain }
    }

    /// The same cell over so many rows.
    #[must_use]
    pub fn over(self, down: usize) -> Self {
        Self { down: down.max(1), ..self }
    }

    /// The same cell with a look.
    #[must_use]
    pub fn toned(self, tone: Tone) -> Self {
        Self { tone, ..self }
    }

    /// The same cell as a link.
    #[must_use]
    pub fn linked(self, link: Option<String>) -> Self {
        Self { link, ..self }
    }

    /// What stands in it, as words.
    pub fn words(&self) -> Cow<'_, str> {
        match &self.value {
            Value::Text(text) => text.as_ref().into(),
            Value::Number(number) => number.to_string().into(),
            Value::Above => "".into(),
        }
    }
}
