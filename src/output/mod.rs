//! What a build makes.

mod manifest;
mod zip;

pub use manifest::{Fingerprint, Manifest, Output};
pub use zip::zip;
