//! Where a file may be written: never outside the output folder, never among the texts.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};

use crate::disk::refusal::Refusal;
use crate::text::is_file_name;

/// What stands behind the name of a file that is not yet in its place.
const PART: &str = ".kebiao-part";

/// The place of a path, which never leaves the output folder, also not through a link.
pub(super) fn place(output: &Path, path: &str) -> Result<PathBuf> {
    if !is_inside(path) {
        bail!(Refusal::OddPath(path.to_owned()));
    }
    let mut place = output.to_owned();
    let mut parts = Path::new(path).components().peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        let is_folder = parts.peek().is_some();
        if is_folder && fs::symlink_metadata(&place).is_ok_and(|found| found.is_symlink()) {
            bail!(Refusal::Link(place));
        }
    }
    Ok(place)
}

/// Refuses a path whose new files and folders could not have their names on every system.
pub(super) fn nameable(path: &Path) -> Result<()> {
    let mut place = PathBuf::new();
    for part in path.components() {
        place.push(part);
        let name = part.as_os_str().to_string_lossy();
        match part {
            // Windows tells no wrong name from a right one by what stands there: a device always does.
            Component::Normal(_)
                if !is_file_name(&name) && (cfg!(windows) || fs::symlink_metadata(&place).is_err()) =>
            {
                bail!(Refusal::NoName(name.into_owned()))
            }
            // `a:b`, which is no folder on the disk `a:`.
            Component::Prefix(_) if !path.has_root() => bail!(Refusal::NoName(path.display().to_string())),
            _ => {}
        }
    }
    Ok(())
}

/// Whether a path leads from a folder to something in it, by its words alone.
pub(super) fn is_inside(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Where a file waits beside its place.
pub(super) fn part(place: &Path) -> PathBuf {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(PART);
    place.with_file_name(name)
}

/// A path without `.` and `..`, so that one folder has one record.
pub(super) fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

/// Whether a path is a folder or lies in it, also through links and in capitals.
pub(super) fn lies_in(path: &Path, folder: &Path) -> bool {
    // Some disks tell `Seeds` from `seeds`, others do not; no one wants both.
    let small = |path: &Path| PathBuf::from(path.to_string_lossy().to_lowercase());
    small(path).starts_with(small(folder)) || small(&resolved(path)).starts_with(small(&resolved(folder)))
}

/// A path without links; what does not exist yet stands behind the nearest folder that does.
fn resolved(path: &Path) -> PathBuf {
    let known = path.ancestors().find_map(|ancestor| Some((ancestor, fs::canonicalize(ancestor).ok()?)));
    let Some((ancestor, real)) = known else { return path.to_owned() };
    match path.strip_prefix(ancestor) {
        Ok(rest) if rest.as_os_str().is_empty() => real,
        Ok(rest) => real.join(rest),
        Err(_) => path.to_owned(),
    }
}
