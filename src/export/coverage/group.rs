//! The figures of a report by work field, task, strand, author or major.

use std::collections::{BTreeMap, BTreeSet};

use crate::curriculum::{Coverage, MajorTable, Row, Totals};
use crate::export::coverage::report::{Part, Report};
use crate::standard::{LevelId, RequirementId, TaskId};

/// What requirements are put together by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// 等级: its own requirements, and those of all levels up to it.
    Level,
    /// 工作领域
    Field,
    /// 工作任务
    Task,
    /// 能力主线
    Strand,
    /// Of the lessons and materials that count for them.
    Author,
    /// 专业: the levels that a college has set for it.
    Major,
}

/// Some requirements and their figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What they have in common.
    pub name: String,
    /// Whether it stands beside the others rather than among them.
    pub cumulative: bool,
    /// Their figures.
    pub totals: Totals,
}

/// Groups in the order of the standard, or of their names; those with gaps alone where gaps are asked for, each with
/// all its requirements in the denominator.
pub fn groups(report: &Report, by: By) -> Vec<Group> {
    let groups = report.parts.iter().flat_map(|part| part_groups(report, part, by));
    groups.filter(|group| !report.filter.gaps || group.totals.open + group.totals.partly > 0).collect()
}

fn part_groups(report: &Report, part: &Part, by: By) -> Vec<Group> {
    let rows: Vec<&Row> = part.all_rows().collect();
    let places = part.coverage.places(part.syllabus);
    match by {
        By::Level => levels(report, part),
        By::Field | By::Task => {
            let mut groups: Vec<Group> = Vec::new();
            for row in rows {
                let (level, field, task) = places[&row.task];
                let name = match by {
                    By::Field => format!("{} {} {}", level.name, field.id.number(), field.name),
                    _ => format!("{} {} {}", level.name, task.id.number(), task.name),
                };
                if groups.last().is_none_or(|last| last.name != name) {
                    groups.push(Group { name, cumulative: false, totals: Totals::default() });
                }
                groups.last_mut().expect("one was just pushed").totals.add(row);
            }
            groups
        }
        By::Strand => {
            let strand = |strand: &crate::curriculum::Strand| {
                let tasks: BTreeSet<TaskId> = strand.tasks.iter().copied().collect();
                group(strand.name.value.clone(), rows.iter().copied().filter(|row| tasks.contains(&row.task)))
            };
            part.syllabus.strands().iter().map(strand).filter(|group| group.totals.total > 0).collect()
        }
        By::Author => {
            let mut authors: BTreeMap<String, BTreeMap<RequirementId, &Row>> = BTreeMap::new();
            for row in rows {
                // What does not count is nobody's merit.
                let counting = row.evidence.iter().filter(|evidence| evidence.why_not.is_none());
                for author in counting.flat_map(|evidence| evidence.authors(part.syllabus)) {
                    authors.entry(author.clone()).or_default().insert(row.requirement, row);
                }
            }
            authors.into_iter().map(|(name, rows)| group(name, rows.into_values())).collect()
        }
        By::Major => {
            let mut groups = Vec::new();
            for table in MajorTable::of(part.syllabus) {
                for major in &table.rows {
                    let levels: Vec<LevelId> = table.levels_of(major).to_vec();
                    // A major of other levels has nothing of what is asked for.
                    if !levels.iter().any(|level| part.takes(*level)) {
                        continue;
                    }
                    let rows = rows.iter().copied().filter(|row| levels.contains(&row.requirement.level));
                    groups.push(group(format!("{} {}", table.name, major.name), rows));
                }
            }
            groups
        }
    }
}

fn levels(report: &Report, part: &Part) -> Vec<Group> {
    let language = report.language();
    let mut groups = Vec::new();
    for level in part.levels() {
        let own = group(level.name.clone(), part.all_rows().filter(|row| row.requirement.level == level.id));
        let below: &Coverage = &part.coverage;
        let up_to = format!("{}{}", level.name, language.of(["（含以下各级）", " (with those below)"]));
        groups.push(own);
        if level.id != part.syllabus.standard().levels[0].id {
            groups.push(Group { name: up_to, cumulative: true, totals: below.cumulative(level.id) });
        }
    }
    groups
}

fn group<'a>(name: String, rows: impl Iterator<Item = &'a Row>) -> Group {
    Group { name, cumulative: false, totals: Totals::of(rows) }
}
