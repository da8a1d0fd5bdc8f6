//! What stands above the questions of a test paper, or between its parts, and is none: its title, the line for names,
//! the table of points, what is said of how to answer and of how it is marked.

use crate::content::quiz::bracket::{in_brackets, with_blank_brackets};
use crate::content::quiz::heading::heading;
use crate::content::quiz::label::{Before, Part, choice, label};
use crate::content::quiz::number::{is_digit, number};
use crate::content::quiz::piece::has_room;
use crate::content::quiz::question::BLANK;
use crate::diagnostic::{Diagnostics, Finding};
use crate::text::{Source, Span, is_han};

/// What is left out of a paper.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Lines that are surely no questions.
    pub(super) left: Vec<Span>,
    /// Lines that could be.
    pub(super) unsure: Vec<Span>,
}

impl Head {
    /// Tells both: the first of the lines that are no questions, and how many there are.
    pub(super) fn tell(&self, diagnostics: &mut Diagnostics) {
        if let Some(first) = self.left.first() {
            diagnostics.at(*first, Finding::PaperHead { lines: self.left.len() });
        }
        for run in &self.unsure {
            diagnostics.at(*run, Finding::PaperUnsure);
        }
    }
}

/// The lines, from the first on, that are surely of a paper's head.
pub(super) fn length(source: &Source, lines: &[Span]) -> usize {
    let text = source.slice(lines[0]);
    let below = lines.iter().skip(1).map(|line| source.slice(*line)).find(|text| !text.is_empty());
    let is_answered = below.is_some_and(|text| {
        choice(text, 'A').is_some() || label(text, Before::Line).is_some_and(|(part, _)| part != Part::Assess)
    });
    if text.is_empty() || is_answered || asks(text) {
        return 0;
    }
    match named(text, &NOTES).or_else(|| named(text, &MARKING)) {
        Some(said) => notes(source, lines, said),
        None => usize::from(is_title(text) || is_form(text) || is_told(text)),
    }
}

/// The lines of what is said of how a paper is marked.
pub(super) fn marking(source: &Source, lines: &[Span]) -> usize {
    lines.first().and_then(|line| named(source.slice(*line), &MARKING)).map_or(0, |said| notes(source, lines, said))
}

/// No title has more lines.
const TITLE: usize = 8;

/// The lines of a title that stands above a sheet of answers.
pub(super) fn titles(source: &Source, lines: &[Span]) -> usize {
    let is_head = |line: &&Span| is_title(source.slice(**line)) || is_form(source.slice(**line));
    lines.iter().take(TITLE).take_while(is_head).count()
}

/// A line that belongs to no question, wherever it stands: `得分 评卷人`, `第 1 页 共 4 页`.
pub(super) fn is_between(line: &str) -> bool {
    let words: Vec<&str> = line.split(divides).filter(|word| !word.is_empty()).collect();
    let page: String = line.chars().filter(|it| !it.is_whitespace() && !is_digit(*it)).collect();
    words.len() > 1 && words.iter().all(|word| SCORED.contains(word))
        || ["第页共页", "第页，共页", "第页（共页）", "第页/共页"].contains(&page.as_str())
}

/// Whether some words could be a title: they are short, and no sentence.
pub(super) fn is_short(line: &str) -> bool {
    line.chars().count() <= 30 && !line.contains(['。', '？', '?', '！', '；', '：', ':'])
}

/// Whether a line asks something: it has room for an answer, or a sign of the question.
pub(super) fn asks(text: &str) -> bool {
    let is_blank = text.contains("__") && !is_form(text) && !text.contains(['：', ':']);
    is_blank
        || with_blank_brackets(text).contains(BLANK)
        || text.trim_end().ends_with(['？', '?'])
        || in_brackets(text).is_some()
}

/// Whether a line speaks of a text that questions are about.
pub(super) fn is_material(text: &str) -> bool {
    ["材料", "案例", "资料", "阅读", "情境", "背景", "如下", "以下是"].iter().any(|word| text.contains(word))
}

/// What such lines are called.
const NOTES: [&str; 13] = [
    "注意事项",
    "考生须知",
    "考生注意",
    "答题须知",
    "答卷须知",
    "答题说明",
    "答卷说明",
    "试卷说明",
    "考试说明",
    "答题要求",
    "考试要求",
    "注意",
    "说明",
];

const MARKING: [&str; 9] =
    ["阅卷说明", "评卷说明", "评分说明", "给分说明", "阅卷要求", "评分标准", "评分细则", "评分要求", "阅卷须知"];

/// What follows the name with which a line begins.
fn named<'a>(line: &'a str, names: &[&str]) -> Option<&'a str> {
    let inner = line.trim_start_matches(['【', '[', '［', '（', '(']);
    if inner.contains(char::is_whitespace) && names.contains(&without_space(inner).as_str()) {
        return Some("");
    }
    let rest = names.iter().find_map(|name| inner.strip_prefix(name))?;
    let rest = rest.trim_start_matches(['】', ']', '］', '）', ')']);
    rest.strip_prefix(['：', ':']).or_else(|| rest.is_empty().then_some(rest)).map(str::trim)
}

/// 注 意 事 项
fn without_space(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

/// The lines that such a name takes: a list below it that counts from 1, where something else begins behind it.
fn notes(source: &Source, lines: &[Span], said: &str) -> usize {
    let mut listed = u32::from(number(said).is_some_and(|it| it.count == Some(1)));
    let mut length = 1;
    while let Some(line) = lines.get(length) {
        let text = source.slice(*line);
        let is_next = || number(text).is_some_and(|it| it.count == Some(listed + 1));
        if text.is_empty() || is_told(text) {
            length += 1;
        } else if is_next() && !has_room(source, &lines[length..]) {
            (listed, length) = (listed + 1, length + 1);
        } else {
            let begins = heading(text).is_some() || number(text).is_some_and(|it| it.count == Some(1));
            return if begins || is_form(text) || is_title(text) || text.contains("答案") { length } else { 1 };
        }
    }
    1
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
fn is_title(line: &str) -> bool {
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
fn is_form(line: &str) -> bool {
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

/// `每小题只有一个正确答案`, `（每题2分，共20分）`: what is said of how to answer.
fn is_told(line: &str) -> bool {
    let begins = [
        "请",
        "本卷",
        "本试卷",
        "本大题",
        "本题",
        "全卷",
        "每题",
        "每小题",
        "每空",
        "下列各题",
        "以下各题",
        "下列每",
        "在每",
        "在下列",
        "将正确",
        "将答案",
        "把正确",
        "把答案",
        "答案写",
        "考生",
        "答题",
        "答卷",
        "所有答案",
        "错选",
        "正确的打",
        "正确的划",
        "正确的在",
        "对的打",
        "认为正确",
        "选择正确",
        "选出",
    ];
    let of = ["题", "分", "答案", "括号", "答卷", "选项", "正确", "错误", "横线", "姓名", "试卷"];
    let inner = line.trim_matches(|it: char| it.is_whitespace() || "（）()".contains(it));
    let is_enclosed = inner.len() < line.len() && line.starts_with(['（', '(']) && line.ends_with(['）', ')']);
    let has = |words: &[&str]| words.iter().any(|word| inner.contains(word));
    let is_sentence = inner.starts_with(is_han) && !is_material(inner) && !asks(line);
    is_sentence && has(&of) && (is_enclosed || begins.iter().any(|word| inner.starts_with(word)))
}
