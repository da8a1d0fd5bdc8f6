//! The only place that reads and writes files.
#![expect(clippy::disallowed_methods, reason = "files are its business")]

mod place;
mod read;
mod record;
mod refusal;
mod write;

pub use read::{bytes, files, stamp};
pub use refusal::Refusal;
pub use write::{Changes, Folder, write};
