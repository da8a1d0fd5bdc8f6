//! Addresses beyond the site's own folder, which a site has only where its configuration gives them.

use std::fmt::Write as _;

use crate::site::route::Route;

/// Where a page will stand.
pub(super) fn canonical(base: &str, route: &Route) -> String {
    format!("{base}{}", route.path())
}

/// Where a text can be edited, given the address with `{path}` in it.
pub(super) fn edit(template: &str, path: &str) -> String {
    template.replace("{path}", &encoded(path))
}

/// A path as a part of an address: file names may hold anything.
fn encoded(path: &str) -> String {
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string takes all that is written");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::edit;

    #[test]
    fn a_path_stays_a_path() {
        let edited = edit("https://example.org/edit/{path}?ref=main", "content/1/茶 & #1.md");
        assert_eq!(edited, "https://example.org/edit/content/1/%E8%8C%B6%20%26%20%231.md?ref=main");
    }
}
