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
    pub(super) covers: Vec<Cover>,
}

/// What a row says, with the codes of all rows in a line that say the same.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Cover {
    pub(super) codes: Vec<String>,
    pub(super) how: Option<&'static str>,
    pub(super) degree: Option<&'static str>,
    pub(super) assessment: Option<String>,
    pub(super) hours: [Option<u32>; 2],
}

impl Course {
    /// Rows that say the same become one line.
    pub(super) fn add(&mut self, cover: Cover) {
        let Cover { codes, .. } = &cover;
        if codes.is_empty() {
            if self.covers.is_empty() {
                // Its hours are still its own.
                self.covers.push(cover);
            }
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

    /// The hours of its rows are its own where all rows have the same.
    fn hours(&self) -> Option<[u32; 2]> {
        let first = self.covers.first()?.hours;
        let all_same = self.covers.iter().all(|cover| cover.hours == first);
        let [theory, practice] = first.map(Option::unwrap_or_default);
        if all_same && theory + practice > 0 {
            return Some([theory, practice]);
        }
        let sum = |slot: usize| self.covers.iter().filter_map(|cover| cover.hours[slot]).sum::<u32>();
        Some([sum(0), sum(1)]).filter(|hours| *hours != [0, 0])
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
    writeln!(text, "levels: [{}]\ncourses:", levels.join(", ")).expect(TAKES_ALL);
    for course in courses {
        writeln!(text, "  - name: {}", scalar(&course.name)).expect(TAKES_ALL);
        for (key, value) in &course.about {
            writeln!(text, "    {key}: {value}").expect(TAKES_ALL);
        }
        let own = course.hours();
        if let Some([theory, practice]) = own {
            writeln!(text, "    hours: {{theory: {theory}, practice: {practice}}}").expect(TAKES_ALL);
        }
        let covers: Vec<&Cover> = course.covers.iter().filter(|cover| !cover.codes.is_empty()).collect();
        if !covers.is_empty() {
            text.push_str("    covers:\n");
        }
        for cover in covers {
            write!(text, "      - {{code: [{}]", cover.codes.join(", ")).expect(TAKES_ALL);
            for (key, value) in [("how", cover.how), ("degree", cover.degree)] {
                if let Some(value) = value {
                    write!(text, ", {key}: {value}").expect(TAKES_ALL);
                }
            }
            let hours = cover.hours.map(Option::unwrap_or_default);
            if hours != [0, 0] && Some(hours) != own {
                write!(text, ", hours: {{theory: {}, practice: {}}}", hours[0], hours[1]).expect(TAKES_ALL);
            }
            if let Some(assessment) = &cover.assessment {
                write!(text, ", assessment: {}", scalar(assessment)).expect(TAKES_ALL);
            }
            text.push_str("}\n");
        }
    }
    text
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
