//! A lesson: its requirements, its text with everything that the text points to, and what is around it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::content::markdown::{Body, Heading};
use crate::content::{Goals, Quiz, Rubric};
use crate::curriculum::{Claim, Lesson, Proof, Target};
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::part::{RequirementRow, StrandView, kind_key, level_link, schools, task_link};
use crate::site::view::subject::Subject;
use crate::standard::RequirementId;

/// What a lesson's page shows.
#[derive(Clone, Debug, Serialize)]
pub struct LessonView {
    /// Its level.
    pub level: LevelLink,
    /// Its tasks; none where it belongs to the level as a whole.
    pub tasks: Vec<Link>,
    /// Its name.
    pub title: String,
    /// What it is about.
    pub summary: Option<String>,
    /// The key of its kind's word.
    pub kind: &'static str,
    /// 学时
    pub hours: Option<u32>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// 三维目标: a word's key and the goal.
    pub goals: Vec<(&'static str, String)>,
    /// Whether it is still being written.
    pub draft: bool,
    /// 对应的职业技能要求, in the standard's order.
    pub requirements: Vec<LessonRequirement>,
    /// Headings of the second and third rank.
    pub contents: Vec<ContentsEntry>,
    /// Its text.
    pub body: BodyView,
    /// The same skill in other levels.
    pub strands: Vec<StrandView>,
    /// 本校设定: school types for which a college has set this level.
    pub schools: Vec<Link>,
}

/// A requirement that the lesson claims.
#[derive(Clone, Debug, Serialize)]
pub struct LessonRequirement {
    /// Its text and states.
    pub row: RequirementRow,
    /// The sections, quizzes and rubrics of this lesson that claim it.
    pub places: Vec<ClaimLink>,
}

/// A place in this lesson that claims a requirement.
#[derive(Clone, Debug, Serialize)]
pub struct ClaimLink {
    /// `teach`, `practise` or `assess`.
    pub facet: &'static str,
    /// `section`, `quiz` or `rubric`.
    pub kind: &'static str,
    /// The section's title; empty for others.
    pub label: String,
    /// On this page.
    pub href: String,
}

/// A heading in the list of contents.
#[derive(Clone, Debug, Serialize)]
pub struct ContentsEntry {
    /// 2 or 3.
    pub rank: u8,
    /// Its text.
    pub title: String,
    /// Its place on this page.
    pub anchor: String,
}

/// A lesson's Markdown, and everything that it points to by the byte where it begins.
#[derive(Clone, Debug, Serialize)]
pub struct BodyView {
    /// Without the front matter.
    pub markdown: String,
    /// One for each heading, in order.
    pub headings: Vec<HeadingView>,
    /// Links, wiki links and images; what is missing here is shown as plain text.
    pub links: BTreeMap<usize, LinkView>,
    /// 自测题
    pub quizzes: BTreeMap<usize, QuizView>,
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

/// Where a link leads.
#[derive(Clone, Debug, Serialize)]
pub struct LinkView {
    /// Relative, or another host's; a draft has no page.
    pub href: Option<String>,
    /// What is shown where the author gave no words.
    pub label: Option<String>,
    /// Whether it needs the internet.
    pub outside: bool,
    /// Whether it is a file to take away.
    pub download: bool,
}

/// 自测题
#[derive(Clone, Debug, Serialize)]
pub struct QuizView {
    /// `quiz_1`
    pub anchor: String,
    /// From 1.
    pub number: usize,
    /// What is asked.
    pub question: String,
    /// Letter, text, and whether it is right.
    pub choices: Vec<(String, String, bool)>,
    /// The right letters.
    pub answer: String,
    /// Why.
    pub why: String,
    /// Whether several choices are right.
    pub several: bool,
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

impl LessonView {
    /// Whole.
    pub fn of(subject: &Subject, lesson: &Lesson, here: &Route) -> Self {
        let written = &lesson.written;
        let matter = &written.matter;
        let headings = &written.body.headings;
        let body = BodyView::of(subject, lesson, here);
        let entries = body.headings.iter().zip(headings).filter(|(view, _)| view.rank <= 3);
        let contents = entries.map(|(view, heading)| ContentsEntry {
            rank: view.rank,
            title: heading.title.clone(),
            anchor: view.anchor.clone(),
        });
        let mut strands: Vec<StrandView> = Vec::new();
        for task in lesson.place.tasks() {
            strands.extend(StrandView::of(subject, *task, here));
        }
        Self {
            level: level_link(subject, lesson.place.level(), here),
            tasks: lesson.place.tasks().iter().map(|task| task_link(subject, *task, here)).collect(),
            title: matter.title.clone(),
            summary: matter.summary.clone(),
            kind: kind_key(matter.kind),
            hours: matter.hours,
            authors: matter.authors.clone(),
            goals: goals(&matter.goals),
            draft: lesson.is_draft(),
            requirements: requirements(subject, lesson, here),
            contents: contents.collect(),
            body,
            strands,
            schools: schools(subject, lesson.place.level(), here),
        }
    }
}

fn goals(goals: &Goals) -> Vec<(&'static str, String)> {
    let all = [
        ("goal_knowledge", &goals.knowledge),
        ("goal_ability", &goals.ability),
        ("goal_character", &goals.character),
        ("goal_key", &goals.key),
        ("goal_difficult", &goals.difficult),
        ("goal_civic", &goals.civic),
    ];
    all.into_iter().filter_map(|(key, goal)| Some((key, goal.clone()?))).collect()
}

fn requirements(subject: &Subject, lesson: &Lesson, here: &Route) -> Vec<LessonRequirement> {
    let claimed: BTreeSet<RequirementId> = lesson.claims.iter().map(|claim| claim.requirement).collect();
    let place = |claim: &Claim| ClaimLink {
        facet: claim.facet.name(),
        kind: claim.proof.kind(),
        label: match claim.proof {
            Proof::Section(index) => lesson.written.body.headings[index].title.clone(),
            Proof::Quiz(_) | Proof::Rubric(_) => String::new(),
        },
        href: format!("#{}", claim.proof.anchor(&lesson.written)),
    };
    let requirement = |id: &RequirementId| LessonRequirement {
        row: RequirementRow::of(subject, *id, here),
        places: lesson.claims.iter().filter(|claim| claim.requirement == *id).map(place).collect(),
    };
    claimed.iter().map(requirement).collect()
}

/// The terms of the standard that occur in a lesson, longest first, since 跨境电子商务 holds 电子商务.
fn terms(subject: &Subject, lesson: &Lesson, here: &Route) -> Vec<TermLink> {
    let page = Route::Terms(subject.code());
    let terms = subject.syllabus.standard().terms.iter().filter(|term| lesson.mentions(&term.zh));
    let mut terms: Vec<TermLink> = terms
        .map(|term| TermLink {
            zh: term.zh.clone(),
            en: term.en.clone(),
            definition: term.definition.text.clone(),
            origin: term.origin.clone(),
            href: page.anchor_from(here, &Route::term_anchor(&term.number)),
        })
        .collect();
    terms.sort_by_key(|term| std::cmp::Reverse(term.zh.chars().count()));
    terms
}

impl BodyView {
    fn of(subject: &Subject, lesson: &Lesson, here: &Route) -> Self {
        let written = &lesson.written;
        let body = &written.body;
        let start = body.span.start;
        let at = |byte: u32| (byte - start) as usize;
        let chips = |proof: Proof| -> Vec<Chip> {
            let claims = lesson.claims.iter().filter(|claim| claim.proof == proof);
            claims.map(|claim| chip(subject, lesson, claim)).collect()
        };
        let headings = body.headings.iter().enumerate().map(|(index, heading)| HeadingView {
            rank: shifted(body, heading),
            anchor: heading.anchor.clone(),
            chips: chips(Proof::Section(index)),
            output: written.sections[index].output.clone(),
        });
        let links = lesson.targets.iter();
        let quizzes = written.quizzes.iter().enumerate().map(|(index, quiz)| {
            let proof = Proof::Quiz(index);
            (at(quiz.span.start), quiz_view(quiz, index + 1, proof.anchor(written), chips(proof)))
        });
        let rubrics = written.rubrics.iter().enumerate().map(|(index, rubric)| {
            let proof = Proof::Rubric(index);
            (at(rubric.span.start), rubric_view(rubric, proof.anchor(written), chips(proof)))
        });
        Self {
            markdown: lesson.text.clone(),
            headings: headings.collect(),
            links: links.filter_map(|(byte, target)| Some((at(*byte), link(subject, lesson, target, here)?))).collect(),
            quizzes: quizzes.collect(),
            rubrics: rubrics.collect(),
            terms: terms(subject, lesson, here),
        }
    }
}

/// An author's highest heading stands under the page's own.
fn shifted(body: &Body, heading: &Heading) -> u8 {
    let highest = body.headings.iter().map(|heading| heading.rank).min().unwrap_or(2);
    (heading.rank + 2 - highest).min(6)
}

fn chip(subject: &Subject, lesson: &Lesson, claim: &Claim) -> Chip {
    let own = claim.requirement.level == lesson.place.level();
    let number = claim.requirement.number();
    Chip {
        facet: claim.facet.name(),
        number: if own { number } else { format!("{} {number}", subject.level_name(claim.requirement.level)) },
        href: format!("#{}", claim.requirement.slug()),
        part: claim.part,
    }
}

fn quiz_view(quiz: &Quiz, number: usize, anchor: String, chips: Vec<Chip>) -> QuizView {
    let choice = |(letter, text): (&String, &String)| (letter.clone(), text.clone(), quiz.answer.contains(letter));
    QuizView {
        anchor,
        number,
        question: quiz.question.clone(),
        choices: quiz.choices.iter().map(choice).collect(),
        answer: quiz.answer.join("、"),
        why: quiz.why.clone(),
        several: quiz.answer.len() > 1,
        chips,
    }
}

fn rubric_view(rubric: &Rubric, anchor: String, chips: Vec<Chip>) -> RubricView {
    let criteria = rubric.criteria.iter().map(|it| (it.point.clone(), it.score, it.standard.clone()));
    RubricView { anchor, output: rubric.output.clone(), criteria: criteria.collect(), total: rubric.total(), chips }
}

fn link(subject: &Subject, lesson: &Lesson, target: &Target, here: &Route) -> Option<LinkView> {
    let to = |route: Route, label: String| LinkView {
        href: Some(route.href_from(here)),
        label: Some(label),
        outside: false,
        download: false,
    };
    Some(match target {
        Target::Level(level) => to(subject.level_route(*level), subject.level_name(*level).to_owned()),
        Target::Task(task) => {
            let label = format!("{} {}", subject.level_name(task.level), task_link(subject, *task, here).label);
            to(subject.task_route(*task), label)
        }
        Target::Requirement(id) => {
            let label = format!("{} {}", subject.level_name(id.level), id.number());
            to(subject.requirement_route(*id), label)
        }
        Target::Term(number) => {
            let term = subject.syllabus.standard().terms.iter().find(|term| term.number == *number)?;
            let href = Route::Terms(subject.code()).anchor_from(here, &Route::term_anchor(number));
            LinkView { href: Some(href), ..to(Route::Home, term.zh.clone()) }
        }
        Target::Lesson(slug, anchor) => {
            let other = subject.syllabus.lesson(slug);
            let route = subject.lesson_route(other);
            let href = route.map(|route| match anchor {
                Some(anchor) => route.anchor_from(here, anchor),
                None => route.href_from(here),
            });
            LinkView { href, ..to(Route::Home, other.written.matter.title.clone()) }
        }
        Target::Anchor(anchor) => LinkView { href: Some(format!("#{anchor}")), ..to(Route::Home, anchor.clone()) },
        Target::File(path) => {
            let name = lesson.files.get(path)?;
            let route = Route::File(subject.code(), lesson.written.slug.clone(), name.clone());
            LinkView { download: true, ..to(route, name.clone()) }
        }
        Target::Outside(href) => LinkView { href: Some(href.clone()), outside: true, ..to(Route::Home, href.clone()) },
    })
}
