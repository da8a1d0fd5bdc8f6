//! Texts as they were read, so that those that stay the same need not be read again.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::lesson::Lesson;
use crate::content::library::Content;
use crate::diagnostic::Diagnostics;
use crate::output::{Fingerprint, Pieces};
use crate::text::{Source, SourceId, Sources};

/// What was read: of each lesson by itself, since there are many, and of all other texts together.
#[derive(Debug, Default)]
pub struct Remembered {
    lessons: BTreeMap<SourceId, Read>,
    others: Others,
    /// Lessons that another run read, as bytes.
    kept: Pieces,
}

/// One text that has been read.
#[derive(Clone, Debug)]
pub(super) struct Read {
    source: Arc<Source>,
    /// Nothing where it is no lesson, which is found.
    pub(super) lesson: Option<Arc<Lesson>>,
    pub(super) found: Diagnostics,
    /// Whether it was read from what another run kept.
    is_kept: bool,
}

/// The texts that are no lessons.
#[derive(Clone, Debug, Default)]
struct Others {
    sources: Vec<Arc<Source>>,
    content: Content,
    found: Diagnostics,
}

impl Remembered {
    /// The lessons that an earlier run read; see [`Remembered::print`].
    pub fn parse(program: &str, bytes: Vec<u8>) -> Self {
        Self { kept: Pieces::parse(program, bytes), ..Self::default() }
    }

    /// The lessons in which nothing was found, as bytes for [`Remembered::parse`] by the same program; nothing where
    /// those that are kept already are enough.
    pub fn print(&self, program: &str) -> Option<Vec<u8>> {
        let whole: Vec<&Read> = self.lessons.values().filter(|read| read.found.is_empty()).collect();
        let unkept = whole.iter().filter(|read| !read.is_kept).count();
        // To read one in a hundred again costs less than to write them all.
        if unkept * 100 <= whole.len() {
            return None;
        }
        let pieces = whole.par_iter().filter_map(|read| {
            let piece = postcard::to_allocvec(read.lesson.as_deref()?).ok()?;
            Some((made_from(&read.source), piece))
        });
        let pieces: Vec<_> = pieces.collect();
        Some(Pieces::print(program, pieces.iter().map(|(made_from, piece)| (*made_from, piece.as_slice()))))
    }

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
                let (kept, mut found) = (before.kept(source), Diagnostics::default());
                let is_kept = kept.is_some();
                let lesson = kept.or_else(|| Lesson::read(source, &mut found)).map(Arc::new);
                Read { source: Arc::clone(source), lesson, found, is_kept }
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
        Self { lessons, others, kept: Pieces::default() }
    }

    /// The lesson that was read of just this text.
    fn kept(&self, source: &Source) -> Option<Lesson> {
        postcard::from_bytes(self.kept.get(made_from(source))?).ok()
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

/// All that a lesson is read from. Its places hold the text's number, so that one is part of it.
fn made_from(source: &Source) -> Fingerprint {
    Fingerprint::of(&[&source.id().0.to_le_bytes(), source.path().as_bytes(), source.text().as_bytes()])
}
