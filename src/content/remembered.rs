//! Texts as they were read, so that those that stay the same need not be read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::lesson::Lesson;
use crate::content::library::Content;
use crate::diagnostic::Diagnostics;
use crate::text::{Source, SourceId, Sources};

/// What was read: of each lesson by itself, since there are many, and of all other texts together.
#[derive(Debug, Default)]
pub struct Remembered {
    lessons: BTreeMap<SourceId, Read>,
    others: Others,
}

/// One text that has been read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    source: Arc<Source>,
    /// Nothing where it is no lesson, which is found.
    pub(super) lesson: Option<Arc<Lesson>>,
    pub(super) found: Diagnostics,
}

/// The texts that are no lessons.
#[derive(Clone, Debug, Default)]
struct Others {
    sources: Vec<Arc<Source>>,
    content: Content,
    found: Diagnostics,
}

impl Remembered {
    /// Reads lessons all at once and then the others by `read`, but for those that were read before.
    pub(super) fn read(
        lessons: &[SourceId],
        others: &[SourceId],
        sources: &Sources,
        before: &Self,
        read: impl FnOnce(&mut Content, &mut Diagnostics),
    ) -> Self {
        let lessons = lessons.par_iter().map(|&id| {
            let source = sources.share(id);
            let same = before.lessons.get(&id).filter(|read| Source::is_same(&read.source, source));
            let read = same.cloned().unwrap_or_else(|| {
                let mut found = Diagnostics::default();
                let lesson = Lesson::read(source, &mut found).map(Arc::new);
                Read { source: Arc::clone(source), lesson, found }
            });
            (id, read)
        });
        let lessons = lessons.collect::<Vec<_>>().into_iter().collect();
        let shared: Vec<Arc<Source>> = others.iter().map(|&id| Arc::clone(sources.share(id))).collect();
        let known = &before.others.sources;
        let same =
            known.len() == shared.len() && known.iter().zip(&shared).all(|(one, other)| Source::is_same(one, other));
        let others = if same {
            before.others.clone()
        } else {
            let mut others = Others { sources: shared, ..Others::default() };
            read(&mut others.content, &mut others.found);
            others
        };
        Self { lessons, others }
    }

    /// What was read of a lesson's text.
    pub(super) fn lesson(&self, id: SourceId) -> &Read {
        &self.lessons[&id]
    }

    /// What was read of the others.
    pub(super) fn others(&self) -> (Content, Diagnostics) {
        (self.others.content.clone(), self.others.found.clone())
    }
}
