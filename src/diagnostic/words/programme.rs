//! What is said of a college's programmes.

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
