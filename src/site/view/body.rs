//! A lesson's text with everything that it points to.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use crate::content::markdown::MentionKind;
use crate::curriculum::{Claim, Lesson, Proof};
use crate::project::Html;
use crate::site::route::Route;
use crate::site::view::exercise::{QuizView, RubricView};
use crate::site::view::leads::{From, LinkView};
use crate::site::view::subject::Subject;

/// Where a text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// On its lesson's page.
    Page,
    /// Among others, under a heading of its own, so that its places bear its lesson's name.
    Booklet,
}

/// A lesson's Markdown, and everything that it points to by the byte where it begins. Templates get what they show
/// beside the text; the text itself is HTML before they get it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct BodyView<'a> {
    /// Without the front matter.
    #[serde(skip)]
    pub markdown: &'a str,
    /// Whether the parser reads it as it is written.
    #[serde(skip)]
    pub is_plain: bool,
    /// Stands before the name of each place in it; empty on its lesson's page.
    #[serde(skip)]
    pub prefix: String,
    /// Whether HTML in it is a part of the page.
    #[serde(skip)]
    pub raw_html: bool,
    /// One for each heading.
    #[serde(skip)]
    pub headings: BTreeMap<usize, HeadingView<'a>>,
    /// Links, wiki links and images; what is missing here is shown as plain text.
    #[serde(skip)]
    pub links: BTreeMap<usize, LinkView<'a>>,
    /// The pictures of quizzes, by their addresses as written.
    #[serde(skip)]
    pub pictures: BTreeMap<String, LinkView<'a>>,
    /// 自测题: those of each block
    pub quizzes: BTreeMap<usize, Vec<QuizView<'a>>>,
    /// 评分标准
    #[serde(skip)]
    pub rubrics: BTreeMap<usize, RubricView<'a>>,
    /// Terms that occur in it, to link where each first does; longest first.
    pub terms: Vec<TermLink<'a>>,
}

/// A heading of a lesson.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HeadingView<'a> {
    /// 2 to 6: the page's own heading is the first.
    pub rank: u8,
    /// Unique on its page.
    pub anchor: Cow<'a, str>,
    /// 讲 2.1.1
    pub chips: Vec<Chip>,
    /// 成果
    pub output: Option<&'a str>,
    /// Whether it stands in a quote, a list or a definition: it ends nothing around them.
    pub nested: bool,
    /// Whether the section holds answers, which are folded.
    pub answer: bool,
    /// Whether it, or a section around it, does.
    pub folded: bool,
}

/// That a section, quiz or rubric does something for a requirement.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Chip {
    /// `teach`, `practise` or `assess`.
    pub facet: &'static str,
    /// `2.1.1`, with its level where that is another one.
    pub number: String,
    /// The requirement in the list on this page.
    pub href: String,
    /// Whether it does part of it only.
    pub part: bool,
}

/// A term and its explanation.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TermLink<'a> {
    /// The Chinese name.
    pub zh: &'a str,
    /// The English name.
    pub en: Option<&'a str>,
    /// What it means.
    pub definition: &'a str,
    /// Which standard the definition is taken from.
    pub origin: Option<&'a str>,
    /// Its place on the page of terms.
    pub href: String,
}

impl<'a> BodyView<'a> {
    /// Whole.
    pub(super) fn of(subject: &Subject<'a>, lesson: &'a Lesson, here: &Route, setting: Setting) -> Self {
        let written = &lesson.written;
        let body = &written.body;
        let start = body.span.start;
        let at = |byte: u32| (byte - start) as usize;
        let (prefix, below) = match setting {
            Setting::Page => (String::new(), 0),
            Setting::Booklet => (place_prefix(lesson), 1),
        };
        let chips = |proof: Proof| -> Vec<Chip> {
            let claims = lesson.claims.iter().filter(|claim| claim.proof == proof);
            claims.map(|claim| chip(subject, lesson, claim, &prefix)).collect()
        };
        // An author's highest heading stands under the page's own, and in a booklet under its lesson's.
        let highest = body.headings.iter().map(|heading| heading.rank).min().unwrap_or(2);
        let headings = body.headings.iter().enumerate().map(|(index, heading)| {
            let view = HeadingView {
                rank: (heading.rank + 2 + below - highest).min(6),
                anchor: prefixed(&prefix, &heading.anchor),
                chips: chips(Proof::Section(index)),
                output: written.sections[index].output.as_deref(),
                nested: heading.nested,
                answer: written.sections[index].answer,
                folded: written.sections[index].folded,
            };
            (at(heading.span.start), view)
        });
        let file = |name| Route::File(subject.code(), &written.slug, name);
        let from = From { here, prefix: &prefix, files: &lesson.files, route: &file, pages: subject.pages };
        // A lesson points to nothing of another standard.
        let links = lesson.targets.iter().map(|(byte, to)| (at(*byte), LinkView::of(to, |_| subject, &from)));
        let links: BTreeMap<usize, LinkView<'a>> = links.collect();
        let shown = body.mentions.iter().filter(|mention| mention.kind == MentionKind::Image);
        let shown = shown.filter_map(|it| Some((it.target.clone(), links.get(&at(it.span.start))?.clone())));
        let pictures = shown.collect();
        let placed = |proof: Proof| prefixed(&prefix, &proof.anchor(written)).into_owned();
        let mut quizzes: BTreeMap<usize, Vec<QuizView<'a>>> = BTreeMap::new();
        for (index, quiz) in written.quizzes.iter().enumerate() {
            let proof = Proof::Quiz(index);
            let view = QuizView::of(quiz, index + 1, placed(proof), chips(proof));
            quizzes.entry(at(quiz.block.start)).or_default().push(view);
        }
        let rubrics = written.rubrics.iter().enumerate().map(|(index, rubric)| {
            let proof = Proof::Rubric(index);
            (at(rubric.span.start), RubricView::of(rubric, placed(proof), chips(proof)))
        });
        Self {
            markdown: lesson.text(),
            is_plain: body.is_plain,
            raw_html: subject.html == Html::Raw,
            headings: headings.collect(),
            links,
            pictures,
            quizzes,
            rubrics: rubrics.collect(),
            terms: terms(subject, lesson, here),
            prefix,
        }
    }
}

/// What stands before the name of each place of a lesson in a booklet. A slug has no underscore.
pub(super) fn place_prefix(lesson: &Lesson) -> String {
    format!("{}_", lesson.written.slug)
}

/// The name of a place, behind its lesson's where there is one.
fn prefixed<'a>(prefix: &str, anchor: &'a str) -> Cow<'a, str> {
    if prefix.is_empty() { anchor.into() } else { [prefix, anchor].concat().into() }
}

fn chip(subject: &Subject, lesson: &Lesson, claim: &Claim, prefix: &str) -> Chip {
    let mut href = String::with_capacity(32);
    href.extend(["#", prefix]);
    claim.requirement.put_slug(&mut href);
    Chip {
        facet: claim.facet.name(),
        number: subject.number_beside(claim.requirement, lesson.place.level()),
        href,
        part: claim.part,
    }
}

/// The terms of the standard that occur in a lesson, longest first, since 跨境电子商务 holds 电子商务.
fn terms<'a>(subject: &Subject<'a>, lesson: &Lesson, here: &Route) -> Vec<TermLink<'a>> {
    let terms = subject.syllabus.standard().terms.iter().enumerate().filter(|(_, term)| lesson.mentions(&term.zh));
    let mut terms: Vec<TermLink<'a>> = terms
        .map(|(index, term)| TermLink {
            zh: &term.zh,
            en: term.en.as_deref(),
            definition: &term.definition.text,
            origin: term.origin.as_deref(),
            href: subject.term_href(index, here),
        })
        .collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.zh.chars().count()));
    terms
}
