//! Word files (.docx): a zip of XML parts. A room with a door of its own, since lessons come as Word files too.

mod body;
mod numbering;
mod package;
mod styles;
mod table;
mod xml;

pub use body::{is_gone, symbol};
pub use numbering::{Look, Numbering, Place};
pub use package::{Package, Relation};
pub use styles::Styles;
pub use xml::Element;

use crate::diagnostic::Finding;
use crate::form::document::Document;
use crate::form::docx::body::Body;
use crate::form::read::Limit;

/// Reads the text of a Word file; headers, footers, notes and comments are other parts and stay out.
pub(super) fn read(bytes: &[u8], limit: Limit) -> Result<Document, Finding> {
    let mut package = Package::open(bytes, limit)?;
    let main = package.main()?;
    let root = package.tree(&main)?.ok_or(Finding::UnknownForm)?;
    let body = root.child("body").filter(|_| root.name == "document").ok_or(Finding::UnknownForm)?;
    let styles = package.related(&main, "/styles")?.map_or_else(Styles::default, |root| Styles::of(&root));
    let numbering = package.related(&main, "/numbering")?.map_or_else(Numbering::default, |root| Numbering::of(&root));
    Ok(Body::new(styles, numbering).read(body))
}
