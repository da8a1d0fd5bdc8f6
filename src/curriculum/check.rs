//! Gaps that an author would want to know of. An open requirement is a figure, not a finding.

use crate::curriculum::claims;
use crate::curriculum::coverage::{WhyNot, why_not};
use crate::curriculum::lesson::{Lesson, Proof};
use crate::curriculum::model::{Curriculum, Syllabus};
use crate::diagnostic::{Diagnostics, Finding};

/// Looks through all lessons.
pub fn check(curriculum: &Curriculum, diagnostics: &mut Diagnostics) {
    claims::check(curriculum, diagnostics);
    for lesson in curriculum.syllabuses.iter().flat_map(Syllabus::lessons) {
        if lesson.written.claims_nothing() {
            diagnostics.of(lesson.written.source, Finding::ClaimsNothing);
        }
        let needed = curriculum.config.coverage.stub;
        for claim in &lesson.claims {
            if why_not(lesson, claim.proof, &curriculum.config.coverage) == Some(WhyNot::Stub) {
                stub(lesson, claim.proof, needed, diagnostics);
            }
        }
    }
}

fn stub(lesson: &Lesson, proof: Proof, needed: usize, diagnostics: &mut Diagnostics) {
    let written = &lesson.written;
    let (span, finding) = match proof {
        Proof::Section(index) => {
            let characters = written.sections[index].characters;
            (written.body.headings[index].span, Finding::Stub { characters, needed })
        }
        Proof::Quiz(index) => (written.quizzes[index].span, Finding::QuizStub),
        Proof::Rubric(index) => (written.rubrics[index].span, Finding::RubricStub),
    };
    // A quiz whose answer is wrong has none that counts.
    if finding != Finding::QuizStub || !diagnostics.has_error_in(span) {
        diagnostics.at(span, finding);
    }
}
