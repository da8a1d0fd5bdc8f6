//! What people write for a standard: lessons, and what they decided.
//!
//! Names in it are still text and may be wrong; the curriculum resolves them.

mod column;
mod course;
mod craft;
mod errata;
mod exam;
mod form;
mod front_matter;
mod gap;
mod hours;
mod lesson;
mod library;
mod lost;
mod majors;
pub mod markdown;
mod material;
mod otherwise;
mod page;
mod paper;
mod parse;
mod programme;
mod quiz;
mod remembered;
mod review;
mod rubric;
mod slug;
mod snapshot;
mod state;
mod strand;
mod text;
mod waiver;

pub use column::Column;
pub use course::{Course, Week};
pub use errata::{Erratum, Repair};
pub use exam::ExamSetting;
pub use form::{Form, forms};
pub use front_matter::{FrontMatter, Goals, Kind, Status, WrittenPlace};
pub use hours::{Credits, Hours};
pub use lesson::{Claim, Facet, Lesson, Section};
pub use library::{Content, Library, PAGES, SHARED};
pub use majors::{Change, MajorSetting, MajorSettings};
pub use material::{Material, MaterialKind, TO};
pub use page::FreePage;
pub use parse::parse;
pub use programme::{Cover, Degree, How, Plan, PlannedCourse, Programme};
pub use quiz::{Ask, BLANK, Choice, Quiz, heads_questions, is_test_paper};
pub use remembered::Remembered;
pub use review::{About, Prints, Review, Reviewer, Stamp, Verdict, reviews};
pub use rubric::{Criterion, Rubric};
pub use slug::{Taken, file_name, is_reserved, slug, standard_folder, unique};
pub use snapshot::{Kept, Snapshot, is_date};
pub use state::State;
pub use strand::Strand;
pub use waiver::Waiver;
