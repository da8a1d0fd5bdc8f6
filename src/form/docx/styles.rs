//! Which paragraph styles number their paragraphs.

use std::collections::BTreeMap;

use crate::form::docx::numbering::Place;
use crate::form::docx::xml::Element;

#[derive(Debug, Default)]
pub(super) struct Styles {
    styles: BTreeMap<String, Style>,
    usual: Option<String>,
}

#[derive(Debug)]
struct Style {
    based_on: Option<String>,
    place: Place,
}

/// A style may be based on another, but no person nests them so deep.
const DEPTH: usize = 20;

impl Styles {
    pub(super) fn of(root: &Element) -> Self {
        let mut styles = Self::default();
        for style in root.elements().filter(|it| it.name == "style" && it.attribute("type") == Some("paragraph")) {
            let Some(id) = style.attribute("styleId") else { continue };
            if matches!(style.attribute("default"), Some("1" | "true")) {
                styles.usual = Some(id.to_owned());
            }
            let place = style.child("pPr").map_or_else(Place::default, Place::of);
            let based_on = style.value("basedOn").map(str::to_owned);
            styles.styles.insert(id.to_owned(), Style { based_on, place });
        }
        styles
    }

    /// The list and level that a paragraph of a style stands in; the style that says so comes with it.
    pub(super) fn place(&self, style: Option<&str>) -> (Place, Option<&str>) {
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
