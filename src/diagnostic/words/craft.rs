//! What is said of how a text is made, and of claims that do not hold together.

use crate::diagnostic::argument::Mender;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    text(finding).or_else(|| claims(finding))
}

fn text(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::SkippedHeading { rank, expected } => {
            let [written, usual] = [rank, expected].map(|rank| "#".repeat(usize::from(*rank)));
            [
                said(
                    format!("标题跳了级：这里是 `{written}`，上一级应当是 `{usual}`"),
                    "",
                    &[&format!("改用 `{usual}`，或在前面补上缺的那一级标题")],
                ),
                said(
                    format!("a heading skips a rank: it is `{written}`, and `{usual}` is next"),
                    "",
                    &[&format!("write `{usual}`, or put the missing heading before it")],
                ),
            ]
        }
        Finding::ImageWithoutWords => [
            said(
                "图片没有文字说明",
                "看不到图的人不知道图里是什么",
                &["在方括号里用一句话说图里有什么：`![茶叶在杯中立起来](…)`"],
            ),
            said(
                "the image has no words",
                "whoever cannot see it does not know what it shows",
                &["say between the brackets what it shows: `![leaves standing in the glass](…)`"],
            ),
        ],
        Finding::HalfWidth { mark, count, mender } => {
            let more = count - 1;
            let [also, too] = match more {
                0 => [String::new(), String::new()],
                _ => {
                    [format!("，这个文件里还有 {more} 处这样的标点"), format!("; this file has {more} more such marks")]
                }
            };
            let [first, first_english] = match mender {
                Mender::Recoded => ["把文件另存为 UTF-8，再", "once the file is saved as UTF-8, "],
                Mender::Fix | Mender::Author => ["", ""],
            };
            [
                said(
                    format!("汉字之间用了半角标点 `{mark}`{also}"),
                    "",
                    &[&format!("{first}运行 `kebiao check --fix` 会全部改成全角，代码、链接和网址不动")],
                ),
                said(
                    format!("a half-width `{mark}` stands between Chinese characters{too}"),
                    "",
                    &[&format!(
                        "{first_english}`kebiao check --fix` makes all of them full-width, and leaves code, links and addresses alone"
                    )],
                ),
            ]
        }
        _ => return None,
    })
}

fn claims(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::OnlyAssessed { code, .. } => [
            said(
                format!("要求 `{code}` 只有考核，没有学习单元讲授或实训"),
                "第一次考核在这里",
                &["在讲到、练到它的那一节标上 `teach` 或 `practise`；还没有写的，补上学习单元"],
            ),
            said(
                format!("the requirement `{code}` is assessed, and no lesson teaches or practises it"),
                "it is assessed here first",
                &["claim `teach` or `practise` where it is taught or practised, or write that lesson"],
            ),
        ],
        Finding::ClaimOutside { code, task, same_level, .. } => {
            let [chinese, english] = if *same_level {
                [
                    "写错了就改编号；确实讲到了，就把那个工作任务加进 `tasks`",
                    "correct the number; or, if the lesson does it, add that task to `tasks`",
                ]
            } else {
                [
                    "写错了就改编号；一个学习单元只属于一个等级，别的等级另写一个学习单元",
                    "correct the number; a lesson belongs to one level, so write another one for the other level",
                ]
            };
            [
                said(format!("`{code}` 不属于这个学习单元的工作任务"), format!("它属于 `{task}`"), &[chinese]),
                said(
                    format!("`{code}` belongs to none of this lesson's tasks"),
                    format!("it is of `{task}`"),
                    &[english],
                ),
            ]
        }
        Finding::PracticeWithoutWork => [
            said(
                "这一节标了实训，却没有可做的事",
                "没有步骤，没有任务，也没有成果",
                &["写上编号的步骤或要完成的任务，或在标题后写 `output=成果的名称`；只是讲解的，改标 `teach`"],
            ),
            said(
                "this section claims practice and gives nothing to do",
                "it has no steps, no task and no result",
                &[
                    "write numbered steps or a task, or `output=name of the result` behind the heading; if it only explains, claim `teach`",
                ],
            ),
        ],
        Finding::SameChoice { one, other } => [
            said(
                format!("选项 `{one}` 和 `{other}` 的内容相同"),
                "选对一个，另一个却算错",
                &["改写其中一个，或删去它"],
            ),
            said(
                format!("the choices `{one}` and `{other}` say the same"),
                "one would be right and the other wrong",
                &["write one of them anew, or remove it"],
            ),
        ],
        _ => return None,
    })
}
