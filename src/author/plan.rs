//! A programme as its table told it, and the text of its file.

use std::fmt::Write as _;

use crate::author::scalar::scalar;
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
    /// Theory and practice, the first that a row gives.
    pub(super) hours: [Option<u32>; 2],
    pub(super) covers: Vec<Cover>,
}

/// What a row says, with the codes of all rows in a line that say the same.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Cover {
    pub(super) codes: Vec<String>,
    pub(super) how: Option<&'static str>,
    pub(super) degree: Option<&'static str>,
    pub(super) assessment: Option<String>,
}

impl Course {
    /// Rows that say the same become one line.
    pub(super) fn add(&mut self, cover: Cover) {
        let Cover { codes, .. } = &cover;
        if codes.is_empty() {
            return;
        }
        let same = |other: &&mut Cover| {
            Cover { codes: Vec::new(), ..(*other).clone() } == Cover { codes: Vec::new(), ..cover.clone() }
        };
        match self.covers.last_mut().filter(same) {
            Some(last) => {
                let new: Vec<String> = codes.iter().filter(|code| !last.codes.contains(code)).cloned().collect();
                last.codes.extend(new);
            }
            None => self.covers.push(cover),
        }
    }
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
        let [theory, practice] = course.hours.map(Option::unwrap_or_default);
        if theory + practice > 0 {
            writeln!(text, "    hours: {{theory: {theory}, practice: {practice}}}").expect(TAKES_ALL);
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
            if let Some(assessment) = &cover.assessment {
                write!(text, ", assessment: {}", scalar(assessment)).expect(TAKES_ALL);
            }
            text.push_str("}\n");
        }
    }
    text
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
        is_gap.then(|| Gap { line: index + 1, key: key.to_owned() })
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
