//! Pages to HTML.

mod answer;
mod bundle;
mod coloured;
mod ends;
mod escape;
mod events;
mod exercise;
mod fault;
mod highlight;
mod inline;
mod lang;
mod link;
mod markdown;
mod page;
mod qr;
mod search;
mod single;
mod sitemap;
mod symbols;
mod table;
mod theme;
mod words;

pub use coloured::Coloured;
pub use page::{Before, Rendered, all, one};
pub use search::scripts;
pub use single::single;
pub use sitemap::sitemap;
pub use theme::Theme;
