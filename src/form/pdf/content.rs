//! What a page prints: its operators, carried out as far as text goes.

use std::collections::BTreeMap;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Dict, Name, Number, Object, Stream, String as Bytes};
use hayro_syntax::page::{Page, Resources};

use crate::diagnostic::Finding;
use crate::form::pdf::font::{FontId, Fonts};
use crate::form::pdf::matrix::Matrix;
use crate::form::pdf::rules::{Path, Rules};
use crate::form::pdf::stream::Unpacking;

/// A character and where it stands; in points, from the page's left and foot.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    pub(super) character: char,
    pub(super) x: f64,
    /// Where its own width ends.
    pub(super) end: f64,
    pub(super) y: f64,
    pub(super) size: f64,
}

/// Characters that a program printed in one go, from the left.
pub(super) type Run = Vec<Glyph>;

/// What a page shows: its upright runs, and the lines it rules.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) runs: Vec<Run>,
    pub(super) rules: Rules,
}

pub(super) fn shown(page: &Page, fonts: &mut Fonts, unpacking: &mut Unpacking) -> Result<Shown, Finding> {
    let parts: Vec<Stream> = match page.raw().get::<Object>("Contents") {
        Some(Object::Stream(stream)) => vec![stream],
        Some(Object::Array(streams)) => streams.iter::<Stream>().collect(),
        _ => Vec::new(),
    };
    let mut content = Vec::new();
    for part in &parts {
        content.extend_from_slice(&unpacking.stream(part)?);
        content.push(b' ');
    }
    let (width, height) = page.render_dimensions();
    let area = (f64::from(width), f64::from(height));
    let mut reading = Reading {
        fonts,
        unpacking,
        area,
        forms: 0,
        runs: Vec::new(),
        run: Run::new(),
        told: Vec::new(),
        path: Path::default(),
        rules: Rules::default(),
    };
    let matrix = Matrix(page.initial_transform(false).as_coeffs());
    reading.read(&content, page.resources(), State::new(matrix), 0)?;
    let characters = reading.runs.iter().map(Vec::len).sum();
    Ok(Shown { runs: reading.runs, rules: reading.rules.settled(characters) })
}

/// What `q` saves and `Q` brings back.
#[derive(Clone, Debug)]
struct State {
    matrix: Matrix,
    font: Option<FontId>,
    size: f64,
    character_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

impl State {
    fn new(matrix: Matrix) -> Self {
        let (size, leading, rise) = (1.0, 0.0, 0.0);
        Self { matrix, font: None, size, character_space: 0.0, word_space: 0.0, stretch: 1.0, leading, rise }
    }
}

struct Reading<'f> {
    fonts: &'f mut Fonts,
    unpacking: &'f mut Unpacking,
    area: (f64, f64),
    /// How many forms were shown.
    forms: usize,
    runs: Vec<Run>,
    run: Run,
    /// For each open mark of content where its runs begin, and the text that a program gave for them.
    told: Vec<Option<(usize, String)>>,
    path: Path,
    rules: Rules,
}

/// Deeper than any program nests, and more than any page shows.
const DEPTH: usize = 12;
const SAVED: usize = 512;
const FORMS: usize = 10_000;

impl Reading<'_> {
    fn read(&mut self, content: &[u8], resources: &Resources, start: State, depth: usize) -> Result<(), Finding> {
        let mut known: BTreeMap<Vec<u8>, Option<FontId>> = BTreeMap::new();
        let mut saved: Vec<State> = Vec::new();
        let mut state = start;
        let (mut line, mut text) = (Matrix::IDENTITY, Matrix::IDENTITY);
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            match operator {
                TypedInstruction::SaveState(_) if saved.len() < SAVED => saved.push(state.clone()),
                TypedInstruction::RestoreState(_) => state = saved.pop().unwrap_or(state),
                TypedInstruction::Transform(it) => {
                    state.matrix = matrix([it.0, it.1, it.2, it.3, it.4, it.5]).then(state.matrix);
                }
                TypedInstruction::BeginText(_) => (line, text) = (Matrix::IDENTITY, Matrix::IDENTITY),
                TypedInstruction::CharacterSpacing(it) => state.character_space = it.0.as_f64(),
                TypedInstruction::WordSpacing(it) => state.word_space = it.0.as_f64(),
                TypedInstruction::HorizontalScaling(it) => state.stretch = it.0.as_f64() / 100.0,
                TypedInstruction::TextLeading(it) => state.leading = it.0.as_f64(),
                TypedInstruction::TextRise(it) => state.rise = it.0.as_f64(),
                TypedInstruction::TextFont(it) => {
                    let name: &[u8] = it.0.as_ref();
                    let find = || self.fonts.find(&resources.fonts, name, self.unpacking);
                    state.font = *known.entry(name.to_vec()).or_insert_with(find);
                    state.size = it.1.as_f64();
                }
                TypedInstruction::SetTextMatrix(it) => {
                    line = matrix([it.0, it.1, it.2, it.3, it.4, it.5]);
                    text = line;
                }
                TypedInstruction::NextLine(it) => {
                    line = line.moved(it.0.as_f64(), it.1.as_f64());
                    text = line;
                }
                TypedInstruction::NextLineAndSetLeading(it) => {
                    state.leading = -it.1.as_f64();
                    line = line.moved(it.0.as_f64(), it.1.as_f64());
                    text = line;
                }
                TypedInstruction::NextLineUsingLeading(_) => {
                    line = line.moved(0.0, -state.leading);
                    text = line;
                }
                TypedInstruction::ShowText(it) => self.show(it.0, &state, &mut text)?,
                TypedInstruction::NextLineAndShowText(it) => {
                    line = line.moved(0.0, -state.leading);
                    text = line;
                    self.show(it.0, &state, &mut text)?;
                }
                TypedInstruction::ShowTextWithParameters(it) => {
                    (state.word_space, state.character_space) = (it.0.as_f64(), it.1.as_f64());
                    line = line.moved(0.0, -state.leading);
                    text = line;
                    self.show(it.2, &state, &mut text)?;
                }
                TypedInstruction::ShowTexts(it) => {
                    for item in it.0.iter::<Object>() {
                        match item {
                            Object::String(bytes) => self.print(&bytes, &state, &mut text)?,
                            Object::Number(back) => {
                                text = text.moved(-back.as_f64() / 1000.0 * state.size * state.stretch, 0.0);
                            }
                            _ => {}
                        }
                    }
                    self.end_run();
                }
                TypedInstruction::XObject(it) => self.form(resources, it.0, &state, depth)?,
                TypedInstruction::BeginMarkedContent(_) => self.told.push(None),
                TypedInstruction::BeginMarkedContentWithProperties(it) => {
                    let told = told(it.1, resources).filter(|_| self.told.len() < DEPTH);
                    self.unpacking.print(told.as_ref().map_or(0, String::len))?;
                    self.told.push(told.map(|text| (self.runs.len(), text)));
                }
                TypedInstruction::EndMarkedContent(_) => self.end_told(),
                other => self.draw(&other, state.matrix),
            }
        }
        Ok(())
    }

    /// Lines, of which the borders of cells are made.
    fn draw(&mut self, operator: &TypedInstruction, matrix: Matrix) {
        let Self { path, rules, .. } = self;
        match operator {
            TypedInstruction::MoveTo(it) => path.begin(it.0.as_f64(), it.1.as_f64(), matrix),
            TypedInstruction::LineTo(it) => path.line(it.0.as_f64(), it.1.as_f64(), matrix),
            TypedInstruction::RectPath(it) => {
                path.rectangle([it.0, it.1, it.2, it.3].map(|number| number.as_f64()), matrix);
            }
            TypedInstruction::ClosePath(_) => path.close(),
            TypedInstruction::StrokePath(_)
            | TypedInstruction::FillAndStrokeNonZero(_)
            | TypedInstruction::FillAndStrokeEvenOdd(_) => path.stroke(rules),
            TypedInstruction::CloseAndStrokePath(_)
            | TypedInstruction::CloseFillAndStrokeNonZero(_)
            | TypedInstruction::CloseFillAndStrokeEvenOdd(_) => {
                path.close();
                path.stroke(rules);
            }
            TypedInstruction::FillPathNonZero(_)
            | TypedInstruction::FillPathNonZeroCompatibility(_)
            | TypedInstruction::FillPathEvenOdd(_) => path.fill(rules),
            TypedInstruction::EndPath(_)
            | TypedInstruction::CubicTo(_)
            | TypedInstruction::CubicStartTo(_)
            | TypedInstruction::CubicEndTo(_) => path.forget(),
            _ => {}
        }
    }

    /// A page within the page.
    fn form(&mut self, resources: &Resources, name: &Name, state: &State, depth: usize) -> Result<(), Finding> {
        self.forms += 1;
        let form = resources.get_x_object(name).filter(|_| depth < DEPTH && self.forms < FORMS);
        let is_form = |form: &Stream| form.dict().get::<Name>("Subtype").is_some_and(|kind| kind.as_ref() == b"Form");
        let Some(form) = form.filter(is_form) else { return Ok(()) };
        let content = self.unpacking.stream(&form)?;
        let own = form.dict().get::<Dict>("Resources").map(Resources::new);
        let moved = form.dict().get::<[f64; 6]>("Matrix").map_or(Matrix::IDENTITY, Matrix);
        let state = State { matrix: moved.then(state.matrix), ..state.clone() };
        self.read(&content, own.as_ref().unwrap_or(resources), state, depth + 1)
    }

    fn show(&mut self, bytes: &Bytes, state: &State, text: &mut Matrix) -> Result<(), Finding> {
        self.print(bytes, state, text)?;
        self.end_run();
        Ok(())
    }

    fn print(&mut self, bytes: &[u8], state: &State, text: &mut Matrix) -> Result<(), Finding> {
        let Some(font) = state.font else { return Ok(()) };
        for printed in self.fonts.get(font).print(bytes) {
            self.unpacking.print(printed.text.len())?;
            let place = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise]);
            let place = place.then(*text).then(state.matrix);
            let (x, y) = place.origin();
            let is_seen = (-1.0..=self.area.0 + 1.0).contains(&x) && (-1.0..=self.area.1 + 1.0).contains(&y);
            let size = place.across();
            if place.is_upright() && is_seen && size > 0.0 {
                let end = x + printed.width * place.along();
                self.run.extend(spread(&printed.text, &Glyph { character: ' ', x, end, y, size }));
            }
            let space = state.character_space + if printed.is_space { state.word_space } else { 0.0 };
            *text = text.moved((printed.width * state.size + space) * state.stretch, 0.0);
        }
        Ok(())
    }

    fn end_run(&mut self) {
        if !self.run.is_empty() {
            self.runs.push(std::mem::take(&mut self.run));
        }
    }

    /// Puts the text that a program gave in the place of what it printed for it on one line.
    fn end_told(&mut self) {
        let Some((begun, text)) = self.told.pop().flatten() else { return };
        let glyphs: Run = self.runs[begun..].concat();
        let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else { return };
        if glyphs.iter().any(|it| (it.y - first.y).abs() > 0.3 * first.size) || last.end < first.x {
            return;
        }
        let run: Run = spread(&text, &Glyph { end: last.end, ..first.clone() }).collect();
        self.runs.truncate(begun);
        self.runs.extend(Some(run).filter(|run| !run.is_empty()));
    }
}

/// The characters of a text side by side in the place of one.
fn spread(text: &str, place: &Glyph) -> impl Iterator<Item = Glyph> {
    let width = (place.end - place.x) / text.chars().map(|_| 1.0).sum::<f64>();
    text.chars().scan(place.x, move |x, character| {
        let glyph = Glyph { character, x: *x, end: *x + width, ..place.clone() };
        *x += width;
        Some(glyph)
    })
}

fn matrix(numbers: [Number; 6]) -> Matrix {
    Matrix(numbers.map(|number| number.as_f64()))
}

/// `/Span << /ActualText … >>`, there or under a name.
fn told(properties: &Object, resources: &Resources) -> Option<String> {
    let dict = match properties {
        Object::Dict(dict) => dict.clone(),
        Object::Name(name) => resources.properties.get::<Dict>(name)?,
        _ => return None,
    };
    let text = dict.get::<Bytes>("ActualText")?;
    let encoding = if text.starts_with(b"\xfe\xff") { encoding_rs::UTF_16BE } else { encoding_rs::WINDOWS_1252 };
    Some(encoding.decode(&text).0.into_owned())
}
