//! Questions as test papers have them: `1. 题干（ ） A.… B.… 答案：B 解析：… 难易度：中`.

use crate::content::quiz::answer::{Kind, Parts};
use crate::content::quiz::asked::Asked;
use crate::content::quiz::blank::blanks;
use crate::content::quiz::bracket::in_brackets;
use crate::content::quiz::heading::{Named, bracketed, heading, kind};
use crate::content::quiz::label::{Before, Part, choice, label, without_right};
use crate::content::quiz::number::{loose_number, number, number_before_digit};
use crate::content::quiz::piece::{codes, is_stem, lines};
use crate::content::quiz::points::{with_points, worth};
use crate::content::quiz::question::Quiz;
use crate::content::quiz::sheet::is_title;
use crate::content::quiz::spread::spread;
use crate::content::quiz::words::words;
use crate::content::quiz::written::is_written;
use crate::content::quiz::{doubts, head, key, paper};
use crate::diagnostic::{Diagnostics, Finding, QuizForm};
use crate::text::{Source, Span, Spanned, narrow};

/// So many lines may stand above the first question: the title, the class, what the points are.
const HEAD: usize = 20;

/// Whether a block holds a test paper's questions: its first line, but for what it assesses, begins one.
pub(super) fn is_pasted(source: &Source, text: Span) -> bool {
    let lines: Vec<Span> = lines(source, text).into_iter().filter(|line| line.start < line.end).collect();
    let is_assess =
        |line: &Span| label(source.slice(*line), Before::Line).is_some_and(|(part, _)| part == Part::Assess);
    // Most blocks are YAML, and say so at once: nothing that a paper or its answers begin with.
    if let Some(at) = lines.iter().position(|line| !is_assess(line)) {
        let (first, rest) = (source.slice(lines[at]), &lines[at..]);
        let is_headed = || is_title(first) || head::length(source, rest) > 0;
        if is_written(first) && !is_stem(source, rest) && !is_headed() {
            return false;
        }
    }
    let mut above = 0;
    while above < lines.len() {
        let head = usize::from(is_assess(&lines[above])).max(head::length(source, &lines[above..]));
        if head == 0 {
            break;
        }
        above += head;
    }
    let has_head = lines.iter().take(above).any(|line| !is_assess(line));
    let lines = &lines[above..];
    let Some(first) = lines.first().map(|line| source.slice(*line)) else { return false };
    let begins = |line: &str| number(line).is_some() || heading(line).is_some() || bracketed(line).is_some();
    // A paper's title is no key of YAML.
    let is_below = || {
        let first = lines.iter().take(HEAD).position(|line| begins(source.slice(*line)));
        first.is_some_and(|first| has_head || !lines[..first].iter().any(|line| is_key(source.slice(*line))))
    };
    // 题干：… above choices with dots, which YAML has not.
    let is_dotted = |line: &Span| {
        let line = source.slice(*line);
        choice(line, 'A').is_some_and(|(_, length)| line[..length].ends_with(['.', '．', '、']))
    };
    let is_labelled = || {
        let label = label(first, Before::Line);
        label.is_some_and(|(part, _)| part == Part::Question) && lines.iter().take(HEAD).any(is_dotted)
    };
    begins(first)
        || is_labelled()
        || number_before_digit(first).is_some()
        || loose_number(first).is_some()
        || is_below()
        || is_stem(source, lines)
        || key::read(source, lines, &[], &[], text).is_some_and(|key| !key.answers.is_empty())
}

/// Whether a line is YAML, or means to be: a sign that it begins with, or one of a quiz's keys.
fn is_key(line: &str) -> bool {
    let name = line.split_once([':', '：']).map(|(name, _)| name.trim());
    let is_name = name.is_some_and(|name| name.is_ascii() || ["考", "题型", "类型"].contains(&name));
    is_name || line.starts_with(['-', '#', '{', '[', '"', '｛']) || label(line, Before::Line).is_some()
}

/// The first line of a block that is no YAML either: words without a key.
pub(super) fn not_yaml(source: &Source, text: Span) -> Option<Span> {
    let first = lines(source, text).into_iter().find(|line| line.start < line.end)?;
    let signs = ['-', '{', '[', '｛', '［', '"', '\'', '#', '&', '*', '!', '|', '>', '?', '%'];
    let line = source.slice(first);
    (!line.contains([':', '：']) && !line.starts_with(signs)).then_some(first)
}

/// Reads the text of a block.
pub(super) fn read(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> Vec<Quiz> {
    let (mut asked, keys) = paper::read(source, text, block, diagnostics);
    doubts::numbers(&asked, diagnostics);
    doubts::letters(source, &asked, diagnostics);
    for key in &keys {
        spread(source, key, &mut asked, diagnostics);
    }
    let mut whole = |asked: Asked| {
        let mut parts = parts(source, &asked, block, diagnostics);
        parts.points = parts.points.or(asked.points);
        if parts.assess.is_empty() {
            parts.assess = asked.assess;
        }
        parts.whole(diagnostics)
    };
    asked.into_iter().map(&mut whole).collect()
}

/// The pieces of one question put together.
fn parts(source: &Source, asked: &Asked, block: Span, diagnostics: &mut Diagnostics) -> Parts {
    let pieces: Vec<(Part, Span)> = asked.pieces.iter().chain(&asked.given).copied().collect();
    let of = |wanted: Part| pieces.iter().filter(move |(part, _)| *part == wanted).map(|(_, span)| source.trim(*span));
    let text =
        |wanted: Part, between: &str| of(wanted).map(|span| source.slice(span)).collect::<Vec<_>>().join(between);
    let first = asked.pieces.iter().find(|(part, _)| *part == Part::Question).unwrap_or(&asked.pieces[0]);
    let span = Span { end: asked.pieces[asked.pieces.len() - 1].1.end, ..first.1 };
    let mut question = apart(&text(Part::Question, "\n"));
    let named = bracketed(&question);
    if let Some((_, _, length)) = named {
        question.drain(..length);
        // 【单选题】1. 题干
        let count = number(&question).map_or(0, |number| number.length);
        question.drain(..count);
    }
    let mut points = worth(&text(Part::Points, "")).or(named.and_then(|(_, points, _)| points));
    if let Some((worth, without)) = with_points(&question) {
        points = points.or(Some(worth));
        question = without;
    }
    let kind = of(Part::Kind).find_map(|span| kind(source.slice(span)));
    let mut answers: Vec<Spanned<String>> = Vec::new();
    let mut counted = 0;
    let has_choices = of(Part::Choice('A')).next().is_some();
    // A case may ask for a choice too.
    let is_marked = has_choices || in_brackets(&question).is_some();
    let of_part = asked.named.and_then(Named::kind).filter(|kind| *kind != Kind::Open || !is_marked);
    let kind = kind.or(named.map(|(kind, _, _)| kind)).or(of_part);
    if !has_choices && (kind == Some(Kind::Fill) || kind.is_none() && question.contains("__")) {
        for span in of(Part::Answer) {
            let blanks = blanks(source, span, counted);
            counted += blanks.counted;
            answers.extend(blanks.each);
        }
    } else if let Some(first) = of(Part::Answer).next() {
        answers.push(Spanned { value: text(Part::Answer, "\n"), span: first });
    }
    // （ B ）
    if answers.is_empty()
        && let Some((answer, without)) = in_brackets(&question)
    {
        answers.push(Spanned { value: answer, span });
        question = without;
    }
    let theirs = of(Part::Theirs).next();
    let marked = |letter: char| {
        let text = text(Part::Choice(letter), " ");
        without_right(&text).map(str::to_owned).ok_or(text)
    };
    if question.contains("正确答案") {
        diagnostics.at(span, Finding::MarkedAnswer);
    }
    let mut said = |value: String| words(Spanned { value, span }, diagnostics);
    let question = said(question);
    let letters = ('A'..='Z').take_while(|letter| of(Part::Choice(*letter)).next().is_some());
    let written: Vec<(char, Result<String, String>)> = letters.map(|letter| (letter, marked(letter))).collect();
    let right: String = written.iter().filter(|(_, text)| text.is_ok()).map(|(letter, _)| *letter).collect();
    if answers.is_empty() && !right.is_empty() {
        answers.push(Spanned { value: right, span });
    }
    let choices = written.into_iter().map(|(letter, text)| (letter.to_string(), said(text.unwrap_or_else(|it| it))));
    let choices: Vec<(String, String)> = choices.collect();
    for answer in &mut answers {
        answer.value = spelt_out(&answer.value, &choices).unwrap_or_else(|| answer.value.clone());
    }
    let difficulty = text(Part::Difficulty, " ");
    Parts {
        material: material(source, &asked.material),
        assess: of(Part::Assess).flat_map(|span| codes(source, span)).collect(),
        kind,
        question,
        answers: if choices.is_empty() { answers } else { answers.iter().map(plain).collect() },
        is_counted: counted > 0,
        choices,
        why: said(text(Part::Why, "\n")),
        aside: said(text(Part::Aside, "\n")),
        reasons: Vec::new(),
        points,
        theirs,
        difficulty: (!difficulty.is_empty()).then(|| difficulty.trim_end_matches(['。', '.']).to_owned()),
        form: QuizForm::Pasted,
        span,
        block,
    }
}

/// The lines of a question.
fn apart(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        out.push_str(if is_apart(&out, line) { "\n\n" } else { "\n" });
        out.push_str(line);
    }
    out.trim_start().to_owned()
}

/// Whether a line begins a paragraph below some others: a picture or a table stands by itself.
fn is_apart(above: &str, line: &str) -> bool {
    let before = above.rsplit('\n').next().unwrap_or_default();
    line.starts_with("![") || before.starts_with("![") || line.starts_with('|') != before.starts_with('|')
}

/// The lines above a question, where a sentence that ends is a paragraph.
fn material(source: &Source, lines: &[Span]) -> String {
    let mut out = String::new();
    for line in lines {
        let text = source.slice(*line);
        let is_ended = out.ends_with(|it: char| "。？！：；”.?!:;".contains(it));
        out.push_str(if is_ended || is_apart(&out, text) { "\n\n" } else { "\n" });
        out.push_str(text);
    }
    out.trim_start().to_owned()
}

/// `A:温杯;C:冲水;` and `10分` below it, as learning platforms write answers: the letters, where each names its choice.
fn spelt_out(answer: &str, choices: &[(String, String)]) -> Option<String> {
    let plain = |text: &str| narrow(text).split_whitespace().collect::<String>();
    let is_points = |piece: &str| piece.strip_suffix('分').is_some_and(|it| it.trim().parse::<f32>().is_ok());
    let pieces = answer.split(['\n', ';', '；']).map(str::trim).filter(|piece| !piece.is_empty() && !is_points(piece));
    let letters = pieces.map(|piece| {
        let (letter, text) = piece.split_once([':', '：', '.', '．', '、']).unwrap_or((piece, ""));
        let choice = choices.iter().find(|(known, _)| known == letter.trim())?;
        (text.trim().is_empty() || plain(text) == plain(&choice.1)).then(|| choice.0.clone())
    });
    letters.collect::<Option<String>>().filter(|letters| !letters.is_empty())
}

/// Letters of full width are letters too.
fn plain(answer: &Spanned<String>) -> Spanned<String> {
    Spanned { value: narrow(&answer.value), span: answer.span }
}
