//! 专业人才培养方案: which course supports which task, and what no course supports.

use serde::Serialize;

use crate::content::{Credits, Degree, How};
use crate::curriculum::{Course, Cover, LevelAt, PlannedCourse, Programme, Support, Supported};
use crate::site::navigation::{LevelLink, Link, WordLink};
use crate::site::route::{PlanFile, Route};
use crate::site::view::course::{HoursView, course_link};
use crate::site::view::part::{TotalsView, level_link, task_link};
use crate::site::view::subject::Subject;
use crate::standard::{RequirementId, Task, WorkField};

/// What a programme's page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProgrammeView {
    /// 院校
    pub college: String,
    /// 专业
    pub major: String,
    /// 院校类型
    pub school_type: &'static str,
    /// 专业代码
    pub code: Option<String>,
    /// 学制
    pub years: Option<String>,
    /// 2025级
    pub edition: Option<String>,
    /// Whether it only shows how such a file is written.
    pub example: bool,
    /// Whatever a reader should know of it.
    pub note: Option<String>,
    /// The sums of all its courses.
    pub hours: HoursView,
    /// 学分
    pub credits: String,
    /// In the order of the file.
    pub courses: Vec<CourseRow>,
    /// The certificates' levels that it leads to.
    pub levels: Vec<LevelTable>,
    /// Courses that support nothing, by their numbers and names.
    pub idle: Vec<String>,
    /// 课证对接表
    pub files: Vec<WordLink>,
}

/// A programme on the home page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ProgrammeCard {
    /// Its page and name.
    pub link: Link,
    /// 院校类型
    pub school_type: &'static str,
    /// Whether it only shows how such a file is written.
    pub example: bool,
}

/// A course of a programme.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CourseRow {
    /// From 1, as it is called in the tables.
    pub number: usize,
    /// Its place on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// The page of its weeks.
    pub weeks: Option<String>,
    /// 课程代码
    pub code: Option<String>,
    /// 专业核心, …
    pub nature: Option<String>,
    /// `compulsory` (必修) or `elective` (选修), where that is told.
    pub required: Option<&'static str>,
    /// 学时
    pub hours: HoursView,
    /// 学分
    pub credits: Option<String>,
    /// 学期
    pub semester: Option<String>,
    /// 考试 or 考查.
    pub exam: Option<String>,
    /// 负责人
    pub lead: Option<String>,
}

/// A level of a certificate, task by task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LevelTable {
    /// Its standard.
    pub standard: Link,
    /// Its name and page.
    pub link: LevelLink,
    /// Its place on the page.
    pub anchor: String,
    /// 课程支撑
    pub support: SupportView,
    /// 材料覆盖
    pub materials: TotalsView,
    /// The hours of the courses that support it.
    pub hours: HoursView,
    /// Their credits.
    pub credits: String,
    /// In the order of print.
    pub fields: Vec<FieldTable>,
    /// Requirements that no course supports.
    pub gaps: Vec<RequirementLine>,
}

/// 课程支撑 in figures.
#[derive(Clone, Copy, Debug, Hash, Serialize)]
pub struct SupportView {
    /// All requirements.
    pub total: usize,
    /// Supported in whole.
    pub whole: usize,
    /// In part.
    pub part: usize,
    /// Not at all.
    pub lacking: usize,
}

/// A work field.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FieldTable {
    /// Its number and name.
    pub name: String,
    /// In the order of print.
    pub tasks: Vec<TaskRow>,
}

/// A task and the courses that support it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskRow {
    /// Its number, name and page.
    pub link: Link,
    /// 课程支撑
    pub support: SupportView,
    /// 材料覆盖
    pub materials: TotalsView,
    /// One a course that supports any of it.
    pub courses: Vec<SupportLine>,
    /// In the order of print.
    pub requirements: Vec<RequirementLine>,
}

/// What a course does.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SupportLine {
    /// Its number in the list of courses.
    pub number: usize,
    /// Its place on the page.
    pub anchor: String,
    /// Its name.
    pub name: String,
    /// 融通方式
    pub how: Option<&'static str>,
    /// 支撑度
    pub degree: Option<&'static str>,
    /// 考核方式
    pub assessment: Option<String>,
    /// The hours that go to it.
    pub hours: Option<HoursView>,
    /// The code that shares these hours, where it names more than one task.
    pub shared: Option<String>,
}

/// A requirement and the courses that support it.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RequirementLine {
    /// `5.3.3`
    pub number: String,
    /// As printed.
    pub text: String,
    /// Its page.
    pub href: String,
    /// `whole`, `part`, `lacking`.
    pub support: &'static str,
    /// The courses by number.
    pub courses: Vec<SupportLine>,
    /// 材料覆盖: the key of its state's word.
    pub state: &'static str,
}

impl From<Supported> for SupportView {
    fn from(supported: Supported) -> Self {
        let Supported { total, whole, part } = supported;
        Self { total, whole, part, lacking: total - whole - part }
    }
}

/// What a programme is called: 某职业技术学院 · 跨境电子商务 · 2025级
pub(in crate::site) fn programme_name(programme: &Programme) -> String {
    let written = &programme.written;
    let parts = [Some(&written.college), Some(&written.major.value), written.plan.edition.as_ref()];
    parts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" · ")
}

impl ProgrammeCard {
    /// The programme as seen from a page.
    pub fn of(programme: &Programme, here: &Route) -> Self {
        let route = Route::Programme(&programme.written.slug);
        Self {
            link: Link { label: programme_name(programme), href: route.href_from(here), current: false },
            school_type: programme.written.school_type.name(),
            example: programme.written.example,
        }
    }
}

impl ProgrammeView {
    /// Whole.
    pub fn of(subjects: &[Subject], courses: &[Course], programme: &Programme) -> Self {
        let written = &programme.written;
        let here = Route::Programme(&written.slug);
        let rows = (1..).zip(&programme.courses).map(|(number, planned)| row(number, planned, courses, &here));
        let idle = (1..).zip(&programme.courses).filter(|(_, planned)| planned.covers.is_empty());
        Self {
            college: written.college.clone(),
            major: written.major.value.clone(),
            school_type: written.school_type.name(),
            code: written.plan.code.clone(),
            years: written.plan.years.clone(),
            edition: written.plan.edition.clone(),
            example: written.example,
            note: written.note.clone(),
            hours: written.hours().into(),
            credits: credits(programme.courses.iter()),
            courses: rows.collect(),
            levels: programme.levels.iter().map(|at| level(subjects, programme, *at, &here)).collect(),
            idle: idle.map(|(number, planned)| format!("{number} {}", planned.written.name.value)).collect(),
            files: PlanFile::ALL.map(|file| file_link(&written.slug, file, &here)).to_vec(),
        }
    }
}

fn file_link(slug: &str, file: PlanFile, here: &Route) -> WordLink {
    let route = Route::ProgrammeFile(slug, file);
    WordLink { word: file.key(), href: route.href_from(here), current: false }
}

fn row(number: usize, planned: &PlannedCourse, courses: &[Course], here: &Route) -> CourseRow {
    let written = &planned.written;
    CourseRow {
        number,
        anchor: Route::planned_anchor(number),
        name: written.name.value.clone(),
        weeks: planned.course.map(|index| course_link(&courses[index], here).href),
        code: written.code.clone(),
        nature: written.nature.clone(),
        required: written.required.map(|required| if required { "compulsory" } else { "elective" }),
        hours: written.hours.into(),
        credits: written.credits.map(|credits| credits.to_string()),
        semester: written.semester.clone(),
        exam: written.exam.clone(),
        lead: written.lead.clone(),
    }
}

fn credits<'a>(courses: impl Iterator<Item = &'a PlannedCourse>) -> String {
    courses.filter_map(|course| course.written.credits).sum::<Credits>().to_string()
}

fn level(subjects: &[Subject], programme: &Programme, at: LevelAt, here: &Route) -> LevelTable {
    let subject = &subjects[at.syllabus];
    let standard = subject.syllabus.standard();
    let level = subject.syllabus.level(at.level);
    let own = standard.requirements().filter(|(of, ..)| of.id == at.level).map(|(.., it)| it.id);
    let fields: Vec<FieldTable> = level.fields.iter().map(|it| field(subject, programme, it, here)).collect();
    let lines = fields.iter().flat_map(|field| &field.tasks).flat_map(|task| &task.requirements);
    LevelTable {
        standard: Link {
            label: subject.name().to_owned(),
            href: subject.standard_route().href_from(here),
            current: false,
        },
        link: level_link(subject, at.level, here),
        anchor: if subjects.len() > 1 { format!("s{}-{}", at.syllabus, at.level.slug()) } else { at.level.slug() },
        support: programme.supported(at.syllabus, own).into(),
        materials: subject.coverage.own(at.level).into(),
        hours: programme.courses_of(at).map(|course| course.written.hours).sum::<crate::content::Hours>().into(),
        credits: credits(programme.courses_of(at)),
        gaps: lines.filter(|line| line.support == "lacking").cloned().collect(),
        fields,
    }
}

fn field(subject: &Subject, programme: &Programme, field: &WorkField, here: &Route) -> FieldTable {
    FieldTable {
        name: format!("{} {}", field.id.number(), field.name),
        tasks: field.tasks.iter().map(|it| task(subject, programme, it, here)).collect(),
    }
}

fn task(subject: &Subject, programme: &Programme, task: &Task, here: &Route) -> TaskRow {
    let own = task.requirements.iter().map(|it| it.id);
    let requirements: Vec<RequirementLine> = own.clone().map(|id| requirement(subject, programme, id, here)).collect();
    let mut courses: Vec<SupportLine> = Vec::new();
    for line in requirements.iter().flat_map(|line| &line.courses) {
        if !courses.contains(line) {
            courses.push(line.clone());
        }
    }
    TaskRow {
        link: task_link(subject, task.id, here),
        support: programme.supported(subject.index, own).into(),
        materials: subject.coverage.task(task.id).into(),
        courses,
        requirements,
    }
}

fn requirement(subject: &Subject, programme: &Programme, id: RequirementId, here: &Route) -> RequirementLine {
    let covers = programme.covers(subject.index, id);
    RequirementLine {
        number: id.number(),
        text: subject.syllabus.requirement(id).passage.text.clone(),
        href: subject.requirement_route(id).href_from(here),
        support: match programme.support(subject.index, id) {
            Support::Whole => "whole",
            Support::Part => "part",
            Support::Lacking => "lacking",
        },
        courses: covers.into_iter().map(|(index, cover)| line(programme, index, cover)).collect(),
        state: subject.coverage.row(id).state.name(),
    }
}

fn line(programme: &Programme, index: usize, cover: &Cover) -> SupportLine {
    SupportLine {
        number: index + 1,
        anchor: Route::planned_anchor(index + 1),
        name: programme.courses[index].written.name.value.clone(),
        how: cover.written.how.map(How::name),
        degree: cover.written.degree.map(Degree::name),
        assessment: cover.written.assessment.clone(),
        hours: (cover.written.hours.total() > 0).then(|| cover.written.hours.into()),
        shared: (cover.requirements.len() > 1).then(|| cover.written.code.value.clone()),
    }
}
