//! Headings: their names, what stands in `{…}` behind them, and how much text stands under them.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use crate::content::markdown::body::Placed;
use crate::content::markdown::note::Notes;
use crate::content::markdown::places::Words;
use crate::content::slug::{self, Taken};
use crate::text::{Source, Span, Spanned, is_han, narrow};
use crate::yaml;

/// Names that every page of a lesson has already. Its others have an underscore or a dot, as no heading's can.
const RESERVED: [&str; 9] =
    ["dark", "main", "s-covered", "s-draft", "s-open", "s-partly", "s-suspect", "search-toggle", "theme-switch"];

/// What may stand in `{…}`.
pub const KEYS: [&str; 6] = ["teach", "practise", "assess", "part", "output", "answer"];

/// Those whose values are codes.
const CLAIMS: [&str; 3] = ["teach", "practise", "assess"];

/// No character behind it is white space.
const LAST_SPACE: char = '\u{3000}';

/// A heading and how much text stands under it.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
    /// Whether it stands in a quote, a list or a definition.
    pub nested: bool,
    /// Characters of text up to the next heading of any rank: no code, no white space.
    pub characters: usize,
    /// The text up to there, for search: code too, but no blocks that are shown as something else.
    pub text: Words,
}

/// One part of `{…}` behind a heading.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Attribute {
    /// What stands before `=`, in the usual word for it.
    pub key: Spanned<String>,
    /// What stands behind it; empty where nothing does.
    pub value: String,
    /// The same, cut at commas.
    pub values: Vec<Spanned<String>>,
}

/// Every heading, in order; `texts` are those under each.
pub(super) fn read(source: &Source, events: &[Placed], notes: &Notes, texts: Vec<Words>) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::with_capacity(texts.len());
    let mut texts = texts.into_iter();
    let mut anchors = Taken::of(RESERVED);
    let mut inside = Inside::Text;
    let mut depth = 0;
    for (event, span) in events {
        match event {
            Event::Start(Tag::BlockQuote(_) | Tag::Item | Tag::DefinitionListDefinition) => depth += 1,
            Event::End(TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::DefinitionListDefinition) => depth -= 1,
            Event::Start(Tag::Heading { level, id, attrs, classes }) => {
                let span = source.trim(*span);
                headings.push(Heading {
                    rank: *level as u8,
                    title: String::new(),
                    anchor: id.as_deref().unwrap_or_default().to_owned(),
                    attributes: attributes(source, span, attrs, classes),
                    span,
                    nested: depth > 0,
                    characters: 0,
                    text: texts.next().expect("a text stands under each heading"),
                });
                inside = Inside::Heading;
            }
            Event::End(TagEnd::Heading(_)) => {
                let heading = headings.last_mut().expect("inside a heading");
                heading.anchor = slug::unique(&slug::slug(&wanted(heading)), &mut anchors);
                inside = Inside::Text;
            }
            Event::Start(Tag::CodeBlock(_)) => inside = Inside::Code,
            Event::End(TagEnd::CodeBlock) => inside = Inside::Text,
            Event::Text(text) | Event::Code(text) | Event::InlineMath(text) => match (inside, headings.last_mut()) {
                (Inside::Heading, Some(heading)) => heading.title.push_str(text),
                (Inside::Text, Some(heading)) if !notes.is_unused(*span) => {
                    heading.characters += text.chars().filter(|it| *it > LAST_SPACE || !it.is_whitespace()).count();
                }
                _ => {}
            },
            _ => {}
        }
    }
    headings
}

/// What the anchor is made from: the name that the author gave, else what the section claims, else its title.
///
/// A claim stays when a title is polished, so that links to the section stay too; and it is short.
fn wanted(heading: &Heading) -> String {
    let claim = heading.attributes.iter().find_map(|attribute| Some((&attribute.key, attribute.values.first()?)));
    match claim {
        _ if !heading.anchor.is_empty() => heading.anchor.clone(),
        Some((key, first)) => format!("{}-{}", key.value, without_level(&first.value)),
        None => heading.title.clone(),
    }
}

/// `初级2.1.1` as `2.1.1`, so that the anchor stays when `check --fix` writes it so.
fn without_level(code: &str) -> &str {
    let number = code.trim_start_matches(is_han).trim_start_matches(['-', ' ', '·']);
    if number.starts_with(|it: char| it.is_ascii_digit()) { number } else { code }
}

/// `2.1.2`, `L1-2.1.2`
fn is_code(written: &str) -> bool {
    let plain = narrow(written);
    let is_number = |it: char| it.is_ascii_digit() || ".-,、，；;".contains(it);
    plain.contains('.') && plain.trim_start_matches('L').chars().all(is_number)
}

#[derive(Clone, Copy)]
enum Inside {
    Text,
    Heading,
    Code,
}

fn attributes(
    source: &Source,
    heading: Span,
    written: &[(CowStr, Option<CowStr>)],
    classes: &[CowStr],
) -> Vec<Attribute> {
    let text = source.slice(heading);
    let first = written.first().map(|(key, _)| key).or(classes.first()).map_or("", |first| first);
    let last = text.rfind(['{', '｛']).unwrap_or(0);
    // A wide one may be a word within plain ones: `{甲｛}`.
    let braces = if text[last..].contains(first) { last } else { text.rfind('{').unwrap_or(0) };
    let mut from = braces;
    let mut find = |part: &str| {
        from += text[from..].find(part).unwrap_or(0);
        let start = heading.start as usize + from;
        // What is not found stands there in wide signs.
        from = Some(from + part.len()).filter(|end| text.is_char_boundary(*end)).unwrap_or(from);
        Span::new(heading.source, start, heading.start as usize + from)
    };
    let commas = [',', '，', '、', ';', '；'];
    let mut cut = |value: &str| -> Vec<Spanned<String>> {
        let parts = value.split(commas).filter(|part| !part.is_empty());
        let mut parts: Vec<_> = parts.map(|part| Spanned { value: narrow(part), span: find(part) }).collect();
        // Those of all lessons are held at once, and most have one part.
        parts.shrink_to_fit();
        parts
    };
    let mut attributes: Vec<Attribute> = Vec::with_capacity(written.len() + classes.len());
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
        // `{teach=2.1.1 2.1.2}`: no key looks like a code.
        if let Some(before) = attributes.last_mut().filter(|it| CLAIMS.contains(&it.key.value.as_str()))
            && value.is_none()
            && is_code(key)
        {
            before.values.extend(cut(key));
            before.value += key;
            continue;
        }
        let Some(mut name) = cut(key).into_iter().next() else { continue };
        if let Some(usual) = yaml::usual(&name.value, &KEYS) {
            usual.clone_into(&mut name.value);
        }
        let value = value.as_deref().unwrap_or_default();
        attributes.push(Attribute { key: name, values: cut(value), value: value.to_owned() });
    }
    // `.teach=2.1.1`: the page has no use for classes, so one is a key that nothing knows.
    from = braces;
    for class in classes {
        let (key, value) = class.split_once('=').unwrap_or((class, ""));
        from += text[from..].find(&format!(".{class}")).unwrap_or(0);
        let start = heading.start as usize + from;
        let key = format!(".{key}");
        from = Some(from + key.len()).filter(|end| text.is_char_boundary(*end)).unwrap_or(from);
        let span = Span::new(heading.source, start, heading.start as usize + from);
        attributes.push(Attribute { key: Spanned { value: key, span }, values: Vec::new(), value: value.to_owned() });
    }
    attributes
}
