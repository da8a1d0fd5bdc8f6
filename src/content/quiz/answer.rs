//! A question as its author left it, and how its answer is held against what it asks.

use crate::content::quiz::bracket::with_blank_brackets;
use crate::content::quiz::points::{Worth, before_points};
use crate::content::quiz::question::{Ask, BLANK, Choice, Quiz};
use crate::content::quiz::strokes::with_blanks;
use crate::content::quiz::truth::truth;
use crate::diagnostic::{Diagnostics, Finding, QuizForm};
use crate::text::{Span, Spanned};

/// What kind of question it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    One,
    Several,
    Judge,
    Fill,
    Open,
    /// What is put into an order: its choices are part of the question, and the order is the answer.
    Order,
}

/// A question in parts, whichever form it was written in.
#[derive(Clone, Debug)]
pub(super) struct Parts {
    pub(super) assess: Vec<Spanned<String>>,
    /// `None`: what it looks like.
    pub(super) kind: Option<Kind>,
    /// What the question is about, above it.
    pub(super) material: String,
    pub(super) question: String,
    /// Letter and text.
    pub(super) choices: Vec<(String, String)>,
    /// As written: letters, words, sentences.
    pub(super) answers: Vec<Spanned<String>>,
    /// Whether numbers say which answer is for which blank.
    pub(super) is_counted: bool,
    pub(super) why: String,
    pub(super) aside: String,
    /// By letter.
    pub(super) reasons: Vec<(String, Spanned<String>)>,
    pub(super) points: Option<Worth>,
    pub(super) difficulty: Option<String>,
    /// Where a student's answer stands.
    pub(super) theirs: Option<Span>,
    pub(super) form: QuizForm,
    pub(super) span: Span,
    pub(super) block: Span,
}

impl Parts {
    /// The question whole; what does not fit together is a finding.
    pub(super) fn whole(mut self, diagnostics: &mut Diagnostics) -> Quiz {
        self.question = with_blanks(&self.question);
        for (letter, why) in &self.reasons {
            if !self.choices.iter().any(|(known, _)| known == letter) {
                diagnostics.at(why.span, Finding::QuizReason { letter: letter.clone() });
            }
        }
        let as_written = self.answers.clone();
        if self.form == QuizForm::Pasted {
            self.answers.iter_mut().for_each(|answer| answer.value.truncate(before_points(&answer.value)));
        }
        // Choices below 填空题 are none that a blank could be filled with unseen.
        let has_choices = self.form == QuizForm::Pasted && self.choices.len() > 1;
        let kind = self.kind.filter(|kind| *kind != Kind::Fill || !has_choices);
        let kind = kind.unwrap_or_else(|| self.looks_like());
        if matches!(kind, Kind::Open | Kind::Order) {
            self.answers = as_written;
        }
        if kind == Kind::Order && !self.choices.is_empty() {
            let choices: Vec<String> = self.choices.iter().map(|(letter, text)| format!("{letter}. {text}")).collect();
            self.question = std::mem::take(&mut self.question) + "\n\n" + &choices.join("　");
        }
        let ask = match kind {
            Kind::One => self.choice(Kind::One, diagnostics),
            Kind::Several => self.choice(Kind::Several, diagnostics),
            Kind::Judge => Ask::Judge(self.truth(diagnostics)),
            Kind::Fill => self.fill(diagnostics),
            Kind::Open | Kind::Order => {
                Ask::Open(self.answers.iter().map(|it| it.value.as_str()).collect::<Vec<_>>().join("\n\n"))
            }
        };
        let points = self.points.map(|worth| match (worth, &ask) {
            (Worth::EachBlank(points), Ask::Fill(blanks)) => points.saturating_mul(blanks.len() as u32),
            (Worth::Whole(points) | Worth::EachBlank(points), _) => points,
        });
        // What stands in it is no blank.
        let material = self.material.replace(BLANK, "");
        let between = if material.is_empty() { "" } else { "\n\n" };
        let quiz = Quiz {
            assess: self.assess,
            question: material + between + &self.question,
            ask,
            why: self.why,
            aside: self.aside,
            points,
            difficulty: self.difficulty,
            form: self.form,
            span: self.span,
            block: self.block,
        };
        // One that claims something is told that it does not count.
        let is_asked = !quiz.question.trim().is_empty() && quiz.assess.is_empty();
        if let Some(theirs) = self.theirs.filter(|_| self.answers.is_empty()) {
            diagnostics.at(theirs, Finding::StudentAnswer);
        } else if is_asked && self.answers.is_empty() {
            diagnostics.at(quiz.span, Finding::QuizWithoutAnswer { form: quiz.form });
        }
        quiz
    }

    fn looks_like(&self) -> Kind {
        let letters =
            || self.answers.iter().all(|it| it.value.len() == 1 && it.value.as_bytes()[0].is_ascii_uppercase());
        match self.answers.as_slice() {
            answers if !self.choices.is_empty() => {
                if self.is_order() {
                    Kind::Order
                } else if self.letters(answers).is_ok_and(|letters| letters.len() > 1) {
                    Kind::Several
                } else {
                    Kind::One
                }
            }
            [answer] if truth(&answer.value).is_some() => Kind::Judge,
            _ if self.question.contains(BLANK) => Kind::Fill,
            // Letters that name no choice, since there is none.
            [_, ..] if letters() => Kind::One,
            _ => Kind::Open,
        }
    }

    /// `按顺序排列`, answered by `BAC`: letters that go up say which choices are right, others in which order they are.
    fn is_order(&self) -> bool {
        let asks = ["排序", "顺序", "次序", "排列", "先后"].iter().any(|word| self.question.contains(word));
        let letters = || self.answers.iter().flat_map(|it| it.value.chars()).filter(char::is_ascii_alphabetic);
        let goes_down = || letters().zip(letters().skip(1)).any(|(one, next)| one > next);
        self.form == QuizForm::Pasted && asks && goes_down() && self.letters(&self.answers).is_ok()
    }

    fn choice(&self, kind: Kind, diagnostics: &mut Diagnostics) -> Ask {
        for (index, (other, text)) in self.choices.iter().enumerate() {
            // Choices that are not written yet are all the same.
            let is_same = |before: &str| !text.trim().is_empty() && before.trim() == text.trim();
            let same = self.choices[..index].iter().find(|(_, before)| is_same(before));
            if let Some((one, _)) = same {
                let finding = Finding::SameChoice { one: one.clone(), other: other.clone() };
                diagnostics.at(self.span, finding);
            }
        }
        let right = match self.letters(&self.answers) {
            Ok(right) => right,
            Err(wrong) => {
                for answer in wrong {
                    let finding = Finding::QuizAnswer { answer: answer.value.clone(), form: self.form };
                    diagnostics.at(answer.span, finding);
                }
                Vec::new()
            }
        };
        if kind == Kind::One && right.len() > 1 {
            let finding = Finding::QuizOneAnswer { count: right.len(), form: self.form };
            diagnostics.at(self.answers[0].span, finding);
        }
        let why = |letter: &String| self.reasons.iter().find(|(of, _)| of == letter).map(|(_, why)| why.value.clone());
        let choices = self.choices.iter().map(|(letter, text)| Choice {
            letter: letter.clone(),
            text: text.clone(),
            right: right.contains(letter),
            why: why(letter).unwrap_or_default(),
        });
        if kind == Kind::One { Ask::One(choices.collect()) } else { Ask::Several(choices.collect()) }
    }

    /// The letters of the right choices, or the answers that name none. `AC` and `A、C` are two letters.
    fn letters<'a>(&self, answers: &'a [Spanned<String>]) -> Result<Vec<String>, Vec<&'a Spanned<String>>> {
        let is_choice = |letter: &str| self.choices.iter().any(|(known, _)| known == letter);
        let (mut letters, mut wrong) = (Vec::new(), Vec::new());
        for answer in answers {
            let is_sign = |it: char| it.is_whitespace() || "、，,；;。.（）()".contains(it);
            let known = |letter: char| match letter.to_string() {
                letter if is_choice(&letter) => letter,
                letter => letter.to_uppercase(),
            };
            let single = |letter: char| (!is_sign(letter)).then(|| known(letter));
            let found: Vec<String> = if is_choice(&answer.value) {
                vec![answer.value.clone()]
            } else {
                answer.value.chars().filter_map(single).collect()
            };
            if found.is_empty() || !found.iter().all(|letter| is_choice(letter)) {
                wrong.push(answer);
            }
            letters.extend(found);
        }
        letters.sort_unstable();
        letters.dedup();
        if wrong.is_empty() { Ok(letters) } else { Err(wrong) }
    }

    fn truth(&self, diagnostics: &mut Diagnostics) -> Option<bool> {
        if let [first, _, ..] = self.answers.as_slice() {
            let finding = Finding::QuizOneAnswer { count: self.answers.len(), form: self.form };
            diagnostics.at(first.span, finding);
            return None;
        }
        let answer = self.answers.first()?;
        // A. 对 B. 错
        let choice = self.choices.iter().find(|(letter, _)| answer.value.trim().eq_ignore_ascii_case(letter));
        let truth = truth(choice.map_or(&answer.value, |(_, text)| text));
        if truth.is_none() {
            diagnostics.at(answer.span, Finding::QuizTruth { answer: answer.value.clone() });
        }
        truth
    }

    /// Of one blank every answer is accepted; of several each has its own, cut at `|`.
    fn fill(&mut self, diagnostics: &mut Diagnostics) -> Ask {
        if !self.question.contains(BLANK) {
            self.question = with_blank_brackets(&self.question);
        }
        if !self.question.contains(BLANK) && !self.question.trim().is_empty() {
            self.question.push(BLANK);
        }
        let blanks = self.question.matches(BLANK).count();
        if let [all] = self.answers.as_slice()
            && self.form == QuizForm::Pasted
        {
            // Papers divide them by any sign, and one is right that leaves an answer for each blank.
            let signs: [&[char]; 3] = [&['、'], &['，', ','], &[' ', '　', '\t']];
            let cut = |signs: &[char]| -> Vec<String> {
                let parts = all.value.split(signs).map(str::trim).filter(|part| !part.is_empty());
                parts.map(str::to_owned).collect()
            };
            if let Some(each) = signs.into_iter().map(cut).find(|each| blanks > 1 && each.len() == blanks) {
                let span = all.span;
                self.answers = each.into_iter().map(|value| Spanned { value, span }).collect();
            }
        }
        let cut = |answer: &Spanned<String>| -> Vec<String> {
            let parts = answer.value.split(['|', '｜']).map(|part| part.trim().to_owned());
            parts.filter(|part| !part.is_empty()).collect()
        };
        if self.form == QuizForm::Pasted {
            for answer in self.answers.iter().filter(|answer| has_note(&answer.value)) {
                diagnostics.at(answer.span, Finding::BlankNote { answer: answer.value.clone() });
            }
        }
        let accepted: Vec<Vec<String>> = self.answers.iter().map(cut).collect();
        if blanks == 1 && (accepted.len() < 2 || !self.is_counted) {
            return Ask::Fill(vec![accepted.concat()]);
        }
        if let Some(first) = self.answers.first()
            && accepted.len() != blanks
        {
            diagnostics.at(first.span, Finding::QuizBlanks { blanks, answers: accepted.len() });
        }
        Ask::Fill(accepted)
    }
}

/// `80～85（答80或85均可）`, `展示或曝光`: whoever fills a blank writes one of them, and nothing beside it.
fn has_note(answer: &str) -> bool {
    let notes = ["均可", "也可", "亦可", "都可", "都对", "皆可", "给分", "得分", "意思对", "（或", "(或", "或者"];
    let has_or = answer.char_indices().any(|(at, it)| it == '或' && at > 0 && !answer.ends_with('或'));
    has_or || notes.iter().any(|note| answer.contains(note))
}
