//! What stands in an output folder when a build begins to write there: asked once a folder, not once a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Result;

use crate::disk::place::{is_inside, place};

/// The names in each folder that a build writes to. Threads share it, and each finds what it would have found alone.
#[derive(Debug, Default)]
pub(super) struct Standing(Mutex<BTreeMap<PathBuf, Arc<Names>>>);

/// The names in a folder, in small letters, since some disks do not tell them from capitals; nothing where it may be
/// written to but not read.
type Names = Option<BTreeSet<String>>;

/// Where a file goes.
pub(super) struct Place {
    pub(super) path: PathBuf,
    names: Arc<Names>,
}

impl Standing {
    /// The place of a path, which never leaves the output folder, also not through a link.
    pub(super) fn place(&self, output: &Path, path: &str) -> Result<Place> {
        let mut to = output.to_owned();
        to.extend(path.split('/'));
        let folder = to.parent().unwrap_or(output).to_owned();
        let all = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all().get(&folder).map(Arc::clone);
        if let Some(names) = known.filter(|_| is_inside(path)) {
            return Ok(Place { path: to, names });
        }
        let path = place(output, path)?;
        let names = Arc::clone(all().entry(folder).or_insert_with_key(|folder| Arc::new(names(folder))));
        Ok(Place { path, names })
    }
}

impl Place {
    /// Whether something may stand under a name beside the place, or in it: where not, no disk needs to be asked.
    pub(super) fn may_have(&self, path: &Path) -> bool {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        self.names.as_ref().as_ref().is_none_or(|names| names.contains(&name))
    }
}

fn names(folder: &Path) -> Names {
    match fs::read_dir(folder) {
        Ok(found) => {
            let names = found.map(|entry| Ok(entry?.file_name().to_string_lossy().to_lowercase()));
            names.collect::<std::io::Result<_>>().ok()
        }
        Err(error) if error.kind() == ErrorKind::NotFound => Some(BTreeSet::new()),
        Err(_) => None,
    }
}
