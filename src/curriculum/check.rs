//! Gaps that an author would want to know of. An open requirement is a figure, not a finding.

use rayon::prelude::*;

use crate::content::markdown::{Body, loaded_from_outside, without_comments};
use crate::curriculum::claims;
use crate::curriculum::copied;
use crate::curriculum::coverage::{Coverage, material_why_not, why_not};
use crate::curriculum::evidence::WhyNot;
use crate::curriculum::lesson::{Lesson, Proof};
use crate::curriculum::model::{Curriculum, Syllabus};
use crate::diagnostic::{Diagnostics, Finding, Named};
use crate::project::{CoverageConfig, Html, Project};
use crate::standard::RequirementId;
use crate::text::Span;

/// Looks through all lessons.
pub fn check(project: &Project, curriculum: &Curriculum, diagnostics: &mut Diagnostics) {
    html(project, curriculum, diagnostics);
    claims::check(curriculum, diagnostics);
    for syllabus in &curriculum.syllabuses {
        copied::check(syllabus, diagnostics);
        waivers(syllabus, &curriculum.config.coverage, diagnostics);
    }
    for minimum in &curriculum.config.coverage.minimum {
        let mut levels = curriculum.syllabuses.iter().flat_map(|syllabus| &syllabus.standard().levels);
        if !levels.any(|level| level.is_called(&minimum.level.value)) && !curriculum.syllabuses.is_empty() {
            let written = minimum.level.value.clone();
            let finding = Finding::UnknownName { kind: Named::Level, written, nearest: None, range: None };
            diagnostics.at(minimum.level.span, finding);
        }
    }
    let lessons: Vec<&Lesson> = curriculum.syllabuses.iter().flat_map(Syllabus::lessons).collect();
    let found = lessons.par_iter().map(|lesson| of_lesson(lesson, &curriculum.config.coverage, diagnostics));
    for found in found.collect::<Vec<_>>() {
        diagnostics.append(found);
    }
    for material in curriculum.syllabuses.iter().flat_map(Syllabus::materials) {
        for (index, (requirement, _)) in material.claims.iter().enumerate() {
            if let Some(why_not) = material_why_not(material, index) {
                reviewed(why_not, *requirement, material.path(), material.written.place.span, diagnostics);
            }
        }
    }
}

/// What one lesson's claims come to; `known` is what was found before.
fn of_lesson(lesson: &Lesson, config: &CoverageConfig, known: &Diagnostics) -> Diagnostics {
    let mut found = Diagnostics::default();
    if lesson.written.claims_nothing() {
        found.of(lesson.written.source, Finding::ClaimsNothing);
    }
    for (index, claim) in lesson.claims.iter().enumerate() {
        match why_not(lesson, index, config) {
            Some(WhyNot::Stub) => stub(lesson, claim.proof, config.stub, known, &mut found),
            Some(why_not) => {
                let place = place(lesson, claim.proof);
                reviewed(why_not, claim.requirement, &named(&lesson.written.path), place, &mut found);
            }
            None => {}
        }
    }
    found
}

/// A lesson as its author knows it and a command takes it: by the name of its file.
fn named(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    let name = name.strip_suffix(".md").unwrap_or(name);
    if name.contains(char::is_whitespace) { format!("\"{name}\"") } else { name.to_owned() }
}

/// A claim that does not count because of what reviewers found.
fn reviewed(why_not: WhyNot, requirement: RequirementId, of: &str, place: Span, diagnostics: &mut Diagnostics) {
    let requirement = requirement.to_string();
    match why_not {
        WhyNot::Suspect(side) => {
            let finding = Finding::SuspectClaim { requirement, of: of.to_owned(), side: side.name() };
            diagnostics.at(place, finding);
        }
        WhyNot::Refused => diagnostics.at(place, Finding::RefusedClaim { requirement }),
        WhyNot::Draft | WhyNot::Stub | WhyNot::Link => {}
    }
}

/// Waivers of what the course covers all the same.
fn waivers(syllabus: &Syllabus, config: &CoverageConfig, diagnostics: &mut Diagnostics) {
    // What a claim with an error was meant for is not known; and most have none to look at.
    if syllabus.waivers.is_empty() || diagnostics.has_errors() {
        return;
    }
    let coverage = Coverage::of(syllabus, config);
    for (id, waiver) in &syllabus.waivers {
        if coverage.row(*id).is_covered(config) {
            diagnostics.at(waiver.requirement.span, Finding::WaivedAndCovered { code: id.to_string() });
        }
    }
}

/// HTML that is shown as text; or, where it is a part of the page, what it would load from another host.
fn html(project: &Project, curriculum: &Curriculum, diagnostics: &mut Diagnostics) {
    let lessons = curriculum.syllabuses.iter().flat_map(Syllabus::lessons).map(|lesson| &lesson.written.body);
    let bodies: Vec<&Body> = lessons.chain(curriculum.pages.iter().map(|page| &page.written.body)).collect();
    for place in bodies.iter().flat_map(|body| &body.html) {
        if curriculum.config.html == Html::Text {
            let open =
                without_comments(project.sources.get(place.source).slice(*place)).trim_start().starts_with("<!--");
            diagnostics.at(*place, Finding::RawHtml { open });
            continue;
        }
        let html = without_comments(project.sources.get(place.source).slice(*place));
        if let Some(target) = loaded_from_outside(&html) {
            diagnostics.at(*place, Finding::OutsideLoad { target: target.to_owned() });
        }
    }
}

fn stub(lesson: &Lesson, proof: Proof, needed: usize, known: &Diagnostics, found: &mut Diagnostics) {
    let finding = match proof {
        Proof::Section(index) => Finding::Stub { characters: lesson.written.sections[index].characters, needed },
        Proof::Quiz(index) => {
            let quiz = &lesson.written.quizzes[index];
            Finding::QuizStub { missing: quiz.missing(), form: quiz.form }
        }
        Proof::Rubric(_) => Finding::RubricStub,
    };
    let span = place(lesson, proof);
    // A quiz whose answer is wrong has none that counts.
    if !matches!(finding, Finding::QuizStub { .. }) || !known.has_error_in(span) {
        found.at(span, finding);
    }
}

fn place(lesson: &Lesson, proof: Proof) -> Span {
    let written = &lesson.written;
    match proof {
        Proof::Section(index) => written.body.headings[index].span,
        Proof::Quiz(index) => written.quizzes[index].span,
        Proof::Rubric(index) => written.rubrics[index].span,
    }
}
