//! Sections with answers: folded, so that a reader thinks first, and printed only where answers are wanted.

use pulldown_cmark::{Event, TagEnd};

use crate::site::view::HeadingView;

/// Where in a text an answer is open.
#[derive(Default)]
pub(super) struct Answer {
    /// The rank of its heading.
    open: Option<u8>,
    /// How many quotes and lists are open: a heading in them ends nothing around them.
    depth: usize,
}

impl Answer {
    /// What stands before an event; `heading` is the one that the event begins.
    pub(super) fn before(&mut self, event: &Event, heading: Option<&HeadingView>) -> Option<String> {
        match event {
            Event::Start(tag) if is_around(tag.to_end()) => self.depth += 1,
            Event::End(tag) if is_around(*tag) => self.depth -= 1,
            _ => {}
        }
        let heading = heading.filter(|_| self.depth == 0)?;
        let mut html = match self.open {
            Some(rank) if heading.rank <= rank => self.end()?,
            _ => String::new(),
        };
        if heading.answer && self.open.is_none() {
            self.open = Some(heading.rank);
            html.push_str("<details class=\"answer\">");
        }
        Some(html)
    }

    /// What ends an open answer: another heading, a quiz or rubric, the end of the text.
    pub(super) fn end(&mut self) -> Option<String> {
        self.open.take().map(|_| "</details>\n".to_owned())
    }
}

fn is_around(tag: TagEnd) -> bool {
    matches!(tag, TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::DefinitionList)
}
