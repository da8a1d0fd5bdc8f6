//! 适用专业: what the standard lists, and apart from it what a college sets.

use serde::Serialize;

use crate::content::{Taken, unique};
use crate::curriculum::{Fate, MajorRow, MajorTable};
use crate::site::navigation::LevelLink;
use crate::site::route::Route;
use crate::site::view::major::major_href;
use crate::site::view::part::level_link;
use crate::site::view::subject::Subject;
use crate::standard::Edition;

/// What the page of majors shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct MajorsView {
    /// The catalogues' printed names: former, current.
    pub catalogues: Vec<CatalogueView>,
    /// Whether there are a former and a current catalogue to compare.
    pub compared: bool,
    /// All majors that the standard lists, those of two school types twice.
    pub total: usize,
    /// One a school type.
    pub tables: Vec<TableView>,
    /// Majors that several school types have.
    pub same: Vec<SameView>,
    /// Whether a college has set any level.
    pub college: bool,
}

/// A catalogue's heading.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CatalogueView {
    /// `4.1`
    pub number: String,
    /// As printed.
    pub name: Option<String>,
    /// The key of its word: `former` or `current`.
    pub edition: Option<&'static str>,
}

/// The majors of one school type.
#[derive(Clone, Debug, Hash, Serialize)]
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
#[derive(Clone, Debug, Hash, Serialize)]
pub struct RowView {
    /// As printed.
    pub name: String,
    /// `dian-zi-shang-wu`, with a number where another school type has the same: its places on the page end so.
    pub slug: String,
    /// Its page.
    pub page: String,
    /// 专业代码
    pub code: Option<String>,
    /// Whether the former catalogue, or the only one, lists it.
    pub former: bool,
    /// Whether the current catalogue lists it.
    pub current: bool,
    /// The key of the word for what became of it: `kept`, `new`, `renamed`, `merged`, `changed`, `former_only`.
    pub fate: Option<&'static str>,
    /// The college's own word for a change.
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

/// A major that several school types have.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct SameView {
    /// As printed.
    pub name: String,
    /// Its slug in each school type; none where that does not have it.
    pub slugs: Vec<Option<String>>,
}

impl MajorsView {
    /// Whole.
    pub fn of(subject: &Subject) -> Self {
        let here = Route::Majors(subject.code());
        let slugs = slugs(subject.majors);
        let tables = subject.majors.iter().zip(&slugs).map(|(it, slugs)| table(subject, it, slugs, &here));
        let tables: Vec<TableView> = tables.collect();
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
            same: same(&tables),
            total: tables.iter().map(|table| table.rows.len()).sum(),
            tables,
        }
    }
}

/// A slug for each row of each table, none of them twice.
fn slugs(tables: &[MajorTable]) -> Vec<Vec<String>> {
    let mut taken = Taken::default();
    let mut slug = |row: &MajorRow| unique(&Route::major_slug(&row.name), &mut taken);
    tables.iter().map(|table| table.rows.iter().map(&mut slug).collect()).collect()
}

/// Majors of the same name in several types of schools, in the order of print.
fn same(tables: &[TableView]) -> Vec<SameView> {
    let mut same: Vec<SameView> = Vec::new();
    for row in tables.iter().flat_map(|table| &table.rows) {
        let slug = |table: &TableView| table.rows.iter().find(|it| it.name == row.name).map(|it| it.slug.clone());
        let slugs: Vec<Option<String>> = tables.iter().map(slug).collect();
        let several = slugs.iter().flatten().count() > 1;
        if several && !same.iter().any(|it| it.name == row.name) {
            same.push(SameView { name: row.name.clone(), slugs });
        }
    }
    same
}

/// The key of the word for what became of a major, and the college's own word where there is none.
pub(super) fn fate(row: &MajorRow) -> (Option<&'static str>, Option<String>) {
    match &row.fate {
        None => (None, None),
        Some(Fate::Kept) => (Some("kept"), None),
        Some(Fate::New) => (Some("new"), None),
        Some(Fate::Changed(kind, _)) => match kind.as_str() {
            "更名" => (Some("renamed"), None),
            "合并" => (Some("merged"), None),
            _ => (Some("changed"), Some(kind.clone())),
        },
        Some(Fate::FormerOnly(_)) => (Some("former_only"), None),
    }
}

fn table(subject: &Subject, table: &MajorTable, slugs: &[String], here: &Route) -> TableView {
    let links = |levels: &[crate::standard::LevelId]| -> Vec<LevelLink> {
        levels.iter().map(|level| level_link(subject, *level, here)).collect()
    };
    let row = |(row, slug): (&MajorRow, &String)| {
        let (from, now) = match &row.fate {
            Some(Fate::Changed(_, from)) => (from.clone(), None),
            Some(Fate::FormerOnly(now)) => (Vec::new(), now.clone()),
            _ => (Vec::new(), None),
        };
        let (fate, change) = fate(row);
        RowView {
            name: row.name.clone(),
            slug: slug.clone(),
            page: major_href(subject, &row.name, here).unwrap_or_default(),
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
        rows: table.rows.iter().zip(slugs).map(row).collect(),
    }
}
