//! What is said of materials, and of what a college sets for its levels.

use crate::diagnostic::argument::Measured;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::language::Language;
use crate::diagnostic::words::{Both, Words, did_you_mean, said, words};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    table(finding).or_else(|| cell(finding)).or_else(|| exam(finding)).or_else(|| level(finding))
}

fn table(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::MissingColumn { name: "名称" } => [
            said(
                "表里没有“名称”一栏，材料以文件名为名",
                "这是表头",
                &["第一行写栏名：名称、类型、文件或链接、讲授、实训、考核、学时、作者，次序不限"],
            ),
            said(
                "the table has no column “name”, and materials are called by their files'",
                "this is its header",
                &[
                    "name the columns in the first row: name, type, file or link, teach, practise, assess, hours, authors, in any order",
                ],
            ),
        ],
        Finding::MissingColumn { name } => [
            said(
                format!("表里没有“{name}”一栏，整张表没有读入"),
                "这是表头",
                &["第一行写栏名：名称、类型、文件或链接、讲授、实训、考核、学时、作者，次序不限"],
            ),
            said(
                format!("the table has no column “{name}”, and none of it was read"),
                "this is its header",
                &[
                    "name the columns in the first row: name, type, file or link, teach, practise, assess, hours, authors, in any order",
                ],
            ),
        ],
        Finding::UnknownColumn { name, nearest } => {
            let [chinese, english] = did_you_mean(
                nearest.as_deref(),
                [
                    "能读的栏：名称、类型、文件或链接、讲授、实训、考核、学时、作者",
                    "known columns are name, type, file or link, teach, practise, assess, hours, authors",
                ],
            );
            [
                said(format!("“{name}”一栏没有读入"), "", &[&chinese]),
                said(format!("the column “{name}” was not read"), "", &[&english]),
            ]
        }
        Finding::ColumnTwice { name } => [
            said(format!("“{name}”一栏写了两次，只读了第一栏"), "这一栏没有读入", &["把两栏合成一栏"]),
            said(
                format!("the column “{name}” is there twice, and the first was read"),
                "this one was not",
                &["make them one"],
            ),
        ],
        Finding::SurplusCell { written } => [
            said(
                format!("“{written}”不在任何一栏里，没有读入"),
                "这一格上面没有栏名",
                &["也许前面的格子里有逗号，把那一格放进双引号；要是多了一栏，给它写上栏名"],
            ),
            said(
                format!("“{written}” stands in no column, and was not read"),
                "no column is named above it",
                &["perhaps a cell before it has a comma and needs quotation marks; or name the column"],
            ),
        ],
        Finding::TwoTables => [
            said(
                "旁边还有 materials.csv，读的是那一张，这一张没有读入",
                "",
                &["两张表只留一张；要用这一张，就删去 materials.csv"],
            ),
            said(
                "there is a materials.csv too, which was read, and this one was not",
                "",
                &["keep one of the two; to use this one, remove materials.csv"],
            ),
        ],
        Finding::UnreadSheets { names } => [
            said(
                format!("只读了第一张工作表，没有读：{names}"),
                "",
                &["把材料都列在第一张工作表里，或删去不用的工作表"],
            ),
            said(
                format!("only the first sheet was read, and not {names}"),
                "",
                &["list all materials on the first sheet, or remove the others"],
            ),
        ],
        _ => return None,
    })
}

fn cell(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::EmptyCell { column: "名称" } => [
            said("这一行没有填“名称”，材料以文件名为名", "", &["补上名称"]),
            said("this row has no name, and is called by its file's", "", &["fill it in"]),
        ],
        Finding::EmptyCell { column } => [
            said(format!("这一行没有填“{column}”，没有读入"), "", &["补上，或删去这一行"]),
            said(format!("this row has no “{column}”, and was not read"), "", &["fill it in, or remove the row"]),
        ],
        Finding::CellCode { why } => {
            let [chinese, english] = [Language::Chinese, Language::English].map(|it| words(why, it));
            [
                Words { message: chinese.message + "，这一处没有读入", ..chinese },
                Words { message: english.message + ", so this was not read", ..english },
            ]
        }
        Finding::CellKind { written, nearest } => {
            let [chinese, english] = did_you_mean(
                nearest.as_deref(),
                [
                    "能写的类型：课件、微课、实训任务书、实训报告、试题、案例、教材章节；都不合适就空着，考核也只算部分覆盖",
                    "known are slides, video, task sheet, report, questions, case, chapter; an empty cell assesses in part only, too",
                ],
            );
            [
                said(format!("“{written}”不是材料的类型；这份材料照样计入，但考核只算部分覆盖"), "", &[&chinese]),
                said(
                    format!("“{written}” is no type of material; it counts, but assesses in part only"),
                    "",
                    &[&english],
                ),
            ]
        }
        Finding::MissingMaterial { path, nearest } => {
            let [chinese, english] = did_you_mean(
                nearest.as_deref(),
                [
                    "路径从这张表所在的文件夹写起，用 `/` 分隔，例如 `materials/第一课.pptx`；站外的材料写完整网址",
                    "paths start at the folder of this table, with `/` between their parts, as in `materials/one.pptx`; \
                     write the whole address of what lies elsewhere",
                ],
            );
            [
                said(format!("找不到材料 `{path}`，这一行没有计入"), "这个文件不存在", &[&chinese]),
                said(
                    format!("the material `{path}` is not there, and its row was left out"),
                    "there is no such file",
                    &[&english],
                ),
            ]
        }
        Finding::EmptyMaterial { path } => [
            said(
                format!("材料 `{path}` 是空文件，不计入"),
                "里面什么也没有",
                &["也许没有复制完整：把有内容的文件放到这里"],
            ),
            said(
                format!("the material `{path}` is an empty file and does not count"),
                "nothing stands in it",
                &["perhaps it was not copied whole: put the file here that has its content"],
            ),
        ],
        Finding::CellHours { written } => [
            said(format!("“{written}”不是学时数，这一格没有读入"), "", &["写数字，例如 2 或 0.5"]),
            said(format!("“{written}” is no number of hours, and was not read"), "", &["write a number, as 2 or 0.5"]),
        ],
        Finding::MaterialWithoutClaim => [
            said(
                "这份材料没有写对应哪条要求，不计入覆盖情况",
                "",
                &["在讲授、实训、考核栏里写要求的编号，例如 `L1-2.1.1` 或 `初级 2.1.1`，几条之间用顿号"],
            ),
            said(
                "this material names no requirement and covers nothing",
                "",
                &["write codes of requirements under teach, practise or assess, as in `L1-2.1.1, L1-2.1.2`"],
            ),
        ],
        _ => return None,
    })
}

/// The first codes of many.
fn listed(codes: &[String], comma: &str, more: &str) -> String {
    let first: Vec<String> = codes.iter().take(5).map(|code| format!("`{code}`")).collect();
    first.join(comma) + if codes.len() > first.len() { more } else { "" }
}

fn exam(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::WeightSum { sum } => [
            said(format!("权重合计 {sum}，不是 100"), "", &["改正各项，使它们合计 100；没有权重就不写"]),
            said(format!("the weights make {sum}, not 100"), "", &["make them add up to 100, or write none"]),
        ],
        Finding::WeightPlace { written } => [
            said(
                format!("`{written}` 不是这个等级的工作领域或工作任务"),
                "权重写到本级的工作领域或工作任务",
                &["例如 `L1-1: 50` 或 `L1-1.2: 20`"],
            ),
            said(
                format!("`{written}` is no work field or task of this level"),
                "weights belong to work fields or tasks of their level",
                &["write it as in `L1-1: 50` or `L1-1.2: 20`"],
            ),
        ],
        Finding::WeightTwice { written, other } => [
            said(
                format!("`{written}` 的权重和 `{other}` 的重复了"),
                "里面的工作任务会算两次",
                &["工作领域和它的工作任务只写一种权重"],
            ),
            said(
                format!("`{written}` is weighed again, as part of `{other}`"),
                "its tasks would count twice",
                &["weigh either a work field or its tasks"],
            ),
        ],
        Finding::WeightMissing { codes } => [
            said(
                format!("考核权重没有写到：{}", listed(codes, "、", "等")),
                "它们的要求不影响按考核权重的比例",
                &["漏了的补上，合计仍是 100；不考的写 0"],
            ),
            said(
                format!("nothing weighs {}", listed(codes, ", ", " …")),
                "their requirements make no difference to the figure by exam weights",
                &["add what was forgotten, so that all make 100; write 0 for what is not examined"],
            ),
        ],
        Finding::ExamTwice { level } => [
            said(format!("`{level}` 的考核已经写过"), "这是第二次", &["合并成一处"]),
            said(format!("the examination of `{level}` is set already"), "this is the second time", &["make them one"]),
        ],
        _ => return None,
    })
}

fn level(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::WaivedTwice { code } => [
            said(format!("`{code}` 已经写过不纳入"), "这是第二次", &["只留一处"]),
            said(format!("`{code}` is waived already"), "this is the second time", &["keep one of them"]),
        ],
        Finding::WaivedAndCovered { code } => [
            said(
                format!("`{code}` 写了不纳入，佐证材料却已经把它覆盖"),
                "照写的计为不纳入，不计为已覆盖",
                &["已经教了，就删去这一条"],
            ),
            said(
                format!("`{code}` is waived, and its evidence covers it all the same"),
                "it is counted as waived, not as covered",
                &["remove the waiver if the course does teach it"],
            ),
        ],
        Finding::SnapshotTwice { name, other } => [
            said(
                format!("已经有一份叫“{name}”的快照：`{other}`"),
                "有的电脑不分大小写，也只能留一份",
                &["给这一份换一个文件名"],
            ),
            said(
                format!("there is a snapshot named “{name}” already: `{other}`"),
                "some systems take names that differ in capitals alone for one",
                &["give this file another name"],
            ),
        ],
        Finding::SnapshotBeyond { codes } => {
            let count = codes.len();
            [
                said(
                    format!("这份快照里有 {count} 条要求，标准里没有：{}", listed(codes, "、", "等")),
                    "比较时列为“标准不再有的要求”",
                    &["快照由 `kebiao coverage --snapshot` 写出；手工改过的，请改回来"],
                ),
                said(
                    format!(
                        "this snapshot has requirements that the standard does not have: {}",
                        listed(codes, ", ", " …")
                    ),
                    "comparisons list them as gone",
                    &["snapshots are written by `kebiao coverage --snapshot`; undo what was changed by hand"],
                ),
            ]
        }
        Finding::BelowMinimum { level, code, measured, needed, found, more } => {
            let [chinese, english] = match measured {
                Measured::Covered => ["已覆盖", "covered"],
                Measured::Taught => ["讲授已覆盖", "taught"],
                Measured::Practised => ["实训已覆盖", "practised"],
                Measured::Assessed => ["考核已覆盖", "assessed"],
            };
            let show = format!("kebiao coverage --level {code} --gaps");
            [
                said(
                    format!("{level}{chinese} {found}%，没有达到达标线 {needed}%，还差 {more} 条"),
                    "",
                    &[&format!("运行 `{show}`，看缺哪些")],
                ),
                said(
                    format!(
                        "{level} is {english} by {found}%, below the {needed}% that are asked for; {more} more would do"
                    ),
                    "",
                    &[&format!("run `{show}` to see what is missing")],
                ),
            ]
        }
        _ => return None,
    })
}
