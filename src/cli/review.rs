//! `kebiao review`

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::author::{self, Judgement};
use crate::cli::args::{self, FindingsForm};
use crate::cli::commands::site_folder;
use crate::cli::print::{findings, say};
use crate::cli::today::today;
use crate::cli::which;
use crate::content;
use crate::curriculum::{self, Lesson, Syllabus};
use crate::diagnostic::{Diagnostics, Language, Severity};
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
    let (syllabus, lesson) = which::lesson(&args.lesson, &curriculum, language)?;
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
