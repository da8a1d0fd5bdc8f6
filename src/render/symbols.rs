//! The symbols that a page uses: a theme has one set of them, and most pages show one or two.

use std::borrow::Cow;

/// How the set begins, before everything that uses it.
const SET: &str = "<svg class=\"sprite\"";
const SYMBOL: &str = "<symbol id=\"";

/// The page without those symbols of its set to which nothing behind it leads.
pub(super) fn without_unused_symbols(html: &str) -> Cow<'_, str> {
    let set = html.find(SET).and_then(|start| {
        let length = html[start..].find("</svg>")?;
        Some((&html[..start], &html[start..start + length], &html[start + length..]))
    });
    let Some((before, set, after)) = set else { return html.into() };
    let mut symbols = set.split(SYMBOL);
    let mut light = String::with_capacity(html.len());
    light.push_str(before);
    light.push_str(symbols.next().unwrap_or_default());
    let leads = |at: usize, symbol: &str| {
        let length = symbol.find('"').map_or(symbol.len(), |end| end + 1);
        after[at..].strip_prefix('#').is_some_and(|after| after.starts_with(&symbol[..length]))
    };
    let symbols: Vec<&str> = symbols.collect();
    let mut used = vec![false; symbols.len()];
    for (at, _) in after.match_indices('#') {
        if let Some(index) = symbols.iter().position(|symbol| leads(at, symbol)) {
            used[index] = true;
        }
    }
    for (symbol, _) in symbols.iter().zip(used).filter(|(_, used)| *used) {
        light.push_str(SYMBOL);
        light.push_str(symbol);
    }
    light.push_str(after);
    light.into()
}

#[cfg(test)]
mod tests {
    use super::without_unused_symbols;

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
