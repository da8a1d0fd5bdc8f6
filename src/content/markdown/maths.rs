//! Formulas: TeX to `MathML`, which browsers show without a script.

use pulldown_latex::config::DisplayMode;
use pulldown_latex::event::{Content, Event};
use pulldown_latex::mathml::push_mathml;
use pulldown_latex::{Parser, RenderConfig, Storage};

use crate::diagnostic::MathsSlip;
use crate::text::is_han;

/// A longer formula would nest deeper than the parser has room for.
const LONGEST: usize = 2000;

/// Whether a formula stands in a line or on lines of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Formula {
    /// `$…$`
    Inline,
    /// `$$…$$`
    Display,
}

/// A formula as HTML that is safe whatever was written.
pub fn mathml(tex: &str, formula: Formula) -> Result<String, MathsSlip> {
    if tex.len() > LONGEST {
        return Err(MathsSlip::Length);
    }
    let storage = Storage::new();
    let events: Result<Vec<Event>, _> = Parser::new(tex, &storage).collect();
    let events = events.map_err(|error| slip(tex, &error.to_string()))?;
    // What `\operatorname` is given would be written as it is.
    let is_name = |name: &str| name.chars().all(|it| it.is_alphanumeric() || " -*'".contains(it));
    if events.iter().any(|event| matches!(event, Event::Content(Content::Function(name)) if !is_name(name))) {
        return Err(MathsSlip::Other);
    }
    let display_mode = match formula {
        Formula::Inline => DisplayMode::Inline,
        Formula::Display => DisplayMode::Block,
    };
    let mut html = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut html, events, RenderConfig { display_mode, ..RenderConfig::default() })
        .map_err(|_| MathsSlip::Other)?;
    Ok(tidy(&html))
}

/// Signs that the library leaves bare are escaped, and Chinese words are words, not products of letters.
fn tidy(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(character) = rest.chars().next() {
        let after = &rest[character.len_utf8()..];
        let is_tag = || after.strip_prefix('/').unwrap_or(after).starts_with('m');
        let is_entity = || ["lt;", "gt;", "amp;", "quot;", "nbsp;", "#"].iter().any(|entity| after.starts_with(entity));
        match character {
            '<' if !is_tag() => out.push_str("&lt;"),
            // The library escapes the entity that it has for a space of its own (`~`).
            '&' if after.starts_with("amp;nbsp;") => {
                out.push('&');
                rest = &after["amp;".len()..];
                continue;
            }
            '&' if !is_entity() => out.push_str("&amp;"),
            '<' if out.ends_with(is_han)
                && after.strip_prefix("/mi><mi>").is_some_and(|after| after.starts_with(is_han)) =>
            {
                rest = &after["/mi><mi>".len()..];
                continue;
            }
            character => out.push(character),
        }
        rest = after;
    }
    out
}

/// What its author did, by what the parser says.
fn slip(tex: &str, said: &str) -> MathsSlip {
    if said.contains("unbalanced group") || said.contains("closing") {
        return MathsSlip::Braces;
    }
    let commands = tex.match_indices('\\').map(|(at, _)| {
        let letters = tex[at + 1..].bytes().take_while(u8::is_ascii_alphabetic).count();
        &tex[at..at + 1 + letters]
    });
    let is_unknown = |command: &&str| {
        let storage = Storage::new();
        let alone = format!("{command}{{a}}{{b}}");
        let error = Parser::new(&alone, &storage).find_map(Result::err);
        command.len() > 1 && error.is_some_and(|error| error.to_string().contains("unknown primitive"))
    };
    let mut commands = commands.filter(is_unknown);
    commands.next().map_or(MathsSlip::Other, |command| MathsSlip::Command(command.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::{Formula, mathml};

    /// The smallest stack on which the program runs.
    const STACK: usize = 1 << 20;

    #[test]
    fn nothing_gets_out_of_a_formula() {
        let deep =
            [r"\sqrt".repeat(400), "{".repeat(1000) + &"}".repeat(1000), r"\left(".repeat(300), "x^".repeat(999)];
        let bad =
            [r"\operatorname{<img onerror=1>}", r"\text{<b>}", r"a<b>c", r"\mathrm{<script>}", r#"x"y'"#, r"a \& b"];
        let all: Vec<String> = deep.into_iter().chain(bad.map(str::to_owned)).collect();
        let thread = std::thread::Builder::new().stack_size(STACK);
        let run = move || {
            for html in all.iter().filter_map(|tex| mathml(tex, Formula::Inline).ok()) {
                let mut tags = html.split('<').skip(1);
                assert!(tags.all(|tag| tag.trim_start_matches('/').starts_with('m')), "{html}");
                assert!(!html.contains("& "), "{html}");
            }
        };
        thread.spawn(run).expect("a thread starts").join().expect("no formula is too deep");
    }
}
