//! Links and images of a lesson's text.

use pulldown_cmark::LinkType;
use tera::TeraResult;

use crate::render::escape::escaped;
use crate::render::events::{Placed, words};
use crate::render::theme::Theme;
use crate::site::Name;
use crate::site::view::{BodyView, Leads, LinkView};

/// A link whose words are HTML already.
pub(super) fn link(
    body: &BodyView,
    theme: &Theme,
    kind: LinkType,
    title: &str,
    words: String,
    start: usize,
) -> TeraResult<String> {
    let Some(LinkView { label, leads }) = body.links.get(&start) else { return Ok(words) };
    let bare = matches!(kind, LinkType::WikiLink { has_pothole: false });
    let shown = match label {
        _ if !bare => words,
        Name::Text(label) => escaped(label),
        Name::Word(word) => escaped(theme.words.get(word)?),
    };
    let (href, class, tip) = match leads {
        // One that the author links explains itself as well as one that we link.
        Leads::Page(href) if body.terms.iter().any(|term| term.href == *href) => (href, " class=\"term\"", ""),
        // A picture that leads to itself is only shown larger.
        Leads::Page(href) | Leads::File { href, size: Some(_), .. } => (href, "", ""),
        Leads::File { href, weight, .. } => {
            let title = attribute("title", title);
            let href = escaped(href);
            let weight = escaped(weight);
            return Ok(format!("<a href=\"{href}\" class=\"download\"{title}>{shown} <small>{weight}</small></a>"));
        }
        Leads::Outside(href) => (href, " class=\"outside\"", theme.words.get("needs_internet")?),
        // The name stands there, and leads nowhere.
        Leads::Nowhere => return Ok(shown),
    };
    let tip = attribute("title", if title.is_empty() { tip } else { title });
    Ok(format!("<a href=\"{}\"{class}{tip}>{shown}</a>", escaped(href)))
}

/// An image; its alternative text alone where it leads to none.
pub(super) fn image(body: &BodyView, inner: &[Placed], title: &str, start: usize) -> String {
    let words = words(inner);
    body.links.get(&start).and_then(|link| picture(link, &words, title)).unwrap_or_else(|| escaped(&words))
}

/// A picture, if the link leads to one.
pub(super) fn picture(link: &LinkView, words: &str, title: &str) -> Option<String> {
    let Leads::File { href, size, .. } = &link.leads else { return None };
    let title = attribute("title", title);
    // With it the page does not jump when the picture comes.
    let size = size.map_or(String::new(), |(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
    Some(format!("<img src=\"{}\" alt=\"{}\"{title}{size} loading=\"lazy\">", escaped(href), escaped(words)))
}

/// An image alone in its paragraph has a caption.
pub(super) fn figure(body: &BodyView, image: String, inner: &[Placed], title: &str, start: usize) -> String {
    if !body.links.contains_key(&start) {
        return image;
    }
    let caption = if title.is_empty() { escaped(&words(inner)) } else { escaped(title) };
    format!("<figure>{image}<figcaption>{caption}</figcaption></figure>\n")
}

/// An attribute, unless it has no value.
fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escaped(value)) }
}
