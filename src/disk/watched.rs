//! Where a change could change a site.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::disk::place::is_inside;
use crate::disk::read::{FOLDERS, is_wanted, may_be_named};
use crate::project::{Files, SETTINGS, named_paths};

/// A folder that is there, in which a change could change a site.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Watched {
    /// Its path.
    pub folder: PathBuf,
    /// Whether the folders in it count too.
    pub whole: bool,
}

/// All such folders of a site that was read from these files.
pub fn watched(site: &Path, files: &Files) -> BTreeSet<Watched> {
    let own = Watched { folder: site.to_owned(), whole: false };
    let whole = FOLDERS.iter().map(|folder| Watched { folder: site.join(folder), whole: true });
    // A standard or a logo may lie in a folder that is not read as a whole.
    let named = named_paths(files).into_iter().filter(|path| is_inside(path));
    let named = named.filter(|path| !FOLDERS.iter().any(|folder| Path::new(path).starts_with(folder)));
    let named = named.filter_map(|path| Some(site.join(path).parent()?.to_owned()));
    let named = named.filter(|folder| folder != site).map(|folder| Watched { folder, whole: false });
    whole.chain(named).filter(|watched| watched.folder.is_dir()).chain([own]).collect()
}

/// Whether a build could read what lies at a path, or did before it went.
pub fn concerns(site: &Path, path: &Path) -> bool {
    let Ok(path) = path.strip_prefix(site) else { return true };
    if path.ancestors().any(|part| part.file_name().is_some() && !is_wanted(part)) {
        return false;
    }
    match path.iter().collect::<Vec<_>>()[..] {
        [name] => FOLDERS.iter().any(|folder| name == *folder) || may_be_named(&name.to_string_lossy()),
        _ => true,
    }
}

/// Whether a path from a site's folder lies in a folder that builds read.
pub fn is_read(path: &Path) -> bool {
    FOLDERS.iter().any(|folder| path.starts_with(folder))
}

/// Whether a folder holds a site: its settings, or standards in their place.
pub fn is_site(folder: &Path) -> bool {
    folder.join(SETTINGS).is_file() || folder.join(FOLDERS[0]).is_dir()
}
