//! Sentences that the end of a line cuts: text copied off a page ends its lines where the page did.

use crate::standard::parse::caption;
use crate::standard::parse::division::address;
use crate::standard::parse::number;

/// Fewer characters do not fill a line of print.
const LINE: usize = 18;
/// `初级：`, `【茶艺服务】（初级）：`
const LABEL: usize = 12;

/// Whether a paragraph goes on in the line below it.
pub(super) fn goes_on(paragraph: &str, next: &str) -> bool {
    let is_ended = paragraph.ends_with(['。', '；', '：', '！', '？', '.', ';', ':']);
    let is_full = paragraph.chars().nth(LINE - 1).is_some();
    let begins =
        next.starts_with(['【', '《', '—', '-', '•']) || next.starts_with("本标准") || next.starts_with("声明");
    let is_label = next.split_once(['：', ':']).is_some_and(|(label, _)| label.chars().count() <= LABEL);
    let is_level = address(next).is_some_and(|name| caption::level(name, &[]).is_some());
    is_full && !is_ended && !begins && !is_label && !is_level && number::item(next).is_none()
}
