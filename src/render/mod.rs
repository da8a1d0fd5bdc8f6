//! Pages to HTML.

mod bundle;
mod escape;
mod events;
mod highlight;
mod inline;
mod lang;
mod markdown;
mod page;
mod qr;
mod search;
mod single;
mod sitemap;
mod table;
mod theme;
mod words;

pub use page::all;
pub use search::data;
pub use single::single;
pub use sitemap::sitemap;
pub use theme::Theme;
