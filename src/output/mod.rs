//! What a build makes.

mod manifest;

pub use manifest::{Fingerprint, Manifest, Output};
