//! Commands that change authored files: values in, files out.

mod code;
mod draft;
mod fix;
mod header;
mod import;
mod lookup;
mod majors;
mod new;
mod notation;
mod plain;
mod plan;
mod programme;
mod proposal;
mod review;
mod said;
mod scalar;
mod schema;
mod sheet;

pub use draft::draft;
pub use fix::{Fix, fixes};
pub use import::{Imported, import};
pub use new::{lesson_path, new, seed_path};
pub use plain::file_name;
pub use plan::{Gap, gaps};
pub use programme::programme;
pub use proposal::strands;
pub use review::{Judgement, Unwritable, review};
pub use said::{said, said_paths};
pub use schema::{schema, schemas};
