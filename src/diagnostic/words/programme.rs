//! What is said of a college's programmes.

use crate::diagnostic::argument::CellSlip;
use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, did_you_mean, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::NotCredits { written } => [
            said(format!("`{written}` 不是学分"), "", &["写数，例如 `4` 或 `2.5`"]),
            said(format!("`{written}` is no number of credits"), "", &["write a number, as in `4` or `2.5`"]),
        ],
        Finding::AmbiguousCode { written, standards } => {
            let named =
                |between| standards.iter().map(|code| format!("`{code}:{written}`")).collect::<Vec<_>>().join(between);
            [
                said(
                    format!("看不出 `{written}` 是哪一份标准的"),
                    "",
                    &[&format!("在前面写上标准代码：{}", named("、"))],
                ),
                said(
                    format!("`{written}` does not tell its standard"),
                    "",
                    &[&format!("write the standard's code in front: {}", named(", "))],
                ),
            ]
        }
        Finding::UnlistedMajor { major, school_type, nearest } => {
            let otherwise = [
                "核对专业名称和院校类型；标准写有“等专业”而本校确要开设的，保留即可",
                "look at the major's name and the type of school; if the list is open and the college means it, leave it",
            ];
            let [chinese, english] = did_you_mean(nearest.as_deref(), otherwise);
            [
                said(format!("标准没有把“{major}”列为{school_type}的适用专业"), "", &[&chinese]),
                said(format!("the standard does not list “{major}” for {school_type}"), "", &[&english]),
            ]
        }
        Finding::OutsideLevels { code, level } => [
            said(
                format!("`{code}` 不在本方案对接的等级里"),
                format!("它属于 {level}"),
                &["改正编号，或把这个等级加进 `levels`"],
            ),
            said(
                format!("`{code}` is not of a level that the programme leads to"),
                format!("it is of {level}"),
                &["correct the code, or add the level to `levels`"],
            ),
        ],
        Finding::CoverHours { parts, whole } => [
            said(
                format!("分给各项要求的学时共 {parts}，多于课程的 {whole} 学时"),
                "",
                &["改 `covers` 里的 `hours`，或改课程的 `hours`"],
            ),
            said(
                format!("what the course gives to requirements adds up to {parts} hours, and it has {whole}"),
                "",
                &["correct `hours` in `covers`, or those of the course"],
            ),
        ],
        Finding::NoPlanTable => [
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
        Finding::UnreadCell { cell, written, slip } => {
            let [chinese, english] = cure(*slip);
            [
                said(format!("单元格 {cell}“{written}”没有读入"), "", &[chinese]),
                said(format!("the cell {cell}, “{written}”, was not read"), "", &[english]),
            ]
        }
        Finding::PlannedHours { planned: [theory, practice], weeks: [weekly_theory, weekly_practice], path } => [
            said(
                format!(
                    "方案写理论 {theory}、实践 {practice} 学时，各周加起来是理论 {weekly_theory}、实践 {weekly_practice}"
                ),
                "",
                &[&format!("改这里的 `hours`，或改 {path} 里各周的学时")],
            ),
            said(
                format!(
                    "the programme has {theory} hours of theory and {practice} of practice, the weeks have {weekly_theory} and {weekly_practice}"
                ),
                "",
                &[&format!("correct `hours` here, or those of the weeks in {path}")],
            ),
        ],
        _ => return credits(finding),
    })
}

/// What a cell must hold.
fn cure(slip: CellSlip) -> [&'static str; 2] {
    match slip {
        CellSlip::Code => [
            "这里要写标准里有的编号或任务名称，并看得出等级：`中级2.1.1`，或加“等级”一列",
            "write a number or a task's name that the standard has, and its level: `中级2.1.1`, or add a column 等级",
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

fn credits(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::CourseCredits { credits, fitting, hours, per_credit } => [
            said(
                format!("{hours} 学时按 {per_credit} 学时折一学分是 {fitting} 学分，这里写的是 {credits}"),
                "",
                &["核对这门课程的 `hours` 和 `credits`；折算的办法写在 kebiao.yaml 的 `hours.per_credit`"],
            ),
            said(
                format!(
                    "{hours} hours are {fitting} credits at {per_credit} hours each, and this course has {credits}"
                ),
                "",
                &[
                    "correct the course's `hours` or `credits`; `hours.per_credit` in kebiao.yaml says how they are reckoned",
                ],
            ),
        ],
        _ => return None,
    })
}
