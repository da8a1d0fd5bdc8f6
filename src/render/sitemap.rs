//! The list of all pages for search engines, where the site says at which address it will stand.

use std::fmt::Write as _;

use crate::output::Output;
use crate::render::escape::escaped;
use crate::site::Route;

/// Every page that has something to read, by its address; nothing where these are not known.
pub fn sitemap(addresses: &[String]) -> Option<Output> {
    let mut list = String::new();
    for address in addresses {
        writeln!(list, "<url><loc>{}</loc></url>", escaped(address)).expect("a string takes all that is written");
    }
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{list}</urlset>\n"
    );
    (!list.is_empty()).then(|| Output { path: Route::Sitemap.path(), bytes: xml.into_bytes() })
}
