//! A part of a Word file as a tree; names are without their prefixes.

use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// Deeper or longer than any document that a person wrote.
const DEPTH: usize = 256;
const ELEMENTS: usize = 2_000_000;

/// An element, and all inside it.
#[derive(Clone, Debug)]
pub struct Element {
    /// Without its prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// The text directly inside.
    pub text: String,
}

impl Element {
    fn of(start: &BytesStart) -> Self {
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false).flatten() {
            let Ok(value) = attribute.normalized_value(XmlVersion::Implicit1_0) else { continue };
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value.into_owned()));
        }
        let name = start.local_name().as_ref().to_owned();
        Self { name, attributes, children: Vec::new(), text: String::new() }
    }

    /// The value of an attribute, by its name without a prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements directly inside, in order.
    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter()
    }

    /// The first element of that name directly inside.
    pub fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|child| child.name == name)
    }

    /// The `val` of a child: most properties are written so.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// Whether a property that is on or off is on.
    pub fn is_on(&self, name: &str) -> bool {
        let Some(child) = self.child(name) else { return false };
        !matches!(child.attribute("val"), Some("0" | "false" | "off"))
    }

    /// How many elements of that name are inside, at any depth.
    pub(super) fn count(&self, name: &str) -> u32 {
        self.elements().map(|child| u32::from(child.name == name) + child.count(name)).sum()
    }
}

/// The root, or nothing where the text is not well-formed.
pub(super) fn parse(xml: &str) -> Option<Element> {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    let mut count = 0;
    loop {
        let done = match reader.read_event().ok()? {
            Event::Start(start) => {
                open.push(Element::of(&start));
                count += 1;
                None
            }
            Event::Empty(start) => {
                count += 1;
                Some(Element::of(&start))
            }
            Event::End(_) => Some(open.pop()?),
            Event::Text(text) => {
                if let Some(parent) = open.last_mut() {
                    parent.text.push_str(&text.xml10_content());
                }
                None
            }
            Event::CData(text) => {
                if let Some(parent) = open.last_mut() {
                    parent.text.push_str(&text.xml10_content());
                }
                None
            }
            Event::GeneralRef(name) => {
                let character = name.resolve_char_ref().ok()?;
                if let Some(parent) = open.last_mut() {
                    match character {
                        Some(character) => parent.text.push(character),
                        None => parent.text.push_str(resolve_xml_entity(&name)?),
                    }
                }
                None
            }
            Event::Eof => return root.filter(|_| open.is_empty()),
            _ => None,
        };
        if open.len() > DEPTH || count > ELEMENTS {
            return None;
        }
        match (done, open.last_mut()) {
            (Some(element), Some(parent)) => parent.children.push(element),
            (Some(element), None) => root = Some(element),
            (None, _) => {}
        }
    }
}
