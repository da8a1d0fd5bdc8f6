//! What reports of coverage say, in Chinese and in English side by side.

use crate::content::{Facet, MaterialKind, Reviewer, Verdict, Waiver};
use crate::curriculum::{FacetState, Opinion, State, Totals, Turn};
use crate::diagnostic::Language;
use crate::export::coverage::report::Filter;
use crate::sheet::Tone;

/// 覆盖对照表
pub(super) const COVERAGE: [&str; 2] = ["覆盖对照表", "table of coverage"];
pub(super) const CODE: [&str; 2] = ["编号", "code"];
pub(super) const LEVEL: [&str; 2] = ["等级", "level"];
pub(super) const FIELD: [&str; 2] = ["工作领域", "work field"];
pub(super) const TASK: [&str; 2] = ["工作任务", "task"];
pub(super) const REQUIREMENT: [&str; 2] = ["职业技能要求", "requirement"];
pub(super) const STATE: [&str; 2] = ["覆盖情况", "state"];
pub(super) const EVIDENCE: [&str; 2] = ["佐证材料", "evidence"];
pub(super) const REMARK: [&str; 2] = ["备注", "remark"];
pub(super) const SUMMARY: [&str; 2] = ["汇总", "summary"];
/// 不纳入
pub(super) const WAIVED: [&str; 2] = ["不纳入", "waived"];
pub(super) const GAPS: [&str; 2] = ["缺项清单", "gaps"];
pub(super) const LACKS: [&str; 2] = ["缺少", "lacks"];
pub(super) const SCOPE: [&str; 2] = ["范围", "scope"];
pub(super) const TOTAL: [&str; 2] = ["总数", "total"];
pub(super) const SHARE: [&str; 2] = ["已覆盖比例", "covered, %"];
pub(super) const OWN: [&str; 2] = ["本级", "this level"];
pub(super) const CUMULATIVE: [&str; 2] = ["含以下各级", "with those below"];
pub(super) const FINGERPRINT: [&str; 2] = ["版本校验码", "fingerprint"];
pub(super) const KIND: [&str; 2] = ["种类", "kind"];
pub(super) const NAME: [&str; 2] = ["名称", "name"];
pub(super) const LESSON: [&str; 2] = ["学习单元", "lesson"];
pub(super) const FACET: [&str; 2] = ["环节", "facet"];
pub(super) const REVIEWS: [&str; 2] = ["评审意见", "reviews"];
pub(super) const COUNTS: [&str; 2] = ["是否计入", "counts"];
pub(super) const THEORY: [&str; 2] = ["理论考核", "theory assessed"];
pub(super) const PRACTICE: [&str; 2] = ["实操考核", "practice assessed"];
pub(super) const UNNAMED: [&str; 2] = ["列举而未出现（仅供参考）", "listed, not named (an aid)"];
pub(super) const UNEXAMINED: [&str; 2] = ["未核对内容", "not examined"];
pub(super) const RESTS: [&str; 2] = ["靠未核对材料", "by files not examined"];
pub(super) const FILE: [&str; 2] = ["文件", "file"];
pub(super) const OUTPUT: [&str; 2] = ["成果", "work made"];
pub(super) const WAIVER: [&str; 2] = ["不纳入的理由", "why waived"];
pub(super) const AUTHORS: [&str; 2] = ["作者", "authors"];
pub(super) const LENGTH: [&str; 2] = ["字数", "characters"];
pub(super) const EXCERPT: [&str; 2] = ["摘录", "excerpt"];
pub(super) const WHY: [&str; 2] = ["理由", "why"];
pub(super) const BY: [&str; 2] = ["决定人", "by"];
pub(super) const UNTIL: [&str; 2] = ["有效期至", "until"];
pub(super) const NEXT: [&str; 2] = ["先写什么", "what to write next"];
pub(super) const CLOSES: [&str; 2] = ["补齐后新增覆盖", "would be covered"];
pub(super) const WEIGHT: [&str; 2] = ["占本级 %", "% of its level"];
pub(super) const BEGUN: [&str; 2] = ["已动笔", "begun"];
pub(super) const WEIGHTED: [&str; 2] = ["按考核权重", "by exam weights"];
pub(super) const SELF_DECLARED: [&str; 2] = [
    "对应标注由学习单元的作者写入；没有评审意见的为自评，未经复核（评审意见见筛选版）",
    "Authors claim what their texts do; what nobody has reviewed is their own word (reviews stand in the table to filter)",
];
pub(super) const CHANGES: [&str; 2] = ["变化", "changes"];
pub(super) const CHANGE: [&str; 2] = ["变化", "change"];
/// Of a level of which a snapshot holds no requirement.
pub(super) const NOTHING_KEPT: [&str; 2] = ["快照里没有本级的要求", "nothing of this level is in the snapshot"];
pub(super) const THEN: [&str; 2] = ["当时", "then"];
pub(super) const NOW: [&str; 2] = ["现在", "now"];
pub(super) const OTHER_RULE: [&str; 2] = [
    "注意：当时“已覆盖”的算法与现在不同，两次的数字不能直接相比",
    "mind: what counts as covered has changed since, so the figures are no plain comparison",
];
pub(super) const OTHER_EDITION: [&str; 2] =
    ["注意：当时是标准的另一个版本", "mind: that was another edition of the standard"];
/// Under what is handed in.
pub(in crate::export) const SIGNATURES: [&[&str]; 2] = [
    &["编制人：", "教研室主任：", "教学院系负责人：", "教务处（盖章）：", "日期：　　　年　　月　　日"],
    &["Prepared by:", "Head of teaching group:", "Head of department:", "Academic affairs (seal):", "Date:"],
];
/// Around the number of a page.
pub(in crate::export) const PAGES: [[&str; 3]; 2] = [["第 ", " 页，共 ", " 页"], ["Page ", " of ", ""]];

/// 讲授, 实训, 考核
pub(super) fn facet(facet: Facet) -> [&'static str; 2] {
    match facet {
        Facet::Teach => ["讲授", "taught"],
        Facet::Practise => ["实训", "practised"],
        Facet::Assess => ["考核", "assessed"],
    }
}

pub(super) fn facet_state(state: FacetState) -> [&'static str; 2] {
    match state {
        FacetState::Covered => ["已覆盖", "covered"],
        FacetState::Partly => ["部分覆盖", "partly"],
        FacetState::Suspect => ["待复核", "to be reviewed again"],
        FacetState::Draft => ["编写中或内容不足", "draft or too short"],
        FacetState::Open => ["未覆盖", "open"],
    }
}

pub(super) fn state(state: State) -> [&'static str; 2] {
    match state {
        State::Covered => ["已覆盖", "covered"],
        State::Partly => ["部分覆盖", "partly"],
        State::Open => ["未覆盖", "open"],
        State::Waived => WAIVED,
    }
}

/// What became of a requirement.
pub(super) fn turn(turn: Turn) -> [&'static str; 2] {
    match turn {
        Turn::Covered => ["新覆盖", "covered now"],
        Turn::Lost => ["不再覆盖", "no longer covered"],
        Turn::Begun => ["由未覆盖到部分覆盖", "partly now, was open"],
        Turn::Dropped => ["由部分覆盖退为未覆盖", "open now, was partly"],
        Turn::Waived => ["转为不纳入", "waived now"],
        Turn::Restored => ["重新纳入", "no longer waived"],
        Turn::Reworded => ["标准原文有改动", "reworded by the standard"],
        Turn::New => ["快照里没有的要求", "not in the snapshot"],
        Turn::Gone => ["标准不再有的要求", "no longer in the standard"],
    }
}

/// What kind of material it is.
pub(super) fn material(kind: MaterialKind) -> [&'static str; 2] {
    match kind {
        MaterialKind::Slides => ["课件", "slides"],
        MaterialKind::Video => ["微课", "video"],
        MaterialKind::TaskSheet => ["实训任务书", "task sheet"],
        MaterialKind::Report => ["实训报告", "lab report"],
        MaterialKind::Questions => ["试题", "exam questions"],
        MaterialKind::Case => ["案例", "case"],
        MaterialKind::Chapter => ["教材章节", "textbook chapter"],
        MaterialKind::Other => ["材料", "material"],
    }
}

/// Why a requirement is left out, who decided it, and until when.
pub(super) fn waiver(waiver: &Waiver, language: Language) -> String {
    let Waiver { why, by, until, .. } = waiver;
    let by = by.as_ref().map(|by| language.of([format!("（{by}）"), format!(" ({by})")]));
    let until = until.as_ref().map(|until| language.of([format!("，至 {until}"), format!(", until {until}")]));
    [Some(why.clone()), by, until].into_iter().flatten().collect()
}

/// A kind of evidence, by its name in JSON.
pub(super) fn kind(kind: &str) -> [&'static str; 2] {
    match kind {
        "quiz" => ["自测题", "quiz"],
        "rubric" => ["评分标准", "rubric"],
        "material" => ["材料", "material"],
        _ => ["小节", "section"],
    }
}

/// What a reviewer found, and who; or that nobody has looked.
pub(super) fn opinions(opinions: &[Opinion], language: Language) -> String {
    if opinions.is_empty() {
        return language.of(["自评", "not reviewed"]).to_owned();
    }
    let said = opinions.iter().map(|opinion| {
        let verdict = match opinion.verdict {
            Verdict::Fits => ["符合", "fits"],
            Verdict::MostlyFits => ["基本符合", "mostly fits"],
            Verdict::FailsToFit => ["不符合", "does not fit"],
        };
        let before = match opinion.changed {
            Some(_) => ["改动之前：", "before it changed: "],
            None => ["", ""],
        };
        let by = match opinion.reviewer {
            Reviewer::Person => ["", ""],
            Reviewer::Machine => ["，机器复核", ", by machine"],
        };
        let (before, verdict, by) = (language.of(before), language.of(verdict), language.of(by));
        let note = opinion
            .note
            .as_deref()
            .map_or(String::new(), |note| language.of([format!("：{note}"), format!(": {note}")]));
        let Opinion { by: name, date, .. } = opinion;
        language.of([
            format!("{before}{verdict}（{name}{by}，{date}）{note}"),
            format!("{before}{verdict} ({name}{by}, {date}){note}"),
        ])
    });
    said.collect::<Vec<_>>().join("\n")
}

/// Why something does not count, by its key; or that it does.
pub(super) fn counts(why_not: Option<&str>) -> [&'static str; 2] {
    match why_not {
        None => ["计入", "counts"],
        Some("draft") => ["不计入：编写中", "does not count: draft"],
        Some("stub") => ["不计入：内容不足", "does not count: too short"],
        Some("suspect_standard") => ["不计入：待复核（标准已修订）", "does not count: the standard has changed"],
        Some("suspect_material") => ["不计入：待复核（材料已改动）", "does not count: the material has changed"],
        Some("suspect_both") => ["不计入：待复核（标准、材料都已改动）", "does not count: both sides have changed"],
        Some("refused") => ["不计入：评审结论为不符合", "does not count: found not to fit"],
        Some("link") => ["不计入：站外链接", "does not count: a link to elsewhere"],
        Some(_) => ["不计入", "does not count"],
    }
}

pub(super) fn facet_tone(state: FacetState) -> Tone {
    match state {
        FacetState::Covered => Tone::Good,
        FacetState::Partly => Tone::Part,
        FacetState::Suspect | FacetState::Draft => Tone::Plain,
        FacetState::Open => Tone::Lack,
    }
}

pub(super) fn tone(state: State) -> Tone {
    match state {
        State::Covered => Tone::Good,
        State::Partly => Tone::Part,
        State::Open => Tone::Lack,
        State::Waived => Tone::Plain,
    }
}

/// The figures of one scope in a line.
pub(super) fn totals(totals: Totals, language: Language) -> String {
    let Totals { total, covered, partly, waived, open, unexamined } = totals;
    let percent = totals.percent();
    let [unlooked, unexamined] = match unexamined {
        0 => [String::new(), String::new()],
        _ => [
            format!("，其中 {unexamined} 条靠未核对内容的材料"),
            format!(", {unexamined} of them by files not examined"),
        ],
    };
    let [chinese, english] = match waived {
        0 => [String::new(), String::new()],
        _ => [format!("；另有不纳入 {waived} 条"), format!("; {waived} waived")],
    };
    language.of([
        format!("已覆盖 {covered}/{total}（{percent}%）{unlooked}，部分覆盖 {partly}，未覆盖 {open}{chinese}"),
        format!("covered {covered}/{total} ({percent}%){unexamined}, partly {partly}, open {open}{english}"),
    ])
}

/// What is left out of a report, in a line; empty where nothing is.
pub(super) fn in_force(filter: &Filter, language: Language) -> String {
    let mut said = Vec::new();
    said.extend(filter.level.as_ref().map(|level| language.of([format!("等级：{level}"), format!("level: {level}")])));
    if filter.gaps {
        said.push(language.of(["只列缺项", "gaps only"]).to_owned());
    }
    if said.is_empty() {
        return String::new();
    }
    language.of([format!("筛选条件：{}", said.join("；")), format!("filter: {}", said.join("; "))])
}
