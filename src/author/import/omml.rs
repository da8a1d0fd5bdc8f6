//! Formulas of Word as LaTeX.

use std::fmt::Write as _;

use crate::form::docx::Element;

/// A formula, or nothing where it holds something that has no place in LaTeX.
pub(super) fn latex(element: &Element) -> Option<String> {
    let tex = inside(element)?;
    let tex = tex.split_whitespace().collect::<Vec<_>>().join(" ");
    (!tex.is_empty()).then_some(tex)
}

fn inside(parent: &Element) -> Option<String> {
    let mut tex = String::new();
    for child in parent.elements() {
        tex += &node(child)?;
    }
    Some(tex)
}

fn part(element: &Element, name: &str) -> Option<String> {
    element.child(name).map_or_else(|| Some(String::new()), inside)
}

fn property<'a>(element: &'a Element, of: &str, name: &str) -> Option<&'a str> {
    element.child(of)?.value(name)
}

fn node(element: &Element) -> Option<String> {
    let of = |name| part(element, name);
    Some(match element.name.as_str() {
        "r" => run(element)?,
        "f" => {
            let (above, below) = (of("num")?, of("den")?);
            match property(element, "fPr", "type") {
                Some("noBar") => format!("\\binom{{{above}}}{{{below}}}"),
                Some("lin" | "skw") => format!("{{{above}}}/{{{below}}}"),
                _ => format!("\\frac{{{above}}}{{{below}}}"),
            }
        }
        "rad" => {
            let degree = of("deg")?;
            let degree = if degree.trim().is_empty() { String::new() } else { format!("[{degree}]") };
            format!("\\sqrt{degree}{{{}}}", of("e")?)
        }
        "sSup" => format!("{{{}}}^{{{}}}", of("e")?, of("sup")?),
        "sSub" => format!("{{{}}}_{{{}}}", of("e")?, of("sub")?),
        "sSubSup" => format!("{{{}}}_{{{}}}^{{{}}}", of("e")?, of("sub")?, of("sup")?),
        "sPre" => format!("{{}}_{{{}}}^{{{}}}{{{}}}", of("sub")?, of("sup")?, of("e")?),
        "nary" => {
            let sign = match element.child("naryPr").and_then(|it| it.child("chr")) {
                Some(sign) => symbols(sign.attribute("val").unwrap_or_default()),
                None => "\\int ".to_owned(),
            };
            let script = |sign: char, of: String| {
                if of.trim().is_empty() { String::new() } else { format!("{sign}{{{of}}}") }
            };
            format!("{}{}{} {{{}}}", sign.trim_end(), script('_', of("sub")?), script('^', of("sup")?), of("e")?)
        }
        "d" => delimited(element)?,
        "m" => {
            let rows = element.elements().filter(|it| it.name == "mr").map(|row| cells(row, " & "));
            format!("\\begin{{matrix}}{}\\end{{matrix}}", rows.collect::<Option<Vec<_>>>()?.join(" \\\\ "))
        }
        "eqArr" => format!("\\begin{{aligned}}{}\\end{{aligned}}", cells(element, " \\\\ ")?),
        "func" => format!("{{{}}}{{{}}}", of("fName")?, of("e")?),
        "limLow" => format!("\\underset{{{}}}{{{}}}", of("lim")?, of("e")?),
        "limUpp" => format!("\\overset{{{}}}{{{}}}", of("lim")?, of("e")?),
        "acc" => {
            let accent = match property(element, "accPr", "chr").unwrap_or("\u{302}") {
                "\u{302}" | "^" => "hat",
                "\u{303}" | "~" => "tilde",
                "\u{304}" | "\u{305}" | "¯" => "bar",
                "\u{307}" => "dot",
                "\u{308}" => "ddot",
                "\u{20d7}" | "→" => "vec",
                _ => return None,
            };
            format!("\\{accent}{{{}}}", of("e")?)
        }
        "bar" => {
            let line = if property(element, "barPr", "pos") == Some("top") { "overline" } else { "underline" };
            format!("\\{line}{{{}}}", of("e")?)
        }
        "groupChr" => {
            let brace = if property(element, "groupChrPr", "pos") == Some("top") { "overbrace" } else { "underbrace" };
            format!("\\{brace}{{{}}}", of("e")?)
        }
        "box" | "borderBox" | "phant" => of("e")?,
        "e" | "fName" | "oMath" | "ins" => inside(element)?,
        "bookmarkStart" | "bookmarkEnd" | "proofErr" | "ctrlPr" | "del" => String::new(),
        properties if properties.ends_with("Pr") => String::new(),
        _ => return None,
    })
}

/// What stands between brackets of any kind.
fn delimited(element: &Element) -> Option<String> {
    let sign = |name: &str, usual: &str| {
        let found = element.child("dPr").and_then(|it| it.child(name));
        found.map_or_else(|| usual.to_owned(), |it| it.attribute("val").unwrap_or_default().to_owned())
    };
    let bracket = |sign: &str| {
        Some(match sign {
            "" => ".",
            "(" | "（" => "(",
            ")" | "）" => ")",
            "[" => "[",
            "]" => "]",
            "{" => "\\{",
            "}" => "\\}",
            "|" => "\\vert ",
            "‖" | "∥" => "\\Vert ",
            "⟨" | "〈" => "\\langle ",
            "⟩" | "〉" => "\\rangle ",
            "⌈" => "\\lceil ",
            "⌉" => "\\rceil ",
            "⌊" => "\\lfloor ",
            "⌋" => "\\rfloor ",
            _ => return None,
        })
    };
    let between = sign("sepChr", "|");
    let between = if between == "|" { "\\vert ".to_owned() } else { symbols(&between) };
    let (begins, ends) = (sign("begChr", "("), sign("endChr", ")"));
    Some(format!("\\left{}{}\\right{}", bracket(&begins)?, cells(element, &between)?, bracket(&ends)?))
}

fn cells(element: &Element, between: &str) -> Option<String> {
    let cells = element.elements().filter(|it| it.name == "e").map(inside);
    Some(cells.collect::<Option<Vec<_>>>()?.join(between))
}

/// Functions that LaTeX knows by name.
const FUNCTIONS: [&str; 15] =
    ["arccos", "arcsin", "arctan", "cos", "cot", "csc", "exp", "lim", "ln", "log", "max", "min", "sec", "sin", "tan"];

fn run(run: &Element) -> Option<String> {
    let text: String = run.elements().filter(|it| it.name == "t").map(|it| it.text.as_str()).collect();
    if text.contains(['$', '`', '\\']) {
        return None;
    }
    let words = text.trim();
    if FUNCTIONS.contains(&words) {
        return Some(format!("\\{words} "));
    }
    let properties = run.child("rPr");
    let upright = properties.is_some_and(|it| it.is_on("nor") || it.value("sty") == Some("p"));
    let is_word = |it: char| it.is_alphabetic() && !is_greek(it);
    let has_han = text.chars().any(|it| is_word(it) && !it.is_ascii());
    if has_han || (upright && words.chars().filter(|it| is_word(*it)).count() > 1) {
        let safe = !text.contains(['{', '}', '#', '%', '&', '_', '^', '~']);
        return safe.then(|| format!("\\text{{{text}}}"));
    }
    Some(symbols(&text))
}

fn is_greek(character: char) -> bool {
    ('\u{370}'..'\u{400}').contains(&character)
}

/// Signs by their commands; letters and digits as they are.
fn symbols(text: &str) -> String {
    let mut tex = String::new();
    for character in text.chars() {
        match SIGNS.iter().find(|(sign, _)| *sign == character) {
            Some((_, command)) => write!(tex, "\\{command} ").expect(TAKES_ALL),
            None if "{}#%&_".contains(character) => tex.extend(['\\', character]),
            None if character == '|' => tex += "\\vert ",
            None if character == '\u{2212}' => tex.push('-'),
            None if "^~".contains(character) => {}
            None => tex.push(character),
        }
    }
    tex
}

const SIGNS: [(char, &str); 68] = [
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "varepsilon"),
    ('ζ', "zeta"),
    ('η', "eta"),
    ('θ', "theta"),
    ('ι', "iota"),
    ('κ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('ν', "nu"),
    ('ξ', "xi"),
    ('π', "pi"),
    ('ρ', "rho"),
    ('σ', "sigma"),
    ('τ', "tau"),
    ('υ', "upsilon"),
    ('φ', "varphi"),
    ('χ', "chi"),
    ('ψ', "psi"),
    ('ω', "omega"),
    ('Γ', "Gamma"),
    ('Δ', "Delta"),
    ('Θ', "Theta"),
    ('Λ', "Lambda"),
    ('Ξ', "Xi"),
    ('Π', "Pi"),
    ('Σ', "Sigma"),
    ('Φ', "Phi"),
    ('Ψ', "Psi"),
    ('Ω', "Omega"),
    ('×', "times"),
    ('÷', "div"),
    ('±', "pm"),
    ('∓', "mp"),
    ('⋅', "cdot"),
    ('·', "cdot"),
    ('∗', "ast"),
    ('≤', "le"),
    ('≥', "ge"),
    ('≠', "ne"),
    ('≈', "approx"),
    ('≡', "equiv"),
    ('∝', "propto"),
    ('∞', "infty"),
    ('∑', "sum"),
    ('∏', "prod"),
    ('∫', "int"),
    ('∬', "iint"),
    ('∮', "oint"),
    ('∂', "partial"),
    ('∇', "nabla"),
    ('√', "surd"),
    ('∈', "in"),
    ('∉', "notin"),
    ('⊂', "subset"),
    ('⊆', "subseteq"),
    ('∪', "cup"),
    ('∩', "cap"),
    ('∅', "emptyset"),
    ('∀', "forall"),
    ('∃', "exists"),
    ('→', "to"),
    ('⇒', "Rightarrow"),
    ('⇔', "Leftrightarrow"),
    ('…', "ldots"),
];

const TAKES_ALL: &str = "a string takes all that is written";
