//! The one Markdown dialect, and what is found in a text before it becomes HTML.

use std::collections::BTreeSet;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use crate::content::{emphasis, slug};
use crate::text::{Source, Span, Spanned};

/// A text whose headings, mentions and blocks have been found.
#[derive(Clone, Debug)]
pub struct Body {
    /// The Markdown, without the front matter.
    pub span: Span,
    /// In order; what stands before the first one belongs to none.
    pub headings: Vec<Heading>,
    /// Links, wiki links and images, in order.
    pub mentions: Vec<Mention>,
    /// Code blocks, in order.
    pub fences: Vec<Fence>,
    /// HTML in the text, which is shown as text.
    pub html: Vec<Span>,
    /// Footnotes that nothing refers to, which are not shown.
    pub unused_notes: Vec<Span>,
}

/// A heading and how much text stands under it.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 1 to 6.
    pub rank: u8,
    /// Its text, without marks and attributes.
    pub title: String,
    /// Unique on its page.
    pub anchor: String,
    /// `{teach=2.1.1}`
    pub attributes: Vec<Attribute>,
    /// The whole heading.
    pub span: Span,
    /// Characters of text up to the next heading of any rank: no code, no white space.
    pub characters: usize,
}

/// One part of `{…}` behind a heading.
#[derive(Clone, Debug)]
pub struct Attribute {
    /// What stands before `=`.
    pub key: Spanned<String>,
    /// What stands behind it; empty where nothing does.
    pub value: String,
    /// The same, cut at commas.
    pub values: Vec<Spanned<String>>,
}

/// Something that the text points to.
#[derive(Clone, Debug)]
pub struct Mention {
    /// How it is written.
    pub kind: MentionKind,
    /// The code, name, path or address as written.
    pub target: String,
    /// The whole link.
    pub span: Span,
}

/// How a mention is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionKind {
    /// `[[…]]`
    Wiki,
    /// `[…](…)`
    Link,
    /// `![…](…)`
    Image,
}

/// A code block.
#[derive(Clone, Debug)]
pub struct Fence {
    /// The first word behind the fence: `html`, `quiz`.
    pub language: String,
    /// What stands inside.
    pub text: Span,
    /// The whole block.
    pub span: Span,
}

/// The dialect's events with their places in the text.
pub fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_WIKILINKS;
    match emphasis::disguised(text) {
        Some(disguised) => {
            let events = Parser::new_ext(&disguised, options).into_offset_iter();
            events.map(|(event, range)| (emphasis::turned_back(event), range)).collect()
        }
        None => Parser::new_ext(text, options).into_offset_iter().collect(),
    }
}

/// Whether an address leads to another host, or to a mail or telephone program: all that a link may do but lead to a
/// file. Anything else could run as a script.
pub fn is_web(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| ["http", "https", "mailto", "tel"].contains(&scheme.as_str()))
}

/// Where a link leads: a bare mail address is not written with its scheme.
pub fn destination(kind: LinkType, address: &str) -> String {
    if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() }
}

/// Finds what a text holds.
pub fn read(source: &Source, span: Span) -> Body {
    let place = |range: Range<usize>| {
        Span::new(span.source, span.start as usize + range.start, span.start as usize + range.end)
    };
    let mut body = Body {
        span,
        headings: Vec::new(),
        mentions: Vec::new(),
        fences: Vec::new(),
        html: Vec::new(),
        unused_notes: Vec::new(),
    };
    let mut anchors = BTreeSet::new();
    let mut notes: Vec<(String, Span)> = Vec::new();
    let mut references = BTreeSet::new();
    let mut inside = Inside::Text;
    for (event, range) in events(source.slice(span)) {
        match event {
            Event::Start(Tag::Heading { level, id, attrs, .. }) => {
                let span = source.trim(place(range));
                body.headings.push(Heading {
                    rank: level as u8,
                    title: String::new(),
                    anchor: id.map(CowStr::into_string).unwrap_or_default(),
                    attributes: attributes(source, span, &attrs),
                    span,
                    characters: 0,
                });
                inside = Inside::Heading;
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(heading) = body.headings.last_mut() {
                    let wanted = if heading.anchor.is_empty() { &heading.title } else { &heading.anchor };
                    heading.anchor = slug::unique(&slug::slug(wanted), &mut anchors);
                }
                inside = Inside::Text;
            }
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = match kind {
                    CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or("").to_owned(),
                    CodeBlockKind::Indented => String::new(),
                };
                let span = place(range);
                body.fences.push(Fence { language, text: Span { end: span.start, ..span }, span });
                inside = Inside::Code;
            }
            Event::End(TagEnd::CodeBlock) => inside = Inside::Text,
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let kind =
                    if matches!(link_type, LinkType::WikiLink { .. }) { MentionKind::Wiki } else { MentionKind::Link };
                let target = destination(link_type, &dest_url);
                body.mentions.push(Mention { kind, target, span: place(range) });
            }
            Event::Start(Tag::Image { dest_url, .. }) => {
                body.mentions.push(Mention {
                    kind: MentionKind::Image,
                    target: dest_url.into_string(),
                    span: place(range),
                });
            }
            Event::Start(Tag::HtmlBlock) if !without_comments(&source.slice(span)[range.clone()]).trim().is_empty() => {
                body.html.push(source.trim(place(range)));
            }
            Event::InlineHtml(text) if !without_comments(&text).is_empty() => body.html.push(place(range)),
            Event::Start(Tag::FootnoteDefinition(name)) => notes.push((name.into_string(), source.trim(place(range)))),
            Event::FootnoteReference(name) => {
                references.insert(name.into_string());
            }
            Event::Text(text) | Event::Code(text) => match inside {
                Inside::Heading => body.headings.last_mut().expect("inside a heading").title.push_str(&text),
                Inside::Text => {
                    if let Some(heading) = body.headings.last_mut() {
                        heading.characters += text.chars().filter(|character| !character.is_whitespace()).count();
                    }
                }
                Inside::Code => {
                    let fence = body.fences.last_mut().expect("inside a code block");
                    let text = place(range);
                    let empty = fence.text.start == fence.span.start;
                    fence.text = Span { start: if empty { text.start } else { fence.text.start }, ..text };
                }
            },
            _ => {}
        }
    }
    let unused = notes.into_iter().filter(|(name, _)| !references.contains(name));
    body.unused_notes = unused.map(|(_, span)| span).collect();
    body
}

/// HTML without its comments, which are for authors and shown to no one.
pub fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        // `<!-->` is a comment too; one that does not end is none.
        let Some(end) = format!("--{comment}").find("-->") else { break };
        kept.push_str(before);
        rest = &comment[(end + 1).min(comment.len())..];
    }
    kept + rest
}

#[derive(Clone, Copy)]
enum Inside {
    Text,
    Heading,
    Code,
}

fn attributes(source: &Source, heading: Span, written: &[(CowStr, Option<CowStr>)]) -> Vec<Attribute> {
    let text = source.slice(heading);
    let mut from = text.rfind('{').unwrap_or(0);
    let mut find = |part: &str| {
        from += text[from..].find(part).unwrap_or(0);
        let start = heading.start as usize + from;
        from += part.len();
        Span::new(heading.source, start, start + part.len())
    };
    let commas = [',', '，', '、'];
    let mut cut = |value: &str| -> Vec<Spanned<String>> {
        let parts = value.split(commas).filter(|part| !part.is_empty());
        parts.map(|part| Spanned { value: part.to_owned(), span: find(part) }).collect()
    };
    let mut attributes: Vec<Attribute> = Vec::new();
    for (key, value) in written {
        // A space behind a comma ends nothing for whoever writes it.
        if let Some(before) = attributes.last_mut()
            && value.is_none()
            && (before.value.ends_with(commas) || key.starts_with(commas))
        {
            before.values.extend(cut(key));
            before.value.push_str(key);
            continue;
        }
        let Some(name) = cut(key).into_iter().next() else { continue };
        let value = value.as_deref().unwrap_or_default();
        attributes.push(Attribute { key: name, values: cut(value), value: value.to_owned() });
    }
    attributes
}
