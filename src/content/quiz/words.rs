//! Words in Markdown that stand in no file's place, so that no path could start from them.

use pulldown_cmark::{Event, Tag};

use crate::content::markdown;
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::Spanned;

/// Words of a quiz or rubric: only web addresses are links in them.
pub(in crate::content) fn words(words: Spanned<String>, diagnostics: &mut Diagnostics) -> String {
    for (event, _) in markdown::events(&words.value) {
        if let Some(slip) = markdown::broken_formula(&event) {
            diagnostics.at(words.span, Finding::BrokenMaths { slip });
        }
        match event {
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let target = markdown::destination(link_type, &dest_url);
                if !markdown::is_web(&target) {
                    diagnostics.at(words.span, Finding::UnusableLink { target });
                }
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                diagnostics.at(words.span, Finding::UnusableLink { target: dest_url.into_string() });
            }
            _ => {}
        }
    }
    words.value
}
