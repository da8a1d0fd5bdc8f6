//! 学期授课计划: a course as a table to print and sign.

use crate::content::Hours;
use crate::curriculum::{Course, Curriculum, LessonAt};
use crate::diagnostic::Language;
use crate::export::coverage::PAGES;
use crate::sheet::{Cell, Column, Form, Sheet, Tone, Workbook};

/// Under the plan of a course.
const SIGNATURES: [&[&str]; 2] = [
    &["授课教师：", "教研室主任：", "教学院系负责人：", "日期：　　　年　　月　　日"],
    &["Teacher:", "Head of teaching group:", "Head of department:", "Date:"],
];
const HEADS: [[&str; 7]; 2] = [
    ["周次", "教学内容", "学时", "理论", "实践", "作业", "备注"],
    ["week", "what is taught", "hours", "theory", "practice", "homework", "remark"],
];
const TOTAL: [&str; 2] = ["合计", "total"];
/// Letters of half width, one a column.
const WIDTHS: [u16; 7] = [8, 52, 8, 8, 8, 48, 14];

/// One table: a row a week, and the sums.
pub fn timetable<'a>(curriculum: &'a Curriculum, course: &'a Course) -> Workbook<'a> {
    let language = curriculum.config.language;
    let written = &course.written;
    let title = language.of([
        format!("《{}》学期授课计划", written.name.value),
        format!("{}: plan of the semester", written.name.value),
    ]);
    let columns = language.of(HEADS).into_iter().zip(WIDTHS).map(|(name, width)| match width {
        8 => Column::short(name, width),
        _ => Column::text(name, width),
    });
    let number = |count: u32| Cell::count(count as usize);
    let mut rows = Vec::new();
    for (week, lessons) in written.weeks.iter().zip(&course.weeks) {
        let title = |at: &LessonAt| curriculum.syllabuses[at.syllabus].lesson(&at.slug).written.matter.title.clone();
        let content: Vec<String> = week.topic.iter().cloned().chain(lessons.iter().map(title)).collect();
        let Hours { theory, practice } = week.hours;
        rows.push(vec![
            number(week.number.value),
            Cell::text(content.join("\n")),
            number(week.hours.total()),
            number(theory),
            number(practice),
            Cell::text(week.homework.clone().unwrap_or_default()),
            Cell::text(""),
        ]);
    }
    let sum = written.hours();
    let sums = [sum.total(), sum.theory, sum.practice].map(|count| number(count).toned(Tone::Strong));
    let mut last = vec![Cell::text(language.of(TOTAL)).toned(Tone::Strong), Cell::text("")];
    last.extend(sums);
    last.extend([Cell::text(""), Cell::text("")]);
    rows.push(last);
    let sheet = Sheet {
        name: language.of(["授课计划", "plan"]).to_owned(),
        heading: heading(curriculum, course, title.clone(), language),
        columns: columns.collect(),
        rows: rows.into(),
        foot: vec![language.of(SIGNATURES).iter().map(|&it| it.to_owned()).collect()],
        form: Form::Paper,
    };
    Workbook { mark: title.clone(), title, pages: language.of(PAGES).map(str::to_owned), sheets: vec![sheet] }
}

/// The title, the sums, and each programme that has this course, with whether its hours are the same.
fn heading(curriculum: &Curriculum, course: &Course, title: String, language: Language) -> Vec<String> {
    let sum = course.written.hours();
    let (weeks, lessons) = (course.weeks.len(), course.lessons().len());
    let mut heading = vec![
        title,
        language.of([
            format!("共 {weeks} 周，{lessons} 个学习单元，{}", hours(sum, language)),
            format!("{weeks} weeks, {lessons} lessons, {}", hours(sum, language)),
        ]),
    ];
    for programme in &curriculum.programmes {
        let has = |index: Option<usize>| {
            index.is_some_and(|index| curriculum.courses[index].written.slug == course.written.slug)
        };
        for planned in programme.courses.iter().filter(|planned| has(planned.course)) {
            let (college, major) = (&programme.written.college, &programme.written.major.value);
            let edition = programme.written.plan.edition.clone().unwrap_or_default();
            let agrees = planned.written.hours == sum;
            let verdict = language.of(if agrees {
                ["与本计划一致", "as planned here"]
            } else {
                ["与本计划不一致", "other than planned here"]
            });
            let given = hours(planned.written.hours, language);
            heading.push(language.of([
                format!("人才培养方案：{college}　{major}　{edition}　{given}，{verdict}"),
                format!("programme: {college}, {major} {edition}, {given}, {verdict}"),
            ]));
        }
    }
    heading
}

fn hours(hours: Hours, language: Language) -> String {
    let Hours { theory, practice } = hours;
    let total = hours.total();
    language.of([
        format!("{total} 学时（理论 {theory}，实践 {practice}）"),
        format!("{total} hours ({theory} theory, {practice} practice)"),
    ])
}
