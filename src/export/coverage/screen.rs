//! 筛选版: coverage as a workbook to sort and filter, with a link to each piece of evidence.

use crate::content::Facet;
use crate::curriculum::{Evidence, FacetState, Origin, Row, State, Totals, examined, listed};
use crate::diagnostic::Language;
use crate::export::coverage::group::Group;
use crate::export::coverage::next::next_sheet;
use crate::export::coverage::report::{Part, Report};
use crate::export::coverage::words;
use crate::output::Fingerprint;
use crate::sheet::{Cell, Column, Form, Rows, Sheet, Tone, Workbook};

/// A summary, a sheet a level, what is missing, and all evidence.
pub fn coverage_screen<'a>(report: &'a Report) -> Workbook<'a> {
    let language = report.language();
    let several = report.parts.len() > 1;
    let mut sheets = Vec::new();
    for part in &report.parts {
        let code = &part.syllabus.standard().code;
        let tab = |name: &str| if several { format!("{code} {name}") } else { name.to_owned() };
        sheets.push(summary(report, part, tab(language.of(words::SUMMARY))));
        let rows = requirements(report, part);
        let sheet = |name: String, wanted: &dyn Fn(&Row) -> bool| {
            let rows = rows.iter().filter(|(row, _)| wanted(row)).map(|(_, cells)| cells.clone());
            requirements_sheet(report, name, rows.collect())
        };
        for level in part.levels() {
            sheets.push(sheet(tab(&level.name), &|row| row.requirement.level == level.id));
        }
        sheets.push(sheet(tab(language.of(words::GAPS)), &|row| row.state.is_gap()));
        sheets.push(next_sheet(report, part, tab(language.of(words::NEXT))));
        if part.rows().any(|row| row.state == State::Waived) {
            sheets.push(waived(report, part, tab(language.of(words::WAIVED))));
        }
        sheets.push(evidence(report, part, tab(language.of(words::EVIDENCE))));
    }
    Workbook {
        title: report.curriculum.title.clone(),
        mark: marks(report),
        pages: language.of(words::PAGES).map(str::to_owned),
        sheets,
    }
}

/// The 版本校验码 of each standard, and what is left out: they stand under every page.
pub(super) fn marks(report: &Report) -> String {
    let name = report.language().of(words::FINGERPRINT);
    let codes: Vec<&str> = report.parts.iter().map(Part::fingerprint).collect();
    let mark = format!("{name} {}", codes.join(" "));
    [mark, report.in_force()].join(report.language().of(["　", "  "])).trim_end().to_owned()
}

/// What is left out, above a table that has no other heading.
pub(super) fn filter(report: &Report) -> Vec<String> {
    Some(report.in_force()).filter(|said| !said.is_empty()).into_iter().collect()
}

/// The lines above a table: which standard, what is left out, and what the figures were made from.
pub(super) fn heading(report: &Report, part: &Part, title: String) -> Vec<String> {
    let mut lines = vec![title];
    lines.extend(Some(report.in_force()).filter(|said| !said.is_empty()));
    let fingerprint = part.fingerprint();
    let name = report.language().of(words::FINGERPRINT);
    lines.push(report.language().of([format!("{name}：{fingerprint}"), format!("{name}: {fingerprint}")]));
    lines
}

/// The standard's title, code and edition.
pub(super) fn title(part: &Part, language: Language) -> String {
    let standard = part.syllabus.standard();
    let edition = standard.cover.edition.iter().map(String::as_str);
    let of: Vec<&str> = std::iter::once(standard.code.0.as_str()).chain(edition).collect();
    language.of([
        format!("{}（{}）{}", standard.title(), of.join("，"), words::COVERAGE[0]),
        format!("{} ({}): {}", standard.title(), of.join(", "), words::COVERAGE[1]),
    ])
}

fn summary<'a>(report: &Report, part: &'a Part, name: String) -> Sheet<'a> {
    let language = report.language();
    let mut rows = Vec::new();
    for level in part.levels() {
        let scope = |word: [&'static str; 2]| format!("{} · {}", level.name, language.of(word));
        rows.push(figures(scope(words::OWN), part.coverage.own(level.id), Tone::Strong));
        if level.id != part.syllabus.standard().levels[0].id {
            rows.push(figures(scope(words::CUMULATIVE), part.coverage.cumulative(level.id), Tone::Strong));
        }
        let weighted = part.syllabus.exam(level.id).and_then(|exam| exam.percent(&part.coverage));
        if let Some(percent) = weighted {
            let own = part.coverage.own(level.id);
            let mut cells = figures(scope(words::WEIGHTED), own, Tone::Strong);
            cells[6] = Cell::text(format!("{percent}%")).toned(Tone::Strong);
            rows.push(cells);
        }
        for field in &level.fields {
            let name = format!("{} {} {}", level.name, field.id.number(), field.name);
            rows.push(figures(name, part.coverage.field(field), Tone::Plain));
        }
    }
    let heading = heading(report, part, title(part, language));
    Sheet {
        name,
        heading,
        columns: scopes(language),
        rows: rows.into(),
        foot: Vec::new(),
        form: Form::Screen { frozen: 1 },
    }
}

/// The figures of groups, a row each.
pub fn groups_screen<'a>(report: &'a Report, groups: &'a [Group]) -> Workbook<'a> {
    let language = report.language();
    let summary = language.of(words::SUMMARY).to_owned();
    let mut heading = vec![report.curriculum.title.clone()];
    heading.extend(Some(report.in_force()).filter(|said| !said.is_empty()));
    heading.push(marks(report));
    let row = |group: &Group| {
        let tone = if group.cumulative { Tone::Strong } else { Tone::Plain };
        figures(group.name.clone(), group.totals, tone)
    };
    let sheet = Sheet {
        name: summary,
        heading,
        columns: scopes(language),
        rows: groups.iter().map(row).collect::<Vec<_>>().into(),
        foot: Vec::new(),
        form: Form::Screen { frozen: 1 },
    };
    let pages = language.of(words::PAGES).map(str::to_owned);
    Workbook { title: report.curriculum.title.clone(), mark: marks(report), pages, sheets: vec![sheet] }
}

/// The columns of figures.
pub(super) fn scopes(language: Language) -> Vec<Column> {
    let [covered, partly, open] = [State::Covered, State::Partly, State::Open].map(|it| language.of(words::state(it)));
    vec![
        Column::text(language.of(words::SCOPE), 46),
        Column::short(language.of(words::TOTAL), 9),
        Column::short(covered, 10),
        Column::short(partly, 11),
        Column::short(language.of(words::WAIVED), 10),
        Column::short(open, 10),
        Column::short(language.of(words::SHARE), 13),
        Column::short(language.of(words::RESTS), 16),
    ]
}

/// A row of them.
pub(super) fn figures<'a>(name: String, totals: Totals, tone: Tone) -> Vec<Cell<'a>> {
    let Totals { total, covered, partly, waived, open, unexamined } = totals;
    // Of nothing there is no share.
    let share = Cell::text(if total > 0 { format!("{}%", totals.percent()) } else { String::new() });
    let figures = [total, covered, partly, waived, open].map(Cell::count);
    let cells = std::iter::once(Cell::text(name)).chain(figures).chain([share, Cell::count(unexamined)]);
    cells.map(|cell| cell.toned(tone)).collect()
}

/// A sheet of these rows of requirements.
fn requirements_sheet<'a>(report: &Report, name: String, rows: Vec<Vec<Cell<'a>>>) -> Sheet<'a> {
    let say = |word: [&'static str; 2]| report.language().of(word);
    let mut columns = vec![
        Column::text(say(words::CODE), 14),
        Column::text(say(words::LEVEL), 8),
        Column::text(say(words::FIELD), 22),
        Column::text(say(words::TASK), 22),
        Column::text(say(words::REQUIREMENT), 56),
    ];
    columns.extend(Facet::ALL.map(|facet| Column::short(say(words::facet(facet)), 12)));
    columns.push(Column::short(say(words::STATE), 11));
    columns.push(Column::text(say(words::LACKS), 16));
    columns.push(Column::text(say(words::EVIDENCE), 44));
    columns.push(Column::short(say(words::THEORY), 10));
    columns.push(Column::short(say(words::PRACTICE), 10));
    columns.push(Column::text(say(words::UNNAMED), 26));
    columns.push(Column::short(say(words::UNEXAMINED), 12));
    columns.push(Column::text(say(words::WAIVER), 30));
    let (heading, foot) = (filter(report), Vec::new());
    Sheet { name, heading, columns, rows: rows.into(), foot, form: Form::Screen { frozen: 1 } }
}

/// The requirements of a part, each with the cells of its row.
fn requirements<'a>(report: &Report, part: &'a Part) -> Vec<(&'a Row, Vec<Cell<'a>>)> {
    let language = report.language();
    let say = |word: [&'static str; 2]| language.of(word);
    let places = part.coverage.places(part.syllabus);
    let way = report.way(part);
    let require = report.curriculum.config.coverage.require;
    let rows = part.rows().map(|row| {
        let (level, field, task) = places[&row.task];
        let facet = |(facet, state): (Facet, FacetState)| {
            let decides = row.evidence.iter().find(|it| it.facet == facet && it.why_not.is_none());
            let link = decides.and_then(|evidence| part.href(evidence, &way));
            Cell::text(say(words::facet_state(state))).toned(words::facet_tone(state)).linked(link)
        };
        let lacking = part.lacks(row, require).into_iter().map(|facet| say(words::facet(facet)));
        let lacking = if row.state.is_gap() {
            lacking.collect::<Vec<_>>().join(language.of(["、", ", "]))
        } else {
            String::new()
        };
        let mut cells = vec![
            Cell::text(report.code(part, row)),
            Cell::text(level.name.as_str()),
            Cell::text(format!("{} {}", field.id.number(), field.name)),
            Cell::text(format!("{} {}", task.id.number(), task.name)),
            Cell::text(part.syllabus.requirement(row.requirement).passage.text.as_str()),
        ];
        cells.extend(Facet::ALL.into_iter().zip(row.facets).map(facet));
        cells.push(Cell::text(say(words::state(row.state))).toned(words::tone(row.state)));
        cells.push(Cell::text(lacking));
        cells.push(Cell::text(part.named(row)));
        let yes = language.of(["有", "yes"]);
        cells.extend(examined(part.syllabus, row).map(|it| Cell::text(if it { yes } else { "" })));
        let unnamed = listed(part.syllabus, row).map_or_else(Vec::new, |listed| listed.missing);
        cells.push(Cell::text(unnamed.join(language.of(["、", ", "]))));
        let unexamined = Facet::ALL.into_iter().zip(row.unexamined).filter(|(_, marked)| *marked);
        let unexamined: Vec<&str> = unexamined.map(|(facet, _)| say(words::facet(facet))).collect();
        cells.push(Cell::text(unexamined.join(language.of(["、", ", "]))));
        let waiver = part.syllabus.waiver(row.requirement);
        cells.push(Cell::text(waiver.map_or_else(String::new, |it| words::waiver(it, language))));
        (row, cells)
    });
    rows.collect()
}

fn evidence<'a>(report: &'a Report, part: &'a Part, name: String) -> Sheet<'a> {
    let say = |word: [&'static str; 2]| report.language().of(word);
    let columns = vec![
        Column::text(say(words::CODE), 14),
        Column::short(say(words::FACET), 9),
        Column::text(say(words::KIND), 11),
        Column::text(say(words::NAME), 46),
        Column::text(say(words::LESSON), 34),
        Column::text(say(words::COUNTS), 24),
        Column::text(say(words::REVIEWS), 34),
        Column::short(say(words::UNEXAMINED), 12),
        Column::text(say(words::FILE), 16),
        Column::text(say(words::OUTPUT), 24),
        Column::text(say(words::AUTHORS), 16),
        Column::short(say(words::LENGTH), 9),
        Column::text(say(words::EXCERPT), 60),
    ];
    let of_row = move |row: &'a Row| {
        let (way, code) = (report.way(part), report.code(part, row));
        row.evidence.iter().map(move |evidence| evidence_cells(report, part, evidence, &way, &code))
    };
    // Beside the evidence: where its links begin, what stands before its codes, and the language of its words.
    let standard = (report.curriculum.syllabuses.len() > 1).then_some(&part.syllabus.standard().code.0);
    let made_from = (part.evidence_made_from(), report.way(part), standard, report.language().tag());
    let rows = Rows::Made {
        made_from: Fingerprint::of_value(&made_from).bytes(),
        make: Box::new(move || Box::new(part.rows().flat_map(of_row))),
    };
    Sheet { name, heading: filter(report), columns, rows, foot: Vec::new(), form: Form::Screen { frozen: 1 } }
}

/// A row of evidence for the requirement of a code.
fn evidence_cells<'a>(report: &Report, part: &'a Part, evidence: &'a Evidence, way: &str, code: &str) -> Vec<Cell<'a>> {
    let language = report.language();
    let say = |word: [&'static str; 2]| language.of(word);
    let shown = part.shown(evidence, way);
    let weight = shown.weight().unwrap_or_default().to_owned();
    let kind = match &evidence.origin {
        Origin::Material(index) => words::material(part.syllabus.materials()[*index].written.kind),
        Origin::Lesson(..) => words::kind(shown.kind),
    };
    let label = if shown.label.is_empty() { say(words::kind(shown.kind)) } else { shown.label };
    vec![
        Cell::text(code.to_owned()),
        Cell::text(say(words::facet(evidence.facet))),
        Cell::text(say(kind)),
        Cell::text(label).linked(shown.href),
        Cell::text(shown.lesson),
        Cell::text(say(words::counts(shown.why_not))),
        Cell::text(words::opinions(&evidence.opinions, language)),
        Cell::text(if shown.unexamined { say(words::UNEXAMINED) } else { "" }),
        Cell::text(weight),
        Cell::text(evidence.output(part.syllabus).unwrap_or_default()),
        Cell::text(shown.authors.join(language.of(["、", ", "]))),
        shown.characters.map_or_else(|| Cell::text(""), Cell::count),
        Cell::text(shown.excerpt.words()),
    ]
}

/// What the course leaves out, and why.
fn waived<'a>(report: &Report, part: &'a Part, name: String) -> Sheet<'a> {
    let say = |word: [&'static str; 2]| report.language().of(word);
    let columns = vec![
        Column::text(say(words::CODE), 14),
        Column::text(say(words::REQUIREMENT), 56),
        Column::text(say(words::WHY), 40),
        Column::text(say(words::BY), 16),
        Column::text(say(words::UNTIL), 14),
    ];
    let waivers = part.rows().filter_map(|row| Some((row, part.syllabus.waiver(row.requirement)?)));
    let rows = waivers.map(|(row, waiver)| {
        vec![
            Cell::text(report.code(part, row)),
            Cell::text(part.syllabus.requirement(row.requirement).passage.text.as_str()),
            Cell::text(waiver.why.as_str()),
            Cell::text(waiver.by.clone().unwrap_or_default()),
            Cell::text(waiver.until.clone().unwrap_or_default()),
        ]
    });
    let rows = rows.collect::<Vec<_>>().into();
    Sheet { name, heading: filter(report), columns, rows, foot: Vec::new(), form: Form::Screen { frozen: 1 } }
}
