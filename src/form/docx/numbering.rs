//! What Word numbers by itself: the numbers stand in no paragraph, so they are counted here as Word prints them.

use std::collections::{BTreeMap, BTreeSet};

use crate::form::docx::xml::Element;

/// The list and level that a paragraph or a style names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The list, by its number in the file.
    pub list: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

impl Place {
    /// What the properties of a paragraph say.
    pub fn of(properties: &Element) -> Self {
        let Some(numbers) = properties.child("numPr") else { return Self::default() };
        let level = numbers.value("ilvl").and_then(|level| level.parse().ok());
        Self { list: numbers.value("numId").map(str::to_owned), level }
    }

    /// What another place says where this one is silent.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        Self { list: self.list.or_else(|| other.list.clone()), level: self.level.or(other.level) }
    }
}

/// All lists of a file, and how far each has come.
#[derive(Debug, Default)]
pub struct Numbering {
    lists: BTreeMap<String, List>,
    /// What each level of a kind of list has reached.
    counters: BTreeMap<String, [Option<u32>; LEVELS]>,
    /// Lists that have begun anew at a level.
    restarted: BTreeSet<(String, usize)>,
}

/// What kind of list a paragraph is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// How deep, from 0.
    pub level: usize,
    /// Whether signs stand before its items, and no numbers.
    pub is_bullet: bool,
}

const LEVELS: usize = 9;
/// `第%1章`: so many characters at most.
const PATTERN: usize = 64;

#[derive(Debug)]
struct List {
    /// Lists of one kind go on counting where another one stopped.
    kind: String,
    levels: BTreeMap<usize, Level>,
    restarts: BTreeMap<usize, u32>,
}

#[derive(Clone, Debug)]
struct Level {
    start: u32,
    format: String,
    pattern: String,
    /// All numbers as digits, whatever their own level says.
    legal: bool,
    style: Option<String>,
}

impl List {
    fn level(&self, place: &Place, style: Option<&str>) -> Option<(usize, &Level)> {
        let of_style = || self.levels.iter().find(|(_, level)| style.is_some() && level.style.as_deref() == style);
        let at = place.level.or_else(|| of_style().map(|(at, _)| *at)).unwrap_or(0);
        Some((at, self.levels.get(&at).filter(|_| at < LEVELS)?))
    }
}

/// A kind of list, with the levels of all that are of it.
struct Kind<'a> {
    /// The style whose lists are of this kind.
    style: Option<&'a str>,
    /// The style whose kind has the levels.
    linked: Option<&'a str>,
    levels: BTreeMap<usize, Level>,
}

impl<'a> Kind<'a> {
    fn of(element: &'a Element) -> Self {
        let (style, linked) = (element.value("styleLink"), element.value("numStyleLink"));
        Self { style, linked, levels: levels(element) }
    }
}

impl Numbering {
    /// What the part of numbers says.
    pub fn of(root: &Element) -> Self {
        let named = |name: &'static str| root.elements().filter(move |it| it.name == name);
        let kinds: BTreeMap<&str, Kind> =
            named("abstractNum").filter_map(|kind| Some((kind.attribute("abstractNumId")?, Kind::of(kind)))).collect();
        let styled: BTreeMap<&str, &Kind> = kinds.values().filter_map(|kind| Some((kind.style?, kind))).collect();
        let mut numbering = Self::default();
        for list in named("num") {
            let (Some(id), Some(kind)) = (list.attribute("numId"), list.value("abstractNumId")) else { continue };
            let Some(of_kind) = kinds.get(kind) else { continue };
            // Lists of a style have their levels where the style has its own.
            let of_style = of_kind.linked.and_then(|style| styled.get(style).copied());
            let mut levels = of_style.unwrap_or(of_kind).levels.clone();
            let mut restarts = BTreeMap::new();
            for change in list.elements().filter(|it| it.name == "lvlOverride") {
                let Some(level) = change.attribute("ilvl").and_then(|level| level.parse().ok()) else { continue };
                if let Some(start) = change.value("startOverride").and_then(|start| start.parse().ok()) {
                    restarts.insert(level, start);
                }
                levels.extend(self::levels(change));
            }
            numbering.lists.insert(id.to_owned(), List { kind: kind.to_owned(), levels, restarts });
        }
        numbering
    }

    /// What kind of list a place is; `style` is the one that chose the list, if one did.
    pub fn look(&self, place: &Place, style: Option<&str>) -> Option<Look> {
        let list = self.lists.get(place.list.as_ref()?)?;
        let (at, level) = list.level(place, style)?;
        Some(Look { level: at, is_bullet: level.format == "bullet" })
    }

    /// The number of the next paragraph in a place; `style` is the one that chose the list, if one did.
    pub fn next(&mut self, place: &Place, style: Option<&str>) -> Option<String> {
        let id = place.list.as_ref()?;
        let list = self.lists.get(id)?;
        let (at, level) = list.level(place, style)?;
        let counters = self.counters.entry(list.kind.clone()).or_default();
        let restart = list.restarts.get(&at).filter(|_| self.restarted.insert((id.clone(), at)));
        counters[at] = Some(match (restart, counters[at]) {
            (Some(start), _) => *start,
            (None, Some(count)) => count.saturating_add(1),
            (None, None) => level.start,
        });
        counters[at + 1..].fill(None);
        if matches!(level.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut printed = level.pattern.clone();
        for (above, counter) in counters.iter().enumerate().take(at + 1) {
            let known = list.levels.get(&above);
            let count = counter.or(known.map(|level| level.start)).unwrap_or(1);
            let format = known.filter(|_| !level.legal).map_or("decimal", |level| level.format.as_str());
            printed = printed.replace(&format!("%{}", above + 1), &write(count, format));
        }
        Some(printed.trim().to_owned()).filter(|printed| !printed.is_empty())
    }
}

fn levels(parent: &Element) -> BTreeMap<usize, Level> {
    let found = parent.elements().filter(|it| it.name == "lvl").filter_map(|level| {
        let at = level.attribute("ilvl")?.parse().ok().filter(|at| *at < LEVELS)?;
        let text = |name| level.value(name).unwrap_or_default().to_owned();
        let start = level.value("start").and_then(|start| start.parse().ok()).unwrap_or(1);
        let style = level.value("pStyle").map(str::to_owned);
        let (format, legal) = (text("numFmt"), level.is_on("isLgl"));
        // It is printed before each paragraph of the level, so it must be no text of its own.
        let pattern = text("lvlText").chars().take(PATTERN).collect();
        Some((at, Level { start, format, pattern, legal, style }))
    });
    found.collect()
}

/// A number in one of Word's formats; the rarer ones as digits.
fn write(number: u32, format: &str) -> String {
    match format {
        "decimalZero" => format!("{number:02}"),
        "chineseCounting"
        | "chineseCountingThousand"
        | "ideographDigital"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => counted(number),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&number) => {
            char::from_u32(0x2460 + number - 1).map_or_else(String::new, String::from)
        }
        "decimalFullWidth" | "decimalFullWidth2" => {
            number.to_string().chars().filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0)).collect()
        }
        "decimalEnclosedParen" => format!("（{number}）"),
        "decimalEnclosedFullstop" => format!("{number}."),
        "upperLetter" | "lowerLetter" if (1..=26).contains(&number) => {
            let first = if format == "upperLetter" { 'A' } else { 'a' };
            char::from_u32(first as u32 + number - 1).map_or_else(String::new, String::from)
        }
        "upperRoman" => roman(number),
        "lowerRoman" => roman(number).to_lowercase(),
        _ => number.to_string(),
    }
}

/// 一, 十, 十二, 二十; lists do not grow beyond 九十九.
fn counted(number: u32) -> String {
    const DIGITS: [&str; 10] = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |digit: u32| DIGITS[digit as usize];
    match number {
        0..10 => digit(number).to_owned(),
        10..100 => {
            let tens = if number < 20 { "" } else { digit(number / 10) };
            let ones = if number.is_multiple_of(10) { "" } else { digit(number % 10) };
            format!("{tens}十{ones}")
        }
        _ => number.to_string(),
    }
}

fn roman(number: u32) -> String {
    const PARTS: [(u32, &str); 9] =
        [(100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    if number > 399 {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, letters) in PARTS {
        while rest >= value {
            written.push_str(letters);
            rest -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::write;

    #[test]
    fn numbers_are_written_as_word_does() {
        let written = [1, 4, 10, 12, 20, 99].map(|number| write(number, "chineseCounting"));
        assert_eq!(written, ["一", "四", "十", "十二", "二十", "九十九"]);
        assert_eq!(
            [write(4, "lowerRoman"), write(3, "upperLetter"), write(2, "decimalEnclosedCircle")],
            ["iv", "C", "②"]
        );
        assert_eq!([write(7, "decimalZero"), write(123, "chineseCounting"), write(5, "hebrew1")], ["07", "123", "5"]);
        assert_eq!([write(12, "decimalFullWidth"), write(2, "decimalEnclosedParen")], ["１２", "（2）"]);
    }
}
