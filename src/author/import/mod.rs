//! A Word file that someone has, as a draft lesson beside its pictures.
//!
//! read ─▶ blocks ─▶ what they mean ─▶ Markdown. What could not be kept is told at its paragraph.

mod block;
mod escape;
mod foreign;
mod inline;
mod markdown;
mod omml;
mod paper;
mod picture;
mod tidy;
mod word;

use crate::author::scalar::scalar;
use crate::diagnostic::Finding;
use crate::form::{Document, Limit};

/// A lesson to be.
#[derive(Clone, Debug)]
pub struct Imported {
    /// Its name, where the file has one.
    pub title: Option<String>,
    /// Its Markdown, without the front matter.
    pub text: String,
    /// Its pictures, by their names in the folder beside it.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// The file's text line by line, with what could not be kept of it.
    pub document: Document,
}

/// Reads a Word file; `folder` is the name of the folder that its pictures will lie in.
pub fn import(bytes: &[u8], limit: Limit, folder: &str) -> Result<Imported, Finding> {
    let mut read = word::read(bytes, limit).map_err(|finding| foreign::refused(bytes, limit, finding))?;
    let title = tidy::title(&mut read);
    tidy::captions(&mut read);
    paper::papers(&mut read, folder);
    tidy::headings(&mut read);
    Ok(Imported {
        title,
        text: markdown::markdown(&read.blocks, &read.notes, folder),
        pictures: read.pictures,
        document: read.document,
    })
}

impl Imported {
    /// The file of a draft lesson: its head, and its text.
    pub fn lesson(&self, task: &str, title: &str) -> String {
        format!("---\ntask: {task}\ntitle: {}\nstatus: draft\n---\n\n{}", scalar(title), self.text)
    }
}
