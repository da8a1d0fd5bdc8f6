//! Lines of a test paper that are no words of questions: its title, the line for names, the table of points, the pages.

use crate::content::quiz::number::{is_digit, number};

/// A line that belongs to no question, wherever it stands: `得分 评卷人`, `第 1 页 共 4 页`.
pub(super) fn is_between(line: &str) -> bool {
    let words: Vec<&str> =
        line.split(|it| divides(it) || "：:_".contains(it)).filter(|word| !word.is_empty()).collect();
    // —第二页—
    let is_count = |it: char| is_digit(it) || "一二三四五六七八九十".contains(it);
    let is_dash = |it: char| "-—–－~".contains(it) || it.is_whitespace();
    let bare = line.trim_matches(is_dash);
    let is_page_number = bare.len() < line.len()
        && line.starts_with(is_dash)
        && line.ends_with(is_dash)
        && !bare.is_empty()
        && bare.chars().all(is_digit);
    let page: String = bare.chars().filter(|it| !it.is_whitespace() && !is_count(*it)).collect();
    (words.len() > 1 || line.contains('_')) && !words.is_empty() && words.iter().all(|word| SCORED.contains(word))
        || is_page_number
        || bare.starts_with('第')
            && ["第页", "第页共页", "第页，共页", "第页（共页）", "第页/共页"].contains(&page.as_str())
}

/// What titles end with.
const TITLES: [&str; 15] = [
    "试卷",
    "试题",
    "考试",
    "测试",
    "测验",
    "卷",
    "练习",
    "练习题",
    "习题",
    "测试题",
    "考试题",
    "模拟题",
    "自测题",
    "题库",
    "考核",
];

const SCHOOLS: [&str; 8] = ["学院", "学校", "大学", "中学", "职校", "技校", "职业中专", "职教中心"];

/// `XX职业学院2025—2026学年第一学期期末试卷（A卷）`
pub(super) fn is_name_of_paper(line: &str) -> bool {
    let mut name = line.trim_matches(|it: char| it.is_whitespace() || "#*".contains(it));
    if name.starts_with("绝密") || name.contains('密') && name.contains('封') && name.contains('线') {
        return true;
    }
    while let Some(inner) = name.strip_suffix(['）', ')', '】']) {
        let Some(open) = inner.rfind(['（', '(', '【']) else { break };
        if open == 0 {
            return inner.ends_with('卷');
        }
        name = inner[..open].trim_end();
    }
    let is_name = !name.contains(['。', '，', ',', '；', '：', ':', '_', '|']) && name.chars().count() <= 50;
    let ends = TITLES.iter().chain(&SCHOOLS).any(|word| name.ends_with(word));
    is_name && number(name).is_none() && (ends || name.contains("学年") && name.contains("学期"))
}

/// What a paper asks of who writes it, and what it tells of itself; longer words first.
const FIELDS: [&str; 64] = [
    "专业班级",
    "班级",
    "姓名",
    "学号",
    "学校",
    "院系",
    "系部",
    "系别",
    "专业",
    "年级",
    "考生号",
    "准考证号",
    "考号",
    "座位号",
    "座号",
    "考场",
    "得分",
    "成绩",
    "评卷人",
    "阅卷人",
    "复核人",
    "核分人",
    "统分人",
    "评分人",
    "命题人",
    "命题教师",
    "出题人",
    "审核人",
    "审题人",
    "任课教师",
    "授课教师",
    "教师",
    "监考",
    "考试时间",
    "考试日期",
    "考试时长",
    "考试形式",
    "考试方式",
    "考试科目",
    "考试课程",
    "考试性质",
    "考试类型",
    "考试地点",
    "答题时间",
    "时间",
    "时长",
    "时量",
    "日期",
    "满分",
    "卷面总分",
    "总分",
    "课程名称",
    "课程代码",
    "课程编号",
    "课程",
    "科目",
    "适用专业",
    "适用班级",
    "适用对象",
    "使用班级",
    "授课班级",
    "试卷类型",
    "闭卷",
    "开卷",
];

/// What the table of points names.
const SCORED: [&str; 12] =
    ["得分", "评卷人", "阅卷人", "复核人", "核分人", "统分人", "评分人", "题号", "题分", "满分", "总分", "分数"];

fn divides(it: char) -> bool {
    it.is_whitespace() || "|｜、，,；;".contains(it)
}

/// `班级：____ 姓名：____`, `（考试时间：90分钟 满分：100分）`, `题号 一 二 三 总分`
pub(super) fn is_form(line: &str) -> bool {
    let line = line.trim_matches(|it: char| divides(it) || "（）()【】#*".contains(it));
    if let Some(row) = line.strip_prefix("题号").or_else(|| line.strip_prefix("题序")) {
        let is_cell = |word: &str| word.chars().all(|it| "一二三四五六七八九十".contains(it)) || SCORED.contains(&word);
        return row.starts_with(divides) && row.split(divides).all(|word| word.is_empty() || is_cell(word));
    }
    // 班 级：____
    let line = without_space(line);
    let Some(name) = FIELDS.iter().chain(&SCORED).find(|name| line.starts_with(*name)) else { return false };
    let rest = &line[name.len()..];
    let ends = |it: char| divides(it) || "：:_（(".contains(it);
    rest.is_empty() || rest.starts_with(ends) || FIELDS.iter().any(|name| rest.starts_with(name))
}

/// 注 意 事 项
pub(super) fn without_space(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}
