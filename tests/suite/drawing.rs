//! Laws of the drawing of strands: whatever is drawn can be read.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use kebiao::project::Files;
use kebiao::site::{Answers, Bar, View, plan, view::Audience, view::Drafts};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

use crate::folder::compile;

const LEVELS: [&str; 5] = ["初级", "中级", "高级", "技师", "高级技师"];

/// The drawings of a made-up standard: the names of its tasks by level, and strands by the tasks they choose.
fn drawings(levels: &[Vec<String>], strands: &[BTreeSet<(usize, usize)>]) -> Vec<Value> {
    let mut text = "6 职业技能要求\n6.1 职业技能等级划分\n".to_owned();
    for (level, _) in LEVELS.iter().zip(levels) {
        writeln!(text, "【茶艺服务】（{level}）：从事茶艺等工作。").expect("a string takes all");
    }
    text += "6.2 职业技能等级要求描述\n";
    for (index, (level, tasks)) in LEVELS.iter().zip(levels).enumerate() {
        writeln!(text, "表 {} 茶艺服务职业技能等级要求（{level}）\n工作领域\t工作任务\t职业技能要求", index + 1)
            .expect("a string takes all");
        for (task, name) in tasks.iter().enumerate() {
            let number = task + 1;
            writeln!(text, "1. 茶艺\t1.{number} {name}\t1.{number}.1 能做好。").expect("a string takes all");
        }
    }
    let mut yaml = String::new();
    for strand in strands {
        let tasks: Vec<String> = strand.iter().map(|(level, task)| format!("L{}-1.{}", level + 1, task + 1)).collect();
        writeln!(yaml, "- {{strand: 一条主线, tasks: [{}]}}", tasks.join(", ")).expect("a string takes all");
    }
    let mut files = Files::new();
    files.insert("seeds/900001.txt".to_owned(), text.into_bytes());
    files.insert("content/900001/strands.yaml".to_owned(), yaml.into_bytes());
    let compiled = compile(files);
    let answers = Answers::of(&compiled.curriculum);
    let bar = Bar::of(&compiled.curriculum, &answers, Drafts::Hidden, Audience::Readers);
    let progression = plan(&bar).sheets.iter().find_map(|sheet| match sheet.page().view {
        View::Progression(view) => Some(view),
        _ => None,
    });
    let drawings = &progression.expect("a standard has a page of progression").drawings;
    drawings.iter().map(|it| serde_json::to_value(it).expect("plain data")).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// Left, top, right, lower end.
fn edges(it: &Value) -> [f64; 4] {
    let [x, y, width, height] = ["x", "y", "width", "height"].map(|key| number(&it[key]));
    [x, y, x + width, y + height]
}

/// Points along a line as the template draws it.
fn points(line: &Value) -> Vec<(f64, f64)> {
    let at = |end: &str| (number(&line[end][0]), number(&line[end][1]));
    let ((x1, y1), (x2, y2), middle) = (at("from"), at("to"), number(&line["middle"]));
    let curve = |t: f64, [a, b, c, d]: [f64; 4]| {
        let s = 1.0 - t;
        s * s * s * a + 3.0 * s * s * t * b + 3.0 * s * t * t * c + t * t * t * d
    };
    let steps = (0..=40).map(|step| f64::from(step) / 40.0);
    steps.map(|t| (curve(t, [x1, middle, middle, x2]), curve(t, [y1, y1, y2, y2]))).collect()
}

fn list<'a>(value: &'a Value, key: &str) -> Vec<&'a Value> {
    value["lanes"].as_array().expect("lanes").iter().flat_map(|lane| lane[key].as_array().expect("a list")).collect()
}

fn assert_lawful(drawing: &Value, tasks: usize) {
    let boxes: Vec<[f64; 4]> = list(drawing, "boxes").into_iter().map(edges).collect();
    assert_eq!(boxes.len(), tasks, "each task is drawn once");
    for (index, [left, top, right, low]) in boxes.iter().enumerate() {
        assert!(*right <= number(&drawing["width"]) && *low <= number(&drawing["height"]), "a box is outside");
        for [other_left, other_top, other_right, other_low] in &boxes[index + 1..] {
            let apart = right <= other_left || other_right <= left || low <= other_top || other_low <= top;
            assert!(apart, "boxes overlap");
        }
    }
    for line in list(drawing, "lines") {
        for (x, y) in points(line) {
            let inside = |[left, top, right, low]: &[f64; 4]| *left < x && x < *right && *top < y && y < *low;
            assert!(!boxes.iter().any(inside), "a line crosses a box");
        }
    }
    for it in list(drawing, "boxes") {
        let [left, top, right, low] = edges(it);
        for text in it["text"].as_array().expect("a list") {
            let (x, y) = (number(&text["x"]), number(&text["y"]));
            let width: f64 =
                text["words"].as_str().expect("a text").chars().map(|it| if it.is_ascii() { 0.6 } else { 1.0 }).sum();
            assert!(left < x && x + width * number(&drawing["size"]) <= right + 1.0, "a name is wider than its box");
            assert!(top < y && y < low, "a name is outside its box");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_in_a_drawing_lies_over_another(
        levels in prop::collection::vec(prop::collection::vec("[甲-龟]{1,8}(、| Ads |（上）|KOL)?[甲-龟]{0,20}", 1..9), 1..6),
        chosen in prop::collection::vec(prop::collection::vec(any::<(Index, Index)>(), 1..8), 0..8),
    ) {
        let choose = |(level, task): &(Index, Index)| {
            let level = level.index(levels.len());
            (level, task.index(levels[level].len()))
        };
        let strands: Vec<BTreeSet<(usize, usize)>> =
            chosen.iter().map(|strand| strand.iter().map(choose).collect()).collect();
        let drawings = drawings(&levels, &strands);
        prop_assert_eq!(drawings.len(), if strands.is_empty() { 0 } else { 2 });
        for drawing in &drawings {
            assert_lawful(drawing, levels.iter().map(Vec::len).sum());
        }
    }
}
