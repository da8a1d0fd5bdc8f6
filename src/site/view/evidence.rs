//! 佐证材料: where it stands, how it begins, and what reviewers found of it.

use std::hash::{Hash, Hasher};

use serde::{Serialize, Serializer};

use crate::content::markdown::{excerpt, excerpt_of};
use crate::content::{BLANK, Facet, Reviewer, Rubric};
use crate::curriculum::{Assesses, Evidence, Lesson, Material, Opinion, Origin, Proof, Standing, Syllabus, WhyNot};
use crate::site::route::Route;
use crate::site::view::leads::weight;
use crate::site::view::subject::{Drafts, has_page};

/// 佐证材料; it borrows what it can, since there are many and most are made to be hashed alone.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct EvidenceView<'a> {
    /// `section`, `quiz`, `rubric` or `material`.
    pub kind: &'static str,
    /// The section's title, the work that a rubric judges, or the material's name; empty for a quiz.
    pub label: &'a str,
    /// Which quiz it is.
    pub number: Option<usize>,
    /// The lesson's title; empty for a material.
    pub lesson: &'a str,
    /// Of a material: the key of its kind's word, and what kind of file it is and how large.
    pub material: Option<(&'static str, String)>,
    /// 学时 of a material.
    pub hours: Option<&'a str>,
    /// Who wrote it.
    pub authors: &'a [String],
    /// How many characters it has; quizzes, rubrics and materials tell none.
    pub characters: Option<usize>,
    /// How it begins.
    pub excerpt: Excerpt<'a>,
    /// The key of why it assesses in part only, where its kind is why.
    pub shows_no_doing: Option<&'static str>,
    /// 未核对内容
    pub unexamined: bool,
    /// 成果 of a section that practises.
    pub output: Option<&'a str>,
    /// The very place; a draft has none.
    pub href: Option<String>,
    /// Whether it does part of it only.
    pub part: bool,
    /// The key of the reason why it does not count.
    pub why_not: Option<&'static str>,
    /// The key of the verdict that holds, where someone has reviewed it and nothing has changed since.
    pub reviewed: Option<&'static str>,
    /// What reviewers found; none where it is 自评.
    pub reviews: Vec<ReviewView>,
}

/// 评审意见
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ReviewView {
    /// The verdict's key.
    pub verdict: &'static str,
    /// Who.
    pub by: String,
    /// The key of who that is: `reviewer_person`, `reviewer_machine`.
    pub reviewer: &'static str,
    /// When, as written.
    pub date: String,
    /// What else.
    pub note: Option<String>,
    /// The key of what has changed since.
    pub changed: Option<&'static str>,
}

/// How a piece of evidence begins; its words are made when they are shown, since most builds show few.
#[derive(Clone, Debug)]
pub enum Excerpt<'a> {
    /// A file is not read.
    None,
    /// Of the lesson's section of that place.
    Section(&'a Lesson, usize),
    /// Of a quiz.
    Question(&'a str),
    /// Of what a rubric judges.
    Points(&'a Rubric),
}

impl Excerpt<'_> {
    /// Its words.
    pub fn words(&self) -> String {
        match self {
            Self::None => String::new(),
            Self::Section(lesson, index) => excerpt_of(&lesson.written.body.headings[*index].text, lesson.text()),
            Self::Question(question) => excerpt(&question.replace(BLANK, "____")),
            Self::Points(rubric) => excerpt(&points(rubric).collect::<Vec<_>>().join("；")),
        }
    }
}

/// What its words are made from. A section keeps a hash of them: to read all texts for that takes longer than all else.
impl Hash for Excerpt<'_> {
    fn hash<H: Hasher>(&self, to: &mut H) {
        match self {
            Self::None => 0.hash(to),
            Self::Section(lesson, index) => (1, lesson.written.sections[*index].excerpt).hash(to),
            Self::Question(question) => (2, question).hash(to),
            Self::Points(rubric) => {
                points(rubric).for_each(|point| (3, point).hash(to));
                0.hash(to);
            }
        }
    }
}

impl Serialize for Excerpt<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.words())
    }
}

fn points(rubric: &Rubric) -> impl Iterator<Item = &str> {
    rubric.criteria.iter().map(|criterion| criterion.point.as_str())
}

impl ReviewView {
    /// What one reviewer found.
    pub fn of(opinion: &Opinion) -> Self {
        Self {
            verdict: opinion.verdict.key(),
            by: opinion.by.clone(),
            reviewer: reviewer_key(opinion.reviewer),
            date: opinion.date.clone(),
            note: opinion.note.clone(),
            changed: opinion.changed.map(|side| WhyNot::Suspect(side).key()),
        }
    }
}

/// The key of who reviewed.
pub(super) fn reviewer_key(reviewer: Reviewer) -> &'static str {
    match reviewer {
        Reviewer::Person => "reviewer_person",
        Reviewer::Machine => "reviewer_machine",
    }
}

/// The key of the verdict that holds.
pub(super) fn reviewed(opinions: &[Opinion]) -> Option<&'static str> {
    match Standing::of(opinions) {
        Standing::Reviewed(verdict) => Some(verdict.key()),
        Standing::SelfDeclared | Standing::Suspect(_) => None,
    }
}

impl<'a> EvidenceView<'a> {
    /// What kind of material it is.
    pub fn type_name(&self) -> Option<&'static str> {
        self.material.as_ref().map(|(key, _)| key.strip_prefix("material_").unwrap_or(key))
    }

    /// What kind of file a material is, and how large.
    pub fn weight(&self) -> Option<&str> {
        self.material.as_ref().map(|(_, weight)| weight.as_str()).filter(|weight| !weight.is_empty())
    }

    /// As seen from a page that is no lesson's, by its way to the standard's folder.
    pub fn of(syllabus: &'a Syllabus, drafts: Drafts, evidence: &Evidence, way: &str) -> Self {
        let common = Self {
            kind: evidence.kind(),
            label: "",
            number: None,
            lesson: "",
            material: None,
            hours: None,
            authors: evidence.authors(syllabus),
            characters: None,
            excerpt: Excerpt::None,
            shows_no_doing: shows_no_doing(evidence, syllabus),
            unexamined: evidence.is_unexamined(),
            output: evidence.output(syllabus),
            href: Self::href(syllabus, drafts, evidence, way),
            part: evidence.part,
            why_not: evidence.why_not.map(WhyNot::key),
            reviewed: reviewed(&evidence.opinions),
            reviews: evidence.opinions.iter().map(ReviewView::of).collect(),
        };
        match &evidence.origin {
            Origin::Lesson(index, proof) => Self::in_lesson(&syllabus.lessons()[*index], *proof, common),
            Origin::Material(index) => Self::of_material(&syllabus.materials()[*index], common),
        }
    }

    /// The very place, as seen from such a page; a hidden draft has none.
    pub fn href(syllabus: &Syllabus, drafts: Drafts, evidence: &Evidence, way: &str) -> Option<String> {
        match &evidence.origin {
            Origin::Lesson(index, proof) => {
                let Lesson { written, place, .. } = &syllabus.lessons()[*index];
                let anchor = proof.anchor(written);
                let href = || Route::href_into_lesson(way, place, &written.slug, &anchor);
                has_page(drafts, &syllabus.lessons()[*index]).then(href)
            }
            Origin::Material(index) => {
                let Material { written, file, .. } = &syllabus.materials()[*index];
                let code = &syllabus.standard().code;
                Some(match file {
                    Some((_, file)) => {
                        way.to_owned() + &Route::File(code, MATERIALS, &file.name).href_from(&Route::Standard(code))
                    }
                    None => written.place.value.clone(),
                })
            }
        }
    }

    fn in_lesson(lesson: &'a Lesson, proof: Proof, common: Self) -> Self {
        let written = &lesson.written;
        let (label, characters, excerpt) = match proof {
            Proof::Section(index) => {
                let heading = &written.body.headings[index];
                let characters = written.sections[index].characters;
                (heading.title.as_str(), Some(characters), Excerpt::Section(lesson, index))
            }
            Proof::Quiz(index) => ("", None, Excerpt::Question(&written.quizzes[index].question)),
            Proof::Rubric(index) => {
                let rubric = &written.rubrics[index];
                (rubric.output.as_deref().unwrap_or_default(), None, Excerpt::Points(rubric))
            }
        };
        let lesson = written.matter.title.as_str();
        let number = if let Proof::Quiz(index) = proof { Some(index + 1) } else { None };
        Self { label, number, lesson, characters, excerpt, ..common }
    }

    fn of_material(Material { written, file, .. }: &'a Material, common: Self) -> Self {
        let weight = file.as_ref().map_or(String::new(), |(_, file)| weight(&file.name, file.bytes));
        Self {
            label: &written.name,
            material: Some((written.kind.key(), weight)),
            hours: written.hours.as_deref(),
            ..common
        }
    }
}

fn shows_no_doing(evidence: &Evidence, syllabus: &Syllabus) -> Option<&'static str> {
    match evidence.assesses(syllabus) {
        _ if evidence.facet != Facet::Assess => None,
        Assesses::ByQuestions => Some("theory"),
        Assesses::ByDoing => None,
        Assesses::Untold => Some("no_assessment"),
    }
}

/// Where materials lie among the files of lessons; no lesson has that slug.
pub(crate) const MATERIALS: &str = "materials";
