//! What the texts of a claim's two sides are, as short as a hash: the requirement's, and the section's.

use unicode_normalization::UnicodeNormalization as _;
use xxhash_rust::xxh3::{Xxh3, xxh3_64};

use crate::content::markdown::without_comments;
use crate::content::{self, Prints};
use crate::curriculum::lesson::{Claim, Lesson, Proof, Target};
use crate::curriculum::material::Material;
use crate::project::Files;
use crate::standard::Standard;
use crate::text::Span;

/// The hashes of a claim's two sides. Width, white space and how a character is encoded make no difference.
pub(super) fn prints(claim: &Claim, lesson: &Lesson, standard: &Standard, files: &Files) -> Prints {
    let written = &lesson.written;
    let text = &standard.requirement(claim.requirement).expect("a claim is linked").passage.text;
    let (material, places) = match claim.proof {
        Proof::Section(index) => section(index, lesson),
        Proof::Quiz(index) => (hash(&written.quizzes[index].words()), vec![written.quizzes[index].span]),
        Proof::Rubric(index) => {
            let rubric = &written.rubrics[index];
            let mut words = vec![rubric.output.clone().unwrap_or_default()];
            for criterion in &rubric.criteria {
                words.extend([criterion.point.clone(), criterion.score.to_string(), criterion.standard.clone()]);
            }
            let words: Vec<&str> = words.iter().map(String::as_str).collect();
            (hash(&words), vec![rubric.span])
        }
    };
    Prints { standard: wording(text), material, files: attached(&places, lesson, files) }
}

/// The same of a material: its row, which says what it is, and its file.
pub(super) fn material(material: &Material, claim: usize, standard: &Standard, files: &Files) -> Prints {
    let (requirement, _) = material.claims[claim];
    let text = &standard.requirement(requirement).expect("a claim is linked").passage.text;
    let written = &material.written;
    Prints {
        standard: wording(text),
        material: hash(&[&written.name, written.kind.key(), &written.place.value]),
        files: material.file.as_ref().map(|(path, _)| format!("{:016x}", xxh3_64(&files[path]))),
    }
}

/// The hash of a requirement's printed text.
pub fn wording(text: &str) -> String {
    hash(&[text])
}

/// A section's own text: its title and all below it, but for its claims, for blocks, and for subsections that claim
/// for themselves, since those are reviewed by themselves.
fn section(index: usize, lesson: &Lesson) -> (String, Vec<Span>) {
    let written = &lesson.written;
    let headings = &written.body.headings;
    let end_of = |index: usize| {
        let next = headings[index + 1..].iter().find(|it| it.rank <= headings[index].rank);
        next.map_or(written.body.span.end, |it| it.span.start)
    };
    let mut left_out: Vec<Span> = written.body.fences.iter().filter(|it| is_block(it)).map(|it| it.span).collect();
    for (inner, heading) in headings.iter().enumerate().skip(index + 1) {
        if !written.sections[inner].claims.is_empty() {
            left_out.push(Span { end: end_of(inner), ..heading.span });
        }
    }
    left_out.sort_unstable_by_key(|span| span.start);
    let end = end_of(index);
    let mut from = headings[index].span.end;
    let mut own = Vec::new();
    for span in left_out {
        if span.start < from || span.start >= end {
            continue;
        }
        own.push(Span { start: from, end: span.start, ..span });
        from = span.end;
    }
    if from < end {
        own.push(Span { start: from, end, ..headings[index].span });
    }
    let start = written.body.span.start as usize;
    let slice = |span: &Span| without_comments(&lesson.text()[span.start as usize - start..span.end as usize - start]);
    let text: String = own.iter().map(slice).collect();
    (hash(&[&headings[index].title, &text]), own)
}

fn is_block(fence: &content::markdown::Fence) -> bool {
    ["quiz", "rubric"].contains(&fence.language.as_str())
}

/// The files that are shown or offered in some places of a lesson.
fn attached(places: &[Span], lesson: &Lesson, files: &Files) -> Option<String> {
    let is_there = |at: u32| places.iter().any(|place| place.range().contains(&(at as usize)));
    let mut hasher = Xxh3::new();
    let mut any = false;
    for (_, target) in lesson.targets.iter().filter(|(at, _)| is_there(*at)) {
        if let Target::File(path) | Target::Picture(path) = target {
            hasher.update(&xxh3_64(&files[path]).to_le_bytes());
            any = true;
        }
    }
    any.then(|| format!("{:016x}", hasher.digest()))
}

fn hash(words: &[&str]) -> String {
    let mut hasher = Xxh3::new();
    for word in words {
        hasher.update(plain(word).as_bytes());
        // Where one word ends counts.
        hasher.update(&[0]);
    }
    format!("{:016x}", hasher.digest())
}

/// A text in the form that is the same however it is encoded, without white space.
fn plain(text: &str) -> String {
    let is_ideograph = |it: char| ('\u{4e00}'..='\u{9fff}').contains(&it);
    let mut plain = String::with_capacity(text.len());
    // An ideograph has one form and changes none beside it; most of a text is those.
    for part in text.split_inclusive(is_ideograph) {
        if part.starts_with(is_ideograph) {
            plain.push_str(part);
        } else {
            plain.extend(part.nfkc().filter(|character| !character.is_whitespace()));
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::plain;

    #[test]
    fn a_text_is_made_plain_in_parts_as_in_whole() {
        for text in ["网站（Ａ　①）的，e\u{301}字", "字\u{301}e字", "㎏ か\u{3099}が", "", "\u{301}字 字\n"]
        {
            let whole: String = text.nfkc().filter(|it| !it.is_whitespace()).collect();
            assert_eq!(plain(text), whole, "{text}");
        }
    }
}
