//! The symbols that a page uses: a theme has one set of them, and most pages show one or two.

use memchr::{memchr, memchr_iter, memmem};

/// How the set begins, before everything that uses it.
const SET: &[u8] = b"<svg class=\"sprite\"";
const SYMBOL: &[u8] = b"<symbol id=\"";

/// The page, in pieces, without those symbols of its set to which nothing behind it leads.
pub(super) fn without_unused_symbols(html: &[u8]) -> Vec<&[u8]> {
    let found =
        memmem::find(html, SET).and_then(|start| Some((start, start + memmem::find(&html[start..], b"</svg>")?)));
    let Some((start, end)) = found else { return vec![html] };
    let after = &html[end..];
    let mut starts: Vec<usize> = memmem::find_iter(&html[start..end], SYMBOL).map(|at| start + at).collect();
    let before = &html[..starts.first().copied().unwrap_or(end)];
    starts.push(end);
    let symbols: Vec<&[u8]> = starts.windows(2).map(|range| &html[range[0]..range[1]]).collect();
    let mut used = vec![false; symbols.len()];
    // With the quotation mark that ends it, so that no name is taken for a longer one.
    let names = symbols.iter().map(|symbol| {
        let name = &symbol[SYMBOL.len()..];
        &name[..memchr(b'"', name).map_or(name.len(), |end| end + 1)]
    });
    let names: Vec<&[u8]> = names.collect();
    for at in memchr_iter(b'#', after) {
        if let Some(index) = names.iter().position(|name| after[at + 1..].starts_with(name)) {
            used[index] = true;
        }
    }
    let used = symbols.into_iter().zip(used).filter_map(|(symbol, used)| used.then_some(symbol));
    [before].into_iter().chain(used).chain([after]).collect()
}

#[cfg(test)]
mod tests {
    fn without_unused_symbols(html: &str) -> String {
        String::from_utf8(super::without_unused_symbols(html.as_bytes()).concat()).expect("tags are whole characters")
    }

    #[test]
    fn what_is_used_stays() {
        let page =
            |symbols: &str| format!("<p><svg class=\"sprite\" width=\"0\">\n{symbols}</svg>#c<a href=\"#b\">#</a>");
        let all = page("<symbol id=\"a\"><path/></symbol>\n<symbol id=\"b\"/>\n<symbol id=\"bc\"/>\n");
        assert_eq!(without_unused_symbols(&all), page("<symbol id=\"b\"/>\n"));
        for page in ["", "<p>#b", "<svg class=\"sprite\"><symbol id=\"a\">"] {
            assert_eq!(without_unused_symbols(page), page);
        }
    }
}
