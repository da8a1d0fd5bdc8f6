//! What builds keep to be quicker next time, and could do without.

use std::fs;
use std::path::Path;

use crate::disk::record::{RECORDS, replace};

/// What was kept under a name; nothing where that cannot be read.
pub fn kept(site: &Path, name: &str) -> Vec<u8> {
    fs::read(site.join(RECORDS).join(name)).unwrap_or_default()
}

/// Keeps it for the next build.
pub fn keep(site: &Path, name: &str, bytes: &[u8]) {
    // Where the disk refuses, or another build keeps its own at the same time, the next one is slower, not wrong.
    let _ = replace(&site.join(RECORDS).join(name), bytes);
}
