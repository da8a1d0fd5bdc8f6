//! The block between `---` lines at the head of a text.

use serde::{Deserialize, Serialize};

use crate::diagnostic::{Diagnostics, Expected, Finding, Headed};
use crate::text::{Source, Span, Spanned};
use crate::yaml::{self, Kept, Located, OneOrMany, Shape};

/// What a lesson says of itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FrontMatter {
    /// Where it belongs.
    pub place: WrittenPlace,
    /// Its name.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// 学时
    pub hours: Option<u32>,
    /// Its place among the lessons of its task: the lowest first, those without behind, by path.
    pub order: Option<u32>,
    /// What kind of lesson it is.
    pub kind: Kind,
    /// Whether it is ready to be read.
    pub status: Status,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// 三维目标
    pub goals: Goals,
}

/// Where a lesson belongs, as written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum WrittenPlace {
    /// `task: L1-2.1`, or `tasks: [L2-2.1, L2-2.2]`
    Tasks(Vec<Spanned<String>>),
    /// `level: L1`
    Level(Spanned<String>),
}

/// What kind of lesson it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// 理实一体
    Integrated,
    /// 实训
    Lab,
    /// 综合项目
    Project,
    /// 测评
    Assessment,
    /// 拓展阅读
    Reading,
}

/// Whether a lesson is ready to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// 编写中: it covers nothing yet.
    Draft,
    /// It counts.
    Ready,
}

/// What a lesson aims at; each may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    /// 知识目标
    pub knowledge: Option<String>,
    /// 能力目标
    pub ability: Option<String>,
    /// 素质目标
    pub character: Option<String>,
    /// 重点
    pub key: Option<String>,
    /// 难点
    pub difficult: Option<String>,
    /// 课程思政
    pub civic: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    // 任务 is one word in Chinese, for one as for several.
    task: Option<OneOrMany>,
    tasks: Option<Located<Vec<Located<String>>>>,
    level: Option<Located<String>>,
    title: Located<String>,
    summary: Option<String>,
    hours: Option<u32>,
    order: Option<u32>,
    kind: Option<Located<String>>,
    status: Option<Located<String>>,
    #[serde(default)]
    authors: OneOrMany,
    #[serde(default)]
    goals: Goals,
}

const KINDS: [(&str, Kind); 5] = [
    ("integrated", Kind::Integrated),
    ("lab", Kind::Lab),
    ("project", Kind::Project),
    ("assessment", Kind::Assessment),
    ("reading", Kind::Reading),
];
const STATUSES: [(&str, Status); 2] = [("draft", Status::Draft), ("ready", Status::Ready)];

/// What the block holds.
pub(super) fn shape() -> Shape {
    yaml::shape::<Written>().among("kind", yaml::words(&KINDS)).among("status", yaml::words(&STATUSES))
}

/// The front matter, and the place of the text behind it; nothing where either cannot be read, which is a finding.
pub(crate) fn read(source: &Source, diagnostics: &mut Diagnostics) -> (Option<FrontMatter>, Option<Span>) {
    let (head, body) = split(source, Headed::Lesson, diagnostics);
    (head.and_then(|head| matter(source, head, diagnostics)), body)
}

fn matter(source: &Source, read: Span, diagnostics: &mut Diagnostics) -> Option<FrontMatter> {
    if source.slice(read).trim().is_empty() {
        diagnostics.at(read, Finding::PlaceCount { count: 0 });
        return None;
    }
    // A lesson whose title is missing has all that its claims and links need.
    let (written, kept) = yaml::read_part::<Written>(source, read, diagnostics)?;
    let place = {
        let task = written.task.map(|task| task.at(source, read));
        let tasks = written.tasks.map(|tasks| tasks.at(read));
        let level = written.level.map(|level| level.at(read));
        let first = task.as_ref().map(|task| task.first().map_or_else(|| source.trim(read), |first| first.span));
        let places = [first, tasks.as_ref().map(|it| it.span), level.as_ref().map(|it| it.span)];
        let places: Vec<Span> = places.into_iter().flatten().collect();
        if places.len() != 1 {
            let place = places.get(1).copied().unwrap_or_else(|| source.trim(read));
            // What is missing may be what could not be read.
            if kept == Kept::All || places.len() > 1 {
                diagnostics.at(place, Finding::PlaceCount { count: places.len() });
            }
            return None;
        }
        match (task, tasks, level) {
            (Some(task), ..) if task.is_empty() => {
                diagnostics.at(source.trim(read), Finding::PlaceCount { count: 0 });
                return None;
            }
            (_, Some(tasks), _) if tasks.value.is_empty() => {
                diagnostics.at(tasks.span, Finding::PlaceCount { count: 0 });
                return None;
            }
            (Some(task), ..) => WrittenPlace::Tasks(task),
            (_, Some(tasks), _) => WrittenPlace::Tasks(tasks.value.into_iter().map(|task| task.at(read)).collect()),
            (.., level) => WrittenPlace::Level(level?),
        }
    };
    let title = written.title.at(read);
    if title.value.trim().is_empty() {
        diagnostics.at(title.span, Finding::WrongType { expected: Expected::FilledText });
    }
    let kind = written.kind.map(|kind| yaml::choice(&kind.at(read), &KINDS, diagnostics));
    let stage = written.status.map(|status| yaml::choice(&status.at(read), &STATUSES, diagnostics));
    Some(FrontMatter {
        place,
        title: title.value,
        summary: written.summary,
        hours: written.hours,
        order: written.order,
        kind: kind.flatten().unwrap_or(Kind::Integrated),
        // What does not say that it is ready must not count.
        status: stage.flatten().unwrap_or(Status::Draft),
        authors: authors(&written.authors.at(source, read)),
        goals: written.goals,
    })
}

/// `[张三, 李四]`, or as people write several names in one line.
fn authors(written: &[Spanned<String>]) -> Vec<String> {
    let [line] = written else { return written.iter().map(|author| author.value.clone()).collect() };
    let names = line.value.split(['、', '，', ',', '；', ';']).map(str::trim);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The places of the YAML and of the text behind it.
pub(super) fn split(source: &Source, of: Headed, diagnostics: &mut Diagnostics) -> (Option<Span>, Option<Span>) {
    let mut lines = source.lines();
    let is_rule = |line: &Span| source.slice(*line).trim_end() == "---";
    let first = lines.next().unwrap_or(source.span());
    if !is_rule(&first) {
        diagnostics.at(first, Finding::NoFrontMatter { of });
        return (None, Some(source.span()));
    }
    let Some(last) = lines.find(is_rule) else {
        diagnostics.at(first, Finding::UnclosedFrontMatter { of });
        return (None, None);
    };
    let start = source.text()[first.end as usize..].find('\n').map_or(first.end, |at| first.end + at as u32 + 1);
    let end = source.span().end;
    (Some(Span { start, end: last.start, ..first }), Some(Span { start: last.end, end, ..last }))
}
