//! A lesson: its requirements, its text, and what is around it.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::content::Goals;
use crate::curriculum::{Claim, Course, Lesson, Proof, WhyNot};
use crate::site::navigation::{LevelLink, Link};
use crate::site::route::Route;
use crate::site::view::body::{BodyView, Setting};
use crate::site::view::contents::{ContentsEntry, contents};
use crate::site::view::course::course_link;
use crate::site::view::evidence::ReviewView;
use crate::site::view::part::{RequirementRow, StrandView, kind_key, level_link, schools, task_link};
use crate::site::view::subject::Subject;
use crate::standard::RequirementId;

/// What a lesson's page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LessonView<'a> {
    /// The standard's short name, at the head of each printed page.
    pub standard: &'a str,
    /// Its level.
    pub level: LevelLink,
    /// Its tasks; none where it belongs to the level as a whole.
    pub tasks: Vec<Link>,
    /// Its name.
    pub title: &'a str,
    /// What it is about.
    pub summary: Option<&'a str>,
    /// The key of its kind's word.
    pub kind: &'static str,
    /// 学时
    pub hours: Option<u32>,
    /// Who wrote it.
    pub authors: &'a [String],
    /// 三维目标: a word's key and the goal.
    pub goals: Vec<(&'static str, &'a str)>,
    /// Whether it is still being written.
    pub draft: bool,
    /// 对应的职业技能要求, in the standard's order.
    pub requirements: Vec<LessonRequirement<'a>>,
    /// Headings of the second and third rank.
    pub contents: Vec<ContentsEntry<'a>>,
    /// 评审意见
    pub reviews: Vec<LessonReview>,
    /// Its text.
    pub body: BodyView<'a>,
    /// The same skill in other levels.
    pub strands: Vec<StrandView>,
    /// The courses that it is taught in.
    pub courses: Vec<LessonCourse>,
    /// 本校设定: school types for which a college has set this level.
    pub schools: Vec<Link>,
}

/// A course that holds a lesson.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LessonCourse {
    /// Its name and page, at the first of the weeks.
    pub link: Link,
    /// When the lesson is taught.
    pub weeks: Vec<u32>,
}

/// A requirement that the lesson claims.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LessonRequirement<'a> {
    /// Its text and states.
    pub row: RequirementRow<'a>,
    /// Its number, with its level where that is not the lesson's.
    pub number: String,
    /// The sections, quizzes and rubrics of this lesson that claim it.
    pub places: Vec<ClaimLink<'a>>,
}

/// A place in this lesson that claims a requirement.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ClaimLink<'a> {
    /// `teach`, `practise` or `assess`.
    pub facet: &'static str,
    /// `section`, `quiz` or `rubric`.
    pub kind: &'static str,
    /// The section's title; empty for others.
    pub label: &'a str,
    /// Which quiz it is.
    pub number: Option<usize>,
    /// On this page.
    pub href: String,
    /// The key of the reason why it does not count.
    pub why_not: Option<&'static str>,
}

/// 评审意见: what one reviewer found of the lesson.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LessonReview {
    /// Who, when and what.
    pub review: ReviewView,
    /// How many of the claims were found so.
    pub claims: usize,
    /// Of how many of them a text has changed since.
    pub changed: usize,
}

impl<'a> LessonView<'a> {
    /// Whole.
    pub fn of(subject: &Subject<'a>, lesson: &'a Lesson, here: &Route) -> Self {
        let written = &lesson.written;
        let matter = &written.matter;
        let body = BodyView::of(subject, lesson, here, Setting::Page);
        let mut strands: Vec<StrandView> = Vec::new();
        for task in lesson.place.tasks() {
            strands.extend(StrandView::of(subject, *task, here));
        }
        Self {
            standard: subject.name(),
            level: level_link(subject, lesson.place.level(), here),
            tasks: lesson.place.tasks().iter().map(|task| task_link(subject, *task, here)).collect(),
            title: &matter.title,
            summary: matter.summary.as_deref(),
            kind: kind_key(matter.kind),
            hours: matter.hours,
            authors: &matter.authors,
            goals: goals(&matter.goals),
            draft: lesson.is_draft(),
            requirements: requirements(subject, lesson, here),
            contents: contents(&body, &written.body.headings),
            reviews: reviews(lesson),
            body,
            strands,
            courses: courses(subject, lesson, here),
            schools: schools(subject, lesson.place.level(), here),
        }
    }
}

fn courses(subject: &Subject, lesson: &Lesson, here: &Route) -> Vec<LessonCourse> {
    let course = |course: &Course| {
        let weeks = course.weeks_of(subject.index, &lesson.written.slug);
        let page = Route::Course(&course.written.slug);
        let href = page.anchor_from(here, &Route::week_anchor(*weeks.first()?));
        Some(LessonCourse { link: Link { href, ..course_link(course, here) }, weeks })
    };
    subject.courses.iter().filter_map(course).collect()
}

fn goals(goals: &Goals) -> Vec<(&'static str, &str)> {
    let all = [
        ("goal_knowledge", &goals.knowledge),
        ("goal_ability", &goals.ability),
        ("goal_character", &goals.character),
        ("goal_key", &goals.key),
        ("goal_difficult", &goals.difficult),
        ("goal_civic", &goals.civic),
    ];
    all.into_iter().filter_map(|(key, goal)| Some((key, goal.as_deref()?))).collect()
}

fn requirements<'a>(subject: &Subject<'a>, lesson: &'a Lesson, here: &Route) -> Vec<LessonRequirement<'a>> {
    let among = subject.syllabus.place_of(&lesson.written.slug);
    let place = |claim: &Claim| ClaimLink {
        facet: claim.facet.name(),
        kind: claim.proof.kind(),
        label: match claim.proof {
            Proof::Section(index) => &lesson.written.body.headings[index].title,
            Proof::Quiz(_) | Proof::Rubric(_) => "",
        },
        number: if let Proof::Quiz(index) = claim.proof { Some(index + 1) } else { None },
        href: ["#", &claim.proof.anchor(&lesson.written)].concat(),
        why_not: subject.coverage.evidence(among, claim).and_then(|evidence| evidence.why_not).map(WhyNot::key),
    };
    let requirement = |id: &RequirementId| LessonRequirement {
        row: RequirementRow::without_evidence(subject, *id, here),
        number: subject.number_beside(*id, lesson.place.level()),
        places: lesson.claims.iter().filter(|claim| claim.requirement == *id).map(place).collect(),
    };
    claimed(lesson).iter().map(requirement).collect()
}

/// What reviewers found, each with all the claims that were found so.
fn reviews(lesson: &Lesson) -> Vec<LessonReview> {
    let mut reviews: Vec<LessonReview> = Vec::new();
    for opinion in lesson.opinions.values().flatten() {
        let review = ReviewView { changed: None, ..ReviewView::of(opinion) };
        let at = reviews.iter().position(|known| known.review == review).unwrap_or_else(|| {
            reviews.push(LessonReview { review, claims: 0, changed: 0 });
            reviews.len() - 1
        });
        reviews[at].claims += 1;
        reviews[at].changed += usize::from(opinion.changed.is_some());
    }
    reviews
}

/// The requirements that a lesson claims, in the standard's order.
pub(super) fn claimed(lesson: &Lesson) -> BTreeSet<RequirementId> {
    lesson.claims.iter().map(|claim| claim.requirement).collect()
}
