//! One major in all standards: the same name goes through several types of schools.

use std::collections::BTreeMap;

use crate::content::{Taken, slug, unique};
use crate::curriculum::majors::{Fate, MajorRow, MajorTable};

/// A major, wherever a standard lists it.
#[derive(Clone, Debug)]
pub struct Major {
    /// As printed.
    pub name: String,
    /// Its address.
    pub slug: String,
    /// By type of school, each with every standard that lists it.
    pub places: Vec<MajorAt>,
}

/// The row of a major in the table of a type of school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MajorAt {
    /// The place of the standard among the syllabuses.
    pub syllabus: usize,
    /// The table's place.
    pub table: usize,
    /// The row's place.
    pub row: usize,
}

/// All majors of a site, and where each stands among them.
#[derive(Clone, Debug, Default)]
pub struct Majors {
    /// In the order of the standards.
    pub all: Vec<Major>,
    places: BTreeMap<String, usize>,
}

impl Majors {
    /// Of the tables of each standard.
    pub fn of<'a>(tables: impl Iterator<Item = &'a [MajorTable]>) -> Self {
        let mut majors = Self::default();
        let mut taken = Taken::default();
        for (syllabus, tables) in tables.enumerate() {
            for (table, of) in tables.iter().enumerate() {
                for (row, major) in of.rows.iter().enumerate() {
                    let at = MajorAt { syllabus, table, row };
                    let known = majors.places.get(&major.name).copied();
                    let index = known.unwrap_or_else(|| {
                        let slug = unique(&slug(&major.name), &mut taken);
                        majors.all.push(Major { name: major.name.clone(), slug, places: Vec::new() });
                        majors.places.insert(major.name.clone(), majors.all.len() - 1);
                        majors.all.len() - 1
                    });
                    majors.all[index].places.push(at);
                }
            }
        }
        majors
    }

    /// The major of that name.
    pub fn named(&self, name: &str) -> Option<&Major> {
        self.places.get(name).map(|index| &self.all[*index])
    }
}

impl MajorRow {
    /// The names that the same major had before, or has now.
    pub fn other_names(&self) -> Vec<&str> {
        match &self.fate {
            Some(Fate::Changed(_, from)) => from.iter().map(String::as_str).collect(),
            Some(Fate::FormerOnly(now)) => now.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        }
    }
}
