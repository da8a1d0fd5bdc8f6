//! The one Markdown dialect.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser};

use crate::content::markdown::{alert, brace, emphasis, price};

/// The dialect's events with their places in the text.
pub fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_GFM
        | Options::ENABLE_MATH
        | Options::ENABLE_WIKILINKS;
    let braced = brace::disguised(text, options);
    let priced = price::disguised(braced.as_deref().unwrap_or(text)).or(braced);
    let plain = priced.as_deref().unwrap_or(text);
    let emphasised = emphasis::disguised(plain);
    if emphasised.is_none() && priced.is_none() {
        // A lesson has one for some ten bytes.
        let mut events = Vec::with_capacity(text.len() / 10);
        events.extend(Parser::new_ext(text, options).into_offset_iter());
        return alert::named(text, events);
    }
    let shown = emphasised.as_ref().map_or(plain, |disguise| &disguise.text);
    let mut characters = vec![(price::SIGN, '$')];
    characters.extend(emphasised.iter().flat_map(|disguise| &disguise.characters));
    let events = Parser::new_ext(shown, options).into_offset_iter();
    let written = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
    let events = events.map(|(event, range)| (emphasis::turned_back(event, written(&range), &characters), range));
    alert::named(text, events.collect())
}

/// Whether an address leads to another host, or to a mail or telephone program: all that a link may do but lead to a
/// file. Anything else could run as a script.
pub fn is_web(address: &str) -> bool {
    let scheme = address.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| ["http", "https", "mailto", "tel"].contains(&scheme.as_str()))
}

/// Where a link leads: a bare mail address is not written with its scheme.
pub fn destination(kind: LinkType, address: &str) -> String {
    if kind == LinkType::Email { format!("mailto:{address}") } else { address.to_owned() }
}

/// HTML without its comments, which are for authors and shown to no one.
pub fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, comment)) = rest.split_once("<!--") {
        // `<!-->` is a comment too; one that does not end is none.
        let Some(end) = format!("--{comment}").find("-->") else { break };
        kept.push_str(before);
        rest = &comment[(end + 1).min(comment.len())..];
    }
    kept + rest
}
