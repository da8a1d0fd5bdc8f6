//! 专业人才培养方案 whose codes are found: which course supports which requirement.

use std::collections::BTreeSet;

use crate::content::{self, Credits, How};
use crate::curriculum::course::Course;
use crate::curriculum::errata::Node;
use crate::curriculum::majors::MajorTable;
use crate::curriculum::model::Syllabus;
use crate::curriculum::name;
use crate::diagnostic::{Diagnostics, Finding, Named, nearest};
use crate::standard::{LevelId, RequirementId, Standard, TaskId};
use crate::text::Spanned;

/// A programme, its levels, and what its courses cover.
#[derive(Clone, Debug)]
pub struct Programme {
    /// As the college wrote it.
    pub written: content::Programme,
    /// The levels that it leads to, in the order of the standards.
    pub levels: Vec<LevelAt>,
    /// In the order of the file.
    pub courses: Vec<PlannedCourse>,
}

/// A level of one of the site's standards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LevelAt {
    /// The place of its standard among the syllabuses.
    pub syllabus: usize,
    /// Its code there.
    pub level: LevelId,
}

/// A course of a programme and what it covers.
#[derive(Clone, Debug)]
pub struct PlannedCourse {
    /// As the college wrote it.
    pub written: content::PlannedCourse,
    /// What it does for the certificates.
    pub covers: Vec<Cover>,
    /// The course that plans its weeks, by its place among the site's.
    pub course: Option<usize>,
}

/// What a course does for some requirements.
#[derive(Clone, Debug)]
pub struct Cover {
    /// As the college wrote it.
    pub written: content::Cover,
    /// The place of their standard among the syllabuses.
    pub syllabus: usize,
    /// The tasks that the code names, or that it stands in or above.
    pub tasks: BTreeSet<TaskId>,
    /// The requirements that it names, or that stand below it.
    pub requirements: BTreeSet<RequirementId>,
}

/// 课程支撑: whether a programme's courses support a requirement. It says nothing of what stands in lessons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Support {
    /// By a course that takes it in whole.
    Whole,
    /// By courses that take in a part of it only.
    Part,
    /// By none.
    Lacking,
}

/// Requirements by their support.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Supported {
    /// All of them.
    pub total: usize,
    /// In whole.
    pub whole: usize,
    /// In part.
    pub part: usize,
}

impl Programme {
    /// The courses that do something for a requirement, by their places, each with what it does.
    pub fn covers(&self, syllabus: usize, requirement: RequirementId) -> Vec<(usize, &Cover)> {
        let mut found = Vec::new();
        for (index, course) in self.courses.iter().enumerate() {
            let own = course.covers.iter().filter(|cover| cover.holds(syllabus, requirement));
            found.extend(own.map(|cover| (index, cover)));
        }
        found
    }

    /// Whether a requirement is supported.
    pub fn support(&self, syllabus: usize, requirement: RequirementId) -> Support {
        let covers = self.covers(syllabus, requirement);
        if covers.iter().any(|(_, cover)| cover.written.how != Some(How::Part)) {
            Support::Whole
        } else if covers.is_empty() {
            Support::Lacking
        } else {
            Support::Part
        }
    }

    /// How many of some requirements are supported.
    pub fn supported(&self, syllabus: usize, of: impl Iterator<Item = RequirementId>) -> Supported {
        let mut sum = Supported::default();
        for requirement in of {
            sum.total += 1;
            match self.support(syllabus, requirement) {
                Support::Whole => sum.whole += 1,
                Support::Part => sum.part += 1,
                Support::Lacking => {}
            }
        }
        sum
    }

    /// The courses that do something for a level.
    pub fn courses_of(&self, at: LevelAt) -> impl Iterator<Item = &PlannedCourse> {
        self.courses.iter().filter(move |course| course.covers.iter().any(|cover| cover.is_of(at)))
    }
}

impl Cover {
    fn holds(&self, syllabus: usize, requirement: RequirementId) -> bool {
        self.syllabus == syllabus && self.requirements.contains(&requirement)
    }

    fn is_of(&self, at: LevelAt) -> bool {
        self.syllabus == at.syllabus && self.requirements.iter().any(|requirement| requirement.level == at.level)
    }
}

/// Finds the levels, codes and courses of all programmes.
pub(super) fn link(
    written: Vec<content::Programme>,
    syllabuses: &[Syllabus],
    courses: &[Course],
    per_credit: Option<u32>,
    diagnostics: &mut Diagnostics,
) -> Vec<Programme> {
    let mut programmes = Vec::new();
    for programme in written {
        let mut levels = Vec::new();
        for code in &programme.levels {
            let Some((syllabus, code)) = standard_of(code, syllabuses, None, diagnostics) else { continue };
            let level = name::level(&code, &syllabuses[syllabus].standard, diagnostics);
            levels.extend(level.map(|level| LevelAt { syllabus, level }));
        }
        levels.sort_unstable();
        levels.dedup();
        major(&programme, &levels, syllabuses, diagnostics);
        if let Some(per_credit) = per_credit {
            credits(&programme, per_credit, diagnostics);
        }
        let planned = programme.courses.iter().map(|course| PlannedCourse {
            covers: course.covers.iter().filter_map(|it| cover(it, &levels, syllabuses, diagnostics)).collect(),
            course: weeks(course, courses, diagnostics),
            written: course.clone(),
        });
        let courses = planned.collect();
        programmes.push(Programme { courses, written: programme, levels });
    }
    programmes
}

/// The standard that a code names, or the only one that can be meant; and the code without it.
fn standard_of(
    written: &Spanned<String>,
    syllabuses: &[Syllabus],
    only: Option<usize>,
    diagnostics: &mut Diagnostics,
) -> Option<(usize, Spanned<String>)> {
    let codes = || syllabuses.iter().map(|syllabus| syllabus.standard.code.0.as_str());
    if let Some((standard, code)) = written.value.split_once([':', '：']) {
        let standard = standard.trim();
        let found = codes().position(|code| code == standard);
        if found.is_none() {
            let finding = Finding::UnknownName {
                kind: Named::Standard,
                written: standard.to_owned(),
                nearest: nearest(standard, codes()),
                range: None,
            };
            diagnostics.at(written.span, finding);
        }
        return Some((found?, Spanned { value: code.trim().to_owned(), span: written.span }));
    }
    let only = only.or(if syllabuses.len() == 1 { Some(0) } else { None });
    if only.is_none() {
        let standards = codes().map(str::to_owned).collect();
        diagnostics.at(written.span, Finding::AmbiguousCode { written: written.value.clone(), standards });
    }
    Some((only?, written.clone()))
}

/// A major that no standard of the programme lists for its school type; lists may end in 等专业, so this is no error.
fn major(written: &content::Programme, levels: &[LevelAt], syllabuses: &[Syllabus], diagnostics: &mut Diagnostics) {
    let standards: BTreeSet<usize> = levels.iter().map(|at| at.syllabus).collect();
    let tables: Vec<MajorTable> = standards.iter().flat_map(|index| MajorTable::of(&syllabuses[*index])).collect();
    let own = tables.iter().filter(|table| table.school_type == Some(written.school_type));
    let known: Vec<&str> = own.flat_map(|table| &table.rows).map(|row| row.name.as_str()).collect();
    let major = &written.major.value;
    if !levels.is_empty() && !known.contains(&major.as_str()) {
        let school_type = written.school_type.name();
        let finding = Finding::UnlistedMajor { major: major.clone(), school_type, nearest: nearest(major, known) };
        diagnostics.at(written.major.span, finding);
    }
}

fn cover(
    written: &content::Cover,
    levels: &[LevelAt],
    syllabuses: &[Syllabus],
    diagnostics: &mut Diagnostics,
) -> Option<Cover> {
    let first = levels.first().map(|at| at.syllabus);
    let only = first.filter(|first| levels.iter().all(|at| at.syllabus == *first));
    let (syllabus, mut code) = standard_of(&written.code, syllabuses, only, diagnostics)?;
    let standard = &syllabuses[syllabus].standard;
    let own: Vec<LevelId> = levels.iter().filter(|at| at.syllabus == syllabus).map(|at| at.level).collect();
    // Where the programme leads to one level, a number needs none.
    if let ([level], true) = (&own[..], code.value.starts_with(|first: char| first.is_ascii_digit())) {
        code.value = format!("{level}-{}", code.value);
    }
    let (tasks, requirements) = below(&code, standard, diagnostics)?;
    let level = requirements.first()?.level;
    if !own.contains(&level) {
        let finding = Finding::OutsideLevels { code: written.code.value.clone(), level: level.to_string() };
        diagnostics.at(written.code.span, finding);
    }
    Some(Cover { written: written.clone(), syllabus, tasks, requirements })
}

/// All that a code names: tasks, and requirements.
fn below(
    code: &Spanned<String>,
    standard: &Standard,
    diagnostics: &mut Diagnostics,
) -> Option<(BTreeSet<TaskId>, BTreeSet<RequirementId>)> {
    let is_level = code.value.parse::<LevelId>().is_ok() || standard.levels.iter().any(|it| it.name == code.value);
    let (level, node) = if is_level {
        (Some(name::level(code, standard, diagnostics)?), None)
    } else {
        (None, Some(name::node(code, standard, diagnostics)?))
    };
    let all = standard.requirements().filter(|(of, field, task, requirement)| match node {
        None => Some(of.id) == level,
        Some(Node::Field(id)) => field.id == id,
        Some(Node::Task(id)) => task.id == id,
        Some(Node::Requirement(id)) => requirement.id == id,
    });
    Some(all.map(|(_, _, task, requirement)| (task.id, requirement.id)).unzip())
}

/// Credits that are not those of the hours, by what the school says of both; half a credit may be rounded away.
fn credits(programme: &content::Programme, per_credit: u32, diagnostics: &mut Diagnostics) {
    for course in &programme.courses {
        let (hours, Some(credits)) = (course.hours.total(), course.credits) else { continue };
        let fitting = Credits(hours * 10 / per_credit);
        if hours > 0 && credits.0.abs_diff(fitting.0) > 5 {
            let finding = Finding::CourseCredits {
                credits: credits.to_string(),
                fitting: fitting.to_string(),
                hours,
                per_credit,
            };
            diagnostics.at(course.name.span, finding);
        }
    }
}

/// The course that plans the weeks of a planned one: the one that it names, or the one of its name.
fn weeks(planned: &content::PlannedCourse, courses: &[Course], diagnostics: &mut Diagnostics) -> Option<usize> {
    let parts = planned.covers.iter().map(|cover| cover.hours.total()).sum();
    let whole = planned.hours.total();
    if parts > whole {
        diagnostics.at(planned.name.span, Finding::CoverHours { parts, whole });
    }
    let slug = |course: &Course| course.written.slug.clone();
    let found = match &planned.course {
        None => courses.iter().position(|course| course.written.name.value == planned.name.value),
        Some(name) => {
            let found = courses.iter().position(|course| slug(course) == name.value);
            if found.is_none() {
                let known: Vec<String> = courses.iter().map(slug).collect();
                let nearest = nearest(&name.value, known.iter().map(String::as_str));
                let written = name.value.clone();
                let finding = Finding::UnknownName { kind: Named::Course, written, nearest, range: None };
                diagnostics.at(name.span, finding);
            }
            found
        }
    };
    let weeks = courses[found?].written.hours();
    // A programme that tells no hours contradicts none.
    if whole > 0 && weeks != planned.hours {
        let finding = Finding::PlannedHours {
            planned: [planned.hours.theory, planned.hours.practice],
            weeks: [weeks.theory, weeks.practice],
            path: courses[found?].written.path.clone(),
        };
        diagnostics.at(planned.name.span, finding);
    }
    found
}
