//! Majors by school type: what the standard lists in each catalogue, and apart from it what a college sets.

use crate::content::Change;
use crate::curriculum::model::Syllabus;
use crate::standard::{Edition, LevelId, SchoolType};

/// The majors of one school type.
#[derive(Clone, Debug)]
pub struct MajorTable {
    /// `None` for a school type that is not known, by its printed name.
    pub school_type: Option<SchoolType>,
    /// The name that a site uses.
    pub name: String,
    /// Whether 等专业 stands behind the list.
    pub open_ended: bool,
    /// In the order of print, the current catalogue first.
    pub rows: Vec<MajorRow>,
    /// 本校设定: the levels that suit this school type.
    pub levels: Vec<LevelId>,
}

/// One major of one school type.
#[derive(Clone, Debug)]
pub struct MajorRow {
    /// As printed.
    pub name: String,
    /// Whether the former catalogue, or the only one, lists it.
    pub former: bool,
    /// Whether the current catalogue lists it.
    pub current: bool,
    /// What became of it.
    pub fate: Option<Fate>,
    /// 专业代码 in the current catalogue.
    pub code: Option<String>,
    /// 本校设定: the levels that suit it, where they differ from its school type's.
    pub levels: Vec<LevelId>,
    /// 本校设定: why.
    pub why: Option<String>,
}

impl MajorRow {
    /// Whether the standard's current catalogue no longer lists it.
    pub fn is_former_only(&self) -> bool {
        matches!(self.fate, Some(Fate::FormerOnly(_)))
    }
}

/// What became of a major between the catalogues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// 保留
    Kept,
    /// 新增
    New,
    /// 更名, 合并: the kind and the former names.
    Changed(String, Vec<String>),
    /// 仅见原版, and what it is called now where a college says so.
    FormerOnly(Option<String>),
}

impl MajorTable {
    /// One table a school type, in the order of print.
    pub fn of(syllabus: &Syllabus) -> Vec<Self> {
        let mut tables: Vec<Self> = Vec::new();
        let catalogues = &syllabus.standard().catalogues;
        let two = catalogues.iter().any(|it| it.edition == Some(Edition::Current)) && catalogues.len() > 1;
        // The current catalogue's order comes first: it holds today.
        let ordered = catalogues.iter().filter(|it| it.edition == Some(Edition::Current));
        let ordered = ordered.chain(catalogues.iter().filter(|it| it.edition != Some(Edition::Current)));
        for catalogue in ordered {
            let current = catalogue.edition == Some(Edition::Current);
            for group in &catalogue.groups {
                let name = group.school_type.map_or(group.printed.as_str(), |it| it.name());
                let known = tables.iter().position(|table| table.name == name);
                let index = known.unwrap_or_else(|| {
                    tables.push(Self {
                        school_type: group.school_type,
                        name: name.to_owned(),
                        open_ended: false,
                        rows: Vec::new(),
                        levels: group
                            .school_type
                            .and_then(|it| syllabus.college.levels.get(&it))
                            .cloned()
                            .unwrap_or_default(),
                    });
                    tables.len() - 1
                });
                let table = &mut tables[index];
                table.open_ended |= group.open_ended;
                for major in &group.majors {
                    table.list(major, current);
                }
            }
        }
        for table in &mut tables {
            table.settle(syllabus, two);
        }
        // Schools stand in the order of their degrees, unknown ones after.
        tables.sort_by_key(|table| (table.school_type.is_none(), table.school_type));
        tables
    }

    /// 本校设定: a major's own levels, or its school type's; none for a major that recruits no one any more.
    pub fn levels_of<'a>(&'a self, row: &'a MajorRow) -> &'a [LevelId] {
        if !row.levels.is_empty() {
            &row.levels
        } else if row.is_former_only() {
            &[]
        } else {
            &self.levels
        }
    }

    fn list(&mut self, major: &str, current: bool) {
        let known = self.rows.iter().position(|row| row.name == major);
        let index = known.unwrap_or_else(|| {
            self.rows.push(MajorRow {
                name: major.to_owned(),
                former: false,
                current: false,
                fate: None,
                code: None,
                levels: Vec::new(),
                why: None,
            });
            self.rows.len() - 1
        });
        let row = &mut self.rows[index];
        row.current |= current;
        row.former |= !current;
    }

    fn settle(&mut self, syllabus: &Syllabus, two_catalogues: bool) {
        let settings = || syllabus.college.majors.iter().filter(|(set, _)| Some(set.school_type) == self.school_type);
        let settings: Vec<_> = settings().cloned().collect();
        for row in &mut self.rows {
            let set = settings.iter().find(|(set, _)| set.name.value == row.name);
            if let Some((set, levels)) = set {
                row.code.clone_from(&set.code);
                row.levels.clone_from(levels);
                row.why.clone_from(&set.why);
            }
            let change = set.and_then(|(set, _)| set.change.clone());
            let now =
                settings.iter().find(|(set, _)| set.change.as_ref().is_some_and(|it| it.from.contains(&row.name)));
            let now = now.map(|(set, _)| set.name.value.clone());
            row.fate = two_catalogues.then(|| fate(row, change, now));
        }
    }
}

fn fate(row: &MajorRow, change: Option<Change>, now: Option<String>) -> Fate {
    match (row.former, row.current, change) {
        (_, true, Some(change)) => Fate::Changed(change.kind, change.from),
        (true, true, None) => Fate::Kept,
        (false, true, None) => Fate::New,
        (_, false, _) => Fate::FormerOnly(now),
    }
}
