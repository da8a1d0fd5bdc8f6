//! The standard itself: cover, scope, references, drafters, declaration.

use serde::Serialize;

use crate::site::navigation::WordLink;
use crate::site::route::Route;
use crate::site::view::part::level_link;
use crate::site::view::subject::Subject;
use crate::standard::Paragraph;

/// What a standard's page shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct StandardView {
    /// The whole title.
    pub title: String,
    /// 标准代码
    pub code: Option<String>,
    /// 2021年2.0版
    pub edition: Option<String>,
    /// Who published it.
    pub issuer: Option<String>,
    /// Year and month.
    pub issued: Option<String>,
    /// 声明
    pub declaration: Option<String>,
    /// How the levels build on each other.
    pub division: Option<String>,
    /// 范围
    pub scope: Vec<String>,
    /// 前言
    pub foreword: Vec<String>,
    /// 起草单位
    pub organisations: Vec<String>,
    /// 主要起草人
    pub drafters: Vec<String>,
    /// 规范性引用文件
    pub references: Vec<ReferenceView>,
    /// 参考文献
    pub bibliography: Vec<BibliographyView>,
    /// The levels with how much they hold.
    pub levels: Vec<LevelCount>,
    /// Other pages of the standard.
    pub pages: Vec<WordLink>,
}

/// 规范性引用文件
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ReferenceView {
    /// With the year where it is dated.
    pub designation: String,
    /// As printed.
    pub title: String,
}

/// 参考文献
#[derive(Clone, Debug, Hash, Serialize)]
pub struct BibliographyView {
    /// In brackets.
    pub number: u32,
    /// As printed.
    pub text: String,
}

/// A level and how much it holds.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LevelCount {
    /// As printed.
    pub name: String,
    /// `l1`
    pub slug: String,
    /// Its page.
    pub href: String,
    /// Work fields.
    pub fields: usize,
    /// Tasks.
    pub tasks: usize,
    /// Requirements.
    pub requirements: usize,
}

impl StandardView {
    /// Whole.
    pub fn of(subject: &Subject) -> Self {
        let here = subject.standard_route();
        let standard = subject.syllabus.standard();
        let cover = standard.cover.clone();
        let texts = |paragraphs: &[Paragraph]| paragraphs.iter().map(|paragraph| paragraph.text.clone()).collect();
        let code = subject.code();
        let pages = [
            ("requirements", Some(Route::Requirements(code))),
            ("positions", subject.positions_route()),
            ("terms", subject.terms_route()),
            ("majors", subject.majors_route()),
            ("source", subject.syllabus.publish_source().then_some(Route::Source(code))),
        ];
        let page = |(word, route): (&'static str, Option<Route>)| {
            Some(WordLink { word, href: route?.href_from(&here), current: false })
        };
        let level = |level: &crate::standard::Level| {
            let link = level_link(subject, level.id, &here);
            LevelCount {
                name: link.name,
                slug: link.slug,
                href: link.href,
                fields: level.fields.len(),
                tasks: level.fields.iter().map(|field| field.tasks.len()).sum(),
                requirements: subject.coverage.own(level.id).total,
            }
        };
        Self {
            title: standard.title().to_owned(),
            code: cover.code,
            edition: cover.edition,
            issuer: cover.issuer,
            issued: cover.issued,
            declaration: standard.declaration.as_ref().map(|declaration| declaration.text.clone()),
            division: standard.division.as_ref().map(|division| division.passage.text.clone()),
            scope: texts(&standard.scope),
            foreword: texts(&standard.foreword),
            organisations: standard.drafting_organisations.clone(),
            drafters: standard.drafters.clone(),
            references: standard
                .references
                .iter()
                .map(|reference| ReferenceView {
                    designation: match (&reference.designation, reference.year) {
                        (Some(designation), Some(year)) => format!("{designation}-{year}"),
                        (designation, _) => designation.clone().unwrap_or_default(),
                    },
                    title: reference.title.clone(),
                })
                .collect(),
            bibliography: standard
                .bibliography
                .iter()
                .map(|entry| BibliographyView { number: entry.number, text: entry.passage.text.clone() })
                .collect(),
            levels: standard.levels.iter().map(level).collect(),
            pages: pages.into_iter().filter_map(page).collect(),
        }
    }
}
