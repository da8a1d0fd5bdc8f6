//! Lessons as they were read, so that those whose texts stay the same need not be read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::lesson::Lesson;
use crate::diagnostic::Diagnostics;
use crate::text::{Source, SourceId, Sources};

/// What was read of each lesson's text, by its number.
#[derive(Debug, Default)]
pub struct Lessons(BTreeMap<SourceId, Read>);

/// One text that has been read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    source: Arc<Source>,
    /// Nothing where it is no lesson, which is found.
    pub(super) lesson: Option<Arc<Lesson>>,
    pub(super) found: Diagnostics,
}

impl Lessons {
    /// Reads these texts all at once, but for those that were read before.
    pub(super) fn read(ids: &[SourceId], sources: &Sources, before: &Self) -> Self {
        let read = ids.par_iter().map(|&id| {
            let source = sources.share(id);
            // All places in a lesson hold its text's number, so that one under another number is another lesson.
            let same = before.0.get(&id).filter(|read| {
                Arc::ptr_eq(&read.source, source)
                    || read.source.path() == source.path() && read.source.text() == source.text()
            });
            let read = same.cloned().unwrap_or_else(|| {
                let mut found = Diagnostics::default();
                let lesson = Lesson::read(source, &mut found).map(Arc::new);
                Read { source: Arc::clone(source), lesson, found }
            });
            (id, read)
        });
        Self(read.collect::<Vec<_>>().into_iter().collect())
    }

    /// What was read of a text.
    pub(super) fn of(&self, id: SourceId) -> &Read {
        &self.0[&id]
    }
}
