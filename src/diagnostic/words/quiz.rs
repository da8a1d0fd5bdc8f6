//! What is said of quizzes.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::QuizAnswer { answer } => [
            said(format!("答案 `{answer}` 不在选项之中"), "", &["答案写选项的字母；有几个正确选项时写作 `[A, C]`"]),
            said(
                format!("the answer `{answer}` is none of the choices"),
                "",
                &["write the letter of a choice, or `[A, C]` where several are right"],
            ),
        ],
        Finding::QuizOneAnswer { count } => [
            said(
                format!("这道题只能有一个答案，却写了 {count} 个"),
                "",
                &["留下一个答案；有几个正确选项时是多选题，写上 `kind: multiple`"],
            ),
            said(
                format!("this question can have one answer, and {count} are given"),
                "",
                &["keep one of them, or write `kind: multiple` where several are right"],
            ),
        ],
        Finding::QuizTruth { answer } => [
            said(format!("判断题的答案 `{answer}` 看不出是对还是错"), "", &["答案写 `对` 或 `错`"]),
            said(
                format!("the answer `{answer}` is neither true nor false"),
                "",
                &["write `true` or `false` for a sentence to judge"],
            ),
        ],
        Finding::QuizBlanks { blanks, answers } => [
            said(
                format!("题干里有 {blanks} 个空，答案却有 {answers} 个"),
                "",
                &["一个空写作 `____`，每个空一个答案；一个空有几种写法都算对时，用 `|` 隔开"],
            ),
            said(
                format!("the question has {blanks} blanks, and {answers} answers are given"),
                "",
                &[
                    "write a blank as `____` and give one answer for each; put `|` between answers that are equally right",
                ],
            ),
        ],
        Finding::QuizReason { letter } => [
            said(format!("解析里的 `{letter}` 不在选项之中"), "", &["解析按选项的字母写，或只写一段文字"]),
            said(
                format!("the reason for `{letter}` belongs to none of the choices"),
                "",
                &["give reasons by the letters of the choices, or one text for all"],
            ),
        ],
        Finding::QuizWithoutAnswer => [
            said("自测题没有答案", "读者作答后无从对照", &["写上 `answer`；照试卷粘贴时，写上“答案：”"]),
            said(
                "the quiz has no answer",
                "readers have nothing to compare theirs with",
                &["write `answer`, or a line that begins with `答案` where it is pasted from a test paper"],
            ),
        ],
        Finding::QuizStub => [
            said(
                "自测题不完整，不计入覆盖",
                "",
                &["题干、答案、解析都要有：写上 `question`、`answer` 和 `why`；照试卷粘贴时，写上“答案：”和“解析：”"],
            ),
            said(
                "the quiz is incomplete and does not count",
                "",
                &[
                    "write `question`, `answer` and `why`; in a question pasted from a test paper, lines that begin with `答案` and `解析`",
                ],
            ),
        ],
        _ => return None,
    })
}
