//! Where am I, what is around, what is next.

use std::borrow::Cow;

use serde::Serialize;

use crate::content;
use crate::curriculum::{Curriculum, Majors};
use crate::project::StandardText;
use crate::site::outside;
use crate::site::route::Route;
use crate::site::tree::{Branch, current};
use crate::site::view::{Audience, Subject, page_link};
use crate::standard::{Level, LevelId, TaskId};

/// What stands around every page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Frame<'a> {
    /// The page's name.
    pub name: Name<'a>,
    /// The site's name.
    pub site: &'a str,
    /// The school that publishes it.
    pub school: Option<&'a str>,
    /// The school's logo.
    pub logo: Option<String>,
    /// One sentence for search engines.
    pub description: Cow<'a, str>,
    /// The site's home.
    pub home: String,
    /// The site's name in letters that are safe everywhere: what a reader sets is kept under it.
    pub id: &'a str,
    /// The style sheet.
    pub style: String,
    /// The script.
    pub script: String,
    /// Where the page will stand, for search engines, where the site says so.
    pub canonical: Option<String>,
    /// Where its text can be edited.
    pub edit: Option<String>,
    /// Where all texts can be seen.
    pub repository: Option<&'a str>,
    /// Whether requirements are printed with their text.
    pub full_text: bool,
    /// The way to search.
    pub search: SearchLink,
    /// The free pages of the site.
    pub pages: Vec<Link>,
    /// From the home page down to this one, which has no link.
    pub crumbs: Vec<Crumb<'a>>,
    /// The standard that the page belongs to.
    pub standard: Option<StandardFrame<'a>>,
    /// The page before, in the standard's order.
    pub previous: Option<Neighbour>,
    /// The page after.
    pub next: Option<Neighbour>,
    /// Whether search engines should pass it by: it has nothing to read yet.
    pub hidden: bool,
}

/// What the frames of all pages are made from.
#[derive(Clone, Debug)]
pub struct Bar<'a> {
    /// The site's name and settings.
    pub curriculum: &'a Curriculum,
    /// The site's name in letters that are safe everywhere.
    pub id: String,
    /// Its standards.
    pub subjects: Vec<Subject<'a>>,
    /// The majors of all standards, each with its page.
    pub majors: &'a Majors,
    /// For whom the site is made.
    pub audience: Audience,
}

/// Search: a page of all requirements for who has no scripts, and the data for the others.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct SearchLink {
    /// All requirements of the standard, or home where the page belongs to none of several.
    pub href: String,
    /// Whose texts are looked through: the folder of a standard, and the level whose texts come first; else empty.
    pub of: String,
}

/// What every page of a standard carries.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StandardFrame<'a> {
    /// The whole title.
    pub title: &'a str,
    /// 标准代码, where the standard has one.
    pub code: Option<&'a str>,
    /// 2021年2.0版
    pub edition: Option<&'a str>,
    /// Who published it.
    pub issuer: Option<&'a str>,
    /// The site's own line about it.
    pub notice: Option<&'a str>,
    /// The standard's page.
    pub href: String,
    /// The levels as printed.
    pub levels: Vec<LevelLink>,
    /// 等级递进, 适用专业, 覆盖对照表, 术语, as far as the standard has them.
    pub links: Vec<WordLink>,
    /// The current level's work fields and tasks.
    pub tree: Vec<Branch<'a>>,
}

/// A name and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Link {
    /// What is shown.
    pub label: String,
    /// Relative.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A name out of a text, or a word of the theme by its key.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Name<'a> {
    /// `coverage`
    Word(&'static str),
    /// As it is.
    #[serde(untagged)]
    Text(Cow<'a, str>),
}

/// A word of the theme and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct WordLink {
    /// The word's key.
    pub word: &'static str,
    /// Relative.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A step from the standard to this page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Crumb<'a> {
    /// What is shown.
    pub name: Name<'a>,
    /// `None` for this page.
    pub href: Option<String>,
}

/// A level and its page.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LevelLink {
    /// As printed.
    pub name: String,
    /// `l1`
    pub slug: String,
    /// Its page.
    pub href: String,
    /// What `aria-current` says: `page` for this page, `true` for what it belongs to.
    pub current: Option<&'static str>,
}

/// What a page tells of what stands around it.
#[derive(Clone, Debug)]
pub struct Around<'a> {
    /// The page's name.
    pub name: Name<'a>,
    /// One sentence for search engines.
    pub description: Cow<'a, str>,
    /// The pages between the standard and this one.
    pub steps: Vec<(Name<'a>, Route<'a>)>,
    /// The level that the page belongs to, and its tasks.
    pub within: Option<(LevelId, &'a [TaskId])>,
    /// The page before, in the standard's order.
    pub previous: Option<Neighbour>,
    /// The page after.
    pub next: Option<Neighbour>,
    /// Whether search engines should pass it by.
    pub hidden: bool,
    /// The path of the one text that it shows, where there is one.
    pub written_in: Option<&'a str>,
}

impl<'a> Around<'a> {
    /// Of a page by its name and a sentence on it, with nothing else around.
    pub fn alone(name: Name<'a>, description: Cow<'a, str>) -> Self {
        Self {
            name,
            description,
            steps: Vec::new(),
            within: None,
            previous: None,
            next: None,
            hidden: false,
            written_in: None,
        }
    }
}

/// The page before or after.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Neighbour {
    /// What is shown.
    pub label: String,
    /// Relative.
    pub href: String,
    /// Whether it belongs to another level.
    pub other_level: bool,
}

impl<'a> Frame<'a> {
    /// Around the home page, and what a server shows where there is nothing.
    pub fn plain(bar: &'a Bar, here: &Route, name: Name<'a>) -> Self {
        let alone = Around::alone(name, bar.curriculum.title.as_str().into());
        let around = Around { hidden: *here == Route::NotFound, ..alone };
        Self { crumbs: Vec::new(), ..Self::between(bar, here, around) }
    }

    /// Around a page of several standards, or of none, below the home page.
    pub fn between(bar: &'a Bar, here: &Route, around: Around<'a>) -> Self {
        Self::whole(bar, None, here, around)
    }

    /// Around a page of a standard.
    pub fn of(bar: &'a Bar, subject: &'a Subject, here: &Route, mut around: Around<'a>) -> Self {
        if subject.standard_route() != *here {
            around.steps.insert(0, (Name::Text(subject.name().into()), subject.standard_route()));
        }
        Self::whole(bar, Some(subject), here, around)
    }

    fn whole(bar: &'a Bar, subject: Option<&'a Subject>, here: &Route, around: Around<'a>) -> Self {
        let config = &bar.curriculum.config;
        let way = here.way_home();
        let asset = |name: &str| Route::Asset(name).href_by(&way);
        let is_page = *here != Route::NotFound;
        let level = around.within.map(|(level, _)| level);
        Self {
            crumbs: crumbs(around.steps, &around.name, here),
            name: around.name,
            site: &bar.curriculum.title,
            school: config.school.name.as_deref(),
            logo: Route::logo(config).map(|logo| logo.href_by(&way)),
            description: around.description,
            home: Route::Home.href_by(&way),
            id: &bar.id,
            style: asset("style.css"),
            script: asset("site.js"),
            canonical: config.base_url.as_deref().filter(|_| is_page).map(|base| outside::canonical(base, here)),
            edit: config.repository.edit.as_deref().zip(around.written_in).map(|(it, path)| outside::edit(it, path)),
            repository: config.repository.url.as_deref(),
            full_text: config.print.standard_text == StandardText::Full,
            search: SearchLink::of(bar, subject, level, here),
            pages: bar.curriculum.pages.iter().map(|page| page_link(page, here)).collect(),
            standard: subject.map(|subject| StandardFrame::of(subject, here, around.within)),
            previous: around.previous,
            next: around.next,
            hidden: around.hidden,
        }
    }

    /// Where search engines find the page, where it has something to read and the site says where it will stand.
    pub fn address(self) -> Option<String> {
        self.canonical.filter(|_| !self.hidden)
    }
}

/// The way down to a page, which stands last and has no link.
fn crumbs<'a>(steps: Vec<(Name<'a>, Route)>, name: &Name<'a>, here: &Route) -> Vec<Crumb<'a>> {
    let steps = steps.into_iter().map(|(name, route)| Crumb { name, href: Some(route.href_from(here)) });
    steps.chain([Crumb { name: name.clone(), href: None }]).collect()
}

impl SearchLink {
    fn of(bar: &Bar, subject: Option<&Subject>, level: Option<LevelId>, here: &Route) -> Self {
        let standard = match (subject, bar.subjects.as_slice()) {
            (Some(subject), _) | (None, [subject]) => Some(subject.code()),
            (None, _) => None,
        };
        let folder = standard.map(content::standard_folder);
        let of = [folder, level.map(LevelId::slug)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { href: standard.map_or(Route::Home, Route::Requirements).href_from(here), of }
    }
}

impl<'a> StandardFrame<'a> {
    fn of(subject: &'a Subject, here: &Route, within: Option<(LevelId, &[TaskId])>) -> Self {
        let standard = subject.syllabus.standard();
        let code = &standard.code;
        let pages = [
            ("progression", Some(Route::Progression(code))),
            ("majors", subject.majors_route()),
            ("coverage", Some(Route::Coverage(code))),
            ("terms", subject.terms_route()),
        ];
        let link = |(word, route): (&'static str, Option<Route>)| {
            let route = route?;
            Some(WordLink { word, href: route.href_from(here), current: route == *here })
        };
        let level = |level: &Level| {
            let route = subject.level_route(level.id);
            let belongs = within.is_some_and(|(within, _)| within == level.id);
            LevelLink {
                name: level.name.clone(),
                slug: level.id.slug(),
                href: route.href_from(here),
                current: current(route == *here, belongs),
            }
        };
        Self {
            title: standard.title(),
            code: standard.cover.code.as_deref(),
            edition: standard.cover.edition.as_deref(),
            issuer: standard.cover.issuer.as_deref(),
            notice: subject.syllabus.notice(),
            href: subject.standard_route().href_from(here),
            levels: standard.levels.iter().map(level).collect(),
            links: pages.into_iter().filter_map(link).collect(),
            tree: within.map(|(level, tasks)| subject.trees.seen(here, level, tasks)).unwrap_or_default(),
        }
    }
}
