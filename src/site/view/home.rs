//! Home: the standards, or the one.

use serde::Serialize;

use crate::site::navigation::{Bar, LevelLink};
use crate::site::route::Route;
use crate::site::view::course::CourseCard;
use crate::site::view::free::PageCard;
use crate::site::view::part::{TotalsView, level_link};
use crate::site::view::programme::ProgrammeCard;
use crate::site::view::starter::Audience;
use crate::site::view::subject::Subject;
use crate::standard::Level;

/// What the home page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HomeView {
    /// In the site's order.
    pub standards: Vec<StandardCard>,
    /// The courses, in the order of their files.
    pub courses: Vec<CourseCard>,
    /// The programmes, in the order of their files.
    pub programmes: Vec<ProgrammeCard>,
    /// The free pages.
    pub pages: Vec<PageCard>,
    /// Where no lesson is written yet, for the site's author: the folder where lessons would lie.
    pub guide: Option<String>,
    /// Majors across standards, where there are several.
    pub all_majors: Option<String>,
}

/// A standard on the home page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StandardCard {
    /// The whole title.
    pub title: String,
    /// 标准代码
    pub code: Option<String>,
    /// 2021年2.0版
    pub edition: Option<String>,
    /// Year and month.
    pub issued: Option<String>,
    /// Who published it.
    pub issuer: Option<String>,
    /// The site's own line about it.
    pub notice: Option<String>,
    /// Its page.
    pub href: String,
    /// From the lowest.
    pub levels: Vec<LevelCard>,
    /// Where students begin: the lowest level.
    pub student: String,
    /// Where those begin who look after majors.
    pub majors: Option<String>,
    /// Where reviewers begin.
    pub coverage: String,
    /// 术语
    pub terms: Option<String>,
    /// Where teachers begin: what continues from level to level.
    pub progression: String,
}

/// A level on the home page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LevelCard {
    /// Its name and page.
    pub link: LevelLink,
    /// What its holders do.
    pub scope: String,
    /// How many tasks.
    pub tasks: usize,
    /// 本级
    pub totals: TotalsView,
}

impl HomeView {
    /// All standards.
    pub fn of(bar: &Bar) -> Self {
        let (subjects, curriculum) = (&bar.subjects, bar.curriculum);
        let here = Route::Home;
        let card = |subject: &Subject| {
            let standard = subject.syllabus.standard();
            let cover = standard.cover.clone();
            let first = standard.levels.first().map(|level| subject.level_route(level.id));
            StandardCard {
                title: standard.title().to_owned(),
                code: cover.code,
                edition: cover.edition,
                issued: cover.issued,
                issuer: cover.issuer,
                notice: subject.syllabus.notice().map(str::to_owned),
                href: subject.standard_route().href_from(&here),
                levels: standard.levels.iter().map(|level| LevelCard::of(subject, level)).collect(),
                student: first.unwrap_or(subject.standard_route()).href_from(&here),
                majors: subject.majors_route().map(|route| route.href_from(&here)),
                coverage: Route::Coverage(subject.code()).href_from(&here),
                terms: subject.terms_route().map(|route| route.href_from(&here)),
                progression: Route::Progression(subject.code()).href_from(&here),
            }
        };
        let is_empty = subjects.iter().all(|subject| subject.syllabus.lessons().is_empty());
        let first = subjects.first().filter(|_| is_empty && bar.audience == Audience::Authors);
        let all_majors = (subjects.len() > 1).then(|| Route::AllMajors.href_from(&here));
        Self {
            standards: subjects.iter().map(card).collect(),
            courses: curriculum.courses.iter().map(|course| CourseCard::of(course, &here)).collect(),
            programmes: curriculum.programmes.iter().map(|it| ProgrammeCard::of(it, &here)).collect(),
            pages: curriculum.pages.iter().map(|page| PageCard::of(page, &here)).collect(),
            guide: first.map(|subject| format!("content/{}/lessons/", subject.code())),
            all_majors,
        }
    }
}

impl LevelCard {
    fn of(subject: &Subject, level: &Level) -> Self {
        Self {
            link: level_link(subject, level.id, &Route::Home),
            scope: scope(level),
            tasks: level.fields.iter().map(|field| field.tasks.len()).sum(),
            totals: subject.coverage.own(level.id).into(),
        }
    }
}

/// What follows 从事 in the level's description, up to the stop: the work itself.
fn scope(level: &Level) -> String {
    let Some(text) = level.description.first().map(|paragraph| paragraph.text.as_str()) else { return String::new() };
    let work = text.split_once("从事").and_then(|(_, work)| work.split('。').next());
    work.map_or_else(|| text.to_owned(), |work| work.trim_end_matches("工作").trim_end_matches('等').to_owned())
}
