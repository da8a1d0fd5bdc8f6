//! The one Markdown dialect, and what is found in a text before it becomes HTML.

mod body;
mod dialect;
mod emphasis;
mod heading;
mod note;
mod words;

pub use body::{Body, Fence, Mention, MentionKind, read};
pub use dialect::{destination, events, is_web, without_comments};
pub use heading::{Attribute, Heading};
pub use note::Notes;
