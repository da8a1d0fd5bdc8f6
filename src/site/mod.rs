//! Which pages there are, and what each shows.

mod navigation;
mod outside;
mod page;
mod plan;
mod route;
mod search;
mod shared;
mod tree;
pub mod view;

pub use navigation::{
    Around, Bar, Crumb, Frame, LevelLink, Link, Name, Neighbour, SearchLink, StandardFrame, WordLink,
};
pub use page::{Copied, Page, Sheet, Site, View};
pub use plan::{Answers, plan};
pub use route::{CoverageFile, PlanFile, Route};
pub use search::{Index, Record, Shard};
pub use tree::{Branch, Leaf, Trees};
