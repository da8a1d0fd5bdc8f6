//! What paragraph styles are called, which are headings, and which number their paragraphs.

use std::collections::BTreeMap;

use crate::form::docx::numbering::Place;
use crate::form::docx::xml::Element;

/// The paragraph styles of a file.
#[derive(Debug, Default)]
pub struct Styles {
    styles: BTreeMap<String, Style>,
    usual: Option<String>,
}

#[derive(Debug)]
struct Style {
    name: String,
    based_on: Option<String>,
    place: Place,
    /// From 0.
    outline: Option<u8>,
}

/// A style may be based on another, but no person nests them so deep.
const DEPTH: usize = 20;

impl Styles {
    /// What the part of styles says.
    pub fn of(root: &Element) -> Self {
        let mut styles = Self::default();
        for style in root.elements().filter(|it| it.name == "style" && it.attribute("type") == Some("paragraph")) {
            let Some(id) = style.attribute("styleId") else { continue };
            if matches!(style.attribute("default"), Some("1" | "true")) {
                styles.usual = Some(id.to_owned());
            }
            let properties = style.child("pPr");
            let place = properties.map_or_else(Place::default, Place::of);
            let outline = properties.and_then(|it| it.value("outlineLvl")).and_then(|it| it.parse().ok());
            let name = style.value("name").unwrap_or(id).to_owned();
            let based_on = style.value("basedOn").map(str::to_owned);
            styles.styles.insert(id.to_owned(), Style { name, based_on, place, outline });
        }
        styles
    }

    /// What a style is called; empty where a paragraph names none.
    pub fn name<'a>(&'a self, style: Option<&'a str>) -> &'a str {
        style.and_then(|id| self.styles.get(id)).map_or(style.unwrap_or_default(), |style| &style.name)
    }

    /// The rank of a heading of that style, from 1.
    pub fn heading(&self, style: Option<&str>) -> Option<u8> {
        let mut next = style;
        for _ in 0..DEPTH {
            let style = self.styles.get(next?)?;
            // The names of Word's own styles are English in every language.
            let named = style.name.to_lowercase().strip_prefix("heading ").and_then(|rank| rank.parse::<u8>().ok());
            let rank = style.outline.map(|outline| outline.saturating_add(1)).or(named);
            if rank.is_some() {
                return rank.filter(|rank| (1..=9).contains(rank));
            }
            next = style.based_on.as_deref();
        }
        None
    }

    /// How deep in a list a style stands by its name, from 0: each depth of Word's own has a list for itself.
    pub fn depth(&self, style: Option<&str>) -> Option<usize> {
        let mut next = style;
        for _ in 0..DEPTH {
            let style = self.styles.get(next?)?;
            let name = style.name.to_lowercase();
            let depth = ["list bullet", "list number"].into_iter().find_map(|list| name.strip_prefix(list));
            match depth.map(str::trim) {
                Some("") => return Some(0),
                Some(depth) => return depth.parse::<usize>().ok().filter(|it| (2..=5).contains(it)).map(|it| it - 1),
                None => next = style.based_on.as_deref(),
            }
        }
        None
    }

    /// The list and level that a paragraph of a style stands in; the style that says so comes with it.
    pub fn place(&self, style: Option<&str>) -> (Place, Option<&str>) {
        let mut place = Place::default();
        let mut speaker = None;
        let mut next = style.or(self.usual.as_deref());
        for _ in 0..DEPTH {
            let Some((id, style)) = next.and_then(|id| self.styles.get_key_value(id)) else { break };
            if place.list.is_none() && style.place.list.is_some() {
                speaker = Some(id.as_str());
            }
            place = place.or(&style.place);
            next = style.based_on.as_deref();
        }
        (place, speaker)
    }
}
