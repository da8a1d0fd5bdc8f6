//! Marks that an input method made wide, or that lack their space: `##标题`, `！［图］（a.png）`, `【【术语】】`.

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::content::markdown::body::Placed;
use crate::text::{Source, Span};

/// How many characters behind its first sign a link may end, so that many signs are not each held against a whole line.
const LONGEST: usize = 200;

/// What opens a link, or was meant to.
const BRACKETS: [char; 3] = ['［', '[', '【'];

/// Such marks in words, which stay words, each with what was meant.
pub(super) fn lost(source: &Source, read: Span, events: &[Placed]) -> Vec<(Span, String)> {
    let text = source.slice(read);
    // Nearly no text holds them all, and each is looked for in every word.
    let brackets: Vec<char> = BRACKETS.into_iter().filter(|it| text.contains(*it)).collect();
    let mut lost: Vec<(Span, String)> = Vec::new();
    let mut is_code = false;
    // Whether a quote begins here.
    let mut is_quote = false;
    for (event, span) in events {
        let begins_quote = std::mem::replace(&mut is_quote, false);
        match event {
            Event::Start(Tag::BlockQuote(None)) => is_quote = true,
            Event::Start(Tag::Paragraph) => is_quote = begins_quote,
            Event::Text(_) if begins_quote => lost.extend(alert(source, *span)),
            Event::Start(Tag::CodeBlock(_)) => is_code = true,
            Event::End(TagEnd::CodeBlock) => is_code = false,
            Event::Text(_) if !is_code => {
                let (before, rest) = source.text().split_at(span.start as usize);
                let own = source.slice(*span);
                let may_be = rest.starts_with(['#', '＃']) || brackets.iter().any(|it| own.contains(*it));
                if may_be && !before.ends_with('\\') {
                    let line = rest.lines().next().unwrap_or_default();
                    lost.extend(heading(source, line, *span));
                    lost.extend(links(line, *span));
                }
            }
            _ => {}
        }
    }
    lost
}

/// `> [!关键]`: no alert has that name.
fn alert(source: &Source, text: Span) -> Option<(Span, String)> {
    let line = source.text()[text.start as usize..].lines().next()?.trim_end();
    let name = line.strip_prefix(['[', '［', '【'])?.strip_prefix(['!', '！'])?.strip_suffix([']', '］', '】'])?;
    let is_name = !name.is_empty() && name.chars().count() <= 12 && name.chars().all(char::is_alphanumeric);
    let start = text.start as usize;
    let meant = if name.is_ascii() { "[!NOTE]" } else { "[!注意]" };
    is_name.then(|| (Span::new(text.source, start, start + line.len()), meant.to_owned()))
}

/// `##标题`, `＃＃ 标题`; one `#` that touches a word is a topic's: `#夏日穿搭`.
fn heading(source: &Source, line: &str, text: Span) -> Option<(Span, String)> {
    let before = source.text()[..text.start as usize].trim_end_matches(' ');
    let title = line.trim_start_matches(['#', '＃']);
    let marks = line[..line.len() - title.len()].chars().count();
    let is_mark = marks > 1 || (line.starts_with('＃') && title.starts_with([' ', '　']));
    let name = title.trim();
    // What is claimed there is told to be lost, with the same cure.
    let is_heading = is_mark && marks <= 6 && !name.is_empty() && !name.contains(['{', '｛']);
    let is_begun = before.is_empty() || before.ends_with('\n');
    let start = text.start as usize;
    (is_begun && is_heading).then(|| {
        (Span::new(text.source, start, start + line.trim_end().len()), format!("{} {name}", "#".repeat(marks)))
    })
}

/// `［数据］（a.csv）`, `！［图］（a.png）`, `【【术语】】`, as far as they begin in this text.
fn links(line: &str, text: Span) -> Vec<(Span, String)> {
    let mut found = Vec::new();
    let own = line.get(..(text.end - text.start) as usize).unwrap_or(line);
    let mut reached = 0;
    for (open, sign) in own.match_indices(BRACKETS) {
        if open < reached {
            continue;
        }
        let rest = &line[open + sign.len()..];
        let rest = rest.char_indices().nth(LONGEST).map_or(rest, |(end, _)| &rest[..end]);
        let bang = ['！', '!'].into_iter().find(|bang| line[..open].ends_with(*bang));
        let (from, (length, meant)) = match (wiki(rest), link(sign, rest)) {
            (Some(wiki), _) if !sign.is_ascii() => (open, wiki),
            (_, Some((length, plain))) => match bang {
                Some(bang) => (open - bang.len_utf8(), (length, format!("!{plain}"))),
                None => (open, (length, plain)),
            },
            _ => continue,
        };
        reached = open + sign.len() + length;
        let start = text.start as usize;
        found.push((Span::new(text.source, start + from, start + reached), meant));
    }
    found
}

/// `【术语】】`: its bytes, and what it means.
fn wiki(rest: &str) -> Option<(usize, String)> {
    let inner = rest.strip_prefix(['［', '【'])?;
    let (name, behind) = inner.split_once("】】").or_else(|| inner.split_once("］］"))?;
    let is_name = !name.trim().is_empty() && !name.contains(['［', '【', '】', '］']);
    is_name.then(|| (rest.len() - behind.len(), format!("[[{name}]]")))
}

/// `数据］（a.csv）`, with what opens it: its bytes, and what it means; nothing where all its signs are plain.
fn link(sign: &str, rest: &str) -> Option<(usize, String)> {
    let (words, behind) = rest.split_once(['］', ']', '】'])?;
    let inner = behind.strip_prefix(['（', '('])?;
    let (target, after) = inner.split_once(['）', ')'])?;
    let length = rest.len() - after.len();
    let signs = sign.len() + length - words.len() - target.len();
    let is_address = target.contains(['.', '/', '#']) && !target.contains(char::is_whitespace);
    // Four signs, each of one byte where it is plain.
    let is_wide = signs > "[]()".len();
    (is_address && is_wide && !words.contains(['［', '[', '【'])).then(|| (length, format!("[{words}]({target})")))
}
