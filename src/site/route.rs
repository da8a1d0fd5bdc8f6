//! The one place where addresses are made.

use crate::content;
use crate::curriculum::Place;
use crate::project::Config;
use crate::standard::{FieldId, LevelId, RequirementId, StandardCode, TaskId, Term};

/// An address in the site; it borrows what it is of, since pages ask for tens of thousands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route<'a> {
    /// The standards, or the one.
    Home,
    /// What a server shows where there is nothing.
    NotFound,
    /// Majors across standards.
    AllMajors,
    /// One major in all standards, by its address.
    Major(&'a str),
    /// A course of that address.
    Course(&'a str),
    /// A programme of that address.
    Programme(&'a str),
    /// 课证对接表 of a programme, as a file.
    ProgrammeFile(&'a str, PlanFile),
    /// 学期授课计划 of a course, as a file.
    CourseFile(&'a str, PlanFile),
    /// A free page of that address.
    FreePage(&'a str),
    /// A file of the free page of that address.
    PageFile(&'a str, &'a str),
    /// All pages, for search engines.
    Sitemap,
    /// Styles and the like.
    Asset(&'a str),
    /// The school's, by the ending of its file.
    Logo(&'a str),
    /// Cover, scope, references, drafters, declaration.
    Standard(&'a StandardCode),
    /// A level with its work fields.
    Level(&'a StandardCode, LevelId),
    /// All lessons of a level, to be printed.
    Booklet(&'a StandardCode, LevelId),
    /// All lessons of a work field, to be printed.
    FieldBooklet(&'a StandardCode, FieldId),
    /// All lessons of a task, to be printed.
    TaskBooklet(&'a StandardCode, TaskId),
    /// A task with its requirements and lessons.
    Task(&'a StandardCode, TaskId),
    /// A requirement with its evidence.
    Requirement(&'a StandardCode, RequirementId),
    /// A lesson of that place and slug.
    Lesson(&'a StandardCode, &'a Place, &'a str),
    /// A file of the lesson of that slug.
    File(&'a StandardCode, &'a str, &'a str),
    /// 等级递进
    Progression(&'a StandardCode),
    /// 覆盖对照表
    Coverage(&'a StandardCode),
    /// 覆盖对照表 as a file.
    CoverageFile(&'a StandardCode, CoverageFile),
    /// 术语
    Terms(&'a StandardCode),
    /// 适用专业
    Majors(&'a StandardCode),
    /// 职业岗位（群）
    Positions(&'a StandardCode),
    /// All requirements on one page.
    Requirements(&'a StandardCode),
    /// The standard's text with line numbers.
    Source(&'a StandardCode),
}

/// A form of 覆盖对照表 that is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CoverageFile {
    /// 筛选版
    Excel,
    /// 上报版
    PaperExcel,
    /// 上报版, for Word.
    PaperWord,
    /// A row a requirement.
    Csv,
    /// For programs.
    Json,
}

impl CoverageFile {
    /// All of them, those that most people want first.
    pub const ALL: [Self; 5] = [Self::Excel, Self::PaperExcel, Self::PaperWord, Self::Csv, Self::Json];

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Excel => "file_excel",
            Self::PaperExcel => "file_paper_excel",
            Self::PaperWord => "file_paper_word",
            Self::Csv => "file_csv",
            Self::Json => "file_json",
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Excel => "coverage.xlsx",
            Self::PaperExcel => "coverage-report.xlsx",
            Self::PaperWord => "coverage-report.docx",
            Self::Csv => "coverage.csv",
            Self::Json => "coverage.json",
        }
    }
}

/// A form of a plan that is no page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanFile {
    /// To be printed and signed.
    Excel,
    /// The same for Word.
    Word,
    /// To be sorted and filtered.
    Screen,
    /// A row a requirement and course.
    Csv,
}

impl PlanFile {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Excel, Self::Word, Self::Screen, Self::Csv];

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Excel => "plan_excel",
            Self::Word => "plan_word",
            Self::Screen => "plan_screen",
            Self::Csv => "plan_csv",
        }
    }

    /// Behind the slug, which has no `--` of its own.
    fn ending(self) -> &'static str {
        match self {
            Self::Excel => ".xlsx",
            Self::Word => ".docx",
            Self::Screen => "--screen.xlsx",
            Self::Csv => ".csv",
        }
    }
}

impl<'a> Route<'a> {
    /// The school's logo, where the site has one.
    pub fn logo(config: &'a Config) -> Option<Self> {
        let path = &config.school.logo.as_ref()?.value;
        let (_, ending) = path.rsplit_once('.')?;
        Some(Self::Logo(ending))
    }

    /// The path below the output folder, lower case and ASCII.
    pub fn path(&self) -> String {
        match self.standard() {
            Some(code) => [&content::standard_folder(code), "/", &self.name()].concat(),
            None => self.name(),
        }
    }

    /// The standard in whose folder it lies.
    fn standard(&self) -> Option<&'a StandardCode> {
        match self {
            Self::Home
            | Self::NotFound
            | Self::AllMajors
            | Self::Major(_)
            | Self::Course(_)
            | Self::Programme(_)
            | Self::ProgrammeFile(..)
            | Self::CourseFile(..)
            | Self::FreePage(_)
            | Self::PageFile(..)
            | Self::Sitemap
            | Self::Asset(_)
            | Self::Logo(_) => None,
            Self::Standard(code)
            | Self::Level(code, _)
            | Self::Booklet(code, _)
            | Self::FieldBooklet(code, _)
            | Self::TaskBooklet(code, _)
            | Self::Task(code, _)
            | Self::Requirement(code, _)
            | Self::Lesson(code, ..)
            | Self::File(code, ..)
            | Self::Progression(code)
            | Self::Coverage(code)
            | Self::CoverageFile(code, _)
            | Self::Terms(code)
            | Self::Majors(code)
            | Self::Positions(code)
            | Self::Requirements(code)
            | Self::Source(code) => Some(code),
        }
    }

    /// Its path from its standard's folder, or from the site's.
    fn name(&self) -> String {
        match self {
            Self::Home | Self::Standard(_) => "index.html".to_owned(),
            Self::NotFound => "404.html".to_owned(),
            Self::AllMajors | Self::Majors(_) => "majors.html".to_owned(),
            Self::Major(slug) => format!("majors/{slug}.html"),
            Self::Course(slug) => format!("courses/{slug}.html"),
            Self::Programme(slug) => format!("programmes/{slug}.html"),
            Self::ProgrammeFile(slug, file) => format!("programmes/{slug}{}", file.ending()),
            Self::CourseFile(slug, file) => format!("courses/{slug}{}", file.ending()),
            Self::FreePage(slug) => format!("pages/{slug}.html"),
            Self::PageFile(page, name) => format!("pages/files/{page}/{name}"),
            Self::Sitemap => "sitemap.xml".to_owned(),
            Self::Asset(name) => ["assets/", name].concat(),
            Self::Logo(ending) => format!("assets/logo.{}", ending.to_lowercase()),
            Self::Level(_, level) => level.slug() + ".html",
            Self::Booklet(_, level) => format!("{}-print.html", level.slug()),
            Self::FieldBooklet(_, field) => format!("{}-print.html", field.slug()),
            Self::TaskBooklet(_, task) => below(String::new(), task, "print"),
            Self::Task(_, task) => task.slug() + ".html",
            Self::Requirement(_, requirement) => requirement.slug() + ".html",
            Self::Lesson(_, place, slug) => lesson_name("", place, slug),
            Self::File(_, lesson, name) => format!("files/{lesson}/{name}"),
            Self::Progression(_) => "progression.html".to_owned(),
            Self::Coverage(_) => "coverage.html".to_owned(),
            Self::CoverageFile(_, file) => file.name().to_owned(),
            Self::Terms(_) => "terms.html".to_owned(),
            Self::Positions(_) => "positions.html".to_owned(),
            Self::Requirements(_) => "requirements.html".to_owned(),
            Self::Source(_) => "source.html".to_owned(),
        }
    }

    /// The link to it from another page: relative, and ending in a file's name, so that it works from a disk too.
    pub fn href_from(&self, here: &Self) -> String {
        // All pages of a standard lie side by side, and most links are between them.
        if self.standard().is_some_and(|standard| here.is_beside(standard)) {
            return self.name();
        }
        let (from, to) = (here.path(), self.path());
        let alike = from.bytes().zip(to.bytes()).take_while(|(one, other)| one == other).count();
        // Paths are ASCII, so that every place is between characters.
        let shared = to[..alike].rfind('/').map_or(0, |slash| slash + 1);
        "../".repeat(from[shared..].matches('/').count()) + &to[shared..]
    }

    /// The link to a place on that page.
    pub fn anchor_from(&self, here: &Self, anchor: &str) -> String {
        let page = if self == here { String::new() } else { self.href_from(here) };
        [&page, "#", anchor].concat()
    }

    /// The way from this page to the site's folder.
    pub fn way_home(&self) -> String {
        match self.standard() {
            Some(standard) if self.is_beside(standard) => "../".to_owned(),
            _ => "../".repeat(self.path().matches('/').count()),
        }
    }

    /// The link to it by the way to the site's folder, as [`Route::href_from`] where page and link share no folder below that.
    pub fn href_by(&self, way: &str) -> String {
        [way, &self.path()].concat()
    }

    /// The link to a page of a standard by the way to its folder, likewise.
    pub fn href_within(&self, way: &str) -> String {
        [way, &self.name()].concat()
    }

    /// The way from this page to a standard's folder: what stands before the names of the pages in it.
    pub fn way_to(&self, standard: &StandardCode) -> String {
        let index = Route::Standard(standard).href_from(self);
        index.trim_end_matches("index.html").to_owned()
    }

    /// The link to a place of a lesson by the way to its standard's folder: that of [`Route::Lesson`], which need not be
    /// made for it, since tables have tens of thousands.
    pub fn href_into_lesson(way: &str, place: &Place, slug: &str, anchor: &str) -> String {
        let mut href = lesson_name(way, place, slug);
        href.extend(["#", anchor]);
        href
    }

    /// Whether a page of that standard has this one beside it.
    fn is_beside(&self, standard: &StandardCode) -> bool {
        self.standard() == Some(standard) && !matches!(self, Self::File(..))
    }

    /// The place of a work field on its level's page.
    pub fn field_anchor(field: FieldId) -> String {
        field.slug()
    }

    /// The place of a line on the source page.
    pub fn line_anchor(line: u32) -> String {
        format!("line-{line}")
    }

    /// The place of a week on its course's page.
    pub fn week_anchor(week: u32) -> String {
        format!("week-{week}")
    }

    /// The place of a course, by its number, on its programme's page.
    pub fn planned_anchor(number: usize) -> String {
        format!("course-{number}")
    }

    /// The place of a school type on the page of majors.
    pub fn school_anchor(name: &str) -> String {
        format!("s-{}", content::slug(name))
    }

    /// What the places of a major on the page of majors end in.
    pub fn major_slug(name: &str) -> String {
        content::slug(name)
    }

    /// The place of a term on the page of terms; a number printed twice is told apart.
    pub fn term_anchor(terms: &[Term], index: usize) -> String {
        let number = &terms[index].number;
        match terms[..index].iter().filter(|before| before.number == *number).count() {
            0 => format!("t-{number}"),
            before => format!("t-{number}-{}", before + 1),
        }
    }
}

/// The name of a lesson's page, behind the way to it.
fn lesson_name(way: &str, place: &Place, slug: &str) -> String {
    // Most links lead to lessons, and few are longer, with a place in it.
    let mut name = String::with_capacity(64);
    name.push_str(way);
    match place.tasks() {
        [task] => below(name, task, slug),
        _ => name + &format!("{}-{slug}.html", place.level().slug()),
    }
}

/// The name of a page of a task, behind the way to it. A slug has no `--` and is never `print` alone or behind a
/// number, so that nothing of another task, and no booklet, bears it.
fn below(mut way: String, task: &TaskId, name: &str) -> String {
    let mark = if task.occurrence > 1 { "--" } else { "-" };
    task.put_slug(&mut way);
    way.extend([mark, name, ".html"]);
    way
}

#[cfg(test)]
mod tests {
    use super::Route;
    use crate::curriculum::Place;
    use crate::standard::{LevelId, StandardCode};

    #[test]
    fn links_are_relative() {
        let (code, other) = (StandardCode("530047".to_owned()), StandardCode("1".to_owned()));
        let (terms, coverage) = (Route::Terms(&code), Route::Coverage(&code));
        assert_eq!(terms.href_from(&Route::Home), "530047/terms.html");
        assert_eq!(terms.href_from(&coverage), "terms.html");
        assert_eq!(Route::Home.href_from(&terms), "../index.html");
        assert_eq!(terms.anchor_from(&terms, "t-3.4"), "#t-3.4");
        let place = Place::Level(LevelId(1));
        let lesson = Route::Lesson(&code, &place, "tea");
        for here in [Route::Home, terms, Route::Programme("a"), Route::Terms(&other)] {
            assert_eq!(
                Route::href_into_lesson(&here.way_to(&code), &place, "tea", "a"),
                lesson.anchor_from(&here, "a")
            );
        }
    }
}
