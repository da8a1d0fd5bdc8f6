//! What claims leave out, each by itself and all together.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::content::{Facet, Kind};
use crate::curriculum::lesson::{Claim, Lesson, Place, Proof};
use crate::curriculum::model::{Curriculum, Syllabus};
use crate::diagnostic::{Diagnostics, Finding};
use crate::standard::{RequirementId, TaskId};
use crate::text::Span;

/// Looks through the claims of all lessons.
pub(super) fn check(curriculum: &Curriculum, diagnostics: &mut Diagnostics) {
    let [teach, practise, _] = curriculum.config.coverage.require;
    for syllabus in &curriculum.syllabuses {
        let tasks: BTreeMap<RequirementId, TaskId> =
            syllabus.standard.requirements().map(|(_, _, task, requirement)| (requirement.id, task.id)).collect();
        let found = syllabus.lessons().par_iter().map(|lesson| {
            let mut found = Diagnostics::default();
            outside(lesson, &tasks, &mut found);
            without_work(lesson, curriculum.config.coverage.stub, &mut found);
            found
        });
        for found in found.collect::<Vec<_>>() {
            diagnostics.append(found);
        }
        // What a claim with an error was meant for is not known.
        if (teach || practise) && !diagnostics.has_errors() {
            only_assessed(syllabus, diagnostics);
        }
    }
}

/// What a lesson claims beside what its tasks hold: a project and a test reach further, other lessons rarely mean it.
fn outside(lesson: &Lesson, tasks: &BTreeMap<RequirementId, TaskId>, diagnostics: &mut Diagnostics) {
    let mut told = BTreeSet::new();
    for claim in &lesson.claims {
        let task = tasks[&claim.requirement];
        let belongs = match &lesson.place {
            Place::Tasks(_, own) => own.contains(&task),
            Place::Level(level) => *level == task.level,
        };
        if !belongs && told.insert(claim.requirement) {
            let finding = Finding::ClaimOutside {
                code: claim.requirement.to_string(),
                task: task.to_string(),
                same_level: task.level == lesson.place.level(),
                is_usual: reaches_further(lesson),
            };
            diagnostics.at(place(lesson, claim), finding);
        }
    }
}

/// A section that says it is practised, and gives neither something to do nor steps nor a result.
fn without_work(lesson: &Lesson, stub: usize, diagnostics: &mut Diagnostics) {
    let written = &lesson.written;
    for (index, section) in written.sections.iter().enumerate() {
        // One that is not yet written is told so.
        let is_stub = section.characters < stub;
        if is_stub || !section.claims.iter().any(|claim| claim.facet == Facet::Practise) {
            continue;
        }
        let whole = written.extent(index);
        let inside = |span: Span| whole.contains(span);
        let has_result = written.sections.iter().enumerate().any(|(other, section)| {
            section.output.is_some()
                && (inside(written.body.headings[other].span) || written.extent(other).contains(whole))
        });
        let has_work = written.body.steps.iter().any(|steps| inside(*steps))
            || written.quizzes.iter().any(|quiz| inside(quiz.span))
            || written.rubrics.iter().any(|rubric| inside(rubric.span));
        if !has_result && !has_work {
            diagnostics.at(written.body.headings[index].span, Finding::PracticeWithoutWork);
        }
    }
}

/// Requirements that some lesson assesses and none teaches or practises, drafts among them.
fn only_assessed(syllabus: &Syllabus, diagnostics: &mut Diagnostics) {
    let all = || syllabus.lessons().iter().flat_map(|lesson| lesson.claims.iter().map(move |claim| (lesson, claim)));
    let mut prepared: BTreeSet<RequirementId> =
        all().filter(|(_, claim)| claim.facet != Facet::Assess).map(|(_, claim)| claim.requirement).collect();
    // A test may be there long before the lessons; another lesson that only asks is odder.
    for is_usual in [false, true] {
        let assessed =
            all().filter(|(lesson, claim)| claim.facet == Facet::Assess && reaches_further(lesson) == is_usual);
        for (lesson, claim) in assessed {
            if prepared.insert(claim.requirement) {
                let finding = Finding::OnlyAssessed { code: claim.requirement.to_string(), is_usual };
                diagnostics.at(place(lesson, claim), finding);
            }
        }
    }
}

/// Whether a lesson is for what others have taught.
fn reaches_further(lesson: &Lesson) -> bool {
    matches!(lesson.written.matter.kind, Kind::Project | Kind::Assessment)
}

/// Where a claim is written: its number, as far as it can be told, else what it stands on.
fn place(lesson: &Lesson, claim: &Claim) -> Span {
    let written = &lesson.written;
    let (numbers, whole) = match claim.proof {
        Proof::Section(index) => {
            let claims = written.sections[index].claims.iter().filter(|it| it.facet == claim.facet);
            (claims.map(|it| &it.number).collect::<Vec<_>>(), written.body.headings[index].span)
        }
        Proof::Quiz(index) => (written.quizzes[index].assess.iter().collect(), written.quizzes[index].span),
        Proof::Rubric(index) => (written.rubrics[index].assess.iter().collect(), written.rubrics[index].span),
    };
    let code = claim.requirement;
    let named = numbers.iter().find(|it| it.value == code.number() || it.value.ends_with(&code.to_string()));
    named.or(numbers.first().filter(|_| numbers.len() == 1)).map_or(whole, |number| number.span)
}
