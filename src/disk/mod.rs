//! The only place that reads and writes files.
#![expect(clippy::disallowed_methods, reason = "files are its business")]

mod cause;
mod create;
mod edit;
mod kept;
mod packed;
mod place;
mod read;
mod record;
mod refusal;
mod standing;
mod watched;
mod write;

pub use cause::cause;
pub use create::{add, create, is_free, standards_beside};
pub use edit::edit;
pub use kept::{keep, kept};
pub use packed::pack;
pub use read::{again, bytes, files, files_and_links, fingerprint, named, stamp};
pub use refusal::Refusal;
pub use watched::{Watched, concerns, is_read, is_site, watched};
pub use write::{Changes, Folder, write};
