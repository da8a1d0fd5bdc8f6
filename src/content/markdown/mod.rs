//! The one Markdown dialect, and what is found in a text before it becomes HTML.

mod alert;
mod body;
mod brace;
mod cells;
mod chinese;
mod dialect;
mod emphasis;
mod excerpt;
mod half_width;
mod heading;
mod mark;
mod maths;
mod note;
mod outside;
mod places;
mod price;
mod words;

pub use body::{Body, Fence, Mention, MentionKind, broken_formula, read};
pub use brace::is_plain_claim;
pub use dialect::{destination, events, is_web, plain_events, without_comments};
pub use excerpt::{excerpt, excerpt_of};
pub use half_width::MARKS;
pub use heading::{Attribute, Heading, KEYS};
pub use maths::{Formula, mathml};
pub use note::Notes;
pub use outside::loaded_from_outside;
pub use places::Words;
pub use words::{plain, renamed};
