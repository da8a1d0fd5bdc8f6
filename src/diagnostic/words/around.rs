//! The words around a finding.

use crate::diagnostic::language::Language;
use crate::diagnostic::rule::Severity;
use crate::text::Origin;

/// Before a hint.
pub(in crate::diagnostic) const HINT: [&str; 2] = ["办法", "help"];
/// Before a place in the file.
pub(in crate::diagnostic) const PLACE: [&str; 2] = ["位置", "place"];
/// Beside the other place of a finding.
pub(in crate::diagnostic) const OTHER: [&str; 2] = ["前一处在这里", "the first one is here"];

/// The word for a severity, as it stands before a message.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    language.of(match severity {
        Severity::Error => ["错误", "error"],
        Severity::Warning => ["警告", "warning"],
        Severity::Note => ["提示", "note"],
    })
}

/// Where to look in a file that has no lines of its own.
pub(in crate::diagnostic) fn place(origin: Origin, language: Language) -> String {
    language.of(match origin {
        Origin::Paragraph(number) => {
            [format!("Word 文件的第 {number} 段"), format!("paragraph {number} of the Word file")]
        }
        Origin::Cell(name) => [format!("单元格 {name}"), format!("cell {name}")],
        Origin::Page(number) => [format!("PDF 的第 {number} 页"), format!("page {number} of the PDF")],
    })
}
