//! A page as one file, to be sent by itself: with its style, script and pictures inside.

use std::collections::BTreeMap;
use std::fmt::Write as _;

/// What leads through a site leads nowhere from a page that is alone.
const ALONE: &str = "<style>.links,.menu,.tree,.crumbs,.pager{display:none}a:not([href]){color:inherit}\
                     .page.framed.reading{display:block}.framed main{max-width:58.5rem;margin:auto}</style>";
/// Stands where the button for search was: there is nothing to search through.
const NO_SEARCH: &str = "<a style=\"display:none\">";

/// The page of that path, out of all outputs; links beyond it lead to `base_url`, or nowhere without one.
pub fn single(outputs: &BTreeMap<String, Vec<u8>>, path: &str, base_url: Option<&str>) -> Option<String> {
    let page = std::str::from_utf8(outputs.get(path)?).ok()?;
    let around = Around { outputs, path, base_url };
    let mut single = String::with_capacity(page.len() * 2);
    let mut scripts = String::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        single.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with("<!--") {
            let end = rest.find("-->").map_or(rest.len(), |end| end + 3);
            single.push_str(&rest[..end]);
            rest = &rest[end..];
            continue;
        }
        let tag = &rest[..tag_length(rest)];
        let name = tag[1..].split(|it: char| it.is_whitespace() || it == '>').next().unwrap_or_default();
        rest = &rest[tag.len()..];
        match name {
            "link" => single.push_str(&around.link(tag)),
            // It waits for the page, as `defer` would let it.
            "script" if value(tag, "src").is_some() => {
                let script = value(tag, "src").and_then(|src| around.text(src)).unwrap_or_default();
                let _ = write!(scripts, "<script>{}</script>", script.replace("</script", "<\\/script"));
                rest = rest.strip_prefix("</script>").unwrap_or(rest);
            }
            // Their texts hold no tags.
            "script" | "style" => {
                let end = rest.find(&format!("</{name}")).unwrap_or(rest.len());
                single.push_str(tag);
                single.push_str(&rest[..end]);
                rest = &rest[end..];
            }
            "a" if value(tag, "id") == Some("search-toggle") => single.push_str(NO_SEARCH),
            "a" => single.push_str(&around.anchor(tag)),
            "/head" => {
                single.push_str(if base_url.is_some() { "" } else { ALONE });
                single.push_str(tag);
            }
            "/body" => {
                single.push_str(&scripts);
                single.push_str(tag);
            }
            _ => single.push_str(&around.loaded(tag)),
        }
    }
    single.push_str(rest);
    Some(single)
}

struct Around<'a> {
    outputs: &'a BTreeMap<String, Vec<u8>>,
    path: &'a str,
    base_url: Option<&'a str>,
}

impl Around<'_> {
    /// A style becomes what it holds.
    fn link(&self, tag: &str) -> String {
        match value(tag, "href") {
            Some(href) if value(tag, "rel") == Some("stylesheet") => {
                let style = self.text(href).unwrap_or_default();
                format!("<style>{}</style>", style.replace("</style", "<\\/style"))
            }
            Some(href) if is_elsewhere(href) => tag.to_owned(),
            _ => String::new(),
        }
    }

    /// A link within the page stays, one to a file holds it, one to another page leads to where the site stands.
    fn anchor(&self, tag: &str) -> String {
        let Some(href) = value(tag, "href").filter(|href| !href.starts_with('#') && !is_elsewhere(href)) else {
            return tag.to_owned();
        };
        let (file, place) = href.split_once('#').map_or((href, None), |(file, place)| (file, Some(place)));
        let target = self.target(file);
        let new = match (place, self.base_url) {
            (Some(place), _) if target == self.path => Some(format!("#{place}")),
            _ if !target.ends_with(".html") => self.data(&target),
            (_, Some(base)) => Some([base, &target, &href[file.len()..]].concat()),
            (_, None) => None,
        };
        with(tag, "href", href, new.as_deref())
    }

    /// Pictures and the like become what they hold.
    fn loaded(&self, tag: &str) -> String {
        let Some(src) = value(tag, "src").filter(|src| !is_elsewhere(src)) else { return tag.to_owned() };
        let data = self.data(&self.target(src));
        with(tag, "src", src, data.as_deref())
    }

    fn text(&self, href: &str) -> Option<&str> {
        std::str::from_utf8(self.outputs.get(&self.target(href))?).ok()
    }

    fn data(&self, target: &str) -> Option<String> {
        let bytes = self.outputs.get(target)?;
        let ending = target.rsplit_once('.').map_or("", |(_, ending)| ending);
        Some(format!("data:{};base64,{}", kind(ending), base64(bytes)))
    }

    /// The output that a relative address of this page names.
    fn target(&self, href: &str) -> String {
        let href = href.split(['#', '?']).next().unwrap_or_default();
        let mut parts: Vec<&str> = self.path.split('/').collect();
        parts.pop();
        for part in href.split('/') {
            match part {
                ".." => {
                    parts.pop();
                }
                "." | "" => {}
                part => parts.push(part),
            }
        }
        parts.join("/")
    }
}

/// Up to the `>` that ends a tag: one within quotes does not.
fn tag_length(text: &str) -> usize {
    let mut quote = None;
    for (at, sign) in text.char_indices() {
        match (quote, sign) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(sign),
            (Some(open), sign) if open == sign => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// The value of an attribute, as it is written.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}

/// The tag with another value of an attribute, or without it.
fn with(tag: &str, name: &str, old: &str, new: Option<&str>) -> String {
    let new = new.map_or(String::new(), |new| format!(" {name}=\"{new}\""));
    tag.replacen(&format!(" {name}=\"{old}\""), &new, 1)
}

fn is_elsewhere(href: &str) -> bool {
    href.split(['/', '?', '#']).next().is_some_and(|first| first.contains(':'))
}

fn kind(ending: &str) -> &'static str {
    match ending {
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "mp4" => "video/mp4",
        "webm" => "video/webm",
        "mp3" => "audio/mpeg",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for letter in 0..4 {
            let six = (bits >> (18 - 6 * letter) & 63) as usize;
            text.push(if letter <= three.len() { char::from(LETTERS[six]) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_become_letters() {
        for (bytes, letters) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), letters);
        }
    }
}
