//! A lesson's Markdown to HTML, with the links, chips and blocks of its view.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd, html};
use tera::{Context, TeraResult, Value};

use crate::content::markdown;
use crate::content::markdown::Formula;
use crate::render::answer::Answer;
use crate::render::coloured::Colours;
use crate::render::escape::{escaped, push_text};
use crate::render::events::{Placed, ends, joins};
use crate::render::exercise::{quiz, rubric};
use crate::render::inline::formula;
use crate::render::link::{figure, image, link};
use crate::render::table::Table;
use crate::render::theme::Theme;
use crate::site::view::BodyView;

/// Renders a body.
pub(super) fn render(body: &BodyView, theme: &Theme, colours: &mut Colours) -> TeraResult<String> {
    let events: Vec<Placed> =
        if body.is_plain { markdown::plain_events(body.markdown) } else { markdown::events(body.markdown) };
    let ends = ends(&events);
    let (linked, notes, numbers) = (BTreeSet::new(), Vec::new(), BTreeMap::new());
    let mut reading = Reading { body, theme, colours, events: &events, ends: &ends, linked, notes, numbers };
    let text = reading.html(0..events.len(), Inside::Text)?;
    let notes = reading.footnotes()?;
    Ok(text + &notes)
}

/// Where terms are linked and where not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Text,
    /// Headings and links.
    Other,
}

struct Reading<'a, 'b> {
    body: &'a BodyView<'a>,
    theme: &'a Theme,
    colours: &'a mut Colours<'b>,
    events: &'a [Placed<'a>],
    /// For each event the index of the one that ends it: its own where it holds nothing.
    ends: &'a [usize],
    /// Terms that have been linked: only the first occurrence is.
    linked: BTreeSet<&'a str>,
    /// Footnotes in the order in which they are referred to, with how often.
    notes: Vec<(String, usize)>,
    /// Their places there, by name.
    numbers: BTreeMap<String, usize>,
}

impl<'a> Reading<'a, '_> {
    /// A part of the events. Only headings and links call it again, so that text nested without end is no danger.
    fn html(&mut self, part: Range<usize>, inside: Inside) -> TeraResult<String> {
        let events = self.events;
        let mut out = Vec::with_capacity(part.len());
        let mut table = Table::default();
        let mut answer = Answer::default();
        let mut index = part.start;
        while index < part.end {
            let (event, range) = &events[index];
            let may_end_answer = matches!(event, Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_)));
            if inside == Inside::Text && may_end_answer {
                if self.body.quizzes.contains_key(&range.start) || self.body.rubrics.contains_key(&range.start) {
                    out.extend(answer.end().map(|html| raw(html.to_owned())));
                }
                let heading = self.body.headings.get(&range.start);
                out.extend(heading.and_then(|heading| answer.before(heading)).map(raw));
            }
            if let Some(html) = self.whole(index, range.start)? {
                out.push(raw(html));
                index = self.ends[index] + 1;
                continue;
            }
            match event {
                Event::Start(Tag::BlockQuote(Some(kind))) => out.push(raw(self.alert(*kind)?)),
                Event::End(TagEnd::BlockQuote(Some(_))) => out.push(raw("</div>\n".to_owned())),
                Event::Html(html) | Event::InlineHtml(html) if self.body.raw_html => {
                    out.push(raw(markdown::without_comments(html)));
                }
                Event::Html(html) | Event::InlineHtml(html) => {
                    out.push(Event::Text(markdown::without_comments(html).into()));
                }
                Event::InlineMath(tex) => out.push(raw(formula(tex, Formula::Inline))),
                Event::DisplayMath(tex) => out.push(raw(formula(tex, Formula::Display))),
                Event::FootnoteReference(name) => out.push(raw(self.reference(name))),
                Event::TaskListMarker(done) => {
                    let mark = if *done { "☑" } else { "☐" };
                    out.push(raw(format!("<span class=\"box\">{mark}</span> ")));
                }
                Event::SoftBreak if joins(events, index) => {}
                Event::Text(text) if inside == Inside::Text && self.linked.len() < self.body.terms.len() => {
                    out.extend(self.terms(text));
                }
                event => {
                    let empty = self.ends[index] == index + 1;
                    out.push(table.event(event, empty).unwrap_or_else(|| event.clone()));
                }
            }
            index += 1;
        }
        out.extend(answer.end().map(|html| raw(html.to_owned())));
        let mut html = String::new();
        html::push_html(&mut html, out.into_iter());
        Ok(html)
    }

    /// What is written as a whole, from its first event to its last; nothing where the event begins no such thing.
    fn whole(&mut self, index: usize, start: usize) -> TeraResult<Option<String>> {
        let events = self.events;
        let inner = (index + 1).min(self.ends[index])..self.ends[index];
        Ok(Some(match &events[index].0 {
            Event::Start(Tag::Heading { .. }) => self.heading(inner, start)?,
            Event::Start(Tag::CodeBlock(kind)) => self.code(kind, &events[inner], start)?,
            Event::Start(Tag::Link { link_type, title, .. }) => {
                let words = self.html(inner, Inside::Other)?;
                link(self.body, self.theme, *link_type, title, words, start)?
            }
            Event::Start(Tag::Image { title, .. }) => image(self.body, &events[inner], title, start),
            Event::Start(Tag::Paragraph) => match &events[inner.clone()] {
                [(Event::Start(Tag::Image { title, .. }), range), picture @ .., (Event::End(TagEnd::Image), _)]
                    if self.ends[inner.start] == inner.end - 1 =>
                {
                    let image = image(self.body, picture, "", range.start);
                    figure(self.body, image, picture, title, range.start)
                }
                // A picture that leads somewhere, mostly to itself in full size.
                [
                    (Event::Start(Tag::Link { .. }), _),
                    (Event::Start(Tag::Image { title, .. }), range),
                    picture @ ..,
                    (Event::End(TagEnd::Image), _),
                    (Event::End(TagEnd::Link), _),
                ] if self.ends[inner.start + 1] == inner.end - 2 => {
                    let image = self.html(inner.clone(), Inside::Other)?;
                    figure(self.body, image, picture, title, range.start)
                }
                _ => return Ok(None),
            },
            Event::Start(Tag::HtmlBlock) => html_block(self.body, &events[inner]),
            // Notes stand at the end of the page.
            Event::Start(Tag::FootnoteDefinition(_)) => String::new(),
            _ => return Ok(None),
        }))
    }

    fn alert(&self, kind: BlockQuoteKind) -> TeraResult<String> {
        let name = alert(kind);
        let title = escaped(self.theme.words.get(&format!("alert_{name}"))?);
        Ok(format!("<div class=\"alert alert-{name}\" role=\"note\"><p class=\"alert-title\">{title}</p>"))
    }

    fn heading(&mut self, inner: Range<usize>, start: usize) -> TeraResult<String> {
        let html = self.html(inner, Inside::Other)?;
        let Some(heading) = self.body.headings.get(&start) else { return Ok(html) };
        let mut context = Context::new();
        context.insert("rank", &heading.rank);
        context.insert_value("html", Value::safe_string(&html));
        context.insert("heading", heading);
        self.theme.tera.render("heading.html", &context)
    }

    fn code(&mut self, kind: &CodeBlockKind, inner: &[Placed], start: usize) -> TeraResult<String> {
        if let Some(quizzes) = self.body.quizzes.get(&start) {
            return quizzes.iter().map(|it| quiz(it, &self.body.pictures, self.theme)).collect();
        }
        if let Some(it) = self.body.rubrics.get(&start) {
            return rubric(it, self.theme);
        }
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().unwrap_or(""),
            CodeBlockKind::Indented => "",
        };
        let code: String = inner
            .iter()
            .filter_map(|(event, _)| if let Event::Text(text) = event { Some(&**text) } else { None })
            .collect();
        let class =
            if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escaped(language)) };
        let mut html = format!("<pre class=\"code\" tabindex=\"0\"><code{class}>");
        match self.colours.html(language, &code) {
            Some(coloured) => html.push_str(&coloured),
            None => push_text(&mut html, &code),
        }
        html.push_str("</code></pre>\n");
        Ok(html)
    }

    /// A text with links where a term first occurs. 跨境电子商务 holds 电子商务, so the longest match wins.
    fn terms(&mut self, words: &CowStr<'a>) -> Vec<Event<'a>> {
        let text: &str = words;
        let mut out = Vec::new();
        let (mut from, mut at) = (0, 0);
        while at < text.len() {
            let rest = &text[at..];
            let Some(term) = self.body.terms.iter().find(|term| rest.starts_with(term.zh)) else {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            };
            if self.linked.insert(term.zh) {
                out.push(Event::Text(text[from..at].to_owned().into()));
                let href = escaped(&term.href);
                out.push(raw(format!("<a class=\"term\" href=\"{href}\">{}</a>", escaped(term.zh))));
                from = at + term.zh.len();
            }
            at += term.zh.len();
        }
        out.push(Event::Text(if from == 0 { words.clone() } else { text[from..].to_owned().into() }));
        out
    }

    fn reference(&mut self, name: &str) -> String {
        let next = self.notes.len();
        let index = *self.numbers.entry(name.to_owned()).or_insert(next);
        if index == next {
            self.notes.push((name.to_owned(), 0));
        }
        self.notes[index].1 += 1;
        let (number, time) = (index + 1, self.notes[index].1);
        let prefix = &self.body.prefix;
        let id = if time == 1 { format!("note_{number}_from") } else { format!("note_{number}_from_{time}") };
        format!("<sup><a class=\"note\" id=\"{prefix}{id}\" href=\"#{prefix}note_{number}\">{number}</a></sup>")
    }

    /// All notes at the end, in the order in which the text refers to them.
    fn footnotes(&mut self) -> TeraResult<String> {
        if self.notes.is_empty() {
            return Ok(String::new());
        }
        let mut written: BTreeMap<&str, usize> = BTreeMap::new();
        for (index, (event, _)) in self.events.iter().enumerate() {
            if let Event::Start(Tag::FootnoteDefinition(name)) = event {
                written.entry(name).or_insert(index);
            }
        }
        let title = escaped(self.theme.words.get("footnotes")?);
        let back = escaped(self.theme.words.get("back_to_text")?);
        let mut texts = Vec::new();
        // A note may refer to another one, which then stands behind it.
        while let Some((name, _)) = self.notes.get(texts.len()) {
            texts.push(match written.get(name.as_str()) {
                Some(&start) => self.html(start + 1..self.ends[start], Inside::Other)?,
                None => String::new(),
            });
        }
        let mut items = String::new();
        let prefix = &self.body.prefix;
        for (index, (text, (_, times))) in texts.iter().zip(&self.notes).enumerate() {
            let number = index + 1;
            write!(items, "<li id=\"{prefix}note_{number}\">{text}").expect("a string takes all that is written");
            for time in 1..=*times {
                let (from, said, shown) = match time {
                    1 => (String::new(), format!("{back} {number}"), String::new()),
                    _ => (format!("_{time}"), format!("{back} {number} ({time})"), format!("<sup>{time}</sup>")),
                };
                let href = format!("#{prefix}note_{number}_from{from}");
                write!(items, "<a class=\"back\" href=\"{href}\" aria-label=\"{said}\">↩{shown}</a>")
                    .expect("a string takes all that is written");
            }
            items.push_str("</li>\n");
        }
        Ok(format!("<section class=\"footnotes\" aria-label=\"{title}\"><ol>\n{items}</ol></section>\n"))
    }
}

fn raw<'a>(html: String) -> Event<'a> {
    Event::Html(html.into())
}

fn html_block(body: &BodyView, inner: &[Placed]) -> String {
    let lines = inner.iter().filter_map(|(event, _)| if let Event::Html(line) = event { Some(&**line) } else { None });
    let text = markdown::without_comments(&lines.collect::<String>());
    if body.raw_html {
        return text;
    }
    if text.trim().is_empty() { String::new() } else { format!("<p>{}</p>\n", escaped(text.trim())) }
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
