//! Commands that change authored files: values in, files out.

mod draft;
mod majors;
mod new;
mod plain;
mod proposal;
mod said;
mod schema;

pub use new::{new, seed_path};
pub use plain::file_name;
pub use proposal::strands;
pub use said::{said, said_paths};
pub use schema::{schema, schemas};
