//! Questions as test papers have them: `1. 题干（ ） A.… B.… 答案：B 解析：… 难易度：中`.

use crate::content::quiz::answer::{Kind, Parts, truth, with_blank_brackets};
use crate::content::quiz::heading::{bracketed, heading, kind};
use crate::content::quiz::key::{self, Key};
use crate::content::quiz::label::{Before, Part, choice, is_aside, is_known_aside, is_mark, label};
use crate::content::quiz::number::number;
use crate::content::quiz::points::{Worth, with_points, worth};
use crate::content::quiz::question::{BLANK, Quiz};
use crate::content::quiz::spread::{is_key, spread};
use crate::content::quiz::words::words;
use crate::diagnostic::{Diagnostics, QuizForm};
use crate::text::{Source, Span, Spanned, narrow};

/// A question as it was read, before it is put together.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    /// Its pieces, in order.
    pub(super) pieces: Vec<(Part, Span)>,
    /// What a sheet of answers has for it.
    pub(super) given: Vec<(Part, Span)>,
    /// As printed, or one more than the one before.
    pub(super) number: u32,
    /// The part that it stands in, 二 as 2.
    pub(super) part: Option<u32>,
    /// How often numbers began again before it.
    pub(super) run: usize,
    /// What its part says that it is.
    pub(super) kind: Option<Kind>,
    points: Option<Worth>,
    assess: Vec<Spanned<String>>,
}

/// Whether a block holds a test paper's questions: its first line, but for what it assesses, begins one.
pub(super) fn is_pasted(source: &Source, text: Span) -> bool {
    let lines: Vec<Span> = lines(source, text).into_iter().filter(|line| line.start < line.end).collect();
    let is_assess =
        |line: &Span| label(source.slice(*line), Before::Line).is_some_and(|(part, _)| part == Part::Assess);
    let above = lines.iter().take_while(|line| is_assess(line)).count();
    let lines = &lines[above..];
    let Some(first) = lines.first().map(|line| source.slice(*line)) else { return false };
    number(first).is_some()
        || heading(first).is_some()
        || bracketed(first).is_some()
        || key::read(source, lines, &[], text).is_some()
}

/// Reads the text of a block.
pub(super) fn read(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> Vec<Quiz> {
    let (mut asked, keys) = asked(source, text, block);
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

/// The questions of a block, and the sheets that answer them.
fn asked(source: &Source, text: Span, block: Span) -> (Vec<Asked>, Vec<Key>) {
    let (mut asked, mut keys): (Vec<Asked>, Vec<Key>) = (Vec::new(), Vec::new());
    // What all questions assess.
    let mut of_all: Vec<Spanned<String>> = Vec::new();
    let mut known = Vec::new();
    let fresh = || Asked {
        pieces: Vec::new(),
        given: Vec::new(),
        number: 0,
        part: None,
        run: 0,
        kind: None,
        points: None,
        assess: Vec::new(),
    };
    let mut of_these = fresh();
    let mut this = fresh();
    let lines = lines(source, text);
    let mut part = Part::Question;
    // How far a list within an answer has come.
    let mut listed = 0;
    let mut index = 0;
    while let Some(place) = lines.get(index) {
        let (mut rest, mut start) = (source.slice(*place), place.start as usize);
        if let Some(key) = key::read(source, &lines[index..], &known, block) {
            let mut before = asked.clone();
            before.extend(is_question(&this).then(|| this.clone()));
            if is_key(source, &key, &before) {
                index += key.lines;
                keys.push(key);
                part = Part::Question;
                finish(source, std::mem::replace(&mut this, of_these.clone()), &mut asked, &mut of_all);
                continue;
            }
        }
        index += 1;
        if let Some(heading) = heading(rest) {
            let points = rest.rfind(['（', '(']).and_then(|open| worth(&rest[open..]));
            known.extend(heading.ordinal);
            of_these = Asked { part: heading.ordinal, kind: heading.kind, points, ..fresh() };
            finish(source, std::mem::replace(&mut this, of_these.clone()), &mut asked, &mut of_all);
            part = Part::Question;
            continue;
        }
        if let Some(number) = number(rest) {
            let is_within = number.count == Some(listed + 1) && may_list(part, source, &this.pieces);
            if is_within && !asks(source, &lines[index - 1..]) {
                listed += 1;
            } else {
                finish(source, std::mem::replace(&mut this, of_these.clone()), &mut asked, &mut of_all);
                this.number = number.printed.unwrap_or_default();
                (part, rest, start) = (Part::Question, &rest[number.length..], start + number.length);
            }
        } else if bracketed(rest).is_some_and(|(_, _, length)| length < rest.len()) {
            finish(source, std::mem::replace(&mut this, of_these.clone()), &mut asked, &mut of_all);
            part = Part::Question;
        } else if part == Part::Answer && is_aside(rest) && is_short(source, &this.pieces) {
            part = Part::Aside;
        }
        let before = part;
        part = cut(rest, start, part, block, &mut this.pieces);
        if part != before {
            // 答案：1. 温杯
            let first = this.pieces.last().filter(|(last, _)| *last == part).map(|(_, span)| source.trim(*span));
            let first = first.and_then(|span| number(source.slice(span))?.count);
            listed = u32::from(first == Some(1));
        }
    }
    finish(source, this, &mut asked, &mut of_all);
    (asked, keys)
}

fn is_question(asked: &Asked) -> bool {
    asked.pieces.iter().any(|(part, _)| *part == Part::Question)
}

/// A question that has ended goes to the others; what stands above the first one holds for all.
fn finish(source: &Source, mut this: Asked, asked: &mut Vec<Asked>, of_all: &mut Vec<Spanned<String>>) {
    if !is_question(&this) {
        of_all.extend(this.pieces.iter().flat_map(|(_, span)| codes(source, *span)));
        return;
    }
    this.assess.clone_from(of_all);
    if let Some(last) = asked.last() {
        if this.number == 0 {
            this.number = last.number + 1;
        }
        this.run = last.run + usize::from(this.number <= last.number);
    }
    this.number = this.number.max(1);
    asked.push(this);
}

/// Each line without the white space around it.
fn lines(source: &Source, text: Span) -> Vec<Span> {
    let mut at = text.start as usize;
    let mut lines = Vec::new();
    for line in source.slice(text).split_inclusive('\n') {
        lines.push(source.trim(Span::new(text.source, at, at + line.len())));
        at += line.len();
    }
    lines
}

/// Whether a numbered line here may be one of an answer's or a reason's own.
fn may_list(part: Part, source: &Source, pieces: &[(Part, Span)]) -> bool {
    let has = |wanted: fn(&Part) -> bool| pieces.iter().any(|(part, _)| wanted(part));
    match part {
        Part::Why => true,
        Part::Answer if has(|part| matches!(part, Part::Choice(_))) => false,
        Part::Answer => !has(|part| *part == Part::Answer) || !is_short(source, pieces),
        _ => false,
    }
}

/// Whether a numbered line and those up to the next one ask something: there are choices, a blank or an answer.
pub(super) fn asks(source: &Source, lines: &[Span]) -> bool {
    let is_next = |line: &&Span| number(source.slice(**line)).is_some() || heading(source.slice(**line)).is_some();
    let end = lines.iter().skip(1).position(|line| is_next(&line)).map_or(lines.len(), |at| at + 1);
    let mut pieces = Vec::new();
    let mut part = Part::Question;
    for (index, line) in lines[..end].iter().enumerate() {
        let text = source.slice(*line);
        let length = if index == 0 { number(text).map_or(0, |number| number.length) } else { 0 };
        part = cut(&text[length..], line.start as usize + length, part, *line, &mut pieces);
    }
    pieces.iter().any(|(part, span)| match part {
        Part::Answer | Part::Choice(_) => true,
        Part::Question => {
            let question = source.slice(*span);
            question.contains("__") || with_blank_brackets(question).contains(BLANK) || in_brackets(question).is_some()
        }
        _ => false,
    })
}

/// Cuts a line where a choice or a label begins, and tells what the next line goes on with.
pub(super) fn cut(line: &str, start: usize, mut part: Part, block: Span, pieces: &mut Vec<(Part, Span)>) -> Part {
    let is_begun = pieces.iter().any(|(part, _)| *part == Part::Question);
    let mut from = 0;
    let mut before: Option<char> = None;
    let mut push = |part: Part, from: usize, to: usize| {
        if !line[from..to].trim().is_empty() {
            pieces.push((part, Span::new(block.source, start + from, start + to)));
        }
    };
    for (at, character) in line.char_indices() {
        if at < from {
            continue;
        }
        let rest = &line[at..];
        let is_apart = before.is_none_or(char::is_whitespace);
        let found = match part {
            Part::Question => choice(rest, 'A').filter(|_| is_apart),
            // The letter that comes next decides: an `A.` inside a text is none.
            Part::Choice(letter) => choice(rest, char::from(letter as u8 + 1)).filter(|_| is_apart),
            _ => None,
        };
        let is_blank = line[..at].trim().is_empty();
        let may_begin = match part {
            _ if part == Part::Question && is_blank && !is_begun => Before::Question,
            _ if is_blank => Before::Line,
            // A choice says nothing of answers, so what touches it is none of its words.
            Part::Choice(_) => Before::End,
            _ if before.is_some_and(|it| "？?。.！!）)；;".contains(it) || it.is_whitespace()) => Before::End,
            _ if before.is_none_or(|it| !it.is_alphanumeric() || it.is_ascii()) => Before::Sign,
            _ => Before::Word,
        };
        let found = found.or_else(|| label(rest, may_begin));
        let is_told = part != Part::Question && is_apart;
        let found = found.or_else(|| (is_told && is_known_aside(rest)).then_some((Part::Aside, 0)));
        if let Some((next, length)) = found {
            push(part, from, at);
            (part, from) = (next, at + length);
        }
        before = Some(character);
    }
    push(part, from, line.len());
    part
}

/// The pieces of one question put together.
fn parts(source: &Source, asked: &Asked, block: Span, diagnostics: &mut Diagnostics) -> Parts {
    let pieces: Vec<(Part, Span)> = asked.pieces.iter().chain(&asked.given).copied().collect();
    let of = |wanted: Part| pieces.iter().filter(move |(part, _)| *part == wanted).map(|(_, span)| source.trim(*span));
    let text =
        |wanted: Part, between: &str| of(wanted).map(|span| source.slice(span)).collect::<Vec<_>>().join(between);
    let span = Span { end: asked.pieces[asked.pieces.len() - 1].1.end, ..asked.pieces[0].1 };
    let mut question = text(Part::Question, "\n");
    let named = bracketed(&question);
    if let Some((_, _, length)) = named {
        question.drain(..length);
    }
    let mut points = worth(&text(Part::Points, "")).or(named.and_then(|(_, points, _)| points));
    if let Some((worth, without)) = with_points(&question) {
        points = points.or(Some(worth));
        question = without;
    }
    let kind = of(Part::Kind).find_map(|span| kind(source.slice(span)));
    let kind = kind.or(named.map(|(kind, _, _)| kind)).or(asked.kind);
    let mut answers: Vec<Spanned<String>> = Vec::new();
    if kind == Some(Kind::Fill) || question.contains("__") {
        answers.extend(of(Part::Answer).flat_map(|span| each(source, span)));
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
    let mut said = |value: String| words(Spanned { value, span }, diagnostics);
    let question = said(question);
    let letters = ('A'..='Z').take_while(|letter| of(Part::Choice(*letter)).next().is_some());
    let choices = letters.map(|letter| (letter.to_string(), said(text(Part::Choice(letter), " "))));
    let choices: Vec<(String, String)> = choices.collect();
    let difficulty = text(Part::Difficulty, " ");
    Parts {
        assess: of(Part::Assess).flat_map(|span| codes(source, span)).collect(),
        kind,
        question,
        answers: if choices.is_empty() { answers } else { answers.iter().map(plain).collect() },
        choices,
        why: said(text(Part::Why, "\n")),
        aside: said(text(Part::Aside, "\n")),
        reasons: Vec::new(),
        points,
        difficulty: (!difficulty.is_empty()).then(|| difficulty.trim_end_matches(['。', '.']).to_owned()),
        form: QuizForm::Pasted,
        span,
        block,
    }
}

/// Letters of full width are letters too.
fn plain(answer: &Spanned<String>) -> Spanned<String> {
    Spanned { value: narrow(&answer.value), span: answer.span }
}

/// `80；2` are two answers.
fn each(source: &Source, span: Span) -> Vec<Spanned<String>> {
    let mut at = span.start as usize;
    let mut answers = Vec::new();
    for piece in source.slice(span).split_inclusive(['；', ';']) {
        let place = source.trim(Span::new(span.source, at, at + piece.trim_end_matches(['；', ';']).len()));
        at += piece.len();
        let value = source.slice(place).trim_end_matches(['。', '.']);
        if !value.is_empty() {
            answers.push(Spanned { value: value.to_owned(), span: place });
        }
    }
    answers
}

fn codes(source: &Source, span: Span) -> Vec<Spanned<String>> {
    let mut at = span.start as usize;
    let mut codes = Vec::new();
    for piece in source.slice(span).split_inclusive([',', '，', '、', '；', '[', ']']) {
        let place = Span::new(span.source, at, at + piece.trim_end_matches([',', '，', '、', '；', '[', ']']).len());
        at += piece.len();
        let place = source.trim(place);
        if place.start < place.end {
            codes.push(Spanned { value: source.slice(place).to_owned(), span: place });
        }
    }
    codes
}

/// Whether the answer so far is letters, or whether something is true.
fn is_short(source: &Source, pieces: &[(Part, Span)]) -> bool {
    let mut answers = pieces.iter().filter(|(part, _)| *part == Part::Answer);
    answers.all(|(_, span)| is_mark(source.slice(source.trim(*span))))
}

/// The answer that stands in a question's own brackets, and the question without it.
pub(super) fn in_brackets(question: &str) -> Option<(String, String)> {
    let open = question.rfind(['（', '('])?;
    let inside = question[open..].chars().skip(1).collect::<String>();
    let inner = &inside[..inside.find(['）', ')'])?];
    let plain = narrow(inner);
    let letters: String = plain.chars().filter(|it| !it.is_whitespace() && !"、，,".contains(*it)).collect();
    let is_letters = !letters.is_empty() && letters.len() <= 8 && letters.bytes().all(|it| it.is_ascii_uppercase());
    if !is_letters && truth(inner.trim()).is_none() {
        return None;
    }
    let bracket = question[open..].chars().next()?.len_utf8();
    let end = open + bracket + inner.len();
    Some((plain.trim().to_owned(), format!("{}　{}", &question[..open + bracket], &question[end..])))
}
