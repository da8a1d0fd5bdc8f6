//! 覆盖对照表: every requirement with what is done for it.

use serde::Serialize;

use crate::content::Facet;
use crate::project::{Assessing, CoverageConfig};
use crate::site::navigation::LevelLink;
use crate::site::route::{CoverageFile, Route};
use crate::site::view::coverage_row::{LessonName, RowCoverage, task_rows};
use crate::site::view::history::HistoryView;
use crate::site::view::part::{TotalsView, level_link};
use crate::site::view::subject::Subject;
use crate::standard::{Level, Task, WorkField};

/// What the page of coverage shows.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct CoverageView {
    /// All levels.
    pub totals: TotalsView,
    /// The facets that a requirement needs to be covered: the keys of their words.
    pub required: Vec<&'static str>,
    /// Whether a quiz alone assesses only in part.
    pub performance: bool,
    /// The sentence of the standard that says how levels build on each other.
    pub division: Option<String>,
    /// The keys of the columns of figures.
    pub states: Vec<&'static str>,
    /// Whether any material stands among the evidence.
    pub unexamined: bool,
    /// 版本校验码
    pub fingerprint: String,
    /// The same as files: the key of each one's word, and its address.
    pub files: Vec<(&'static str, String)>,
    /// 覆盖变化; nothing where no day is kept.
    pub history: Option<HistoryView>,
    /// From the lowest.
    pub levels: Vec<LevelCoverage>,
}

/// A level's part of the table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LevelCoverage {
    /// Its name and page.
    pub link: LevelLink,
    /// 本级
    pub own: TotalsView,
    /// 含以下各级
    pub cumulative: TotalsView,
    /// 本级 by the weights that a college sets, in percent.
    pub exam: Option<usize>,
    /// In the order of print.
    pub fields: Vec<FieldCoverage>,
}

/// A work field's part of the table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct FieldCoverage {
    /// `l2-2`
    pub slug: String,
    /// `2`
    pub number: String,
    /// Its name.
    pub name: String,
    /// All its tasks.
    pub totals: TotalsView,
    /// In the order of print.
    pub tasks: Vec<TaskCoverage>,
}

/// A task's part of the table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskCoverage {
    /// `l2-2.1`
    pub anchor: String,
    /// `2.1`
    pub number: String,
    /// Its name.
    pub name: String,
    /// Its page.
    pub href: String,
    /// Its requirements.
    pub totals: TotalsView,
    /// The lessons that its evidence stands in, with a letter each where there are several.
    pub lessons: Vec<LessonName>,
    /// In the order of print.
    pub rows: Vec<RowCoverage>,
}

impl CoverageView {
    /// Whole.
    pub fn of(subject: &Subject, config: &CoverageConfig) -> Self {
        let here = Route::Coverage(subject.code());
        let facets = Facet::ALL.into_iter().zip(config.require).filter(|(_, required)| *required);
        let standard = subject.syllabus.standard();
        let level = |level: &Level| LevelCoverage {
            link: level_link(subject, level.id, &here),
            own: subject.coverage.own(level.id).into(),
            cumulative: subject.coverage.cumulative(level.id).into(),
            exam: subject.syllabus.exam(level.id).and_then(|exam| exam.percent(subject.coverage)),
            fields: level.fields.iter().map(|field| field_coverage(subject, field, &here)).collect(),
        };
        Self {
            totals: subject.coverage.all().into(),
            required: facets.map(|(facet, _)| facet.name()).collect(),
            performance: config.assess == Assessing::Performance,
            division: standard.division.as_ref().map(|division| division.passage.text.clone()),
            states: if subject.coverage.all().waived > 0 {
                vec!["covered", "partly", "waived", "open", "total"]
            } else {
                vec!["covered", "partly", "open", "total"]
            },
            unexamined: subject.syllabus.materials().iter().any(|material| material.file.is_some()),
            fingerprint: subject.coverage.fingerprint(subject.syllabus),
            files: CoverageFile::ALL
                .map(|file| (file.key(), Route::CoverageFile(subject.code(), file).href_from(&here)))
                .to_vec(),
            history: HistoryView::of(subject, config, &here),
            levels: standard.levels.iter().map(level).collect(),
        }
    }
}

fn field_coverage(subject: &Subject, field: &WorkField, here: &Route) -> FieldCoverage {
    FieldCoverage {
        slug: field.id.slug(),
        number: field.id.number(),
        name: field.name.clone(),
        totals: subject.coverage.field(field).into(),
        tasks: field.tasks.iter().map(|task| task_coverage(subject, task, here)).collect(),
    }
}

fn task_coverage(subject: &Subject, task: &Task, here: &Route) -> TaskCoverage {
    let (lessons, rows) = task_rows(subject, task, here);
    TaskCoverage {
        anchor: task.id.slug(),
        number: task.id.number(),
        name: task.name.clone(),
        href: subject.task_route(task.id).href_from(here),
        totals: subject.coverage.task(task.id).into(),
        lessons,
        rows,
    }
}
