//! Which level a caption or a heading names: `…要求（初级）`, `…要求 初级`, `6.2.1 初级`, `初级职业技能要求`.

use crate::text::without_han_spaces;

/// The words that standards use, for a text that no declaration helps to read.
const USUAL: [&str; 14] =
    ["初级", "中级", "高级", "特级", "入门级", "基础级", "一级", "二级", "三级", "四级", "五级", "Ⅰ级", "Ⅱ级", "Ⅲ级"];

/// The level that a text names, as the division declares it where it does.
pub(super) fn level(text: &str, declared: &[String]) -> Option<String> {
    let text = without_han_spaces(text);
    let known = |name: &str| declared.iter().find(|declared| is_same(declared, name)).cloned();
    let bracketed = bracketed(&text);
    let is_usual = |name: &str| USUAL.iter().any(|usual| name.contains(usual)) && name.chars().count() <= 8;
    if let Some((name, _)) = bracketed {
        if let Some(name) = known(name) {
            return Some(name);
        }
        if is_usual(name) {
            return Some(name.to_owned());
        }
    }
    // The name of a standard may hold a level's; the level's own comes last.
    let within = declared.iter().filter_map(|name| Some((text.rfind(name.as_str())?, name.len(), name)));
    if let Some((_, _, name)) = within.max() {
        return Some(name.clone());
    }
    if let Some((name, true)) = bracketed {
        return Some(name.to_owned());
    }
    let usual = USUAL.iter().filter_map(|name| Some((text.rfind(name)?, *name)));
    usual.max().map(|(_, name)| name.to_owned())
}

/// Whether two prints name one level: `五级/初级工` and `初级工`, `初 级` and `初级`.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    names(one).any(|one| names(other).any(|other| one == other))
}

/// The names that a print gives a level: `五级/初级工` gives two.
pub(super) fn names(print: &str) -> impl Iterator<Item = String> {
    let print = without_han_spaces(print);
    let names: Vec<String> = print.split(['/', '／']).map(|name| name.trim().to_owned()).collect();
    names.into_iter()
}

/// What stands in the last brackets, and whether they end the text.
fn bracketed(text: &str) -> Option<(&str, bool)> {
    let start = text.rfind(['（', '('])?;
    let inner = text[start..].trim_start_matches(['（', '(']);
    let end = inner.find(['）', ')']).unwrap_or(inner.len());
    let inside = inner[..end].trim();
    let rest = inner[end..].trim_start_matches(['）', ')']);
    (!inside.is_empty() && !inside.contains('续')).then_some((inside, rest.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::level;

    #[test]
    fn a_level_is_told_wherever_it_stands() {
        let declared = ["初级".to_owned(), "五级/中级工".to_owned()];
        for (text, found) in [
            ("表 1 甲职业技能等级要求（初级）", Some("初级")),
            ("表1甲(初 级)", Some("初级")),
            ("表1 甲职业技能等级要求 初级", Some("初级")),
            ("表 1 甲初级职业技能要求（试行）", Some("初级")),
            ("表 2 甲（中级工）", Some("五级/中级工")),
            ("表 2 甲（特别）", Some("特别")),
            ("表 2 高级管理职业技能要求（初级）", Some("初级")),
            ("表 2 甲三级要求", Some("三级")),
            ("表 2 甲职业技能等级要求", None),
        ] {
            assert_eq!(level(text, &declared).as_deref(), found, "{text}");
        }
    }
}
