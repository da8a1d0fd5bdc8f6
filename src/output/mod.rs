//! What a build makes.

mod gathered;
mod manifest;
mod pieces;
mod zip;

pub use manifest::{Fingerprint, Manifest, Output};
pub use pieces::Pieces;
pub use zip::zip;
