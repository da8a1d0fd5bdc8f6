//! Code that has been coloured, by what it was made from: for a lesson's page and its booklets, and for the next build.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::output::Fingerprint;
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
        let mut bytes = Vec::new();
        for (made_from, html) in html.iter() {
            bytes.extend(made_from.bytes());
            bytes.extend((html.len() as u64).to_le_bytes());
            bytes.extend(html.as_bytes());
        }
        let sum = Fingerprint::of(&[program.as_bytes(), &bytes]).bytes();
        Some([&sum[..], &bytes].concat())
    }

    /// Reads what [`Coloured::print`] wrote; what is another program's, or was changed since, is not believed at all.
    pub fn parse(program: &str, bytes: &[u8]) -> Self {
        let html = parse(program, bytes).unwrap_or_default();
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

fn parse(program: &str, bytes: &[u8]) -> Option<BTreeMap<Fingerprint, Arc<str>>> {
    let (sum, mut rest) = bytes.split_first_chunk()?;
    if Fingerprint::of(&[program.as_bytes(), rest]).bytes() != *sum {
        return None;
    }
    let mut all = BTreeMap::new();
    while let Some((made_from, after)) = rest.split_first_chunk() {
        let (length, after) = after.split_first_chunk()?;
        let (html, after) = after.split_at_checked(usize::try_from(u64::from_le_bytes(*length)).ok()?)?;
        all.insert(Fingerprint::from_bytes(*made_from), str::from_utf8(html).ok()?.into());
        rest = after;
    }
    Some(all)
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
        let second = Coloured::parse("a", &bytes);
        assert_eq!(second.lock().len(), 2);
        assert_eq!(second.print("a"), None);
        assert_eq!(second.colours().html("html", "<a href=\"b\">c</a>\n"), Some(html));
        assert_eq!(Coloured::parse("b", &bytes).lock().len(), 0);
        for at in 0..bytes.len() {
            let mut spoilt = bytes.clone();
            spoilt[at] ^= 1;
            assert_eq!(Coloured::parse("a", &spoilt).lock().len(), 0);
            assert_eq!(Coloured::parse("a", &bytes[..at]).lock().len(), 0);
        }
    }
}
