//! Parts that every standard of this form has, and this one has not.

use crate::diagnostic::{CoverPart, Diagnostics, Finding};
use crate::standard::parse::chapter::Chapter;
use crate::standard::parse::section::Chapters;
use crate::standard::tree::Standard;

pub(super) fn look(standard: &Standard, chapters: &Chapters, findings: &mut Diagnostics) {
    let cover = &standard.cover;
    let parts = [
        (CoverPart::Title, cover.title.is_empty()),
        (CoverPart::Code, cover.code.is_none()),
        (CoverPart::Edition, cover.edition.is_none()),
        (CoverPart::Issuer, cover.issuer.is_none()),
        (CoverPart::Issued, cover.issued.is_none()),
    ];
    for (part, _) in parts.into_iter().filter(|(_, missing)| *missing) {
        findings.of(standard.source, Finding::MissingCover { part });
    }
    let expected = [
        (Chapter::Scope, "范围"),
        (Chapter::References, "规范性引用文件"),
        (Chapter::Terms, "术语和定义"),
        (Chapter::Majors, "适用院校专业"),
        (Chapter::Positions, "面向职业岗位（群）"),
    ];
    for (_, name) in expected.into_iter().filter(|(chapter, _)| !chapters.have(*chapter)) {
        findings.of(standard.source, Finding::MissingSection { name });
    }
    if standard.division.as_ref().is_none_or(|division| division.names.is_empty()) {
        findings.of(standard.source, Finding::MissingSection { name: "职业技能等级划分" });
    }
}
