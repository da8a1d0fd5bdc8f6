//! A version of the site: what can be seen of it, and what has been made so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::output::Fingerprint;
use crate::serve::maker::Ready;
use crate::serve::overlay::Overlay;

/// The bytes of an output, or what kept them from being made; nothing where that is no text but the program.
pub(super) type Made = Result<Arc<[u8]>, Option<Arc<Overlay>>>;

/// A path, and whom to tell; nothing where there is no such output.
pub(super) type Wish = (String, Sender<Option<Made>>);

/// The outputs of a version, each made when the first browser asks for it.
#[derive(Debug)]
pub(super) struct Site {
    /// Of all outputs but those of search.
    pub(super) paths: BTreeSet<String>,
    /// Of those that are pages.
    pub(super) pages: BTreeSet<String>,
    /// Changes with anything but style sheets.
    pub(super) texts: Fingerprint,
    /// Changes with style sheets.
    pub(super) style: Fingerprint,
    made: Mutex<BTreeMap<String, Arc<OnceLock<Option<Made>>>>>,
    /// To whoever makes them, who ends when nobody can ask any more.
    maker: Sender<Wish>,
    /// Of the copies of files: what each is made from.
    copies: BTreeMap<String, Fingerprint>,
    /// Of the pages: what browsers got of earlier versions.
    last: BTreeMap<String, Arc<[u8]>>,
}

impl Site {
    /// A version of which nothing is made yet but what is as it was in the version before.
    pub(super) fn new(
        Ready { paths, pages, copies, .. }: Ready,
        [texts, style]: [Fingerprint; 2],
        maker: Sender<Wish>,
        before: Option<&Self>,
    ) -> Self {
        let (mut made, mut last) = (BTreeMap::new(), BTreeMap::new());
        if let Some(before) = before {
            let still = before.last.iter().filter(|(path, _)| pages.contains(*path));
            last.extend(still.map(|(path, bytes)| (path.clone(), Arc::clone(bytes))));
            for (path, output) in before.made.lock().unwrap_or_else(PoisonError::into_inner).iter() {
                if copies.get(path).is_some_and(|copy| before.copies.get(path) == Some(copy)) {
                    made.insert(path.clone(), Arc::clone(output));
                }
                if let Some(Some(Ok(bytes))) = output.get()
                    && pages.contains(path)
                {
                    last.insert(path.clone(), Arc::clone(bytes));
                }
            }
        }
        Self { paths, pages, texts, style, made: Mutex::new(made), maker, copies, last }
    }

    /// The output of that path, made now unless it was made before; nothing where there is none.
    pub(super) fn output(&self, path: &str) -> Option<Made> {
        let all = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let place = Arc::clone(all().entry(path.to_owned()).or_default());
        let make = || {
            let (tell, told) = channel();
            // One that answers nothing met a fault of the program, which the terminal tells.
            self.maker
                .send((path.to_owned(), tell))
                .map_or(Some(Err(None)), |()| told.recv().unwrap_or(Some(Err(None))))
        };
        let output = place.get_or_init(make).clone();
        // Whoever asks for what is not there leaves nothing behind.
        if output.is_none() {
            all().remove(path);
        }
        output
    }

    /// What browsers last got of that path, where it cannot be made any more.
    pub(super) fn last(&self, path: &str) -> Option<&[u8]> {
        self.last.get(path).map(AsRef::as_ref)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::mpsc::channel;
    use std::thread;

    use super::{Site, Wish};
    use crate::diagnostic::Diagnostics;
    use crate::output::Fingerprint;
    use crate::serve::maker::Ready;

    fn site(pages: &[&str], before: Option<&Site>) -> Site {
        let (ask, asked) = channel::<Wish>();
        // One that makes what begins with an `a`, has nothing that begins with a `b`, and breaks at all else.
        thread::spawn(move || {
            for (path, tell) in asked {
                let made = path.starts_with('a').then(|| Ok(Arc::from(path.as_bytes())));
                if made.is_some() || path.starts_with('b') {
                    tell.send(made).expect("the test waits");
                }
            }
        });
        let pages = pages.iter().map(|&page| page.to_owned());
        let ready =
            Ready { paths: [].into(), pages: pages.collect(), copies: [].into(), diagnostics: Diagnostics::default() };
        Site::new(ready, [Fingerprint::of(&[]); 2], ask, before)
    }

    #[test]
    fn whoever_asks_is_answered_also_where_the_program_breaks() {
        let site = site(&[], None);
        assert!(matches!(site.output("a.html"), Some(Ok(_))));
        assert!(site.output("b.html").is_none());
        assert!(matches!(site.output("c.html"), Some(Err(None))));
        assert!(matches!(site.output("c.html"), Some(Err(None))));
    }

    #[test]
    fn of_earlier_versions_only_pages_that_are_still_there_are_kept() {
        let first = site(&["a1.html", "a2.html"], None);
        for path in ["a1.html", "a2.html", "a.png"] {
            first.output(path);
        }
        let second = site(&["a1.html"], Some(&first));
        assert_eq!(second.last("a1.html"), Some(&b"a1.html"[..]));
        let third = site(&["a1.html", "a2.html"], Some(&second));
        let kept = ["a1.html", "a2.html", "a.png"].map(|path| third.last(path).is_some());
        assert_eq!(kept, [true, false, false]);
    }
}
