//! A version of the site: what can be seen of it, and what has been made so far.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::output::Fingerprint;
use crate::serve::overlay::Overlay;

/// The bytes of an output, or what kept them from being made.
pub(super) type Made = Result<Arc<[u8]>, Arc<Overlay>>;

/// A path, and whom to tell; nothing where there is no such output.
pub(super) type Asked = (String, Sender<Option<Made>>);

/// The outputs of a version, each made when the first browser asks for it.
#[derive(Debug)]
pub(super) struct Site {
    /// Of all outputs but those of search.
    pub(super) paths: BTreeSet<String>,
    /// Changes with anything but style sheets.
    pub(super) pages: Fingerprint,
    /// Changes with style sheets.
    pub(super) style: Fingerprint,
    made: Mutex<BTreeMap<String, Arc<OnceLock<Option<Made>>>>>,
    /// To whoever makes them, who ends when nobody can ask any more.
    maker: Sender<Asked>,
    /// Of the copies of files: what each is made from.
    copies: BTreeMap<String, Fingerprint>,
    /// What browsers got of earlier versions.
    last: BTreeMap<String, Arc<[u8]>>,
}

impl Site {
    /// A version of which nothing is made yet but what is as it was in the version before.
    pub(super) fn new(
        paths: BTreeSet<String>,
        [pages, style]: [Fingerprint; 2],
        copies: BTreeMap<String, Fingerprint>,
        maker: Sender<Asked>,
        before: Option<&Self>,
    ) -> Self {
        let (mut made, mut last) = (BTreeMap::new(), BTreeMap::new());
        if let Some(before) = before {
            last.clone_from(&before.last);
            for (path, output) in before.made.lock().unwrap_or_else(PoisonError::into_inner).iter() {
                if copies.get(path).is_some_and(|copy| before.copies.get(path) == Some(copy)) {
                    made.insert(path.clone(), Arc::clone(output));
                }
                if let Some(Some(Ok(bytes))) = output.get() {
                    last.insert(path.clone(), Arc::clone(bytes));
                }
            }
        }
        Self { paths, pages, style, made: Mutex::new(made), maker, copies, last }
    }

    /// The output of that path, made now unless it was made before; nothing where there is none.
    pub(super) fn output(&self, path: &str) -> Option<Made> {
        let all = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let place = Arc::clone(all().entry(path.to_owned()).or_default());
        let make = || {
            let (tell, told) = channel();
            self.maker.send((path.to_owned(), tell)).expect("the maker goes on as long as someone can ask");
            told.recv().expect("the maker answers")
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
