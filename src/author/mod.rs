//! Commands that change authored files: values in, files out.

mod draft;
mod majors;
mod new;
mod plain;
mod proposal;

pub use new::{new, seed_path};
pub use proposal::strands;
