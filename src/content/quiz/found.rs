//! What has been found in a test paper so far: its questions, and what stands between them.

use crate::content::quiz::answer::Kind;
use crate::content::quiz::asked::{Asked, is_question, is_whole};
use crate::content::quiz::cloze::has_counted_blank;
use crate::content::quiz::cut::touching;
use crate::content::quiz::head::{Head, is_brief};
use crate::content::quiz::heading::{Named, bracketed};
use crate::content::quiz::key::{self, Key};
use crate::content::quiz::label::Part;
use crate::content::quiz::notes::{has_question_sign, is_material};
use crate::content::quiz::piece::{codes, own_answer};
use crate::content::quiz::spread::{is_key, is_one};
use crate::text::{Source, Span, Spanned};

/// What begins where a question ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Begins {
    /// A part of the paper.
    Part,
    Question,
    /// A question whose number stands in brackets: `（1）`.
    Enclosed,
}

impl Begins {
    /// A question, whether or not its number stands in brackets.
    pub(super) fn question(is_enclosed: bool) -> Self {
        if is_enclosed { Self::Enclosed } else { Self::Question }
    }
}

/// What a paper has so far.
#[derive(Default)]
pub(super) struct Found {
    /// Its questions.
    pub(super) asked: Vec<Asked>,
    /// What all questions assess.
    pub(super) of_all: Vec<Spanned<String>>,
    /// What is left out.
    pub(super) head: Head,
}

impl Found {
    /// The question before goes to the others, and one of this part begins.
    pub(super) fn begin(&mut self, source: &Source, this: &mut Asked, of_these: &Asked, begins: Begins) {
        let mut material = above(source, this, begins, &mut self.head);
        if !is_question(this) {
            // What has no question yet is the next one's.
            material.splice(..0, std::mem::take(&mut this.material));
        }
        self.finish(source, std::mem::replace(this, of_these.clone()));
        this.material = material;
    }

    /// A question that has ended goes to the others; what stands above the first one holds for all.
    pub(super) fn finish(&mut self, source: &Source, mut this: Asked) {
        if !is_question(&this) {
            self.of_all.extend(this.pieces.iter().flat_map(|(_, span)| codes(source, *span)));
            if let (Some(first), Some(last)) = (this.material.first(), this.material.last()) {
                self.head.unsure.push(Span { end: last.end, ..*first });
            }
            return;
        }
        this.assess.clone_from(&self.of_all);
        touching(source, &mut this.pieces);
        this.has_answer = own_answer(source, &this.pieces).is_some();
        if let Some(last) = self.asked.last() {
            if this.number == 0 {
                this.number = last.number + 1;
            }
            this.run = last.run + usize::from(this.number <= last.number);
        }
        this.number = this.number.max(1);
        self.asked.push(this);
    }

    /// The sheet that begins here, behind a question that has ended with it; or how many lines look like one.
    pub(super) fn sheet(
        &mut self,
        source: &Source,
        lines: &[Span],
        known: &[u32],
        this: &Asked,
        block: Span,
    ) -> (Option<Key>, usize) {
        let Some(mut key) = key::read(source, lines, known, &[], block) else { return (None, 0) };
        if is_one(source, &key) && is_question(this) {
            return (None, 0);
        }
        let (questions, codes, unsure) = (self.asked.len(), self.of_all.len(), self.head.unsure.len());
        self.finish(source, this.clone());
        // Now that it looks like a sheet: which of its numbers are questions'?
        if !key.answers.is_empty() {
            key = key::read(source, lines, known, &self.asked, block).unwrap_or(key);
        }
        if !key.answers.is_empty() && is_key(source, &key, &self.asked) {
            return (Some(key), 0);
        }
        self.asked.truncate(questions);
        self.of_all.truncate(codes);
        self.head.unsure.truncate(unsure);
        (None, key.lines)
    }
}

/// What stands above a question and has no number: the material that it is about, or what is left out.
fn above(source: &Source, this: &mut Asked, begins: Begins, head: &mut Head) -> Vec<Span> {
    let of = this.pieces.iter().filter(|(part, _)| *part == Part::Question);
    let lines: Vec<Span> = of.map(|(_, span)| source.trim(*span)).collect();
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else { return Vec::new() };
    let any = |is: fn(&str) -> bool| lines.iter().any(|line| is(source.slice(*line)));
    let is_named = bracketed(source.slice(*first)).is_some();
    let is_in_words = this.named.is_none_or(|named| named == Named::Kind(Kind::Open));
    // What stands in brackets there is no answer.
    let is_common = begins == Begins::Enclosed && is_in_words && lines.len() == this.pieces.len();
    let is_cloze = lines.len() == this.pieces.len() && any(has_counted_blank);
    let has_other = this.pieces.iter().any(|(part, _)| !matches!(part, Part::Question | Part::Assess));
    let is_asked = !is_cloze && !is_common && (has_other || is_whole(source, this) || any(has_question_sign));
    // 五、论述题（20分） and its only question, above the next part
    let is_only = begins == Begins::Part
        && this.headings > 0
        && is_in_words
        && !this.has_text
        && !is_cloze
        && (this.named.is_some() || !any(is_material));
    if this.number > 0 || is_named || is_asked || is_only {
        return Vec::new();
    }
    this.pieces.retain(|(part, _)| *part == Part::Assess);
    if is_cloze || is_common || this.has_text || this.headings > 0 && is_in_words || any(is_material) {
        return lines;
    }
    if any(|line| !is_brief(line)) {
        head.unsure.push(Span { end: last.end, ..*first });
    } else {
        head.left.extend(lines);
    }
    Vec::new()
}
