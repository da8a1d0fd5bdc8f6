//! Sections with answers: folded, so that a reader thinks first, and printed only where answers are wanted.

use crate::site::view::HeadingView;

/// The rank of the heading whose answers are open.
#[derive(Default)]
pub(super) struct Answer(Option<u8>);

impl Answer {
    /// What stands before a heading.
    pub(super) fn before(&mut self, heading: &HeadingView) -> Option<String> {
        let ended = if self.0.is_some_and(|rank| heading.rank <= rank) && !heading.nested { self.end() } else { None };
        let begun = heading.answer.then(|| {
            self.0 = Some(heading.rank);
            "<details class=\"answer\">"
        });
        let html = ended.into_iter().chain(begun).collect::<String>();
        (!html.is_empty()).then_some(html)
    }

    /// What ends an open answer: another heading, a quiz or rubric, the end of the text.
    pub(super) fn end(&mut self) -> Option<&'static str> {
        self.0.take().map(|_| "</details>\n")
    }
}
