//! What each kind of finding is called, and how much it matters.

use crate::diagnostic::argument::{Lost, Named};
use crate::diagnostic::finding::Finding;

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site would be wrong; nothing is written.
    Error,
    /// Its author would want to know.
    Warning,
    /// Good to know, and never counted.
    Note,
}

impl Severity {
    /// As JSON has it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl Finding {
    /// The name by which a person or a program can refer to this kind of finding.
    pub fn code(&self) -> &'static str {
        self.rule().0
    }

    /// How much it matters.
    pub fn severity(&self) -> Severity {
        self.rule().1
    }

    #[expect(clippy::too_many_lines, reason = "a table, one line a finding")]
    fn rule(&self) -> (&'static str, Severity) {
        use Severity::{Error, Note, Warning};
        match self {
            Self::NoStandard => ("no-standard", Error),
            Self::MissingPath { .. } => ("missing-path", Error),
            Self::StandardTwice { .. } => ("standard-twice", Error),
            Self::UnknownFolder { .. } => ("unknown-folder", Error),
            Self::UnreadFile { .. } => ("unread-file", Warning),
            Self::UnusedFile => ("unused-file", Note),
            Self::ListedTwice { .. } => ("listed-twice", Error),
            Self::UnusableLogo { .. } => ("unusable-logo", Error),
            Self::NotAnAddress { .. } => ("not-an-address", Error),
            Self::EditWithoutPath => ("edit-without-path", Error),
            Self::EmptyText => ("empty-text", Error),
            Self::UndecodableText { .. } => ("undecodable-text", Error),
            Self::GuessedEncoding { .. } => ("guessed-encoding", Note),
            Self::FileTooLarge { .. } => ("file-too-large", Error),
            Self::OldWord => ("old-word", Error),
            Self::EncryptedFile => ("encrypted-file", Error),
            Self::BrokenFile { .. } => ("broken-file", Error),
            Self::Picture => ("picture", Error),
            Self::UnknownForm => ("unknown-form", Error),
            Self::PdfWithoutText => ("pdf-without-text", Error),
            Self::UnknownCharacters { .. } => ("unknown-characters", Warning),
            Self::WithoutPdf => ("without-pdf", Error),
            Self::NestedTable => ("nested-table", Warning),
            Self::UnreadNotes { .. } => ("unread-notes", Warning),
            Self::UnreadableColumns => ("unreadable-columns", Error),
            Self::GuessedRows => ("guessed-rows", Warning),
            Self::NotKept { what } => match what {
                Lost::TextBox | Lost::Changes | Lost::MergedCells | Lost::NestedTable => ("moved", Note),
                _ => ("not-kept", Warning),
            },
            Self::BrokenYaml { .. } => ("broken-yaml", Error),
            Self::UnknownKey { .. } => ("unknown-key", Error),
            Self::MissingKey { .. } => ("missing-key", Error),
            Self::DuplicateKey { .. } => ("duplicate-key", Error),
            Self::WrongType { .. } => ("wrong-type", Error),
            Self::UnknownValue { .. } => ("unknown-value", Error),
            Self::CutText { .. } => ("cut-text", Warning),
            Self::WrittenOtherwise { .. } => ("written-otherwise", Note),
            Self::NotAStandard => ("not-a-standard", Error),
            Self::NationalStandard => ("national-standard", Error),
            Self::MissingCover { .. } => ("missing-cover", Warning),
            Self::MissingSection { .. } => ("missing-section", Warning),
            Self::DuplicateNumber { .. } => ("duplicate-number", Warning),
            Self::SkippedNumber { .. } => ("skipped-number", Warning),
            Self::MismatchedNumber { .. } => ("mismatched-number", Warning),
            Self::UnreadableNumber { .. } => ("unreadable-number", Warning),
            Self::UnknownLevel { .. } => ("unknown-level", Warning),
            Self::LevelWithoutTable { .. } => ("level-without-table", Warning),
            Self::PositionsForNoLevel { .. } => ("positions-for-no-level", Warning),
            Self::UnknownSchoolType { .. } => ("unknown-school-type", Warning),
            Self::MajorTwice { .. } => ("major-twice", Warning),
            Self::TermTwice { .. } => ("term-twice", Warning),
            Self::OrphanRow { .. } => ("orphan-row", Warning),
            Self::RowWidth { .. } => ("row-width", Warning),
            Self::HeaderOrder => ("header-order", Note),
            Self::UnknownHeader { .. } => ("unknown-header", Warning),
            Self::UnreadColumn { .. } => ("unread-column", Warning),
            Self::EmptyTable => ("empty-table", Warning),
            Self::MisplacedTable => ("misplaced-table", Warning),
            Self::UnnamedLevel { .. } => ("unnamed-level", Warning),
            Self::CutShort => ("cut-short", Warning),
            Self::UnclosedTag => ("unclosed-tag", Warning),
            Self::EmptyField { .. } => ("empty-field", Warning),
            Self::EmptyTask { .. } => ("empty-task", Warning),
            Self::EmptyRequirement { .. } => ("empty-requirement", Warning),
            Self::StrayText { .. } => ("stray-text", Warning),
            Self::ControlCharacter { .. } => ("control-character", Warning),
            Self::OddWording { .. } => ("odd-wording", Warning),
            Self::UnusualNotation { .. } => ("unusual-notation", Note),
            Self::NoFrontMatter { .. } => ("no-front-matter", Error),
            Self::UnclosedFrontMatter { .. } => ("unclosed-front-matter", Error),
            Self::PlaceCount { .. } => ("place-count", Error),
            Self::TasksOfTwoLevels => ("tasks-of-two-levels", Error),
            Self::LessonTwice { .. } => ("lesson-twice", Error),
            Self::ReservedSlug { .. } => ("reserved-slug", Error),
            Self::NotANumber { .. } => ("not-a-number", Error),
            Self::UnknownName { kind, .. } => match kind {
                Named::Level => ("unknown-level-code", Error),
                Named::Field => ("unknown-field", Error),
                Named::Task => ("unknown-task", Error),
                Named::Requirement | Named::Erratum => ("unknown-requirement", Error),
                Named::Mention => ("unknown-name", Error),
                Named::Major => ("unknown-major", Error),
                Named::Standard => ("unknown-standard", Error),
                Named::Course => ("unknown-course", Error),
                Named::Lesson => ("unknown-lesson", Error),
            },
            Self::OtherStandard { .. } => ("other-standard", Error),
            Self::AmbiguousNumber { .. } => ("ambiguous-number", Warning),
            Self::IndentedBlock { .. } => ("indented-block", Error),
            Self::QuizAnswer { .. } => ("quiz-answer", Error),
            Self::QuizOneAnswer { .. } => ("quiz-one-answer", Error),
            Self::QuizTruth { .. } => ("quiz-truth", Error),
            Self::QuizBlanks { .. } => ("quiz-blanks", Error),
            Self::QuizReason { .. } => ("quiz-reason", Error),
            Self::QuizWithoutAnswer => ("quiz-without-answer", Warning),
            Self::Stub { .. } => ("stub", Warning),
            Self::QuizStub => ("quiz-stub", Warning),
            Self::RubricStub => ("rubric-stub", Warning),
            Self::ClaimsNothing => ("claims-nothing", Note),
            Self::DeadLink { .. } => ("dead-link", Error),
            Self::OutsideContent { .. } => ("outside-content", Error),
            Self::DeadAnchor { .. } => ("dead-anchor", Error),
            Self::MissingImage { .. } => ("missing-image", Error),
            Self::OutsideLoad { .. } => ("outside-load", Error),
            Self::UnusableLink { .. } => ("unusable-link", Error),
            Self::UnusedNote => ("unused-note", Warning),
            Self::LostClaim => ("lost-claim", Error),
            Self::LostLink { .. } => ("lost-link", Error),
            Self::UnknownBlock { .. } => ("unknown-block", Warning),
            Self::MissingNote => ("missing-note", Warning),
            Self::RawHtml => ("raw-html", Warning),
            Self::ClaimOnPage => ("claim-on-page", Warning),
            Self::NotAPicture { .. } => ("not-a-picture", Error),
            Self::PictureEnding { .. } => ("picture-ending", Warning),
            Self::BrokenPicture { .. } => ("broken-picture", Warning),
            Self::HugePicture { .. } => ("huge-picture", Warning),
            Self::BrokenMaths { .. } => ("broken-maths", Error),
            Self::SkippedHeading { .. } => ("skipped-heading", Warning),
            Self::ImageWithoutWords => ("image-without-words", Warning),
            Self::HalfWidth { .. } => ("half-width", Note),
            Self::SameChoice { .. } => ("same-choice", Warning),
            Self::OnlyAssessed { is_usual, .. } => ("only-assessed", if *is_usual { Note } else { Warning }),
            Self::ClaimOutside { is_usual, .. } => ("claim-outside", if *is_usual { Note } else { Warning }),
            Self::PracticeWithoutWork => ("practice-without-work", Warning),
            Self::ErratumOfTwoKinds => ("erratum-of-two-kinds", Error),
            Self::ErratumNumber { .. } => ("erratum-number", Error),
            Self::ErratumPlace => ("erratum-place", Error),
            Self::ErratumWithoutText { .. } => ("erratum-without-text", Error),
            Self::StrandOrder => ("strand-order", Error),
            Self::AddressTwice { .. } => ("address-twice", Error),
            Self::AmbiguousLesson { .. } => ("ambiguous-lesson", Error),
            Self::NotHours { .. } => ("not-hours", Error),
            Self::WeekTwice { .. } => ("week-twice", Error),
            Self::WeekOrder { .. } => ("week-order", Error),
            Self::CourseHours { .. } => ("course-hours", Note),
            Self::NotCredits { .. } => ("not-credits", Error),
            Self::AmbiguousCode { .. } => ("ambiguous-code", Error),
            Self::UnlistedMajor { .. } => ("unlisted-major", Warning),
            Self::OutsideLevels { .. } => ("outside-levels", Warning),
            Self::CoverHours { .. } => ("cover-hours", Warning),
            Self::NoPlanTable => ("no-plan-table", Error),
            Self::UnreadCell { .. } => ("unread-cell", Warning),
            Self::PlannedHours { .. } => ("planned-hours", Warning),
            Self::ReviewTwice { .. } => ("review-twice", Error),
            Self::ReviewedClaimGone { .. } => ("reviewed-claim-gone", Warning),
            Self::SuspectClaim { .. } => ("suspect-claim", Warning),
            Self::RefusedClaim { .. } => ("refused-claim", Warning),
            Self::MissingColumn { .. } => ("missing-column", Error),
            Self::UnknownColumn { .. } => ("unknown-column", Warning),
            Self::EmptyCell { .. } => ("empty-cell", Error),
            Self::MissingMaterial { .. } => ("missing-material", Error),
            Self::CellHours { .. } => ("cell-hours", Error),
            Self::MaterialWithoutClaim => ("material-without-claim", Note),
            Self::UnreadSheets { .. } => ("unread-sheets", Warning),
            Self::WaivedTwice { .. } => ("waived-twice", Error),
            Self::WeightSum { .. } => ("weight-sum", Error),
            Self::WeightPlace { .. } => ("weight-place", Error),
            Self::ExamTwice { .. } => ("exam-twice", Error),
            Self::SnapshotTwice { .. } => ("snapshot-twice", Error),
            Self::SnapshotBeyond { .. } => ("snapshot-beyond", Note),
            Self::BelowMinimum { .. } => ("below-minimum", Error),
            Self::TemplateFault { .. } => ("template-fault", Error),
            Self::UnusedWord { .. } => ("unused-word", Warning),
        }
    }
}
