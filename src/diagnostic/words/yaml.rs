//! What is said of YAML.

use std::borrow::Cow;

use crate::diagnostic::argument::{Expected, Mender, Slip};
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, did_you_mean, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    let listed =
        |known: &[String], between| known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(between);
    Some(match finding {
        Finding::BrokenYaml { slip } => {
            let [[fact, chinese], [in_english, english]] = slipped(slip);
            [said("YAML 写法有误", fact, &[&chinese]), said("this is not valid YAML", in_english, &[&english])]
        }
        Finding::UnknownKey { key, nearest, known } => {
            let otherwise = [format!("可用的有 {}", listed(known, "、")), format!("there are {}", listed(known, ", "))];
            let [chinese, english] = did_you_mean(nearest.as_deref(), otherwise.each_ref().map(String::as_str));
            [
                said(format!("不认识的项 `{key}`"), "这里没有这一项", &[&chinese]),
                said(format!("unknown key `{key}`"), "there is no such key here", &[&english]),
            ]
        }
        Finding::MissingKey { key } => [
            said(format!("缺少 `{key}`"), "", &[&format!("补上 `{key}: …`")]),
            said(format!("`{key}` is missing"), "", &[&format!("add `{key}: …`")]),
        ],
        Finding::DuplicateKey { key } => [
            said(format!("`{key}` 写了两次"), "这是第二次", &["删去其中一处"]),
            said(format!("`{key}` is written twice"), "this is the second time", &["remove one of them"]),
        ],
        Finding::WrongType { expected } => {
            let [chinese, english] = what(expected);
            let cure = |language: usize| cure(expected).map(|both| both[language]);
            [
                said("值的类型不对", format!("这里应当是{chinese}"), cure(0).as_slice()),
                said("this value is of the wrong type", format!("expected {english}"), cure(1).as_slice()),
            ]
        }
        Finding::UnknownValue { value, nearest, known } => {
            let otherwise = [format!("可选的有 {}", listed(known, "、")), format!("it may be {}", listed(known, ", "))];
            let [chinese, english] = did_you_mean(nearest.as_deref(), otherwise.each_ref().map(String::as_str));
            [
                said(format!("不认识的值 `{value}`"), "", &[&chinese]),
                said(format!("unknown value `{value}`"), "", &[&english]),
            ]
        }
        Finding::CutText { lost } => [
            said(
                format!("`{lost}` 不会显示：空格后面的 `#` 起，是给自己看的注释"),
                "",
                &["要显示，就把整个值放进引号；确实是注释，就在 `#` 前面空两格"],
            ),
            said(
                format!("`{lost}` is not shown: a space and `#` begin a comment"),
                "",
                &["to show it, put the whole value between quotation marks; for a comment, put two spaces before `#`"],
            ),
        ],
        Finding::WrittenOtherwise { words, mender } => {
            let each = |say: fn(&str, &str) -> String| words.iter().map(move |(one, other)| say(one, other));
            let chinese: Vec<String> = each(|one, other| format!("`{one}` 写作 `{other}`")).collect();
            let english: Vec<String> = each(|one, other| format!("`{other}` for `{one}`")).collect();
            let [who, who_english] = match mender {
                Mender::Fix => ["`kebiao check --fix` 会替你改", "`kebiao check --fix` does it for you"],
                Mender::Recoded => [
                    "把文件另存为 UTF-8，`kebiao check --fix` 才能替你改",
                    "once the file is saved as UTF-8, `kebiao check --fix` does it for you",
                ],
                Mender::Author => [
                    "改了以后，这一节的网址会变，所以 `kebiao check --fix` 不改",
                    "the address of the section would change, so `kebiao check --fix` leaves it",
                ],
            };
            [
                said("看得懂，只是通常不这样写", "", &[&format!("{}；{who}", chinese.join("，"))]),
                said(
                    "understood, though usually written otherwise",
                    "",
                    &[&format!("write {}; {who_english}", english.join(", "))],
                ),
            ]
        }
        _ => return None,
    })
}

/// What a type is called by people who write YAML by hand.
fn what(expected: &Expected) -> [String; 2] {
    match expected {
        Expected::Text => ["文字", "text"],
        Expected::FilledText => ["文字，不能空着", "text that is not empty"],
        Expected::List => ["列表，写作 `[…]` 或每行一个 `- `", "a list: `[…]`, or a line with `- ` for each"],
        Expected::TextOrList => ["文字或列表", "text or a list"],
        Expected::TextOrEach => ["文字，或“选项: 文字”的对照", "text, or a text for each choice"],
        Expected::Mapping => ["“项: 值”的对照", "keys with values: `key: value`"],
        Expected::Truth => ["true 或 false", "true or false"],
        Expected::Number => ["数", "a number"],
        Expected::Integer => ["整数", "a whole number"],
        Expected::Count => ["不小于 0 的整数", "a whole number, 0 or above"],
        Expected::Percent => ["0 到 100 的整数", "a whole number from 0 to 100"],
        Expected::Hours => ["学时数，至少是 1", "a number of hours, at least 1"],
        Expected::Date => ["日期，年-月-日", "a date: year-month-day"],
        Expected::Claim(facet) => {
            return [format!("“项=编号”，例如 `{facet}=2.1.1`"), format!("numbers, as in `{facet}=2.1.1`")];
        }
        Expected::OutputName => ["“项=名称”，例如 `output=体检表`", "a name, as in `output=checklist`"],
        Expected::BarePart => [
            "单独的 `part`，编号写在 `teach=`、`practise=`、`assess=` 之后",
            "`part` alone; numbers stand behind `teach=`, `practise=` and `assess=`",
        ],
        Expected::BareAnswer => [
            "单独的 `answer`：答案一节不再写讲、练、考",
            "`answer` alone: a section with answers claims nothing itself",
        ],
        Expected::Other(name) => return [name.clone(), name.clone()],
    }
    .map(str::to_owned)
}

/// How it is written, where what it is called does not show that.
fn cure(expected: &Expected) -> Option<[&'static str; 2]> {
    Some(match expected {
        Expected::Text | Expected::FilledText => [
            "写一段文字；里面有冒号、括号或 # 的，整段放进引号",
            "write words; put them between quotation marks if they hold a colon, a bracket or #",
        ],
        Expected::TextOrList => ["写一个，或写作 `[甲, 乙]`", "write one, or several as `[a, b]`"],
        Expected::TextOrEach => {
            ["写一段，或按选项写作 `{A: …, B: …}`", "write one text, or one for each choice as `{A: …, B: …}`"]
        }
        Expected::Mapping => [
            "写作 `{项: 值, 项: 值}`，例如 `{A: 温杯, B: 投茶}`、`{theory: 1, practice: 1}`",
            "write `{key: value, key: value}`, as in `{A: rinse, B: pour}` or `{theory: 1, practice: 1}`",
        ],
        Expected::Number | Expected::Integer | Expected::Count | Expected::Percent | Expected::Hours => {
            ["写阿拉伯数字，不带单位，例如 `60`", "write digits without a unit, as in `60`"]
        }
        Expected::Date => [
            "写作 `2026-09-01` 的样子，月和日各两位",
            "write it as in `2026-09-01`, month and day with two digits each",
        ],
        _ => return None,
    })
}

/// The fact and the deed, in Chinese and in English.
fn slipped(slip: &Slip) -> [[Cow<'static, str>; 2]; 2] {
    match slip {
        Slip::Colon => [
            ["这里不该有冒号", "检查缩进；值里有冒号和空格时，给整个值加上引号"],
            ["no colon can stand here", "look at the indent; a value with a colon and a space needs quotation marks"],
        ],
        Slip::Tight => [
            ["冒号后面少了空格", "冒号后面空一格，例如 `task: L1-2.1`"],
            ["no space behind the colon", "put a space behind the colon, as in `task: L1-2.1`"],
        ],
        Slip::Key => [
            ["这一行不是“项: 值”", "写作“项: 值”，用半角冒号，冒号后面空一格；接着上一行写的文字，要比上一行缩进"],
            [
                "this line is no key with a value",
                "write `key: value` with a space behind the colon; words that go on from the line above are indented",
            ],
        ],
        Slip::Block => [
            ["`|` 或 `>` 之后不能有别的文字", "另起一行写，各行缩进相同"],
            ["nothing may follow `|` or `>`", "write on the next lines, with the same indent"],
        ],
        Slip::Tab => [
            ["这里用了 Tab", "把 Tab 换成空格：缩进只用空格"],
            ["a tab", "put spaces in its place: indents are spaces only"],
        ],
        Slip::Quotes => [
            ["引号没有成对，或引号之后还有文字", "给整个值加上一对引号；值里的双引号，外面用单引号"],
            [
                "a quotation mark is missing, or words follow the last one",
                "put the whole value between two of them; around double ones use single ones",
            ],
        ],
        Slip::Brackets => [
            ["括号没有成对", "补上少的那一个，或删去多的那一个"],
            ["a bracket without its other half", "add the one that is missing, or remove the one too many"],
        ],
        Slip::Sign => [
            ["值不能以这个字符开头", "给整个值加上引号"],
            ["a value cannot begin with this character", "put it between quotation marks"],
        ],
        Slip::Star => {
            [["值以 `*` 开头", "给整个值加上引号"], ["a value that begins with `*`", "put it between quotation marks"]]
        }
        Slip::Comma => [
            [
                "花括号里，半角逗号把前后分成两项；这一项没有冒号",
                "文字里的逗号用全角 `，`，各项之间用半角 `,`；或把整段文字放进引号",
            ],
            [
                "between braces a comma ends an entry, and this one has no colon",
                "put the text with its comma between quotation marks",
            ],
        ],
        Slip::OneLine => [
            [
                "一行里写了几项，从这里起的被当成了前一项的文字",
                "每项各写一行；写在一行里就加上花括号：`{项: 值, 项: 值}`",
            ],
            [
                "several keys in one line: from here on they are read as words of the first",
                "write each in a line of its own, or all of them between braces: `{key: value, key: value}`",
            ],
        ],
        Slip::TooMuch => [
            ["内容太多，或引用太多", "分成几个文件，或删去 `*` 的引用"],
            [
                "there is too much here, or too many references",
                "make several files of it, or remove references with `*`",
            ],
        ],
        // The words of the parser help whoever knows it, where nobody has said it better.
        Slip::Other(detail) => {
            return [
                [format!("从这里起读不懂（{detail}）").into(), "检查缩进（用空格）、冒号后的空格和引号是否成对".into()],
                [
                    format!("nothing can be read from here on ({detail})").into(),
                    "look at the indents (spaces only), the space behind each colon, and quotation marks in pairs"
                        .into(),
                ],
            ];
        }
    }
    .map(|both| both.map(Cow::Borrowed))
}
