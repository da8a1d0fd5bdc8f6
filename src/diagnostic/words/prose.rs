//! What is said of what a lesson's text points to and holds.

use crate::diagnostic::argument::MathsSlip;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, did_you_mean, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    links(finding).or_else(|| marks(finding)).or_else(|| blocks(finding)).or_else(|| strange(finding))
}

fn links(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::DeadLink { target, nearest } => {
            let otherwise = ["路径从本文件所在的文件夹写起", "paths start at the folder of this file"];
            let [chinese, english] = meant(target, nearest.as_deref(), otherwise);
            [
                said(format!("链接指向的 `{target}` 不存在"), "", &[&chinese]),
                said(format!("the link leads to `{target}`, which is not there"), "", &[&english]),
            ]
        }
        Finding::OutsideContent { target } => [
            said(
                format!("`{target}` 不在 `content/` 里，网站带不上它"),
                "别人的电脑上打不开",
                &["把文件复制到学习单元旁边，只写它的文件名"],
            ),
            said(
                format!("`{target}` is not within `content/`, and no site takes it along"),
                "it does not open on another machine",
                &["copy the file beside the lesson, and write its name alone"],
            ),
        ],
        Finding::DeadAnchor { anchor, nearest } => {
            let otherwise = ["给要指向的标题加上 `{#名字}`", "write `{#name}` behind the heading that is meant"];
            let [chinese, english] = did_you_mean(nearest.as_deref(), otherwise);
            [
                said(format!("没有 `#{anchor}` 这个位置"), "", &[&chinese]),
                said(format!("there is no place `#{anchor}`"), "", &[&english]),
            ]
        }
        Finding::MissingImage { target, nearest } => {
            let otherwise = [
                "把图片放在学习单元旁边，路径从本文件所在的文件夹写起",
                "put the image beside the lesson; paths start at the folder of this file",
            ];
            let [chinese, english] = meant(target, nearest.as_deref(), otherwise);
            [
                said(format!("找不到图片 `{target}`"), "", &[&chinese]),
                said(format!("the image `{target}` is not there"), "", &[&english]),
            ]
        }
        Finding::OutsideLoad { target } => [
            said(
                format!("`{target}` 在别的网站上"),
                "课堂上没有网络时看不到",
                &["把它保存到学习单元旁边，改用这个文件"],
            ),
            said(
                format!("`{target}` is on another site"),
                "a classroom without internet does not see it",
                &["save it beside the lesson and show that file"],
            ),
        ],
        Finding::UnusableLink { target } => [
            said(
                format!("`{target}` 不能用作链接"),
                "",
                &[
                    "链接可以指向网址（http、https、mailto、tel）或本站的文件；自测题、评分标准的文字里，链接只能是网址；评分标准里不能放图片",
                ],
            ),
            said(
                format!("`{target}` cannot be a link"),
                "",
                &[
                    "a link leads to an address (http, https, mailto, tel) or a file of this site; within quizzes and rubrics to addresses only, and no image may stand in a rubric",
                ],
            ),
        ],
        Finding::LostLink { target } => [
            said(
                format!("`{target}` 里有空格，没有成为链接"),
                "",
                &[&format!("用尖括号括起来：`](<{target}>)`，或去掉文件名里的空格")],
            ),
            said(
                format!("`{target}` holds a space and did not become a link"),
                "",
                &[&format!("write `](<{target}>)`, or take the space out of the file's name")],
            ),
        ],
        _ => return None,
    })
}

/// The path that may have been meant, and in what it differs.
fn meant(written: &str, nearest: Option<&str>, otherwise: [&str; 2]) -> [String; 2] {
    let Some(near) = nearest else { return otherwise.map(str::to_owned) };
    let name = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let stem = |path: &str| path.rsplit_once('.').map_or(path.to_lowercase(), |(stem, _)| stem.to_lowercase());
    if near.to_lowercase() == written.to_lowercase() {
        return [
            format!("大小写不同：写作 `{near}`；在这台电脑上也许打得开，放到网站上就打不开"),
            format!("capitals differ: write `{near}`; it may open on this machine, and not from a server"),
        ];
    }
    if name(near) == name(written) {
        return [format!("这个名字的文件在 `{near}`"), format!("a file of this name is at `{near}`")];
    }
    if stem(near) == stem(written) {
        return [format!("有一个后缀不同的文件 `{near}`"), format!("there is a file with another ending, `{near}`")];
    }
    did_you_mean(nearest, otherwise)
}

fn marks(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::TitleClaim => [
            said(
                "标注写在了全篇的标题上",
                "它管到全篇，看不出是哪一节讲的",
                &["移到讲到它的那一节（`##`）上；全篇只有这一节的，把 `#` 改成 `##`"],
            ),
            said(
                "a claim stands on the title of the whole text",
                "it is about all that follows, and names no section",
                &["move it to the section (`##`) that keeps it; where there is this section alone, write `##` for `#`"],
            ),
        ],
        Finding::LostClaim => [
            said(
                "这处对应标注没有起作用",
                "",
                &["对应标注写在标题行的末尾，用半角的花括号和等号：`## 标题 {teach=2.1.1}`；`##` 后面要空一格"],
            ),
            said(
                "this claim does nothing",
                "",
                &[
                    "a claim ends the line of a heading, with plain braces and equals sign: `## Heading {teach=2.1.1}`, and a space behind `##`",
                ],
            ),
        ],
        Finding::LostMark { meant } => [
            said("这个记号没有起作用，照原样显示", "", &[&format!("写作 `{meant}`")]),
            said("this mark does nothing and is shown as it is written", "", &[&format!("write `{meant}`")]),
        ],
        Finding::LostCells { columns } => [
            said(
                "这一行的格子比表头多，多出的在页面上看不到",
                format!("表头只有 {columns} 栏"),
                &["给表头和它下面的横线各补一栏，或删去多出的；竖线是文字时，写作 `\\|`"],
            ),
            said(
                "this row has more cells than the head, and those beyond are shown nowhere",
                format!("the head has {columns}"),
                &[
                    "give the head and the line below it one more, or take this out; where the stroke is text, write `\\|`",
                ],
            ),
        ],
        Finding::UnusedNote => [
            said("这条注释没有被引用，页面上看不到", "", &["在正文里写上它的记号，例如 `[^1]`，或删去它"]),
            said(
                "nothing refers to this note, so no page shows it",
                "",
                &["write its mark into the text, as in `[^1]`, or remove it"],
            ),
        ],
        Finding::MissingNote => [
            said(
                "没有这条注释",
                "照原样显示",
                &["另起一段写上注释，例如 `[^1]: 资料来源……`；不是注释时，写作 `\\[^1]`"],
            ),
            said(
                "there is no such note",
                "shown as it is written",
                &["write the note as a paragraph of its own, as in `[^1]: Source …`; if it is no note, write `\\[^1]`"],
            ),
        ],
        Finding::BrokenMaths { slip } => maths(slip),
        _ => return None,
    })
}

fn blocks(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::LostBlock { block } => [
            said(
                format!("`{block}` 块没有起作用，照原样显示：它前面的符号不是反引号"),
                "",
                &[&format!(
                    "切换到英文输入法，按三次数字 1 左边的键，后面紧跟 `{block}`；块的最后也另起一行，写三个反引号"
                )],
            ),
            said(
                format!("the `{block}` block does nothing and is shown as it is written: these are no backticks"),
                "",
                &[&format!(
                    "switch to an English keyboard, press the key left of 1 three times and write `{block}` behind that; end the block with a line of three backticks"
                )],
            ),
        ],
        Finding::PaperAsText => [
            said(
                "题目和答案写在了正文里，不在 `quiz` 块里：不能作答，答案直接显示",
                "",
                &[
                    "在题目前面加一行：三个反引号（英文输入法下数字 1 左边的键），后面紧跟 `quiz`；在最后一题或参考答案后面再加一行三个反引号",
                ],
            ),
            said(
                "questions and answers stand in the text and in no `quiz` block: nobody can answer them, and the answers are shown",
                "",
                &[
                    "put a line before the questions: three backticks (the key left of 1) and `quiz`; and a line of three backticks behind the last question or the answers",
                ],
            ),
        ],
        Finding::UnknownBlock { written, meant } => {
            let [chinese, english] = did_you_mean(Some(meant), ["", ""]);
            [
                said(format!("`{written}` 按代码显示"), "", &[&chinese]),
                said(format!("`{written}` is shown as code"), "", &[&english]),
            ]
        }
        _ => return None,
    })
}

fn strange(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::ClaimOnPage => [
            said("页面不属于任何标准，这里的标注不起作用", "", &["把它写进 `lessons/` 里的学习单元，或从页面里删去"]),
            said(
                "a page belongs to no standard, so this claims nothing",
                "",
                &["write it into a lesson in `lessons/`, or take it out of the page"],
            ),
        ],
        Finding::RawHtml { open: true } => [
            said("这条注释没有结束，从这里起都按文字显示", "", &["在注释的末尾补上 `-->`"]),
            said("this comment does not end, and all from here on is shown as text", "", &["end it with `-->`"]),
        ],
        Finding::RawHtml { open: false } => [
            said(
                "这里的 HTML 按文字显示",
                "",
                &["用 Markdown 写，或写成代码 `…`；确实要用 HTML，在 kebiao.yaml 里写 `markdown: {raw_html: true}`"],
            ),
            said(
                "this HTML is shown as text",
                "",
                &[
                    "write Markdown, or make it code: `…`; to use HTML, write `markdown: {raw_html: true}` into kebiao.yaml",
                ],
            ),
        ],
        _ => return None,
    })
}

fn maths(slip: &MathsSlip) -> Both {
    let label = match slip {
        MathsSlip::Command(command) => {
            [format!("没有 `{command}` 这个命令"), format!("there is no command `{command}`")]
        }
        MathsSlip::Braces => ["花括号没有成对", "a brace is open, or closed twice"].map(str::to_owned),
        MathsSlip::Open => [
            "从这里起没有结束：后一个 `$` 要紧跟在公式后面，它的后面不能是数字",
            "it does not end: a `$` must follow it without a space, and no digit behind that",
        ]
        .map(str::to_owned),
        MathsSlip::Length => ["公式太长", "it is too long"].map(str::to_owned),
        MathsSlip::Other => ["读不懂", "it makes no sense to the reader of formulas"].map(str::to_owned),
    };
    let [chinese, english] = label;
    [
        said("公式有误", chinese, &["公式照 LaTeX 的写法；不是公式时，把 `$` 写作 `\\$`"]),
        said(
            "the formula cannot be read",
            english,
            &["write it as in LaTeX; where it is no formula, write `\\$` for `$`"],
        ),
    ]
}
