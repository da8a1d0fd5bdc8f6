//! Tables of a PDF: where neither numbers nor places tell which rows a merged cell covers, its borders do.

use std::fmt::Write as _;

use crate::forms::{assert_same, read};
use crate::paper::{Font, file, fonts, hex, stream};

/// How the borders of cells are drawn.
#[derive(Clone, Copy, Debug)]
enum Borders {
    /// A rectangle around each cell, stroked.
    Around,
    /// Thin filled rectangles, a piece for each side of each cell, as browsers and Word print them.
    Pieces,
    /// Stroked lines, as Writer prints them.
    Lines,
    None,
}

/// Where pages end.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Pages {
    One,
    /// A page for each field, without a header of its own.
    EachField,
}

/// A table, its columns between tabs; the paragraphs of a cell stand between bars.
const TABLES: [(&str, &str); 2] = [
    (
        "表 1 面点制作职业技能等级要求（初级）",
        "工作领域\t工作任务\t职业技能要求\n\
         面团调制\t水调面团\t（1）能调冷水面团。|（2）能调温水面团，说明水温对面筋有什么影响。|（3）能饧面。\n\
         \t发酵面团\t（1）能用老面发酵。|（2）能兑碱。\n\
         手工成型\t擀皮包捏\t（1）能擀皮。|（2）能包捏。|（3）能搓条。",
    ),
    ("表 2 面点制作职业技能等级要求（中级）", "工作领域\t工作任务\t职业技能要求\n造型\t象形面点\t（1）能捏核桃酥。"),
];

const HEAD: &str = "面点制作职业技能等级标准\n6 职业技能要求\n6.1 职业技能等级划分\n\
    面点制作职业技能等级分为两个等级：初级、中级。\n6.2 职业技能等级要求描述\n";

/// The standard as text, with what a change makes of its tables.
fn text(change: impl Fn(&str) -> String) -> String {
    let mut text = HEAD.to_owned();
    for (caption, table) in TABLES {
        writeln!(text, "{caption}").expect("a string takes all");
        for row in change(table).lines() {
            let (names, requirement) = row.rsplit_once('\t').expect("a row has cells");
            let paragraphs = requirement.split('|').map(|paragraph| format!("<p>{paragraph}</p>"));
            let is_header = requirement == "职业技能要求";
            let cell = if is_header { requirement.to_owned() } else { paragraphs.collect::<Vec<_>>().join(" ") };
            writeln!(text, "{names}\t{cell}").expect("a string takes all");
        }
    }
    text
}

const SIZE: usize = 10;
const LINE: usize = 14;

const HEIGHT: usize = 1842;
const TOP: usize = 1800;

/// What has been printed, of the last page from its head down.
struct Sheet {
    turned: Vec<String>,
    content: String,
    y: usize,
}

impl Sheet {
    fn print(&mut self, x: usize, y: usize, text: &str) {
        let shown = hex(text, Font::Told);
        writeln!(self.content, "BT /F {SIZE} Tf 1 0 0 1 {x} {y} Tm {shown} Tj ET").expect("a string takes all");
    }

    fn border(&mut self, [left, foot, right, top]: [usize; 4], borders: Borders) {
        let (width, height) = (right - left, top - foot);
        let drawn = match borders {
            Borders::Around => format!("{left} {foot} {width} {height} re S"),
            Borders::Pieces => format!(
                "{left} {foot} {width} 0.5 re f {left} {top} {width} 0.5 re f {left} {foot} 0.5 {height} re f \
                 {right} {foot} 0.5 {height} re f"
            ),
            Borders::Lines => format!(
                "{left} {foot} m {right} {foot} l S {left} {top} m {right} {top} l S {left} {foot} m {left} {top} l S \
                 {right} {top} m {right} {foot} l S"
            ),
            Borders::None => String::new(),
        };
        writeln!(self.content, "{drawn}").expect("a string takes all");
    }

    /// Text in the middle of its cell, as merged cells have it.
    fn cell(&mut self, around: [usize; 4], lines: &[String], borders: Borders) {
        let [left, foot, _, top] = around;
        self.border(around, borders);
        let mut y = (top + foot + lines.len() * LINE) / 2 - SIZE - 1;
        for line in lines {
            self.print(left + 4, y, line);
            y -= LINE;
        }
    }

    fn turn(&mut self) {
        self.turned.push(std::mem::take(&mut self.content));
        self.y = TOP;
    }

    fn table(&mut self, table: &str, borders: Borders, pages: Pages) {
        let rows: Vec<Vec<&str>> = table.lines().map(|row| row.split('\t').collect()).collect();
        let count = rows[0].len();
        let left = |column: usize| 40 + 60 * column;
        let right = |column: usize| if column + 1 == count { 550 } else { left(column + 1) };
        // A name goes on in a second line behind its second character where its column is narrow.
        let lines = |column: usize, cell: &str| -> Vec<String> {
            let width = (right(column) - left(column)) / SIZE - 2;
            let paragraphs = cell.split('|').map(|paragraph| paragraph.chars().collect::<Vec<char>>());
            paragraphs.flat_map(|it| it.chunks(width).map(String::from_iter).collect::<Vec<_>>()).collect()
        };
        let heights: Vec<usize> = rows
            .iter()
            .map(|row| 6 + LINE * row.iter().enumerate().map(|(at, cell)| lines(at, cell).len()).max().unwrap_or(1))
            .collect();
        for (at, row) in rows.iter().enumerate() {
            if pages == Pages::EachField && at > 1 && !row[0].is_empty() {
                self.turn();
            }
            let top = self.y;
            for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                let covered = rows[at + 1..].iter().take_while(|row| row[..=column].iter().all(|cell| cell.is_empty()));
                let foot = top - heights[at..=at + covered.count()].iter().sum::<usize>();
                self.cell([left(column), foot, right(column), top], &lines(column, cell), borders);
            }
            self.y -= heights[at];
        }
        self.y -= 2 * LINE;
    }
}

/// The same, printed.
fn pdf(change: impl Fn(&str) -> String, borders: Borders, pages: Pages) -> Vec<u8> {
    let mut sheet = Sheet { turned: Vec::new(), content: String::new(), y: TOP };
    for line in HEAD.lines() {
        sheet.print(40, sheet.y, line);
        sheet.y -= 2 * LINE;
    }
    for (caption, table) in TABLES {
        sheet.print(200, sheet.y, caption);
        sheet.y -= LINE;
        sheet.table(&change(table), borders, pages);
    }
    sheet.turn();
    let mut objects = vec!["<< /Type /Catalog /Pages 2 0 R >>".to_owned()];
    let count = sheet.turned.len();
    let kids: Vec<String> = (0..count).map(|page| format!("{} 0 R", 6 + 2 * page)).collect();
    objects.push(format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" ")));
    objects.extend(fonts(Font::Told));
    let page = format!("/Type /Page /Parent 2 0 R /MediaBox [0 0 595 {HEIGHT}] /Resources << /Font << /F 3 0 R >> >>");
    for content in &sheet.turned {
        objects.push(format!("<< {page} /Contents {} 0 R >>", objects.len() + 2));
        objects.push(stream("", content));
    }
    let objects: Vec<Vec<u8>> = objects.into_iter().map(String::into_bytes).collect();
    file(&objects)
}

/// A column of numbers before the others, one for each field.
fn counted(table: &str) -> String {
    let mut count = 0;
    let rows = table.lines().enumerate().map(|(at, row)| {
        let is_field = at > 0 && !row.starts_with('\t');
        count += usize::from(is_field);
        let cell = if is_field { count.to_string() } else { String::new() };
        format!("{}\t{row}", if at == 0 { "序号" } else { &cell })
    });
    rows.collect::<Vec<_>>().join("\n")
}

fn unnumbered(table: &str) -> String {
    table.replace("（1）", "").replace("（2）", "").replace("（3）", "")
}

#[test]
fn borders_tell_what_belongs_together() {
    for borders in [Borders::Around, Borders::Pieces, Borders::Lines] {
        for change in [str::to_owned, unnumbered, counted] {
            let expected = read("x.txt", text(change).as_bytes());
            for pages in [Pages::One, Pages::EachField] {
                let reading = assert_same(&text(change), "x.pdf", &pdf(change, borders, pages));
                assert_eq!(reading.codes, expected.codes, "{borders:?} {pages:?}: {}", reading.shown);
            }
        }
    }
}

/// A standard whose tables have no borders.
pub(crate) fn without_borders() -> Vec<u8> {
    pdf(str::to_owned, Borders::None, Pages::One)
}

#[test]
fn without_borders_what_is_guessed_is_told() {
    let reading = read("x.pdf", &without_borders());
    assert!(reading.codes.contains(&"guessed-rows"), "{}", reading.shown);
    // A table of one row leaves nothing to guess.
    assert_eq!(reading.codes.iter().filter(|code| **code == "guessed-rows").count(), 1);
}

#[test]
fn a_name_below_what_belongs_to_it_is_told() {
    let low = |table: &str| table.replace("能捏核桃酥。", "能捏核桃酥。\n\t捏塑面点\t（1）能捏刺猬包。| ");
    let reading = read("x.pdf", &pdf(low, Borders::None, Pages::One));
    // One for each table: in the second the last name got nothing, for its only requirement stands above it.
    assert_eq!(reading.codes.iter().filter(|code| **code == "guessed-rows").count(), 2, "{}", reading.shown);
}
