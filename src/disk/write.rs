//! Outputs to a folder, so that whoever looks sees the last site or the next one, and foreign files stay.
//!
//! Each file is written beside its place; when the last page is rendered, all are renamed into theirs. Before the
//! first rename the manifest says which files are about to change, so that a build that is killed at any moment is
//! made right by the next one.

use std::fs;
use std::io::ErrorKind;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use walkdir::WalkDir;

use crate::disk::read::FOLDERS;
use crate::output::{Fingerprint, Manifest, Output};

/// What stands behind the name of a file that is not yet in its place.
const PART: &str = ".kebiao-part";

/// Where a site keeps what one build leaves for the next.
const RECORDS: &str = ".kebiao";

/// The output folder and what the last build left in it.
#[derive(Debug)]
pub struct Folder {
    output: PathBuf,
    record: PathBuf,
    /// Stands there while files are being written.
    mark: PathBuf,
    program: String,
    listed: Manifest,
    before: Manifest,
}

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
        if lies_in(site, &output) {
            bail!("输出文件夹不能是站点文件夹本身或它的上级：{}", output.display());
        }
        if let Some(folder) = FOLDERS.iter().chain([&RECORDS]).find(|folder| lies_in(&output, &site.join(folder))) {
            bail!("输出文件夹不能在 {folder}/ 里：{}", output.display());
        }
        let key = output.strip_prefix(site).unwrap_or(&output).to_string_lossy().replace('\\', "/");
        let name = Fingerprint::of(&[key.as_bytes()])
            .bytes()
            .iter()
            .take(8)
            .fold(String::new(), |name, byte| format!("{name}{byte:02x}"));
        let record = site.join(RECORDS).join(format!("{name}.manifest"));
        let text = match fs::read_to_string(&record) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| format!("读不了 {}", record.display())),
        };
        let (made_by, entries) = text.split_once('\n').unwrap_or_default();
        let listed = Manifest::parse(entries);
        let mut before = listed.clone();
        for (path, fingerprint) in &mut before.0 {
            if made_by != program || !output.join(path).is_file() {
                *fingerprint = None;
            }
        }
        let mark = record.with_extension("building");
        let folder = Self { output, record, mark, program: program.to_owned(), listed, before };
        if folder.mark.exists() {
            folder.sweep()?;
        }
        Ok(folder)
    }

    /// What of the last build still stands there.
    pub fn before(&self) -> &Manifest {
        &self.before
    }

    /// Writes an output beside its place, unless just that stands there already.
    pub fn put(&self, output: &Output) -> Result<()> {
        let place = self.place(&output.path)?;
        match fs::symlink_metadata(&place) {
            Ok(found) if found.is_file() && fs::read(&place).is_ok_and(|bytes| bytes == output.bytes) => return Ok(()),
            Ok(_) if !self.listed.0.contains_key(&output.path) => {
                bail!("{} 不是 kebiao 生成的文件，没有覆盖它；请移走它，或换一个输出文件夹", place.display())
            }
            _ => {}
        }
        if !self.mark.exists() {
            write(&self.mark, b"")?;
        }
        write(&part(&place), &output.bytes)
    }

    /// Puts all files into their places, and removes those that are no longer made.
    pub fn commit(self, after: &Manifest) -> Result<Changes> {
        let mut changes = Changes::default();
        if *after == self.before {
            return Ok(changes);
        }
        let differing: Vec<&String> = after
            .0
            .iter()
            .filter(|(path, fingerprint)| self.before.0.get(*path) != Some(fingerprint))
            .map(|(path, _)| path)
            .collect();
        let gone: Vec<&String> = self.listed.0.keys().filter(|path| !after.0.contains_key(*path)).collect();
        let mut during = self.listed.clone();
        during.0.extend(after.0.clone());
        for path in differing.iter().chain(&gone) {
            during.0.insert((*path).clone(), None);
        }
        self.save(&during)?;
        for path in differing {
            let place = self.place(path)?;
            match fs::rename(part(&place), &place) {
                Ok(()) => changes.written += 1,
                // Nothing was written where the same bytes stood there already.
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => return Err(error).with_context(|| format!("写不了 {}", place.display())),
            }
        }
        for path in gone {
            changes.removed += usize::from(self.remove(path)?);
        }
        self.save(after)?;
        if self.mark.exists() {
            fs::remove_file(&self.mark).with_context(|| format!("删不了 {}", self.mark.display()))?;
        }
        Ok(changes)
    }

    /// Leaves the last site as it was.
    pub fn abandon(self) -> Result<()> {
        if self.mark.exists() { self.sweep() } else { Ok(()) }
    }

    /// Removes what a broken-off build left beside the places of its files.
    fn sweep(&self) -> Result<()> {
        for entry in WalkDir::new(&self.output).into_iter().filter_map(Result::ok) {
            if entry.file_type().is_file() && entry.file_name().to_string_lossy().ends_with(PART) {
                fs::remove_file(entry.path()).with_context(|| format!("删不了 {}", entry.path().display()))?;
            }
        }
        fs::remove_file(&self.mark).with_context(|| format!("删不了 {}", self.mark.display()))
    }

    fn remove(&self, path: &str) -> Result<bool> {
        let place = self.place(path)?;
        match fs::remove_file(&place) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
            Err(error) => return Err(error).with_context(|| format!("删不了 {}", place.display())),
        }
        for folder in place.ancestors().skip(1).take_while(|folder| *folder != self.output) {
            // A folder that holds something else stays, and so do those around it.
            if fs::remove_dir(folder).is_err() {
                break;
            }
        }
        Ok(true)
    }

    fn save(&self, manifest: &Manifest) -> Result<()> {
        let text = format!("{}\n{}", self.program, manifest.print());
        let part = part(&self.record);
        write(&part, text.as_bytes())?;
        fs::rename(&part, &self.record).with_context(|| format!("写不了 {}", self.record.display()))
    }

    /// The place of a path, which never leaves the output folder, also not through a link.
    fn place(&self, path: &str) -> Result<PathBuf> {
        let mut place = self.output.clone();
        let parts: Vec<Component> = Path::new(path).components().collect();
        for (index, part) in parts.iter().enumerate() {
            let Component::Normal(name) = part else { bail!("不合法的输出路径 {path}") };
            place.push(name);
            let is_folder = index + 1 < parts.len();
            if is_folder && fs::symlink_metadata(&place).is_ok_and(|found| found.is_symlink()) {
                bail!("{} 是一个链接，没有写到它指向的地方", place.display());
            }
        }
        Ok(place)
    }
}

fn part(place: &Path) -> PathBuf {
    let mut name = place.file_name().unwrap_or_default().to_owned();
    name.push(PART);
    place.with_file_name(name)
}

/// One file, with the folders that it needs.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let written = fs::write(path, bytes);
    let written = match written {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let folder = path.parent().unwrap_or(path);
            fs::create_dir_all(folder).and_then(|()| fs::write(path, bytes))
        }
        written => written,
    };
    written.with_context(|| format!("写不了 {}", path.display()))
}

/// A path without `.` and `..`, so that one folder has one record.
fn normal(path: &Path) -> PathBuf {
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

/// Whether a path is a folder or lies in it, also through links.
fn lies_in(path: &Path, folder: &Path) -> bool {
    path.starts_with(folder)
        || match (fs::canonicalize(path), fs::canonicalize(folder)) {
            (Ok(path), Ok(folder)) => path.starts_with(folder),
            _ => false,
        }
}
