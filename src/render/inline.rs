//! The few words of Markdown in a quiz.

use pulldown_cmark::{Event, Tag, TagEnd, html};
use tera::TeraResult;

use crate::content::markdown;
use crate::render::escape::escaped;
use crate::render::theme::Theme;

/// One line or paragraph of Markdown that belongs to a quiz, where only web addresses are links.
pub(super) fn inline(text: &str, theme: &Theme) -> TeraResult<String> {
    let needs_internet = escaped(theme.words.get("needs_internet")?);
    let mut links: Vec<bool> = Vec::new();
    let events = markdown::events(text).into_iter().filter_map(|(event, _)| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
        Event::FootnoteReference(name) => Some(Event::Text(format!("[^{name}]").into())),
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            let href = markdown::destination(link_type, &dest_url);
            links.push(markdown::is_web(&href));
            let tag = format!("<a href=\"{}\" class=\"outside\" title=\"{needs_internet}\">", escaped(&href));
            links.last().is_some_and(|web| *web).then(|| Event::Html(tag.into()))
        }
        Event::End(TagEnd::Link) => links.pop().is_some_and(|web| web).then(|| Event::Html("</a>".into())),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        event => Some(event),
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    let out = out.trim();
    let bare = out.strip_prefix("<p>").and_then(|out| out.strip_suffix("</p>")).filter(|out| !out.contains("<p>"));
    Ok(bare.unwrap_or(out).to_owned())
}
