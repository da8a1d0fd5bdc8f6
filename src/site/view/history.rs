//! 覆盖变化: the snapshots of a standard beside what is covered now, as a small chart and as a table.

use serde::Serialize;

use crate::curriculum::{Change, Snapshot, Totals, Turn};
use crate::project::CoverageConfig;
use crate::site::navigation::LevelLink;
use crate::site::route::Route;
use crate::site::view::label;
use crate::site::view::part::{TotalsView, level_link};
use crate::site::view::subject::Subject;
use crate::standard::Level;

/// What was covered on the days that are kept, and what is now.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct HistoryView {
    /// The columns, a level each.
    pub levels: Vec<LevelLink>,
    /// From the oldest; the last is now.
    pub days: Vec<DayView>,
    /// The shares of each level, drawn.
    pub chart: ShareChart,
    /// The name and the day of the snapshot that `turns` are held against: the last.
    pub last: (String, String),
    /// The keys of what makes their figures no plain comparison.
    pub cautions: Vec<&'static str>,
    /// What became of which requirements since; the keys of the ways.
    pub turns: Vec<(&'static str, Vec<Changed>)>,
}

/// A row of the table.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct DayView {
    /// A snapshot's name; `None` for now.
    pub name: Option<String>,
    /// Its day.
    pub date: Option<String>,
    /// Each level's own.
    pub totals: Vec<TotalsView>,
}

/// A requirement that is not what it was.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Changed {
    /// `初级 2.1.1`
    pub label: String,
    /// Its page; a requirement that is gone has none.
    pub href: Option<String>,
}

/// Lines over days; everything is a coordinate.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ShareChart {
    /// Of the whole.
    pub width: u32,
    /// Of the whole.
    pub height: u32,
    /// How wide it is shown where there is room.
    pub shown: u32,
    /// Of letters.
    pub size: u32,
    /// Where the lines begin and how long the rules are.
    pub left: u32,
    /// How long the rules are.
    pub length: u32,
    /// The rules: how high, and for how many percent.
    pub rules: Vec<(u32, u32)>,
    /// Where the days' names stand.
    pub foot: u32,
    /// Days that have room for a name: where, and which; `None` for now.
    pub days: Vec<(u32, Option<String>)>,
    /// A level each.
    pub lines: Vec<ShareLine>,
}

/// A level's line.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct ShareLine {
    /// Which level's colour, and its page.
    pub level: LevelLink,
    /// From the oldest day.
    pub points: Vec<(u32, u32, bool)>,
    /// The height of the words at its end.
    pub end: u32,
    /// The level's name, as much as fits.
    pub name: String,
    /// Its share now, in percent.
    pub percent: usize,
}

const WIDTH: u32 = 330;
const SIZE: u32 = 12;
const LEADING: u32 = 16;
/// For the percentages at the left, and the names of levels at the right.
const LEFT: u32 = 40;
const RIGHT: u32 = 86;
/// Where a hundred and nothing are drawn.
const TOP: u32 = 12;
const BOTTOM: u32 = 132;
/// More days would be a thicket; the table has them all.
const MOST: usize = 12;

impl HistoryView {
    /// Whole; nothing where no day is kept.
    pub fn of(subject: &Subject, config: &CoverageConfig, here: &Route) -> Option<Self> {
        let snapshots = subject.syllabus.snapshots();
        let last = snapshots.last()?;
        let levels = &subject.syllabus.standard().levels;
        let mut days: Vec<DayView> = snapshots.iter().map(|snapshot| day(snapshot, levels)).collect();
        let now = levels.iter().map(|level| subject.coverage.own(level.id).into()).collect();
        days.push(DayView { name: None, date: None, totals: now });
        let links: Vec<LevelLink> = levels.iter().map(|level| level_link(subject, level.id, here)).collect();
        let cautions = [
            (!last.has_rule(config), "history_other_rule"),
            (!last.has_edition(subject.syllabus.standard()), "history_other_edition"),
        ];
        Some(Self {
            chart: draw(&links, &days[days.len().saturating_sub(MOST)..]),
            last: (last.written.name.clone(), last.written.date.clone()),
            cautions: cautions.into_iter().filter_map(|(is, key)| is.then_some(key)).collect(),
            turns: turns(subject, last, here),
            levels: links,
            days,
        })
    }
}

fn day(snapshot: &Snapshot, levels: &[Level]) -> DayView {
    let totals = |level: &Level| -> TotalsView {
        let own: Totals = snapshot.own(level.id);
        own.into()
    };
    DayView {
        name: Some(snapshot.written.name.clone()),
        date: Some(snapshot.written.date.clone()),
        totals: levels.iter().map(totals).collect(),
    }
}

fn turns(subject: &Subject, last: &Snapshot, here: &Route) -> Vec<(&'static str, Vec<Changed>)> {
    let changes = last.changes(subject.syllabus, subject.coverage);
    let shown = |change: &Change| {
        let id = change.requirement;
        let there = change.now.is_some();
        Changed {
            label: if there { format!("{} {}", subject.level_name(id.level), id.number()) } else { id.to_string() },
            href: there.then(|| subject.requirement_route(id).href_from(here)),
        }
    };
    let of_turn = |turn: Turn| {
        let listed: Vec<Changed> = changes.iter().filter(|change| change.turn == turn).map(shown).collect();
        (!listed.is_empty()).then_some((turn.name(), listed))
    };
    Turn::ALL.into_iter().filter_map(of_turn).collect()
}

/// A line a level. Days stand side by side whatever lies between them: the last of them has no date.
fn draw(levels: &[LevelLink], days: &[DayView]) -> ShareChart {
    let length = WIDTH - LEFT - RIGHT;
    let step = length / (days.len() as u32 - 1).max(1);
    let x = |index: usize| LEFT + index as u32 * step;
    let y = |percent: usize| BOTTOM - (BOTTOM - TOP) * percent.min(100) as u32 / 100;
    let line = |(index, level): (usize, &LevelLink)| {
        // A day that kept nothing of a level has no share of it, and leaves a gap.
        let has = |at: usize| days[at].totals[index].total > 0;
        let kept = (0..days.len()).filter(|at| has(*at));
        let point = |at: usize| (x(at), y(days[at].totals[index].percent), at == 0 || !has(at - 1));
        let points: Vec<(u32, u32, bool)> = kept.map(point).collect();
        ShareLine {
            level: level.clone(),
            end: points.last().map_or(BOTTOM, |point| point.1),
            points,
            name: label::lines(&level.name, 40, 1).concat(),
            percent: days[days.len() - 1].totals[index].percent,
        }
    };
    let mut lines: Vec<ShareLine> = levels.iter().enumerate().map(line).collect();
    apart(&mut lines);
    // Names in every so manyth place, counted from the last, so that none runs into another.
    let every = (3 * SIZE).div_ceil(step.max(1)).max(1) as usize;
    let named = (0..days.len()).filter(|index| (days.len() - 1 - index).is_multiple_of(every));
    let room = step * every as u32 * 10 / SIZE - 5;
    let name = |index: usize| {
        let name = days[index].name.as_ref().map(|name| label::lines(name, room, 1).concat());
        (x(index), name)
    };
    let height = lines.iter().map(|line| line.end + LEADING / 2).max().unwrap_or(0).max(BOTTOM + 2 * LEADING);
    ShareChart {
        width: WIDTH,
        height,
        shown: WIDTH * 5 / 4,
        size: SIZE,
        left: LEFT,
        length,
        rules: [100, 50, 0].map(|percent| (y(percent), percent as u32)).to_vec(),
        foot: BOTTOM + LEADING + 6,
        days: named.map(name).collect(),
        lines,
    }
}

/// Moves the words at the ends of lines apart, those of the highest share first.
fn apart(lines: &mut [ShareLine]) {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|index| lines[*index].end);
    let mut free = 0;
    for index in order {
        lines[index].end = lines[index].end.max(free);
        free = lines[index].end + LEADING;
    }
}
