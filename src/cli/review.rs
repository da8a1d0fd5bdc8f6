//! `kebiao review`

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::author::{self, Judgement};
use crate::cli::args::{self, FindingsForm};
use crate::cli::commands::site_folder;
use crate::cli::print::{findings, say};
use crate::cli::today::today;
use crate::content;
use crate::curriculum::{self, Curriculum, Lesson, Syllabus};
use crate::diagnostic::{Diagnostics, Language, Severity, nearest};
use crate::disk;
use crate::pipeline;
use crate::project::Project;
use crate::text::{Source, SourceId};

/// Writes what someone found of a lesson, and asks nothing.
pub(super) fn review(args: &args::Review) -> Result<ExitCode> {
    let site = site_folder()?;
    let mut diagnostics = Diagnostics::default();
    let project = Project::of(disk::files(&site)?, &mut diagnostics);
    let curriculum = pipeline::compile(&project, &mut diagnostics);
    let language = project.config.language;
    let (syllabus, lesson) = lesson(&args.lesson, &curriculum, language)?;
    let file = format!("content/{}/reviews.yaml", syllabus.standard().code.0);
    let nothing = Source::new(SourceId(0), file.clone(), String::new());
    let source = project.texts.get(&file).map_or(&nothing, |id| project.sources.get(*id));
    let mut slips = Diagnostics::default();
    let reviews = if source.text().trim().is_empty() { Vec::new() } else { content::reviews(source, &mut slips) };
    if slips.has_errors() {
        findings(&slips, &project.sources, language, Severity::Error, FindingsForm::Human);
        say(&language.of([format!("没有改动 {file}"), format!("{file} stays as it was")]));
        return Ok(ExitCode::from(1));
    }
    let claim = match &args.claim {
        Some(written) => Some(claim(written, syllabus, lesson, language)?),
        None => None,
    };
    let stamps = curriculum::stamps(lesson, syllabus, &project.files);
    if stamps.is_empty() {
        bail!(language.of([
            format!("学习单元 {} 没有对应标注，没有可以评审的内容", args.lesson),
            format!("lesson {} claims nothing, so there is nothing to review", args.lesson),
        ]));
    }
    let judgement = Judgement {
        lesson: lesson.written.slug.clone(),
        by: args.by.trim().to_owned(),
        reviewer: args.kind,
        date: args.date.clone().unwrap_or_else(today),
        verdict: args.verdict,
        note: args.note.clone(),
        claim,
    };
    let Ok(text) = author::review(source.text(), &reviews, stamps, &judgement) else {
        bail!(language.of([
            format!("{file} 不是一段一条、以“- ”顶格开头的写法，改动它可能丢失别人的意见；请先改成那样"),
            format!(
                "{file} does not have an entry a block, each with \"- \" at the start of its line; changing it could lose what others wrote, so write it that way first"
            ),
        ]));
    };
    let write = if project.texts.contains_key(&file) { disk::edit } else { disk::add };
    write(&site, &file, text.as_bytes())?;
    let path = &lesson.written.path;
    say(&language.of([
        format!("已记入 {file}：{} 对 {path} 的评审结论为“{}”", judgement.by, judgement.verdict.name()),
        format!("written to {file}: {} found of {path}: {}", judgement.by, judgement.verdict.name()),
    ]));
    Ok(ExitCode::SUCCESS)
}

/// The lesson by its address, with the standard's code before it where several have it, or by its path.
fn lesson<'a>(written: &str, curriculum: &'a Curriculum, language: Language) -> Result<(&'a Syllabus, &'a Lesson)> {
    let path = written.replace('\\', "/");
    let path = path.trim_start_matches("./");
    let (code, slug) = written.split_once(':').map_or((None, written), |(code, slug)| (Some(code), slug));
    let all = curriculum.syllabuses.iter().flat_map(|it| it.lessons().iter().map(move |lesson| (it, lesson)));
    let fits = |(syllabus, lesson): &(&Syllabus, &Lesson)| {
        let is_of = code.is_none_or(|code| syllabus.standard().code.0 == code);
        lesson.written.path == path
            || (is_of && [lesson.written.slug.as_str(), stem(&lesson.written.path)].contains(&slug))
    };
    let found: Vec<_> = all.clone().filter(fits).collect();
    match found.as_slice() {
        [one] => Ok(*one),
        [] => {
            let hint =
                nearest(slug, all.flat_map(|(_, lesson)| [lesson.written.slug.as_str(), stem(&lesson.written.path)]));
            let hint = hint.map_or(String::new(), |near| {
                language.of([format!("；是不是想写 {near}？"), format!("; did you mean {near}?")])
            });
            bail!(language.of([format!("没有学习单元 {written}{hint}"), format!("there is no lesson {written}{hint}")]))
        }
        [(one, _), ..] => {
            let example = format!("{}:{slug}", one.standard().code);
            bail!(language.of([
                format!("几个标准都有学习单元 {written}；写作 {example}"),
                format!("several standards have a lesson {written}; write {example}"),
            ]))
        }
    }
}

/// The requirement whose claims are meant.
fn claim(
    written: &str,
    syllabus: &Syllabus,
    lesson: &Lesson,
    language: Language,
) -> Result<crate::standard::RequirementId> {
    let found = lesson.claims.iter().map(|claim| claim.requirement).find(|id| {
        let is_own = id.level == lesson.place.level() && id.number() == written;
        let name = &syllabus.level(id.level).name;
        is_own || id.to_string() == written || format!("{name}{}", id.number()) == written.replace(['-', ' '], "")
    });
    if let Some(found) = found {
        return Ok(found);
    }
    let codes: std::collections::BTreeSet<_> = lesson.claims.iter().map(|claim| claim.requirement).collect();
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let codes = codes.join(", ");
    bail!(language.of([
        format!("这个学习单元没有标注 {written}；它标注了 {codes}"),
        format!("the lesson does not claim {written}; it claims {codes}"),
    ]))
}

/// The name of a lesson's file, as its author sees it.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}
