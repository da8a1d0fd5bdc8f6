//! A lesson's text with everything that it points to.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::content::{Ask, Choice, Quiz, Rubric};
use crate::curriculum::{Attachment, Claim, Lesson, Proof, Target};
use crate::site::route::Route;
use crate::site::view::part::task_link;
use crate::site::view::subject::Subject;

/// Where a text is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// On its lesson's page.
    Page,
    /// Among others, under a heading of its own, so that its places bear its lesson's name.
    Booklet,
}

/// A lesson's Markdown, and everything that it points to by the byte where it begins.
#[derive(Clone, Debug, Serialize)]
pub struct BodyView {
    /// Without the front matter.
    pub markdown: String,
    /// Stands before the name of each place in it; empty on its lesson's page.
    pub prefix: String,
    /// One for each heading.
    pub headings: BTreeMap<usize, HeadingView>,
    /// Links, wiki links and images; what is missing here is shown as plain text.
    pub links: BTreeMap<usize, LinkView>,
    /// 自测题: those of each block
    pub quizzes: BTreeMap<usize, Vec<QuizView>>,
    /// 评分标准
    pub rubrics: BTreeMap<usize, RubricView>,
    /// Terms that occur in it, to link where each first does; longest first.
    pub terms: Vec<TermLink>,
}

/// A heading of a lesson.
#[derive(Clone, Debug, Serialize)]
pub struct HeadingView {
    /// 2 to 6: the page's own heading is the first.
    pub rank: u8,
    /// Unique on its page.
    pub anchor: String,
    /// 讲 2.1.1
    pub chips: Vec<Chip>,
    /// 成果
    pub output: Option<String>,
}

/// That a section, quiz or rubric does something for a requirement.
#[derive(Clone, Debug, Serialize)]
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

/// A link or image.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// What is shown where the author gave no words.
    pub label: String,
    /// Where it leads.
    pub leads: Leads,
}

/// Where a link leads.
#[derive(Clone, Debug, Serialize)]
pub enum Leads {
    /// To a page of the site, or a place on one.
    Page(String),
    /// To a file to show or to take away.
    File {
        /// Relative.
        href: String,
        /// `CSV 1.2 KB`
        weight: String,
        /// Width and height of a picture.
        size: Option<(u32, u32)>,
    },
    /// To another host: it needs the internet.
    Outside(String),
    /// Nowhere: a draft has no page.
    Nowhere,
}

/// 自测题
#[derive(Clone, Debug, Serialize)]
pub struct QuizView {
    /// `quiz_1`
    pub anchor: String,
    /// From 1.
    pub number: usize,
    /// `one`, `several`, `judge`, `fill` or `open`.
    pub kind: &'static str,
    /// What is asked, with a sign for each blank.
    pub question: String,
    /// Letter, text, whether it is right, and why.
    pub choices: Vec<(String, String, bool, String)>,
    /// Whether the sentence to judge is true.
    pub truth: Option<bool>,
    /// What each blank accepts.
    pub blanks: Vec<Vec<String>>,
    /// The right letters, the words of the blanks, or a whole answer.
    pub answer: Vec<String>,
    /// Why.
    pub why: String,
    /// 分值
    pub points: Option<u32>,
    /// 难易度
    pub difficulty: Option<String>,
    /// What it assesses.
    pub chips: Vec<Chip>,
}

/// 评分标准
#[derive(Clone, Debug, Serialize)]
pub struct RubricView {
    /// `rubric_1`
    pub anchor: String,
    /// 成果
    pub output: Option<String>,
    /// Point, score, standard.
    pub criteria: Vec<(String, u32, String)>,
    /// The sum of the scores.
    pub total: u32,
    /// What it assesses.
    pub chips: Vec<Chip>,
}

/// A term and its explanation.
#[derive(Clone, Debug, Serialize)]
pub struct TermLink {
    /// The Chinese name.
    pub zh: String,
    /// The English name.
    pub en: Option<String>,
    /// What it means.
    pub definition: String,
    /// Which standard the definition is taken from.
    pub origin: Option<String>,
    /// Its place on the page of terms.
    pub href: String,
}

impl BodyView {
    /// Whole.
    pub(super) fn of(subject: &Subject, lesson: &Lesson, here: &Route, setting: Setting) -> Self {
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
                anchor: format!("{prefix}{}", heading.anchor),
                chips: chips(Proof::Section(index)),
                output: written.sections[index].output.clone(),
            };
            (at(heading.span.start), view)
        });
        let links = lesson.targets.iter();
        let mut quizzes: BTreeMap<usize, Vec<QuizView>> = BTreeMap::new();
        for (index, quiz) in written.quizzes.iter().enumerate() {
            let proof = Proof::Quiz(index);
            let view = quiz_view(quiz, index + 1, format!("{prefix}{}", proof.anchor(written)), chips(proof));
            quizzes.entry(at(quiz.block.start)).or_default().push(view);
        }
        let rubrics = written.rubrics.iter().enumerate().map(|(index, rubric)| {
            let proof = Proof::Rubric(index);
            (at(rubric.span.start), rubric_view(rubric, format!("{prefix}{}", proof.anchor(written)), chips(proof)))
        });
        Self {
            markdown: lesson.text.clone(),
            headings: headings.collect(),
            links: links.map(|(byte, target)| (at(*byte), link(subject, lesson, target, here, &prefix))).collect(),
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

fn chip(subject: &Subject, lesson: &Lesson, claim: &Claim, prefix: &str) -> Chip {
    let own = claim.requirement.level == lesson.place.level();
    let number = claim.requirement.number();
    Chip {
        facet: claim.facet.name(),
        number: if own { number } else { format!("{} {number}", subject.level_name(claim.requirement.level)) },
        href: format!("#{prefix}{}", claim.requirement.slug()),
        part: claim.part,
    }
}

fn quiz_view(quiz: &Quiz, number: usize, anchor: String, chips: Vec<Chip>) -> QuizView {
    let choices = |choices: &[Choice]| -> Vec<(String, String, bool, String)> {
        let each = choices.iter().cloned();
        each.map(|it| (it.letter, it.text, it.right, it.why)).collect()
    };
    let letters = |choices: &[Choice]| -> Vec<String> {
        choices.iter().filter(|choice| choice.right).map(|choice| choice.letter.clone()).collect()
    };
    let mut view = QuizView {
        anchor,
        number,
        kind: "one",
        question: quiz.question.clone(),
        choices: Vec::new(),
        truth: None,
        blanks: Vec::new(),
        answer: Vec::new(),
        why: quiz.why.clone(),
        points: quiz.points,
        difficulty: quiz.difficulty.clone(),
        chips,
    };
    match &quiz.ask {
        Ask::One(all) => (view.choices, view.answer) = (choices(all), letters(all)),
        Ask::Several(all) => (view.kind, view.choices, view.answer) = ("several", choices(all), letters(all)),
        Ask::Judge(truth) => (view.kind, view.truth) = ("judge", *truth),
        Ask::Fill(blanks) => {
            let answers = blanks.iter().map(|accepted| accepted.join(" / "));
            (view.kind, view.blanks, view.answer) = ("fill", blanks.clone(), answers.collect());
        }
        Ask::Open(answer) => (view.kind, view.answer) = ("open", vec![answer.clone()]),
    }
    view
}

fn rubric_view(rubric: &Rubric, anchor: String, chips: Vec<Chip>) -> RubricView {
    let criteria = rubric.criteria.iter().map(|it| (it.point.clone(), it.score, it.standard.clone()));
    RubricView { anchor, output: rubric.output.clone(), criteria: criteria.collect(), total: rubric.total(), chips }
}

fn link(subject: &Subject, lesson: &Lesson, target: &Target, here: &Route, prefix: &str) -> LinkView {
    let page = |route: Route| Leads::Page(route.href_from(here));
    let (label, leads) = match target {
        Target::Level(level) => (subject.level_name(*level).to_owned(), page(subject.level_route(*level))),
        Target::Task(task) => {
            let label = format!("{} {}", subject.level_name(task.level), task_link(subject, *task, here).label);
            (label, page(subject.task_route(*task)))
        }
        Target::Requirement(id) => {
            let label = format!("{} {}", subject.level_name(id.level), id.number());
            (label, page(subject.requirement_route(*id)))
        }
        Target::Term(index) => {
            let term = &subject.syllabus.standard().terms[*index];
            (term.zh.clone(), Leads::Page(subject.term_href(*index, here)))
        }
        Target::Lesson(slug, anchor) => {
            let other = subject.syllabus.lesson(slug);
            let leads = match (subject.lesson_route(other), anchor) {
                (Some(route), Some(anchor)) => Leads::Page(route.anchor_from(here, anchor)),
                (Some(route), None) => page(route),
                (None, _) => Leads::Nowhere,
            };
            (other.written.matter.title.clone(), leads)
        }
        Target::Anchor(anchor) => (anchor.clone(), Leads::Page(format!("#{prefix}{anchor}"))),
        Target::File(path) => {
            let Attachment { name, bytes, size } = &lesson.files[path];
            let route = Route::File(subject.code(), lesson.written.slug.clone(), name.clone());
            let leads = Leads::File { href: route.href_from(here), weight: weight(name, *bytes), size: *size };
            (name.clone(), leads)
        }
        Target::Outside(href) => (href.clone(), Leads::Outside(href.clone())),
    };
    LinkView { label, leads }
}

/// What kind of file it is, by its name, and how large, so that nobody takes away more than he wants.
pub(super) fn weight(name: &str, bytes: usize) -> String {
    let kind = name.rsplit_once('.').map_or(String::new(), |(_, ending)| format!("{} ", ending.to_uppercase()));
    let tenths = |unit: usize| format!("{}.{}", bytes / unit, bytes % unit * 10 / unit);
    match bytes {
        0..1024 => format!("{kind}{bytes} B"),
        1024..1_048_576 => format!("{kind}{} KB", tenths(1024)),
        _ => format!("{kind}{} MB", tenths(1_048_576)),
    }
}

/// The terms of the standard that occur in a lesson, longest first, since 跨境电子商务 holds 电子商务.
fn terms(subject: &Subject, lesson: &Lesson, here: &Route) -> Vec<TermLink> {
    let terms = subject.syllabus.standard().terms.iter().enumerate().filter(|(_, term)| lesson.mentions(&term.zh));
    let mut terms: Vec<TermLink> = terms
        .map(|(index, term)| TermLink {
            zh: term.zh.clone(),
            en: term.en.clone(),
            definition: term.definition.text.clone(),
            origin: term.origin.clone(),
            href: subject.term_href(index, here),
        })
        .collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.zh.chars().count()));
    terms
}
