//! `kebiao review`: what someone found of a lesson, written into `reviews.yaml` beside what others found.

use std::fmt::Write as _;

use crate::author::scalar::scalar;
use crate::content::{About, Review, Reviewer, Stamp, Verdict};
use crate::standard::RequirementId;

/// What someone found.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// Of which lesson or material.
    pub about: About,
    /// Who found it.
    pub by: String,
    /// Whether that is a person.
    pub reviewer: Reviewer,
    /// When.
    pub date: String,
    /// What.
    pub verdict: Verdict,
    /// What else.
    pub note: Option<String>,
    /// Of which requirement's claims; of all where there is none.
    pub claim: Option<RequirementId>,
}

/// The file cannot be changed without a risk for what others wrote: its entries are not a block each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwritable;

/// The text of `reviews.yaml` with a judgement in it. `before` is its text until now and `reviews` what was read from
/// it; `stamps` are the claims as they are now. What others wrote stays as it is, letter by letter.
pub fn review(
    before: &str,
    reviews: &[Review],
    stamps: Vec<Stamp>,
    judgement: &Judgement,
) -> Result<String, Unwritable> {
    let blocks = blocks(before);
    let mut placed = Vec::new();
    for review in reviews {
        let at = review.about.span.start as usize;
        let block = blocks.iter().position(|block| block.contains(&at)).ok_or(Unwritable)?;
        placed.push((block, review));
    }
    placed.dedup_by_key(|(block, _)| *block);
    if placed.len() != blocks.len() || placed.len() != reviews.len() {
        return Err(Unwritable);
    }
    let key = (&judgement.about, judgement.by.as_str());
    let key_of = |review: &Review| (review.about.value.clone(), review.by.clone());
    let own = placed.iter().find(|(_, review)| (&review.about.value, review.by.as_str()) == key);
    let (range, comments) = if let Some((block, _)) = own {
        let range = blocks[*block].clone();
        let comments = before[range.clone()].lines().filter(|line| line.trim_start().starts_with('#'));
        (range, comments.map(|line| line.trim_start().to_owned() + "\n").collect::<Vec<_>>().concat())
    } else {
        let after = placed.iter().find(|(_, review)| key_of(review) > (key.0.clone(), key.1.to_owned()));
        let at = after.map_or(before.len(), |(block, _)| above(before, blocks[*block].start));
        (at..at, String::new())
    };
    let entry = entry(own.map(|(_, review)| *review), stamps, judgement);
    let head = &before[..range.start];
    let gap = if head.is_empty() || head.ends_with('\n') { "" } else { "\n" };
    let tail = &before[range.end..];
    Ok(format!("{head}{gap}{comments}{entry}{tail}"))
}

/// The entries of a list, each from its sign to the last line that is its own.
fn blocks(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut blocks: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if line.starts_with("- ") {
            blocks.push(at..end);
        } else if line.starts_with(' ')
            && !line.trim().is_empty()
            && let Some(block) = blocks.last_mut()
        {
            block.end = end;
        }
        at = end;
    }
    blocks
}

/// The start of the comments that stand right above a place.
fn above(text: &str, at: usize) -> usize {
    let comments = text[..at].split_inclusive('\n').rev().take_while(|line| line.starts_with('#'));
    at - comments.map(str::len).sum::<usize>()
}

fn entry(own: Option<&Review>, stamps: Vec<Stamp>, judgement: &Judgement) -> String {
    let mut stamps: Vec<Stamp> = stamps.into_iter().filter(|it| is_about(it, judgement.claim)).collect();
    let (mut date, mut verdict, mut note) = (&judgement.date, judgement.verdict, &judgement.note);
    let mut reviewer = judgement.reviewer;
    if let (Some(own), Some(_)) = (own, judgement.claim) {
        // The others were found as before.
        for stamp in &mut stamps {
            stamp.date = (own.date != judgement.date).then(|| judgement.date.clone());
            stamp.verdict = (own.verdict != judgement.verdict || judgement.note.is_none() && own.note.is_some())
                .then_some(judgement.verdict);
            stamp.note.clone_from(&judgement.note);
        }
        (date, verdict, note) = (&own.date, own.verdict, &own.note);
        reviewer = own.reviewer;
        stamps.extend(own.stamps.iter().filter(|it| !is_about(it, judgement.claim)).cloned());
    }
    stamps.sort_by_key(|stamp| {
        let id = stamp.requirement.value.parse::<RequirementId>().ok();
        (id.is_none(), id, stamp.requirement.value.clone(), stamp.facet, stamp.at.clone())
    });
    let (key, name) = (judgement.about.key(), scalar(judgement.about.name()));
    let mut text = format!("- {key}: {name}\n  by: {}\n", scalar(&judgement.by));
    writeln!(text, "  kind: {}\n  date: {}\n  verdict: {}", reviewer.name(), scalar(date), verdict.name())
        .expect(TAKES_ALL);
    if let Some(note) = note {
        writeln!(text, "  note: {}", scalar(note)).expect(TAKES_ALL);
    }
    text += "  claims:\n";
    for stamp in &stamps {
        writeln!(text, "    - {{{}}}", line(stamp)).expect(TAKES_ALL);
    }
    text
}

const TAKES_ALL: &str = "a string takes all that is written";

fn is_about(stamp: &Stamp, claim: Option<RequirementId>) -> bool {
    claim.is_none_or(|claim| stamp.requirement.value.parse() == Ok(claim))
}

fn line(stamp: &Stamp) -> String {
    let Stamp { requirement, facet, at, prints, date, verdict, note } = stamp;
    let parts = [
        ("claim", Some(scalar(&requirement.value))),
        ("facet", Some(facet.name().to_owned())),
        ("at", Some(scalar(at))),
        ("standard", Some(scalar(&prints.standard))),
        ("material", Some(scalar(&prints.material))),
        ("files", prints.files.as_deref().map(scalar)),
        ("date", date.as_deref().map(scalar)),
        ("verdict", verdict.map(|verdict| verdict.name().to_owned())),
        ("note", note.as_deref().map(scalar)),
    ];
    let written = parts.into_iter().filter_map(|(key, value)| Some(format!("{key}: {}", value?)));
    written.collect::<Vec<_>>().join(", ")
}
