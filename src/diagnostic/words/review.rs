//! What is said of reviews, and of claims that reviewers have looked at.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::ReviewOfTwo => [
            said(
                "一条评审意见只评审一个学习单元或一份材料",
                "上面已经写了 `lesson`",
                &["分成两条，各写 `lesson` 或 `material`"],
            ),
            said(
                "a review is of one lesson or of one material",
                "there is a `lesson` already",
                &["make two of it, one with `lesson` and one with `material`"],
            ),
        ],
        Finding::ReviewTwice { of, by } => [
            said(
                format!("{by} 对 `{of}` 的评审意见写了两次"),
                "这是第二次",
                &["并成一段；或删去旧的，再运行 `kebiao review`"],
            ),
            said(
                format!("{by} has reviewed `{of}` twice"),
                "this is the second time",
                &["make one entry of them, or remove the older one and run `kebiao review` again"],
            ),
        ],
        Finding::ReviewedClaimGone { of } => [
            said(
                format!("评审过的对应标注已经不在 `{of}` 里"),
                "",
                &["删去这一行；对应标注若改了要求或环节，请重新复核"],
            ),
            said(
                format!("the claim that was reviewed is no more in `{of}`"),
                "",
                &["remove this line; if the claim names another requirement or facet now, have it reviewed again"],
            ),
        ],
        Finding::SuspectClaim { requirement, of, side } => {
            let [chinese, english] = match *side {
                "standard" => ["标准已修订", "the standard has changed"],
                "material" => ["材料已改动", "the material has changed"],
                _ => ["标准已修订，材料也已改动", "the standard and the material have changed"],
            };
            [
                said(
                    format!("待复核：对 {requirement} 的标注复核之后，{chinese}，不计入覆盖"),
                    "",
                    &[&format!(
                        "对照今天的文字再看一遍，再运行 `kebiao review {of} --claim {requirement} --by … --verdict …`"
                    )],
                ),
                said(
                    format!("{english} since the claim of {requirement} was reviewed, and it does not count"),
                    "",
                    &[&format!(
                        "read today's text again, then run `kebiao review {of} --claim {requirement} --by … --verdict …`"
                    )],
                ),
            ]
        }
        Finding::RefusedClaim { requirement } => [
            said(
                format!("评审结论为不符合：对 {requirement} 的标注不计入覆盖"),
                "",
                &["照评审意见修改，再请人复核；或去掉这处标注"],
            ),
            said(
                format!("a reviewer found that this does not do what {requirement} asks, and it does not count"),
                "",
                &["change it as the review says and have it reviewed again, or remove the claim"],
            ),
        ],
        _ => return None,
    })
}
