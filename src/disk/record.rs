//! What one build leaves for the next: the list of its files, what was said of it, and the mark of a build at work.
//!
//! The mark is a file that is locked while a build runs, so that two never write the same folder at once. It lists the
//! files that wait beside their places; when the build is done it is empty, so a list that is there when a build begins
//! is that of one that was broken off.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File, TryLockError};
use std::io::{ErrorKind, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::disk::place::{is_inside, part};
use crate::disk::refusal::{Refusal, unreadable, unwritable};
use crate::output::{Fingerprint, Manifest};

/// Where a site keeps its records.
pub(super) const RECORDS: &str = ".kebiao";

/// What tells each file from another version of it, by its path.
pub(super) type Stamps = BTreeMap<String, String>;

/// How a file ends that holds what was said.
const SAID: &str = "said";

/// The record of one output folder, held by one build.
#[derive(Debug)]
pub(super) struct Record {
    manifest: PathBuf,
    said: PathBuf,
    mark: PathBuf,
    file: File,
}

impl Record {
    /// Takes the record of an output folder; refuses where another build holds it.
    pub(super) fn take(site: &Path, output: &Path) -> Result<Self> {
        let name = name(site, output);
        let folder = site.join(RECORDS);
        fs::create_dir_all(&folder).map_err(unwritable(&folder))?;
        let mark = folder.join(format!("{name}.building"));
        if fs::symlink_metadata(&mark).is_ok_and(|found| found.is_symlink()) {
            bail!(Refusal::Link(mark));
        }
        let file = File::options().read(true).write(true).create(true).truncate(false).open(&mark);
        let file = file.map_err(unwritable(&mark))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!(Refusal::AnotherBuild(output.to_owned()))
            }
            // Some network disks know no locks; whoever builds there builds alone.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
            Err(TryLockError::Error(error)) => return Err(Refusal::Unlockable(mark, error).into()),
        }
        let [manifest, said] = ["manifest", SAID].map(|kind| folder.join(format!("{name}.{kind}")));
        Ok(Self { manifest, said, mark, file })
    }

    /// The program that made the last build, what it made, and the stamps of what it left; nothing where that cannot be
    /// read.
    pub(super) fn read(&self) -> Result<(String, Manifest, Stamps)> {
        let bytes = match fs::read(&self.manifest) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(unreadable(&self.manifest)(error)),
        };
        let text = String::from_utf8_lossy(&bytes);
        let (program, entries) = text.split_once('\n').unwrap_or_default();
        let (entries, stamps) = entries.split_once("\n\n").unwrap_or((entries, ""));
        let stamps = stamps.lines().filter_map(|line| line.split_once(' '));
        let stamps = stamps.map(|(stamp, path)| (path.to_owned(), stamp.to_owned())).collect();
        let mut manifest = Manifest::parse(entries);
        manifest.0.retain(|path, _| is_output(path));
        Ok((program.to_owned(), manifest, stamps))
    }

    /// Keeps what is made now, with the stamps of the files that hold it.
    pub(super) fn save(&self, program: &str, manifest: &Manifest, stamps: &Stamps) -> Result<()> {
        let stamps = stamps.iter().filter(|(path, _)| manifest.0.contains_key(*path));
        let stamps: String = stamps.map(|(path, stamp)| [stamp, " ", path, "\n"].concat()).collect();
        let text = format!("{program}\n{}\n{stamps}", manifest.print());
        replace(&self.manifest, text.as_bytes())
    }

    /// What was said of the last build; nothing where that cannot be read.
    pub(super) fn said(site: &Path, output: &Path) -> Option<String> {
        fs::read_to_string(site.join(RECORDS).join(name(site, output)).with_extension(SAID)).ok()
    }

    /// Keeps what is said of this one.
    pub(super) fn say(&self, said: &str) {
        // Where the disk refuses, the next build says it by itself: slower, not wrong.
        let _ = replace(&self.said, said.as_bytes());
    }

    /// Lists a file that is about to wait beside its place.
    pub(super) fn list(&self, path: &str) -> Result<()> {
        // One write a line, so that the lines of several threads stay whole.
        (&self.file).write_all(format!("{path}\n").as_bytes()).map_err(unwritable(&self.mark))
    }

    /// The files that wait beside their places.
    pub(super) fn listed(&self) -> Result<BTreeSet<String>> {
        let mut bytes = Vec::new();
        let mut file = &self.file;
        file.rewind().and_then(|()| file.read_to_end(&mut bytes)).map_err(unreadable(&self.mark))?;
        let text = String::from_utf8_lossy(&bytes);
        // A line without its end was broken off before its file was made.
        let lines = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
        Ok(lines.filter(|path| is_output(path)).map(str::to_owned).collect())
    }

    /// Nothing waits any more.
    pub(super) fn clear(&self) -> Result<()> {
        let emptied = self.file.set_len(0).and_then(|()| (&self.file).rewind());
        emptied.map_err(unwritable(&self.mark))
    }
}

/// Whether a build could have written such a line: what a damaged disk left in its place names nothing.
fn is_output(path: &str) -> bool {
    is_inside(path) && path.bytes().all(|byte| byte.is_ascii_graphic())
}

/// One folder has one name, however it is written.
fn name(site: &Path, output: &Path) -> String {
    let key = output.strip_prefix(site).unwrap_or(output).to_string_lossy().replace('\\', "/");
    let hash = Fingerprint::of(&[key.as_bytes()]).bytes();
    hash.iter().take(8).fold(String::new(), |name, byte| format!("{name}{byte:02x}"))
}

/// Writes a record whole or not at all.
pub(super) fn replace(record: &Path, bytes: &[u8]) -> Result<()> {
    let part = part(record);
    let written = (|| {
        // What an earlier build left here, or a link that someone put here, is not written through.
        match fs::remove_file(&part) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        File::create_new(&part)?.write_all(bytes)?;
        fs::rename(&part, record)
    })();
    written.map_err(unwritable(record))
}
