//! What is said of courses by weeks.

use crate::diagnostic::finding::Finding;
use crate::diagnostic::words::{Both, said};

pub(super) fn say(finding: &Finding) -> Option<Both> {
    Some(match finding {
        Finding::AddressTwice { slug, other } => [
            said(format!("有两个文件的网址都是 `{slug}`"), "", &[&format!("另一个是 {other}；给其中一个改名")]),
            said(
                format!("two files have the address `{slug}`"),
                "",
                &[&format!("the other one is {other}; give one of them another name")],
            ),
        ],
        Finding::AmbiguousLesson { written, standards } => {
            let named =
                |between| standards.iter().map(|code| format!("`{code}:{written}`")).collect::<Vec<_>>().join(between);
            [
                said(format!("不止一份标准里有 `{written}`"), "", &[&format!("在前面写上标准代码：{}", named("、"))]),
                said(
                    format!("several standards have `{written}`"),
                    "",
                    &[&format!("write the standard's code in front: {}", named(", "))],
                ),
            ]
        }
        Finding::NotHours { written } => [
            said(format!("`{written}` 不是学时数"), "", &["写整数，例如 `{theory: 2, practice: 2}`（理论、实践）"]),
            said(
                format!("`{written}` is no number of hours"),
                "",
                &["write whole numbers: `{theory: 2, practice: 2}`"],
            ),
        ],
        Finding::WeekTwice { week } => [
            said(format!("第 {week} 周写了两次"), "这是第二次", &["把两处合成一周，或改正周次"]),
            said(
                format!("week {week} is written twice"),
                "this is the second time",
                &["make one week of both, or correct the number"],
            ),
        ],
        Finding::WeekOrder { week, before } => [
            said(format!("第 {week} 周排在第 {before} 周之后"), "", &["各周由先到后排列"]),
            said(format!("week {week} stands after week {before}"), "", &["put the weeks in order"]),
        ],
        Finding::CourseHours { weeks, lessons } => [
            said(
                format!("各周共安排 {weeks} 学时，所列学习单元自定共 {lessons} 学时"),
                "",
                &["如非有意增减，改各周的 `hours`，或改学习单元的 `hours`"],
            ),
            said(
                format!("the weeks have {weeks} hours, and the lessons in them say {lessons}"),
                "",
                &["unless it is meant so, correct `hours` of the weeks or of the lessons"],
            ),
        ],
        _ => return None,
    })
}
