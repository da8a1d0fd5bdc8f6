//! How an author begins: where the first lesson of a task would lie, and what would stand in it.

use serde::Serialize;

use crate::author::{draft, lesson_path};
use crate::site::navigation::Bar;
use crate::site::view::subject::Subject;
use crate::standard::{Level, Task};

/// For whom a site is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Who reads it.
    Readers,
    /// Who writes it and sees it live: pages that have nothing yet say how to begin.
    Authors,
}

/// A lesson to copy.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Starter {
    /// Where it would lie, from the site's folder.
    pub path: String,
    /// Its whole text.
    pub text: String,
}

impl Starter {
    /// For a task without lessons, where the site's author looks at it.
    pub fn of(bar: &Bar, subject: &Subject, level: &Level, task: &Task) -> Option<Self> {
        if bar.audience == Audience::Readers || subject.syllabus.lessons_of(task.id).next().is_some() {
            return None;
        }
        let path = lesson_path(subject.code(), level, task);
        Some(Self { path, text: draft(level, task, bar.curriculum.config.language) })
    }
}
