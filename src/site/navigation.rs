//! Where am I, what is around, what is next.

use serde::Serialize;

use crate::content;
use crate::curriculum::{Curriculum, Majors};
use crate::project::StandardText;
use crate::site::outside;
use crate::site::route::Route;
use crate::site::tree::{Branch, current, tree};
use crate::site::view::{Audience, Subject, page_link};
use crate::standard::{Level, LevelId, TaskId};

/// What stands around every page.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Frame {
    /// The page's name.
    pub name: Name,
    /// The site's name.
    pub site: String,
    /// The school that publishes it.
    pub school: Option<String>,
    /// The school's logo.
    pub logo: Option<String>,
    /// One sentence for search engines.
    pub description: String,
    /// The site's home.
    pub home: String,
    /// The site's name in letters that are safe everywhere: what a reader sets is kept under it.
    pub id: String,
    /// The style sheet.
    pub style: String,
    /// The script.
    pub script: String,
    /// Where the page will stand, for search engines, where the site says so.
    pub canonical: Option<String>,
    /// Where its text can be edited.
    pub edit: Option<String>,
    /// Where all texts can be seen.
    pub repository: Option<String>,
    /// Whether requirements are printed with their text.
    pub full_text: bool,
    /// The way to search.
    pub search: SearchLink,
    /// The free pages of the site.
    pub pages: Vec<Link>,
    /// From the home page down to this one, which has no link.
    pub crumbs: Vec<Crumb>,
    /// The standard that the page belongs to.
    pub standard: Option<StandardFrame>,
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
pub struct StandardFrame {
    /// The whole title.
    pub title: String,
    /// 标准代码, where the standard has one.
    pub code: Option<String>,
    /// 2021年2.0版
    pub edition: Option<String>,
    /// Who published it.
    pub issuer: Option<String>,
    /// The site's own line about it.
    pub notice: Option<String>,
    /// The standard's page.
    pub href: String,
    /// The levels as printed.
    pub levels: Vec<LevelLink>,
    /// 等级递进, 适用专业, 覆盖对照表, 术语, as far as the standard has them.
    pub links: Vec<WordLink>,
    /// The current level's work fields and tasks.
    pub tree: Vec<Branch>,
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
pub enum Name {
    /// `coverage`
    Word(&'static str),
    /// As it is.
    #[serde(untagged)]
    Text(String),
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
pub struct Crumb {
    /// What is shown.
    pub name: Name,
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
pub struct Around {
    /// The page's name.
    pub name: Name,
    /// One sentence for search engines.
    pub description: String,
    /// The pages between the standard and this one.
    pub steps: Vec<(Name, Route)>,
    /// The level that the page belongs to, and its tasks.
    pub within: Option<(LevelId, Vec<TaskId>)>,
    /// The page before, in the standard's order.
    pub previous: Option<Neighbour>,
    /// The page after.
    pub next: Option<Neighbour>,
    /// Whether search engines should pass it by.
    pub hidden: bool,
    /// The path of the one text that it shows, where there is one.
    pub written_in: Option<String>,
}

impl Around {
    /// Of a page by its name and a sentence on it, with nothing else around.
    pub fn alone(name: Name, description: &str) -> Self {
        Self {
            name,
            description: description.to_owned(),
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

impl Frame {
    /// Around a page that belongs to no standard.
    pub fn plain(bar: &Bar, here: &Route, name: Name) -> Self {
        let site = bar.curriculum.title.as_str();
        let config = &bar.curriculum.config;
        let logo = Route::logo(config).map(|logo| logo.href_from(here));
        let is_page = *here != Route::NotFound;
        Self {
            name,
            site: site.to_owned(),
            school: config.school.name.clone(),
            logo,
            canonical: config.base_url.as_deref().filter(|_| is_page).map(|base| outside::canonical(base, here)),
            edit: None,
            repository: config.repository.url.clone(),
            full_text: config.print.standard_text == StandardText::Full,
            description: site.to_owned(),
            home: Route::Home.href_from(here),
            id: content::slug(site),
            style: Route::Asset("style.css".to_owned()).href_from(here),
            script: Route::Asset("site.js".to_owned()).href_from(here),
            search: SearchLink::of(bar, None, None, here),
            pages: bar.curriculum.pages.iter().map(|page| page_link(page, here)).collect(),
            crumbs: Vec::new(),
            standard: None,
            previous: None,
            next: None,
            hidden: !is_page,
        }
    }

    /// Where search engines find the page, where it has something to read and the site says where it will stand.
    pub fn address(self) -> Option<String> {
        self.canonical.filter(|_| !self.hidden)
    }

    /// Around a page of several standards, or of none, below the home page.
    pub fn between(bar: &Bar, here: &Route, around: Around) -> Self {
        Self {
            crumbs: crumbs(around.steps, &around.name, here),
            edit: Self::edit(bar, around.written_in.as_deref()),
            description: around.description,
            hidden: around.hidden,
            ..Self::plain(bar, here, around.name)
        }
    }

    fn edit(bar: &Bar, path: Option<&str>) -> Option<String> {
        let template = bar.curriculum.config.repository.edit.as_deref();
        template.zip(path).map(|(template, path)| outside::edit(template, path))
    }

    /// Around a page of a standard.
    pub fn of(bar: &Bar, subject: &Subject, here: &Route, around: Around) -> Self {
        let mut steps = around.steps;
        if subject.standard_route() != *here {
            steps.insert(0, (Name::Text(subject.name().to_owned()), subject.standard_route()));
        }
        Self {
            search: SearchLink::of(bar, Some(subject), around.within.as_ref().map(|(level, _)| *level), here),
            standard: Some(StandardFrame::of(subject, here, around.within.as_ref())),
            description: around.description,
            crumbs: crumbs(steps, &around.name, here),
            previous: around.previous,
            next: around.next,
            hidden: around.hidden,
            edit: Self::edit(bar, around.written_in.as_deref()),
            ..Self::plain(bar, here, around.name)
        }
    }
}

/// The way down to a page, which stands last and has no link.
fn crumbs(steps: Vec<(Name, Route)>, name: &Name, here: &Route) -> Vec<Crumb> {
    let steps = steps.into_iter().map(|(name, route)| Crumb { name, href: Some(route.href_from(here)) });
    steps.chain([Crumb { name: name.clone(), href: None }]).collect()
}

impl SearchLink {
    fn of(bar: &Bar, subject: Option<&Subject>, level: Option<LevelId>, here: &Route) -> Self {
        let standard = match (subject, bar.subjects.as_slice()) {
            (Some(subject), _) | (None, [subject]) => Some(subject.code()),
            (None, _) => None,
        };
        let folder = standard.as_ref().map(content::standard_folder);
        let of = [folder, level.map(LevelId::slug)].into_iter().flatten().collect::<Vec<_>>().join(" ");
        Self { href: standard.map_or(Route::Home, Route::Requirements).href_from(here), of }
    }
}

impl StandardFrame {
    fn of(subject: &Subject, here: &Route, within: Option<&(LevelId, Vec<TaskId>)>) -> Self {
        let standard = subject.syllabus.standard();
        let code = standard.code.clone();
        let pages = [
            ("progression", Some(Route::Progression(code.clone()))),
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
            let belongs = within.is_some_and(|(within, _)| *within == level.id);
            LevelLink {
                name: level.name.clone(),
                slug: level.id.slug(),
                href: route.href_from(here),
                current: current(route == *here, belongs),
            }
        };
        Self {
            title: standard.title().to_owned(),
            code: standard.cover.code.clone(),
            edition: standard.cover.edition.clone(),
            issuer: standard.cover.issuer.clone(),
            notice: subject.syllabus.notice().map(str::to_owned),
            href: subject.standard_route().href_from(here),
            levels: standard.levels.iter().map(level).collect(),
            links: pages.into_iter().filter_map(link).collect(),
            tree: within.map(|(level, tasks)| tree(subject, here, *level, tasks)).unwrap_or_default(),
        }
    }
}
