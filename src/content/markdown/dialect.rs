//! The one Markdown dialect.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Options, Parser};

use crate::content::markdown::{alert, brace, emphasis, price};

const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES)
    .union(Options::ENABLE_DEFINITION_LIST)
    .union(Options::ENABLE_GFM)
    .union(Options::ENABLE_MATH)
    .union(Options::ENABLE_WIKILINKS);

/// Whether the parser reads a text as it is written.
pub(super) fn is_plain(text: &str) -> bool {
    brace::disguised(text, OPTIONS).is_none() && price::disguised(text).is_none() && emphasis::disguised(text).is_none()
}

/// The dialect's events, with their places, of a text that the parser reads as it is written.
pub fn plain_events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    // A lesson has one for some ten bytes.
    let mut events = Vec::with_capacity(text.len() / 10);
    events.extend(Parser::new_ext(text, OPTIONS).into_offset_iter());
    alert::named(text, events)
}

/// The dialect's events with their places in the text.
pub fn events(text: &str) -> Vec<(Event<'_>, Range<usize>)> {
    let braced = brace::disguised(text, OPTIONS);
    let priced = price::disguised(braced.as_deref().unwrap_or(text));
    let price_sign = priced.as_ref().map(|_| (price::SIGN, '$'));
    let priced = priced.or(braced);
    let plain = priced.as_deref().unwrap_or(text);
    let emphasised = emphasis::disguised(plain);
    if emphasised.is_none() && priced.is_none() {
        return plain_events(text);
    }
    let shown = emphasised.as_ref().map_or(plain, |disguise| &disguise.text);
    let letters = emphasised.iter().flat_map(|disguise| disguise.characters.iter().copied());
    let characters: Vec<(char, char)> = price_sign.into_iter().chain(letters).collect();
    let events = Parser::new_ext(shown, OPTIONS).into_offset_iter();
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

#[cfg(test)]
mod tests {
    use pulldown_cmark::Event;

    use super::events;

    #[test]
    fn the_sign_for_a_price_is_one_only_where_a_price_is() {
        let code = |text: &str| {
            let mut found = events(text).into_iter();
            found.find_map(|(event, _)| if let Event::Code(code) = event { Some(code.to_string()) } else { None })
        };
        assert_eq!(code("甲**注意：**请看`a\u{1}b`").as_deref(), Some("a\u{1}b"));
        assert_eq!(code("花了$5和$6，见`a$b`").as_deref(), Some("a$b"));
    }
}
