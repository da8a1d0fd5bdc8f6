//! A folder to values.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use walkdir::{DirEntry, WalkDir};

use crate::form;
use crate::project::Files;

/// The folders that a build reads.
pub(super) const FOLDERS: [&str; 3] = ["seeds", "content", "themes"];

/// One file.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    std::fs::read(path).with_context(|| format!("读不了 {}", path.display()))
}

/// All files of a site that a build could need, by their path from its folder.
pub fn files(site: &Path) -> Result<Files> {
    let mut files = Files::new();
    for entry in WalkDir::new(site).max_depth(1).min_depth(1).sort_by_file_name() {
        let entry = entry.with_context(|| format!("读不了文件夹 {}", site.display()))?;
        let name = entry.file_name().to_string_lossy();
        let ending = Path::new(entry.file_name()).extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let may_be_standard = ending.is_some_and(|ending| form::ENDINGS.contains(&ending.as_str()));
        if entry.file_type().is_file() && (may_be_standard || name == "kebiao.yaml") {
            files.insert(name.into_owned(), bytes(entry.path())?);
        }
    }
    for folder in FOLDERS.iter().map(|folder| site.join(folder)).filter(|folder| folder.is_dir()) {
        for entry in WalkDir::new(&folder).follow_links(true).sort_by_file_name().into_iter().filter_entry(is_wanted) {
            let entry = entry.with_context(|| format!("读不了文件夹 {}", folder.display()))?;
            if !entry.file_type().is_file() {
                continue;
            }
            let path = entry.path().strip_prefix(site).expect("the walk stays below the folder");
            let Some(parts) = path.iter().map(|part| part.to_str()).collect::<Option<Vec<_>>>() else {
                bail!("文件名不是 UTF-8 编码：{}", path.display());
            };
            files.insert(parts.join("/"), bytes(entry.path())?);
        }
    }
    Ok(files)
}

/// Not what editors, Word and systems leave beside a file.
fn is_wanted(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    !name.starts_with(['.', '~']) && !name.ends_with('~') && name != "Thumbs.db"
}
