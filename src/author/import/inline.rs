//! The lines of a paragraph: runs with their looks, links, notes, pictures, formulas.

use std::collections::BTreeMap;

use crate::author::import::block::{Inline, Look, is_empty};
use crate::author::import::omml;
use crate::author::import::picture::{self, Kind};
use crate::content::markdown::{Formula, is_web, mathml};
use crate::diagnostic::{Finding, Lost};
use crate::form::docx::{Element, Package, Relation, is_gone, symbol};

/// The parts of a file that paragraphs refer to, and what was found in them.
pub(super) struct Source<'a> {
    package: Package<'a>,
    relations: BTreeMap<String, Relation>,
    footnotes: Part,
    endnotes: Part,
    comments: Part,
    pub(super) notes: Vec<Vec<Inline>>,
    pub(super) pictures: Vec<(String, Vec<u8>)>,
    /// The names of pictures that were met, by their paths in the file.
    names: BTreeMap<String, String>,
    /// Text boxes that hang on the paragraph at hand.
    pub(super) boxes: Vec<Element>,
    /// What of the paragraph at hand could not be kept.
    pub(super) lost: Vec<Lost>,
    /// Whether the paragraph at hand has changes that nobody has accepted yet.
    pub(super) changes: bool,
    /// Links that are written as fields: what they say, and where their words begin.
    fields: Vec<Field>,
}

/// A part beside the document, with the relations of its own.
#[derive(Default)]
struct Part {
    root: Option<Element>,
    relations: BTreeMap<String, Relation>,
}

#[derive(Default)]
struct Field {
    instruction: String,
    /// Where the words that it shows begin.
    shown: Option<usize>,
}

impl Part {
    fn of(package: &mut Package, main: &str, kind: &str) -> Result<Self, Finding> {
        let Some(path) = package.path_of(main, kind)? else { return Ok(Self::default()) };
        Ok(Self { root: package.tree(&path)?, relations: package.relations(&path)? })
    }

    fn element(&self, id: &str) -> Option<&Element> {
        self.root.as_ref()?.elements().find(|it| it.attribute("id") == Some(id))
    }
}

impl<'a> Source<'a> {
    pub(super) fn of(mut package: Package<'a>, main: &str) -> Result<Self, Finding> {
        Ok(Self {
            relations: package.relations(main)?,
            footnotes: Part::of(&mut package, main, "/footnotes")?,
            endnotes: Part::of(&mut package, main, "/endnotes")?,
            comments: Part::of(&mut package, main, "/comments")?,
            package,
            notes: Vec::new(),
            pictures: Vec::new(),
            names: BTreeMap::new(),
            boxes: Vec::new(),
            lost: Vec::new(),
            changes: false,
            fields: Vec::new(),
        })
    }

    /// What stands in a paragraph.
    pub(super) fn inlines(&mut self, paragraph: &Element) -> Result<Vec<Inline>, Finding> {
        // A field of an earlier paragraph shows all of this one.
        for field in &mut self.fields {
            field.shown = field.shown.map(|_| 0);
        }
        let mut inlines = Vec::new();
        self.collect(paragraph, Look::default(), &mut inlines)?;
        Ok(inlines)
    }

    fn collect(&mut self, parent: &Element, look: Look, out: &mut Vec<Inline>) -> Result<(), Finding> {
        for child in parent.elements() {
            let name = child.name.as_str();
            self.changes |= matches!(name, "ins" | "del" | "moveFrom" | "moveTo");
            if is_gone(child) {
                continue;
            }
            let hidden = self.fields.iter().any(|field| field.shown.is_none());
            match name {
                "r" => self.run(child, out)?,
                "fldChar" => self.field(child, out),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.instruction += &child.text;
                    }
                }
                _ if hidden => self.collect(child, look, out)?,
                "t" => out.push(Inline::Text(words(&child.text), look)),
                "tab" | "ptab" => out.push(Inline::Text(" ".to_owned(), look)),
                "br" if matches!(child.attribute("type"), Some("page" | "column")) => {}
                "br" | "cr" => out.push(Inline::Break),
                "noBreakHyphen" => out.push(Inline::Text("-".to_owned(), look)),
                "sym" => out.push(Inline::Text(symbol(child).to_string(), look)),
                "footnoteReference" | "endnoteReference" => self.note(child, out)?,
                "commentReference" => self.comment(child),
                "hyperlink" => self.link(child, look, out)?,
                "fldSimple" => {
                    let mut inside = Vec::new();
                    self.collect(child, look, &mut inside)?;
                    let to = child.attribute("instr").and_then(hyperlink);
                    self.linked(to, inside, out);
                }
                "drawing" | "pict" | "object" => self.graphic(child, out)?,
                "oMathPara" => {
                    for formula in child.elements().filter(|it| it.name == "oMath") {
                        self.formula(formula, Formula::Display, out);
                    }
                }
                "oMath" => self.formula(child, Formula::Inline, out),
                "txbxContent" => {
                    self.lost.push(Lost::TextBox);
                    self.boxes.push(child.clone());
                }
                _ => self.collect(child, look, out)?,
            }
        }
        Ok(())
    }

    fn run(&mut self, run: &Element, out: &mut Vec<Inline>) -> Result<(), Finding> {
        let Some(properties) = run.child("rPr") else { return self.collect(run, Look::default(), out) };
        if properties.is_on("vanish") {
            return Ok(());
        }
        let style = properties.value("rStyle").unwrap_or_default();
        let look = Look {
            bold: properties.is_on("b") || style == "Strong",
            italic: properties.is_on("i") || style == "Emphasis",
            struck: properties.is_on("strike") || properties.is_on("dstrike"),
        };
        let from = out.len();
        self.collect(run, look, out)?;
        let underlined = properties.value("u").is_some_and(|it| it != "none");
        for inline in &mut out[from..] {
            let Inline::Text(words, _) = inline else { continue };
            if underlined && words.trim().is_empty() && words.chars().count() > 1 {
                // Where pupils write.
                *words = "_".repeat(words.chars().count().max(4));
            }
            // LibreOffice moves small letters up and down.
            let moved = properties.value("position").and_then(|it| it.parse::<i32>().ok()).unwrap_or(0);
            match (properties.value("vertAlign"), moved) {
                (Some("superscript"), _) | (None, 1..) => self.script(words, SUPERSCRIPTS),
                (Some("subscript"), _) | (None, ..=-1) => self.script(words, SUBSCRIPTS),
                _ => {}
            }
        }
        Ok(())
    }

    /// `m²`: as signs of their own where there are such.
    fn script(&mut self, words: &mut String, signs: &str) {
        let raised = words.chars().map(|it| {
            let at = SCRIPTED.chars().position(|known| known == it)?;
            signs.chars().nth(at)
        });
        match raised.collect::<Option<String>>() {
            Some(raised) => *words = raised,
            None => self.lost.push(Lost::Script { text: words.trim().to_owned() }),
        }
    }

    fn field(&mut self, mark: &Element, out: &mut Vec<Inline>) {
        match mark.attribute("fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.shown = Some(out.len());
                }
            }
            _ => {
                let Some(field) = self.fields.pop() else { return };
                let inside = out.split_off(field.shown.unwrap_or(out.len()).min(out.len()));
                self.linked(hyperlink(&field.instruction), inside, out);
            }
        }
    }

    fn link(&mut self, link: &Element, look: Look, out: &mut Vec<Inline>) -> Result<(), Finding> {
        let to = link.attribute("id").and_then(|id| self.relations.get(id)).map(|relation| relation.target.clone());
        let mut inside = Vec::new();
        self.collect(link, look, &mut inside)?;
        self.linked(to, inside, out);
        Ok(())
    }

    /// Words as a link, where it leads to another host; else as words.
    fn linked(&mut self, to: Option<String>, inside: Vec<Inline>, out: &mut Vec<Inline>) {
        let nested = inside.iter().any(|inline| matches!(inline, Inline::Link(..)));
        match to {
            Some(to) if is_web(&to) && !nested && !is_empty(&inside) => out.push(Inline::Link(to, inside)),
            Some(to) => {
                if !is_web(&to) {
                    self.lost.push(Lost::Link { target: to });
                }
                out.extend(inside);
            }
            None => out.extend(inside),
        }
    }

    fn note(&mut self, reference: &Element, out: &mut Vec<Inline>) -> Result<(), Finding> {
        let Some(id) = reference.attribute("id") else { return Ok(()) };
        let is_foot = reference.name == "footnoteReference";
        let part = if is_foot { &self.footnotes } else { &self.endnotes };
        let Some(note) = part.element(id).cloned() else { return Ok(()) };
        let relations = part.relations.clone();
        let before = std::mem::replace(&mut self.relations, relations);
        // A number stands for the note while what it says is read, since a note may not hold another.
        self.notes.push(Vec::new());
        let number = self.notes.len();
        let mut said = Vec::new();
        let mut paragraphs = Vec::new();
        paragraphs_of(&note, &mut paragraphs);
        for paragraph in paragraphs {
            let mut inside = Vec::new();
            self.collect(paragraph, Look::default(), &mut inside)?;
            spaced(&mut said, inside);
        }
        self.relations = before;
        self.notes[number - 1] = said;
        out.push(Inline::Note(number));
        Ok(())
    }

    fn comment(&mut self, reference: &Element) {
        let comment = reference.attribute("id").and_then(|id| self.comments.element(id));
        let text = comment.map_or(String::new(), said);
        self.lost.push(Lost::Comment { text });
    }

    fn formula(&mut self, formula: &Element, kind: Formula, out: &mut Vec<Inline>) {
        let shown = if kind == Formula::Display { Formula::Display } else { Formula::Inline };
        match omml::latex(formula).filter(|tex| mathml(tex, shown).is_ok()) {
            Some(tex) if kind == Formula::Display => out.push(Inline::Display(tex)),
            Some(tex) => out.push(Inline::Formula(tex)),
            None => {
                let text = said(formula);
                self.lost.push(Lost::Formula { text: text.clone() });
                out.push(Inline::Text(text, Look::default()));
            }
        }
    }

    /// A picture, or something that was drawn and is none.
    fn graphic(&mut self, graphic: &Element, out: &mut Vec<Inline>) -> Result<(), Finding> {
        let mut found = Vec::new();
        graphics(graphic, &mut found);
        let shown = described(graphic).map(words).unwrap_or_default();
        for element in &found {
            match element.name.as_str() {
                "blip" | "imagedata" => {
                    let id = element.attribute("embed").or_else(|| element.attribute("id"));
                    match id.and_then(|id| self.relations.get(id)).cloned() {
                        Some(relation) => self.picture(&relation, &shown, out)?,
                        None => self.lost.push(Lost::Picture { kind: String::new() }),
                    }
                }
                "chart" => self.lost.push(Lost::Chart),
                "relIds" => self.lost.push(Lost::SmartArt),
                "OLEObject" => self.lost.push(Lost::Object),
                _ => {
                    self.lost.push(Lost::TextBox);
                    self.boxes.push((*element).clone());
                }
            }
        }
        if found.is_empty() {
            self.lost.push(Lost::Drawing);
        }
        Ok(())
    }

    fn picture(&mut self, relation: &Relation, shown: &str, out: &mut Vec<Inline>) -> Result<(), Finding> {
        let path = &relation.target;
        if let Some(name) = self.names.get(path) {
            out.push(Inline::Picture(name.clone(), shown.to_owned()));
            return Ok(());
        }
        let bytes = if relation.outside { None } else { self.package.bytes(path)? };
        if let Some(Kind::Known(ending)) = bytes.as_deref().map(picture::kind) {
            let name = format!("{}.{ending}", self.pictures.len() + 1);
            self.names.insert(path.clone(), name.clone());
            self.pictures.extend(bytes.map(|bytes| (name.clone(), bytes)));
            out.push(Inline::Picture(name, shown.to_owned()));
        } else {
            let kind = path.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_uppercase());
            self.lost.push(Lost::Picture { kind });
        }
        Ok(())
    }
}

/// Two paragraphs in one line.
pub(super) fn spaced(line: &mut Vec<Inline>, more: Vec<Inline>) {
    if !is_empty(line) && !is_empty(&more) {
        line.push(Inline::Text(" ".to_owned(), Look::default()));
    }
    line.extend(more);
}

const SCRIPTED: &str = "0123456789+-=()n";
const SUPERSCRIPTS: &str = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ";
const SUBSCRIPTS: &str = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ";

fn words(text: &str) -> String {
    text.chars().map(|it| if it.is_ascii_whitespace() { ' ' } else { it }).collect()
}

/// ` HYPERLINK "https://…" \o "…" `
fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    // `\l` leads to a place in the file.
    rest.strip_prefix('"')?.split('"').next().map(str::to_owned)
}

fn paragraphs_of<'a>(parent: &'a Element, found: &mut Vec<&'a Element>) {
    for child in parent.elements().filter(|child| !is_gone(child)) {
        if child.name == "p" { found.push(child) } else { paragraphs_of(child, found) }
    }
}

/// All words inside an element.
fn said(element: &Element) -> String {
    let mut text = String::new();
    for child in element.elements().filter(|child| !is_gone(child)) {
        if child.name == "t" { text += &words(&child.text) } else { text += &said(child) }
    }
    text
}

fn graphics<'a>(parent: &'a Element, found: &mut Vec<&'a Element>) {
    for child in parent.elements().filter(|child| !is_gone(child)) {
        let is_it = matches!(child.name.as_str(), "blip" | "imagedata" | "relIds" | "OLEObject" | "txbxContent")
            // A chart inside a drawing refers to a part; elsewhere the word means something else.
            || (child.name == "chart" && child.attribute("id").is_some());
        if is_it { found.push(child) } else { graphics(child, found) }
    }
}

/// What a picture shows, as its author told Word.
fn described(graphic: &Element) -> Option<&str> {
    for child in graphic.elements() {
        let own = if child.name == "docPr" { child.attribute("descr") } else { None };
        let own = own.or_else(|| if child.name == "shape" { child.attribute("alt") } else { None });
        if let Some(said) = own.filter(|said| !said.trim().is_empty()).or_else(|| described(child)) {
            return Some(said);
        }
    }
    None
}
