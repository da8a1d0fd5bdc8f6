//! A lesson's Markdown to HTML, with the links, chips and blocks of its view.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd, html};
use tera::{Context, TeraResult, Value};

use crate::content::markdown;
use crate::render::escape::escaped;
use crate::render::highlight::highlight;
use crate::render::inline::inline;
use crate::render::table::Table;
use crate::render::theme::Theme;
use crate::site::view::{BodyView, HeadingView, LinkView};
use crate::text::is_han;

type Placed<'a> = (Event<'a>, Range<usize>);

/// Renders a body.
pub(super) fn render(body: &BodyView, theme: &Theme) -> TeraResult<String> {
    let events: Vec<Placed> = markdown::events(&body.markdown);
    let mut reading =
        Reading { body, theme, headings: body.headings.iter(), linked: BTreeSet::new(), notes: Vec::new() };
    let text = reading.html(&events, Inside::Text)?;
    let notes = reading.footnotes(&events)?;
    Ok(text + &notes)
}

/// Where terms are linked and where not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    /// Headings and links.
    Other,
}

struct Reading<'a> {
    body: &'a BodyView,
    theme: &'a Theme,
    headings: std::slice::Iter<'a, HeadingView>,
    /// Terms that have been linked: only the first occurrence is.
    linked: BTreeSet<&'a str>,
    /// Footnotes in the order in which they are referred to, with how often.
    notes: Vec<(String, usize)>,
}

impl<'a> Reading<'a> {
    fn html(&mut self, events: &[Placed<'a>], inside: Inside) -> TeraResult<String> {
        let mut out = Vec::new();
        let mut index = 0;
        let mut table = Table::default();
        while index < events.len() {
            let (event, range) = &events[index];
            let end = end_of(events, index);
            let inner = &events[(index + 1).min(end)..end];
            let mut next = end + 1;
            match event {
                Event::Start(Tag::Heading { .. }) => out.push(raw(self.heading(inner)?)),
                Event::Start(Tag::FootnoteDefinition(_)) => {}
                Event::Start(Tag::CodeBlock(kind)) => out.push(raw(self.code(kind, inner, range.start)?)),
                Event::Start(Tag::Link { link_type, .. }) => {
                    let html = self.link(*link_type, inner, range.start)?;
                    out.push(raw(html));
                }
                Event::Start(Tag::Image { title, .. }) => out.push(raw(self.image(inner, title, range.start, false))),
                Event::Start(Tag::Paragraph) => match inner {
                    [(Event::Start(Tag::Image { title, .. }), range), image @ .., (Event::End(TagEnd::Image), _)]
                        if end_of(inner, 0) == inner.len() - 1 =>
                    {
                        out.push(raw(self.image(image, title, range.start, true)));
                    }
                    _ => {
                        out.push(event.clone());
                        next = index + 1;
                    }
                },
                Event::Start(Tag::BlockQuote(Some(kind))) => {
                    let (name, inner) = (alert(*kind), self.html(inner, inside)?);
                    let title = escaped(self.theme.words.get(&format!("alert_{name}"))?);
                    let html = format!(
                        "<aside class=\"alert alert-{name}\"><p class=\"alert-title\">{title}</p>{inner}</aside>\n"
                    );
                    out.push(raw(html));
                }
                Event::Start(Tag::HtmlBlock) => {
                    let lines = inner
                        .iter()
                        .filter_map(|(event, _)| if let Event::Html(line) = event { Some(&**line) } else { None });
                    let text = markdown::without_comments(&lines.collect::<String>());
                    if !text.trim().is_empty() {
                        out.push(raw(format!("<p>{}</p>\n", escaped(text.trim()))));
                    }
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    out.push(Event::Text(markdown::without_comments(html).into()));
                }
                Event::FootnoteReference(name) => out.push(raw(self.reference(name))),
                Event::TaskListMarker(done) => {
                    let mark = if *done { "☑" } else { "☐" };
                    out.push(raw(format!("<span class=\"box\">{mark}</span> ")));
                }
                Event::SoftBreak if joins(events, index) => {}
                Event::Text(text) if inside == Inside::Text => out.extend(self.terms(text)),
                event => {
                    next = index + 1;
                    out.push(table.event(event).unwrap_or_else(|| event.clone()));
                }
            }
            index = next;
        }
        let mut html = String::new();
        html::push_html(&mut html, out.into_iter());
        Ok(html)
    }

    fn heading(&mut self, inner: &[Placed<'a>]) -> TeraResult<String> {
        let html = self.html(inner, Inside::Other)?;
        let Some(heading) = self.headings.next() else { return Ok(html) };
        let mut context = Context::new();
        context.insert("rank", &heading.rank);
        context.insert_value("html", Value::safe_string(&html));
        context.insert("heading", heading);
        self.theme.tera.render("heading.html", &context)
    }

    fn code(&mut self, kind: &CodeBlockKind, inner: &[Placed], start: usize) -> TeraResult<String> {
        let mut context = Context::new();
        if let Some(quiz) = self.body.quizzes.get(&start) {
            context.insert("quiz", quiz);
            context.insert_value("question", Value::safe_string(&inline(&quiz.question, self.theme)?));
            context.insert_value("why", Value::safe_string(&inline(&quiz.why, self.theme)?));
            return self.theme.tera.render("quiz.html", &context);
        }
        if let Some(rubric) = self.body.rubrics.get(&start) {
            context.insert("rubric", rubric);
            return self.theme.tera.render("rubric.html", &context);
        }
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        let code: String = inner
            .iter()
            .filter_map(|(event, _)| if let Event::Text(text) = event { Some(&**text) } else { None })
            .collect();
        let html = highlight(language, &code).unwrap_or_else(|| escaped(&code));
        let class =
            if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escaped(language)) };
        Ok(format!("<pre class=\"code\" tabindex=\"0\"><code{class}>{html}</code></pre>\n"))
    }

    fn link(&mut self, kind: LinkType, inner: &[Placed<'a>], start: usize) -> TeraResult<String> {
        let words = self.html(inner, Inside::Other)?;
        let Some(LinkView { href, label, outside, download }) = self.body.links.get(&start) else { return Ok(words) };
        let bare = matches!(kind, LinkType::WikiLink { has_pothole: false });
        let shown = label.as_deref().filter(|_| bare).map_or(words, escaped);
        // A draft has no page: its name stands there, and leads nowhere.
        let Some(href) = href else { return Ok(shown) };
        let class = match (outside, download) {
            (true, _) => format!(" class=\"outside\" title=\"{}\"", escaped(self.theme.words.get("needs_internet")?)),
            (false, true) => " class=\"download\"".to_owned(),
            (false, false) => String::new(),
        };
        Ok(format!("<a href=\"{}\"{class}>{shown}</a>", escaped(href)))
    }

    /// An image alone in its paragraph is a figure.
    fn image(&self, inner: &[Placed], title: &str, start: usize, alone: bool) -> String {
        let alt: String = inner
            .iter()
            .filter_map(|(event, _)| match event {
                Event::Text(text) | Event::Code(text) => Some(&**text),
                _ => None,
            })
            .collect();
        let alt = escaped(&alt);
        let Some(href) = self.body.links.get(&start).and_then(|link| link.href.as_ref()) else { return alt };
        let image = format!("<img src=\"{}\" alt=\"{alt}\" loading=\"lazy\">", escaped(href));
        if !alone {
            return image;
        }
        let caption = if title.is_empty() { alt } else { escaped(title) };
        format!("<figure>{image}<figcaption>{caption}</figcaption></figure>\n")
    }

    /// A text with links where a term first occurs. 跨境电子商务 holds 电子商务, so the longest match wins.
    fn terms(&mut self, text: &CowStr<'a>) -> Vec<Event<'a>> {
        let mut out = Vec::new();
        let (mut from, mut at) = (0, 0);
        while at < text.len() {
            let rest = &text[at..];
            let Some(term) = self.body.terms.iter().find(|term| rest.starts_with(&term.zh)) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            if self.linked.insert(&term.zh) {
                out.push(Event::Text(text[from..at].to_owned().into()));
                let (href, tip) = (escaped(&term.href), escaped(&term.definition));
                out.push(raw(format!("<a class=\"term\" href=\"{href}\" title=\"{tip}\">{}</a>", escaped(&term.zh))));
                from = at + term.zh.len();
            }
            at += term.zh.len();
        }
        out.push(Event::Text(if from == 0 { text.clone() } else { text[from..].to_owned().into() }));
        out
    }

    fn reference(&mut self, name: &str) -> String {
        let known = self.notes.iter().position(|(note, _)| note == name);
        let index = known.unwrap_or_else(|| {
            self.notes.push((name.to_owned(), 0));
            self.notes.len() - 1
        });
        self.notes[index].1 += 1;
        let (number, time) = (index + 1, self.notes[index].1);
        let id = if time == 1 { format!("note_{number}_from") } else { format!("note_{number}_from_{time}") };
        format!("<sup><a class=\"note\" id=\"{id}\" href=\"#note_{number}\">{number}</a></sup>")
    }

    /// All notes at the end, in the order in which the text refers to them.
    fn footnotes(&mut self, events: &[Placed<'a>]) -> TeraResult<String> {
        if self.notes.is_empty() {
            return Ok(String::new());
        }
        let title = escaped(self.theme.words.get("footnotes")?);
        let back = escaped(self.theme.words.get("back_to_text")?);
        let mut items = String::new();
        let mut index = 0;
        // A note may refer to another one, which then stands behind it.
        while let Some((name, _)) = self.notes.get(index).cloned() {
            let start = events
                .iter()
                .position(|(event, _)| matches!(event, Event::Start(Tag::FootnoteDefinition(note)) if **note == *name));
            let text = match start {
                Some(start) => self.html(&events[start + 1..end_of(events, start)], Inside::Other)?,
                None => String::new(),
            };
            let number = index + 1;
            let link = format!("<a class=\"back\" href=\"#note_{number}_from\" aria-label=\"{back} {number}\">↩</a>");
            writeln!(items, "<li id=\"note_{number}\">{text}{link}</li>").expect("a string takes all that is written");
            index += 1;
        }
        Ok(format!("<section class=\"footnotes\" aria-label=\"{title}\"><ol>\n{items}</ol></section>\n"))
    }
}

fn raw<'a>(html: String) -> Event<'a> {
    Event::Html(html.into())
}

/// The index of the event that ends the one at `start`; its own where it holds nothing.
fn end_of(events: &[Placed], start: usize) -> usize {
    let mut depth = 0_usize;
    for (index, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index;
        }
    }
    events.len() - 1
}

/// Whether a line break stands where Chinese print has no space: between Han characters, or beside their punctuation.
fn joins(events: &[Placed], index: usize) -> bool {
    let is_mark = |character: char| "，。；：、！？（）“”《》".contains(character);
    let text = |event: Option<&Placed>| match event {
        Some((Event::Text(text) | Event::Code(text), _)) => text.to_string(),
        _ => String::new(),
    };
    let before = index.checked_sub(1).map(|before| text(events.get(before))).unwrap_or_default();
    let after = text(events.get(index + 1));
    before.ends_with(is_mark) || after.starts_with(is_mark) || (before.ends_with(is_han) && after.starts_with(is_han))
}

fn alert(kind: BlockQuoteKind) -> &'static str {
    match kind {
        BlockQuoteKind::Note => "note",
        BlockQuoteKind::Tip => "tip",
        BlockQuoteKind::Important => "important",
        BlockQuoteKind::Warning => "warning",
        BlockQuoteKind::Caution => "caution",
    }
}
