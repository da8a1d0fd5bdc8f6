//! The paragraphs of a task's requirements: what stands between tags, or in a cell.

use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span};

const TAGS: [&str; 5] = ["<p>", "</p>", "<br>", "<br/>", "<br />"];

/// The texts of all pieces, without tags. A page may cut between `<p>` and `</p>`.
pub(super) fn paragraphs(source: &Source, pieces: &[Span], findings: &mut Diagnostics) -> Vec<Span> {
    let mut paragraphs = Vec::new();
    let mut opened: Option<Span> = None;
    for piece in pieces {
        let text = source.slice(*piece);
        let place = |start: usize, end: usize| {
            Span::new(piece.source, piece.start as usize + start, piece.start as usize + end)
        };
        let mut start = 0;
        for (at, _) in text.match_indices('<') {
            let Some(tag) = TAGS.iter().find(|tag| text[at..].starts_with(**tag)) else { continue };
            push(source, place(start, at), &mut paragraphs);
            start = at + tag.len();
            match *tag {
                "<p>" => {
                    unclosed(opened.replace(place(at, start)), findings);
                }
                "</p>" => opened = None,
                _ => {}
            }
        }
        push(source, place(start, text.len()), &mut paragraphs);
    }
    unclosed(opened, findings);
    paragraphs
}

fn push(source: &Source, place: Span, paragraphs: &mut Vec<Span>) {
    let paragraph = source.trim(place);
    if paragraph.start < paragraph.end {
        paragraphs.push(paragraph);
    }
}

fn unclosed(opened: Option<Span>, findings: &mut Diagnostics) {
    if let Some(tag) = opened {
        findings.at(tag, Finding::UnclosedTag);
    }
}
