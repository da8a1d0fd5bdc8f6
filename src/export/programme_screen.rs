//! 课证对接表 to sort and filter: a row a requirement and course, with links to the pages and to the evidence.

use crate::content::{Column as Holds, Credits, Hours};
use crate::curriculum::{Curriculum, PlannedCourse, Programme, State, Support, Supported};
use crate::export::coverage::PAGES;
use crate::export::programme::{Part, Row, column_name, is_short, notes, parts, tab, title, width};
use crate::sheet::{Cell, Column, Form, Sheet, Tone, Value, Workbook};
use crate::site::Route;
use crate::site::view::{Drafts, EvidenceView};

/// Whatever is known of a row; a college may print less of it, and under other names.
const HOLDS: [Holds; 18] = [
    Holds::Code,
    Holds::Level,
    Holds::Field,
    Holds::Task,
    Holds::Requirement,
    Holds::Course,
    Holds::CourseCode,
    Holds::Nature,
    Holds::Semester,
    Holds::How,
    Holds::Degree,
    Holds::Hours,
    Holds::Theory,
    Holds::Practice,
    Holds::Credits,
    Holds::Assessment,
    Holds::Lead,
    Holds::Materials,
];

const SUMMARY: [&str; 2] = ["汇总", "summary"];
const COURSES: [&str; 2] = ["课程", "courses"];
const UNSUPPORTED: [&str; 2] = ["无课程支撑", "no course"];
const SUPPORT: [&str; 2] = ["课程支撑", "supported"];

/// A summary, a sheet a level, the requirements that no course supports, and the courses.
pub fn programme_screen<'a>(curriculum: &'a Curriculum, programme: &'a Programme) -> Workbook<'a> {
    let language = curriculum.config.language;
    let parts = parts(curriculum, programme);
    let screen = Screen { curriculum, programme, here: Route::Programme(&programme.written.slug) };
    let mut sheets = vec![screen.summary(&parts)];
    for part in &parts {
        let rows = part.rows();
        sheets.push(screen.requirements(part, &rows, tab(part, &parts)));
    }
    sheets.push(screen.unsupported(&parts));
    sheets.push(screen.courses());
    Workbook {
        title: title(programme, language),
        mark: title(programme, language),
        pages: language.of(PAGES).map(str::to_owned),
        sheets,
    }
}

struct Screen<'a> {
    curriculum: &'a Curriculum,
    programme: &'a Programme,
    /// The page that the file lies beside.
    here: Route<'a>,
}

impl<'a> Screen<'a> {
    fn say(&self, word: [&'static str; 2]) -> &'static str {
        self.curriculum.config.language.of(word)
    }

    fn link(&self, page: &Route) -> String {
        match &self.curriculum.config.base_url {
            Some(base) => format!("{base}{}", page.path()),
            None => page.href_from(&self.here),
        }
    }

    /// Figures of levels and their work fields; 课程支撑 and 材料覆盖 are two, and never added.
    fn summary(&self, parts: &[Part]) -> Sheet<'a> {
        let say = |word| self.say(word);
        let mut columns = vec![Column::text(say(["范围", "scope"]), 46)];
        let figures =
            [["要求", "all"], SUPPORT, ["部分支撑", "in part"], UNSUPPORTED, ["材料已覆盖", "materials cover"]];
        columns.extend(figures.map(|it| Column::short(say(it), 14)));
        let plan = [["支撑课程", "courses"], ["理论学时", "theory"], ["实践学时", "practice"], ["学分", "credits"]];
        columns.extend(plan.map(|it| Column::short(say(it), 11)));
        let mut rows = Vec::new();
        for part in parts {
            let own = || part.level.fields.iter().flat_map(|field| &field.tasks).flat_map(|task| &task.requirements);
            let supported = self.programme.supported(part.at.syllabus, own().map(|it| it.id));
            let covered = part.coverage.own(part.at.level).covered;
            let mut cells = figures_of(tab(part, parts), supported, covered, Tone::Strong);
            let courses = || self.programme.courses_of(part.at);
            let hours: Hours = courses().map(|course| course.written.hours).sum();
            let credits: Credits = courses().filter_map(|course| course.written.credits).sum();
            let plan = [courses().count(), hours.theory as usize, hours.practice as usize].map(Cell::count);
            cells.extend(plan.into_iter().chain([number(credits.to_string())]).map(|cell| cell.toned(Tone::Strong)));
            rows.push(cells);
            for field in &part.level.fields {
                let own = field.tasks.iter().flat_map(|task| &task.requirements).map(|it| it.id);
                let supported = self.programme.supported(part.at.syllabus, own);
                let name = format!("{} {} {}", part.level.name, field.id.number(), field.name);
                let mut cells = figures_of(name, supported, part.coverage.field(field).covered, Tone::Plain);
                cells.extend(plan_of_nothing());
                rows.push(cells);
            }
        }
        let mut heading = vec![title(self.programme, self.curriculum.config.language)];
        heading.extend(notes(self.programme, self.curriculum.config.language));
        Sheet { heading, ..sheet(self.say(SUMMARY).to_owned(), columns, rows) }
    }

    /// A row a requirement and course, every cell filled.
    fn requirements(&self, part: &Part, rows: &[Row], name: String) -> Sheet<'a> {
        let column = |holds: &Holds| {
            let name = column_name(*holds, None, part.language);
            if is_short(*holds) { Column::short(name, width(*holds)) } else { Column::text(name, width(*holds)) }
        };
        let mut columns: Vec<Column> = HOLDS.iter().map(column).collect();
        columns.insert(5, Column::short(self.say(SUPPORT), 12));
        let rows = rows.iter().map(|row| {
            let mut cells: Vec<Cell> = HOLDS.iter().map(|holds| self.cell(part, row, *holds)).collect();
            cells.insert(5, self.support(part, row));
            cells
        });
        sheet(name, columns, rows.collect())
    }

    fn cell(&self, part: &Part, row: &Row, holds: Holds) -> Cell<'a> {
        let code = &part.syllabus.standard().code;
        let words = part.words(holds, row);
        match (holds, row.support) {
            (Holds::Requirement, _) => {
                let page = Route::Requirement(code, row.requirement.id);
                Cell::text(words).linked(Some(self.link(&page)))
            }
            (Holds::Course, Some((index, _))) => {
                let anchor = Route::planned_anchor(index + 1);
                Cell::text(words).linked(Some(format!("{}#{anchor}", self.link(&self.here))))
            }
            (Holds::Materials, _) => self.materials(part, row, words),
            (Holds::Hours | Holds::Theory | Holds::Practice | Holds::Credits, _) => number(words),
            _ => Cell::text(words),
        }
    }

    /// 材料覆盖, with a link to what shows it first.
    fn materials(&self, part: &Part, row: &Row, words: String) -> Cell<'a> {
        let shown = part.coverage.row(row.requirement.id);
        let first = shown.evidence.iter().find(|evidence| evidence.why_not.is_none());
        let base = self.curriculum.config.base_url.as_ref();
        let code = &part.syllabus.standard().code;
        let way = base.map_or_else(|| self.here.way_to(code), |base| base.clone() + &Route::Home.way_to(code));
        let href = first.and_then(|it| EvidenceView::href(part.syllabus, Drafts::Hidden, it, &way));
        Cell::text(words).linked(href).toned(tone(shown.state))
    }

    fn support(&self, part: &Part, row: &Row) -> Cell<'a> {
        let (word, tone) = match self.programme.support(part.at.syllabus, row.requirement.id) {
            Support::Whole => (["支撑", "whole"], Tone::Good),
            Support::Part => (["部分支撑", "part"], Tone::Part),
            Support::Lacking => (["无", "none"], Tone::Lack),
        };
        Cell::text(self.say(word)).toned(tone)
    }

    /// The requirements that no course supports, whatever the lessons do.
    fn unsupported(&self, parts: &[Part]) -> Sheet<'a> {
        let holds = [Holds::Code, Holds::Level, Holds::Field, Holds::Task, Holds::Requirement, Holds::Materials];
        let column = |holds: Holds| {
            let name = column_name(holds, None, self.curriculum.config.language);
            Column::text(name, width(holds))
        };
        let mut rows = Vec::new();
        for part in parts {
            let lacking = part.rows().into_iter().filter(|row| row.support.is_none());
            rows.extend(lacking.map(|row| holds.map(|it| self.cell(part, &row, it)).to_vec()));
        }
        sheet(self.say(UNSUPPORTED).to_owned(), holds.map(column).to_vec(), rows)
    }

    /// All courses, also those that support nothing.
    fn courses(&self) -> Sheet<'a> {
        let say = |word| self.say(word);
        let columns = vec![
            Column::text(say(["课程", "course"]), 28),
            Column::text(say(["课程代码", "code"]), 12),
            Column::text(say(["课程性质", "nature"]), 12),
            Column::short(say(["学期", "semester"]), 9),
            Column::short(say(["理论学时", "theory"]), 11),
            Column::short(say(["实践学时", "practice"]), 11),
            Column::short(say(["学分", "credits"]), 9),
            Column::text(say(["考核方式", "assessment"]), 14),
            Column::text(say(["负责人", "lead"]), 18),
            Column::short(say(["支撑的要求", "requirements"]), 14),
        ];
        let rows = self.programme.courses.iter().enumerate().map(|(index, course)| self.course(index, course));
        sheet(say(COURSES).to_owned(), columns, rows.collect())
    }

    fn course(&self, index: usize, course: &'a PlannedCourse) -> Vec<Cell<'a>> {
        let written = &course.written;
        let optional = |text: &Option<String>| Cell::text(text.clone().unwrap_or_default());
        let mut supported: Vec<_> = course
            .covers
            .iter()
            .flat_map(|cover| cover.requirements.iter().map(|requirement| (cover.syllabus, *requirement)))
            .collect();
        supported.sort_unstable();
        supported.dedup();
        let page = format!("{}#{}", self.link(&self.here), Route::planned_anchor(index + 1));
        let tone = if supported.is_empty() { Tone::Lack } else { Tone::Plain };
        vec![
            Cell::text(written.name.value.as_str()).linked(Some(page)),
            optional(&written.code),
            optional(&written.nature),
            optional(&written.semester),
            Cell::count(written.hours.theory as usize),
            Cell::count(written.hours.practice as usize),
            number(written.credits.map(|it| it.to_string()).unwrap_or_default()),
            optional(&written.exam),
            optional(&written.lead),
            Cell::count(supported.len()).toned(tone),
        ]
    }
}

fn sheet(name: String, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet { name, heading: Vec::new(), columns, rows: rows.into(), foot: Vec::new(), form: Form::Screen { frozen: 1 } }
}

fn figures_of<'a>(name: String, supported: Supported, covered: usize, tone: Tone) -> Vec<Cell<'a>> {
    let Supported { total, whole, part } = supported;
    let figures = [total, whole, part, total - whole - part, covered].map(Cell::count);
    std::iter::once(Cell::text(name)).chain(figures).map(|cell| cell.toned(tone)).collect()
}

/// A work field has no hours of its own: courses go across them.
fn plan_of_nothing<'a>() -> [Cell<'a>; 4] {
    [(); 4].map(|()| Cell::text(""))
}

/// A figure that can be summed where it is one; hours that several tasks share are told in words.
fn number<'a>(words: String) -> Cell<'a> {
    match words.parse() {
        Ok(number) => Cell { value: Value::Number(number), ..Cell::text("") },
        Err(_) => Cell::text(words),
    }
}

fn tone(state: State) -> Tone {
    match state {
        State::Covered => Tone::Good,
        State::Partly => Tone::Part,
        State::Open => Tone::Lack,
        State::Waived => Tone::Plain,
    }
}
