//! What was read of lessons and kept as bytes is what would be read again.

use kebiao::diagnostic::Diagnostics;
use kebiao::disk;
use kebiao::pipeline::{Remembered, compile_again};
use kebiao::project::{Files, Project};

use crate::folder::repository;

/// Compiles files with what was kept: all that was understood and found, and what is to be kept now, if anything.
fn compiled(files: &Files, kept: Vec<u8>) -> (String, Option<Vec<u8>>) {
    let mut diagnostics = Diagnostics::default();
    let project = Project::of(files.clone(), &mut diagnostics);
    let before = Remembered::parse("program", kept);
    let (curriculum, remembered) = compile_again(&project, &before, &mut diagnostics);
    (format!("{curriculum:?} {:?}", diagnostics.sorted()), remembered.print("program"))
}

#[test]
fn lessons_that_were_kept_are_those_that_were_read() {
    for site in ["", "tests/sites/tea", "tests/sites/two-standards"] {
        let mut files = disk::files(&repository(site)).expect("a readable site");
        let (first, kept) = compiled(&files, Vec::new());
        let kept = kept.expect("lessons in which nothing is found");
        let (second, kept_again) = compiled(&files, kept.clone());
        assert!(first == second, "{site} was understood otherwise");
        assert_eq!(kept_again, None, "{site} has lessons that were not kept, or not found");
        let lessons = files.iter_mut().filter(|(path, _)| path.contains("/lessons/") && path.ends_with(".md"));
        lessons.step_by(2).for_each(|(_, text)| text.extend("\n又一行。\n".as_bytes()));
        let (changed, _) = compiled(&files, Vec::new());
        assert!(compiled(&files, kept).0 == changed, "{site} was understood as it was before it changed");
    }
}
