//! What is said of a lesson's head, claims and blocks.

use crate::diagnostic::argument::{Headed, Named};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, did_you_mean, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    head(finding).or_else(|| names(finding)).or_else(|| blocks(finding))
}

const LESSON: [&str; 2] = ["学习单元", "lesson"];
const PAGE: [&str; 2] = ["页面", "page"];

fn head(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::NoFrontMatter { of } => {
            let ([chinese, english], keys) = match of {
                Headed::Lesson => (LESSON, "`---`, `task: …`, `title: …`"),
                Headed::Page => (PAGE, "`---`, `title: …`"),
            };
            [
                said(
                    format!("{chinese}开头没有说明"),
                    "文件应当以一行 `---` 开头",
                    &[&format!("写上 {}，再以一行 `---` 结束", keys.replace(", ", "、"))],
                ),
                said(
                    format!("the {english} has no head"),
                    "the file must begin with a line `---`",
                    &[&format!("write {keys}, and another line `---`")],
                ),
            ]
        }
        Finding::UnclosedFrontMatter { of } => {
            let [chinese, english] = if *of == Headed::Lesson { LESSON } else { PAGE };
            [
                said(
                    format!("{chinese}开头的说明没有结束"),
                    "从这里开始，后面没有第二行 `---`",
                    &["在说明之后、正文之前单独写一行 `---`"],
                ),
                said(
                    format!("the {english}'s head does not end"),
                    "it begins here, and no second line `---` follows",
                    &["write a line `---` between the head and the text"],
                ),
            ]
        }
        Finding::PlaceCount { count: 0 } => [
            said("没有写明学习单元属于哪个工作任务", "", &["加上 `task: L1-2.1`（或 `tasks: […]`、`level: L1`）"]),
            said("the lesson does not tell its task", "", &["add `task: L1-2.1` (or `tasks: […]`, `level: L1`)"]),
        ],
        Finding::PlaceCount { .. } => [
            said("`task`、`tasks`、`level` 只能写一项", "这里又写了一项", &["保留其中一项"]),
            said("only one of `task`, `tasks` and `level` may be written", "this is one more", &["keep one of them"]),
        ],
        Finding::TasksOfTwoLevels => [
            said("`tasks` 里的工作任务不属于同一等级", "", &["一个学习单元只属于一个等级"]),
            said("the `tasks` are of different levels", "", &["a lesson belongs to one level; make it two lessons"]),
        ],
        Finding::LessonTwice { slug, other } => [
            said(
                format!("有两个学习单元的网址都是 `{slug}`，网址由文件名而来"),
                "",
                &[&format!("另一个是 {other}；给其中一个改名")],
            ),
            said(
                format!("two lessons have the address `{slug}`, which their files' names make"),
                "",
                &[&format!("the other one is {other}; give one of them another name")],
            ),
        ],
        Finding::LessonCopied { other, title } => {
            let [fact, fact_english] = match title {
                Some(title) => [
                    format!("两个学习单元属于同一个任务，标题都是“{title}”"),
                    format!("two lessons of one task have the title `{title}`"),
                ],
                None => [
                    "这个学习单元的文件名像是一份副本".to_owned(),
                    "this lesson's file has the name of a copy".to_owned(),
                ],
            };
            [
                said(
                    fact,
                    "",
                    &[&format!("另一个是 {other}；不要的删去，或移到站点文件夹之外；都要的，各取一个文件名和标题")],
                ),
                said(
                    fact_english,
                    "",
                    &[&format!(
                        "the other one is {other}; remove one, or move it out of the site's folder; to keep both, give each a name and a title of its own"
                    )],
                ),
            ]
        }
        Finding::ReservedSlug { slug } => [
            said(
                format!("文件名 `{slug}` 不能用作网址"),
                "",
                &["换一个名字；不能只用数字和点，也不能用 `print` 或 Windows 的保留名称（con、aux、nul……）"],
            ),
            said(
                format!("the file name `{slug}` cannot be an address"),
                "",
                &[
                    "use another name; not digits and dots alone, not `print`, and no reserved name of Windows (con, aux, nul, …)",
                ],
            ),
        ],
        _ => return None,
    })
}

/// `2.1.1`
fn has_no_level(written: &str) -> bool {
    written.contains('.') && written.split('.').all(|part| part.parse::<u16>().is_ok())
}

fn names(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::NotANumber { written, bare: false } if has_no_level(written) => [
            said(format!("`{written}` 没有写等级"), "", &["带上等级，写作 `L1-2.1.3`；几个编号之间用逗号"]),
            said(
                format!("`{written}` lacks its level"),
                "",
                &["write it with its level, as in `L1-2.1.3`, and commas between several"],
            ),
        ],
        Finding::NotANumber { written, bare: false } => [
            said(format!("`{written}` 不是编号"), "", &["这里的编号要带等级，写作 `L1-2.1.3`；几个编号之间用逗号"]),
            said(
                format!("`{written}` is not a number"),
                "",
                &["here it needs its level: write `L1-2.1.3`, and commas between several"],
            ),
        ],
        Finding::NotANumber { written, bare: true } => [
            said(format!("`{written}` 不是编号"), "", &["编号写作 `2.1.3`（本等级）或 `L1-2.1.3`；几个编号之间用逗号"]),
            said(
                format!("`{written}` is not a number"),
                "",
                &["write `2.1.3` (of this level) or `L1-2.1.3`, and commas between several"],
            ),
        ],
        Finding::TaskForRequirement { task, requirements: [first, last] } => {
            let [chinese, english] = if first == last {
                [format!("它只有一条要求：写作 `{first}`"), format!("it has one: write `{first}`")]
            } else {
                [
                    format!("它的要求是 `{first}` 到 `{last}`；对应几条就写几条，中间用逗号"),
                    format!(
                        "its requirements are `{first}` to `{last}`; write each that is meant, with commas between them"
                    ),
                ]
            };
            [
                said(format!("`{task}` 是工作任务，这里要写职业技能要求"), "", &[&chinese]),
                said(format!("`{task}` is a task, and a requirement belongs here"), "", &[&english]),
            ]
        }
        Finding::UnknownName { kind, written, nearest, range } => {
            unknown(*kind, written, nearest.as_deref(), range.as_ref())
        }
        Finding::OtherStandard { written, own } => [
            said(
                format!("`{written}` 是另一份标准的编号"),
                format!("这里只能用 {own} 的编号"),
                &[
                    "去掉冒号和它前面的标准代码，改用本标准的编号；对应另一份标准的学习单元，放进以那份标准的代码命名的文件夹",
                ],
            ),
            said(
                format!("`{written}` is of another standard"),
                format!("only codes of {own} may stand here"),
                &[
                    "remove the colon and the standard's code before it, and use this standard's number; a lesson for another standard goes into the folder with that standard's code",
                ],
            ),
        ],
        Finding::AmbiguousNumber { number, code } => [
            said(
                format!("编号 {number} 在标准里出现了不止一次，这里指第一处"),
                "",
                &[&format!("如指后一处，写作 `{code}`")],
            ),
            said(
                format!("the standard has the number {number} more than once; this means the first one"),
                "",
                &[&format!("for the later one write `{code}`")],
            ),
        ],
        _ => return None,
    })
}

fn blocks(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::IndentedBlock { language } => [
            said(
                format!("`{language}` 没有读入：它缩进了，或写在列表、引用里"),
                "这里不在行首",
                &["把整块移到列表、引用之外，顶着行首写"],
            ),
            said(
                format!("the `{language}` was not read: it is indented, or within a list or a quotation"),
                "not at the line's start",
                &["move the whole block out of lists and quotations, to the start of the line"],
            ),
        ],
        Finding::Stub { characters, needed } => [
            said(
                format!("内容不足：这一节自己的文字只有 {characters} 个字（至少 {needed} 个），它的对应标注不计入覆盖"),
                "",
                &["把这一节写完，或去掉标注"],
            ),
            said(
                format!(
                    "too short: this section has {characters} characters of its own (at least {needed}), and its claims do not count"
                ),
                "",
                &["write the section in full, or remove the claims"],
            ),
        ],
        Finding::RubricStub => [
            said("评分标准没有评分项，不计入覆盖", "", &["写上 `criteria`"]),
            said("the rubric has no criteria and does not count", "", &["write `criteria`"]),
        ],
        Finding::ClaimsNothing => [
            said(
                "这个学习单元没有标注任何职业技能要求",
                "",
                &["在标题后写 `{teach=2.1.1}`、`{practise=2.1.1}`，或加上自测题、评分标准"],
            ),
            said(
                "this lesson claims no requirement",
                "",
                &["write `{teach=2.1.1}` or `{practise=2.1.1}` behind a heading, or add a quiz or a rubric"],
            ),
        ],
        _ => return None,
    })
}

fn unknown(kind: Named, written: &str, nearest: Option<&str>, range: Option<&(String, String)>) -> Both {
    let message = match kind {
        Named::Level => [format!("标准里没有等级 `{written}`"), format!("the standard has no level `{written}`")],
        Named::Field => {
            [format!("标准里没有工作领域 `{written}`"), format!("the standard has no work field `{written}`")]
        }
        Named::Task => [format!("标准里没有工作任务 `{written}`"), format!("the standard has no task `{written}`")],
        Named::Requirement | Named::Erratum => {
            [format!("标准里没有职业技能要求 `{written}`"), format!("the standard has no requirement `{written}`")]
        }
        Named::Mention => [
            format!("没有叫 `{written}` 的要求、任务、术语、学习单元或页面"),
            format!("no requirement, task, term, lesson or page is called `{written}`"),
        ],
        Named::Standard => [
            format!("本站没有代码是 `{written}` 的标准"),
            format!("the site has no standard with the code `{written}`"),
        ],
        Named::Course => [
            format!("`content/courses/` 里没有课程 `{written}`"),
            format!("there is no course `{written}` in `content/courses/`"),
        ],
        Named::Lesson => [format!("没有学习单元 `{written}`"), format!("there is no lesson `{written}`")],
        Named::Major => [format!("标准里没有专业“{written}”"), format!("the standard has no major “{written}”")],
    };
    let label = match range {
        Some((parent, last)) => [format!("`{parent}` 到 `{last}` 为止"), format!("`{parent}` ends with `{last}`")],
        None => [String::new(), String::new()],
    };
    let otherwise = match kind {
        Named::Level => ["等级写作 `L1`、`L2`……，由低到高", "levels are written `L1`, `L2`, …, from the lowest"],
        Named::Field => ["工作领域写作 `L1-2`", "work fields are written `L1-2`"],
        Named::Task => ["工作任务写作 `L1-2.1`", "tasks are written `L1-2.1`"],
        Named::Requirement => [
            "编号写作 `2.1.3`（本等级）或 `L1-2.1.3`",
            "requirements are written `2.1.3` (of this level) or `L1-2.1.3`",
        ],
        Named::Erratum => ["写作 `L1-2.1.3`", "it is written `L1-2.1.3`"],
        Named::Mention => [
            "写作 `[[L1-2.1]]`、`[[术语]]`、`[[文件名|文字]]`，或 `[[覆盖对照表]]`",
            "write `[[L1-2.1]]`, `[[a term]]`, `[[the name of a file|words]]`, or `[[coverage]]`",
        ],
        Named::Standard => [
            "冒号前写标准代码，例如 `530047:L2-2.1`；标准的文件放在 `seeds/` 里",
            "the code of a standard in `seeds/` stands before the colon, as in `530047:L2-2.1`",
        ],
        Named::Course => ["写课程文件的名字，不带 `.yaml`", "write the name of the course's file without `.yaml`"],
        Named::Lesson => [
            "写学习单元的文件名，不带 `.md`；有几份标准时写作 `530047:文件名`",
            "write the name of its file without `.md`; where there are several standards, `530047:name`",
        ],
        Named::Major => [
            "名称须与标准第 4 章逐字相同，并写对院校类型",
            "the name must be that of the standard's chapter 4, character by character, with the right type of school",
        ],
    };
    let hint = did_you_mean(nearest, otherwise);
    let [[chinese, english], [fact, in_english], [deed, also]] = [message, label, hint];
    [said(chinese, fact, &[&deed]), said(english, in_english, &[&also])]
}
