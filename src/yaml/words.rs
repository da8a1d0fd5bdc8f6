//! The words of YAML in Chinese, and what they stand for: one table for all files.

use crate::diagnostic::nearest;
use crate::text::is_han;

/// What stands in the files of a site, and how it may be written in Chinese.
const WORDS: &[(&str, &[&str])] = &[
    // Keys of a lesson's head
    ("task", &["任务", "工作任务"]),
    ("tasks", &["任务", "工作任务", "几个任务"]),
    ("level", &["等级"]),
    ("title", &["标题", "名称"]),
    ("summary", &["摘要", "简介"]),
    ("hours", &["学时", "课时"]),
    ("order", &["次序", "顺序", "排序"]),
    ("kind", &["类型", "种类", "题型"]),
    ("status", &["状态"]),
    ("authors", &["作者", "编者"]),
    ("goals", &["目标", "教学目标", "学习目标"]),
    ("knowledge", &["知识", "知识目标"]),
    ("ability", &["能力", "能力目标"]),
    ("character", &["素质", "素质目标", "素养"]),
    ("key", &["重点", "教学重点"]),
    ("difficult", &["难点", "教学难点"]),
    ("civic", &["课程思政", "思政"]),
    // its words
    ("draft", &["编写中", "草稿", "未完成"]),
    ("ready", &["定稿", "完成", "已完成"]),
    ("integrated", &["理实一体"]),
    ("lab", &["实训"]),
    ("project", &["综合项目"]),
    ("assessment", &["测评", "考核方式"]),
    ("reading", &["拓展阅读"]),
    // Claims
    ("teach", &["讲", "讲授", "教"]),
    ("practise", &["练", "实训"]),
    ("assess", &["考", "考核", "考核要求", "对应要求"]),
    ("part", &["部分"]),
    // Quizzes and rubrics
    ("question", &["题干", "题目", "问题"]),
    ("choices", &["选项"]),
    ("answer", &["答案"]),
    ("why", &["解析", "理由", "原因"]),
    ("points", &["分值"]),
    ("difficulty", &["难易度", "难度"]),
    ("single", &["单选", "单选题"]),
    ("multiple", &["多选", "多选题"]),
    ("judge", &["判断", "判断题"]),
    ("fill", &["填空", "填空题"]),
    ("open", &["简答", "简答题", "未覆盖"]),
    ("output", &["成果", "输出"]),
    ("criteria", &["评分项", "评分标准"]),
    ("point", &["要点", "评分点"]),
    ("score", &["分值"]),
    ("standard", &["标准", "评分标准"]),
    // What people decided
    ("requirement", &["要求", "职业技能要求"]),
    ("by", &["决定人"]),
    ("until", &["有效期至"]),
    ("source", &["依据"]),
    ("weights", &["权重"]),
    ("minimum", &["达标线"]),
    ("strand", &["主线", "能力主线"]),
    ("levels", &["等级", "对接等级"]),
    ("majors", &["专业"]),
    ("name", &["名称", "课程名称"]),
    ("school_type", &["院校类型"]),
    ("code", &["代码", "专业代码", "课程代码"]),
    ("change", &["变化"]),
    ("from", &["原名"]),
    ("at", &["位置"]),
    ("find", &["原文"]),
    ("replace", &["应为", "改为"]),
    ("number", &["编号"]),
    ("weeks", &["周次"]),
    ("week", &["周"]),
    ("topic", &["主题"]),
    ("lessons", &["学习单元"]),
    ("theory", &["理论"]),
    ("practice", &["实践"]),
    ("homework", &["作业"]),
    ("college", &["院校"]),
    ("major", &["专业"]),
    ("plan", &["培养方案"]),
    ("years", &["学制"]),
    ("edition", &["版本"]),
    ("example", &["示例"]),
    ("note", &["说明"]),
    ("courses", &["课程"]),
    ("course", &["课程安排"]),
    ("nature", &["课程性质"]),
    ("required", &["必修"]),
    ("credits", &["学分"]),
    ("semester", &["学期"]),
    ("exam", &["考试形式"]),
    ("lead", &["负责人"]),
    ("covers", &["支撑"]),
    ("how", &["融通方式"]),
    ("degree", &["支撑度"]),
    ("columns", &["各栏"]),
    // What was covered on a day
    ("date", &["日期"]),
    ("rule", &["口径"]),
    ("fingerprint", &["版本校验码"]),
    ("requirements", &["要求", "职业技能要求"]),
    ("state", &["状态", "覆盖情况"]),
    ("covered", &["已覆盖"]),
    ("partly", &["部分覆盖"]),
    ("waived", &["不纳入"]),
    // The site's settings
    ("language", &["语言"]),
    ("zh-CN", &["中文", "汉语", "简体中文"]),
    ("en", &["英文", "英语"]),
    ("standards", &["标准"]),
    ("file", &["文件"]),
    ("notice", &["说明"]),
    ("per_credit", &["每学分学时"]),
    ("school", &["学校"]),
    ("logo", &["校徽"]),
];

/// The known word that a Chinese one stands for.
pub fn usual<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    // Nearly every key is an English one, which stands for itself.
    if written.is_ascii() {
        return None;
    }
    let meant = |name: &&'a str| WORDS.iter().any(|(word, names)| word == name && names.contains(&written));
    known.iter().copied().find(meant)
}

/// How a word may be written in Chinese where these words are known.
pub fn in_chinese(name: &str, known: &[&str]) -> Vec<&'static str> {
    let all = WORDS.iter().filter(|(word, _)| *word == name).flat_map(|(_, names)| names.iter().copied());
    all.filter(|written| usual(written, known) == Some(name)).collect()
}

/// The known word nearest to a written one, in Chinese for whoever writes Chinese.
pub fn meant(written: &str, known: &[&str]) -> Option<String> {
    let as_known = nearest(written, known.iter().copied());
    // Of two words of one character each is as near as any other.
    let is_like = |name: &&str| name.chars().any(|it| written.contains(it));
    let chinese = || nearest(written, known.iter().flat_map(|name| in_chinese(name, known)).filter(is_like));
    if written.contains(is_han) { as_known.or_else(chinese) } else { as_known }
}

/// The known words as whoever wrote this one writes them, where all of them can be written so.
pub fn listed<'a>(written: &str, known: &[&'a str]) -> Vec<String> {
    let of =
        |name: &&'a str| if name.contains(is_han) { Some(*name) } else { in_chinese(name, known).first().copied() };
    let chinese: Option<Vec<&str>> = if written.contains(is_han) { known.iter().map(of).collect() } else { None };
    chinese.unwrap_or_else(|| known.to_vec()).into_iter().map(str::to_owned).collect()
}

/// Whether a word is one that files have, in either way.
pub(super) fn is_known(written: &str) -> bool {
    WORDS.iter().any(|(word, names)| *word == written || names.contains(&written))
}
