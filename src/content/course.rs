//! A course: which lessons are taught in which week (`courses/*.yaml`).

use serde::Deserialize;

use crate::content::hours::{Hours, WrittenHours};
use crate::content::slug;
use crate::diagnostic::{Diagnostics, Expected, Finding};
use crate::text::{Source, SourceId, Spanned};
use crate::yaml::{self, Kept, Located, OneOrMany, Shape};

/// A course as it is written: its lessons are still names.
#[derive(Clone, Debug)]
pub struct Course {
    /// Its file.
    pub source: SourceId,
    /// The path of its file from the site's folder.
    pub path: String,
    /// Its address, by its file's name.
    pub slug: String,
    /// Its name.
    pub name: Spanned<String>,
    /// What it is about.
    pub summary: Option<String>,
    /// In the order of the file.
    pub weeks: Vec<Week>,
}

/// A week of a course.
#[derive(Clone, Debug)]
pub struct Week {
    /// Which.
    pub number: Spanned<u32>,
    /// What is done besides, or instead of, lessons.
    pub topic: Option<String>,
    /// Lessons as written: `seo-checkup`, or `530047:seo-checkup` where the site has several standards.
    pub lessons: Vec<Spanned<String>>,
    /// 学时
    pub hours: Hours,
    /// 作业
    pub homework: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: Located<String>,
    summary: Option<String>,
    weeks: Vec<WrittenWeek>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenWeek {
    week: Located<String>,
    topic: Option<String>,
    #[serde(default)]
    lessons: OneOrMany,
    #[serde(default)]
    hours: WrittenHours,
    homework: Option<String>,
}

/// What the file holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Written>()
}

impl Course {
    /// The sums of its weeks.
    pub fn hours(&self) -> Hours {
        self.weeks.iter().map(|week| week.hours).sum()
    }

    /// Reads the whole file; a week whose number cannot be read is left out.
    pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> Option<Self> {
        let read = source.span();
        let (written, kept): (Written, _) = yaml::read_part(source, read, diagnostics)?;
        if kept == Kept::Padded {
            return None;
        }
        let weeks = written.weeks.into_iter().filter_map(|week| week.read(source, diagnostics)).collect();
        let course = Self {
            source: source.id(),
            path: source.path().to_owned(),
            slug: slug::of_file(source.path()),
            name: written.name.at(read),
            summary: written.summary,
            weeks,
        };
        course.in_order(diagnostics);
        Some(course)
    }

    fn in_order(&self, diagnostics: &mut Diagnostics) {
        for (index, week) in self.weeks.iter().enumerate() {
            let before = &self.weeks[..index];
            let Spanned { value: number, span } = week.number;
            if let Some(first) = before.iter().find(|other| other.number.value == number) {
                diagnostics.between(span, first.number.span, Finding::WeekTwice { week: number });
            } else if let Some(last) = before.last().map(|last| last.number.value).filter(|last| *last > number) {
                diagnostics.at(span, Finding::WeekOrder { week: number, before: last });
            }
        }
    }
}

impl WrittenWeek {
    fn read(self, source: &Source, diagnostics: &mut Diagnostics) -> Option<Week> {
        let read = source.span();
        let number = self.week.at(read);
        let hours = self.hours.read(read, diagnostics);
        Some(Week {
            number: Spanned { value: week(&number, diagnostics)?, span: number.span },
            topic: self.topic,
            lessons: self.lessons.at(source, read),
            hours,
            homework: self.homework,
        })
    }
}

fn week(written: &Spanned<String>, diagnostics: &mut Diagnostics) -> Option<u32> {
    let number: Option<u16> = written.value.trim().parse().ok();
    if number.is_none() {
        diagnostics.at(written.span, Finding::WrongType { expected: Expected::Count });
    }
    number.map(u32::from)
}
