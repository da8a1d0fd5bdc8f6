//! The few words of Markdown in a quiz or a rubric.

use std::collections::BTreeMap;

use pulldown_cmark::{Event, Tag, TagEnd, html};
use tera::TeraResult;

use crate::content::markdown::{self, Formula};
use crate::render::escape::escaped;
use crate::render::link;
use crate::render::table::Table;
use crate::render::theme::Theme;
use crate::site::view::LinkView;

/// Stands before a line so that no block can begin there.
const GUARD: char = '.';

/// One line of words, in which a number or a hyphen in front begins no list.
pub(super) fn line(text: &str, pictures: &BTreeMap<String, LinkView>, theme: &Theme) -> TeraResult<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Ok(String::new());
    }
    let html = inline(&format!("{GUARD}{}", words.join(" ")), pictures, theme)?;
    Ok(html.strip_prefix(GUARD).unwrap_or(&html).to_owned())
}

/// Some paragraphs of Markdown, where only web addresses are links.
///
/// No block brings an attribute of its author's: a heading is a paragraph, a note is what stands in it.
pub(super) fn inline(text: &str, pictures: &BTreeMap<String, LinkView>, theme: &Theme) -> TeraResult<String> {
    if text.is_empty() {
        return Ok(String::new());
    }
    let needs_internet = theme.words.get("needs_internet")?;
    let mut links: Vec<bool> = Vec::new();
    let mut table = Table::default();
    let events = markdown::events(text);
    let ends = |(event, _): &(Event, _)| matches!(event, Event::End(TagEnd::TableCell));
    let before_end: Vec<bool> = events.iter().skip(1).map(ends).chain([false]).collect();
    // What a picture shows stands in it.
    let mut shown: Option<(&LinkView, String)> = None;
    let events = events.into_iter().zip(before_end).filter_map(|((event, _), empty)| match event {
        Event::Start(Tag::Image { dest_url, .. }) => {
            shown = shown.take().or_else(|| Some((pictures.get(dest_url.as_ref())?, String::new())));
            None
        }
        Event::End(TagEnd::Image) => {
            shown.take().and_then(|(picture, words)| Some(Event::Html(link::picture(picture, &words, "")?.into())))
        }
        Event::Text(words) | Event::Code(words) if shown.is_some() => {
            if let Some((_, inside)) = &mut shown {
                inside.push_str(&words);
            }
            None
        }
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::InlineMath(tex) => Some(Event::Html(formula(&tex, Formula::Inline).into())),
        Event::DisplayMath(tex) => Some(Event::Html(formula(&tex, Formula::Display).into())),
        Event::FootnoteReference(name) => Some(Event::Text(format!("[^{name}]").into())),
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            let href = markdown::destination(link_type, &dest_url);
            links.push(markdown::is_web(&href));
            let (href, title) = (escaped(&href), escaped(needs_internet));
            let tag = format!("<a href=\"{href}\" class=\"outside\" title=\"{title}\">");
            links.last().is_some_and(|web| *web).then(|| Event::Html(tag.into()))
        }
        Event::End(TagEnd::Link) => links.pop().is_some_and(|web| web).then(|| Event::Html("</a>".into())),
        Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(Tag::BlockQuote(_)) => Some(Event::Start(Tag::BlockQuote(None))),
        Event::Start(Tag::FootnoteDefinition(_)) | Event::End(TagEnd::FootnoteDefinition) => None,
        event => Some(table.event(&event, empty).unwrap_or(event)),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    let out = out.trim();
    let bare = out.strip_prefix("<p>").and_then(|out| out.strip_suffix("</p>")).filter(|out| !out.contains("<p>"));
    Ok(bare.unwrap_or(out).to_owned())
}

/// A formula; one that cannot be read, which is a finding, as it is written.
pub(super) fn formula(tex: &str, formula: Formula) -> String {
    markdown::mathml(tex, formula).unwrap_or_else(|_| format!("<code>{}</code>", escaped(tex)))
}
