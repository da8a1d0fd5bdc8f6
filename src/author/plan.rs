//! A programme as its table told it, and the text of its file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use crate::author::scalar::scalar;
use crate::diagnostic::{CellSlip, Diagnostics, Finding};
use crate::standard::SchoolType;

const TAKES_ALL: &str = "a string takes all that is written";
/// What stands in the file where the table does not say it.
const UNKNOWN: &str = "待填";

/// A course as its rows tell of it.
#[derive(Default)]
pub(super) struct Course {
    pub(super) name: String,
    /// Keys of the file and what stands behind them, the first that a row gives.
    pub(super) about: Vec<(&'static str, String)>,
    /// Theory and practice of the whole course.
    pub(super) hours: [Option<u32>; 2],
    /// Whether its rows tell only their own hours, so that those of the course are still to be told.
    pub(super) in_parts: bool,
    /// One a row, until all rows are read.
    pub(super) covers: Vec<Cover>,
}

/// What a row says, with the codes of all rows in a line that say the same.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Cover {
    pub(super) codes: Vec<String>,
    pub(super) how: Option<&'static str>,
    pub(super) degree: Option<&'static str>,
    pub(super) assessment: Option<String>,
    pub(super) given: Vec<Given>,
}

/// Hours as a cell gives them.
#[derive(Clone, PartialEq)]
pub(super) struct Given {
    /// Theory and practice, as far as the cell tells them.
    pub(super) hours: [Option<u32>; 2],
    /// `B5`
    pub(super) cell: String,
    /// As written.
    pub(super) text: String,
}

/// No course has fewer hours a credit.
const FEWEST_PER_CREDIT: f64 = 8.0;
/// Nor, where its credits are not told, fewer in all.
const FEWEST: f64 = 16.0;

impl Cover {
    fn hours(&self) -> [Option<u32>; 2] {
        self.given
            .iter()
            .fold([None, None], |[theory, practice], given| [theory.or(given.hours[0]), practice.or(given.hours[1])])
    }
}

impl Course {
    /// When all rows are read: whose hours they give, and rows that say the same as one line.
    pub(super) fn settle(&mut self, path: &str, diagnostics: &mut Diagnostics) {
        let most = self.covers.iter().map(|cover| cover.hours().iter().flatten().sum::<u32>()).max().unwrap_or(0);
        let credits = self.about.iter().find(|(key, _)| *key == "credits").and_then(|(_, value)| value.parse().ok());
        let fewest = credits.map_or(FEWEST, |credits: f64| credits * FEWEST_PER_CREDIT);
        let rows: Vec<&Cover> = self.covers.iter().filter(|cover| !cover.given.is_empty()).collect();
        // Several rows of so few hours each: those of the row, and not of a course.
        self.in_parts = rows.len() > 1 && most > 0 && f64::from(most) < fewest;
        if !self.in_parts {
            self.whole(path, diagnostics);
        }
        let mut lines: Vec<Cover> = Vec::new();
        for cover in self.covers.drain(..).filter(|cover| !cover.codes.is_empty()) {
            let says = |cover: &Cover| Cover { codes: Vec::new(), given: Vec::new(), ..cover.clone() };
            match lines
                .last_mut()
                .filter(|last| says(last) == says(&cover) && cover.given.is_empty() && last.given.is_empty())
            {
                Some(last) => {
                    let new: Vec<String> = cover.codes.into_iter().filter(|code| !last.codes.contains(code)).collect();
                    last.codes.extend(new);
                }
                None => lines.push(cover),
            }
        }
        self.covers = lines;
    }

    /// The course's own hours, which a table has in one merged cell or in each of its rows.
    fn whole(&mut self, path: &str, diagnostics: &mut Diagnostics) {
        let mut told: BTreeSet<String> = BTreeSet::new();
        for given in self.covers.iter_mut().flat_map(|cover| cover.given.drain(..)) {
            let differs = given
                .hours
                .iter()
                .zip(&self.hours)
                .any(|(new, known)| new.is_some() && known.is_some() && new != known);
            if !differs {
                self.hours = [self.hours[0].or(given.hours[0]), self.hours[1].or(given.hours[1])];
            } else if told.insert(given.text.clone()) {
                tell(path, &given, CellSlip::Differs, diagnostics);
            }
        }
    }
}

fn tell(path: &str, given: &Given, slip: CellSlip, diagnostics: &mut Diagnostics) {
    let (cell, written) = (given.cell.clone(), given.text.chars().take(40).collect());
    diagnostics.path(path, Finding::UnreadCell { cell, written, slip });
}

/// The text of the file; what the table does not say is left to be filled in.
pub(super) fn written(above: &str, levels: &[String], courses: &[Course]) -> String {
    let about = About::of(above);
    let mut text = String::from("# 由学校的表格导入；“待填”的请补上，然后运行 kebiao check。\n");
    let line = |text: &mut String, key: &str, value: Option<&str>| {
        writeln!(text, "{key}: {}", scalar(value.unwrap_or(UNKNOWN))).expect(TAKES_ALL);
    };
    line(&mut text, "college", about.college.as_deref());
    line(&mut text, "major", about.major.as_deref());
    line(&mut text, "school_type", about.school_type.map(SchoolType::name));
    let levels = if levels.is_empty() { UNKNOWN.to_owned() } else { levels.join(", ") };
    writeln!(text, "levels: [{levels}]\ncourses:").expect(TAKES_ALL);
    for course in courses {
        writeln!(text, "  - name: {}", scalar(&course.name)).expect(TAKES_ALL);
        for (key, value) in &course.about {
            writeln!(text, "    {key}: {value}").expect(TAKES_ALL);
        }
        if course.in_parts {
            writeln!(text, "    hours: {UNKNOWN}").expect(TAKES_ALL);
        } else if let Some(hours) = hours(course.hours) {
            writeln!(text, "    hours: {hours}").expect(TAKES_ALL);
        }
        if !course.covers.is_empty() {
            text.push_str("    covers:\n");
        }
        for cover in &course.covers {
            write!(text, "      - {{code: [{}]", cover.codes.join(", ")).expect(TAKES_ALL);
            for (key, value) in [("how", cover.how), ("degree", cover.degree)] {
                if let Some(value) = value {
                    write!(text, ", {key}: {value}").expect(TAKES_ALL);
                }
            }
            if let Some(hours) = hours(cover.hours()) {
                write!(text, ", hours: {hours}").expect(TAKES_ALL);
            }
            if let Some(assessment) = &cover.assessment {
                write!(text, ", assessment: {}", scalar(assessment)).expect(TAKES_ALL);
            }
            text.push_str("}\n");
        }
    }
    text
}

/// Theory and practice as the file has them; nothing where there are none.
fn hours(hours: [Option<u32>; 2]) -> Option<String> {
    let [theory, practice] = hours.map(Option::unwrap_or_default);
    (theory + practice > 0).then(|| format!("{{theory: {theory}, practice: {practice}}}"))
}

/// A place of the file that is to be filled in before a site can be built.
pub struct Gap {
    /// Its line, from 1.
    pub line: usize,
    /// What is missing: `school_type`.
    pub key: String,
}

/// The places of a file that its table did not tell.
pub fn gaps(text: &str) -> Vec<Gap> {
    let lines = text.lines().enumerate().filter_map(|(index, line)| {
        let (key, value) = line.split_once(": ")?;
        let is_gap = value.trim_matches(['[', ']']) == UNKNOWN;
        is_gap.then(|| Gap { line: index + 1, key: key.trim().to_owned() })
    });
    lines.collect()
}

/// What stands above the table: 某职业技术学院跨境电子商务专业课证对接表.
struct About {
    college: Option<String>,
    major: Option<String>,
    school_type: Option<SchoolType>,
}

impl About {
    fn of(above: &str) -> Self {
        let ends = ["学院", "大学", "学校"];
        let title = above.lines().find(|line| line.contains("对接") && ends.iter().any(|end| line.contains(end)));
        let cut = title.and_then(|line| {
            let end = ends.iter().filter_map(|end| line.find(end).map(|at| at + end.len())).min()?;
            Some(line.split_at(end))
        });
        let major = cut.and_then(|(_, rest)| rest.split_once("专业")).map(|(major, _)| major.trim());
        Self {
            college: cut.map(|(college, _)| college.trim().to_owned()),
            major: major.filter(|major| !major.is_empty()).map(str::to_owned),
            school_type: SchoolType::ALL.into_iter().find(|known| above.contains(known.name())),
        }
    }
}
