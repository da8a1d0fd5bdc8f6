//! What a build makes.

mod hash;
mod manifest;
mod zip;

pub use manifest::{Fingerprint, Manifest, Output};
pub use zip::zip;
