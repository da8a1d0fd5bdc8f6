//! Standard and content, made one: every name is resolved.

mod certificates;
mod check;
mod coverage;
mod lesson;
mod link;
mod majors;
mod model;
mod name;
mod progression;
mod target;

pub use certificates::{Certificate, Certificates};
pub use check::check;
pub use coverage::{Coverage, Evidence, FacetState, Row, State, Totals, WhyNot};
pub use lesson::{Claim, Lesson, Place, Proof, Target};
pub use link::link;
pub use majors::{Fate, MajorRow, MajorTable};
pub use model::{Curriculum, Strand, Syllabus};
pub use progression::Progression;
