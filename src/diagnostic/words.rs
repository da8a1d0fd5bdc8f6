//! The sentences of findings, in Chinese.

use crate::diagnostic::finding::{Finding, Named, Severity, Unread};

/// What is said of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is wrong.
    pub message: String,
    /// The fact at its place; empty where the message says it all.
    pub label: String,
    /// What to do.
    pub hints: Vec<String>,
}

/// The word for a severity, as it stands before a message.
pub(crate) fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "警告",
        Severity::Note => "提示",
    }
}

/// The words before a hint, before a place in the file, and beside the other place of a finding.
pub(crate) const HINT: &str = "办法";
pub(crate) const PLACE: &str = "位置";
pub(crate) const OTHER: &str = "前一处在这里";

fn said(message: impl Into<String>, label: impl Into<String>, hints: &[&str]) -> Words {
    Words { message: message.into(), label: label.into(), hints: hints.iter().map(|&hint| hint.to_owned()).collect() }
}

fn did_you_mean(nearest: Option<&str>, otherwise: &str) -> String {
    nearest.map_or_else(|| otherwise.to_owned(), |nearest| format!("是不是想写 `{nearest}`？"))
}

/// Says a finding.
pub fn words(finding: &Finding) -> Words {
    folder(finding)
        .or_else(|| form(finding))
        .or_else(|| yaml(finding))
        .or_else(|| standard(finding))
        .or_else(|| table(finding))
        .or_else(|| lesson(finding))
        .or_else(|| text(finding))
        .unwrap_or_else(|| decided(finding))
}

fn folder(finding: &Finding) -> Option<Words> {
    Some(match finding {
        Finding::NoStandard => said(
            "没有找到职业技能等级标准",
            "",
            &["把标准（.docx、.pdf、.md 或 .txt）放进 `seeds/` 文件夹，或在 kebiao.yaml 的 `standards` 里写明它的路径"],
        ),
        Finding::MissingPath { path, nearest } => said(
            format!("找不到 `{path}`"),
            "这个路径不存在",
            &[&did_you_mean(nearest.as_deref(), "路径从站点文件夹写起，用 `/` 分隔；标准放在 `seeds/` 里")],
        ),
        Finding::StandardTwice { code } => said(
            format!("有两份标准的标准代码都是 `{code}`"),
            "",
            &["删去其中一份；同一标准的不同版本暂不能放在一个站点里"],
        ),
        Finding::UnknownFolder { folder, nearest } => said(
            format!("`content/{folder}` 不对应任何一份标准"),
            "",
            &[&did_you_mean(nearest.as_deref(), "文件夹的名字应当是标准代码，例如 `content/530047`")],
        ),
        Finding::UnreadFile { kind: Unread::Seed } => said(
            "这个文件没有读入",
            "",
            &[
                "标准以 .txt、.md 或 .docx 结尾，直接放在 `seeds/` 里；kebiao.yaml 里写了 `standards` 时，只读列在那里的",
            ],
        ),
        Finding::UnreadFile { kind: Unread::Content } => said(
            "这个文件没有用到",
            "",
            &["学习单元放在 `lessons/` 里，文件名以 .md 结尾；此外只读 strands.yaml、majors.yaml 和 errata.yaml"],
        ),
        Finding::UnusedFile => said("这个文件没有用到", "", &["如不需要，可以删去"]),
        Finding::ListedTwice { path } => {
            said(format!("`standards` 里把 `{path}` 列了两次"), "这是第二次", &["删去其中一处"])
        }
        Finding::EmptyText => said("文件是空的", "", &["检查文件是否保存成功"]),
        Finding::UndecodableText { byte } => said(
            format!("认不出文件的编码（从第 {} 个字节起）", byte + 1),
            "",
            &["用记事本打开，另存为 UTF-8 编码的文本"],
        ),
        Finding::GuessedEncoding { encoding } => {
            said(format!("文件不是 UTF-8 编码，按 {encoding} 读取"), "", &["如有乱码，请另存为 UTF-8"])
        }
        _ => return None,
    })
}

fn form(finding: &Finding) -> Option<Words> {
    Some(match finding {
        Finding::FileTooLarge { limit } => said(
            format!("文件太大，超过 {limit} MiB"),
            "",
            &[&format!("去掉其中的图片再试；确需读入时加上 `--limit {}`", limit * 2)],
        ),
        Finding::OldWord => {
            said("这是旧版 Word（.doc）或 WPS 的文件，读不了", "", &["用 Word 或 WPS 打开，另存为 .docx"])
        }
        Finding::EncryptedFile => said("文件设了密码，读不了", "", &["用设密码的程序打开，去掉密码后重新保存"]),
        Finding::BrokenFile { kind } => {
            said(format!("{kind} 文件不完整或已损坏"), "", &["重新下载或复制一份；能打开时，打开后另存一份"])
        }
        Finding::UnknownForm => said(
            "认不出这是什么文件",
            "",
            &["标准可以是 Word（.docx）、PDF、Markdown（.md）或纯文本（.txt）；表格、演示文稿等请另存为其中一种"],
        ),
        Finding::PdfWithoutText => said(
            "PDF 里没有文字，可能是扫描件",
            "",
            &["向发布单位索取 Word 或带文字的 PDF；或先用文字识别（OCR）软件转成 Word"],
        ),
        Finding::WithoutPdf => {
            said("这个版本的 kebiao 读不了 PDF", "", &["换用带 PDF 功能的版本，或把标准另存为 .docx"])
        }
        Finding::UnreadableColumns => said(
            "分不清这张表格的各栏",
            "这一行下面，各栏的文字之间没有贯通的空白",
            &["使各栏上下对齐，中间至少空两格；或改用制表符（Tab）隔开，或直接用 Word 文件"],
        ),
        Finding::NestedTable => said(
            "单元格里还有表格，里面的文字按段落读入",
            "",
            &["对照原文检查这一行；如有错乱，在 Word 里把里面的表格转换成文字"],
        ),
        _ => return None,
    })
}

fn yaml(finding: &Finding) -> Option<Words> {
    let list = |known: &[String]| known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join("、");
    Some(match finding {
        Finding::BrokenYaml { detail } => {
            said("YAML 写法有误", detail, &["检查缩进（用空格）、冒号后的空格和引号是否成对"])
        }
        Finding::UnknownKey { key, nearest, known } => said(
            format!("不认识的项 `{key}`"),
            "这里没有这一项",
            &[&did_you_mean(nearest.as_deref(), &format!("可用的有 {}", list(known)))],
        ),
        Finding::MissingKey { key } => said(format!("缺少 `{key}`"), "", &[&format!("补上 `{key}: …`")]),
        Finding::DuplicateKey { key } => said(format!("`{key}` 写了两次"), "这是第二次", &["删去其中一处"]),
        Finding::WrongType { expected } => said("值的类型不对", format!("这里应当是{expected}"), &[]),
        Finding::UnknownValue { value, nearest, known } => said(
            format!("不认识的值 `{value}`"),
            "",
            &[&did_you_mean(nearest.as_deref(), &format!("可选的有 {}", list(known)))],
        ),
        _ => return None,
    })
}

const ERRATA: &str = "标准原文不改；如确属笔误，在 errata.yaml 里写明改法和理由";

fn standard(finding: &Finding) -> Option<Words> {
    Some(match finding {
        Finding::NotAStandard => said(
            "这不是职业技能等级标准：没有找到职业技能要求的表格",
            "",
            &[
                "标准应有“工作领域、工作任务、职业技能要求”三栏的表格，各栏之间用制表符（Tab）隔开",
                "国家职业标准（职业功能、工作内容、技能要求）体例不同，不能代替",
            ],
        ),
        Finding::NationalStandard => said(
            "这是国家职业标准，不是职业技能等级标准",
            "",
            &[
                "国家职业标准的表格是职业功能、工作内容、技能要求，体例不同，不能代替",
                "请用职业技能等级证书的标准：表格是工作领域、工作任务、职业技能要求",
            ],
        ),
        Finding::MissingCover { what: what @ "标准代码" } => {
            said(format!("封面上没有找到{what}"), "", &["网址中用文件名代替标准代码"])
        }
        Finding::MissingCover { what } => said(format!("封面上没有找到{what}"), "", &[]),
        Finding::MissingSection { name } => said(format!("没有找到“{name}”这一部分"), "", &[]),
        Finding::DuplicateNumber { number, code } => {
            said(format!("编号 {number} 重复出现"), format!("这一处记为 `{code}`"), &[ERRATA])
        }
        Finding::SkippedNumber { expected, found } => {
            said(format!("编号不连续：应为 {expected}，却是 {found}"), "", &["检查标准的文本是否漏了一段"])
        }
        Finding::MismatchedNumber { number, parent } => {
            said(format!("编号 {number} 与上级编号 {parent} 不一致"), format!("它排在 {parent} 之下"), &[ERRATA])
        }
        Finding::UnreadableNumber { number } => {
            said(format!("编号 {number} 太大，疑有误"), "改按所在位置编号", &[ERRATA])
        }
        Finding::UnknownLevel { level } => said(
            format!("等级“{level}”没有在等级划分中说明"),
            "",
            &["检查表题和 6.1 中的等级名称是否一致；这个等级排在已说明的等级之后"],
        ),
        Finding::LevelWithoutTable { level } => {
            said(format!("等级“{level}”没有职业技能要求表"), "", &["检查标准的文本是否完整"])
        }
        Finding::PositionsForNoLevel { level } => {
            said(format!("职业岗位中提到等级“{level}”，等级划分中却没有"), "", &["检查两处的等级名称是否一致"])
        }
        Finding::UnknownSchoolType { printed } => said(
            format!("不认识的院校类型“{printed}”"),
            "",
            &["已知的有中等职业学校、高等职业学校、高等职业教育本科学校、应用型本科学校；其他类型照原文显示"],
        ),
        Finding::MajorTwice { major } => said(format!("同一类院校的专业中，“{major}”列了两次"), "这是第二次", &[]),
        Finding::TermTwice { number } => said(format!("术语编号 {number} 重复出现"), "两处都保留", &[]),
        Finding::EmptyField { name } => said(format!("工作领域“{name}”没有工作任务"), "", &[]),
        Finding::EmptyTask { name } => said(format!("工作任务“{name}”没有职业技能要求"), "", &[]),
        Finding::EmptyRequirement { number } => said(format!("编号 {number} 后面没有内容"), "", &[]),
        Finding::StrayText { lines } => {
            let message = if *lines == 1 {
                "不知道这一行属于哪一部分，没有读入".to_owned()
            } else {
                format!("不知道从这里起的 {lines} 行属于哪一部分，没有读入")
            };
            said(message, "", &["如果是页眉、页脚，不必处理；如果是正文，检查它前后几行的格式"])
        }
        Finding::ControlCharacter { code } => {
            said(format!("有看不见的控制字符（U+{code:04X}）"), "", &["多为转换格式时留下的，一般不影响阅读"])
        }
        Finding::OddWording { found, usual } => {
            said(format!("原文“{found}”疑有误"), format!("或应为“{usual}”"), &[ERRATA])
        }
        Finding::UnusualNotation { printed, usual } => said(format!("编号写作“{printed}”，通常写作“{usual}”"), "", &[]),
        _ => return None,
    })
}

fn table(finding: &Finding) -> Option<Words> {
    Some(match finding {
        Finding::OrphanRow { rows } => {
            let which = if *rows == 1 { "这一行".to_owned() } else { format!("从这里起的 {rows} 行") };
            let hint = "检查它上面是否缺了工作领域或工作任务";
            said(format!("{which}不属于任何工作任务，没有读入"), "", &[hint])
        }
        Finding::RowWidth { cells, expected } => {
            said(format!("这一行有 {cells} 栏，表格应有 {expected} 栏"), "", &["检查栏与栏之间的制表符（Tab）"])
        }
        Finding::HeaderOrder => said("表头各栏与通常不同，已按表头读取", "", &[]),
        Finding::UnknownHeader { is_read: true } => said(
            "没有见过这样的表头，已按工作领域、工作任务、职业技能要求的顺序读取",
            "",
            &["核对读入的结果；如果栏目的顺序不同，把表头改为“工作领域、工作任务、职业技能要求”"],
        ),
        Finding::UnknownHeader { is_read: false } => said(
            "没有见过这样的表头，这张表没有读入",
            "",
            &["如果是职业技能要求的表格，把表头改为“工作领域、工作任务、职业技能要求”"],
        ),
        Finding::UnreadColumn { name } => said(
            format!("表中“{name}”一栏没有读入"),
            "",
            &["这里只读工作领域、工作任务和职业技能要求三栏；其余各栏在“标准原文”页上仍可看到"],
        ),
        Finding::EmptyTable => said("这张表没有内容", "", &["检查标准的文本是否完整"]),
        Finding::MisplacedTable => {
            said("这张职业技能要求表不在“职业技能要求”这一部分里，已照常读入", "", &["检查它前面是否漏了标题"])
        }
        Finding::UnnamedLevel { level } => {
            said(format!("这张表没有写明等级，按“{level}”读入"), "", &["在表题的末尾写明等级，例如“（初级）”"])
        }
        Finding::CutShort => said("标准在这里突然中断：最后一条要求没有写完", "", &["检查标准的文本是否完整"]),
        Finding::UnclosedTag => said("`<p>` 没有对应的 `</p>`", "", &["在段末补上 `</p>`"]),
        _ => return None,
    })
}

fn lesson(finding: &Finding) -> Option<Words> {
    Some(match finding {
        Finding::NoFrontMatter => said(
            "学习单元开头没有说明",
            "文件应当以一行 `---` 开头",
            &["写上 `---`、`task: …`、`title: …`，再以一行 `---` 结束"],
        ),
        Finding::UnclosedFrontMatter => said(
            "学习单元开头的说明没有结束",
            "从这里开始，后面没有第二行 `---`",
            &["在说明之后、正文之前单独写一行 `---`"],
        ),
        Finding::PlaceCount { count: 0 } => {
            said("没有写明学习单元属于哪个工作任务", "", &["加上 `task: L1-2.1`（或 `tasks: […]`、`level: L1`）"])
        }
        Finding::PlaceCount { .. } => said("`task`、`tasks`、`level` 只能写一项", "这里又写了一项", &["保留其中一项"]),
        Finding::TasksOfTwoLevels => said("`tasks` 里的工作任务不属于同一等级", "", &["一个学习单元只属于一个等级"]),
        Finding::LessonTwice { slug, other } => {
            said(format!("有两个学习单元的文件名都是 `{slug}`"), "", &[&format!("另一个是 {other}；给其中一个改名")])
        }
        Finding::ReservedSlug { slug } => said(
            format!("文件名 `{slug}` 不能用作网址"),
            "",
            &["换一个名字；不能只用数字和点，也不能用 `print` 或 Windows 的保留名称（con、aux、nul……）"],
        ),
        Finding::NotANumber { written } => {
            said(format!("`{written}` 不是编号"), "", &["编号写作 `2.1.3`（本等级）或 `L1-2.1.3`；几个编号之间用逗号"])
        }
        Finding::UnknownName { kind, written, nearest, range } => {
            unknown(*kind, written, nearest.as_deref(), range.as_ref())
        }
        Finding::OtherStandard { written, own } => said(
            format!("`{written}` 是另一份标准的编号"),
            format!("这里只能用 {own} 的编号"),
            &[
                "去掉冒号和它前面的标准代码，改用本标准的编号；对应另一份标准的学习单元，放进以那份标准的代码命名的文件夹",
            ],
        ),
        Finding::AmbiguousNumber { number, code } => said(
            format!("编号 {number} 在标准里出现了不止一次，这里指第一处"),
            "",
            &[&format!("如指后一处，写作 `{code}`")],
        ),
        Finding::IndentedBlock { language } => said(
            format!("`{language}` 没有读入：它缩进了，或写在列表、引用里"),
            "这里不在行首",
            &["把整块移到列表、引用之外，顶着行首写"],
        ),
        Finding::QuizAnswer { answer } => {
            said(format!("答案 `{answer}` 不在选项之中"), "", &["答案写选项的字母；有几个正确选项时写作 `[A, C]`"])
        }
        Finding::Stub { characters, needed } => said(
            format!("内容不足：这一节自己的文字只有 {characters} 个字（至少 {needed} 个），它的对应标注不计入覆盖"),
            "",
            &["把这一节写完，或去掉标注"],
        ),
        Finding::QuizStub => said("自测题不完整，不计入覆盖", "", &["写上 `question`、`answer` 和 `why`"]),
        Finding::RubricStub => said("评分标准没有评分项，不计入覆盖", "", &["写上 `criteria`"]),
        Finding::ClaimsNothing => said(
            "这个学习单元没有标注任何职业技能要求",
            "",
            &["在标题后写 `{teach=2.1.1}`、`{practise=2.1.1}`，或加上自测题、评分标准"],
        ),
        _ => return None,
    })
}

/// What a lesson's text points to and holds.
fn text(finding: &Finding) -> Option<Words> {
    Some(match finding {
        Finding::DeadLink { target, nearest } => said(
            format!("链接指向的 `{target}` 不存在"),
            "",
            &[&did_you_mean(nearest.as_deref(), "路径从本文件所在的文件夹写起")],
        ),
        Finding::DeadAnchor { anchor, nearest } => said(
            format!("没有 `#{anchor}` 这个位置"),
            "",
            &[&did_you_mean(nearest.as_deref(), "给要指向的标题加上 `{#名字}`")],
        ),
        Finding::MissingImage { target, nearest } => said(
            format!("找不到图片 `{target}`"),
            "",
            &[&did_you_mean(nearest.as_deref(), "把图片放在学习单元旁边，路径从本文件所在的文件夹写起")],
        ),
        Finding::OutsideLoad { target } => {
            said(format!("图片 `{target}` 在别的网站上"), "课堂上没有网络时看不到", &["把图片保存到学习单元旁边"])
        }
        Finding::UnusableLink { target } => said(
            format!("`{target}` 不能用作链接"),
            "",
            &[
                "链接可以指向网址（http、https、mailto、tel）或本站的文件；自测题、评分标准的文字里只能用网址，不能放图片",
            ],
        ),
        Finding::LostClaim => said(
            "这处对应标注没有起作用",
            "",
            &["对应标注写在标题行的末尾，用半角的花括号和等号：`## 标题 {teach=2.1.1}`；`##` 后面要空一格"],
        ),
        Finding::LostLink { target } => said(
            format!("`{target}` 里有空格，没有成为链接"),
            "",
            &[&format!("用尖括号括起来：`](<{target}>)`，或去掉文件名里的空格")],
        ),
        Finding::UnknownBlock { written, meant } => {
            said(format!("`{written}` 按代码显示"), "", &[&did_you_mean(Some(meant), "")])
        }
        Finding::UnusedNote => {
            said("这条注释没有被引用，页面上看不到", "", &["在正文里写上它的记号，例如 `[^1]`，或删去它"])
        }
        Finding::MissingNote => said(
            "没有这条注释",
            "照原样显示",
            &["另起一段写上注释，例如 `[^1]: 资料来源……`；不是注释时，写作 `\\[^1]`"],
        ),
        Finding::RawHtml => said("这里的 HTML 按文字显示", "", &["用 Markdown 写，或写成代码 `…`"]),
        _ => return None,
    })
}

/// What people decided, and the theme.
fn decided(finding: &Finding) -> Words {
    match finding {
        Finding::ErratumOfTwoKinds => {
            said("看不出这条勘误改什么", "", &["改文字时写 `find` 和 `replace`，改编号时只写 `number`"])
        }
        Finding::ErratumNumber { expected } => said(
            "勘误的编号不合",
            format!("应当像 `{expected}` 这样"),
            &["只写编号本身，不带等级；工作领域一段，工作任务两段，职业技能要求三段"],
        ),
        Finding::ErratumPlace => said(
            "只有职业技能要求的文字可以改",
            "这里不是一条职业技能要求",
            &["写到某一条，例如 `L1-2.1.3`；工作任务和工作领域只能改编号（`number`）"],
        ),
        Finding::ErratumWithoutText { find, count: 0 } => {
            said(format!("这条要求里没有“{find}”"), "", &["对照标准原文，逐字照抄要改的部分"])
        }
        Finding::ErratumWithoutText { find, count } => {
            said(format!("“{find}”在这条要求里出现了 {count} 次"), "", &["多抄几个字，使它只出现一次"])
        }
        Finding::StrandOrder => {
            said("能力主线里的工作任务应当由低等级排到高等级", "这个任务的等级比前一个低", &["调整顺序"])
        }
        Finding::TemplateFault { detail } => {
            said("模板有误，没有写出网站", detail, &["改正主题文件夹里的模板，或删去它以使用自带的模板"])
        }
        _ => unreachable!("every other finding is said above"),
    }
}

fn unknown(kind: Named, written: &str, nearest: Option<&str>, range: Option<&(String, String)>) -> Words {
    let message = match kind {
        Named::Level => format!("标准里没有等级 `{written}`"),
        Named::Field => format!("标准里没有工作领域 `{written}`"),
        Named::Task => format!("标准里没有工作任务 `{written}`"),
        Named::Requirement | Named::Erratum => format!("标准里没有职业技能要求 `{written}`"),
        Named::Mention => format!("没有叫 `{written}` 的要求、任务、术语或学习单元"),
        Named::Major => format!("标准里没有专业“{written}”"),
    };
    let label = range.map_or(String::new(), |(parent, last)| format!("`{parent}` 到 `{last}` 为止"));
    let otherwise = match kind {
        Named::Level => "等级写作 `L1`、`L2`……，由低到高",
        Named::Field => "工作领域写作 `L1-2`",
        Named::Task => "工作任务写作 `L1-2.1`",
        Named::Requirement => "编号写作 `2.1.3`（本等级）或 `L1-2.1.3`",
        Named::Erratum => "写作 `L1-2.1.3`",
        Named::Mention => "写作 `[[L1-2.1]]`、`[[术语]]` 或 `[[学习单元的文件名|文字]]`",
        Named::Major => "名称须与标准第 4 章逐字相同，并写对院校类型",
    };
    said(message, label, &[&did_you_mean(nearest, otherwise)])
}
