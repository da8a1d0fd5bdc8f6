//! Every finding has words in both languages, made from the same facts.

use std::collections::BTreeSet;

use kebiao::diagnostic::{
    CellSlip, CoverPart, Expected, Finding, Foreign, Headed, Language, Lost, MathsSlip, Measured, Mender, Named,
    QuizForm, QuizPart, Slip, TemplateSlip, Unread, asked, words,
};

use crate::folder::repository;

/// A fact that no sentence holds by itself.
fn fact(number: usize) -> String {
    format!("ﬂ{number}")
}

/// One of each kind, and one of each way of saying it.
fn samples() -> Vec<Finding> {
    [of_standards(), of_lessons(), of_coverage(), in_several_ways()].concat()
}

fn of_standards() -> Vec<Finding> {
    let (one, two) = (|| fact(1), || fact(2));
    vec![
        Finding::NoStandard,
        Finding::StandardTwice { code: one() },
        Finding::UnreadFile { kind: Unread::Seed },
        Finding::UnreadFile { kind: Unread::Content },
        Finding::UnreadFile { kind: Unread::Shared },
        Finding::UnreadFile { kind: Unread::Materials },
        Finding::UnreadFile { kind: Unread::HiddenEnding },
        Finding::UnreadFile { kind: Unread::OtherWord },
        Finding::UnreadFile { kind: Unread::Settings },
        Finding::UnusedFile,
        Finding::ListedTwice { path: one() },
        Finding::UnusableLogo { path: one() },
        Finding::NotAnAddress { written: one() },
        Finding::EditWithoutPath,
        Finding::EmptyText,
        Finding::UndecodableText { byte: 7006 },
        Finding::GuessedEncoding { encoding: "ﬂ1" },
        Finding::FileTooLarge { limit: 7007 },
        Finding::OldWord,
        Finding::EncryptedFile,
        Finding::BrokenFile { kind: "ﬂ1" },
        Finding::UnknownForm,
        Finding::Picture,
        Finding::PdfWithoutText,
        Finding::UnknownCharacters { characters: 3 },
        Finding::WithoutPdf,
        Finding::NestedTable,
        Finding::UnreadNotes { count: 2 },
        Finding::UnreadableColumns,
        Finding::GuessedRows,
        Finding::NotKept { what: Lost::TextBox },
        Finding::NotKept { what: Lost::Chart },
        Finding::NotKept { what: Lost::SmartArt },
        Finding::NotKept { what: Lost::Object },
        Finding::NotKept { what: Lost::Drawing },
        Finding::NotKept { what: Lost::Comment { text: one() } },
        Finding::NotKept { what: Lost::Changes },
        Finding::NotKept { what: Lost::Formula { text: one() } },
        Finding::NotKept { what: Lost::Picture { kind: String::new() } },
        Finding::NotWord { kind: Foreign::Picture },
        Finding::NotWord { kind: Foreign::Pdf },
        Finding::NotWord { kind: Foreign::Sheet },
        Finding::NotWord { kind: Foreign::Slides },
        Finding::NotWord { kind: Foreign::Page },
        Finding::NotWord { kind: Foreign::Text },
        Finding::NotWord { kind: Foreign::Empty },
        Finding::NotWord { kind: Foreign::Other },
        Finding::NotKept { what: Lost::Picture { kind: one() } },
        Finding::NotKept { what: Lost::Link { target: one() } },
        Finding::NotKept { what: Lost::Script { text: one() } },
        Finding::NotKept { what: Lost::MergedCells },
        Finding::NotKept { what: Lost::NestedTable },
        Finding::NotKept { what: Lost::CellParagraphs },
        Finding::NotKept { what: Lost::Questions { count: 7022 } },
        Finding::MissingKey { key: one() },
        Finding::DuplicateKey { key: one() },
        Finding::WrittenOtherwise { words: vec![(fact(1), fact(2)), (fact(3), fact(4))], mender: Mender::Fix },
        Finding::WrittenOtherwise { words: vec![(fact(1), fact(2)), (fact(3), fact(4))], mender: Mender::Author },
        Finding::CutText { lost: one() },
        Finding::NotAStandard,
        Finding::NationalStandard,
        Finding::MissingSection { name: "ﬂ1" },
        Finding::DuplicateNumber { number: one(), code: two() },
        Finding::SkippedNumber { expected: one(), found: two() },
        Finding::MismatchedNumber { number: one(), parent: two() },
        Finding::UnreadableNumber { number: one() },
        Finding::UnknownLevel { level: one() },
        Finding::LevelWithoutTable { level: one() },
        Finding::PositionsForNoLevel { level: one() },
        Finding::UnknownSchoolType { printed: one() },
        Finding::MajorTwice { major: one() },
        Finding::TermTwice { number: one() },
        Finding::OrphanRow { rows: 1 },
        Finding::OrphanRow { rows: 7008 },
        Finding::RowWidth { cells: 7009, expected: 7010 },
        Finding::HeaderOrder,
        Finding::UnknownHeader { is_read: true },
        Finding::UnknownHeader { is_read: false },
        Finding::UnreadColumn { name: Some(one()) },
        Finding::UnreadColumn { name: None },
        Finding::EmptyTable,
        Finding::MisplacedTable,
        Finding::UnnamedLevel { level: one() },
        Finding::CutShort,
        Finding::UnclosedTag,
        Finding::EmptyField { name: one() },
        Finding::EmptyTask { name: one() },
        Finding::EmptyRequirement { number: one() },
        Finding::StrayText { lines: 1 },
        Finding::StrayText { lines: 7011 },
        Finding::ControlCharacter { code: 0x7012 },
        Finding::OddWording { found: one(), usual: two() },
        Finding::UnusualNotation { printed: one(), usual: two() },
    ]
}

fn of_lessons() -> Vec<Finding> {
    let (one, two) = (|| fact(1), || fact(2));
    vec![
        Finding::NoFrontMatter { of: Headed::Lesson },
        Finding::NoFrontMatter { of: Headed::Page },
        Finding::UnclosedFrontMatter { of: Headed::Lesson },
        Finding::UnclosedFrontMatter { of: Headed::Page },
        Finding::PlaceCount { count: 0 },
        Finding::PlaceCount { count: 2 },
        Finding::TasksOfTwoLevels,
        Finding::LessonTwice { slug: one(), other: two() },
        Finding::LessonCopied { other: one(), title: Some(two()) },
        Finding::LessonCopied { other: one(), title: None },
        Finding::ReservedSlug { slug: one() },
        Finding::NotANumber { written: one(), bare: true },
        Finding::NotANumber { written: one(), bare: false },
        Finding::TaskForRequirement { task: one(), requirements: [two(), fact(3)] },
        Finding::TaskForRequirement { task: one(), requirements: [two(), two()] },
        Finding::AmbiguousNumber { number: one(), code: two() },
        Finding::OtherStandard { written: one(), own: two() },
        Finding::IndentedBlock { language: one() },
        Finding::QuizAnswer { answer: one(), form: QuizForm::Written },
        Finding::QuizOneAnswer { count: 7015, form: QuizForm::Pasted },
        Finding::QuizTruth { answer: one() },
        Finding::QuizBlanks { blanks: 7015, answers: 7016 },
        Finding::AnswerWithoutQuestion { number: 7017 },
        Finding::AnswersDiffer { number: 7017, one: one(), other: two() },
        Finding::AnswerCount { questions: 7018, answers: 7019 },
        Finding::AnswerUnread,
        Finding::QuizUnread,
        Finding::PaperHead { lines: 7015 },
        Finding::PaperUnsure,
        Finding::QuizReason { letter: one() },
        Finding::ChoiceLetter { letter: one(), expected: two() },
        Finding::QuestionNumber { number: 7017, expected: 7018 },
        Finding::AnswerUnsure { number: 7017 },
        Finding::MarkedAnswer,
        Finding::StudentAnswer,
        Finding::BlankNote { answer: one() },
        Finding::OpenBlock { language: one(), sign: two() },
        Finding::QuizWithoutAnswer { form: QuizForm::Written },
        Finding::Stub { characters: 7013, needed: 7014 },
        Finding::QuizStub { missing: vec![QuizPart::Answer, QuizPart::Why], form: QuizForm::Written },
        Finding::RubricStub,
        Finding::ClaimsNothing,
        Finding::OutsideLoad { target: one() },
        Finding::UnusableLink { target: one() },
        Finding::UnusedNote,
        Finding::LostClaim,
        Finding::TitleClaim,
        Finding::LostMark { meant: one() },
        Finding::LostCells { columns: 7021 },
        Finding::LostLink { target: one() },
        Finding::LostBlock { block: "quiz" },
        Finding::PaperAsText,
        Finding::UnknownBlock { written: one(), meant: two() },
        Finding::MissingNote,
        Finding::RawHtml { open: false },
        Finding::RawHtml { open: true },
        Finding::ClaimOnPage,
        Finding::NotAPicture { name: one(), form: None },
        Finding::NotAPicture { name: one(), form: Some("HEIC") },
        Finding::PictureEnding { name: one(), form: "JPEG", usual: "jpg" },
        Finding::BrokenPicture { name: one() },
        Finding::HugePicture { width: 30_000, height: 20_000 },
        Finding::SkippedHeading { rank: 4, expected: 2 },
        Finding::ImageWithoutWords,
        Finding::HalfWidth { mark: one(), count: 1, mender: Mender::Fix },
        Finding::HalfWidth { mark: one(), count: 1, mender: Mender::Recoded },
        Finding::HalfWidth { mark: one(), count: 7018, mender: Mender::Fix },
        Finding::SameChoice { one: one(), other: two() },
        Finding::OnlyAssessed { code: one(), is_usual: true },
        Finding::ClaimOutside { code: one(), task: two(), same_level: false, is_usual: false },
        Finding::ClaimOutside { code: one(), task: two(), same_level: true, is_usual: true },
        Finding::PracticeWithoutWork,
        Finding::ErratumOfTwoKinds,
        Finding::ErratumNumber { expected: "ﬂ1" },
        Finding::ErratumPlace,
        Finding::ErratumWithoutText { find: one(), count: 0 },
        Finding::ErratumWithoutText { find: one(), count: 7015 },
        Finding::StrandOrder,
        Finding::AddressTwice { slug: one(), other: two() },
        Finding::AmbiguousLesson { written: one(), standards: vec![two()] },
        Finding::NotHours { written: one() },
        Finding::WeekTwice { week: 7015 },
        Finding::WeekOrder { week: 7015, before: 7016 },
        Finding::NoPlanTable { courses: None },
        Finding::NoPlanTable { courses: Some(fact(3)) },
        Finding::NotCredits { written: one() },
        Finding::AmbiguousCode { written: one(), standards: vec![two()] },
        Finding::OutsideLevels { code: one(), level: two() },
        Finding::CoverHours { parts: 7015, whole: 7016 },
        Finding::PlannedHours { planned: [7015, 7016], weeks: [7017, 7018], path: one() },
        Finding::CourseHours { weeks: 7015, lessons: 7016 },
    ]
}

fn of_coverage() -> Vec<Finding> {
    let (one, two) = (|| fact(1), || fact(2));
    vec![
        Finding::ReviewOfTwo,
        Finding::ReviewTwice { of: one(), by: two() },
        Finding::ReviewedClaimGone { of: one() },
        Finding::SuspectClaim { requirement: one(), of: two(), side: "standard" },
        Finding::SuspectClaim { requirement: one(), of: two(), side: "material" },
        Finding::SuspectClaim { requirement: one(), of: two(), side: "both" },
        Finding::RefusedClaim { requirement: one() },
        Finding::MissingColumn { name: "ﬂ1" },
        Finding::EmptyCell { column: "ﬂ1" },
        Finding::CellCode { why: Box::new(Finding::NotANumber { written: one(), bare: false }) },
        Finding::CellKind { written: one(), nearest: Some(two()) },
        Finding::CellHours { written: one() },
        Finding::EmptyMaterial { path: one() },
        Finding::MaterialWithoutClaim,
        Finding::UnreadSheets { names: one() },
        Finding::TwoTables,
        Finding::WaivedTwice { code: one() },
        Finding::WaivedAndCovered { code: one() },
        Finding::WeightSum { sum: 7015 },
        Finding::WeightPlace { written: one() },
        Finding::WeightTwice { written: one(), other: two() },
        Finding::WeightMissing { codes: vec![one(), two()] },
        Finding::ColumnTwice { name: one() },
        Finding::SurplusCell { written: one() },
        Finding::ExamTwice { level: one() },
        Finding::CourseCredits { credits: one(), fitting: two(), hours: 7015, per_credit: 7016 },
        Finding::SnapshotTwice { name: one(), other: two() },
        Finding::SnapshotBeyond { codes: vec![one(), two()] },
        Finding::TemplateFault { slip: TemplateSlip::Variable { name: one(), known: fact(2) } },
        Finding::TemplateFault { slip: TemplateSlip::Call { name: one() } },
        Finding::TemplateFault { slip: TemplateSlip::Template { name: one() } },
        Finding::TemplateFault { slip: TemplateSlip::Word { key: one() } },
        Finding::TemplateFault { slip: TemplateSlip::End },
        Finding::TemplateFault { slip: TemplateSlip::Tag },
        Finding::TemplateFault { slip: TemplateSlip::Sign { found: one(), expected: fact(2) } },
        Finding::TemplateFault { slip: TemplateSlip::Other { detail: one() } },
        Finding::UnusedWord { key: one(), nearest: None },
        Finding::UnusedWord { key: one(), nearest: Some(fact(2)) },
        Finding::OutsideContent { target: one() },
    ]
}

fn in_several_ways() -> Vec<Finding> {
    let one = || fact(1);
    let known = || vec![fact(4), fact(5)];
    let mut samples = Vec::new();
    for nearest in [None, Some(fact(3))] {
        samples.extend([
            Finding::MissingPath { path: one(), nearest: nearest.clone() },
            Finding::UnknownFolder { folder: one(), nearest: nearest.clone() },
            Finding::UnknownKey { key: one(), nearest: nearest.clone(), known: known() },
            Finding::UnknownValue { value: one(), nearest: nearest.clone(), known: known() },
            Finding::UnlistedMajor { major: one(), school_type: "ﬂ2", nearest: nearest.clone() },
            Finding::DeadLink { target: one(), nearest: nearest.clone() },
            Finding::DeadAnchor { anchor: one(), nearest: nearest.clone() },
            Finding::MissingImage { target: one(), nearest: nearest.clone() },
            Finding::UnknownColumn { name: one(), nearest: nearest.clone() },
            Finding::MissingMaterial { path: one(), nearest: nearest.clone() },
        ]);
        let kinds =
            [Named::Level, Named::Field, Named::Task, Named::Requirement, Named::Mention, Named::Major, Named::Lesson];
        for kind in kinds.into_iter().chain([Named::Erratum, Named::Standard, Named::Course]) {
            let range = Some((fact(4), fact(5)));
            samples.push(Finding::UnknownName { kind, written: one(), nearest: nearest.clone(), range });
        }
    }
    let slips = [
        CellSlip::Code,
        CellSlip::Part,
        CellSlip::Range,
        CellSlip::Course,
        CellSlip::Requirement,
        CellSlip::Differs,
        CellSlip::Hours,
        CellSlip::WholeHours,
        CellSlip::Credits,
        CellSlip::How,
        CellSlip::Degree,
        CellSlip::Column,
    ];
    samples.extend(slips.map(|slip| Finding::UnreadCell { cell: one(), written: fact(2), slip }));
    let parts = [CoverPart::Title, CoverPart::Code, CoverPart::Edition, CoverPart::Issuer, CoverPart::Issued];
    samples.extend(parts.map(|part| Finding::MissingCover { part }));
    let slips = [
        Slip::Colon,
        Slip::Tight,
        Slip::Key,
        Slip::Block,
        Slip::Tab,
        Slip::Quotes,
        Slip::Brackets,
        Slip::Sign,
        Slip::Star,
        Slip::Comma,
        Slip::OneLine,
    ];
    let slips = slips.into_iter().chain([Slip::TooMuch, Slip::Other(one())]);
    samples.extend(slips.map(|slip| Finding::BrokenYaml { slip }));
    let slips = [MathsSlip::Command(one()), MathsSlip::Braces, MathsSlip::Open, MathsSlip::Length, MathsSlip::Other];
    samples.extend(slips.map(|slip| Finding::BrokenMaths { slip }));
    for measured in [Measured::Covered, Measured::Taught, Measured::Practised, Measured::Assessed] {
        let (level, code) = (one(), fact(2));
        samples.push(Finding::BelowMinimum { level, code, measured, needed: 7015, found: 7016, more: 7017 });
    }
    let types = [Expected::Text, Expected::FilledText, Expected::List, Expected::TextOrList, Expected::TextOrEach];
    let types = types.into_iter().chain([
        Expected::Mapping,
        Expected::Truth,
        Expected::Number,
        Expected::Integer,
        Expected::Count,
        Expected::Percent,
    ]);
    let types = types.chain([Expected::Claim("ﬂ1"), Expected::OutputName, Expected::BarePart, Expected::Other(one())]);
    samples.extend(types.map(|expected| Finding::WrongType { expected }));
    samples
}

/// The facts that a sentence holds.
fn facts(said: &str) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for (at, sign) in said.char_indices().filter(|(_, it)| *it == 'ﬂ' || *it == '7') {
        let digits: String = said[at + sign.len_utf8()..].chars().take_while(char::is_ascii_digit).collect();
        if sign == 'ﬂ' || digits.len() == 3 {
            facts.insert(format!("{sign}{digits}"));
        }
    }
    facts
}

#[test]
fn every_finding_is_among_the_samples() {
    let code = std::fs::read_to_string(repository("src/diagnostic/rule.rs")).expect("a readable source");
    let (_, rules) = code.split_once("fn rule(").expect("the rules");
    let names = rules.split('"').skip(1).step_by(2).map(str::to_owned);
    let said: BTreeSet<String> = samples().iter().map(|finding| finding.code().to_owned()).collect();
    assert_eq!(said, names.collect());
}

#[test]
fn both_languages_say_the_same_facts() {
    for finding in samples() {
        let [chinese, english] = [Language::Chinese, Language::English].map(|language| words(&finding, language));
        let whole = |said: &kebiao::diagnostic::Words| {
            [&[said.message.clone(), said.label.clone()], &said.hints[..]].concat().join("\n")
        };
        assert_eq!(facts(&whole(&chinese)), facts(&whole(&english)), "{finding:?}");
        assert_eq!(
            (chinese.label.is_empty(), chinese.hints.len()),
            (english.label.is_empty(), english.hints.len()),
            "{finding:?}"
        );
    }
}

#[test]
fn english_is_written_as_compilers_write_it() {
    for finding in samples() {
        let said = words(&finding, Language::English);
        let lines = [&said.message, &said.label].into_iter().chain(&said.hints).filter(|line| !line.is_empty());
        for line in lines {
            assert!(!line.starts_with(|it: char| it.is_ascii_uppercase()), "a capital letter: {line}");
            assert!(!line.ends_with(['.', '。', '！']), "a full stop: {line}");
            assert!(!line.contains("please"), "deeds need no please: {line}");
            assert!(!line.contains(['，', '；', '：', '、', '？']), "a Chinese mark: {line}");
        }
    }
}

/// Whoever has a message finds its page among the first, but for one in ten.
#[test]
fn a_message_leads_to_its_page() {
    let mut lost = Vec::new();
    let mut all = 0;
    for finding in samples() {
        for language in [Language::Chinese, Language::English] {
            let message = words(&finding, language).message;
            all += 1;
            if !asked(&message, language).iter().any(|page| page.code == finding.code()) {
                lost.push((finding.code(), message));
            }
        }
    }
    assert!(lost.len() * 10 < all, "{} of {all}: {lost:#?}", lost.len());
}
