//! An authored file written anew, whole or not at all.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use anyhow::Result;

use crate::disk::place::part;
use crate::disk::refusal::{Refusal, unreadable, unwritable};

/// Replaces a file that was read from a site; one behind a link stays behind it.
pub fn edit(site: &Path, path: &str, bytes: &[u8]) -> Result<()> {
    let place = site.join(path);
    let place = fs::canonicalize(&place).map_err(unreadable(&place))?;
    let rights = fs::metadata(&place).map_err(unreadable(&place))?.permissions();
    if rights.readonly() {
        return Err(unwritable(&place)(std::io::ErrorKind::PermissionDenied.into()));
    }
    let part = part(&place);
    // What stands there is not ours.
    if fs::symlink_metadata(&part).is_ok() {
        return Err(Refusal::ForeignPart(part).into());
    }
    let written = File::create_new(&part).and_then(|mut file| {
        file.write_all(bytes)?;
        file.set_permissions(rights)?;
        fs::rename(&part, &place)
    });
    written.map_err(|error| {
        // Half of a file beside the whole one would only puzzle its author.
        let _ = fs::remove_file(&part);
        unwritable(&place)(error)
    })
}
