//! Questions as test papers have them: `1. 题干（ ） A.… B.… 答案：B 解析：… 难易度：中`.

use crate::content::quiz::answer::{Kind, Parts, truth, with_blank_brackets};
use crate::content::quiz::label::{Before, Part, choice, is_aside, is_known_aside, is_mark, label};
use crate::content::quiz::number::{is_heading, number};
use crate::content::quiz::points::{with_points, worth};
use crate::content::quiz::question::{BLANK, Quiz};
use crate::content::quiz::words::words;
use crate::diagnostic::{Diagnostics, QuizForm};
use crate::text::{Source, Span, Spanned, narrow};

/// Whether a block holds a test paper's questions: its first line, but for what it assesses, begins one.
pub(super) fn is_pasted(text: &str) -> bool {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lines = lines.skip_while(|line| label(line, Before::Line).is_some_and(|(part, _)| part == Part::Assess));
    lines.next().is_some_and(|line| number(line).is_some() || is_heading(line))
}

/// Reads the text of a block.
pub(super) fn read(source: &Source, text: Span, block: Span, diagnostics: &mut Diagnostics) -> Vec<Quiz> {
    let mut quizzes = Vec::new();
    let mut of_all: Vec<Spanned<String>> = Vec::new();
    let (mut of_these, mut points_of_these) = (None, None);
    let mut pieces: Vec<(Part, Span)> = Vec::new();
    let mut finish = |pieces: &mut Vec<(Part, Span)>, (kind, points), of_all: &mut Vec<Spanned<String>>| {
        if pieces.iter().any(|(part, _)| *part == Part::Question) {
            let mut parts = parts(source, pieces, kind, block, diagnostics);
            parts.points = parts.points.or(points);
            if parts.assess.is_empty() {
                parts.assess.clone_from(of_all);
            }
            quizzes.push(parts.whole(diagnostics));
        } else {
            of_all.extend(pieces.iter().flat_map(|(_, span)| codes(source, *span)));
        }
        pieces.clear();
    };
    let lines = lines(source, text);
    let mut part = Part::Question;
    // How far a list within an answer has come.
    let mut listed = 0;
    for (index, place) in lines.iter().enumerate() {
        let (mut rest, mut start) = (source.slice(*place), place.start as usize);
        if is_heading(rest) {
            finish(&mut pieces, (of_these, points_of_these), &mut of_all);
            part = Part::Question;
            of_these = kind(rest);
            points_of_these = rest.rfind(['（', '(']).and_then(|open| worth(&rest[open..]));
            continue;
        }
        if let Some(number) = number(rest) {
            let is_within = number.count == Some(listed + 1) && may_list(part, source, &pieces);
            if is_within && !asks(source, &lines[index..]) {
                listed += 1;
            } else {
                finish(&mut pieces, (of_these, points_of_these), &mut of_all);
                (part, rest, start) = (Part::Question, &rest[number.length..], start + number.length);
            }
        } else if part == Part::Answer && is_aside(rest) && is_short(source, &pieces) {
            part = Part::Aside;
        }
        let before = part;
        part = cut(rest, start, part, block, &mut pieces);
        if part != before {
            // 答案：1. 温杯
            let first = pieces.last().filter(|(last, _)| *last == part).map(|(_, span)| source.trim(*span));
            let first = first.and_then(|span| number(source.slice(span))?.count);
            listed = u32::from(first == Some(1));
        }
    }
    finish(&mut pieces, (of_these, points_of_these), &mut of_all);
    quizzes
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
fn asks(source: &Source, lines: &[Span]) -> bool {
    let is_next = |line: &&Span| number(source.slice(**line)).is_some() || is_heading(source.slice(**line));
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
fn cut(line: &str, start: usize, mut part: Part, block: Span, pieces: &mut Vec<(Part, Span)>) -> Part {
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
fn parts(
    source: &Source,
    pieces: &[(Part, Span)],
    of_these: Option<Kind>,
    block: Span,
    diagnostics: &mut Diagnostics,
) -> Parts {
    let of = |wanted: Part| pieces.iter().filter(move |(part, _)| *part == wanted).map(|(_, span)| source.trim(*span));
    let text =
        |wanted: Part, between: &str| of(wanted).map(|span| source.slice(span)).collect::<Vec<_>>().join(between);
    let span = Span { end: pieces[pieces.len() - 1].1.end, ..pieces[0].1 };
    let mut question = text(Part::Question, "\n");
    let mut points = worth(&text(Part::Points, ""));
    if let Some((worth, without)) = with_points(&question) {
        points = points.or(Some(worth));
        question = without;
    }
    let kind = of(Part::Kind).find_map(|span| kind(source.slice(span))).or(of_these);
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

fn kind(written: &str) -> Option<Kind> {
    let kinds = [
        ("多选", Kind::Several),
        ("多项", Kind::Several),
        ("单选", Kind::One),
        ("单项", Kind::One),
        ("判断", Kind::Judge),
        ("填空", Kind::Fill),
        ("简答", Kind::Open),
        ("问答", Kind::Open),
        ("论述", Kind::Open),
    ];
    kinds.iter().find(|(name, _)| written.contains(name)).map(|(_, kind)| *kind)
}

/// Whether the answer so far is letters, or whether something is true.
fn is_short(source: &Source, pieces: &[(Part, Span)]) -> bool {
    let mut answers = pieces.iter().filter(|(part, _)| *part == Part::Answer);
    answers.all(|(_, span)| is_mark(source.slice(source.trim(*span))))
}

/// The answer that stands in a question's own brackets, and the question without it.
fn in_brackets(question: &str) -> Option<(String, String)> {
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
