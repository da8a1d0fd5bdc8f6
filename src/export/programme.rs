//! 课证对接表: what a college hands in, as a table to sign and as rows.

use crate::content::{Column as Holds, Credits, Degree, Hours, How};
use crate::curriculum::{Cover, Coverage, Curriculum, LevelAt, Programme, State, Syllabus};
use crate::diagnostic::Language;
use crate::export::coverage::{MARK, PAGES, SIGNATURES, line};
use crate::sheet::{Cell, Column, Form, Sheet, Workbook};
use crate::standard::{Level, Requirement, Task, WorkField};

/// A requirement and one course that does something for it; or none.
pub(super) struct Row<'a> {
    field: &'a WorkField,
    task: &'a Task,
    pub(super) requirement: &'a Requirement,
    pub(super) support: Option<(usize, &'a Cover)>,
}

/// What the rows of one level are made from.
pub(super) struct Part<'a> {
    programme: &'a Programme,
    pub(super) at: LevelAt,
    pub(super) syllabus: &'a Syllabus,
    pub(super) coverage: Coverage,
    pub(super) level: &'a Level,
    pub(super) language: Language,
}

/// A table a level, with what goes over several rows merged.
pub fn programme_paper<'a>(curriculum: &'a Curriculum, programme: &'a Programme) -> Workbook<'a> {
    let language = curriculum.config.language;
    let parts = parts(curriculum, programme);
    Workbook {
        title: title(programme, language),
        mark: title(programme, language),
        pages: language.of(PAGES).map(str::to_owned),
        sheets: parts.iter().map(|part| sheet(part, tab(part, &parts))).collect(),
    }
}

/// The same rows for a spreadsheet or another program, the cells of every row filled.
pub fn programme_csv(curriculum: &Curriculum, programme: &Programme) -> String {
    let language = curriculum.config.language;
    let columns = &programme.written.columns;
    let mut file = MARK.to_string();
    let names = columns.iter().map(|(holds, name)| column_name(*holds, name.as_deref(), language));
    line(&mut file, &names.collect::<Vec<_>>());
    for part in parts(curriculum, programme) {
        for row in part.rows() {
            line(&mut file, &columns.iter().map(|(holds, _)| part.words(*holds, &row)).collect::<Vec<_>>());
        }
    }
    file
}

/// What a level's sheet is called; the standard's code stands with it where the programme has levels of several.
pub(super) fn tab(part: &Part, parts: &[Part]) -> String {
    let code = &part.syllabus.standard().code;
    let several = parts.iter().any(|other| other.syllabus.standard().code != *code);
    if several { format!("{code} {}", part.level.name) } else { part.level.name.clone() }
}

pub(super) fn parts<'a>(curriculum: &'a Curriculum, programme: &'a Programme) -> Vec<Part<'a>> {
    let part = |at: &LevelAt| {
        let syllabus = &curriculum.syllabuses[at.syllabus];
        Part {
            programme,
            at: *at,
            syllabus,
            coverage: Coverage::of(syllabus, &curriculum.config.coverage),
            level: syllabus.level(at.level),
            language: curriculum.config.language,
        }
    };
    programme.levels.iter().map(part).collect()
}

pub(super) fn title(programme: &Programme, language: Language) -> String {
    let written = &programme.written;
    let (college, major) = (&written.college, &written.major.value);
    language.of([format!("{college}{major}专业课证对接表"), format!("{college}, {major}: courses and requirements")])
}

fn sheet<'a>(part: &Part, name: String) -> Sheet<'a> {
    let columns = &part.programme.written.columns;
    let all = part.rows();
    let mut rows = Vec::new();
    for (index, row) in all.iter().enumerate() {
        let cell = |(holds, _): &(Holds, Option<String>)| {
            if index > 0 && is_same(*holds, &all[index - 1], row) {
                return Cell::above();
            }
            let down = all[index..].iter().take_while(|other| is_same(*holds, row, other)).count();
            Cell::text(part.words(*holds, row)).over(down)
        };
        rows.push(columns.iter().map(cell).collect());
    }
    let column = |(holds, name): &(Holds, Option<String>)| {
        let name = column_name(*holds, name.as_deref(), part.language);
        if is_short(*holds) { Column::short(name, width(*holds)) } else { Column::text(name, width(*holds)) }
    };
    Sheet {
        name,
        heading: heading(part),
        columns: columns.iter().map(column).collect(),
        rows: rows.into(),
        foot: vec![part.language.of(SIGNATURES).iter().map(|&it| it.to_owned()).collect()],
        form: Form::Paper,
    }
}

/// What stands above the table: of what and for whom it is, and its figures.
fn heading(part: &Part) -> Vec<String> {
    let (written, language, at) = (&part.programme.written, part.language, part.at);
    let standard = part.syllabus.standard();
    let plan = &written.plan;
    let [colon, gap] = language.of([["：", "　"], [": ", "  "]]);
    let [certificate, code, edition] =
        language.of([["证书", "专业代码", "方案"], ["certificate", "code of the major", "edition"]]);
    let mut about = vec![
        format!("{certificate}{colon}{}{gap}{}", standard.name(), part.level.name),
        written.school_type.name().to_owned(),
    ];
    about.extend(plan.code.as_ref().map(|it| format!("{code}{colon}{it}")));
    about.extend(plan.edition.as_ref().map(|it| format!("{edition}{colon}{it}")));
    let own = standard.requirements().filter(|(of, ..)| of.id == at.level).map(|(.., it)| it.id);
    let supported = part.programme.supported(at.syllabus, own);
    let lacking = supported.total - supported.whole - supported.part;
    let courses = || part.programme.courses_of(at);
    let hours: Hours = courses().map(|course| course.written.hours).sum();
    let credits: Credits = courses().filter_map(|course| course.written.credits).sum();
    let (whole, total, some) = (supported.whole, supported.total, supported.part);
    let figures = language.of([
        format!(
            "课程支撑 {whole}/{total} 条要求，部分支撑 {some} 条，没有课程支撑 {lacking} 条；支撑课程共 {} 学时（理论 {}，实践 {}），{credits} 学分",
            hours.total(),
            hours.theory,
            hours.practice
        ),
        format!(
            "courses support {whole} of {total} requirements, {some} in part, {lacking} not at all; {} hours ({} theory, {} practice), {credits} credits",
            hours.total(),
            hours.theory,
            hours.practice
        ),
    ]);
    let mut heading = vec![title(part.programme, language), about.join(gap), figures];
    heading.extend(notes(part.programme, language));
    heading
}

/// That an example is one.
pub(super) fn notes(programme: &Programme, language: Language) -> Option<String> {
    let example = ["示例：院校和方案都是虚构的", "an example: college and programme are made up"];
    programme.written.example.then(|| language.of(example).to_owned())
}

impl Part<'_> {
    pub(super) fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        let tasks = self.level.fields.iter().flat_map(|field| field.tasks.iter().map(move |task| (field, task)));
        for (field, task) in tasks {
            for requirement in &task.requirements {
                let row = |support| Row { field, task, requirement, support };
                let covers = self.programme.covers(self.at.syllabus, requirement.id);
                if covers.is_empty() {
                    rows.push(row(None));
                }
                rows.extend(covers.into_iter().map(|cover| row(Some(cover))));
            }
        }
        rows
    }

    /// What stands in one cell.
    pub(super) fn words(&self, holds: Holds, row: &Row) -> String {
        let (field, task, requirement) = (row.field, row.task, row.requirement);
        match holds {
            Holds::Level => return self.level.name.clone(),
            Holds::Code => return requirement.id.to_string(),
            Holds::Field => return format!("{} {}", field.id.number(), field.name),
            Holds::Task => return format!("{} {}", task.id.number(), task.name),
            Holds::Requirement => return format!("{} {}", requirement.id.number(), requirement.passage.text),
            Holds::Materials => {
                let state = self.coverage.row(requirement.id).state;
                return self.language.of(material(state)).to_owned();
            }
            _ => {}
        }
        let Some((index, cover)) = row.support else {
            let lacks = holds == Holds::Course;
            return if lacks { self.language.of(["无课程支撑", "no course"]).to_owned() } else { String::new() };
        };
        let course = &self.programme.courses[index].written;
        let given = cover.written.hours;
        // Hours that a course gives to several requirements are not those of each.
        let shared = cover.requirements.len() > 1 && given.total() > 0;
        let own = if given.total() > 0 { given } else { course.hours };
        let whole = given.total() == 0 && own.total() > 0;
        let hours = |count: u32| {
            let code = &cover.written.code.value;
            let all = self.language.of([format!("{count}（{code} 合计）"), format!("{count} (all of {code})")]);
            let of_course = self.language.of([format!("{count}（全课程）"), format!("{count} (whole course)")]);
            match (shared, whole) {
                (true, _) => all,
                (_, true) => of_course,
                _ => count.to_string(),
            }
        };
        let optional = |text: &Option<String>| text.clone().unwrap_or_default();
        match holds {
            Holds::Course => course.name.value.clone(),
            Holds::CourseCode => optional(&course.code),
            Holds::Nature => optional(&course.nature),
            Holds::Semester => optional(&course.semester),
            Holds::Lead => optional(&course.lead),
            Holds::How => cover.written.how.map(How::name).unwrap_or_default().to_owned(),
            Holds::Degree => cover.written.degree.map(Degree::name).unwrap_or_default().to_owned(),
            Holds::Assessment => cover.written.assessment.clone().or_else(|| course.exam.clone()).unwrap_or_default(),
            Holds::Hours => hours(own.total()),
            Holds::Theory => hours(own.theory),
            Holds::Practice => hours(own.practice),
            Holds::Credits => course.credits.map(|credits| credits.to_string()).unwrap_or_default(),
            _ => String::new(),
        }
    }
}

/// Whether two rows have one cell in a column.
fn is_same(holds: Holds, one: &Row, other: &Row) -> bool {
    match holds {
        Holds::Level => true,
        Holds::Field => one.field.id == other.field.id,
        Holds::Task => one.task.id == other.task.id,
        Holds::Code | Holds::Requirement | Holds::Materials => one.requirement.id == other.requirement.id,
        // What a course gives to several requirements stands once beside them.
        Holds::Hours | Holds::Theory | Holds::Practice => match (one.support, other.support) {
            (Some((course, cover)), Some((second, same))) => {
                course == second && std::ptr::eq(cover, same) && cover.written.hours.total() > 0
            }
            _ => false,
        },
        _ => false,
    }
}

pub(super) fn column_name(holds: Holds, written: Option<&str>, language: Language) -> String {
    let names = Holds::NAMES.into_iter().filter(|(_, other)| *other == holds).map(|(name, _)| name);
    let known: Vec<&str> = names.collect();
    let own = language.of([known.first().copied(), known.last().copied()]).unwrap_or_default();
    written.map_or_else(|| own.replace('_', " "), str::to_owned)
}

/// In letters of half width.
pub(super) fn width(holds: Holds) -> u16 {
    match holds {
        Holds::Level | Holds::Semester | Holds::Degree | Holds::Credits => 9,
        Holds::Code | Holds::CourseCode => 11,
        Holds::Hours
        | Holds::Theory
        | Holds::Practice
        | Holds::Nature
        | Holds::How
        | Holds::Materials
        | Holds::Lead => 12,
        Holds::Field | Holds::Task => 14,
        Holds::Assessment => 18,
        Holds::Course => 22,
        Holds::Requirement => 40,
    }
}

pub(super) fn is_short(holds: Holds) -> bool {
    width(holds) <= 12
}

/// 材料覆盖
fn material(state: State) -> [&'static str; 2] {
    match state {
        State::Covered => ["已覆盖", "covered"],
        State::Partly => ["部分覆盖", "partly"],
        State::Open => ["未覆盖", "open"],
        State::Waived => ["不纳入", "waived"],
    }
}
