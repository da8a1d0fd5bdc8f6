//! Standards as they were read, so that those whose texts stay the same need not be read again.

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::standard::parse::parse;
use crate::standard::tree::Standard;
use crate::text::Source;

/// What was read, in the order of the site.
#[derive(Debug, Default)]
pub struct Remembered(Vec<Read>);

#[derive(Clone, Debug)]
struct Read {
    source: Arc<Source>,
    stem: String,
    standard: Standard,
    found: Diagnostics,
}

impl Remembered {
    /// Reads texts, each with its stem, but for those that were read before.
    pub fn read<'a>(texts: impl Iterator<Item = (&'a Arc<Source>, &'a str)>, before: &Self) -> Self {
        let read = texts.map(|(source, stem)| {
            let same = before.0.iter().find(|read| read.stem == stem && Source::is_same(&read.source, source));
            same.cloned().unwrap_or_else(|| {
                let mut found = Diagnostics::default();
                let standard = parse(source, stem, &mut found);
                Read { source: Arc::clone(source), stem: stem.to_owned(), standard, found }
            })
        });
        Self(read.collect())
    }

    /// What was read and found.
    pub fn standards(&self, diagnostics: &mut Diagnostics) -> Vec<Standard> {
        let standard = |read: &Read| {
            diagnostics.append(read.found.clone());
            read.standard.clone()
        };
        self.0.iter().map(standard).collect()
    }
}
