//! What became of coverage since a snapshot, in every form.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::curriculum::{Change, Snapshot, State, Totals, Turn};
use crate::export::coverage::csv;
use crate::export::coverage::json::totals_json;
use crate::export::coverage::report::{Part, Report};
use crate::export::coverage::screen::{self, heading, marks, title};
use crate::export::coverage::words;
use crate::sheet::{Cell, Column, Form, Sheet, Tone, Workbook};
use crate::standard::Level;

/// A report beside a snapshot of each of its standards; a standard without one is left out.
#[derive(Clone, Debug)]
pub struct Since<'a> {
    report: &'a Report<'a>,
    parts: Vec<Then<'a>>,
}

/// One standard then and now.
#[derive(Clone, Debug)]
struct Then<'a> {
    part: &'a Part<'a>,
    snapshot: &'a Snapshot,
    changes: Vec<Change>,
}

impl<'a> Since<'a> {
    /// Against the snapshots of a name; nothing where there is none.
    pub fn of(report: &'a Report<'a>, name: &str) -> Option<Self> {
        let mut parts = Vec::new();
        for part in &report.parts {
            let snapshots = part.syllabus.snapshots();
            let Some(snapshot) = snapshots.iter().find(|it| it.written.name == name) else { continue };
            let mut changes = snapshot.changes(part.syllabus, &part.coverage);
            changes.retain(|change| part.takes(change.requirement.level));
            parts.push(Then { part, snapshot, changes });
        }
        (!parts.is_empty()).then_some(Self { report, parts })
    }
}

impl Then<'_> {
    /// A level's own figures, then and now.
    fn figures(&self, level: &Level) -> [Totals; 2] {
        [self.snapshot.own(level.id), self.part.coverage.own(level.id)]
    }

    /// The requirement's text; of one that is gone nothing is known but its code.
    fn text(&self, change: &Change) -> &str {
        let there = change.now.is_some();
        if there { &self.part.syllabus.requirement(change.requirement).passage.text } else { "" }
    }

    /// What makes the figures of both days differ besides the lessons: the sentences that say so.
    fn cautions(&self, report: &Report) -> Vec<&'static str> {
        let language = report.language();
        let mut said = Vec::new();
        if !self.snapshot.has_rule(&report.curriculum.config.coverage) {
            said.push(language.of(words::OTHER_RULE));
        }
        if !self.snapshot.has_edition(self.part.syllabus.standard()) {
            said.push(language.of(words::OTHER_EDITION));
        }
        said
    }

    fn heading(&self, report: &Report) -> String {
        let written = &self.snapshot.written;
        let (name, date) = (&written.name, &written.date);
        let mark = written.fingerprint.as_ref();
        report.language().of([
            format!("与“{name}”（{date}）相比{}", mark.map_or(String::new(), |it| format!("，当时的版本校验码 {it}"))),
            format!("since “{name}” ({date}){}", mark.map_or(String::new(), |it| format!(", fingerprint then {it}"))),
        ])
    }
}

/// The figures of each level side by side, and what became of which requirement.
pub fn since_table(since: &Since) -> String {
    let report = since.report;
    let language = report.language();
    let mut table = String::new();
    for then in &since.parts {
        writeln!(table, "{}\n{}", title(then.part, language), then.heading(report)).expect(TAKES_ALL);
        if !report.in_force().is_empty() {
            writeln!(table, "{}", report.in_force()).expect(TAKES_ALL);
        }
        for caution in then.cautions(report) {
            writeln!(table, "{caution}").expect(TAKES_ALL);
        }
        for level in then.part.levels() {
            let said = |totals: Totals| match totals.total {
                0 => language.of(words::NOTHING_KEPT).to_owned(),
                _ => words::totals(totals, language),
            };
            let [before, now] = then.figures(level).map(said);
            let name = &level.name;
            let [was, is] = language.of([["当时：", "现在："], ["then: ", "now:  "]]);
            writeln!(table, "{name}  {was}{before}\n{name}  {is}{now}").expect(TAKES_ALL);
        }
        for turn in Turn::ALL {
            let of_turn: Vec<&Change> = then.changes.iter().filter(|change| change.turn == turn).collect();
            if of_turn.is_empty() {
                continue;
            }
            let (word, count) = (language.of(words::turn(turn)), of_turn.len());
            writeln!(table, "{}", language.of([format!("{word} {count} 条"), format!("{word}: {count}")]))
                .expect(TAKES_ALL);
            for change in of_turn {
                let line = format!("  {}  {}", change.requirement, then.text(change));
                writeln!(table, "{}", line.trim_end()).expect(TAKES_ALL);
            }
        }
        if then.changes.is_empty() {
            writeln!(table, "{}", language.of(["没有变化", "nothing has changed"])).expect(TAKES_ALL);
        }
    }
    table
}

/// A row a requirement that is not what it was.
pub fn since_csv(since: &Since) -> String {
    let mut file = csv::MARK.to_string();
    csv::line(&mut file, &["code", "change", "before", "now", "requirement"].map(str::to_owned));
    for then in &since.parts {
        for change in &then.changes {
            let [before, now] = states(change).map(str::to_owned);
            let turn = change.turn.name().to_owned();
            let code = since.report.code_of(then.part, change.requirement);
            csv::line(&mut file, &[code, turn, before, now, then.text(change).to_owned()]);
        }
    }
    file
}

/// The same for programs.
pub fn since_json(since: &Since) -> String {
    let standards = since.parts.iter().map(|then| {
        let level = |level: &Level| {
            let [before, now] = then.figures(level).map(totals_json);
            json!({"code": level.id.to_string(), "before": before, "now": now})
        };
        let change = |change: &Change| {
            json!({
                "code": change.requirement.to_string(), "change": change.turn.name(),
                "before": change.before.map(State::name), "now": change.now.map(State::name),
            })
        };
        let written = &then.snapshot.written;
        let config = &since.report.curriculum.config.coverage;
        json!({
            "code": then.part.syllabus.standard().code.to_string(),
            "since": {
                "name": written.name, "date": written.date,
                "edition": written.edition, "fingerprint": written.fingerprint,
            },
            "fingerprint": then.part.fingerprint(),
            "same_rule": then.snapshot.has_rule(config),
            "same_edition": then.snapshot.has_edition(then.part.syllabus.standard()),
            "levels": then.part.levels().map(level).collect::<Vec<_>>(),
            "changes": then.changes.iter().map(change).collect::<Vec<_>>(),
        })
    });
    let standards: Vec<Value> = standards.collect();
    let document = json!({"schema": "kebiao/coverage-since/1", "standards": standards});
    serde_json::to_string_pretty(&document).expect("the document has only text keys")
}

/// The same as a workbook: a sheet of figures and one of requirements.
pub fn since_screen<'a>(since: &'a Since) -> Workbook<'a> {
    let report = since.report;
    let language = report.language();
    let several = since.parts.len() > 1;
    let mut sheets = Vec::new();
    for then in &since.parts {
        let code = &then.part.syllabus.standard().code;
        let tab = |name: &str| if several { format!("{code} {name}") } else { name.to_owned() };
        sheets.push(figures(report, then, tab(language.of(words::SUMMARY))));
        sheets.push(changes(report, then, tab(language.of(words::CHANGES))));
    }
    Workbook {
        title: report.curriculum.title.clone(),
        mark: marks(report),
        pages: language.of(words::PAGES).map(str::to_owned),
        sheets,
    }
}

/// Two rows a level.
fn figures<'a>(report: &Report, then: &'a Then, name: String) -> Sheet<'a> {
    let language = report.language();
    let written = &then.snapshot.written;
    let days = [format!("{} {}", written.name, written.date), language.of(words::NOW).to_owned()];
    // Snapshots do not keep which figures rest on files that nobody has examined.
    let mut columns = screen::scopes(language);
    columns.pop();
    let mut rows = Vec::new();
    for level in then.part.levels() {
        for (day, totals) in days.iter().zip(then.figures(level)) {
            let mut figures = screen::figures(format!("{} · {day}", level.name), totals, Tone::Plain);
            figures.truncate(columns.len());
            rows.push(figures);
        }
    }
    let mut heading = heading(report, then.part, title(then.part, language));
    heading.push(then.heading(report));
    heading.extend(then.cautions(report).into_iter().map(str::to_owned));
    Sheet { name, heading, columns, rows: rows.into(), foot: Vec::new(), form: Form::Screen { frozen: 1 } }
}

fn changes<'a>(report: &Report, then: &'a Then, name: String) -> Sheet<'a> {
    let language = report.language();
    let say = |word: [&'static str; 2]| language.of(word);
    let columns = vec![
        Column::text(say(words::CODE), 14),
        Column::text(say(words::CHANGE), 20),
        Column::short(say(words::THEN), 12),
        Column::short(say(words::NOW), 12),
        Column::text(say(words::REQUIREMENT), 60),
    ];
    let state = |state: Option<State>| Cell::text(state.map_or("", |state| say(words::state(state))));
    let rows = then.changes.iter().map(|change| {
        vec![
            Cell::text(report.code_of(then.part, change.requirement)),
            Cell::text(say(words::turn(change.turn))),
            state(change.before),
            state(change.now),
            Cell::text(then.text(change)),
        ]
    });
    let rows = rows.collect::<Vec<_>>().into();
    Sheet { name, heading: Vec::new(), columns, rows, foot: Vec::new(), form: Form::Screen { frozen: 1 } }
}

/// Then and now; empty where the standard does not have the requirement.
fn states(change: &Change) -> [&'static str; 2] {
    [change.before, change.now].map(|state| state.map_or("", State::name))
}

const TAKES_ALL: &str = "a string takes all that is written";
