//! Standard and content, made one: every name is resolved.

mod attachment;
mod certificates;
mod check;
mod claims;
mod course;
mod coverage;
mod errata;
mod fingerprint;
mod lesson;
mod link;
mod major;
mod majors;
mod model;
mod name;
mod programme;
mod progression;
mod review;
mod stamp;
mod target;
mod unused;

pub use attachment::Attachment;
pub use certificates::{Certificate, Certificates};
pub use check::check;
pub use course::{Course, LessonAt};
pub use coverage::{Coverage, Evidence, FacetState, Row, State, Totals, WhyNot};
pub use errata::Node;
pub use lesson::{Claim, Lesson, Place, Proof, Target};
pub use link::link;
pub use major::{Major, MajorAt, Majors};
pub use majors::{Fate, MajorRow, MajorTable};
pub use model::{Curriculum, Strand, Syllabus};
pub use programme::{Cover, LevelAt, PlannedCourse, Programme, Support, Supported};
pub use progression::Progression;
pub use review::{Opinion, Side, Standing, stamps};
