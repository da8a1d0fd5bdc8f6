//! Made-up standards, printed in all the ways that standards are: other numbers, paragraphs, pages, line ends.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::Index;

/// A name, and what is under it.
type Named<T> = (String, Vec<T>);

/// A work field with its tasks, each with its requirements.
pub(crate) type Field = Named<Named<String>>;

/// Where a page ends: in which row, where in each cell, and which cells it cuts.
pub(crate) type Cut = (Index, [Index; 3], u8);

/// How a standard is printed.
#[derive(Clone, Debug)]
pub(crate) struct Print {
    field: usize,
    task: usize,
    requirement: usize,
    is_wrapped: bool,
    /// ASCII punctuation where a careless typist has it.
    pub(crate) is_narrow: bool,
    /// Whether each page names the columns again.
    repeats_header: bool,
    /// After which lines an empty one stands.
    blanks: u64,
    line_end: &'static str,
    furniture: usize,
}

/// Printed as the seed is, without a page's end.
pub(crate) fn plain(fields: &[Field]) -> String {
    let print = Print {
        field: 0,
        task: 0,
        requirement: 0,
        is_wrapped: true,
        is_narrow: false,
        repeats_header: true,
        blanks: 0,
        line_end: "\n",
        furniture: 0,
    };
    print.text(fields, &[])
}

/// Names and sentences such as standards have, with what may be mistaken for numbers and ends.
pub(crate) fn fields() -> impl Strategy<Value = Vec<Field>> {
    let name = "[甲-龟]{2,6}";
    let sentence = "能[甲-龟]{1,6}(（含会员、散客）|2\\.0版|见9\\.9\\.9条|SKU|，|,|；包括|\\(试行\\))[甲-龟]{1,6}\
                    (（电子）|2021年|、|；)?[甲-龟]{1,6}[。；]";
    let task = (name, prop::collection::vec(sentence, 1..4));
    let field = (name, prop::collection::vec(task, 1..4));
    prop::collection::vec(field, 1..4)
}

/// Any way to print them.
pub(crate) fn print() -> impl Strategy<Value = Print> {
    let numbers = (0..FIELDS, 0..TASKS, 0..9_usize);
    let line_end = prop_oneof![Just("\n"), Just("\r\n"), Just("\r")];
    let blanks = prop_oneof![Just(0), Just(u64::MAX), any::<u64>()];
    (numbers, any::<[bool; 3]>(), blanks, line_end, 0..6_usize).prop_map(
        |((field, task, requirement), [is_wrapped, is_narrow, repeats_header], blanks, line_end, furniture)| Print {
            field,
            task,
            requirement,
            is_wrapped,
            is_narrow,
            repeats_header,
            blanks,
            line_end,
            furniture,
        },
    )
}

/// How many ways there are to number fields and tasks; in the last three a page cuts no name.
const FIELDS: usize = 8;
const TASKS: usize = 7;

/// With ASCII punctuation.
pub(crate) fn narrow(text: &str) -> String {
    text.replace('，', ",").replace('；', ";").replace('（', "(").replace('）', ")")
}

/// Any place for a page's end.
pub(crate) fn cut_places() -> impl Strategy<Value = Cut> {
    (any::<Index>(), any::<[Index; 3]>(), 1..8_u8)
}

/// What must come back, however it was printed.
pub(crate) fn tree(fields: &[Field]) -> String {
    let mut tree = "初级\n".to_owned();
    for (one, (field, tasks)) in (1..).zip(fields) {
        writeln!(tree, "  {one} {}", own(field, one)).expect("a string takes all");
        for (two, (task, requirements)) in (1..).zip(tasks) {
            writeln!(tree, "    {one}.{two} {}", own(task, two)).expect("a string takes all");
            for (three, requirement) in (1..).zip(requirements) {
                writeln!(tree, "      {one}.{two}.{three} {requirement}").expect("a string takes all");
            }
        }
    }
    tree
}

/// Two that are called alike are told by their numbers; without numbers they would be one.
fn own(name: &str, number: usize) -> String {
    format!("{name}{}", ["子", "丑", "寅"][number - 1])
}

fn wide(number: &str) -> String {
    let wide = |digit: char| match digit {
        '.' => '．',
        _ => char::from_u32(u32::from(digit) - u32::from('0') + u32::from('０')).expect("a digit has a wide form"),
    };
    number.chars().map(wide).collect()
}

const HEADER: &str = "工作领域\t工作任务\t职业技能要求";

impl Print {
    /// The standard's text, with a page's end at each cut.
    pub(crate) fn text(&self, fields: &[Field], cuts: &[Cut]) -> String {
        let rows = self.rows(fields);
        let mut lines: Vec<String> =
            ["甲职业技能等级标准", "表 1 甲职业技能等级要求（初级）", HEADER].map(|line| self.width(line)).to_vec();
        for (at, mut row) in rows.iter().cloned().enumerate() {
            for cut in cuts.iter().filter(|(index, ..)| index.index(rows.len()) == at) {
                let first = self.cut(&mut row, cut);
                if row.iter().all(String::is_empty) {
                    row = first;
                    continue;
                }
                lines.push(first.join("\t"));
                lines.extend(self.furniture().iter().map(|&line| line.to_owned()));
                lines.extend(Some(HEADER.to_owned()).filter(|_| self.repeats_header));
            }
            lines.push(row.join("\t"));
        }
        let mut text = String::new();
        for (at, line) in lines.iter().enumerate() {
            text.push_str(line);
            let is_blank = self.blanks >> (at % 64) & 1 == 1;
            text.push_str(&self.line_end.repeat(if is_blank { 2 } else { 1 }));
        }
        text
    }

    fn width(&self, text: &str) -> String {
        if self.is_narrow { narrow(text) } else { text.to_owned() }
    }

    fn furniture(&self) -> &'static [&'static str] {
        [&[][..], &["- 3 -"], &["甲"], &["3 / 15", "续表"], &["第 4 页"], &["表 1（续）"]][self.furniture]
    }

    /// Takes away and returns what stands on the page that ends; names without numbers are not cut.
    fn cut(&self, row: &mut [String; 3], (_, places, which): &Cut) -> [String; 3] {
        let mut first = row.clone();
        let is_cut = [self.field < FIELDS - 3, self.task < TASKS - 3, true];
        for column in 0..3 {
            let cell = &row[column];
            let is_inside = |at: usize| cell[..at].rfind('<').is_some_and(|open| !cell[open..at].contains('>'));
            // A name begins on the page of its row; its requirements may all stand on the next.
            let from = usize::from(column < 2);
            let ends = cell.char_indices().map(|(at, _)| at).filter(|&at| at >= from && !is_inside(at));
            let ends: Vec<usize> = ends.collect();
            let at = match ends[..] {
                _ if which & (1 << column) == 0 || !is_cut[column] => cell.len(),
                [] => cell.len(),
                _ => *places[column].get(&ends),
            };
            first[column].truncate(at);
            row[column].replace_range(..at, "");
        }
        first
    }

    /// The three cells of each row.
    fn rows(&self, fields: &[Field]) -> Vec<[String; 3]> {
        let mut rows = Vec::new();
        for (one, (field, tasks)) in (1..).zip(fields) {
            for (two, (task, requirements)) in (1..).zip(tasks) {
                let field = if two == 1 { self.field(one, &own(field, one)) } else { String::new() };
                let number = format!("{one}.{two}");
                let cells = (1..).zip(requirements).map(|(three, text)| {
                    let printed = self.width(&self.requirement(&number, three, text));
                    if self.is_wrapped { format!("<p>{printed}</p>") } else { printed }
                });
                rows.push([field, self.task(&number, two, &own(task, two)), cells.collect::<Vec<_>>().concat()]);
            }
        }
        rows
    }

    fn field(&self, number: usize, name: &str) -> String {
        match self.field {
            0 => format!("{number}. {name}"),
            1 => format!("{number}、{name}"),
            2 => format!("{number} {name}"),
            3 => format!("{}．{name}", wide(&number.to_string())),
            4 => format!("{number}.{name}"),
            5 => format!("{}、{name}", ["一", "二", "三"][number - 1]),
            6 => format!("{}{name}", ["㈠", "㈡", "㈢"][number - 1]),
            _ => name.to_owned(),
        }
    }

    fn task(&self, number: &str, place: usize, name: &str) -> String {
        match self.task {
            0 => format!("{number} {name}"),
            1 => format!("{number}. {name}"),
            2 => format!("{}{name}", wide(number)),
            3 => format!("{number}、{name}"),
            4 => self.width(&format!("（{}）{name}", ["一", "二", "三"][place - 1])),
            5 => format!("{}{name}", ["⒈", "⒉", "⒊"][place - 1]),
            _ => name.to_owned(),
        }
    }

    fn requirement(&self, task: &str, number: usize, text: &str) -> String {
        match self.requirement {
            0 => format!("{task}.{number} {text}"),
            1 => format!("{task}.{number}{text}"),
            2 => format!("{task}.{number}. {text}"),
            3 => format!("{} {text}", wide(&format!("{task}.{number}"))),
            4 => format!("（{number}）{text}"),
            5 => format!("{}{text}", ["①", "②", "③"][number - 1]),
            6 => format!("{}{text}", ["⑴", "⑵", "⑶"][number - 1]),
            7 => format!("{}{text}", ["⒈", "⒉", "⒊"][number - 1]),
            _ => format!("{number}){text}"),
        }
    }
}
