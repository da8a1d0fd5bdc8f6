//! Files that are handed out: never over one that is not our own.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::disk::place::{nameable, normal};
use crate::disk::record::RECORDS;
use crate::disk::refusal::{Refusal, unreadable, unwritable};
use crate::disk::write::write;
use crate::output::{Fingerprint, Manifest};

/// Where a site keeps which files it has handed out.
const PACKED: &str = "packed";

/// Writes a file unless another stands there that no pack wrote; tells where it stands.
pub fn pack(site: &Path, path: &Path, bytes: &[u8]) -> Result<PathBuf> {
    let path = normal(&site.join(path));
    nameable(&path)?;
    if path.is_dir() {
        bail!(Refusal::IsFolder(path));
    }
    let record = site.join(RECORDS).join(PACKED);
    let mut packed = match fs::read_to_string(&record) {
        Ok(text) => Manifest::parse(&text),
        Err(error) if error.kind() == ErrorKind::NotFound => Manifest::default(),
        Err(error) => return Err(unreadable(&record)(error)),
    };
    let key = path.strip_prefix(site).unwrap_or(&path).to_string_lossy().replace('\\', "/");
    match fs::read(&path) {
        Ok(found) if found == bytes || packed.has(&key, Fingerprint::of(&[&found])) => {}
        Ok(_) => bail!(Refusal::ForeignPack(path)),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => return Err(unreadable(&path)(error)),
    }
    write(site, &path, bytes)?;
    packed.0.insert(key, Some(Fingerprint::of(&[bytes])));
    let kept = fs::create_dir_all(site.join(RECORDS)).and_then(|()| fs::write(&record, packed.print()));
    kept.map_err(unwritable(&record))?;
    Ok(path)
}
