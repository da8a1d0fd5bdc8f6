//! Code that has been coloured, by what it was made from: for a lesson's page and its booklets, and for the next build.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::output::{Fingerprint, Pieces};
use crate::render::highlight::{Lines, highlight};

/// Colouring is the dearest step of a page, and what comes of it depends on the code alone; so this remembers it.
///
/// It is the one thing that pages share while they are rendered: none can tell whether it was remembered.
#[derive(Debug, Default)]
pub struct Coloured {
    html: Mutex<BTreeMap<Fingerprint, Arc<str>>>,
    /// How many there were at first.
    kept: usize,
}

impl Coloured {
    /// Begins to colour one block after the other.
    pub(super) fn colours(&self) -> Colours<'_> {
        Colours { remembered: self, lines: Lines::default() }
    }

    /// All of it as bytes for [`Coloured::parse`] by the same program; nothing where nothing was added.
    pub fn print(&self, program: &str) -> Option<Vec<u8>> {
        let html = self.lock();
        if html.len() == self.kept {
            return None;
        }
        Some(Pieces::print(program, html.iter().map(|(made_from, html)| (*made_from, html.as_bytes()))))
    }

    /// Reads what [`Coloured::print`] wrote; what is another program's, or was changed since, is not believed at all.
    pub fn parse(program: &str, bytes: Vec<u8>) -> Self {
        let pieces = Pieces::parse(program, bytes);
        let html = pieces.iter().filter_map(|(made_from, html)| Some((made_from, str::from_utf8(html).ok()?.into())));
        let html: BTreeMap<_, _> = html.collect();
        Self { kept: html.len(), html: Mutex::new(html) }
    }

    /// Nobody leaves it half changed.
    fn lock(&self) -> MutexGuard<'_, BTreeMap<Fingerprint, Arc<str>>> {
        self.html.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Colours one block after the other, and so also remembers their lines.
pub(super) struct Colours<'a> {
    pub(super) remembered: &'a Coloured,
    lines: Lines,
}

impl Colours<'_> {
    /// HTML for code in a language, or nothing where the language is not known.
    pub(super) fn html(&mut self, language: &str, code: &str) -> Option<Arc<str>> {
        let made_from = Fingerprint::of(&[language.as_bytes(), code.as_bytes()]);
        if let Some(html) = self.remembered.lock().get(&made_from) {
            return Some(Arc::clone(html));
        }
        let html: Arc<str> = highlight(language, code, &mut self.lines)?.into();
        self.remembered.lock().insert(made_from, Arc::clone(&html));
        Some(html)
    }
}

#[cfg(test)]
mod tests {
    use super::Coloured;

    #[test]
    fn what_is_kept_is_read_again_or_not_believed() {
        let first = Coloured::default();
        let html = first.colours().html("html", "<a href=\"b\">c</a>\n").expect("a known language");
        first.colours().html("json", "{}").expect("a known language");
        assert_eq!(first.colours().html("no such", "a"), None);
        let bytes = first.print("a").expect("two were added");
        let second = Coloured::parse("a", bytes.clone());
        assert_eq!(second.lock().len(), 2);
        assert_eq!(second.print("a"), None);
        assert_eq!(second.colours().html("html", "<a href=\"b\">c</a>\n"), Some(html));
        assert_eq!(Coloured::parse("b", bytes).lock().len(), 0);
    }
}
