//! A lesson's Markdown to HTML, with the links, chips and blocks of its view.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Tag, TagEnd, html};
use serde::Serialize;
use tera::{Context, TeraResult, Value};

use crate::content::markdown::Formula;
use crate::content::{BLANK, markdown};
use crate::render::escape::{escaped, text};
use crate::render::events::{Placed, ends, joins, words};
use crate::render::highlight::highlight;
use crate::render::inline::{formula, inline, line};
use crate::render::table::Table;
use crate::render::theme::Theme;
use crate::site::view::{BodyView, Leads, LinkView, QuizView};

/// Renders a body.
pub(super) fn render(body: &BodyView, theme: &Theme) -> TeraResult<String> {
    let events: Vec<Placed> = markdown::events(&body.markdown);
    let ends = ends(&events);
    let mut reading = Reading { body, theme, events: &events, ends: &ends, linked: BTreeSet::new(), notes: Vec::new() };
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

struct Reading<'a> {
    body: &'a BodyView,
    theme: &'a Theme,
    events: &'a [Placed<'a>],
    /// For each event the index of the one that ends it: its own where it holds nothing.
    ends: &'a [usize],
    /// Terms that have been linked: only the first occurrence is.
    linked: BTreeSet<&'a str>,
    /// Footnotes in the order in which they are referred to, with how often.
    notes: Vec<(String, usize)>,
}

impl<'a> Reading<'a> {
    /// A part of the events. Only headings and links call it again, so that text nested without end is no danger.
    fn html(&mut self, part: Range<usize>, inside: Inside) -> TeraResult<String> {
        let events = self.events;
        let mut out = Vec::new();
        let mut table = Table::default();
        let mut index = part.start;
        while index < part.end {
            let (event, range) = &events[index];
            if let Some(html) = self.whole(index, range.start)? {
                out.push(raw(html));
                index = self.ends[index] + 1;
                continue;
            }
            match event {
                Event::Start(Tag::BlockQuote(Some(kind))) => out.push(raw(self.alert(*kind)?)),
                Event::End(TagEnd::BlockQuote(Some(_))) => out.push(raw("</div>\n".to_owned())),
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
                Event::Text(text) if inside == Inside::Text => out.extend(self.terms(text)),
                event => {
                    let empty = self.ends[index] == index + 1;
                    out.push(table.event(event, empty).unwrap_or_else(|| event.clone()));
                }
            }
            index += 1;
        }
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
            Event::Start(Tag::Link { link_type, title, .. }) => self.link(*link_type, title, inner, start)?,
            Event::Start(Tag::Image { title, .. }) => self.image(&events[inner], title, start),
            Event::Start(Tag::Paragraph) => match &events[inner.clone()] {
                [(Event::Start(Tag::Image { title, .. }), range), image @ .., (Event::End(TagEnd::Image), _)]
                    if self.ends[inner.start] == inner.end - 1 =>
                {
                    self.figure(image, title, range.start)
                }
                _ => return Ok(None),
            },
            Event::Start(Tag::HtmlBlock) => html_block(&events[inner]),
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
            return quizzes.iter().map(|quiz| self.quiz(quiz)).collect();
        }
        if let Some(rubric) = self.body.rubrics.get(&start) {
            let mut shown = rubric.clone();
            for (point, _, standard) in &mut shown.criteria {
                (*point, *standard) = (line(point, self.theme)?, line(standard, self.theme)?);
            }
            let mut context = Context::new();
            context.insert_value("rubric", with_html(&shown, "criteria", &[0, 2]));
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
        let html = highlight(language, &code).unwrap_or_else(|| text(&code));
        let class =
            if language.is_empty() { String::new() } else { format!(" class=\"language-{}\"", escaped(language)) };
        Ok(format!("<pre class=\"code\" tabindex=\"0\"><code{class}>{html}</code></pre>\n"))
    }

    fn quiz(&self, quiz: &QuizView) -> TeraResult<String> {
        let mut shown = quiz.clone();
        for (_, text, _, why) in &mut shown.choices {
            (*text, *why) = (line(text, self.theme)?, line(why, self.theme)?);
        }
        let question = inline(&quiz.question, self.theme)?;
        let pieces: Vec<Value> = question.split(BLANK).map(Value::safe_string).collect();
        let mut context = Context::new();
        context.insert_value("quiz", with_html(&shown, "choices", &[1, 3]));
        context.insert_value("question", Value::safe_string(&question.replace(BLANK, "____")));
        context.insert_value("pieces", pieces.into());
        context.insert_value("why", Value::safe_string(&inline(&quiz.why, self.theme)?));
        context.insert_value("model", Value::safe_string(&inline(&quiz.answer.concat(), self.theme)?));
        self.theme.tera.render("quiz.html", &context)
    }

    fn link(&mut self, kind: LinkType, title: &str, inner: Range<usize>, start: usize) -> TeraResult<String> {
        let words = self.html(inner, Inside::Other)?;
        let Some(LinkView { label, leads }) = self.body.links.get(&start) else { return Ok(words) };
        let bare = matches!(kind, LinkType::WikiLink { has_pothole: false });
        let shown = if bare { escaped(label) } else { words };
        let (href, class, tip) = match leads {
            // One that the author links explains itself as well as one that we link.
            Leads::Page(href) if self.body.terms.iter().any(|term| term.href == *href) => (href, " class=\"term\"", ""),
            // A picture that leads to itself is only shown larger.
            Leads::Page(href) | Leads::File { href, size: Some(_), .. } => (href, "", ""),
            Leads::File { href, weight, .. } => {
                let title = attribute("title", title);
                let href = escaped(href);
                let weight = escaped(weight);
                return Ok(format!("<a href=\"{href}\" class=\"download\"{title}>{shown} <small>{weight}</small></a>"));
            }
            Leads::Outside(href) => (href, " class=\"outside\"", self.theme.words.get("needs_internet")?),
            // The name stands there, and leads nowhere.
            Leads::Nowhere => return Ok(shown),
        };
        let tip = attribute("title", if title.is_empty() { tip } else { title });
        Ok(format!("<a href=\"{}\"{class}{tip}>{shown}</a>", escaped(href)))
    }

    fn image(&self, inner: &[Placed], title: &str, start: usize) -> String {
        let alt = escaped(&words(inner));
        let Some(LinkView { leads: Leads::File { href, size, .. }, .. }) = self.body.links.get(&start) else {
            return alt;
        };
        let title = attribute("title", title);
        // With it the page does not jump when the picture comes.
        let size = size.map_or(String::new(), |(width, height)| format!(" width=\"{width}\" height=\"{height}\""));
        format!("<img src=\"{}\" alt=\"{alt}\"{title}{size} loading=\"lazy\">", escaped(href))
    }

    /// An image alone in its paragraph has a caption.
    fn figure(&self, inner: &[Placed], title: &str, start: usize) -> String {
        let image = self.image(inner, "", start);
        if !self.body.links.contains_key(&start) {
            return image;
        }
        let caption = if title.is_empty() { escaped(&words(inner)) } else { escaped(title) };
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
                let href = escaped(&term.href);
                out.push(raw(format!("<a class=\"term\" href=\"{href}\">{}</a>", escaped(&term.zh))));
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
        let mut items = String::new();
        let mut index = 0;
        // A note may refer to another one, which then stands behind it.
        while let Some((name, _)) = self.notes.get(index) {
            let text = match written.get(name.as_str()) {
                Some(&start) => self.html(start + 1..self.ends[start], Inside::Other)?,
                None => String::new(),
            };
            let number = index + 1;
            let prefix = &self.body.prefix;
            let link =
                format!("<a class=\"back\" href=\"#{prefix}note_{number}_from\" aria-label=\"{back} {number}\">↩</a>");
            writeln!(items, "<li id=\"{prefix}note_{number}\">{text}{link}</li>")
                .expect("a string takes all that is written");
            index += 1;
        }
        Ok(format!("<section class=\"footnotes\" aria-label=\"{title}\"><ol>\n{items}</ol></section>\n"))
    }
}

fn raw<'a>(html: String) -> Event<'a> {
    Event::Html(html.into())
}

/// An attribute, unless it has no value.
fn attribute(name: &str, value: &str) -> String {
    if value.is_empty() { String::new() } else { format!(" {name}=\"{}\"", escaped(value)) }
}

fn html_block(inner: &[Placed]) -> String {
    let lines = inner.iter().filter_map(|(event, _)| if let Event::Html(line) = event { Some(&**line) } else { None });
    let text = markdown::without_comments(&lines.collect::<String>());
    if text.trim().is_empty() { String::new() } else { format!("<p>{}</p>\n", escaped(text.trim())) }
}

/// A block for its template: those columns of one list in it are HTML already.
fn with_html(block: &impl Serialize, list: &'static str, columns: &[usize]) -> Value {
    let mut block = Value::from_serializable(block).into_map().expect("a view is a map");
    let rows = block.get(&list.into()).and_then(Value::as_array).expect("a view has its list");
    let mut shown: Vec<Value> = Vec::new();
    for row in rows {
        let mut cells = row.as_array().expect("a row is a list").to_vec();
        for &column in columns {
            cells[column] = cells[column].clone().mark_safe();
        }
        shown.push(cells.into());
    }
    block.insert(list.into(), shown.into());
    block.into()
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
