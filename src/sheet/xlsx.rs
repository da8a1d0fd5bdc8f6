//! A workbook as a file of Excel.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use rust_xlsxwriter as excel;
use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet};

use unicode_width::UnicodeWidthStr as _;

use crate::sheet::height::{cell_lines, lines, points, row_lines};
use crate::sheet::pages::{Room, cells, pages};
use crate::sheet::table::{Cell, Column, Form, Sheet, Tone, Value, Workbook};

const FITS: &str = "names, lengths and places are within what Excel takes";
/// Excel takes 32,767 letters a cell, 2,080 a link, and 65,530 links and 1,023 breaks a sheet.
const LONGEST: usize = 32_000;
const LONGEST_LINK: usize = 2_000;
const MOST_LINKS: usize = 65_000;
const MOST_BREAKS: usize = 1_000;
/// Between the margins of a page, in points; a little less than there is, since no two printers agree.
const WIDTH: f64 = 735.0;
const HEIGHT: f64 = 485.0;
/// Of half width, and what a column takes besides, in points.
const LETTER: f64 = 5.25;
const PADDING: f64 = 3.75;

/// The whole file: the same workbook gives the same bytes.
pub fn xlsx(workbook: &Workbook) -> Vec<u8> {
    let Workbook { title, mark, pages: said, sheets } = workbook;
    let mut file = excel::Workbook::new();
    // A file that says when it was made would differ from day to day.
    let date = ExcelDateTime::from_ymd(2000, 1, 1).expect("a day of the calendar");
    file.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&date));
    // A tenth larger than at the usual level, in less time.
    file.set_zip_compression_level(3);
    let mut names = BTreeSet::new();
    let foot = foot(mark, said);
    for sheet in sheets {
        let worksheet = file.add_worksheet();
        worksheet.set_name(name(&sheet.name, &mut names)).expect(FITS);
        fill(worksheet, sheet, &foot);
    }
    file.save_to_buffer().expect("memory takes all")
}

/// A name that Excel takes for a sheet, and that no other has.
fn name(name: &str, taken: &mut BTreeSet<String>) -> String {
    let plain = name.chars().map(|it| if "[]:*?/\\'".contains(it) || it.is_control() { ' ' } else { it });
    let plain: String = plain.take(28).collect();
    let plain = if plain.trim().is_empty() { "1".to_owned() } else { plain.trim().to_owned() };
    let mut unique = plain.clone();
    let mut count = 1;
    while !taken.insert(unique.to_lowercase()) {
        count += 1;
        unique = format!("{} {count}", plain.chars().take(24).collect::<String>());
    }
    unique
}

fn fill(worksheet: &mut Worksheet, sheet: &Sheet, page_foot: &str) {
    let paper = sheet.form == Form::Paper;
    let last = sheet.columns.len().saturating_sub(1) as u16;
    for (index, column) in sheet.columns.iter().enumerate() {
        worksheet.set_column_width(index as u16, f64::from(column.width)).expect(FITS);
    }
    let widths: Vec<u16> = sheet.columns.iter().map(|column| column.width).collect();
    let mut at = 0;
    for (index, line) in sheet.heading.iter().enumerate() {
        let look = if index == 0 { title(paper) } else { plain(paper) };
        across(worksheet, at, last, line, &look.set_text_wrap());
        let high = points(cell_lines(&Cell::text(line.as_str()), widths.iter().sum()));
        worksheet.set_row_height(at, if index == 0 { high + 8.0 } else { high }).expect(FITS);
        at += 1;
    }
    let head = at;
    for (index, column) in sheet.columns.iter().enumerate() {
        worksheet.write_string_with_format(head, index as u16, cut(column.name.as_str()), &header(paper)).expect(FITS);
    }
    at += 1;
    // What one row says of its height takes half a kilobyte, so rows of one line say nothing.
    let usual = if paper { None } else { Some(points(1.0)) };
    if let Some(usual) = usual {
        worksheet.set_default_row_height(usual);
    }
    let mut breaks: Vec<u32> = Vec::new();
    let rows: Box<dyn Iterator<Item = (Vec<Cell>, f64)>> = match sheet.form {
        Form::Paper => {
            let rows = sheet.rows.together();
            let highs: Vec<f64> = lines(&rows, &widths).into_iter().map(points).collect();
            let above = (0..at).map(|row| if row == 0 { 30.0 } else { 20.0 }).sum::<f64>();
            let other = HEIGHT / scale(sheet) - 20.0;
            let pages = pages(&rows, &highs, Room { first: other - above, other, foot: 44.0 });
            breaks.extend(pages[1..].iter().take(MOST_BREAKS).map(|page| at + page.start as u32));
            let rows: Vec<Vec<Cell>> = pages.iter().flat_map(|page| cells(&rows, page)).collect();
            Box::new(rows.into_iter().zip(highs))
        }
        // No page cuts what is read on a screen; there rows are many, and each is gone when it is written.
        Form::Screen { .. } => Box::new(sheet.rows.one_by_one().map(|row| {
            let high = points(row_lines(&row, &widths));
            (row, high)
        })),
    };
    let mut links = 0;
    let mut looks = BTreeMap::new();
    for (row, high) in rows {
        if usual != Some(high) {
            worksheet.set_row_height(at, high).expect(FITS);
        }
        // On a screen, lines stand between cells that hold nothing as well.
        let stands = |cell: &Cell| paper || cell.tone != Tone::Plain || cell.value != Value::Text("".into());
        for (index, mut cell) in row.into_iter().enumerate().filter(|(_, cell)| stands(cell)) {
            links += usize::from(cell.link.is_some());
            cell.link.take_if(|link| links > MOST_LINKS || link.len() > LONGEST_LINK);
            let centred = sheet.columns.get(index).is_some_and(|column| column.centred);
            let looks = looks.entry((cell.tone, centred)).or_insert_with(|| {
                let look = look(cell.tone, centred, paper);
                [look.clone(), link(look)]
            });
            write(worksheet, (at, index as u16), cell, looks);
        }
        at += 1;
    }
    if at > head + 1 && !paper {
        worksheet.autofilter(head, 0, at - 1, last).expect(FITS);
    }
    at += u32::from(!sheet.foot.is_empty());
    for line in &sheet.foot {
        let look = plain(paper).set_align(FormatAlign::VerticalCenter);
        across(worksheet, at, last, &spread(&sheet.columns, line), &look);
        worksheet.set_row_height(at, 24.0).expect(FITS);
        at += 1;
    }
    match sheet.form {
        Form::Screen { frozen } => {
            worksheet.set_freeze_panes(head + 1, frozen).expect(FITS);
        }
        Form::Paper => {
            worksheet.set_page_breaks(&breaks).expect(FITS);
        }
    }
    worksheet.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    worksheet.set_repeat_rows(head, head).expect(FITS);
    worksheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.35).set_print_center_horizontally(true);
    worksheet.set_footer(page_foot);
}

/// What stands at the foot of each printed page.
fn foot(mark: &str, [before, between, after]: &[String; 3]) -> String {
    let mark = mark.replace('&', "&&");
    format!("&L&\"宋体\"&9{mark}&R&\"宋体\"&9{before}&P{between}&N{after}")
}

/// By how much a table is printed smaller, so that all its columns stand on a page: about, since it is the printing
/// program that measures.
fn scale(sheet: &Sheet) -> f64 {
    let width: f64 = sheet.columns.iter().map(|column| f64::from(column.width) * LETTER + PADDING).sum();
    (WIDTH / width.max(1.0)).clamp(0.3, 1.0)
}

/// A cell in its look, and in that of a link where it is one.
fn write(worksheet: &mut Worksheet, (row, column): (u32, u16), cell: Cell, [look, linked]: &[Format; 2]) {
    if cell.down > 1 {
        let end = row + cell.down as u32 - 1;
        worksheet.merge_range(row, column, end, column, &cut(cell.words()), look).expect(FITS);
    }
    match cell.value {
        Value::Above => return,
        Value::Number(number) => worksheet.write_number_with_format(row, column, number, look).expect(FITS),
        Value::Text(text) if text.is_empty() => worksheet.write_blank(row, column, look).expect(FITS),
        Value::Text(text) => match cell.link {
            Some(link) => {
                let link = if link.contains("://") { link } else { format!("file:///{link}") };
                let url = excel::Url::new(link).set_text(cut(text));
                worksheet.write_url_with_format(row, column, url, linked).expect(FITS)
            }
            None => worksheet.write_string_with_format(row, column, cut(text), look).expect(FITS),
        },
    };
}

/// A line over the whole width.
fn across(worksheet: &mut Worksheet, row: u32, last: u16, text: &str, look: &Format) {
    if last == 0 {
        worksheet.write_string_with_format(row, 0, cut(text), look).expect(FITS);
    } else {
        worksheet.merge_range(row, 0, row, last, &cut(text), look).expect(FITS);
    }
}

/// Parts that share a line, each with as much room as the others: columns would be too unlike for that.
fn spread(columns: &[Column], parts: &[String]) -> String {
    let all: usize = columns.iter().map(|column| usize::from(column.width)).sum();
    // A wide space is as wide as a Han character whatever the font, and two letters of a column's width.
    let share = all * 19 / 20 / parts.len().max(1);
    let part = |part: &String| format!("{part}{}", "\u{3000}".repeat(share.saturating_sub(part.width()) / 2));
    parts.iter().map(part).collect::<String>().trim_end().to_owned()
}

fn cut<'a>(text: impl Into<Cow<'a, str>>) -> String {
    let text = text.into();
    if text.len() <= LONGEST { text.into_owned() } else { text.chars().take(LONGEST).collect() }
}

fn plain(paper: bool) -> Format {
    let font = if paper { "宋体" } else { "微软雅黑" };
    Format::new().set_font_name(font).set_font_size(if paper { 10.5 } else { 10.0 })
}

fn title(paper: bool) -> Format {
    let look = plain(paper).set_font_size(16.0).set_bold().set_align(FormatAlign::VerticalCenter);
    if paper { look.set_align(FormatAlign::Center) } else { look }
}

fn boxed(paper: bool) -> Format {
    plain(paper).set_border(FormatBorder::Thin).set_border_color(Color::RGB(if paper { 0 } else { 0xC8_CC_D2 }))
}

fn header(paper: bool) -> Format {
    let look = boxed(paper).set_bold().set_text_wrap().set_align(FormatAlign::Center);
    let look = look.set_align(FormatAlign::VerticalCenter);
    if paper { look } else { look.set_background_color(Color::RGB(0xE8_EC_F2)) }
}

fn look(tone: Tone, centred: bool, paper: bool) -> Format {
    // What goes over several pages is read at its top.
    let look = boxed(paper).set_text_wrap().set_align(FormatAlign::Top);
    let look = if centred { look.set_align(FormatAlign::Center) } else { look };
    let colour = match tone {
        Tone::Plain => return look,
        Tone::Strong => return look.set_bold(),
        // On paper the word says it.
        _ if paper => return look,
        Tone::Good => 0xDD_F2_E3,
        Tone::Part => 0xFD_F0_D0,
        Tone::Lack => 0xFB_E0_DD,
    };
    look.set_background_color(Color::RGB(colour))
}

fn link(look: Format) -> Format {
    look.set_font_color(Color::RGB(0x0B_57_D0)).set_underline(excel::FormatUnderline::Single)
}
