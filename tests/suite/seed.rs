//! The standard in `seeds/` and the reference site: what is there, and that all figures agree.

use kebiao::curriculum::Coverage;
use kebiao::diagnostic::Severity;
use kebiao::export;
use kebiao::output::Manifest;
use kebiao::project::Files;
use serde_json::Value;

use crate::folder::{Compiled, compile, files, repository};
use crate::site_laws::assert_lawful;

/// The folder of this repository, which is a site.
pub(crate) fn reference() -> Compiled {
    let mut site = Files::new();
    for folder in ["seeds", "content", "themes"] {
        for (path, file) in files(&repository(folder)) {
            site.insert(format!("{folder}/{path}"), std::fs::read(file).expect("a readable file"));
        }
    }
    site.insert("kebiao.yaml".to_owned(), std::fs::read(repository("kebiao.yaml")).expect("a readable file"));
    compile(site)
}

fn parsed() -> Value {
    let compiled = reference();
    let file = &compiled.project.standards[0];
    let source = compiled.project.sources.get(file.source);
    let mut diagnostics = kebiao::diagnostic::Diagnostics::default();
    let standard = kebiao::standard::parse(source, &file.stem, &mut diagnostics);
    serde_json::from_str(&export::standard_json(&standard, source, &diagnostics, kebiao::diagnostic::Language::Chinese))
        .expect("an export is JSON")
}

fn count(value: &Value) -> usize {
    value.as_array().map_or(0, Vec::len)
}

#[test]
fn the_seed_is_exactly_what_is_there() {
    let seed = parsed();
    let each = |values: &Value, key: &str| -> Vec<Value> {
        values.as_array().into_iter().flatten().flat_map(|it| it[key].as_array().cloned().unwrap_or_default()).collect()
    };
    let fields = Value::Array(each(&seed["levels"], "fields"));
    let tasks = Value::Array(each(&fields, "tasks"));
    assert_eq!((count(&seed["levels"]), count(&fields), count(&tasks)), (3, 14, 33));
    let requirements: Vec<usize> = (0..3)
        .map(|level| {
            let fields = Value::Array(each(&Value::Array(vec![seed["levels"][level].clone()]), "fields"));
            each(&Value::Array(each(&fields, "tasks")), "requirements").len()
        })
        .collect();
    assert_eq!(requirements, [22, 51, 36]);
    let counts = ["terms", "normative_references", "bibliography", "drafting_organisations", "drafters"];
    assert_eq!(counts.map(|key| count(&seed[key])), [9, 7, 18, 18, 20]);
    let majors = |catalogue: usize| -> Vec<usize> {
        seed["catalogues"][catalogue]["groups"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|it| count(&it["majors"]))
            .collect()
    };
    assert_eq!((majors(0), majors(1)), (vec![7, 12, 7, 8], vec![8, 11, 9, 8]));
    assert_eq!(seed["cover"]["code"], "530047");
    assert_eq!(seed["cover"]["edition"], "2021年2.0版");
    assert_eq!(seed["cover"]["issued"], "2021-12");
    assert_eq!(count(&seed["levels"][1]["description"]), 2);
    assert!(seed["division"]["text"].as_str().expect("a text").ends_with("高级别涵盖低级别职业技能要求。"));
}

#[test]
fn the_seed_s_oddities_are_met() {
    let seed = parsed();
    let at = |code: &str| -> Value {
        let mut found = Value::Null;
        for level in seed["levels"].as_array().into_iter().flatten() {
            for field in level["fields"].as_array().into_iter().flatten() {
                for task in field["tasks"].as_array().into_iter().flatten() {
                    let nodes = task["requirements"].as_array().into_iter().flatten();
                    found = nodes.chain([field, task]).find(|node| node["code"] == code).cloned().unwrap_or(found);
                }
            }
        }
        found
    };
    let text = |code: &str| at(code)["text"].as_str().expect("a text").to_owned();
    assert!(text("L2-1.3.3").ends_with("进行提取、制作和测试。"));
    assert!(text("L3-1.2.2").contains("渠道策略，形成竞品分析报告。"));
    assert!(text("L3-4.2.4").contains("对阶段性广告投放效果"));
    assert_eq!(at("L2-1.3.3")["lines"], serde_json::json!([167, 170]));
    assert!(text("L2-5.3.3").starts_with("能利用邮件营销平台"));
    assert!(text("L3-3.1.4").starts_with("能结合不同搜索需求"));
    assert!(text("L2-6.1.1").ends_with("商标等方面的风险。"));
    assert_eq!(at("L2-5")["name"], "邮件营销");
    assert_eq!(at("L3-4.1.1")["printed"], "4.1.1.");
    assert_eq!(at("L3-5")["name"], "国际商务纠纷处理与隐私权保护");
    assert_eq!(at("L3-5.2")["name"], "数字环境下隐私权保护");
    let codes: Vec<&str> =
        seed["diagnostics"].as_array().into_iter().flatten().filter_map(|found| found["code"].as_str()).collect();
    assert_eq!(codes, ["unusual-notation", "odd-wording", "odd-wording", "unusual-notation"]);
}

#[test]
fn every_line_of_the_seed_is_claimed_once() {
    let compiled = reference();
    let standard = compiled.curriculum.syllabuses[0].standard();
    let source = compiled.project.sources.get(standard.source);
    let filled: Vec<u32> =
        source.text().lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()).map(|(_, number)| number).collect();
    let claimed: Vec<u32> = standard.lines.iter().map(|claim| claim.line).collect();
    assert_eq!(claimed, filled);
}

#[test]
fn the_reference_site_has_no_findings_but_notes() {
    let compiled = reference();
    assert_eq!(compiled.diagnostics.count(Severity::Error), 0, "{}", compiled.findings());
    assert_eq!(compiled.diagnostics.count(Severity::Warning), 0, "{}", compiled.findings());
}

/// Each lesson stands in one course, whose hours are those of its lessons.
#[test]
fn the_courses_of_the_reference_site_hold_all_lessons() {
    let compiled = reference();
    assert!(!compiled.findings().contains("[course-hours]"), "{}", compiled.findings());
    let syllabus = &compiled.curriculum.syllabuses[0];
    for lesson in syllabus.lessons() {
        let slug = &lesson.written.slug;
        let courses = compiled.curriculum.courses.iter().filter(|course| !course.weeks_of(0, slug).is_empty());
        assert_eq!(courses.count(), 1, "courses of {slug}");
        assert!(lesson.written.matter.hours.is_some(), "{slug} tells its hours");
    }
}

#[test]
fn every_link_of_the_reference_site_leads_somewhere() {
    let (outputs, _) = reference().build(&Manifest::default());
    assert_lawful(&outputs);
}

#[test]
fn terminal_page_and_json_agree() {
    let mut compiled = reference();
    let (outputs, _) = compiled.build(&Manifest::default());
    let page = String::from_utf8(outputs["530047/coverage.html"].clone()).expect("a page is UTF-8");
    let words = words_of(&page);
    let table = export::coverage_table(&export::Report::whole(&compiled.curriculum));
    let json: Value = serde_json::from_str(&export::coverage_json(&export::Report::whole(&compiled.curriculum)))
        .expect("an export is JSON");
    let syllabus = &compiled.curriculum.syllabuses[0];
    let coverage = Coverage::of(syllabus, &compiled.curriculum.config.coverage);
    let rows = json["standards"][0]["requirements"].as_array().expect("a list");
    assert_eq!(rows.len(), coverage.rows().len());
    for (row, found) in coverage.rows().iter().zip(rows) {
        let code = row.requirement.to_string();
        assert_eq!(found["code"], code.as_str());
        assert_eq!(found["state"], row.state.name());
        assert!(table.lines().any(|line| line.starts_with(&code)), "{code} is not in the table");
        let on_page = format!("id=\"{}\"", row.requirement.slug());
        assert!(page.contains(&on_page), "{code} is not on the page");
    }
    for (level, found) in
        syllabus.standard().levels.iter().zip(json["standards"][0]["levels"].as_array().expect("a list"))
    {
        let own = coverage.own(level.id);
        let numbers =
            ["total", "covered", "partly", "waived", "open"].map(|key| found["own"][key].as_u64().expect("a number"));
        assert_eq!(numbers, [own.total, own.covered, own.partly, 0, own.open].map(|number| number as u64));
        let line = format!("{}/{}", own.covered, own.total);
        assert!(table.contains(&line), "{line} is not in the table");
        let shown = format!("本级 {}% {} {} {} {}", own.percent(), own.covered, own.partly, own.open, own.total);
        assert!(words.contains(&shown), "{shown} is not on the page");
    }
    assert!(rows.iter().any(|row| row["state"] == "covered"), "the course covers nothing");
}

/// What a reader sees of a page, with one space between pieces.
fn words_of(page: &str) -> String {
    let text: String = page
        .split('<')
        .map(|piece| piece.split_once('>').map_or("", |(_, text)| text))
        .fold(String::new(), |text, piece| text + piece + " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
