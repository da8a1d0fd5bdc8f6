//! Laws that every built site keeps: links lead somewhere, anchors are unique, nothing is loaded from elsewhere.

use std::collections::{BTreeMap, BTreeSet};

/// The values of an attribute in the tags of a page, as they stand there; code that a page shows is none of them.
pub(crate) fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    let is_in_tag = |at: usize| page[..at].rfind('<') > page[..at].rfind('>');
    let found = page.match_indices(&start).filter(|(at, _)| is_in_tag(*at));
    found.filter_map(|(at, _)| page[at + start.len()..].split('"').next()).collect()
}

/// The page that a link on another page leads to.
fn target(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => {
                parts.pop().expect("a link stays in the site");
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Asserts the laws; every page but `404.html` must be reached from home.
pub(crate) fn assert_lawful(outputs: &BTreeMap<String, Vec<u8>>) {
    let text = |path: &str| String::from_utf8(outputs[path].clone()).expect("a page is UTF-8");
    let pages: Vec<&String> = outputs.keys().filter(|path| path.ends_with(".html")).collect();
    let mut anchors: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for path in &pages {
        let page = text(path);
        let ids: Vec<&str> = attributes(&page, "id");
        let unique: BTreeSet<String> = ids.iter().map(|&id| id.to_owned()).collect();
        assert_eq!(unique.len(), ids.len(), "{path} has an id twice");
        anchors.insert(path, unique);
    }
    let mut reached = BTreeSet::from(["index.html".to_owned()]);
    let mut links: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for path in &pages {
        let page = text(path);
        for href in attributes(&page, "href") {
            if href.starts_with("data:")
                || href.starts_with("http:")
                || href.starts_with("https:")
                || href.starts_with("mailto:")
            {
                continue;
            }
            assert!(!href.is_empty() && !href.starts_with('/'), "{path}: {href} is no relative link");
            let (file, anchor) = href.split_once('#').map_or((href, None), |(file, anchor)| (file, Some(anchor)));
            let to = if file.is_empty() { (*path).clone() } else { target(path, file) };
            assert!(outputs.contains_key(&to), "{path}: {href} leads to nothing");
            if let Some(anchor) = anchor.filter(|_| to.ends_with(".html")) {
                assert!(anchors[to.as_str()].contains(anchor), "{path}: {href} leads to no place on that page");
            }
            links.entry(path).or_default().insert(to);
        }
        for source in attributes(&page, "src") {
            assert!(outputs.contains_key(&target(path, source)), "{path}: {source} is not there");
        }
        assert!(!page.contains("url(http"), "{path} loads from elsewhere");
    }
    for path in outputs.keys() {
        let plain =
            path.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"._-/".contains(&byte));
        assert!(plain && path.len() <= 100, "{path} is no safe address");
    }
    let mut waiting = vec!["index.html".to_owned()];
    while let Some(path) = waiting.pop() {
        for to in links.get(path.as_str()).into_iter().flatten() {
            if reached.insert(to.clone()) {
                waiting.push(to.clone());
            }
        }
    }
    for path in pages.iter().filter(|path| path.as_str() != "404.html") {
        assert!(reached.contains(*path), "{path} cannot be reached from home");
    }
}
