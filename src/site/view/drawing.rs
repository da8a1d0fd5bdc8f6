//! The drawing of strands: levels as columns, tasks as boxes, and lines that show how skills go on, merge, fork, begin
//! and end. Everything is a coordinate; a template makes a picture of it.

use serde::Serialize;

use crate::site::navigation::LevelLink;
use crate::site::view::chart::{Chart, ChartTask, Columns, Format};
use crate::site::view::label;
use crate::site::view::lanes::{Lane, lanes};

/// The strands, drawn.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Drawing {
    /// `wide` or `narrow`.
    pub format: &'static str,
    /// Of letters and shapes.
    pub size: u32,
    /// How wide it is shown where there is room.
    pub shown: u32,
    /// Of the whole.
    pub width: u32,
    /// Of the whole.
    pub height: u32,
    /// The levels' names above their columns.
    pub heads: Vec<Head>,
    /// From the top.
    pub lanes: Vec<LaneDrawing>,
}

/// A level's name.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Head {
    /// Which level.
    pub slug: String,
    /// Its name, as much as fits.
    pub text: Text,
}

/// A strand: its name, boxes and lines.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct LaneDrawing {
    /// Where the rule above it is.
    pub top: u32,
    /// Its name; without one they are the tasks that no strand names.
    pub name: Option<Text>,
    /// Where the name begins.
    pub x: u32,
    /// The name's base line.
    pub y: u32,
    /// From one box or meeting point to the next.
    pub lines: Vec<Line>,
    /// Tasks that have their place here.
    pub boxes: Vec<TaskBox>,
}

/// A task.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct TaskBox {
    /// Left.
    pub x: u32,
    /// Top.
    pub y: u32,
    /// Of the box.
    pub width: u32,
    /// Of the box.
    pub height: u32,
    /// Its page.
    pub href: String,
    /// Which level's colour.
    pub level: String,
    /// The key of its state.
    pub state: &'static str,
    /// Left and top of the state's shape.
    pub icon: (u32, u32),
    /// Number and name.
    pub text: Vec<Text>,
}

/// A line of text by the start of its base line.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Text {
    /// Left.
    pub x: u32,
    /// Base line.
    pub y: u32,
    /// What stands there.
    pub words: String,
}

/// A curve that begins and ends level.
#[derive(Clone, Debug, Hash, Serialize)]
pub struct Line {
    /// Where it begins.
    pub from: (u32, u32),
    /// Where it ends.
    pub to: (u32, u32),
    /// Halfway between them.
    pub middle: u32,
    /// Whether it ends at a box.
    pub arrow: bool,
}

/// Draws all tasks and strands.
pub(super) fn draw(chart: &Chart, format: Format) -> Drawing {
    let columns = Columns::of(chart.levels.len() as u32, format);
    let on: Vec<usize> = chart.tasks.iter().map(|task| task.column).collect();
    let strands: Vec<Vec<usize>> = chart.strands.iter().map(|(_, tasks)| tasks.clone()).collect();
    let lanes = lanes(&on, chart.levels.len(), &strands);
    let mut boxes: Vec<Option<TaskBox>> = vec![None; chart.tasks.len()];
    let mut middles = Vec::new();
    let mut drawn = Vec::new();
    let mut y = format.leading + format.padding;
    for lane in &lanes {
        let top = y;
        let name_y = top + format.padding + format.size;
        let stacks_top = name_y + format.padding;
        let (middle, bottom) = stack(chart, lane, columns, format, stacks_top, &mut boxes);
        let used = |column: &usize| lane.columns.get(*column).is_some_and(|stack| !stack.is_empty());
        let x = columns.left((0..chart.levels.len()).find(used).unwrap_or(0));
        let name = lane.strand.map(|strand| Text {
            x,
            y: name_y,
            words: fit(&chart.strands[strand].0, columns.width() - x, 1, format).concat(),
        });
        drawn.push(LaneDrawing { top, name, x, y: name_y, lines: Vec::new(), boxes: Vec::new() });
        middles.push(middle);
        y = bottom + format.padding + format.padding / 2;
    }
    for ((lane, middle), drawn) in lanes.iter().zip(middles).zip(&mut drawn) {
        if let Some(strand) = lane.strand {
            drawn.lines = lines(&strands[strand], &on, &boxes, columns, middle);
        }
    }
    for (lane, drawn) in lanes.iter().zip(&mut drawn) {
        drawn.boxes = lane.columns.iter().flatten().filter_map(|task| boxes[*task].take()).collect();
    }
    let head = |(index, level): (usize, &LevelLink)| Head {
        slug: level.slug.clone(),
        text: Text {
            x: columns.left(index),
            y: format.size,
            words: fit(&level.name, columns.box_width, 1, format).concat(),
        },
    };
    let heads = chart.levels.iter().enumerate().map(head).collect();
    let width = columns.width();
    let shown = if format.stacked { width * 5 / 4 } else { width };
    Drawing { format: format.name, size: format.size, shown, width, height: y, heads, lanes: drawn }
}

/// Puts the boxes of a lane above each other in their columns; gives the lane's middle and its lower end.
fn stack(
    chart: &Chart,
    lane: &Lane,
    columns: Columns,
    format: Format,
    top: u32,
    boxes: &mut [Option<TaskBox>],
) -> (u32, u32) {
    let between = format.padding;
    let made = |stack: &Vec<usize>| -> Vec<(usize, Vec<String>)> {
        stack.iter().map(|task| (*task, labels(&chart.tasks[*task], columns, format))).collect()
    };
    let stacks: Vec<Vec<(usize, Vec<String>)>> = lane.columns.iter().map(made).collect();
    let height = |label: &Vec<String>| label.len() as u32 * format.leading + format.padding;
    let stack_height = |stack: &Vec<(usize, Vec<String>)>| -> u32 {
        stack.iter().map(|(_, label)| height(label) + between).sum::<u32>().saturating_sub(between)
    };
    let tallest = stacks.iter().map(stack_height).max().unwrap_or(0).max(format.leading);
    for (column, stack) in stacks.into_iter().enumerate() {
        // Tasks beside each other only by chance begin at the top.
        let mut y = if lane.strand.is_some() { top + (tallest - stack_height(&stack)) / 2 } else { top };
        let x = columns.left(column);
        for (task, label) in stack {
            let height = height(&label);
            boxes[task] = Some(task_box(&chart.tasks[task], chart.levels, label, (x, y, height), columns, format));
            y += height + between;
        }
    }
    (top + tallest / 2, top + tallest)
}

/// Number and name in lines; where a name has no room, the number alone.
fn labels(task: &ChartTask, columns: Columns, format: Format) -> Vec<String> {
    let room = columns.box_width - 2 * format.padding;
    if !format.stacked {
        let beside_icon = room - format.leading;
        return fit(&format!("{} {}", task.number, task.name), beside_icon, format.most_lines, format);
    }
    if room < format.size * 5 {
        // The state's shape stands in the second line.
        return vec![task.number.clone(), String::new()];
    }
    let mut lines = fit(&task.number, room - format.leading, 1, format);
    lines.extend(fit(&task.name, room, format.most_lines, format));
    lines
}

fn fit(text: &str, width: u32, most: usize, format: Format) -> Vec<String> {
    label::lines(text, width * 10 / format.size, most)
}

fn task_box(
    task: &ChartTask,
    levels: &[LevelLink],
    label: Vec<String>,
    (x, y, height): (u32, u32, u32),
    columns: Columns,
    format: Format,
) -> TaskBox {
    let width = columns.box_width;
    let icon_top = y + (format.padding + format.leading - format.size) / 2;
    let icon = match label.last().map(String::as_str) {
        Some("") => (x + format.padding, icon_top + format.leading),
        _ => (x + width - format.padding - format.size, icon_top),
    };
    let line = |(index, words): (usize, String)| Text {
        x: x + format.padding,
        y: y + format.padding / 2 + index as u32 * format.leading + u32::midpoint(format.leading, format.size * 3 / 4),
        words,
    };
    TaskBox {
        x,
        y,
        width,
        height,
        href: task.href.clone(),
        level: levels[task.column].slug.clone(),
        state: task.state,
        icon,
        text: label.into_iter().enumerate().map(line).filter(|line| !line.words.is_empty()).collect(),
    }
}

/// From the tasks of one level to a meeting point, and from there to the tasks of the next level that the strand has.
fn lines(strand: &[usize], on: &[usize], boxes: &[Option<TaskBox>], columns: Columns, middle: u32) -> Vec<Line> {
    let mut used: Vec<usize> = strand.iter().map(|task| on[*task]).collect();
    used.sort_unstable();
    used.dedup();
    let at =
        |column: usize| strand.iter().filter(move |task| on[**task] == column).filter_map(|task| boxes[*task].as_ref());
    let line =
        |from: (u32, u32), to: (u32, u32), arrow: bool| Line { from, to, middle: u32::midpoint(from.0, to.0), arrow };
    let mut lines = Vec::new();
    for pair in used.windows(2) {
        let leaving = (columns.left(pair[0]) + columns.box_width + columns.gap / 2, middle);
        let arriving = (columns.left(pair[1]) - columns.gap / 2, middle);
        lines.extend(at(pair[0]).map(|it| line((it.x + it.width, it.y + it.height / 2), leaving, false)));
        // Through the levels that the strand skips, where its lane is empty.
        if leaving.0 < arriving.0 {
            lines.push(line(leaving, arriving, false));
        }
        lines.extend(at(pair[1]).map(|it| line(arriving, (it.x, it.y + it.height / 2), true)));
    }
    lines
}
