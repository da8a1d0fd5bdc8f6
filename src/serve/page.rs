//! Pages as browsers get them: with the script that keeps them up to date, which built pages never hold.

use crate::diagnostic::Language;
use crate::output::Fingerprint;
use crate::serve::site::Site;
use crate::site::Route;

/// Where the script stands. No output has such a path, since names begin with a letter or a digit.
pub(super) const SCRIPT_PATH: &str = "/-/live.js";
/// Where the script hears of changes.
pub(super) const EVENTS_PATH: &str = "/-/events";
/// The script.
pub(super) const SCRIPT: &str = include_str!("live.js");

/// What the script stands before.
const END: &str = "</body>";
/// What every page loads besides. By its own fingerprint a browser may keep it from page to page, and a page that is
/// loaded again asks for nothing but itself.
const ASSETS: [&str; 2] = ["style.css", "site.js"];

/// A page with the script, which knows what the page shows.
pub(super) fn with_script(html: &[u8], site: Option<&Site>) -> Vec<u8> {
    let html = String::from_utf8_lossy(html);
    let (texts, style) = site.map(|site| (site.texts.to_string(), site.style.to_string())).unwrap_or_default();
    let from = versioned(SCRIPT_PATH, SCRIPT.as_bytes());
    let script = format!("<script defer src=\"{from}\" data-pages=\"{texts}\" data-style=\"{style}\"></script>");
    let (head, body) = html.split_at(html.find("<body").unwrap_or(0));
    let (body, end) = body.split_at(body.rfind(END).unwrap_or(body.len()));
    let mut head = head.to_owned();
    for asset in ASSETS {
        let path = Route::Asset(asset).path();
        if let Some(Ok(bytes)) = site.and_then(|site| site.output(&path)) {
            head = head.replace(&format!("{path}\""), &format!("{}\"", versioned(&path, &bytes)));
        }
    }
    [&head, body, &script, end].concat().into_bytes()
}

/// Under which query a browser may keep what has these bytes.
pub(super) fn version(bytes: &[u8]) -> String {
    Fingerprint::of(&[bytes]).to_string()
}

fn versioned(path: &str, bytes: &[u8]) -> String {
    format!("{path}?{}", version(bytes))
}

/// What stands where there is no site yet, since the first build is at work or found errors.
pub(super) fn waiting(language: Language) -> String {
    bare(language.of(["网站还没有生成", "There is no site yet"]), language)
}

/// What stands in place of a page that cannot be made, and never was.
pub(super) fn unmade(language: Language) -> String {
    bare(language.of(["这一页没能生成", "This page could not be made"]), language)
}

fn bare(title: &str, language: Language) -> String {
    let tag = language.tag();
    format!(
        "<!doctype html>\n<html lang=\"{tag}\"><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>\
         <body style=\"font:1rem/1.7 system-ui,sans-serif;margin:15vh auto;max-width:36rem;padding:0 1rem\">\
         <h1>{title}</h1></body></html>\n"
    )
}

/// What stands where the theme has no page for what is not there.
pub(super) fn nothing_here(language: Language) -> &'static str {
    language.of(["这里什么也没有\n", "nothing is here\n"])
}
