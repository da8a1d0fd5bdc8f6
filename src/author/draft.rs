//! A draft lesson of a task: where to write, with what the standard asks for beside it.

use crate::author::plain::comment;
use crate::author::scalar::scalar;
use crate::diagnostic::Language;
use crate::standard::{Level, Requirement, Task};

/// What a draft says around the standard's words, in one language.
struct Words {
    status: &'static str,
    summary: &'static str,
    hours: &'static str,
    kind: &'static str,
    authors: &'static str,
    goals: &'static str,
    claims: &'static str,
    practise: &'static str,
    steps: &'static str,
    quiz: [&'static str; 4],
    rubric: [&'static str; 3],
}

const CHINESE: Words = Words {
    status: "写好以后把 draft 改成 ready；编写中（draft）的没有页面，也不算覆盖",
    summary: "summary: 一两句话，说明学完能做什么",
    hours: "hours: 2                # 学时",
    kind: "kind: lab               # integrated 理实一体（默认）、lab 实训、project 综合项目、assessment 测评、reading 拓展阅读",
    authors: "authors: [姓名]",
    goals: "goals: {knowledge: 知识目标, ability: 能力目标, character: 素质目标}",
    claims: "每条要求一节；标题由您来写，花括号留在行末：teach 讲授，practise 实训，assess 考核。没有做到的，从花括号里删去。",
    practise: "动手做",
    steps: "写明任务、步骤和成果；成果的名称写进花括号：output=体检表",
    quiz: ["题干", "选项", "正确的选项，例如 B；几个都对写 [A, C]", "解析"],
    rubric: [
        "成果：评的是什么",
        "评分项：去掉行首的 #，每项一行",
        "- {point: 要点, score: 60, standard: 做到什么程度给这些分}",
    ],
};

const ENGLISH: Words = Words {
    status: "when it is written, make draft ready; a draft has no page and covers nothing",
    summary: "summary: what one can do afterwards, in one or two sentences",
    hours: "hours: 2                # 学时",
    kind: "kind: lab               # integrated (default), lab, project, assessment, reading",
    authors: "authors: [name]",
    goals: "goals: {knowledge: …, ability: …, character: …}",
    claims: "A section for each requirement; the titles are yours, the braces stay at the end: teach, practise, assess. Take out of them what a section does not do.",
    practise: "Do it",
    steps: "Say what to do, step by step, and what comes of it; its name goes into the braces: output=checklist",
    quiz: ["what is asked", "choices", "the right one, e.g. B; of several, [A, C]", "why"],
    rubric: [
        "the piece of work that is judged",
        "take the # away; a line for each",
        "- {point: …, score: 60, standard: when it gives that}",
    ],
};

/// The lesson's whole text.
pub fn draft(level: &Level, task: &Task, language: Language) -> String {
    let words = language.of([CHINESE, ENGLISH]);
    let numbers: Vec<String> = task.requirements.iter().map(number).collect();
    let name = comment(&format!("{} {} {}", level.name, task.id.number(), task.name));
    let Words { status, summary, hours, kind, authors, goals, claims, practise, steps, .. } = words;
    let mut parts = vec![format!(
        "---\n# {status}\nstatus: draft\ntask: {}            # {name}\ntitle: {}\n\
         # {summary}\n# {hours}\n# {kind}\n# {authors}\n# {goals}\n---\n",
        task.id,
        scalar(&task.name)
    )];
    if numbers.is_empty() {
        return parts.concat();
    }
    parts.push(format!("\n<!-- {claims} -->\n"));
    for (requirement, number) in task.requirements.iter().zip(&numbers) {
        let said = comment(&requirement.passage.text);
        parts.push(format!("\n## {number} {{teach={number}}}\n\n<!-- {said} -->\n"));
    }
    parts.push(format!("\n## {practise} {{practise={}}}\n\n<!-- {steps} -->\n", numbers.join(",")));
    parts.push(blocks(&words, &numbers));
    parts.concat()
}

/// A quiz and a rubric to fill in: until then they do not count.
fn blocks(words: &Words, numbers: &[String]) -> String {
    let [question, choices, answer, why] = words.quiz;
    let [output, criteria, criterion] = words.rubric;
    format!(
        "\n```quiz\nassess: {}\nquestion: \"\"            # {question}\nchoices: {{A: \"\", B: \"\", C: \"\", D: \"\"}}    # {choices}\n\
         answer: []              # {answer}\nwhy: \"\"                 # {why}\n```\n\
         \n```rubric\nassess: [{}]\noutput: \"\"              # {output}\n# criteria:              # {criteria}\n#   {criterion}\n```\n",
        numbers[0],
        numbers.join(", ")
    )
}

/// As it is claimed in a lesson of its level: the number, and which of those that bear it.
fn number(requirement: &Requirement) -> String {
    let code = requirement.id.to_string();
    code.split_once('-').map_or(code.clone(), |(_, number)| number.to_owned())
}
