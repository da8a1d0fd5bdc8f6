//! What is said of quizzes.

use crate::diagnostic::argument::{QuizForm, QuizPart};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::QuizAnswer { answer, form } => {
            let [several, several_english] = match form {
                QuizForm::Written => ["`[A, C]`"; 2],
                QuizForm::Pasted => ["`答案：AC`", "`答案: AC`"],
            };
            [
                said(
                    format!("答案 `{answer}` 不在选项之中"),
                    "",
                    &[&format!("答案写选项的字母；有几个正确选项时写作 {several}")],
                ),
                said(
                    format!("the answer `{answer}` is none of the choices"),
                    "",
                    &[&format!("write the letter of a choice, or {several_english} where several are right")],
                ),
            ]
        }
        Finding::QuizOneAnswer { count, form } => {
            let [kind, kind_english] = match form {
                QuizForm::Written => ["`kind: multiple`"; 2],
                QuizForm::Pasted => ["`题型：多选`", "`题型: 多选`"],
            };
            [
                said(
                    format!("这道题只能有一个答案，却写了 {count} 个"),
                    "",
                    &[&format!("留下一个答案；有几个正确选项时是多选题，写上 {kind}")],
                ),
                said(
                    format!("this question can have one answer, and {count} are given"),
                    "",
                    &[&format!("keep one of them, or write {kind_english} where several are right")],
                ),
            ]
        }
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
        Finding::QuizWithoutAnswer { form } => {
            let [answer, answer_english] = named(QuizPart::Answer, *form);
            [
                said("自测题没有答案", "读者作答后无从对照", &[&format!("写上 `{answer}`")]),
                said(
                    "the quiz has no answer",
                    "readers have nothing to compare theirs with",
                    &[&format!("write `{answer_english}`")],
                ),
            ]
        }
        Finding::QuizStub { missing, form } => stub(missing, *form),
        _ => return sheet(finding),
    })
}

/// Of a sheet of answers.
fn sheet(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::AnswerWithoutQuestion { number } => [
            said(
                format!("答案表里有第 {number} 题的答案，这一块里却没有第 {number} 题"),
                "",
                &["题号对不上的，改成一样；题目在别的 `quiz` 块里的，把答案移到那里；没有这道题的，删去答案"],
            ),
            said(
                format!("the sheet of answers has one for question {number}, and there is no such question here"),
                "",
                &["make the numbers the same; move the answer into the `quiz` block of its question, or remove it"],
            ),
        ],
        Finding::AnswersDiffer { number, one, other } => [
            said(
                format!("第 {number} 题有两个不同的答案：`{one}` 和 `{other}`"),
                "",
                &["看看哪一个对：改成一样，或删去另一个"],
            ),
            said(
                format!("question {number} has two answers that differ: `{one}` and `{other}`"),
                "",
                &["see which one is right, and make them the same or remove the other"],
            ),
        ],
        Finding::AnswerCount { questions, answers } => [
            said(
                format!("这里是 {questions} 道题的答案，写了 {answers} 个"),
                "",
                &["补上缺的，删去多的；多选题各题的答案之间空一格：`AB C ACD`"],
            ),
            said(
                format!("these are the answers of {questions} questions, and {answers} are given"),
                "",
                &[
                    "add what is missing or remove what is too many; a space divides those with several letters: `AB C ACD`",
                ],
            ),
        ],
        Finding::QuizUnread => [
            said(
                "看不出这里是怎样的题",
                "这一行没有题号，也不是“项: 值”",
                &["试卷上的题，每题前面写题号：`1. 题干`，选项写 `A. …`；或者写作 `question: …`"],
            ),
            said(
                "this is no question that could be read",
                "this line has no number, and is no `key: value`",
                &[
                    "write a number before each question of a test paper, as in `1. …`, and choices as `A. …`; or write `question: …`",
                ],
            ),
        ],
        Finding::AnswerUnread => [
            said(
                "答案表里的这几个字看不出是哪一题的答案",
                "",
                &["前面写上题号，例如 `1. A`、`1-5 ABCDA`；不是答案的，删去"],
            ),
            said(
                "these words of the sheet of answers belong to no question",
                "",
                &["write the number before them, as in `1. A` or `1-5 ABCDA`; remove what is no answer"],
            ),
        ],
        _ => return head(finding),
    })
}

/// Of what stands above questions.
fn head(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::PaperHead { lines } => [
            said(
                if *lines == 1 {
                    "这一行是试卷的卷头或说明，页面上不显示".to_owned()
                } else {
                    format!("试卷的卷头和说明，共 {lines} 行，页面上不显示")
                },
                if *lines == 1 { "" } else { "从这一行起" },
                &["不用改：学习单元有自己的标题；要让学生看到的，写到 `quiz` 块的上面"],
            ),
            said(
                if *lines == 1 {
                    "this line of the paper's head is no question and is not shown".to_owned()
                } else {
                    format!("{lines} lines of the paper's head are no questions and are not shown")
                },
                if *lines == 1 { "" } else { "from here on" },
                &[
                    "nothing is to be done, since the lesson has a title of its own; write above the `quiz` block what students are to see",
                ],
            ),
        ],
        Finding::PaperUnsure => [
            said(
                "看不准这几行是题目还是说明，页面上不显示",
                "",
                &[
                    "是题目的，前面写上题号，例如 `1.`；几道题共用的材料，后面各小题写作 `（1）`；其余的，写到 `quiz` 块的上面",
                ],
            ),
            said(
                "these lines may be a question or not, and are not shown",
                "",
                &[
                    "write a number before a question, as in `1.`; number the questions on a common text as `（1）`; write the rest above the `quiz` block",
                ],
            ),
        ],
        _ => return None,
    })
}

fn stub(missing: &[QuizPart], form: QuizForm) -> Both {
    let names = missing.iter().map(|part| match part {
        QuizPart::Question => ["题干", "question"],
        QuizPart::Answer => ["答案", "answer"],
        QuizPart::Why => ["解析", "reason"],
    });
    let [chinese, english] = [0, 1].map(|language| names.clone().map(|it| it[language]).collect::<Vec<_>>());
    let marks = missing.iter().map(|part| named(*part, form));
    let [begun, begun_english] =
        [0, 1].map(|language| marks.clone().map(|it| format!("`{}`", it[language])).collect::<Vec<_>>());
    [
        said(format!("自测题缺{}，不计入覆盖", chinese.join("、")), "", &[&format!("写上 {}", begun.join("、"))]),
        said(
            format!("the quiz has no {} and does not count", english.join(", no ")),
            "",
            &[&format!("write {}", begun_english.join(", "))],
        ),
    ]
}

/// How a part is begun, with the marks of each language; both are read.
fn named(part: QuizPart, form: QuizForm) -> [&'static str; 2] {
    match (part, form) {
        (QuizPart::Question, QuizForm::Written) => ["question: …"; 2],
        (QuizPart::Answer, QuizForm::Written) => ["answer: …"; 2],
        (QuizPart::Why, QuizForm::Written) => ["why: …"; 2],
        (QuizPart::Question, QuizForm::Pasted) => ["1. …"; 2],
        (QuizPart::Answer, QuizForm::Pasted) => ["答案：…", "答案: …"],
        (QuizPart::Why, QuizForm::Pasted) => ["解析：…", "解析: …"],
    }
}
