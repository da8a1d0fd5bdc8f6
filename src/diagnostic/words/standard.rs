//! What is said of a standard's text, except of its tables.

use crate::diagnostic::argument::CoverPart;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

/// Where a line may have been lost on the way.
const LOST: [&[&str]; 2] = [
    &["对照标准原文，看是否漏了一行；原文如此时不必处理"],
    &["compare with the published standard whether a line is missing; if it is printed so, leave it"],
];
/// Where only the published standard can tell.
const AS_PRINTED: [&[&str]; 2] =
    [&["对照标准原文；原文如此时不必处理"], &["compare with the published standard; if it is printed so, leave it"]];

const ERRATA: [&str; 2] = [
    "标准原文不改；如确属笔误，在 errata.yaml 里写明改法和理由",
    "the standard's text stays; where it is a slip, write the repair and its reason into errata.yaml",
];

pub(super) fn say(finding: &Finding) -> Option<Both> {
    document(finding).or_else(|| missing(finding)).or_else(|| numbers(finding)).or_else(|| parts(finding))
}

fn document(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::NotAStandard => [
            said(
                "没有找到职业技能要求的表格，不能作为职业技能等级标准读入",
                "",
                &[
                    "标准应有“工作领域、工作任务、职业技能要求”三栏的表格，各栏之间用制表符（Tab）隔开",
                    "从 PDF 复制的文字往往打乱了表格：直接用 PDF 或 Word 文件",
                    "国家职业标准（职业功能、工作内容、技能要求）体例不同，不能代替",
                ],
            ),
            said(
                "there is no table of requirements, so it cannot be read as a vocational skills standard",
                "",
                &[
                    "a standard has tables with the columns 工作领域, 工作任务 and 职业技能要求, with tabs between them",
                    "text copied out of a PDF often has its tables in disorder: use the PDF or the Word file itself",
                    "a national occupational standard (职业功能, 工作内容, 技能要求) is built otherwise and cannot stand in",
                ],
            ),
        ],
        Finding::NationalStandard => [
            said(
                "这是国家职业标准，不是职业技能等级标准",
                "",
                &[
                    "国家职业标准的表格是职业功能、工作内容、技能要求，体例不同，不能代替",
                    "请用职业技能等级证书的标准：表格是工作领域、工作任务、职业技能要求",
                ],
            ),
            said(
                "this is a national occupational standard, not a vocational skills standard",
                "",
                &[
                    "its tables hold 职业功能, 工作内容 and 技能要求; it is built otherwise and cannot stand in",
                    "use the standard of the skills certificate: its tables hold 工作领域, 工作任务 and 职业技能要求",
                ],
            ),
        ],
        Finding::StrayText { lines } => {
            let message = match lines {
                1 => [
                    "不知道这一行属于哪一部分，没有读入".to_owned(),
                    "this line belongs to no part and was not read".to_owned(),
                ],
                _ => [
                    format!("不知道从这里起的 {lines} 行属于哪一部分，没有读入"),
                    format!("{lines} lines from here on belong to no part and were not read"),
                ],
            };
            let [chinese, english] = message;
            [
                said(
                    chinese,
                    "",
                    &[
                        "如果是页眉、页脚，不必处理；如果是正文，看它上面的章节标题或表头是否被改动、断成两行，照原件改回来",
                    ],
                ),
                said(
                    english,
                    "",
                    &[
                        "if it is the head or foot of a page, leave it; if it is text, the heading or table header above it may have been changed or cut in two lines: make it as in the original",
                    ],
                ),
            ]
        }
        Finding::ControlCharacter { code } => [
            said(format!("有看不见的控制字符（U+{code:04X}）"), "", &["多为转换格式时留下的，一般不影响阅读"]),
            said(
                format!("there is a control character that no one sees (U+{code:04X})"),
                "",
                &["mostly left by a conversion, and seldom in the way"],
            ),
        ],
        Finding::OddWording { found, usual } => [
            said(format!("原文“{found}”疑有误"), format!("或应为“{usual}”"), &[ERRATA[0]]),
            said(format!("“{found}” looks like a slip in the print"), format!("perhaps “{usual}”"), &[ERRATA[1]]),
        ],
        _ => return None,
    })
}

fn missing(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::MissingCover { part } => {
            let [chinese, english] = match part {
                CoverPart::Title => ["标准名称", "name"],
                CoverPart::Code => ["标准代码", "code"],
                CoverPart::Edition => ["版本", "edition"],
                CoverPart::Issuer => ["发布单位", "issuer"],
                CoverPart::Issued => ["发布日期", "date"],
            };
            let hints: [&[&str]; 2] = match part {
                CoverPart::Code => {
                    [&["网址中用文件名代替标准代码"], &["addresses hold the file's name in place of the code"]]
                }
                _ => [
                    &["对照封面；确实没有印的，不必处理"],
                    &["look at the cover; what it does not tell may stay untold"],
                ],
            };
            [
                said(format!("封面上没有找到{chinese}"), "", hints[0]),
                said(format!("the cover does not tell the standard's {english}"), "", hints[1]),
            ]
        }
        Finding::MissingSection { name } => [
            said(
                format!("没有找到“{name}”这一部分"),
                "",
                &["原文确实没有的，不必处理；原文有而没有认出的，看那一行标题是否被截断或混入了别的字"],
            ),
            said(
                format!("there is no chapter “{name}”"),
                "",
                &[
                    "if the standard has none, leave it; if it has one, see whether its heading was cut or runs into other words",
                ],
            ),
        ],
        _ => return None,
    })
}

fn numbers(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::DuplicateNumber { number, code } => [
            said(format!("编号 {number} 重复出现"), format!("这一处记为 `{code}`"), &[ERRATA[0]]),
            said(format!("the number {number} occurs twice"), format!("this one is called `{code}`"), &[ERRATA[1]]),
        ],
        Finding::SkippedNumber { expected, found } => [
            said(format!("编号不连续：应为 {expected}，却是 {found}"), "", &["检查标准的文本是否漏了一段"]),
            said(
                format!("a number is left out: expected {expected}, found {found}"),
                "",
                &["see whether a piece of the standard's text is missing"],
            ),
        ],
        Finding::MismatchedNumber { number, parent } => [
            said(format!("编号 {number} 与上级编号 {parent} 不一致"), format!("它排在 {parent} 之下"), &[ERRATA[0]]),
            said(
                format!("the number {number} does not fit {parent} above it"),
                format!("it stands below {parent}"),
                &[ERRATA[1]],
            ),
        ],
        Finding::UnreadableNumber { number } => [
            said(format!("编号 {number} 太大，疑有误"), "改按所在位置编号", &[ERRATA[0]]),
            said(
                format!("the number {number} is too large to be meant"),
                "numbered by its place instead",
                &[ERRATA[1]],
            ),
        ],
        Finding::EmptyRequirement { number } => [
            said(format!("编号 {number} 后面没有内容"), "", LOST[0]),
            said(format!("nothing follows the number {number}"), "", LOST[1]),
        ],
        Finding::UnusualNotation { printed, usual } => [
            said(format!("编号写作“{printed}”，通常写作“{usual}”"), "", &["原文如此，不必处理"]),
            said(
                format!("the number is printed “{printed}”, usually “{usual}”"),
                "",
                &["it stays as printed; nothing need be done"],
            ),
        ],
        Finding::TermTwice { number } => [
            said(format!("术语编号 {number} 重复出现"), "两处都保留", AS_PRINTED[0]),
            said(format!("two terms have the number {number}"), "both are kept", AS_PRINTED[1]),
        ],
        _ => return None,
    })
}

fn parts(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::UnknownLevel { level } => [
            said(
                format!("等级“{level}”没有在等级划分中说明"),
                "",
                &["检查表题和 6.1 中的等级名称是否一致；这个等级排在已说明的等级之后"],
            ),
            said(
                format!("the level “{level}” is not declared"),
                "",
                &["see whether the caption and section 6.1 call it the same; it comes after those that are declared"],
            ),
        ],
        Finding::LevelWithoutTable { level } => [
            said(format!("等级“{level}”没有职业技能要求表"), "", &["检查标准的文本是否完整"]),
            said(
                format!("the level “{level}” has no table of requirements"),
                "",
                &["see whether the standard's text is complete"],
            ),
        ],
        Finding::PositionsForNoLevel { level } => [
            said(format!("职业岗位中提到等级“{level}”，等级划分中却没有"), "", &["检查两处的等级名称是否一致"]),
            said(
                format!("there are positions for the level “{level}”, which is not declared"),
                "",
                &["see whether both places call it the same"],
            ),
        ],
        Finding::UnknownSchoolType { printed } => [
            said(
                format!("不认识的院校类型“{printed}”"),
                "",
                &["已知的有中等职业学校、高等职业学校、高等职业教育本科学校、应用型本科学校；其他类型照原文显示"],
            ),
            said(
                format!("unknown type of school “{printed}”"),
                "",
                &[
                    "known are 中等职业学校, 高等职业学校, 高等职业教育本科学校 and 应用型本科学校; others are shown as printed",
                ],
            ),
        ],
        Finding::MajorTwice { major } => [
            said(format!("同一类院校的专业中，“{major}”列了两次"), "这是第二次", AS_PRINTED[0]),
            said(
                format!("the major “{major}” is listed twice for one type of school"),
                "this is the second time",
                AS_PRINTED[1],
            ),
        ],
        Finding::EmptyField { name } => [
            said(format!("工作领域“{name}”没有工作任务"), "", LOST[0]),
            said(format!("the work field “{name}” has no tasks"), "", LOST[1]),
        ],
        Finding::EmptyTask { name } => [
            said(format!("工作任务“{name}”没有职业技能要求"), "", LOST[0]),
            said(format!("the task “{name}” has no requirements"), "", LOST[1]),
        ],
        _ => return None,
    })
}
