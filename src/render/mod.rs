//! Pages to HTML.

mod bundle;
mod escape;
mod highlight;
mod inline;
mod markdown;
mod page;
mod table;
mod theme;
mod words;

pub use page::all;
pub use theme::Theme;
