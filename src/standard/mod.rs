//! The standard (职业技能等级标准) as a tree, and how it is read.

mod id;
mod level;
mod major;
mod parse;
mod reference;
mod remembered;
mod term;
mod tree;

pub use id::{Code, FieldId, LevelId, RequirementId, StandardCode, TaskId};
pub use level::{Level, Positions, Requirement, Task, WorkField};
pub use major::{Catalogue, Edition, MajorGroup, SchoolType};
pub use parse::parse;
pub use reference::{Literature, Reference};
pub use remembered::Remembered;
pub use term::Term;
pub use tree::{Claim, Cover, Division, Owner, Paragraph, Standard};
