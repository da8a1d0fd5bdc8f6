//! Files to be, and the list of those that the last build made.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::hash::Hash;

use xxhash_rust::xxh3::xxh3_128;

use crate::output::gathered::Gathered;

/// A file to be: its path below the output folder, lower case and ASCII, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// Its parts stand between `/`.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// A hash of everything that an output is made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(u128);

impl Fingerprint {
    /// Of some parts; where one part ends counts.
    pub fn of(parts: &[&[u8]]) -> Self {
        let hashes: Vec<u8> = parts.iter().flat_map(|part| xxh3_128(part).to_le_bytes()).collect();
        Self(xxh3_128(&hashes))
    }

    /// Of all that a value holds.
    pub fn of_value(value: &impl Hash) -> Self {
        let mut gathered = Gathered::new();
        value.hash(&mut gathered);
        Self(gathered.all().digest128())
    }

    /// Its bytes, to be part of something else.
    pub fn bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }

    /// The one that has these bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(u128::from_le_bytes(bytes))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        write!(formatter, "{:032x}", self.0)
    }
}

/// Each output's path and what it was made from; `None` where a build was broken off while it changed the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest(pub BTreeMap<String, Option<Fingerprint>>);

impl Manifest {
    /// Whether the output of that path was made from just this.
    pub fn has(&self, path: &str, fingerprint: Fingerprint) -> bool {
        self.0.get(path) == Some(&Some(fingerprint))
    }

    /// As a text of one line an output.
    pub fn print(&self) -> String {
        let mut text = String::new();
        for (path, fingerprint) in &self.0 {
            match fingerprint {
                Some(fingerprint) => writeln!(text, "{fingerprint} {path}"),
                None => writeln!(text, "- {path}"),
            }
            .expect("a string takes all that is written");
        }
        text
    }

    /// Reads what [`Manifest::print`] wrote; a line that it did not write is passed over.
    pub fn parse(text: &str) -> Self {
        let entries = text.lines().filter_map(|line| {
            let (hash, path) = line.split_once(' ')?;
            let fingerprint = u128::from_str_radix(hash, 16).ok().map(Fingerprint);
            Some((path.to_owned(), fingerprint))
        });
        Self(entries.collect())
    }
}
