//! 学习单元: one Markdown file, and what its sections claim.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_64;

use crate::content::front_matter::{self, FrontMatter};
use crate::content::lost;
use crate::content::markdown::{self, Body, Heading, KEYS};
use crate::content::otherwise;
use crate::content::paper;
use crate::content::quiz::{self, Quiz};
use crate::content::rubric::Rubric;
use crate::content::slug;
use crate::content::text;
use crate::diagnostic::{Diagnostics, Expected, Finding};
use crate::text::{Source, SourceId, Span, Spanned};
use crate::yaml;

/// A lesson as written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Lesson {
    /// Its file's name as an address, unique within its standard.
    pub slug: String,
    /// Its text.
    pub source: SourceId,
    /// Its path from the site's folder.
    pub path: String,
    /// What it says of itself.
    pub matter: FrontMatter,
    /// Its Markdown.
    pub body: Body,
    /// One for each heading, in order.
    pub sections: Vec<Section>,
    /// In order.
    pub quizzes: Vec<Quiz>,
    /// In order.
    pub rubrics: Vec<Rubric>,
}

/// A heading and all up to the next one of its rank.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Section {
    /// What it claims.
    pub claims: Vec<Claim>,
    /// 成果: what a reader has in hand at its end.
    pub output: Option<String>,
    /// Whether it holds the answers to what stands before it: folded on the page, printed only where wanted.
    pub answer: bool,
    /// Whether it, or a section around it, holds answers.
    pub folded: bool,
    /// Characters of its own text, without subsections that claim for themselves.
    pub characters: usize,
    /// A hash of its excerpt, by which many can tell that it is the same and need not read the text again; of one that
    /// claims nothing, and so is no evidence, there is none.
    pub excerpt: u64,
}

/// That a section does something for a requirement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Claim {
    /// What it does.
    pub facet: Facet,
    /// The requirement, as written.
    pub number: Spanned<String>,
    /// Whether it does part of it only.
    pub part: bool,
}

/// What can be done for a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Facet {
    /// 讲授
    Teach,
    /// 实训
    Practise,
    /// 考核
    Assess,
}

impl Facet {
    /// All of them, in the order of columns.
    pub const ALL: [Self; 3] = [Self::Teach, Self::Practise, Self::Assess];

    /// As front matter and JSON have it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Teach => "teach",
            Self::Practise => "practise",
            Self::Assess => "assess",
        }
    }
}

impl Lesson {
    /// Reads a lesson; nothing where its front matter cannot be read, though what is wrong in its text is told as well.
    pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Self> {
        let (matter, span) = front_matter::read(source, diagnostics);
        let mut body = markdown::read(source, span?);
        let mut pictures = Vec::new();
        let mut quizzes = Vec::new();
        let mut rubrics = Vec::new();
        for fence in &body.fences {
            let is_block = ["quiz", "rubric"].contains(&fence.language.as_str());
            // The signs of a list or quote around it would go into the YAML.
            if is_block && !source.text()[..fence.span.start as usize].ends_with('\n') {
                diagnostics.at(source.trim(fence.span), Finding::IndentedBlock { language: fence.language.clone() });
                continue;
            }
            if is_block && !fence.is_closed(source) {
                let sign = fence.sign(source).to_owned();
                let first = source.slice(fence.span).lines().next().map_or(0, str::len) as u32;
                let place = Span { end: fence.span.start + first, ..fence.span };
                diagnostics.at(place, Finding::OpenBlock { language: fence.language.clone(), sign });
                continue;
            }
            match fence.language.as_str() {
                "quiz" => {
                    let read = quiz::read(source, fence.text, fence.span, diagnostics);
                    pictures.extend(quiz::pictures(source, fence.text, &read, diagnostics));
                    quizzes.extend(read);
                }
                "rubric" => rubrics.extend(Rubric::read(source, fence.text, fence.span, diagnostics)),
                _ => {}
            }
        }
        body.mentions.extend(pictures);
        body.mentions.sort_by_key(|mention| mention.span.start);
        lost::look(source, &body, diagnostics);
        paper::look(source, &body, diagnostics);
        otherwise::otherwise(source, &body, diagnostics);
        text::look(source, &body, diagnostics);
        on_title(&body.headings, diagnostics);
        let name = source.path().rsplit('/').next().unwrap_or(source.path());
        let sections = sections(&body, source, diagnostics);
        Some(Self {
            slug: slug::slug(name.rsplit_once('.').map_or(name, |(stem, _)| stem)),
            source: source.id(),
            path: source.path().to_owned(),
            sections,
            matter: matter?,
            body,
            quizzes,
            rubrics,
        })
    }

    /// Where a section stands, up to the next heading of its rank.
    pub fn extent(&self, index: usize) -> Span {
        let Heading { rank, span, .. } = &self.body.headings[index];
        let next = self.body.headings[index + 1..].iter().find(|heading| heading.rank <= *rank);
        Span { end: next.map_or(self.body.span.end, |heading| heading.span.start), ..*span }
    }

    /// Whether it does not even try to claim anything.
    pub fn claims_nothing(&self) -> bool {
        let mut attributes = self.body.headings.iter().flat_map(|heading| &heading.attributes);
        let assess =
            self.quizzes.iter().map(|quiz| &quiz.assess).chain(self.rubrics.iter().map(|rubric| &rubric.assess));
        let mut blocks = self.body.fences.iter().filter(|fence| ["quiz", "rubric"].contains(&fence.language.as_str()));
        let is_read = |block| {
            self.quizzes.iter().any(|quiz| quiz.block == block)
                || self.rubrics.iter().any(|rubric| rubric.span == block)
        };
        attributes.all(|attribute| ["output", "answer"].contains(&attribute.key.value.as_str()))
            && assess.into_iter().all(Vec::is_empty)
            && blocks.all(|fence| is_read(fence.span))
    }
}

/// A claim on the one `#` at the top, which is the title of all that follows.
fn on_title(headings: &[Heading], diagnostics: &mut Diagnostics) {
    let [first, rest @ ..] = headings else { return };
    if first.rank > 1 || rest.iter().any(|heading| heading.rank == 1) {
        return;
    }
    let is_claim = |key: &str| Facet::ALL.into_iter().any(|facet| facet.name() == key);
    if let Some(claim) = first.attributes.iter().find(|it| is_claim(&it.key.value) && !it.values.is_empty()) {
        diagnostics.at(claim.key.span, Finding::TitleClaim);
    }
}

fn sections(body: &Body, source: &Source, diagnostics: &mut Diagnostics) -> Vec<Section> {
    let (headings, text) = (&body.headings, source.slice(body.span));
    let mut sections: Vec<Section> = headings.iter().map(|heading| section(heading, diagnostics)).collect();
    for index in 0..headings.len() {
        let mut characters = headings[index].characters;
        let mut claiming = u8::MAX;
        let inner = (index + 1..headings.len()).take_while(|&at| headings[at].rank > headings[index].rank);
        sections[index].folded |= sections[index].answer;
        for at in inner {
            sections[at].folded |= sections[index].folded;
            // What is folded already is not folded in itself.
            sections[at].answer &= !sections[index].folded;
            if headings[at].rank <= claiming {
                claiming = if sections[at].claims.is_empty() { u8::MAX } else { headings[at].rank };
            }
            if claiming == u8::MAX {
                characters += headings[at].characters;
            }
        }
        sections[index].characters = characters;
        if sections[index].claims.is_empty() {
            continue;
        }
        sections[index].excerpt = xxh3_64(markdown::excerpt_of(&headings[index].text, text).as_bytes());
    }
    sections
}

fn section(heading: &Heading, diagnostics: &mut Diagnostics) -> Section {
    let mut section = Section::default();
    let part = heading.attributes.iter().any(|attribute| attribute.key.value == "part");
    let facet_of = |key: &str| Facet::ALL.into_iter().find(|facet| facet.name() == key);
    let claims = heading.attributes.iter().any(|attribute| facet_of(&attribute.key.value).is_some());
    for attribute in &heading.attributes {
        let facet = facet_of(&attribute.key.value);
        let mut expect = |expected| diagnostics.at(attribute.key.span, Finding::WrongType { expected });
        match (facet, attribute.key.value.as_str()) {
            (Some(facet), _) if attribute.values.is_empty() => {
                expect(Expected::Claim(facet.name()));
            }
            (Some(facet), _) => {
                let claims = attribute.values.iter().map(|number| Claim { facet, number: number.clone(), part });
                section.claims.reserve_exact(claims.len());
                section.claims.extend(claims);
            }
            (None, "output") if attribute.value.is_empty() => expect(Expected::OutputName),
            (None, "output") => section.output = Some(attribute.value.clone()),
            (None, "part") if !attribute.value.is_empty() || !claims => {
                expect(Expected::BarePart);
            }
            (None, "part") => {}
            (None, "answer") if !attribute.value.is_empty() || claims => expect(Expected::BareAnswer),
            // A quote or a list ends before an answer could.
            (None, "answer") => section.answer = !heading.nested,
            (None, key) => {
                let (nearest, known) = (yaml::meant(key, &KEYS), yaml::listed(key, &KEYS));
                let finding = Finding::UnknownKey { key: key.to_owned(), nearest, known };
                diagnostics.at(attribute.key.span, finding);
            }
        }
    }
    section
}
