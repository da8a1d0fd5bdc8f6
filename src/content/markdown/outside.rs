//! What HTML in a text would load from another host.

/// Attributes whose files a page loads by itself; a `link` loads what its `href` names.
const LOADED: [&str; 6] = ["src", "srcset", "poster", "data", "background", "xlink:href"];

/// The first address of another host that the HTML would load; a link that one clicks loads nothing.
pub fn loaded_from_outside(html: &str) -> Option<&str> {
    let small = html.to_ascii_lowercase();
    let mut tag = "";
    for (at, sign) in small.match_indices(['=', '<']) {
        if sign == "<" {
            tag = &small[at..];
            continue;
        }
        let before = small[..at].trim_end();
        let name = before.rsplit(|it: char| it.is_whitespace() || "\"'/<=".contains(it)).next().unwrap_or_default();
        let is_loaded = LOADED.contains(&name) || (name == "href" && tag.starts_with("<link"));
        let value = html[at + 1..].trim_start().trim_start_matches(['"', '\'']);
        if is_loaded && is_outside(value) {
            return value.split(|it: char| it.is_whitespace() || "\"'>".contains(it)).next();
        }
    }
    let urls = small.match_indices("url(").map(|(at, found)| html[at + found.len()..].trim_start());
    let imports = small.match_indices("@import").map(|(at, found)| html[at + found.len()..].trim_start());
    let mut styles = urls.chain(imports).map(|value| value.trim_start_matches(['"', '\'']));
    styles.find(|value| is_outside(value))?.split(|it: char| it.is_whitespace() || "\"')>;".contains(it)).next()
}

fn is_outside(address: &str) -> bool {
    let start: String = address.chars().take(8).collect::<String>().to_ascii_lowercase();
    ["http://", "https://", "//"].iter().any(|scheme| start.starts_with(scheme))
}

#[cfg(test)]
mod tests {
    use super::loaded_from_outside;

    #[test]
    fn what_loads_is_told_from_what_links() {
        let outside = [
            ("<img src=\"https://a.example/b.png\">", "https://a.example/b.png"),
            ("<video controls POSTER = '//a.example/b.png'>", "//a.example/b.png"),
            ("<script src=HTTP://a.example/b.js></script>", "HTTP://a.example/b.js"),
            ("<link rel=stylesheet href='https://a.example/b.css'>", "https://a.example/b.css"),
            ("<p style=\"background: url('https://a.example/b.png')\">", "https://a.example/b.png"),
            ("<style>@import \"//a.example/b.css\";</style>", "//a.example/b.css"),
        ];
        for (html, address) in outside {
            assert_eq!(loaded_from_outside(html), Some(address), "{html}");
        }
        for html in [
            "<a href=\"https://a.example/\">https://a.example</a>",
            "<img src=\"b.png\">",
            "<p data-src=\"x\">=",
            "<b>",
        ] {
            assert_eq!(loaded_from_outside(html), None, "{html}");
        }
    }
}
