//! Standards as Word, PDF, Markdown and plain text, made the lines that the one parser reads.
//!
//! Every form becomes a `Document`: one paragraph a line, the rows of a table with tabs between their cells.

mod document;
pub mod docx;
mod excel;
mod layout;
mod markdown;
#[cfg(feature = "pdf")]
mod pdf;
mod read;
mod rows;
mod stacked;
mod wrapped;

pub use document::Document;
pub use excel::{Sheet, read_excel, sheets};
pub use read::{GUARDED, Limit, add, looks_like_page, looks_like_pdf, read};

/// The endings of files that may be standards, those among them that are refused with a cure.
pub const ENDINGS: [&str; 7] = ["txt", "md", "markdown", "docx", "pdf", "doc", "wps"];
