//! What each kind of page shows: one file a kind, built whole, with all names and links in it.

mod all_majors;
mod body;
mod booklet;
mod coverage;
mod home;
mod lesson;
mod level;
mod majors;
mod part;
mod plain;
mod progression;
mod requirement;
mod standard;
mod subject;
mod task;
mod terms;

pub use all_majors::AllMajorsView;
pub use body::{BodyView, HeadingView, Leads, LinkView, QuizView, RubricView, TermLink};
pub use booklet::BookletView;
pub use coverage::CoverageView;
pub use home::HomeView;
pub use lesson::LessonView;
pub use level::LevelView;
pub use majors::MajorsView;
pub use part::{EvidenceView, FacetView, LessonCard, RequirementRow, StrandView, TotalsView};
pub use plain::{NotFoundView, PositionsView, RequirementsView, SourceView};
pub use progression::ProgressionView;
pub use requirement::RequirementView;
pub use standard::StandardView;
pub use subject::{Drafts, Subject};
pub use task::TaskView;
pub use terms::TermsView;
