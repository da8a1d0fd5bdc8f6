//! Questions as test papers have them: `1. 题干（ ） A.… B.… 答案：B 解析：… 难易度：中`.

use crate::content::quiz::answer::{Kind, Parts, truth};
use crate::content::quiz::label::{Before, Part, choice, is_aside, is_known_aside, is_mark, label};
use crate::content::quiz::points::{points, with_points};
use crate::content::quiz::question::Quiz;
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
    let mut at = text.start as usize;
    for line in source.slice(text).split_inclusive('\n') {
        let mut start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let line = line.trim();
        if is_heading(line) {
            finish(&mut pieces, (of_these, points_of_these), &mut of_all);
            of_these = kind(line);
            points_of_these = line.rfind(['（', '(']).and_then(|open| points(&line[open..]));
            continue;
        }
        let mut part = pieces.last().map_or(Part::Question, |(part, _)| *part);
        let mut rest = line;
        if let Some(length) = number(line) {
            finish(&mut pieces, (of_these, points_of_these), &mut of_all);
            (part, rest, start) = (Part::Question, &line[length..], start + length);
        } else if part == Part::Answer && is_aside(line) && is_short(source, &pieces) {
            part = Part::Aside;
        }
        cut(rest, start, part, block, &mut pieces);
    }
    finish(&mut pieces, (of_these, points_of_these), &mut of_all);
    quizzes
}

/// Cuts a line where a choice or a label begins.
fn cut(line: &str, start: usize, mut part: Part, block: Span, pieces: &mut Vec<(Part, Span)>) {
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
    let mut worth = points(&text(Part::Points, ""));
    if let Some((points, without)) = with_points(&question) {
        worth = worth.or(Some(points));
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
        points: worth,
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

/// `1.`, `1、`, `（1）`, `第1题`: the number of a question and the bytes that it takes. `1.5 米` is none.
fn number(line: &str) -> Option<usize> {
    let is_digit = |it: char| it.is_ascii_digit() || ('０'..='９').contains(&it);
    if let Some(inner) = line.strip_prefix('第') {
        let after = inner.trim_start().trim_start_matches(|it| is_digit(it) || "一二三四五六七八九十".contains(it));
        let rest = after.trim_start().strip_prefix('题')?;
        // 第3题的图 is a sentence.
        let ends =
            rest.is_empty() || rest.starts_with(|it: char| it.is_whitespace() || ".．、：:，,（(【[".contains(it));
        let rest = rest.trim_start_matches(|it: char| it.is_whitespace() || ".．、：:，,".contains(it));
        return (after.len() < inner.trim_start().len() && ends).then(|| line.len() - rest.len());
    }
    let inner = line.strip_prefix(['（', '(']).unwrap_or(line);
    let is_bracketed = inner.len() < line.len();
    let after = inner.trim_start_matches(is_digit);
    let digits = inner.chars().take_while(|it| is_digit(*it)).count();
    let sign =
        after.chars().next().filter(|it| if is_bracketed { "）)".contains(*it) } else { ".．、".contains(*it) })?;
    let follows_digit = after[sign.len_utf8()..].starts_with(is_digit);
    let is_number = (1..=3).contains(&digits) && !(".．".contains(sign) && follows_digit);
    is_number.then(|| line.len() - after.len() + sign.len_utf8())
}

/// `二、多选题`, which says of what kind the questions below it are.
fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches(|it: char| "一二三四五六七八九十".contains(it));
    rest.len() < line.len() && rest.starts_with(['、', '.', '．']) && rest.contains('题')
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
