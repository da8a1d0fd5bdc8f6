//! A folder to values.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::Metadata;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use anyhow::{Result, bail};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::diagnostic::nearest;
use crate::disk::place::is_inside;
use crate::disk::refusal::{Refusal, unreadable};
use crate::form;
use crate::output::Fingerprint;
use crate::project::{Files, MISNAMED, PICTURES, SETTINGS, named_paths};

/// The folders that a build reads.
pub(super) const FOLDERS: [&str; 3] = ["seeds", "content", "themes"];

/// One file.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).map_err(unreadable(path))
}

/// One file that somebody named, who may have named it a little otherwise.
pub fn named(path: &Path) -> Result<Vec<u8>> {
    if path.is_dir() {
        bail!(Refusal::IsFolder(path.to_owned()));
    }
    std::fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => Refusal::NotThere { path: path.to_owned(), nearest: nearest_to(path) }.into(),
        _ => unreadable(path)(error),
    })
}

/// The path of the file of nearly that name that lies in the same folder.
fn nearest_to(path: &Path) -> Option<String> {
    let folder = path.parent()?;
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let files = std::fs::read_dir(here).ok()?.filter_map(|entry| entry.ok().filter(|entry| entry.path().is_file()));
    let names: Vec<String> = files.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    let near = nearest(&path.file_name()?.to_string_lossy(), names.iter().map(String::as_str))?;
    Some(folder.join(near).display().to_string())
}

/// What tells one version of a file from another: its length and when it changed, as one word.
pub fn stamp(path: &Path) -> Option<String> {
    stamp_of(&std::fs::metadata(path).ok()?)
}

/// The same of a file that has been looked at; nothing where the system tells no time.
pub(super) fn stamp_of(file: &Metadata) -> Option<String> {
    let changed = match file.modified().ok()?.duration_since(UNIX_EPOCH) {
        Ok(after) => after.as_nanos().to_string(),
        Err(before) => format!("before-{}", before.duration().as_nanos()),
    };
    Some(format!("{}-{changed}", file.len()))
}

/// All files of a site that a build could need, by their path from its folder.
pub fn files(site: &Path) -> Result<Files> {
    Ok(files_and_links(site)?.0)
}

/// The same, and whether links lead to any of them: one change may then change several.
pub fn files_and_links(site: &Path) -> Result<(Files, bool)> {
    let mut has_links = false;
    let mut found: Vec<(String, PathBuf)> = Vec::new();
    for entry in WalkDir::new(site).max_depth(1).min_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| Refusal::Unreadable(site.to_owned(), error.into()))?;
        let name = entry.file_name().to_string_lossy();
        // Asked of the path, since a link to a file is as good as the file.
        if may_be_named(&name) && entry.path().is_file() {
            has_links |= entry.path_is_symlink();
            found.push((name.into_owned(), entry.path().to_owned()));
        }
    }
    for folder in FOLDERS.iter().map(|folder| site.join(folder)).filter(|folder| folder.is_dir()) {
        let walk = WalkDir::new(&folder).follow_links(true).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| is_wanted(entry.path())) {
            let entry = match entry {
                Ok(entry) => entry,
                // An editor may mark an open file by a link that leads nowhere.
                Err(error) if error.path().is_some_and(|path| !is_wanted(path)) => continue,
                Err(error) if error.path().zip(error.io_error()).is_some_and(|(it, why)| has_gone(it, why)) => continue,
                Err(error) => return Err(Refusal::Unreadable(folder, error.into()).into()),
            };
            has_links |= entry.path_is_symlink();
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(site).expect("the walk stays below the folder");
            let Some(parts) = path.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>() else {
                bail!(Refusal::OddName(path.to_owned()));
            };
            found.push((parts.join("/"), entry.path().to_owned()));
        }
    }
    let read = found.into_par_iter().filter_map(|(path, place)| match std::fs::read(&place) {
        Err(error) if has_gone(&place, &error) => None,
        read => Some(read.map(|bytes| (path, bytes)).map_err(unreadable(&place))),
    });
    // The first that the disk refuses is told, in the order of the walk.
    let read: Vec<Result<(String, Vec<u8>)>> = read.collect();
    let mut files: Files = read.into_iter().collect::<Result<_>>()?;
    // A standard or a logo may lie in a folder that is not read as a whole.
    for path in named_paths(&files) {
        let file = site.join(&path);
        if is_inside(&path) && !files.contains_key(&path) && file.is_file() {
            has_links |= file.is_symlink();
            files.insert(path, bytes(&file)?);
        }
    }
    Ok((files, has_links))
}

/// What stands now at some paths, by these from the site's folder, and nothing where nothing does; not to be told where
/// one leads to no plain file.
pub fn again(site: &Path, paths: &BTreeSet<PathBuf>) -> Option<BTreeMap<String, Option<Vec<u8>>>> {
    let mut now = BTreeMap::new();
    for path in paths {
        let parts = path.strip_prefix(site).ok()?.iter().map(|part| part.to_str());
        let name = parts.collect::<Option<Vec<_>>>()?.join("/");
        let bytes = match std::fs::symlink_metadata(path) {
            Ok(found) if found.is_file() => Some(std::fs::read(path).ok()?),
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            _ => return None,
        };
        now.insert(name, bytes);
    }
    Some(now)
}

/// Whether a file was there when its folder was read, and was gone a moment later: programs make such files while they
/// save. Only a link that leads nowhere is there and cannot be found.
fn has_gone(path: &Path, error: &std::io::Error) -> bool {
    let is_link = || std::fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink());
    error.kind() == ErrorKind::NotFound && !is_link()
}

/// Of files by their paths and all that they hold.
pub fn fingerprint(files: &Files) -> Fingerprint {
    let each = files.par_iter().map(|(path, bytes)| Fingerprint::of(&[path.as_bytes(), bytes]));
    Fingerprint::of_value(&each.collect::<Vec<_>>())
}

/// Whether a file beside the folders may be the settings, a standard or a logo, by its name.
pub(super) fn may_be_named(name: &str) -> bool {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase());
    // Settings under another name are read to be told.
    name == SETTINGS
        || MISNAMED.contains(&name)
        || ending.is_some_and(|it| form::ENDINGS.contains(&it.as_str()) || PICTURES.contains(&it.as_str()))
}

/// Not what editors, Word and systems leave beside a file.
pub(super) fn is_wanted(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    !name.starts_with(['.', '~']) && !name.ends_with('~') && name != "Thumbs.db"
}
