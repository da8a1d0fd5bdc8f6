//! The only place that reads and writes files.
#![expect(clippy::disallowed_methods, reason = "files are its business")]

mod read;
mod write;

pub use read::{bytes, files};
pub use write::{Changes, Folder, write};
