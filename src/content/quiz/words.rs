//! Words in Markdown of a quiz or rubric, where only web addresses are links.

use pulldown_cmark::{Event, Tag};

use crate::content::markdown;
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::Spanned;

/// Looks at the links and formulas of some words.
pub(in crate::content) fn words(words: Spanned<String>, diagnostics: &mut Diagnostics) -> String {
    // Most words hold neither, and are not read for them.
    if !words.value.contains(['[', '<', '$']) {
        return words.value;
    }
    for (event, _) in markdown::events(&words.value) {
        if let Some(slip) = markdown::broken_formula(&event) {
            diagnostics.at(words.span, Finding::BrokenMaths { slip });
        }
        if let Event::Start(Tag::Link { link_type, dest_url, .. }) = event {
            let target = markdown::destination(link_type, &dest_url);
            if !markdown::is_web(&target) {
                diagnostics.at(words.span, Finding::UnusableLink { target });
            }
        }
    }
    words.value
}

/// A rubric shows no pictures.
pub(in crate::content) fn refuse_pictures(words: &Spanned<String>, diagnostics: &mut Diagnostics) {
    if !words.value.contains("![") {
        return;
    }
    for (event, _) in markdown::events(&words.value) {
        if let Event::Start(Tag::Image { dest_url, .. }) = event {
            diagnostics.at(words.span, Finding::UnusableLink { target: dest_url.into_string() });
        }
    }
}
