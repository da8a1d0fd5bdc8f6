//! The zip that a Word file is, and the names by which its parts find each other.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diagnostic::Finding;
use crate::form::docx::xml::{self, Element};
use crate::form::read::{Limit, ZIP, refused};
use crate::text::{Decoded, decode};

/// What a part refers to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relation {
    /// A path in the file, or an address.
    pub target: String,
    /// Whether it is an address.
    pub outside: bool,
}

const BROKEN: Finding = Finding::BrokenFile { kind: "Word" };

/// A Word file that is open.
pub struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limit: Limit,
}

impl<'a> Package<'a> {
    /// Opens what is a Word file; what is none is refused with a cure.
    pub fn read(bytes: &'a [u8], limit: Limit) -> Result<Self, Finding> {
        if bytes.len() > limit.bytes() {
            return Err(limit.exceeded());
        }
        if let Some(finding) = refused(bytes) {
            return Err(finding);
        }
        if bytes.starts_with(ZIP) { Self::open(bytes, limit) } else { Err(Finding::UnknownForm) }
    }

    pub(super) fn open(bytes: &'a [u8], limit: Limit) -> Result<Self, Finding> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
        Ok(Self { archive, limit })
    }

    /// The path of the document itself.
    pub fn main(&mut self) -> Result<String, Finding> {
        let relations = self.tree("_rels/.rels")?.ok_or(Finding::UnknownForm)?;
        target(&relations, "/officeDocument", "").ok_or(Finding::UnknownForm)
    }

    /// The part that another one refers to by a type of that ending.
    pub fn related(&mut self, part: &str, kind: &str) -> Result<Option<Element>, Finding> {
        match self.path_of(part, kind)? {
            Some(path) => self.tree(&path),
            None => Ok(None),
        }
    }

    /// The path of that part.
    pub fn path_of(&mut self, part: &str, kind: &str) -> Result<Option<String>, Finding> {
        let (folder, name) = folder_and_name(part);
        let relations = self.tree(&format!("{folder}/_rels/{name}.rels"))?;
        Ok(relations.and_then(|relations| target(&relations, kind, folder)))
    }

    /// All that a part refers to, by the names that it uses.
    pub fn relations(&mut self, part: &str) -> Result<BTreeMap<String, Relation>, Finding> {
        let (folder, name) = folder_and_name(part);
        let Some(relations) = self.tree(&format!("{folder}/_rels/{name}.rels"))? else { return Ok(BTreeMap::new()) };
        let relation = |it: &Element| {
            let (id, target) = (it.attribute("Id")?, it.attribute("Target")?);
            let outside = it.attribute("TargetMode") == Some("External");
            let target = if outside { target.to_owned() } else { within(target, folder) };
            Some((id.to_owned(), Relation { target, outside }))
        };
        Ok(relations.elements().filter_map(relation).collect())
    }

    /// A part as it is, if there is one of that name.
    pub fn bytes(&mut self, path: &str) -> Result<Option<Vec<u8>>, Finding> {
        let part = match self.archive.by_name(path.trim_start_matches('/')) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(BROKEN),
        };
        // What a part claims to hold may be a lie, so no more than the limit is unpacked.
        let mut bytes = Vec::new();
        part.take(self.limit.bytes() as u64 + 1).read_to_end(&mut bytes).map_err(|_| BROKEN)?;
        if bytes.len() > self.limit.bytes() { Err(self.limit.exceeded()) } else { Ok(Some(bytes)) }
    }

    /// A part as a tree, if there is one of that name.
    pub fn tree(&mut self, path: &str) -> Result<Option<Element>, Finding> {
        let Some(bytes) = self.bytes(path)? else { return Ok(None) };
        let Decoded::Certain(text) = decode(&bytes) else { return Err(BROKEN) };
        xml::parse(&text).ok_or(BROKEN).map(Some)
    }
}

/// Where a list of relations points for a type of that ending.
fn target(relations: &Element, kind: &str, folder: &str) -> Option<String> {
    let mut found = relations.elements().filter(|relation| relation.name == "Relationship");
    let relation = found.find(|relation| relation.attribute("Type").is_some_and(|it| it.ends_with(kind)))?;
    Some(within(relation.attribute("Target")?, folder))
}

/// A path that is written in a part of some folder.
fn within(path: &str, folder: &str) -> String {
    let whole = match path.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => path.to_owned(),
        None => format!("{folder}/{path}"),
    };
    let mut parts = Vec::new();
    for part in whole.split('/') {
        if part == ".." {
            parts.pop();
        } else if part != "." {
            parts.push(part);
        }
    }
    parts.join("/")
}

fn folder_and_name(part: &str) -> (&str, &str) {
    part.rsplit_once('/').unwrap_or(("", part))
}
