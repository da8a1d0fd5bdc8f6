//! Outputs to a folder, so that whoever looks sees the last site or the next one, and foreign files stay.
//!
//! Each file is written beside its place; when the last page is rendered, all are renamed into theirs. Before the
//! first rename the manifest says which files are about to change, so that a build that is killed at any moment is
//! made right by the next one. A file that another program holds keeps no other from its place: it is told, and made
//! right by the next build too.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use rayon::prelude::*;

use crate::disk::place::{lies_in, nameable, normal, part, place};
use crate::disk::read::{FOLDERS, stamp_of};
use crate::disk::record::{RECORDS, Record, Stamps};
use crate::disk::refusal::{Refusal, unwritable};
use crate::disk::standing::Standing;
use crate::output::{Fingerprint, Manifest, Output};

/// The output folder and what the last build left in it.
#[derive(Debug)]
pub struct Folder {
    output: PathBuf,
    record: Record,
    program: String,
    listed: Manifest,
    before: Manifest,
    /// Of what stood there when the build began.
    stamps: Stamps,
    standing: Standing,
}

/// The path of a file that was renamed into its place, or was refused, and its stamp.
type Renamed = (String, io::Result<Option<String>>);

/// What a build did to its folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Files made or changed.
    pub written: usize,
    /// Files that the last build made and this one does not.
    pub removed: usize,
}

impl Folder {
    /// The output folder of a site; `program` names the program that builds, since another one makes other pages.
    pub fn open(site: &Path, output: &Path, program: &str) -> Result<Self> {
        let output = normal(&site.join(output));
        nameable(&output)?;
        if lies_in(site, &output) {
            bail!(Refusal::AroundSite(output));
        }
        if let Some(folder) = FOLDERS.iter().chain([&RECORDS]).find(|folder| lies_in(&output, &site.join(folder))) {
            bail!(Refusal::OutputWithin { folder, path: output });
        }
        let record = Record::take(site, &output)?;
        let (made_by, listed, left) = record.read()?;
        let stamps = stamps(&output, listed.0.keys().collect());
        let mut before = listed.clone();
        for (path, fingerprint) in &mut before.0 {
            // A file that someone emptied or edited, that a copy broke off or that came back from one, is made again.
            let stands = stamps.get(path).is_some_and(|stamp| left.get(path) == Some(stamp));
            if made_by != program || !stands {
                *fingerprint = None;
            }
        }
        let (program, standing) = (program.to_owned(), Standing::default());
        let folder = Self { output, record, program, listed, before, stamps, standing };
        folder.sweep()?;
        Ok(folder)
    }

    /// What of the last build still stands there.
    pub fn before(&self) -> &Manifest {
        &self.before
    }

    /// Writes an output beside its place, unless just that stands there already.
    pub fn put(&self, output: &Output) -> Result<()> {
        let place = self.standing.place(&self.output, &output.path)?;
        let found = |path: &Path| if place.may_have(path) { fs::symlink_metadata(path).ok() } else { None };
        match found(&place.path) {
            Some(found) if found.is_file() && fs::read(&place.path).is_ok_and(|bytes| bytes == output.bytes) => {
                return Ok(());
            }
            Some(_) if !self.listed.0.contains_key(&output.path) => {
                bail!(Refusal::Foreign(place.path))
            }
            _ => {}
        }
        let part = part(&place.path);
        // What broken-off builds left was swept before, so this is not ours; listed, it would be swept too.
        if found(&part).is_some() {
            bail!(Refusal::ForeignPart(part));
        }
        self.record.list(&output.path)?;
        let written = with_folders(&part, || File::create_new(&part)?.write_all(&output.bytes));
        written.map_err(unwritable(&place.path))
    }

    /// Puts all files into their places, and removes those that are no longer made.
    pub fn commit(&self, after: &Manifest) -> Result<Changes> {
        let changes = if *after == self.before { Ok(Changes::default()) } else { self.rename(after) };
        match changes {
            // Where files were renamed, none waits any more.
            Ok(Changes { written: 1.., .. }) => self.record.clear()?,
            Ok(_) => self.sweep()?,
            // What cannot be removed now is removed by the next build.
            Err(_) => drop(self.sweep()),
        }
        changes
    }

    /// What was said of the last build, where it was asked the same and all that it made still stands.
    pub fn last(site: &Path, output: &Path, program: &str, asked: Fingerprint) -> Result<Option<String>> {
        let said = Record::said(site, &normal(&site.join(output))).filter(|said| said.starts_with(&asked.to_string()));
        let Some(said) = said else { return Ok(None) };
        let folder = Self::open(site, output, program)?;
        let text = said.splitn(3, '\n').nth(2).unwrap_or_default();
        Ok((said == with_heading(asked, &folder.before, text)).then(|| text.to_owned()))
    }

    /// Keeps what is said of a build that is done: what was asked for, what it made, and a text.
    pub fn say(&self, asked: Fingerprint, after: &Manifest, text: &str) {
        self.record.say(&with_heading(asked, after, text));
    }

    /// Leaves the last site as it was.
    pub fn abandon(self) -> Result<()> {
        self.sweep()
    }

    fn rename(&self, after: &Manifest) -> Result<Changes> {
        let differing = after.0.iter().filter(|(path, fingerprint)| self.before.0.get(*path) != Some(fingerprint));
        let differing: Vec<&String> = differing.map(|(path, _)| path).collect();
        let gone: Vec<&String> = self.listed.0.keys().filter(|path| !after.0.contains_key(*path)).collect();
        // What would refuse in the middle is found before the first file changes.
        let refused =
            differing.par_iter().chain(&gone).find_map_first(|path| match self.standing.place(&self.output, path) {
                Ok(place)
                    if place.may_have(&place.path) && fs::symlink_metadata(&place.path).is_ok_and(|it| it.is_dir()) =>
                {
                    Some(Refusal::FolderInPlace(place.path).into())
                }
                Ok(_) => None,
                Err(error) => Some(error),
            });
        if let Some(error) = refused {
            return Err(error);
        }
        let mut during = self.listed.clone();
        during.0.extend(after.0.clone());
        for path in differing.iter().chain(&gone) {
            during.0.insert((*path).clone(), None);
        }
        self.record.save(&self.program, &during, &self.stamps)?;
        // Nothing waits where the same bytes stood there already.
        let waiting = self.record.listed()?;
        let rename = |path: &String| -> Result<Renamed> {
            let place = self.standing.place(&self.output, path)?.path;
            let part = part(&place);
            // Before anybody else can change it; its length and time stay what they are.
            let stamp = stamp(&part);
            Ok((path.clone(), fs::rename(&part, &place).map(|()| stamp)))
        };
        let renamed: Vec<_> = waiting.par_iter().map(rename).collect();
        // All were tried, and the first error is the first of the list, whichever thread met one first.
        let renamed = renamed.into_iter().collect::<Result<Vec<Renamed>>>()?;
        let (mut left, mut held) = (self.stamps.clone(), Vec::new());
        for (path, renamed) in renamed {
            match renamed {
                Ok(stamp) => left.extend(stamp.map(|stamp| (path, stamp))),
                Err(error) => held.push((path, error)),
            }
        }
        let mut changes = Changes { written: waiting.len() - held.len(), removed: 0 };
        for path in gone {
            let place = place(&self.output, path)?;
            match self.remove(&place) {
                Ok(was_there) => changes.removed += usize::from(was_there),
                Err(error) => held.push((path.clone(), error)),
            }
        }
        let mut made = after.clone();
        made.0.extend(held.iter().map(|(path, _)| (path.clone(), None)));
        // The same bytes stood there already, and no build knew of them.
        let adopted = made.0.keys().filter(|path| !left.contains_key(*path)).collect();
        left.extend(stamps(&self.output, adopted));
        self.record.save(&self.program, &made, &left)?;
        let paths = held.iter().map(|(path, _)| path.clone()).collect();
        match held.into_iter().next() {
            Some((_, cause)) => Err(Refusal::Held { output: self.output.clone(), paths, cause }.into()),
            None => Ok(changes),
        }
    }

    /// Removes what a build that did not end left beside the places of its files, and the folders that it made.
    fn sweep(&self) -> Result<()> {
        let listed = self.record.listed()?;
        for path in &listed {
            // Behind a link there is nothing of ours.
            let Ok(place) = place(&self.output, path) else { continue };
            let part = part(&place);
            match fs::remove_file(&part) {
                Err(error) if !is_absent(&error) => {
                    return Err(Refusal::Unremovable(part, error).into());
                }
                _ => self.prune(&place),
            }
        }
        // A disk may have left there what names nothing, and no line may follow that.
        self.record.clear()
    }

    /// Whether a file was there to remove.
    fn remove(&self, place: &Path) -> io::Result<bool> {
        match fs::remove_file(place) {
            Ok(()) => {}
            Err(error) if is_absent(&error) => return Ok(false),
            Err(error) => return Err(error),
        }
        self.prune(place);
        Ok(true)
    }

    /// Removes the folders around a place that hold nothing any more.
    fn prune(&self, place: &Path) {
        for folder in place.ancestors().skip(1).take_while(|folder| folder.starts_with(&self.output)) {
            // A folder that holds something else stays, and so do those around it.
            if fs::remove_dir(folder).is_err_and(|error| !is_absent(&error)) {
                break;
            }
        }
    }
}

/// A text below two lines, which differ with what was asked for, with every file that was made, and with the text.
fn with_heading(asked: Fingerprint, made: &Manifest, text: &str) -> String {
    format!("{asked}\n{}\n{text}", Fingerprint::of(&[made.print().as_bytes(), text.as_bytes()]))
}

/// The stamps of those outputs that are plain files.
fn stamps(output: &Path, paths: Vec<&String>) -> Stamps {
    let each = paths.into_par_iter().filter_map(|path| Some((path.clone(), stamp(&output.join(path))?)));
    each.collect::<Vec<_>>().into_iter().collect()
}

/// The stamp of a plain file.
fn stamp(path: &Path) -> Option<String> {
    fs::symlink_metadata(path).ok().filter(fs::Metadata::is_file).map(|found| stamp_of(&found))?
}

/// Nothing is there, nor could be.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// An answer into a file of its own, with the folders that it needs; never over what a site is made from.
pub fn write(site: &Path, path: &Path, bytes: &[u8]) -> Result<()> {
    let path = &normal(&site.join(path));
    nameable(path)?;
    if let Some(folder) = FOLDERS.iter().chain([&RECORDS]).find(|folder| lies_in(path, &site.join(folder))) {
        bail!(Refusal::AnswerWithin { folder, path: path.clone() });
    }
    if path.file_name().is_some_and(|name| name == "kebiao.yaml") {
        bail!(Refusal::OverSettings(path.clone()));
    }
    with_folders(path, || fs::write(path, bytes)).map_err(unwritable(path))
}

/// Does it again with the folders that were missing.
fn with_folders(path: &Path, write: impl Fn() -> io::Result<()>) -> io::Result<()> {
    match write() {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(path.parent().unwrap_or(path)).and_then(|()| write())
        }
        written => written,
    }
}
