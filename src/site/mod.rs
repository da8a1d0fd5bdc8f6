//! Which pages there are, and what each shows.

mod navigation;
mod page;
mod plan;
mod route;
pub mod view;

pub use navigation::{Branch, Crumb, Frame, Leaf, LevelLink, Link, Name, StandardFrame, WordLink};
pub use page::{Copy, Page, Site, View};
pub use plan::plan;
pub use route::Route;
