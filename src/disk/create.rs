//! A new site's folder, and the standards that may go into it.

use std::fs::{self, File};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use walkdir::WalkDir;

use crate::disk::place::{nameable, place};
use crate::disk::refusal::{Refusal, unreadable, unwritable};
use crate::form;
use crate::project::{Files, is_about};

/// Whether nothing stands in a folder, or there is none yet; what is no folder refuses, and so does what can be none.
pub fn is_free(folder: &Path) -> Result<bool> {
    nameable(folder)?;
    match fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => Err(unreadable(folder)(error)),
    }
}

/// Makes a folder with these files; one that holds anything is left alone.
pub fn create(folder: &Path, files: &Files) -> Result<()> {
    if !is_free(folder)? {
        bail!(Refusal::NotEmpty(folder.to_owned()));
    }
    for (path, bytes) in files {
        let place = place(folder, path)?;
        let parent = place.parent().unwrap_or(folder);
        fs::create_dir_all(parent).map_err(unwritable(parent))?;
        let written = File::create_new(&place).and_then(|mut file| {
            file.write_all(bytes)?;
            if path.ends_with(".sh") { make_program(&file) } else { Ok(()) }
        });
        written.map_err(unwritable(&place))?;
    }
    Ok(())
}

/// One new file of a site; what is there stays.
pub fn add(site: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let place = place(site, path)?;
    let parent = place.parent().unwrap_or(site);
    fs::create_dir_all(parent).map_err(unwritable(parent))?;
    let written = File::create_new(&place).and_then(|mut file| file.write_all(bytes));
    written.map_err(unwritable(&place))
}

#[cfg(unix)]
fn make_program(file: &File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_program(_: &File) -> std::io::Result<()> {
    Ok(())
}

/// The files in a folder that could be standards by their names.
pub fn standards_beside(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in WalkDir::new(folder).min_depth(1).max_depth(1).sort_by_file_name() {
        let entry = entry.map_err(|error| Refusal::Unreadable(folder.to_owned(), error.into()))?;
        let name = entry.file_name().to_string_lossy();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
        let may_be = form::ENDINGS.contains(&ending.as_str()) && !is_about(&name) && !name.starts_with(['.', '~']);
        if may_be && entry.file_type().is_file() {
            found.push(PathBuf::from(entry.file_name()));
        }
    }
    Ok(found)
}
