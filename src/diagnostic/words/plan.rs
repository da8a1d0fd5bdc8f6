//! What is said of a college's table that becomes a programme.

use crate::diagnostic::argument::CellSlip;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::NoPlanTable { courses: None } => [
            said(
                "没有找到课程和要求的对接表",
                "",
                &["要 .xlsx 或 .csv；表头里要有“课程”一列，以及“职业技能要求”“编号”“工作任务”中的一列"],
            ),
            said(
                "there is no table of courses and requirements",
                "",
                &[
                    "it must be .xlsx or .csv, with a column 课程 and one of 职业技能要求, 编号 and 工作任务 in its header",
                ],
            ),
        ],
        Finding::NoPlanTable { courses: Some(cell) } => [
            said(
                format!("表里有课程（{cell}），没有它们对应的要求，没有写文件"),
                "",
                &["加一列“编号”“职业技能要求”或“工作任务”，每门课程写明对应哪几条，例如 `中级2.1.1、2.1.2`"],
            ),
            said(
                format!("the table has courses ({cell}) and not what they are for, and no file was made"),
                "",
                &[
                    "add a column 编号, 职业技能要求 or 工作任务 that tells for each course what it covers, as in `中级2.1.1, 2.1.2`",
                ],
            ),
        ],
        Finding::UnreadCell { cell, written, slip } => {
            let [chinese, english] = cure(*slip);
            [
                said(format!("单元格 {cell}“{written}”没有读入"), "", &[chinese]),
                said(format!("the cell {cell}, “{written}”, was not read"), "", &[english]),
            ]
        }
        _ => return None,
    })
}

/// What a cell must hold.
fn cure(slip: CellSlip) -> [&'static str; 2] {
    match slip {
        CellSlip::Code => [
            "这里要写标准里有的编号或任务名称，并看得出等级：`中级2.1.1`，或加“等级”一列",
            "write a number or a task's name that the standard has, and its level: `中级2.1.1`, or add a column 等级",
        ],
        CellSlip::Part => [
            "标准里没有这个编号或名称，同一格的其他编号已读入；改成标准里有的，等级不同的写明等级：`中级2.1.1、初级2.2`",
            "the standard has no such number or name, and the others of the cell were read; write one that it has, with its level where that differs, as in `中级2.1.1, 初级2.2`",
        ],
        CellSlip::Range => [
            "“至”的两头都要是标准里有的编号，在同一个工作任务里，小的在前；或者一个一个写出来",
            "both ends of a range must be numbers that the standard has, of the same task, the smaller one first; or write each number",
        ],
        CellSlip::Course => [
            "这一行没有写课程；写上课程名称，没有课程支撑的写“无”",
            "its row names no course; write one, or 无 where none supports it",
        ],
        CellSlip::Requirement => [
            "这一行有课程，没有写对应的要求；写上编号或工作任务的名称",
            "its row has a course and no requirement; write a number or a task's name",
        ],
        CellSlip::Differs => [
            "同一门课程，上面的行写的不一样，已按上面的读入；改成一样的，其实是两门课程的，名称分开写",
            "rows above say otherwise of the same course, and hold; write the same in all, or give two courses two names",
        ],
        CellSlip::Hours => ["学时写整数，例如 32", "hours are whole numbers, as in 32"],
        CellSlip::WholeHours => [
            "只有总数，分不出理论和实践；写作 `16+16`，或分成“理论学时”“实践学时”两列",
            "this is a sum: write `16+16`, or two columns 理论学时 and 实践学时",
        ],
        CellSlip::Credits => ["学分写数，例如 4 或 2.5", "credits are a number, as in 4 or 2.5"],
        CellSlip::How => [
            "可写融入、部分融入、新增课程、专门培训、强化实训",
            "it may be 融入, 部分融入, 新增课程, 专门培训 or 强化实训",
        ],
        CellSlip::Column => [
            "不认识这个栏名，整栏没有读入；认识的栏名见 content/README.md，如课程、融通方式、考核方式",
            "no column has this name, and none of it was read; content/README.md tells the names, such as 课程, 融通方式, 考核方式",
        ],
        CellSlip::Degree => ["可写 H、M、L，或高、中、低", "it may be H, M, L, or 高, 中, 低"],
    }
}
