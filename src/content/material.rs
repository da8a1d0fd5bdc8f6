//! Materials that are not Markdown: slides, videos, task sheets (`materials.csv`, `materials.xlsx`).

use crate::content::lesson::Facet;
use crate::diagnostic::{Diagnostics, Finding, nearest};
use crate::text::{Source, Spanned, narrow, separated};

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// Its name.
    pub name: String,
    /// What kind of material it is.
    pub kind: MaterialKind,
    /// The file by its path from the table's folder, or a link.
    pub place: Spanned<String>,
    /// What it does for which requirement, as written.
    pub claims: Vec<(Facet, Spanned<String>)>,
    /// 学时, as written: `2`, `0.5`.
    pub hours: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
}

/// What kind of material it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaterialKind {
    /// 课件
    Slides,
    /// 微课
    Video,
    /// 实训任务书
    TaskSheet,
    /// 实训报告
    Report,
    /// 试题
    Questions,
    /// 案例
    Case,
    /// 教材章节
    Chapter,
    /// Its author did not say, or wrote what is no kind.
    Other,
}

const KINDS: [(&str, MaterialKind); 14] = [
    ("课件", MaterialKind::Slides),
    ("微课", MaterialKind::Video),
    ("实训任务书", MaterialKind::TaskSheet),
    ("实训报告", MaterialKind::Report),
    ("试题", MaterialKind::Questions),
    ("案例", MaterialKind::Case),
    ("教材章节", MaterialKind::Chapter),
    ("slides", MaterialKind::Slides),
    ("video", MaterialKind::Video),
    ("task sheet", MaterialKind::TaskSheet),
    ("report", MaterialKind::Report),
    ("questions", MaterialKind::Questions),
    ("case", MaterialKind::Case),
    ("chapter", MaterialKind::Chapter),
];

impl MaterialKind {
    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Slides => "material_slides",
            Self::Video => "material_video",
            Self::TaskSheet => "material_task_sheet",
            Self::Report => "material_report",
            Self::Questions => "material_questions",
            Self::Case => "material_case",
            Self::Chapter => "material_chapter",
            Self::Other => "material",
        }
    }
}

impl Material {
    /// Whether it is a link to somewhere else.
    pub fn is_link(&self) -> bool {
        let place = self.place.value.to_lowercase();
        place.starts_with("http://") || place.starts_with("https://")
    }
}

/// A column, by its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Name,
    Kind,
    Place,
    Claim(Facet),
    Hours,
    Authors,
}

const COLUMNS: [(&str, Column); 20] = [
    ("名称", Column::Name),
    ("类型", Column::Kind),
    ("文件或链接", Column::Place),
    ("讲授", Column::Claim(Facet::Teach)),
    ("实训", Column::Claim(Facet::Practise)),
    ("考核", Column::Claim(Facet::Assess)),
    ("学时", Column::Hours),
    ("作者", Column::Authors),
    ("文件", Column::Place),
    ("链接", Column::Place),
    ("name", Column::Name),
    ("type", Column::Kind),
    ("file", Column::Place),
    ("link", Column::Place),
    ("file or link", Column::Place),
    ("teach", Column::Claim(Facet::Teach)),
    ("practise", Column::Claim(Facet::Practise)),
    ("assess", Column::Claim(Facet::Assess)),
    ("hours", Column::Hours),
    ("authors", Column::Authors),
];

/// Reads the whole table; what is wrong with a cell is told at the cell, and the other rows are read.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Vec<Material> {
    let mut rows = separated(source).into_iter().filter(|row| row.iter().any(|cell| !cell.value.is_empty()));
    let Some(head) = rows.next() else { return Vec::new() };
    let mut columns: Vec<Option<Column>> = Vec::new();
    for cell in &head {
        let mut found = column(cell, diagnostics);
        if found.is_some() && columns.contains(&found) {
            diagnostics.at(cell.span, Finding::ColumnTwice { name: cell.value.clone() });
            found = None;
        }
        columns.push(found);
    }
    let lacks = |needed| !columns.contains(&Some(needed));
    let missing =
        [("文件或链接", Column::Place), ("名称", Column::Name)].into_iter().find(|(_, needed)| lacks(*needed));
    if let Some((name, needed)) = missing {
        let span = head.first().map_or_else(|| source.span(), |first| first.span);
        diagnostics.at(span, Finding::MissingColumn { name });
        // Names can do without: files have theirs.
        if needed == Column::Place {
            return Vec::new();
        }
    }
    let is_named = |index: usize| head.get(index).is_some_and(|cell| !cell.value.is_empty());
    let mut materials = Vec::new();
    for row in rows {
        for (_, cell) in row.iter().enumerate().filter(|(index, cell)| !cell.value.is_empty() && !is_named(*index)) {
            diagnostics.at(cell.span, Finding::SurplusCell { written: cell.value.clone() });
        }
        materials.extend(material(&columns, &row, diagnostics));
    }
    materials
}

fn column(cell: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<Column> {
    let written = cell.value.to_lowercase();
    if written.is_empty() {
        return None;
    }
    let found = COLUMNS.iter().find(|(name, _)| *name == written).map(|(_, column)| *column);
    if found.is_none() {
        let nearest = nearest(&written, COLUMNS.map(|(name, _)| name));
        diagnostics.at(cell.span, Finding::UnknownColumn { name: cell.value.clone(), nearest });
    }
    found
}

fn material(columns: &[Option<Column>], row: &[Spanned<String>], diagnostics: &mut Diagnostics) -> Option<Material> {
    let of = |wanted: Column| {
        let place = columns.iter().position(|column| *column == Some(wanted))?;
        row.get(place).filter(|cell| !cell.value.is_empty())
    };
    let whole = row.iter().find(|cell| !cell.value.is_empty())?.span;
    for (column, name) in [(Column::Name, "名称"), (Column::Place, "文件或链接")] {
        if columns.contains(&Some(column)) && of(column).is_none() {
            diagnostics.at(whole, Finding::EmptyCell { column: name });
        }
    }
    let place = of(Column::Place)?;
    let place = Spanned { value: place.value.replace('\\', "/"), span: place.span };
    let name = of(Column::Name).cloned().unwrap_or_else(|| Spanned { value: stem(&place.value), span: place.span });
    let kind = of(Column::Kind).map_or(MaterialKind::Other, |cell| kind(cell, diagnostics));
    let mut claims = Vec::new();
    for facet in Facet::ALL {
        claims.extend(of(Column::Claim(facet)).into_iter().flat_map(codes).map(|code| (facet, code)));
    }
    let hours = of(Column::Hours).and_then(|cell| hours(cell, diagnostics));
    if claims.is_empty() {
        diagnostics.at(name.span, Finding::MaterialWithoutClaim);
    }
    let authors = of(Column::Authors).map_or("", |cell| cell.value.as_str()).split(['、', '，', ',', ';', '；']);
    Some(Material {
        name: name.value,
        kind,
        place,
        claims,
        hours,
        authors: authors.map(str::trim).filter(|author| !author.is_empty()).map(str::to_owned).collect(),
    })
}

/// What the file of a material is called, where nobody gave it a name.
fn stem(place: &str) -> String {
    let file = place.trim_end_matches('/').rsplit('/').next().unwrap_or(place);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned()
}

fn kind(cell: &Spanned<String>, diagnostics: &mut Diagnostics) -> MaterialKind {
    let written = cell.value.to_lowercase();
    let found = KINDS.iter().find(|(name, _)| *name == written).map(|(_, kind)| *kind);
    found.unwrap_or_else(|| {
        let nearest = nearest(&written, KINDS.map(|(name, _)| name));
        diagnostics.at(cell.span, Finding::CellKind { written: cell.value.clone(), nearest });
        MaterialKind::Other
    })
}

/// `2`, `0.5`, `２学时`
fn hours(cell: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<String> {
    let plain = narrow(&cell.value);
    let number = ["学时", "课时", "节"].iter().fold(plain.trim(), |rest, unit| rest.trim_end_matches(unit)).trim();
    // `1e3` is a number to programs alone.
    let is_plain = number.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
    let is_number = is_plain && number.parse::<f64>().is_ok_and(|hours| (0.0..10_000.0).contains(&hours));
    if !is_number {
        diagnostics.at(cell.span, Finding::CellHours { written: cell.value.clone() });
    }
    is_number.then(|| number.to_owned())
}

/// What stands between the first and the last code of a range.
pub const TO: [&str; 8] = ["至", "到", "~", "～", "〜", "—", "–", "－"];

/// The codes that a cell lists, in whatever way people list: `初级 2.1.1、2.1.2` leaves the level out later on.
fn codes(cell: &Spanned<String>) -> Vec<Spanned<String>> {
    let mut codes: Vec<Spanned<String>> = Vec::new();
    let mut level = String::new();
    for part in cell.value.split(['、', '，', ',', ';', '；', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        let part =
            TO.iter().fold(part.to_owned(), |part, to| part.split(to).map(str::trim).collect::<Vec<_>>().join(to));
        // `初级 2.1.1` is one code, `L1-2.1.1 L1-2.1.2` are two.
        let mut words: Vec<String> = Vec::new();
        for word in part.split_whitespace() {
            match words.last_mut() {
                Some(last) if !last.ends_with(|it: char| it.is_ascii_digit()) => last.push_str(word),
                _ => words.push(word.to_owned()),
            }
        }
        for word in words {
            let number = word.find(|it: char| it.is_ascii_digit()).unwrap_or(0);
            let is_bare = number == 0 && !level.is_empty();
            if number > 0 && !word.starts_with(['L', 'l']) {
                word[..number].clone_into(&mut level);
            } else if let Some((named, _)) = word.split_once('-').filter(|_| word.starts_with(['L', 'l'])) {
                level = format!("{named}-");
            }
            let value = if is_bare { format!("{level}{word}") } else { word };
            codes.push(Spanned { value, span: cell.span });
        }
    }
    codes
}
