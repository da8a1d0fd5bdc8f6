//! 适用专业: what the standard lists, and apart from it what a college sets.

use serde::Serialize;

use crate::curriculum::{Fate, MajorRow, MajorTable};
use crate::site::navigation::LevelLink;
use crate::site::route::Route;
use crate::site::view::part::level_link;
use crate::site::view::subject::Subject;
use crate::standard::Edition;

/// What the page of majors shows.
#[derive(Clone, Debug, Serialize)]
pub struct MajorsView {
    /// The catalogues' printed names: former, current.
    pub catalogues: Vec<CatalogueView>,
    /// Whether there are a former and a current catalogue to compare.
    pub compared: bool,
    /// One a school type.
    pub tables: Vec<TableView>,
    /// Whether a college has set any level.
    pub college: bool,
}

/// A catalogue's heading.
#[derive(Clone, Debug, Serialize)]
pub struct CatalogueView {
    /// `4.1`
    pub number: String,
    /// As printed.
    pub name: Option<String>,
    /// The key of its word: `former` or `current`.
    pub edition: Option<&'static str>,
}

/// The majors of one school type.
#[derive(Clone, Debug, Serialize)]
pub struct TableView {
    /// 中等职业学校
    pub name: String,
    /// Its place on the page.
    pub anchor: String,
    /// Whether 等专业 stands behind the list.
    pub open_ended: bool,
    /// 本校设定: the levels that suit this school type.
    pub levels: Vec<LevelLink>,
    /// The current catalogue's order first.
    pub rows: Vec<RowView>,
}

/// One major.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    /// As printed.
    pub name: String,
    /// 专业代码
    pub code: Option<String>,
    /// Whether the former catalogue, or the only one, lists it.
    pub former: bool,
    /// Whether the current catalogue lists it.
    pub current: bool,
    /// The key of the word for what became of it: `kept`, `new`, `changed`, `former_only`.
    pub fate: Option<&'static str>,
    /// 更名 or 合并.
    pub change: Option<String>,
    /// The former names.
    pub from: Vec<String>,
    /// What it is called now.
    pub now: Option<String>,
    /// 本校设定: the levels that suit it; its school type's unless it has its own.
    pub levels: Vec<LevelLink>,
    /// 本校设定: why.
    pub why: Option<String>,
}

impl MajorsView {
    /// Whole.
    pub fn of(subject: &Subject) -> Self {
        let here = Route::Majors(subject.code());
        let tables: Vec<TableView> =
            MajorTable::of(subject.syllabus).iter().map(|it| table(subject, it, &here)).collect();
        let catalogues = subject.syllabus.standard().catalogues.iter().map(|catalogue| CatalogueView {
            number: catalogue.number.clone(),
            name: catalogue.name.clone(),
            edition: catalogue.edition.map(|edition| match edition {
                Edition::Former => "former",
                Edition::Current => "current",
            }),
        });
        let catalogues: Vec<CatalogueView> = catalogues.collect();
        Self {
            compared: catalogues.len() > 1 && catalogues.iter().any(|it| it.edition == Some("current")),
            college: tables.iter().any(|table| table.rows.iter().any(|row| !row.levels.is_empty())),
            catalogues,
            tables,
        }
    }
}

fn table(subject: &Subject, table: &MajorTable, here: &Route) -> TableView {
    let links = |levels: &[crate::standard::LevelId]| -> Vec<LevelLink> {
        levels.iter().map(|level| level_link(subject, *level, here)).collect()
    };
    let row = |row: &MajorRow| {
        let (fate, change, from, now) = match &row.fate {
            None => (None, None, Vec::new(), None),
            Some(Fate::Kept) => (Some("kept"), None, Vec::new(), None),
            Some(Fate::New) => (Some("new"), None, Vec::new(), None),
            Some(Fate::Changed(kind, from)) => (Some("changed"), Some(kind.clone()), from.clone(), None),
            Some(Fate::FormerOnly(now)) => (Some("former_only"), None, Vec::new(), now.clone()),
        };
        RowView {
            name: row.name.clone(),
            code: row.code.clone(),
            former: row.former,
            current: row.current,
            fate,
            change,
            from,
            now,
            levels: links(table.levels_of(row)),
            why: row.why.clone(),
        }
    };
    TableView {
        name: table.name.clone(),
        anchor: Route::school_anchor(&table.name),
        open_ended: table.open_ended,
        levels: links(&table.levels),
        rows: table.rows.iter().map(row).collect(),
    }
}
