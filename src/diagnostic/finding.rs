//! Every kind of finding, with its arguments.

use crate::diagnostic::argument::{
    CellSlip, CoverPart, Expected, Foreign, Headed, Lost, MathsSlip, Measured, Mender, Named, QuizForm, QuizPart, Slip,
    TemplateSlip, Unread,
};

/// What is wrong; each variant is one code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(
    missing_docs,
    reason = "the arguments are named by what they hold, and `words` says each finding in a sentence"
)]
pub enum Finding {
    // The site's folder
    NoStandard,
    MissingPath {
        path: String,
        nearest: Option<String>,
    },
    StandardTwice {
        code: String,
    },
    UnknownFolder {
        folder: String,
        nearest: Option<String>,
    },
    UnreadFile {
        kind: Unread,
    },
    UnusedFile,
    ListedTwice {
        path: String,
    },
    UnusableLogo {
        path: String,
    },
    NotAnAddress {
        written: String,
    },
    EditWithoutPath,
    // Bytes
    EmptyText,
    UndecodableText {
        byte: usize,
    },
    GuessedEncoding {
        encoding: &'static str,
    },
    // Files that are not plain text
    FileTooLarge {
        limit: usize,
    },
    OldWord,
    EncryptedFile,
    BrokenFile {
        kind: &'static str,
    },
    UnknownForm,
    Picture,
    PdfWithoutText,
    UnknownCharacters {
        characters: usize,
    },
    WithoutPdf,
    NestedTable,
    UnreadNotes {
        count: usize,
    },
    UnreadableColumns,
    /// A table whose rows nothing tells but the place of their names.
    GuessedRows,
    /// What should become a lesson and is no Word file.
    NotWord {
        kind: Foreign,
    },
    /// Of a Word file that becomes a lesson.
    NotKept {
        what: Lost,
    },
    // YAML
    BrokenYaml {
        slip: Slip,
    },
    UnknownKey {
        key: String,
        nearest: Option<String>,
        known: Vec<String>,
    },
    MissingKey {
        key: String,
    },
    DuplicateKey {
        key: String,
    },
    WrongType {
        expected: Expected,
    },
    UnknownValue {
        value: String,
        nearest: Option<String>,
        known: Vec<String>,
    },
    /// What stands behind ` #` in words for people.
    CutText {
        lost: String,
    },
    /// What is written in Chinese or with wide signs, each with what is usual.
    WrittenOtherwise {
        words: Vec<(String, String)>,
        mender: Mender,
    },
    // The standard
    NotAStandard,
    NationalStandard,
    MissingCover {
        part: CoverPart,
    },
    MissingSection {
        name: &'static str,
    },
    DuplicateNumber {
        number: String,
        code: String,
    },
    SkippedNumber {
        expected: String,
        found: String,
    },
    MismatchedNumber {
        number: String,
        parent: String,
    },
    UnreadableNumber {
        number: String,
    },
    UnknownLevel {
        level: String,
    },
    LevelWithoutTable {
        level: String,
    },
    PositionsForNoLevel {
        level: String,
    },
    UnknownSchoolType {
        printed: String,
    },
    MajorTwice {
        major: String,
    },
    TermTwice {
        number: String,
    },
    OrphanRow {
        rows: usize,
    },
    RowWidth {
        cells: usize,
        expected: usize,
    },
    HeaderOrder,
    UnknownHeader {
        is_read: bool,
    },
    UnreadColumn {
        name: Option<String>,
    },
    EmptyTable,
    MisplacedTable,
    UnnamedLevel {
        level: String,
    },
    CutShort,
    UnclosedTag,
    EmptyField {
        name: String,
    },
    EmptyTask {
        name: String,
    },
    EmptyRequirement {
        number: String,
    },
    StrayText {
        lines: usize,
    },
    ControlCharacter {
        code: u32,
    },
    OddWording {
        found: String,
        usual: String,
    },
    UnusualNotation {
        printed: String,
        usual: String,
    },
    // Lessons
    NoFrontMatter {
        of: Headed,
    },
    UnclosedFrontMatter {
        of: Headed,
    },
    PlaceCount {
        count: usize,
    },
    TasksOfTwoLevels,
    LessonTwice {
        slug: String,
        other: String,
    },
    LessonCopied {
        other: String,
        /// That of both, unless only the names are alike.
        title: Option<String>,
    },
    ReservedSlug {
        slug: String,
    },
    NotANumber {
        written: String,
        /// Whether a number without its level is understood there.
        bare: bool,
    },
    /// A task where a requirement is asked for.
    TaskForRequirement {
        task: String,
        /// Its first and last requirement, as they would be written there.
        requirements: [String; 2],
    },
    UnknownName {
        kind: Named,
        written: String,
        nearest: Option<String>,
        range: Option<(String, String)>,
    },
    AmbiguousNumber {
        number: String,
        code: String,
    },
    OtherStandard {
        written: String,
        own: String,
    },
    IndentedBlock {
        language: String,
    },
    QuizAnswer {
        answer: String,
        form: QuizForm,
    },
    QuizOneAnswer {
        count: usize,
        form: QuizForm,
    },
    QuizTruth {
        answer: String,
    },
    QuizBlanks {
        blanks: usize,
        answers: usize,
    },
    /// In a sheet of answers, which is for another number than any question's.
    AnswerWithoutQuestion {
        number: u32,
    },
    AnswersDiffer {
        number: u32,
        one: String,
        other: String,
    },
    AnswerCount {
        questions: usize,
        answers: usize,
    },
    AnswerUnread,
    /// What stands above the questions of a test paper and is none.
    PaperHead {
        lines: usize,
    },
    /// What stands there, and could be a question.
    PaperUnsure,
    /// A block that is neither YAML nor questions of a test paper.
    QuizUnread,
    QuizReason {
        letter: String,
    },
    /// A choice whose letter does not follow the one before it, `C` as a rule.
    ChoiceLetter {
        letter: String,
        expected: String,
    },
    /// A question whose number does not follow the one before it.
    QuestionNumber {
        number: u32,
        expected: u32,
    },
    /// A number that begins an answer or goes on with the list of the one before.
    AnswerUnsure {
        number: u32,
    },
    /// `（正确答案）` where no choice is.
    MarkedAnswer,
    /// What a student answered, where the right answer is not given.
    StudentAnswer,
    /// The answer of a blank, with more than what is to be written.
    BlankNote {
        answer: String,
    },
    /// A block that nothing closes.
    OpenBlock {
        language: String,
        /// What ends it.
        sign: String,
    },
    QuizWithoutAnswer {
        form: QuizForm,
    },
    Stub {
        characters: usize,
        needed: usize,
    },
    QuizStub {
        missing: Vec<QuizPart>,
        form: QuizForm,
    },
    RubricStub,
    ClaimsNothing,
    DeadLink {
        target: String,
        nearest: Option<String>,
    },
    OutsideContent {
        target: String,
    },
    DeadAnchor {
        anchor: String,
        nearest: Option<String>,
    },
    MissingImage {
        target: String,
        nearest: Option<String>,
    },
    OutsideLoad {
        target: String,
    },
    UnusableLink {
        target: String,
    },
    UnusedNote,
    LostClaim,
    TitleClaim,
    /// A heading, a link or an image in wide signs, or without its space.
    LostMark {
        meant: String,
    },
    /// What stands in a row beyond its table's columns.
    LostCells {
        columns: usize,
    },
    LostLink {
        target: String,
    },
    /// `···quiz`
    LostBlock {
        block: &'static str,
    },
    /// Questions with their answers that stand in no block.
    PaperAsText,
    UnknownBlock {
        written: String,
        meant: String,
    },
    MissingNote,
    RawHtml {
        /// Whether it is a comment that does not end.
        open: bool,
    },
    ClaimOnPage,
    NotAPicture {
        name: String,
        form: Option<&'static str>,
    },
    PictureEnding {
        name: String,
        form: &'static str,
        usual: &'static str,
    },
    BrokenPicture {
        name: String,
    },
    HugePicture {
        width: u32,
        height: u32,
    },
    BrokenMaths {
        slip: MathsSlip,
    },
    // How a text is made, and what its claims leave out; much is usual in projects and tests
    SkippedHeading {
        rank: u8,
        expected: u8,
    },
    ImageWithoutWords,
    /// The first of them, and how many there are.
    HalfWidth {
        mark: String,
        count: usize,
        mender: Mender,
    },
    SameChoice {
        one: String,
        other: String,
    },
    OnlyAssessed {
        code: String,
        is_usual: bool,
    },
    ClaimOutside {
        code: String,
        task: String,
        same_level: bool,
        is_usual: bool,
    },
    PracticeWithoutWork,
    // What people decided
    ErratumOfTwoKinds,
    ErratumNumber {
        expected: &'static str,
    },
    ErratumPlace,
    ErratumWithoutText {
        find: String,
        count: usize,
    },
    StrandOrder,
    // Courses
    AddressTwice {
        slug: String,
        other: String,
    },
    AmbiguousLesson {
        written: String,
        standards: Vec<String>,
    },
    NotHours {
        written: String,
    },
    WeekTwice {
        week: u32,
    },
    WeekOrder {
        week: u32,
        before: u32,
    },
    CourseHours {
        weeks: u32,
        lessons: u32,
    },
    // Programmes
    NotCredits {
        written: String,
    },
    AmbiguousCode {
        written: String,
        standards: Vec<String>,
    },
    UnlistedMajor {
        major: String,
        school_type: &'static str,
        nearest: Option<String>,
    },
    OutsideLevels {
        code: String,
        level: String,
    },
    CoverHours {
        parts: u32,
        whole: u32,
    },
    NoPlanTable {
        /// The cell of the courses' name, where they have a column.
        courses: Option<String>,
    },
    UnreadCell {
        cell: String,
        written: String,
        slip: CellSlip,
    },
    PlannedHours {
        planned: [u32; 2],
        weeks: [u32; 2],
        path: String,
    },
    // Reviews
    ReviewOfTwo,
    ReviewTwice {
        of: String,
        by: String,
    },
    ReviewedClaimGone {
        of: String,
    },
    SuspectClaim {
        requirement: String,
        of: String,
        side: &'static str,
    },
    RefusedClaim {
        requirement: String,
    },
    // Materials
    MissingColumn {
        name: &'static str,
    },
    UnknownColumn {
        name: String,
        nearest: Option<String>,
    },
    EmptyCell {
        column: &'static str,
    },
    MissingMaterial {
        path: String,
        nearest: Option<String>,
    },
    EmptyMaterial {
        path: String,
    },
    /// A code that names no requirement, and why.
    CellCode {
        why: Box<Finding>,
    },
    CellKind {
        written: String,
        nearest: Option<String>,
    },
    ColumnTwice {
        name: String,
    },
    SurplusCell {
        written: String,
    },
    CellHours {
        written: String,
    },
    MaterialWithoutClaim,
    UnreadSheets {
        names: String,
    },
    TwoTables,
    // What a college sets for a level
    WaivedTwice {
        code: String,
    },
    WaivedAndCovered {
        code: String,
    },
    WeightSum {
        sum: u32,
    },
    WeightPlace {
        written: String,
    },
    WeightTwice {
        written: String,
        other: String,
    },
    WeightMissing {
        codes: Vec<String>,
    },
    ExamTwice {
        level: String,
    },
    CourseCredits {
        credits: String,
        fitting: String,
        hours: u32,
        per_credit: u32,
    },
    // What was kept of an earlier day
    SnapshotTwice {
        name: String,
        other: String,
    },
    SnapshotBeyond {
        codes: Vec<String>,
    },
    BelowMinimum {
        level: String,
        code: String,
        measured: Measured,
        needed: u32,
        found: usize,
        more: usize,
    },
    // The theme
    TemplateFault {
        slip: TemplateSlip,
    },
    UnusedWord {
        key: String,
        nearest: Option<String>,
    },
}
