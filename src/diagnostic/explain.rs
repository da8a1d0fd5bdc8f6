//! A page for each code: what the finding means, the smallest example, the cure. `codes/README.md` tells how to write one.

use crate::diagnostic::language::Language;
use crate::diagnostic::rule::Severity;

/// Codes with their pages.
macro_rules! pages {
    ($($code:literal),* $(,)?) => { &[$(($code, include_str!(concat!("codes/", $code, ".md")))),*] };
}

#[rustfmt::skip]
const PAGES: [(Severity, &[(&str, &str)]); 3] = [
    (Severity::Error, pages![
        "no-standard",
        "missing-path",
        "standard-twice",
        "unknown-folder",
        "listed-twice",
        "unusable-logo",
        "not-an-address",
        "edit-without-path",
        "empty-text",
        "undecodable-text",
        "file-too-large",
        "old-word",
        "encrypted-file",
        "broken-file",
        "picture",
        "unknown-form",
        "not-word",
        "pdf-without-text",
        "without-pdf",
        "unreadable-columns",
        "broken-yaml",
        "unknown-key",
        "missing-key",
        "duplicate-key",
        "wrong-type",
        "unknown-value",
        "not-a-standard",
        "national-standard",
        "no-front-matter",
        "unclosed-front-matter",
        "place-count",
        "tasks-of-two-levels",
        "lesson-twice",
        "reserved-slug",
        "not-a-number",
        "task-for-requirement",
        "unknown-level-code",
        "unknown-field",
        "unknown-task",
        "unknown-requirement",
        "unknown-name",
        "unknown-major",
        "other-standard",
        "indented-block",
        "quiz-answer",
        "quiz-one-answer",
        "quiz-truth",
        "quiz-blanks",
        "quiz-reason",
        "dead-link",
        "outside-content",
        "dead-anchor",
        "missing-image",
        "outside-load",
        "not-a-picture",
        "unusable-link",
        "lost-claim",
        "lost-link",
        "broken-maths",
        "erratum-of-two-kinds",
        "erratum-number",
        "erratum-place",
        "erratum-without-text",
        "strand-order",
        "review-of-two",
        "review-twice",
        "waived-twice",
        "weight-sum",
        "weight-place",
        "weight-twice",
        "exam-twice",
        "snapshot-twice",
        "below-minimum",
        "unknown-lesson",
        "address-twice",
        "ambiguous-lesson",
        "not-hours",
        "week-twice",
        "week-order",
        "unknown-standard",
        "unknown-course",
        "ambiguous-code",
        "not-credits",
        "no-plan-table",
        "template-fault",
    ]),
    (Severity::Warning, pages![
        "unknown-column",
        "missing-column",
        "empty-cell",
        "cell-code",
        "cell-kind",
        "cell-hours",
        "missing-material",
        "column-twice",
        "surplus-cell",
        "weight-missing",
        "empty-material",
        "two-tables",
        "unread-sheets",
        "unread-file",
        "unknown-characters",
        "nested-table",
        "not-kept",
        "unread-notes",
        "guessed-rows",
        "missing-cover",
        "missing-section",
        "duplicate-number",
        "skipped-number",
        "mismatched-number",
        "unreadable-number",
        "unknown-level",
        "level-without-table",
        "positions-for-no-level",
        "unknown-school-type",
        "major-twice",
        "term-twice",
        "orphan-row",
        "row-width",
        "unknown-header",
        "unread-column",
        "empty-table",
        "misplaced-table",
        "unnamed-level",
        "cut-short",
        "cut-text",
        "unclosed-tag",
        "empty-field",
        "empty-task",
        "empty-requirement",
        "stray-text",
        "control-character",
        "odd-wording",
        "ambiguous-number",
        "quiz-without-answer",
        "stub",
        "quiz-stub",
        "rubric-stub",
        "unused-note",
        "lost-mark",
        "lost-cells",
        "unknown-block",
        "missing-note",
        "title-claim",
        "skipped-heading",
        "image-without-words",
        "same-choice",
        "only-assessed",
        "claim-outside",
        "practice-without-work",
        "raw-html",
        "claim-on-page",
        "picture-ending",
        "broken-picture",
        "huge-picture",
        "unlisted-major",
        "outside-levels",
        "cover-hours",
        "planned-hours",
        "course-credits",
        "unread-cell",
        "reviewed-claim-gone",
        "suspect-claim",
        "refused-claim",
        "unused-word",
    ]),
    (Severity::Note, pages![
        "material-without-claim",
        "waived-and-covered",
        "unused-file",
        "moved",
        "guessed-encoding",
        "header-order",
        "unusual-notation",
        "claims-nothing",
        "written-otherwise",
        "half-width",
        "course-hours",
        "snapshot-beyond",
    ]),
];

/// What is said of one code.
#[derive(Clone, Copy, Debug)]
pub struct Explained {
    /// The code.
    pub code: &'static str,
    /// How much such a finding matters.
    pub severity: Severity,
    /// What is the matter, in one sentence.
    pub summary: &'static str,
    /// Why, and what to do; Markdown.
    pub text: &'static str,
    /// Files that cause it, in fences; the same in every language.
    pub example: &'static str,
}

/// Every code in the given language: errors, warnings, notes, each as they are found on the way to a site.
pub fn explained(language: Language) -> impl Iterator<Item = Explained> {
    let all = PAGES.into_iter().flat_map(|(severity, pages)| pages.iter().map(move |page| (severity, page)));
    all.map(move |(severity, (code, page))| {
        let chinese = part(page, "# 中文\n", "\n# English\n");
        let english = part(page, "\n# English\n", "\n# Example\n");
        let text = language.of([chinese, english]);
        let (summary, text) = text.split_once("\n\n").unwrap_or((text, ""));
        let example = page.split_once("\n# Example\n").map_or("", |(_, example)| example.trim());
        Explained { code, severity, summary, text: text.trim(), example }
    })
}

/// What stands between two headings.
fn part(page: &'static str, begins: &str, ends: &str) -> &'static str {
    let after = page.split_once(begins).map_or("", |(_, after)| after);
    after.split_once(ends).map_or("", |(before, _)| before).trim()
}
