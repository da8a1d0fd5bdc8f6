//! The lines that a page rules, and the cells between them.

use crate::form::pdf::matrix::Matrix;

/// A ruled line that runs along an axis, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Rule {
    /// Where it stands on the other axis.
    at: f64,
    from: f64,
    to: f64,
}

/// The lines of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    level: Vec<Rule>,
    upright: Vec<Rule>,
}

/// What stands around a place; where no line closes it, the end of all pages.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Around {
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
}

/// A line is no thicker.
const THICK: f64 = 3.0;
/// Borders of neighbours that are drawn one by one are no farther apart.
const NEAR: f64 = 1.5;
/// Lines and characters of a page, multiplied: what has more is a drawing.
const MOST: usize = 40_000_000;

impl Rules {
    /// Makes those that are nearly on a line stand on it; a page with too many has none.
    pub(super) fn settled(mut self, characters: usize) -> Self {
        if (self.level.len() + self.upright.len()).saturating_mul(characters) > MOST {
            return Self::default();
        }
        for rules in [&mut self.level, &mut self.upright] {
            rules.sort_by(|one, other| one.at.total_cmp(&other.at));
            let mut at = f64::NEG_INFINITY;
            for rule in rules {
                if rule.at - at > NEAR {
                    at = rule.at;
                }
                rule.at = at;
            }
        }
        self
    }

    /// The cell around a place, if lines stand beside it, and above or below it.
    pub(super) fn around(&self, x: f64, y: f64) -> Option<Around> {
        let passes = |rule: &&Rule, along: f64| (rule.from - NEAR..=rule.to + NEAR).contains(&along);
        let beside = || self.upright.iter().filter(|rule| passes(rule, y)).map(|rule| rule.at);
        let across = || self.level.iter().filter(|rule| passes(rule, x)).map(|rule| rule.at);
        let (left, right) = (beside().rfind(|at| *at <= x), beside().find(|at| *at > x));
        let (top, foot) = (across().find(|at| *at > y), across().rfind(|at| *at <= y));
        let is_cell = left.or(right).is_some() && top.or(foot).is_some();
        let (left, right) = (left.unwrap_or(0.0), right.unwrap_or(f64::MAX));
        is_cell.then(|| Around { left, right, top: top.unwrap_or(f64::MAX) })
    }

    /// Takes a line from one place to another in, if it runs along an axis.
    fn line(&mut self, (x, y): (f64, f64), (to_x, to_y): (f64, f64)) {
        let (width, height) = ((to_x - x).abs(), (to_y - y).abs());
        if width <= THICK && height > width {
            self.upright.push(Rule { at: f64::midpoint(x, to_x), from: y.min(to_y), to: y.max(to_y) });
        } else if height <= THICK && width > height {
            self.level.push(Rule { at: f64::midpoint(y, to_y), from: x.min(to_x), to: x.max(to_x) });
        }
    }
}

/// What a program draws before it says whether it is filled or stroked.
#[derive(Clone, Debug, Default)]
pub(super) struct Path(Vec<Vec<(f64, f64)>>);

impl Path {
    pub(super) fn begin(&mut self, x: f64, y: f64, matrix: Matrix) {
        self.0.push(vec![matrix.place(x, y)]);
    }

    pub(super) fn line(&mut self, x: f64, y: f64, matrix: Matrix) {
        if let Some(shape) = self.0.last_mut() {
            shape.push(matrix.place(x, y));
        }
    }

    pub(super) fn rectangle(&mut self, [x, y, width, height]: [f64; 4], matrix: Matrix) {
        let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
        self.0.push(corners.map(|(x, y)| matrix.place(x, y)).to_vec());
    }

    pub(super) fn close(&mut self) {
        if let Some(shape) = self.0.last_mut() {
            shape.extend(shape.first().copied());
        }
    }

    /// Its edges are lines.
    pub(super) fn stroke(&mut self, rules: &mut Rules) {
        for shape in self.0.drain(..) {
            for pair in shape.windows(2) {
                rules.line(pair[0], pair[1]);
            }
        }
    }

    /// Each of its shapes is a line, if it is thin.
    pub(super) fn fill(&mut self, rules: &mut Rules) {
        for shape in self.0.drain(..) {
            let Some(&first) = shape.first() else { continue };
            let least = shape.iter().fold(first, |least, it| (least.0.min(it.0), least.1.min(it.1)));
            let most = shape.iter().fold(first, |most, it| (most.0.max(it.0), most.1.max(it.1)));
            rules.line(least, most);
        }
    }

    /// It was drawn for something else, or with curves, which no border has.
    pub(super) fn forget(&mut self) {
        self.0.clear();
    }
}
