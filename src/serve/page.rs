//! Pages as browsers get them: with the script that keeps them up to date, which built pages never hold.

use crate::diagnostic::Language;
use crate::serve::site::Site;

/// Where the script stands. No output has such a path, since names begin with a letter or a digit.
pub(super) const SCRIPT_PATH: &str = "/-/live.js";
/// Where the script hears of changes.
pub(super) const EVENTS_PATH: &str = "/-/events";
/// The script.
pub(super) const SCRIPT: &str = include_str!("live.js");

/// What the script stands before.
const END: &[u8] = b"</body>";

/// A page with the script, which knows what the page shows.
pub(super) fn with_script(html: &[u8], site: Option<&Site>) -> Vec<u8> {
    let (texts, style) = site.map(|site| (site.texts.to_string(), site.style.to_string())).unwrap_or_default();
    let script = format!("<script defer src=\"{SCRIPT_PATH}\" data-pages=\"{texts}\" data-style=\"{style}\"></script>");
    let at = html.windows(END.len()).rposition(|part| part == END).unwrap_or(html.len());
    [&html[..at], script.as_bytes(), &html[at..]].concat()
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
