//! `majors.yaml` from a standard's own lists, with the levels left to the college.

use std::collections::BTreeSet;

use crate::author::plain::comment;
use crate::author::scalar::scalar;
use crate::diagnostic::Language;
use crate::standard::{Edition, SchoolType, Standard};

/// The majors of the current catalogue, or of the only one.
pub(super) fn majors(standard: &Standard, language: Language) -> String {
    let head = language.of([
        "# 适用专业。名称来自标准；标准只为整个证书列专业，不分等级。\n\
             # 等级由本校设定，页面上注明“本校设定，非标准内容”。例如：\n\
             # levels: {中等职业学校: [L1], 高等职业学校: [L1, L2]}\n\
             # 每个专业还可以写：code: \"530704\"（专业代码，加引号）、levels: [L2]、why: 理由、\n\
             # change: {from: [原名], kind: 更名}\n",
        "# Majors. The names are the standard's, which lists them for the whole certificate, never by level.\n\
             # Levels are your college's decision, and pages say so. For example:\n\
             # levels: {中等职业学校: [L1], 高等职业学校: [L1, L2]}\n\
             # A major may also have: code: \"530704\" (in quotes), levels: [L2], why: the reason,\n\
             # change: {from: [former name], kind: 更名}\n",
    ]);
    let has_current = standard.catalogues.iter().any(|catalogue| catalogue.edition == Some(Edition::Current));
    let catalogues = standard
        .catalogues
        .iter()
        .filter(|it| !has_current || it.edition == Some(Edition::Current))
        .collect::<Vec<_>>();
    let groups = || catalogues.iter().flat_map(|catalogue| &catalogue.groups);
    if groups().all(|group| group.school_type.is_none() || group.majors.is_empty()) {
        return head.to_owned();
    }
    let mut parts = vec![format!("{head}majors:\n")];
    let mut seen: BTreeSet<(SchoolType, &str)> = BTreeSet::new();
    for group in groups() {
        let Some(school_type) = group.school_type else { continue };
        parts.push(format!("  # {}\n", comment(&group.printed)));
        for name in group.majors.iter().filter(|name| seen.insert((school_type, name))) {
            parts.push(format!("  - {{name: {}, school_type: {}}}\n", scalar(name), school_type.name()));
        }
    }
    parts.concat()
}
