//! What is said of test papers that could say something else than was read.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::ChoiceLetter { letter, expected } => [
            said(
                format!("这里的选项是 `{letter}`，按顺序应该是 `{expected}`"),
                "",
                &["改成顺序的字母；这里是下一道题的，在题干前面写上题号；选项里说到的字母，后面不写顿号或点"],
            ),
            said(
                format!("the choice here is `{letter}`, and `{expected}` would come next"),
                "",
                &[
                    "make the letters follow each other; if another question begins here, write its number; no sign stands behind a letter that a choice only speaks of",
                ],
            ),
        ],
        Finding::QuestionNumber { number, expected } => [
            said(
                format!("这里是第 {number} 题，按顺序应该是第 {expected} 题"),
                "",
                &["看看前一题里是不是混进了别的题；没有的，把题号改成顺序的"],
            ),
            said(
                format!("this is question {number}, and {expected} would come next"),
                "",
                &["see whether the question before it holds another one; if not, make the numbers follow each other"],
            ),
        ],
        Finding::AnswerUnsure { number } => [
            said(
                format!("看不准这里是第 {number} 题的答案，还是前一题答案里的第 {number} 点"),
                "",
                &["题号写作 `1.`，答案里的分点写作 `（1）`"],
            ),
            said(
                format!("this may be the answer to question {number}, or point {number} of the answer before it"),
                "",
                &["write the numbers of questions as `1.`, and the points of an answer as `(1)`"],
            ),
        ],
        Finding::MarkedAnswer => [
            said(
                "“正确答案”混在题干里，没有读成答案",
                "",
                &["选项前写上 `A.`、`B.`；判断题和填空题，另起一行写 `答案：…`"],
            ),
            said(
                "`正确答案` stands within the question, and is not read as its answer",
                "",
                &["write `A.`, `B.` before the choices; where there are none, write `答案: …` on a line of its own"],
            ),
        ],
        Finding::StudentAnswer => [
            said("“我的答案”是学生作答时选的，不当作正确答案", "", &["写上 `正确答案：…`；学生的作答，删去"]),
            said(
                "`我的答案` is what a student answered, which is not taken as the right answer",
                "",
                &["write `正确答案: …`, and remove what the student answered"],
            ),
        ],
        Finding::BlankNote { answer } => [
            said(
                format!("填空题的答案 `{answer}` 里好像有说明，学生要照样填写才算对"),
                "",
                &["只留要填的字；几种写法都算对的，用 `|` 隔开：`80|85`"],
            ),
            said(
                format!("the answer `{answer}` seems to hold a note, and only all of it is marked right"),
                "",
                &["keep only what is to be written, with `|` between answers that are equally right: `80|85`"],
            ),
        ],
        Finding::OpenBlock { language, sign } => [
            said(
                format!("这个 `{language}` 块没有结束，后面的课文都落在里面"),
                "",
                &[&format!("在块的最后另起一行，写上 {sign}")],
            ),
            said(
                format!("nothing ends this `{language}` block, and the text behind it falls into it"),
                "",
                &[&format!("write {sign} on a line of its own where the block ends")],
            ),
        ],
        _ => return None,
    })
}
