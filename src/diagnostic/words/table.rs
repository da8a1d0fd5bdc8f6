//! What is said of a standard's tables.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::OrphanRow { rows } => {
            let [chinese, english] = match rows {
                1 => ["这一行".to_owned(), "this row belongs to no task and was not read".to_owned()],
                _ => [
                    format!("从这里起的 {rows} 行"),
                    format!("{rows} rows from here on belong to no task and were not read"),
                ],
            };
            [
                said(format!("{chinese}不属于任何工作任务，没有读入"), "", &["检查它上面是否缺了工作领域或工作任务"]),
                said(english, "", &["see whether a work field or a task is missing above"]),
            ]
        }
        Finding::RowWidth { cells, expected } => [
            said(format!("这一行有 {cells} 栏，表格应有 {expected} 栏"), "", &["各栏之间放一个 Tab，空栏也留着"]),
            said(
                format!("this row has {cells} of the table's {expected} columns"),
                "",
                &["put one tab between columns, also beside an empty one"],
            ),
        ],
        Finding::HeaderOrder => [
            said("表头各栏的顺序与通常不同，已按表头读取", "", &["核对读入的结果"]),
            said("the columns stand in another order and are read by their names", "", &["look at what was read"]),
        ],
        Finding::UnknownHeader { is_read: true } => [
            said(
                "没有见过这样的表头，已按工作领域、工作任务、职业技能要求的顺序读取",
                "",
                &["核对读入的结果；如果栏目的顺序不同，把表头改为“工作领域、工作任务、职业技能要求”"],
            ),
            said(
                "these column headings are unknown; the columns were read as work field, task and requirements",
                "",
                &["look at what was read; if the order is another, make the headings 工作领域, 工作任务, 职业技能要求"],
            ),
        ],
        Finding::UnknownHeader { is_read: false } => [
            said(
                "没有见过这样的表头，这张表没有读入",
                "",
                &["如果是职业技能要求的表格，把表头改为“工作领域、工作任务、职业技能要求”"],
            ),
            said(
                "these column headings are unknown, and the table was not read",
                "",
                &["if it is a table of requirements, make the headings 工作领域, 工作任务, 职业技能要求"],
            ),
        ],
        Finding::UnreadColumn { name } => {
            let chinese = name.as_ref().map_or("没有栏名的一栏".to_owned(), |name| format!("“{name}”一栏"));
            let english =
                name.as_ref().map_or("a column without a name".to_owned(), |name| format!("the column “{name}”"));
            let more = "only work fields, tasks and requirements are read here; the page with the standard's text shows the rest";
            [
                said(
                    format!("表中{chinese}没有读入"),
                    "",
                    &["这里只读工作领域、工作任务和职业技能要求三栏；其余各栏在“标准原文”页上仍可看到"],
                ),
                said(format!("{english} was not read"), "", &[more]),
            ]
        }
        Finding::EmptyTable => [
            said("这张表没有内容", "", &["检查标准的文本是否完整"]),
            said("this table is empty", "", &["see whether the standard's text is complete"]),
        ],
        Finding::MisplacedTable => [
            said("这张职业技能要求表不在“职业技能要求”这一部分里，已照常读入", "", &["检查它前面是否漏了标题"]),
            said(
                "this table of requirements stands outside the chapter 职业技能要求, and was read all the same",
                "",
                &["see whether a heading is missing before it"],
            ),
        ],
        Finding::UnnamedLevel { level } => [
            said(format!("这张表没有写明等级，按“{level}”读入"), "", &["在表题的末尾写明等级，例如“（初级）”"]),
            said(
                format!("this table does not tell its level, and was read as “{level}”"),
                "",
                &["write the level at the end of its caption, as in “（初级）”"],
            ),
        ],
        Finding::CutShort => [
            said("标准在这里突然中断：最后一条要求没有写完", "", &["检查标准的文本是否完整"]),
            said(
                "the standard breaks off here, in the middle of its last requirement",
                "",
                &["see whether the standard's text is complete"],
            ),
        ],
        Finding::UnclosedTag => [
            said("`<p>` 没有对应的 `</p>`", "", &["在段末补上 `</p>`"]),
            said("`<p>` has no `</p>`", "", &["add `</p>` at the end of the paragraph"]),
        ],
        _ => return None,
    })
}
