//! A site before it is HTML: pages, and files that are copied.

use serde::Serialize;

use crate::site::navigation::Frame;
use crate::site::route::Route;
use crate::site::view;

/// All that a build makes, in order.
pub struct Site<'a> {
    /// In the order of the standards.
    pub sheets: Vec<Sheet<'a>>,
    /// Files of lessons.
    pub copies: Vec<Copied<'a>>,
}

/// A page to be: where it will stand, and how it is made.
///
/// It is made when its turn comes and gone when it is written, since all pages of a large site together hold several
/// times what they are made from.
pub struct Sheet<'a> {
    /// Its address.
    pub route: Route<'a>,
    make: Box<dyn Fn(&Route) -> Page<'a> + Send + Sync + 'a>,
}

impl<'a> Site<'a> {
    /// One page more.
    pub(super) fn add(&mut self, route: Route<'a>, make: impl Fn(&Route) -> Page<'a> + Send + Sync + 'a) {
        self.sheets.push(Sheet { route, make: Box::new(make) });
    }
}

impl<'a> Sheet<'a> {
    /// The page.
    pub fn page(&self) -> Page<'a> {
        (self.make)(&self.route)
    }
}

/// One page: everything that it shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Page<'a> {
    /// What stands around it.
    pub frame: Frame<'a>,
    /// What it is about.
    pub view: View<'a>,
}

/// A file of the site's folder, by its path there, that is copied: as it is, or as a picture in fewer pixels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied<'a> {
    /// Its address.
    pub route: Route<'a>,
    /// Its path from the site's folder.
    pub path: &'a str,
    /// The size that a picture is made smaller to.
    pub fit: Option<(u32, u32)>,
}

/// What a page is about; one kind has one template.
#[derive(Clone, Debug, Hash, Serialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each is named for its view, which says what it is")]
pub enum View<'a> {
    Home(view::HomeView),
    NotFound(view::NotFoundView),
    AllMajors(view::AllMajorsView),
    Major(view::MajorView),
    Course(view::CourseView),
    Programme(Box<view::ProgrammeView>),
    FreePage(Box<view::FreePageView<'a>>),
    Standard(view::StandardView),
    Level(view::LevelView),
    Booklet(Box<view::BookletView<'a>>),
    Task(view::TaskView<'a>),
    Requirement(view::RequirementView<'a>),
    Lesson(Box<view::LessonView<'a>>),
    Progression(view::ProgressionView),
    Coverage(view::CoverageView),
    Terms(view::TermsView),
    Majors(view::MajorsView),
    Positions(view::PositionsView),
    Requirements(view::RequirementsView<'a>),
    Source(view::SourceView),
}

impl View<'_> {
    /// The template that shows it.
    pub fn template(&self) -> &'static str {
        match self {
            Self::Home(_) => "home.html",
            Self::NotFound(_) => "not-found.html",
            Self::AllMajors(_) => "all-majors.html",
            Self::Major(_) => "major.html",
            Self::Course(_) => "course.html",
            Self::Programme(_) => "programme.html",
            Self::FreePage(_) => "page.html",
            Self::Standard(_) => "standard.html",
            Self::Level(_) => "level.html",
            Self::Booklet(_) => "booklet.html",
            Self::Task(_) => "task.html",
            Self::Requirement(_) => "requirement.html",
            Self::Lesson(_) => "lesson.html",
            Self::Progression(_) => "progression.html",
            Self::Coverage(_) => "coverage.html",
            Self::Terms(_) => "terms.html",
            Self::Majors(_) => "majors.html",
            Self::Positions(_) => "positions.html",
            Self::Requirements(_) => "requirements.html",
            Self::Source(_) => "source.html",
        }
    }
}
