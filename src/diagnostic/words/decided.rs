//! What is said of what people decided, and of the theme.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Both {
    match finding {
        Finding::ErratumOfTwoKinds => [
            said("看不出这条勘误改什么", "", &["改文字时写 `find` 和 `replace`，改编号时只写 `number`"]),
            said(
                "this erratum does not tell what it repairs",
                "",
                &["write `find` and `replace` for words, or `number` alone for a number"],
            ),
        ],
        Finding::ErratumNumber { expected } => [
            said(
                "勘误的编号不合",
                format!("应当像 `{expected}` 这样"),
                &["只写编号本身，不带等级；工作领域一段，工作任务两段，职业技能要求三段"],
            ),
            said(
                "the number of the erratum does not fit",
                format!("it must look like `{expected}`"),
                &[
                    "write the number without the level: one part for a work field, two for a task, three for a requirement",
                ],
            ),
        ],
        Finding::ErratumPlace => [
            said(
                "只有职业技能要求的文字可以改",
                "这里不是一条职业技能要求",
                &["写到某一条，例如 `L1-2.1.3`；工作任务和工作领域只能改编号（`number`）"],
            ),
            said(
                "only words of a requirement can be repaired",
                "this is no requirement",
                &["name a requirement, as in `L1-2.1.3`; of tasks and work fields only the `number` can be repaired"],
            ),
        ],
        Finding::ErratumWithoutText { find, count: 0 } => [
            said(format!("这条要求里没有“{find}”"), "", &["对照标准原文，逐字照抄要改的部分"]),
            said(
                format!("the requirement does not hold “{find}”"),
                "",
                &["copy the words to be repaired from the standard, character by character"],
            ),
        ],
        Finding::ErratumWithoutText { find, count } => [
            said(format!("“{find}”在这条要求里出现了 {count} 次"), "", &["多抄几个字，使它只出现一次"]),
            said(
                format!("the requirement holds “{find}” {count} times"),
                "",
                &["copy a few more characters, so that it occurs once"],
            ),
        ],
        Finding::StrandOrder => [
            said("能力主线里的工作任务应当由低等级排到高等级", "这个任务的等级比前一个低", &["调整顺序"]),
            said(
                "the tasks of a strand must rise from level to level",
                "this task is of a lower level than the one before",
                &["put them in order"],
            ),
        ],
        // The reason stands in front, since a template that is not there has no place.
        _ => unreachable!("every other finding is said by the files before this one"),
    }
}
