//! Where am I, what is around, what is next.

use serde::Serialize;

use crate::site::route::Route;
use crate::site::view::Subject;
use crate::standard::{LevelId, TaskId};

/// What stands around every page.
#[derive(Clone, Debug, Serialize)]
pub struct Frame {
    /// The page's name.
    pub name: Name,
    /// The site's name.
    pub site: String,
    /// One sentence for search engines.
    pub description: String,
    /// The site's home.
    pub home: String,
    /// The style sheet.
    pub style: String,
    /// From the home page down to this one, which has no link.
    pub crumbs: Vec<Crumb>,
    /// The standard that the page belongs to.
    pub standard: Option<StandardFrame>,
    /// The page before, in the standard's order.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
    /// Whether search engines should pass it by: it has nothing to read yet.
    pub hidden: bool,
}

/// What every page of a standard carries.
#[derive(Clone, Debug, Serialize)]
pub struct StandardFrame {
    /// 跨境电商海外营销
    pub name: String,
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
    /// 等级递进, 适用专业, 覆盖对照表, 术语.
    pub links: Vec<WordLink>,
    /// The current level's work fields and tasks.
    pub tree: Vec<Branch>,
}

/// A name and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What is shown.
    pub label: String,
    /// Relative.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A name out of a text, or a word of the theme by its key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Name {
    /// As it is.
    Text(String),
    /// `coverage`
    Word(&'static str),
}

/// A word of the theme and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct WordLink {
    /// The word's key.
    pub word: &'static str,
    /// Relative.
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// A step from the standard to this page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Crumb {
    /// What is shown.
    pub name: Name,
    /// `None` for this page.
    pub href: Option<String>,
}

/// A level and its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LevelLink {
    /// As printed.
    pub name: String,
    /// `l1`
    pub slug: String,
    /// Its page.
    pub href: String,
    /// Whether this page belongs to it.
    pub current: bool,
}

/// A work field in the tree beside a page.
#[derive(Clone, Debug, Serialize)]
pub struct Branch {
    /// `2`
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its place on the level's page.
    pub href: String,
    /// Its tasks.
    pub tasks: Vec<Leaf>,
}

/// A task in the tree beside a page.
#[derive(Clone, Debug, Serialize)]
pub struct Leaf {
    /// `2.1`
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// How far it is covered.
    pub state: &'static str,
    /// Whether this page belongs to it.
    pub current: bool,
}

impl Frame {
    /// Around a page that belongs to no standard.
    pub fn plain(site: &str, here: &Route, name: Name) -> Self {
        Self {
            name,
            site: site.to_owned(),
            description: site.to_owned(),
            home: Route::Home.href_from(here),
            style: Route::Asset("style.css".to_owned()).href_from(here),
            crumbs: Vec::new(),
            standard: None,
            previous: None,
            next: None,
            hidden: false,
        }
    }

    /// Around a page of a standard; `steps` lead from the standard to the page.
    pub fn of(site: &str, subject: &Subject, here: &Route, name: Name, steps: &[(String, Route)]) -> Self {
        let step = |(label, route): (&str, &Route)| Crumb {
            name: Name::Text(label.to_owned()),
            href: Some(route.href_from(here)),
        };
        let mut crumbs = Vec::new();
        if subject.standard_route() != *here {
            crumbs.push(step((subject.name(), &subject.standard_route())));
        }
        crumbs.extend(steps.iter().map(|(label, route)| step((label, route))));
        crumbs.push(Crumb { name: name.clone(), href: None });
        let description = subject.syllabus.standard().cover.title.clone();
        let standard = Some(StandardFrame::of(subject, here));
        Self { description, crumbs, standard, ..Self::plain(site, here, name) }
    }

    /// The same with the tree of the level that the page belongs to.
    #[must_use]
    pub fn within(mut self, subject: &Subject, here: &Route, level: LevelId, tasks: &[TaskId]) -> Self {
        if let Some(standard) = &mut self.standard {
            standard.tree = tree(subject, here, level, tasks);
            for (link, known) in standard.levels.iter_mut().zip(&subject.syllabus.standard().levels) {
                link.current = known.id == level;
            }
        }
        self
    }
}

impl StandardFrame {
    fn of(subject: &Subject, here: &Route) -> Self {
        let standard = subject.syllabus.standard();
        let code = standard.code.clone();
        let pages = [
            ("progression", Route::Progression(code.clone())),
            ("majors", Route::Majors(code.clone())),
            ("coverage", Route::Coverage(code.clone())),
            ("terms", Route::Terms(code)),
        ];
        let link = |(word, route): (&'static str, Route)| WordLink {
            word,
            href: route.href_from(here),
            current: route == *here,
        };
        let level = |level: &crate::standard::Level| LevelLink {
            name: level.name.clone(),
            slug: level.id.slug(),
            href: subject.level_route(level.id).href_from(here),
            current: false,
        };
        Self {
            name: subject.name().to_owned(),
            title: standard.cover.title.clone(),
            code: standard.cover.code.clone(),
            edition: standard.cover.edition.clone(),
            issuer: standard.cover.issuer.clone(),
            notice: subject.syllabus.notice().map(str::to_owned),
            href: subject.standard_route().href_from(here),
            levels: standard.levels.iter().map(level).collect(),
            links: pages.map(link).to_vec(),
            tree: Vec::new(),
        }
    }
}

fn tree(subject: &Subject, here: &Route, level: LevelId, current: &[TaskId]) -> Vec<Branch> {
    let Some(level) = subject.syllabus.standard().level(level) else { return Vec::new() };
    let page = subject.level_route(level.id);
    let branch = |field: &crate::standard::WorkField| Branch {
        number: field.id.number(),
        name: field.name.clone(),
        href: page.anchor_from(here, &Route::field_anchor(field.id)),
        tasks: field.tasks.iter().map(|task| leaf(subject, here, task, current)).collect(),
    };
    level.fields.iter().map(branch).collect()
}

fn leaf(subject: &Subject, here: &Route, task: &crate::standard::Task, current: &[TaskId]) -> Leaf {
    Leaf {
        number: task.id.number(),
        name: task.name.clone(),
        href: subject.task_route(task.id).href_from(here),
        state: subject.coverage.task(task.id).state().key(),
        current: current.contains(&task.id),
    }
}
