//! A built site in memory.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::output::{Fingerprint, Manifest};

/// Every output by its path, and by what browsers tell that theirs is an older one.
#[derive(Debug)]
pub(super) struct Site {
    pub(super) outputs: BTreeMap<String, Arc<[u8]>>,
    /// Changes with anything but style sheets.
    pub(super) pages: Fingerprint,
    /// Changes with style sheets.
    pub(super) style: Fingerprint,
}

impl Site {
    /// The outputs that a build lists: those that it made, and of the site before those that it did not make anew.
    pub(super) fn of(manifest: &Manifest, mut made: BTreeMap<String, Arc<[u8]>>, before: Option<&Self>) -> Self {
        let kept = before.into_iter().flat_map(|site| &site.outputs);
        for (path, bytes) in kept.filter(|(path, _)| manifest.0.contains_key(*path)) {
            made.entry(path.clone()).or_insert_with(|| Arc::clone(bytes));
        }
        let of = |is_style: bool| {
            let files = manifest.0.iter().filter(|(path, _)| path.ends_with(".css") == is_style);
            let files = Manifest(files.map(|(path, fingerprint)| (path.clone(), *fingerprint)).collect());
            Fingerprint::of(&[files.print().as_bytes()])
        };
        Self { outputs: made, pages: of(false), style: of(true) }
    }
}
