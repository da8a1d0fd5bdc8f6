//! Names to things: each once, the wrong ones reported and left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::content::Facet;
use crate::content::{self, Content, Library, SHARED, WrittenPlace, standard_folder};
use crate::curriculum::attachment::Attachment;
use crate::curriculum::course;
use crate::curriculum::errata;
use crate::curriculum::exam;
use crate::curriculum::lesson::{Claim, Lesson, Place, Proof, Target};
use crate::curriculum::material;
use crate::curriculum::model::{College, Curriculum, Places, Strand, Syllabus};
use crate::curriculum::name;
use crate::curriculum::page;
use crate::curriculum::programme;
use crate::curriculum::review;
use crate::curriculum::snapshot;
use crate::curriculum::target::{self, Reach};
use crate::curriculum::unused;
use crate::curriculum::waiver;
use crate::diagnostic::{Diagnostics, Finding, Named, nearest};
use crate::project::Project;
use crate::standard::{LevelId, Standard};
use crate::text::Spanned;

/// Joins each standard with the content in the folder of its code.
pub fn link(
    project: &Project,
    standards: Vec<Standard>,
    mut content: Content,
    diagnostics: &mut Diagnostics,
) -> Curriculum {
    let mut syllabuses: Vec<Syllabus> = Vec::new();
    // A folder may hold no text at all.
    let files = project.files.keys().filter_map(|path| path.strip_prefix("content/")?.split_once('/'));
    let mut folders: BTreeSet<String> = files.map(|(folder, _)| folder.to_owned()).collect();
    folders.extend(content.libraries.keys().cloned());
    folders.retain(|folder| !SHARED.contains(&folder.as_str()));
    // What was written as a lesson and has no place is reported once; only courses and pages could report it again.
    let has_others = !content.courses.is_empty() || !content.pages.is_empty();
    let written = content.libraries.values().filter(|_| has_others).flat_map(|library| {
        let broken = library.broken.iter().map(|(slug, _)| slug.clone());
        let paths = library.broken.iter().map(|(_, path)| path.clone());
        let lessons = library.lessons.iter().flat_map(|lesson| [lesson.slug.clone(), lesson.path.clone()]);
        broken.chain(paths).chain(lessons)
    });
    let written: BTreeSet<String> = written.collect();
    for (standard, file) in standards.into_iter().zip(&project.standards) {
        let mut library = content.libraries.remove(&standard.code.0).unwrap_or_default();
        folders.remove(&standard.code.0);
        // What is no standard has its finding already; its lessons cannot be linked to anything.
        if standard.levels.is_empty() {
            continue;
        }
        if syllabuses.iter().any(|other| standard_folder(&other.standard.code) == standard_folder(&standard.code)) {
            diagnostics.of(standard.source, Finding::StandardTwice { code: standard.code.to_string() });
            continue;
        }
        let at = (syllabuses.len(), file.publish_source);
        let written = std::mem::take(&mut library.lessons);
        let reach = Reach::of(at, &standard, &written, &library.broken, &content.pages, project);
        let resolved = resolved(&written, &reach);
        let mut lessons = lessons(&written, resolved, project, diagnostics);
        let mut materials = material::link(&library.materials, &standard, &project.files, diagnostics);
        review::link(&mut lessons, &mut materials, &written, &library, &standard, &project.files, diagnostics);
        syllabuses.push(Syllabus {
            places: Places::of(&standard, &lessons),
            lessons,
            strands: strands(&library, &standard, diagnostics),
            college: college(&library, &standard, diagnostics),
            errata: errata::link(&library.errata, &standard, diagnostics),
            materials,
            waivers: waiver::link(&library.waivers, &standard, diagnostics),
            exams: exam::link(&library.exams, &standard, diagnostics),
            snapshots: snapshot::link(library.snapshots, &standard, diagnostics),
            source: project.sources.get(standard.source).clone(),
            notice: file.notice.clone(),
            publish_source: file.publish_source,
            standard,
        });
    }
    // Where a standard could not be read, that is the finding: the folder may be its own.
    if project.missing.is_empty() && (!diagnostics.has_errors() || !syllabuses.is_empty()) {
        for folder in folders {
            let known = syllabuses.iter().map(|syllabus| syllabus.standard.code.0.as_str()).chain(SHARED);
            let nearest = nearest(&folder, known).map(|near| format!("content/{near}"));
            diagnostics.path(&format!("content/{folder}"), Finding::UnknownFolder { folder, nearest });
        }
    }
    let courses = course::link(content.courses, &syllabuses, &written, diagnostics);
    let programmes =
        programme::link(content.programmes, &syllabuses, &courses, project.config.hours.per_credit, diagnostics);
    let pages = page::link(&content.pages, &syllabuses, &written, project, diagnostics);
    unused::report(project, &syllabuses, &pages, diagnostics);
    let title = project.config.title.clone();
    let title = title.or_else(|| syllabuses.first().map(|syllabus| syllabus.standard.name().to_owned()));
    let (title, config) = (title.unwrap_or_default(), project.config.clone());
    Curriculum { title, config, syllabuses, courses, programmes, pages }
}

/// What is found out of a lesson: its place, what it points to, its files and its claims.
type Resolved = (Place, Vec<(u32, Target)>, BTreeMap<String, Attachment>, Vec<Claim>);

/// Each lesson's, where it has a place, with the findings.
fn resolved(written: &[Arc<content::Lesson>], reach: &Reach) -> Vec<(Option<Resolved>, Diagnostics)> {
    let standard = reach.standard;
    let resolved = written.par_iter().map(|lesson| {
        let mut found = Diagnostics::default();
        // A lesson without a place has its finding; what it claims would only repeat it.
        let place = place(lesson, standard, &mut found);
        let resolved = place.map(|place| {
            let (targets, files) = target::targets(lesson, place.level(), reach, &mut found);
            let claims = claims(lesson, place.level(), standard, &mut found);
            (place, targets, files, claims)
        });
        (resolved, found)
    });
    resolved.collect()
}

fn lessons(
    written: &[Arc<content::Lesson>],
    resolved: Vec<(Option<Resolved>, Diagnostics)>,
    project: &Project,
    diagnostics: &mut Diagnostics,
) -> Vec<Lesson> {
    let mut linked = Vec::new();
    for (lesson, (resolved, found)) in written.iter().zip(resolved) {
        diagnostics.append(found);
        let Some((place, targets, files, claims)) = resolved else { continue };
        let source = Arc::clone(project.sources.share(lesson.source));
        let opinions = BTreeMap::new();
        linked.push(Lesson { written: Arc::clone(lesson), place, claims, opinions, targets, source, files });
    }
    linked.sort_by(|one, other| in_order(one).cmp(&in_order(other)));
    linked
}

/// What a lesson's place among the others is told by; a level's own lessons follow those of its tasks.
fn in_order(lesson: &Lesson) -> (LevelId, bool, &Place, u32, &str) {
    let order = lesson.written.matter.order.unwrap_or(u32::MAX);
    (lesson.place.level(), lesson.place.tasks().is_empty(), &lesson.place, order, &lesson.written.path)
}

fn place(lesson: &content::Lesson, standard: &Standard, diagnostics: &mut Diagnostics) -> Option<Place> {
    match &lesson.matter.place {
        WrittenPlace::Level(level) => Some(Place::Level(name::level(level, standard, diagnostics)?)),
        WrittenPlace::Tasks(written) => {
            let mut tasks = Vec::new();
            for task in written {
                let id = name::task(task, standard, diagnostics)?;
                name::otherwise(task, id, None, diagnostics);
                if tasks.first().is_some_and(|first: &crate::standard::TaskId| first.level != id.level) {
                    diagnostics.at(task.span, Finding::TasksOfTwoLevels);
                    return None;
                }
                tasks.push(id);
            }
            tasks.sort_unstable();
            tasks.dedup();
            Some(Place::Tasks(tasks.first()?.level, tasks))
        }
    }
}

fn claims(lesson: &content::Lesson, level: LevelId, standard: &Standard, diagnostics: &mut Diagnostics) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut claim = |number: &Spanned<String>, facet: Facet, proof: Proof, part: bool| {
        let Some(requirement) = name::requirement(number, standard, Some(level), diagnostics) else { return };
        name::otherwise(number, requirement, Some(level), diagnostics);
        let claim = Claim { requirement, facet, proof, part };
        if !claims.contains(&claim) {
            claims.push(claim);
        }
    };
    for (index, section) in lesson.sections.iter().enumerate() {
        for written in &section.claims {
            claim(&written.number, written.facet, Proof::Section(index), written.part);
        }
    }
    for (index, quiz) in lesson.quizzes.iter().enumerate() {
        for number in &quiz.assess {
            claim(number, Facet::Assess, Proof::Quiz(index), false);
        }
    }
    for (index, rubric) in lesson.rubrics.iter().enumerate() {
        for number in &rubric.assess {
            claim(number, Facet::Assess, Proof::Rubric(index), false);
        }
    }
    claims
}

fn strands(library: &Library, standard: &Standard, diagnostics: &mut Diagnostics) -> Vec<Strand> {
    let mut strands = Vec::new();
    for strand in &library.strands {
        let mut tasks: Vec<crate::standard::TaskId> = Vec::new();
        for written in &strand.tasks {
            let Some(task) = name::task(written, standard, diagnostics) else { continue };
            name::otherwise(written, task, None, diagnostics);
            if tasks.last().is_some_and(|before| before.level > task.level) {
                diagnostics.at(written.span, Finding::StrandOrder);
            }
            tasks.push(task);
        }
        strands.push(Strand { name: strand.name.clone(), tasks });
    }
    strands
}

fn college(library: &Library, standard: &Standard, diagnostics: &mut Diagnostics) -> College {
    let mut college = College::default();
    let levels = |written: &[Spanned<String>], diagnostics: &mut Diagnostics| -> Vec<LevelId> {
        written.iter().filter_map(|level| name::level(level, standard, diagnostics)).collect()
    };
    for (school_type, written) in &library.majors.levels {
        college.levels.insert(*school_type, levels(written, diagnostics));
    }
    for setting in &library.majors.majors {
        let groups = standard.catalogues.iter().flat_map(|catalogue| &catalogue.groups);
        let known: Vec<&str> = groups
            .filter(|group| group.school_type == Some(setting.school_type))
            .flat_map(|group| group.majors.iter().map(String::as_str))
            .collect();
        if !known.contains(&setting.name.value.as_str()) {
            let written = setting.name.value.clone();
            let nearest = nearest(&written, known);
            let finding = Finding::UnknownName { kind: Named::Major, written, nearest, range: None };
            diagnostics.at(setting.name.span, finding);
            continue;
        }
        let set = levels(&setting.levels, diagnostics);
        college.majors.push((setting.clone(), set));
    }
    college
}
