//! The zip that a Word file is, and the names by which its parts find each other.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::diagnostic::Finding;
use crate::form::docx::xml::{self, Element};
use crate::form::read::Limit;
use crate::text::{Decoded, decode};

const BROKEN: Finding = Finding::BrokenFile { kind: "Word" };

pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limit: Limit,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8], limit: Limit) -> Result<Self, Finding> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| BROKEN)?;
        Ok(Self { archive, limit })
    }

    /// The path of the document itself.
    pub(super) fn main(&mut self) -> Result<String, Finding> {
        let relations = self.tree("_rels/.rels")?.ok_or(Finding::UnknownForm)?;
        target(&relations, "/officeDocument", "").ok_or(Finding::UnknownForm)
    }

    /// The part that another one refers to by a type of that ending.
    pub(super) fn related(&mut self, part: &str, kind: &str) -> Result<Option<Element>, Finding> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let Some(relations) = self.tree(&format!("{folder}/_rels/{name}.rels"))? else { return Ok(None) };
        match target(&relations, kind, folder) {
            Some(path) => self.tree(&path),
            None => Ok(None),
        }
    }

    /// A part as a tree, if there is one of that name.
    pub(super) fn tree(&mut self, path: &str) -> Result<Option<Element>, Finding> {
        let part = match self.archive.by_name(path.trim_start_matches('/')) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(BROKEN),
        };
        // What a part claims to hold may be a lie, so no more than the limit is unpacked.
        let mut bytes = Vec::new();
        part.take(self.limit.bytes() as u64 + 1).read_to_end(&mut bytes).map_err(|_| BROKEN)?;
        if bytes.len() > self.limit.bytes() {
            return Err(self.limit.exceeded());
        }
        let Decoded::Certain(text) = decode(&bytes) else { return Err(BROKEN) };
        xml::parse(&text).ok_or(BROKEN).map(Some)
    }
}

/// Where a list of relations points for a type of that ending.
fn target(relations: &Element, kind: &str, folder: &str) -> Option<String> {
    let mut found = relations.elements().filter(|relation| relation.name == "Relationship");
    let relation = found.find(|relation| relation.attribute("Type").is_some_and(|it| it.ends_with(kind)))?;
    let path = relation.attribute("Target")?;
    Some(match path.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None if folder.is_empty() => path.to_owned(),
        None => format!("{folder}/{path}"),
    })
}
